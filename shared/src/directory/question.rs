//! What is asked.

use super::Operation;
use crate::id::{AccountKey, CategoryId, DeletionId, ProcessorId};
use crate::policy::Strategy;
use crate::preference::Refused;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One question. Which members it has is the operation's; a member that is not asked for is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The same as in the path.
    pub operation: Operation,
    /// Whose. Every operation but `capabilities`, `find` and `holders`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountKey>,
    /// `find`: what the person typed, in its canonical form: an address in lower case, a number as `+` and digits, a user name. `find`
    /// may be asked for an account's own id with `kind` `id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<String>,
    /// `find`: `email`, `phone`, `username` or `id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// `find`: also who was named so after this moment, closed accounts among them. Without it, open accounts that are named so now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
    /// `suspend`, `restore`, `erase`: for which deletion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deletion: Option<DeletionId>,
    /// `suspend`, `restore`, `erase`: grows with every decision about the account. A directory that has carried out a greater one of the
    /// account answers `stale` and changes nothing. One that it answered `not-ours` counts for nothing: a deletion that came second
    /// must not keep the first from giving the account back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sequence: Option<i64>,
    /// `restore`: without a way in until the operator's own recovery, because nobody has proven control.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub locked: bool,
    /// `erase`, `items`, `correct`, `erase-items`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<CategoryId>,
    /// `erase`: whether something stays without its person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strategy: Option<Strategy>,
    /// `items`: the `next` of the page before. `holders`: the same, or `id:epoch` of the last account that was seen, which is the same.
    /// Left out for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// `correct`: the record's id, `newest` or `new`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// `correct`: what is written anew, by the field's name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub lines: BTreeMap<String, String>,
    /// `erase-items`: the records' ids.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub items: BTreeSet<String>,
    /// `refuse`: exactly this, from `at` on, unless something later is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<Refused>,
    /// `refuse`: since when. `holders`: who was there at this moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// `holders`: which categories.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub categories: BTreeSet<CategoryId>,
    /// `tokens`: for whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub processor: Option<ProcessorId>,
}

impl Question {
    /// A question without members.
    #[must_use]
    pub const fn of(operation: Operation) -> Self {
        Self {
            operation,
            account: None,
            identifier: None,
            kind: None,
            since: None,
            deletion: None,
            sequence: None,
            locked: false,
            category: None,
            strategy: None,
            after: None,
            item: None,
            lines: BTreeMap::new(),
            items: BTreeSet::new(),
            refused: None,
            at: None,
            categories: BTreeSet::new(),
            processor: None,
        }
    }

    /// A question about one account.
    #[must_use]
    pub fn about(operation: Operation, account: &AccountKey) -> Self {
        Self { account: Some(account.clone()), ..Self::of(operation) }
    }
}

/// The number that orders what is decided about one account: deletions of it follow each other in time, and within one its version
/// grows. Below 2^53 until the year 2255, so that it is the same number in every language.
#[must_use]
pub const fn sequence(received_at: Timestamp, version: i64) -> i64 {
    const VERSIONS: i64 = 1000;
    let version = if version < VERSIONS { version } else { VERSIONS - 1 };
    received_at.ms().saturating_mul(VERSIONS).saturating_add(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_decided_later_has_the_greater_number() {
        let at = |ms| Timestamp::from_ms(ms);
        assert!(sequence(at(1_800_000_000_000), 4) < sequence(at(1_800_000_000_000), 5));
        assert!(sequence(at(1_800_000_000_000), 5_000) < sequence(at(1_800_000_000_001), 1));
        assert!(sequence(at(8_900_000_000_000), 1) < 1 << 53);
    }

    #[test]
    fn a_question_has_only_the_members_that_are_asked_for() {
        let account = AccountKey { id: crate::id::AccountId::parse("a1").expect("an id"), epoch: 0 };
        let text = serde_json::to_string(&Question::about(Operation::EraseItems, &account)).expect("JSON");
        assert_eq!(text, r#"{"operation":"erase-items","account":{"id":"a1","epoch":0}}"#);
    }

    #[test]
    fn a_member_that_nobody_knows_is_refused() {
        assert!(serde_json::from_str::<Question>(r#"{"operation":"find","acount":1}"#).is_err());
    }
}
