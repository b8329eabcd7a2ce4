//! A guide to leaving a service that the operator does not run, as pieces of HTML. They are made at build time and lie beside
//! the Worker as files: it puts them into its shell, and a thousand guides weigh as much in it as none.

mod letter;
mod view;

use leptos::prelude::*;
use leptos::reactive::owner::Owner;

use crate::i18n::Texts;

/// What a guide says, in its language. Within a text, `words between such marks` stand on the screen in English, exactly so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guide {
    /// Its service, as in its path.
    pub service: String,
    pub intro: Vec<String>,
    pub consequences: Vec<String>,
    pub alternatives: Vec<String>,
    /// What is settled before: refunds, subscriptions, what hangs on the account.
    pub first: Vec<Item>,
    pub backup: Vec<Item>,
    /// Where a backup is safe.
    pub keep: Vec<String>,
    pub steps: Vec<Item>,
    pub form: Option<Form>,
    pub blanks: Vec<Blank>,
    pub letters: Vec<Letter>,
    pub way_back: WayBack,
    pub stuck: Vec<String>,
    pub survives: Vec<String>,
}

/// Something to tick off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// The same in every language, so that a tick is the same too.
    pub id: String,
    pub text: String,
    pub more: Option<String>,
}

/// The service's own form, which speaks English to everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    pub text: Vec<String>,
    pub actions: Vec<String>,
    pub reasons: Vec<Reason>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reason {
    /// Exactly as the form has them.
    pub words: String,
    pub means: String,
    pub when: String,
}

/// What a person fills in. It never leaves the browser.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Blank {
    pub id: String,
    pub label: String,
}

/// A letter with `{blanks}`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    pub id: String,
    pub title: String,
    /// Its language, if it is another one than the guide's.
    pub lang: Option<String>,
    pub subject: String,
    pub text: String,
}

/// Whether there is a way back, in the service's own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WayBack {
    /// About so many days; what is known of them, and what to do in them.
    Days { days: u32, text: Vec<String>, ways: Vec<String> },
    /// The first sentence is a warning.
    None(Vec<String>),
}

impl Default for WayBack {
    fn default() -> Self {
        Self::None(Vec::new())
    }
}

/// Around the calculator, which is the Worker's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pieces {
    pub before: String,
    pub after: String,
}

/// The guide as HTML. `script` is the address of what keeps ticks and fills letters.
pub fn pieces(guide: &Guide, texts: Texts, script: &str) -> Pieces {
    let owner = Owner::new();
    let html = |view: AnyView| view.to_html().replace("<!>", "");
    let pieces = owner
        .with(|| Pieces { before: html(view::before(guide, texts)), after: html(view::after(guide, texts, script)) });
    owner.cleanup();
    pieces
}
