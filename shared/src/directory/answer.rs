//! What is answered. A member that nobody knows is passed over, so that a directory may be newer than we are.

use super::Operation;
use crate::eligibility::BlockerKind;
use crate::id::{AccountKey, CategoryId, DeletionId, ProcessorId};
use crate::preference::Refused;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An answer: which question it answers, what became of it, and what the operation says beside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer<T> {
    /// The operation that was asked for.
    pub answers: Operation,
    /// What became of it.
    pub status: Status,
    /// What the operation says; nothing unless it is done.
    #[serde(flatten, default = "Option::default")]
    pub said: Option<T>,
}

/// What became of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It is so now; asked again by the same id, the answer is the same and nothing is done twice. An erasure that is asked for again
    /// ends what was written meanwhile.
    Done,
    /// There is no such account, or no longer.
    NotThere,
    /// Another deletion speaks for the account, or this one has let it go.
    NotOurs,
    /// Something later was decided about the account already.
    Stale,
    /// The directory cannot do this; its capabilities say so, too.
    Unsupported,
}

/// What a directory can do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capabilities {
    /// [`super::CONTRACT`].
    pub contract: u32,
    /// The operations that are answered, by name: names that nobody here knows are passed over.
    pub operations: Vec<String>,
    /// The categories that it holds, by the policy's ids.
    #[serde(default)]
    pub categories: Vec<Held>,
}

/// A category that a directory holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Which.
    pub id: CategoryId,
    /// Whether single records of it can be erased while the account stays.
    #[serde(default)]
    pub parts: bool,
}

/// `find`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// At most ten.
    pub accounts: Vec<AccountKey>,
}

/// `account`. An account that does not exist is `not-there`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountAnswer {
    /// The account.
    pub account: AccountState,
}

/// An account with what is needed to reach its person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountState {
    /// The operator's own judgement, which a deletion never changes.
    pub standing: Standing,
    /// When it was made (ms since 1970 UTC, as every moment here).
    pub created_at: Timestamp,
    /// Whether somebody signs in with a password.
    #[serde(default)]
    pub has_password: bool,
    /// What the person is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Every address, those replaced in the last 90 days too.
    pub contacts: Vec<ContactAnswer>,
    /// The deletion that keeps the account quiet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused_by: Option<DeletionId>,
    /// Restored without proof of control: it waits for the operator's own recovery.
    #[serde(default)]
    pub locked: bool,
    /// The ids by which processors know the person. Best a different one for each, so that two of them cannot put together what
    /// they hold.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub subjects: BTreeMap<ProcessorId, String>,
}

/// The operator's own judgement of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Nothing to say.
    Good,
    /// Shut by the operator.
    Suspended,
}

/// One address.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactAnswer {
    /// `email`, `phone` or `username`.
    pub kind: ContactKind,
    /// In its canonical form, as `find` asks for it.
    pub address: String,
    /// Since when it is there.
    pub changed_at: Timestamp,
    /// When another one took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_at: Option<Timestamp>,
}

impl std::fmt::Debug for ContactAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ContactAnswer({:?}, …)", self.kind)
    }
}

/// What an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactKind {
    /// Mail.
    Email,
    /// A telephone number.
    Phone,
    /// A name that nothing can be sent to.
    Username,
}

/// `standing`: everything that is in the way, all at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingAnswer {
    /// None: nothing is in the way.
    pub blockers: Vec<BlockerAnswer>,
    /// When this was true. What is older than five minutes is no answer.
    pub as_of: Timestamp,
}

/// One thing that is in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockerAnswer {
    /// `unpaid`, `dispute`, `investigation` or `violation`.
    pub kind: BlockerKind,
    /// What it is about, for the person's own page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Where the person can settle it: an `https` address of the operator's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy_url: Option<String>,
}

/// `counts`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Records of each category; one that is not named has none.
    pub counts: BTreeMap<CategoryId, u32>,
}

/// `items`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Items {
    /// Oldest first, at most 500.
    pub items: Vec<ItemAnswer>,
    /// Where the next page begins; left out on the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemAnswer {
    /// The directory's own name of it.
    pub id: String,
    /// When it was made.
    pub at: Timestamp,
    /// What it says.
    pub fields: serde_json::Map<String, serde_json::Value>,
    /// Why it cannot go yet while the account stays: `unpaid`, `open` or `refund`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_for: Option<String>,
}

/// `endings`: what ends together with the account, in the operator's words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndingsAnswer {
    /// Orders that are not over.
    #[serde(default)]
    pub open_orders: Vec<String>,
    /// Money on its way to the person.
    #[serde(default)]
    pub refunds: Vec<String>,
    /// Subscriptions that would have been renewed.
    #[serde(default)]
    pub renewals: Vec<RenewalAnswer>,
    /// Apps that lose their access.
    #[serde(default)]
    pub linked_apps: Vec<String>,
}

/// A subscription that would have been renewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenewalAnswer {
    /// What it is called.
    pub name: String,
    /// Where a store bills it: the only place where it can be stopped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancel_at: Option<String>,
}

/// `preferences`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreferencesAnswer {
    /// What is refused.
    pub refused: Refused,
    /// Since when that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
}

/// `holders`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holders {
    /// In the directory's own order, each with whether it holds something of the categories.
    pub accounts: Vec<(AccountKey, bool)>,
    /// The last account of this page, `id:epoch`; left out on the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// `tokens`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tokens {
    /// None: there is nothing to revoke.
    pub tokens: Vec<Token>,
}

/// A token that is to be revoked. Never stored here.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// The token.
    pub token: String,
    /// `refresh_token` or `access_token` (RFC 7009).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: serde::de::DeserializeOwned>(text: &str) -> Option<Answer<T>> {
        serde_json::from_str(text).ok()
    }

    #[test]
    fn an_answer_says_what_it_answers_and_nothing_unless_it_is_done() {
        let found = read::<Found>(r#"{"answers":"find","status":"done","accounts":[{"id":"a1","epoch":0}],"new":1}"#);
        assert_eq!(found.and_then(|answer| answer.said).map(|found| found.accounts.len()), Some(1));
        let gone = read::<AccountAnswer>(r#"{"answers":"account","status":"not-there"}"#);
        assert_eq!(gone.map(|answer| (answer.status, answer.said.is_none())), Some((Status::NotThere, true)));
    }

    #[test]
    fn a_question_played_back_is_no_answer() {
        assert!(read::<Found>(r#"{"operation":"find","kind":"email","identifier":"a@b.example"}"#).is_none());
    }

    #[test]
    fn an_answer_that_lacks_what_it_must_say_says_nothing() {
        let empty = read::<StandingAnswer>(r#"{"answers":"standing","status":"done"}"#);
        assert_eq!(empty.map(|answer| answer.said), Some(None));
        let odd = read::<StandingAnswer>(r#"{"answers":"standing","status":"done","blockers":"none","as_of":1}"#);
        assert_eq!(odd.map(|answer| answer.said), Some(None));
    }
}
