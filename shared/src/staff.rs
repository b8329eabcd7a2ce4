//! The operator's staff: who may do what at the desk. One table, so that a new permission has an answer for every role
//! before anything compiles.

use serde::{Deserialize, Serialize};

/// What a member of staff is there for. Nobody has two: whoever decides does not also watch who decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Decides cases, one by one.
    Agent,
    /// Decides cases, also several at once, and gives them to others.
    Lead,
    /// Reads everything and changes nothing.
    Auditor,
    /// Looks after the people of the desk, and sees no case.
    Administrator,
}

/// One thing that can be done at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    SeeQueue,
    SeeCase,
    /// Sees what is masked: each time is written down.
    Reveal,
    Decide,
    /// Several cases with one decision.
    DecideBulk,
    /// Takes a case for oneself, or lets it go.
    AssignSelf,
    /// Gives a case to somebody else.
    AssignOther,
    Comment,
    SeeLog,
    Export,
    /// Adds and removes people, changes their roles.
    ManageStaff,
    /// Writes what the desk keeps to answer with.
    WriteReplies,
    /// Sees what is kept of everybody, how long, and what was cleared.
    SeeRegistry,
    /// Writes a notice of an incident or of a disclosure, or agrees to one.
    Announce,
    /// Has a processor told once more what has not arrived, and says that it is there again.
    SendAgain,
}

impl Role {
    /// In the order in which pages list them.
    pub const ALL: [Self; 4] = [Self::Agent, Self::Lead, Self::Auditor, Self::Administrator];

    /// As stored and as posted by forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Lead => "lead",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
        }
    }

    /// The role of this exact name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether the role reaches so far. Every pair is written down.
    #[must_use]
    pub const fn may(self, permission: Permission) -> bool {
        match (self, permission) {
            (
                Self::Agent | Self::Lead,
                Permission::SeeQueue
                | Permission::SeeCase
                | Permission::Reveal
                | Permission::Decide
                | Permission::AssignSelf
                | Permission::Comment,
            )
            | (Self::Lead, Permission::DecideBulk | Permission::AssignOther | Permission::WriteReplies)
            | (Self::Lead | Self::Auditor | Self::Administrator, Permission::SeeRegistry)
            | (
                Self::Auditor,
                Permission::SeeQueue
                | Permission::SeeCase
                | Permission::Reveal
                | Permission::SeeLog
                | Permission::Export,
            )
            | (Self::Administrator, Permission::ManageStaff)
            | (Self::Lead | Self::Administrator, Permission::Announce | Permission::SendAgain) => true,
            (
                Self::Agent,
                Permission::DecideBulk
                | Permission::AssignOther
                | Permission::SeeLog
                | Permission::Export
                | Permission::ManageStaff
                | Permission::WriteReplies
                | Permission::SeeRegistry,
            )
            | (Self::Agent | Self::Auditor, Permission::Announce | Permission::SendAgain)
            | (Self::Lead, Permission::SeeLog | Permission::Export | Permission::ManageStaff)
            | (
                Self::Auditor,
                Permission::Decide
                | Permission::DecideBulk
                | Permission::AssignSelf
                | Permission::AssignOther
                | Permission::Comment
                | Permission::ManageStaff
                | Permission::WriteReplies,
            )
            | (
                Self::Administrator,
                Permission::SeeQueue
                | Permission::SeeCase
                | Permission::Reveal
                | Permission::Decide
                | Permission::DecideBulk
                | Permission::AssignSelf
                | Permission::AssignOther
                | Permission::Comment
                | Permission::SeeLog
                | Permission::Export
                | Permission::WriteReplies,
            ) => false,
        }
    }
}
