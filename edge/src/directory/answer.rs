//! What a directory answers.

use shared::eligibility::BlockerKind;
use shared::id::{AccountKey, CategoryId, DeletionId};
use shared::preference::Refused;
use shared::time::Timestamp;

/// The operator's own judgement of an account. A deletion never writes it, so that it comes back as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Good,
    Suspended,
}

/// An account with what is needed to reach its person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub key: AccountKey,
    pub standing: Standing,
    pub has_password: bool,
    pub contacts: Vec<Contact>,
    pub name: Option<String>,
    pub created_at: Timestamp,
    /// The deletion that keeps the account quiet.
    pub paused_by: Option<DeletionId>,
    /// Restored without proof of control: it waits for the operator's own recovery.
    pub is_locked: bool,
}

/// One address of a person, in plain: for sending and for masking, never for a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Contact {
    pub kind: ContactKind,
    pub address: String,
    pub changed_at: Timestamp,
    /// When another address took its place. It proves nothing any more, but it is told what happens.
    pub replaced_at: Option<Timestamp>,
}

impl std::fmt::Debug for Contact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Contact({:?}, …)", self.kind)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactKind {
    Email,
    Phone,
    Username,
}

/// Something that stops a deletion until it is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocker {
    pub kind: BlockerKind,
    /// What it is about, in the operator's words: "Order 1042, 39.90 EUR". Personal: for the person's own page only.
    pub detail: Option<String>,
    /// Where the operator lets the person settle it.
    pub remedy: Option<String>,
}

/// What ends together with the account. Personal, and in the operator's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Endings {
    pub open_orders: Vec<String>,
    /// Money on its way: better waited for.
    pub refunds: Vec<String>,
    pub renewals: Vec<Renewal>,
    pub linked_apps: Vec<String>,
}

/// A subscription that would have been renewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewal {
    pub name: String,
    /// Where a store bills it: the only place where it can be stopped, and only by the person.
    pub cancel_at: Option<String>,
}

/// Everything of one category, opened, as the copy shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryExport {
    pub category: CategoryId,
    pub records: Vec<serde_json::Map<String, serde_json::Value>>,
}

/// The answer to a name and a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// Come in; the token is the session's only copy.
    Welcome { token: String },
    /// Right, but the account waits for its deletion: offer to keep it.
    Pending { deletion: DeletionId },
    /// Right, but the account was restored without proof and waits for the operator's recovery.
    Locked,
    /// Too many guesses at this name lately; the password was not looked at.
    TooManyTries,
    /// Wrong name, wrong password, no such account, no longer an account: one and the same answer.
    Refused,
}

/// One thing of a category.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The directory's own name of it, which processors know.
    pub id: String,
    pub at: Timestamp,
    pub fields: serde_json::Map<String, serde_json::Value>,
    pub kept_for: Option<&'static str>, // Why it cannot go yet: the end of a key of ours.
}

/// Which thing is put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Correcting<'a> {
    Newest,
    Named(&'a str),
    New,
}

/// What a person refuses, and since when that is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preferences {
    pub refused: Refused,
    pub at: Option<Timestamp>,
}
