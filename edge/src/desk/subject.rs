//! What a row of a list is about: a case or a mail. What can be done with several at once is done with either alike.

use shared::id::{ApplicationId, StaffId};
use shared::time::Timestamp;

use super::mail;
use crate::port::Statement;
use crate::storage;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    Case(String),
    Mail(String),
}

impl Subject {
    /// As a form names it: `case.<id>` or `mail.<id>`. What is malformed is nothing.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('.')? {
            ("case", id) => ApplicationId::parse(id).ok().map(|_| Self::Case(id.to_owned())),
            ("mail", id) => mail::is_id(id).then(|| Self::Mail(id.to_owned())),
            _ => None,
        }
    }

    /// As its chain in the desk's log is called.
    pub fn name(&self) -> String {
        match self {
            Self::Case(id) => id.clone(),
            Self::Mail(id) => mail::subject(id),
        }
    }

    /// As lists show it.
    pub fn row(&self, now: Timestamp) -> Statement {
        match self {
            Self::Case(id) => storage::list::case(id, now),
            Self::Mail(id) => storage::list::mail(id, now),
        }
    }

    /// Gives it to somebody, or to nobody.
    pub fn assign(&self, to: Option<&StaffId>) -> Statement {
        match self {
            Self::Case(id) => storage::desk::assign(id, to),
            Self::Mail(id) => storage::inbox::assign_mail(id, to),
        }
    }
}

/// As a form names it.
impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Case(id) => write!(f, "case.{id}"),
            Self::Mail(id) => write!(f, "mail.{id}"),
        }
    }
}
