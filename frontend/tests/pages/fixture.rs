//! One made-up deletion, on every page.

pub mod hostile;
mod request;
mod rest;
mod situation;
mod stop;

use frontend::i18n::{Locale, Texts};
use frontend::pages::part::{Blocker, BlockerKind, Category, Kept, WayBack};
use frontend::shell::{Assets, FieldError, Link, Operator, Shell};

pub const REFERENCE: &str = "AD-7K3M-9QXR-0T2V-HW57";

/// A page's name and how it is made in a language.
pub struct Page {
    pub name: &'static str,
    pub render: fn(&Shell) -> String,
}

pub fn all() -> Vec<Page> {
    let mut pages = request::all();
    pages.extend(situation::all());
    pages.extend(stop::all());
    pages.extend(rest::all());
    pages
}

pub fn shell(locale: Locale) -> Shell {
    Shell {
        locale,
        texts: Texts::of(locale),
        operator: operator(),
        path: format!("/{}/delete", locale.tag()),
        assets: Assets {
            css: "/assets/style.css".into(),
            boot: "/assets/boot.js".into(),
            step_js: "/assets/step.js".into(),
            step_wasm: "/assets/step.wasm".into(),
        },
        is_error: false,
    }
}

pub fn operator() -> Operator {
    Operator {
        name: "Harbour Market".into(),
        contact: "privacy@harbour.example".into(),
        contact_url: "mailto:privacy@harbour.example".into(),
        privacy_url: "https://harbour.example/privacy".into(),
        privacy_section: "Section 10".into(),
        home_url: Some("/shop".into()),
    }
}

pub fn names() -> Vec<String> {
    vec!["Harbour Market".into(), "Harbour Market Seller".into()]
}

pub fn way_back() -> WayBack {
    WayBack { last_day: "Friday 22 January 2027 (Helsinki time)".into(), window: "two months".into(), days_left: None }
}

pub fn erase_on() -> String {
    "Saturday 23 January 2027".into()
}

pub fn error(shell: &Shell, field: &'static str, code: &str) -> FieldError {
    FieldError::named(shell.texts, field, code)
}

pub fn link(shell: &Shell, href: &str, text: &str) -> Link {
    Link { href: href.into(), text: shell.texts.content(text) }
}

fn category(shell: &Shell, label: &str, consequence: &str) -> Category {
    Category { label: shell.texts.content(label), consequence: shell.texts.content(consequence) }
}

pub fn erased(shell: &Shell) -> Vec<Category> {
    vec![
        category(shell, "Profile", "Name, picture and settings are gone."),
        category(shell, "Sign-in records", "Devices, times and addresses of sign-ins are gone."),
        category(shell, "Messages", "What you wrote and received here is gone."),
    ]
}

pub fn anonymised(shell: &Shell) -> Vec<Category> {
    vec![category(shell, "Browsing", "Only counts remain that belong to nobody.")]
}

pub fn kept(shell: &Shell) -> Vec<Kept> {
    let kept = |label: &str, basis: &str, until: &str| Kept {
        label: shell.texts.content(label),
        basis: shell.texts.content(basis),
        until: shell.texts.content(until),
    };
    vec![
        kept("Invoices", "Accounting Act, chapter 2, section 10", "31 December 2032"),
        kept("Verified identity", "Act on Preventing Money Laundering", "22 November 2031"),
    ]
}

pub fn blockers(shell: &Shell) -> Vec<Blocker> {
    vec![
        Blocker {
            kind: BlockerKind::Unpaid,
            detail: Some(shell.texts.content("Order 1042, 39.90 EUR")),
            link: Some(link(shell, "/shop/account", "Go to your orders")),
        },
        Blocker { kind: BlockerKind::Investigation, detail: None, link: None },
    ]
}
