//! One made-up deletion, on every page.

mod application;
mod bulk;
mod delivery;
pub mod desk;
mod figures;
pub mod guide;
mod held;
pub mod hostile;
pub mod inbox;
mod long;
mod lost;
pub mod notice;
mod preset;
mod question;
mod refusal;
mod registry;
pub mod reply;
mod request;
mod rest;
mod right;
mod shop;
mod situation;
pub mod staff;
mod stop;
mod written;

use frontend::i18n::{Locale, Texts};
use frontend::pages::part::schedule::{KeptUntil, Moment, Schedule};
use frontend::pages::part::{Blocker, BlockerKind, Category, Kept, Printed, WayBack};
use frontend::shell::{App, Assets, FieldError, Link, Operator, Shell};
use shared::policy::{Logo, Regime};
use shared::token::Theme;

pub const REFERENCE: &str = "AD-7K3M-9QXR-0T2V-HW57";

/// A page in one state, called `<page>-<state>` as the table in `frontend/src/route/page.rs` has them, and how it is made
/// in a language.
pub struct Page {
    pub name: &'static str,
    pub render: fn(&Shell) -> String,
}

pub fn all() -> Vec<Page> {
    let mut pages = request::all();
    pages.extend(situation::all());
    pages.extend(stop::all());
    pages.extend(application::all());
    pages.extend(rest::all());
    pages.extend(refusal::all());
    pages.extend(long::all());
    pages.extend(lost::all());
    pages.extend(right::all());
    pages.extend(shop::all());
    pages.extend(desk::all());
    pages.extend(question::all());
    pages.extend(preset::all());
    pages.extend(bulk::all());
    pages.extend(reply::all());
    pages.extend(delivery::all());
    pages.extend(held::all());
    pages.extend(figures::all());
    pages.extend(guide::all());
    pages.extend(notice::all());
    pages.extend(registry::all());
    pages.extend(inbox::all());
    pages.extend(staff::all());
    pages.extend(written::all());
    pages
}

pub fn shell(locale: Locale) -> Shell {
    Shell {
        locale,
        texts: Texts::of(locale),
        operator: operator(),
        path: format!("/{}/delete", locale.tag()),
        languages: Locale::REAL.to_vec(),
        assets: Assets {
            css: "/assets/style.css".into(),
            brand_css: String::new(),
            boot: "/assets/boot.js".into(),
            bridge: "/assets/bridge.js".into(),
            step_js: "/assets/step.js".into(),
            step_wasm: "/assets/step.wasm".into(),
            proof_js: "/assets/proof.js".into(),
            proof_wasm: "/assets/proof.wasm".into(),
        },
        app: None,
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
        logo: None,
        signs_in: false,
        publishes_figures: false,
        remedies: shared::clock::law::remedies(Regime::Gdpr),
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
            detail: Some(shell.texts.content("Order 1042, 39.90 EUR")),
            link: Some(link(shell, "/shop/account", "Go to your orders")),
            ..Blocker::usual(shell.texts, BlockerKind::Unpaid)
        },
        Blocker::usual(shell.texts, BlockerKind::Investigation),
    ]
}

/// Two months, a month of backups, then years.
pub fn schedule(shell: &Shell) -> Schedule {
    let moment = |when: &str, day: u32| Moment { when: when.into(), day };
    let [identity, invoices] = [("22 November 2031", 1_825), ("31 December 2032", 2_230)];
    let until = |kept: Kept, (when, day): (&str, u32)| KeptUntil {
        label: kept.label,
        basis: Some(kept.basis),
        until: moment(when, day),
    };
    Schedule {
        begins: shell.texts.get("schedule-now"),
        begins_text: None,
        today: None,
        last_day: Some(moment("Friday 22 January 2027", 60)),
        erased: moment("Saturday 23 January 2027", 61),
        erased_what: erased(shell).into_iter().map(|category| category.label).collect(),
        anonymised_what: anonymised(shell).into_iter().map(|category| category.label).collect(),
        backups: moment("Monday 22 February 2027", 91),
        backups_text: None,
        is_elsewhere: true,
        kept: kept(shell).into_iter().zip([invoices, identity]).map(|(kept, end)| until(kept, end)).collect(),
    }
}

/// Periods in the place of dates.
pub fn for_everybody(shell: &Shell) -> Schedule {
    let after = |moment: Moment, key: &str, period: String| Moment {
        when: shell.texts.get_with(key, &[("period", &period)]),
        ..moment
    };
    let years = |kept: KeptUntil| KeptUntil {
        until: after(
            Moment { day: 1_887, ..kept.until },
            "schedule-after-erasure",
            shell.texts.count("period-years", 5, &[]),
        ),
        ..kept
    };
    let dated = schedule(shell);
    let months = shell.texts.count("period-months", 2, &[]);
    let days = shell.texts.count("period-days", 30, &[]);
    Schedule {
        last_day: dated.last_day.map(|moment| after(moment, "schedule-after-request", months)),
        erased: Moment { when: shell.texts.get("schedule-after-wait"), ..dated.erased },
        begins_text: Some(shell.texts.get("schedule-closed-text")),
        backups_text: Some(shell.texts.get("schedule-backups-text")),
        backups: after(dated.backups, "schedule-after-erasure", days),
        kept: dated.kept.into_iter().map(years).collect(),
        ..schedule(shell)
    }
}

/// The same after `day` days.
pub fn schedule_on(shell: &Shell, day: u32) -> Schedule {
    let begins = "Monday 23 November 2026".to_owned();
    let when = if day == 0 { begins.clone() } else { "Thursday 21 January 2027".to_owned() };
    let backups_text = Some(shell.texts.get("schedule-backups-text"));
    Schedule { begins, backups_text, today: Some(Moment { when, day }), ..schedule(shell) }
}

/// With the operator's own colour and logo.
pub fn branded(shell: &Shell) -> Shell {
    let mut shell = shell.clone();
    shell.assets.brand_css = "/brand-0123456789abcdef.css".into();
    shell.operator.logo = Some(Logo {
        file: "/brand/harbour-market.svg".into(),
        dark_file: Some("/brand/harbour-market-dark.svg".into()),
        width: 40,
        height: 40,
        holds_name: false,
    });
    shell
}

/// As the operator's app shows it, on a dark screen whatever the device says.
pub fn in_app(shell: &Shell) -> Shell {
    let app = App {
        theme: Some(Theme::Dark),
        back: Some("harbour://left".into()),
        event: "pending",
        reference: Some(REFERENCE.into()),
    };
    Shell { app: Some(app), ..shell.clone() }
}

/// Where people may sign in at the operator.
pub fn signing_in(shell: &Shell) -> Shell {
    Shell { operator: Operator { signs_in: true, ..shell.operator.clone() }, ..shell.clone() }
}

pub fn printed() -> Printed {
    let at = "Monday 23 November 2026 at 14:05".into();
    Printed { at, page: "https://adieu.example/en/status".into() }
}
