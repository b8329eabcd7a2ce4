//! One run of one account from start to receipt: the states and the diagram, nothing else.
//!
//! ```text
//! Unverified ─► Preparing ─► Pending ─► Erasing ─► Erased ─► Cleared
//!                   │  ▲       ▲ │
//!                   ▼  │       │ └────► Revoked
//!                  Blocked ────┘
//! Unverified, Preparing, Blocked ─► Expired (by time) or Withdrawn (by the person)
//! ```
//!
//! And `Unverified ─► Pending`, where two of the staff vouch for somebody who has lost every way in (`access`).

mod access;
mod claim;
mod command;
mod confirm;
mod decide;
mod detail;
pub mod docket;
mod due;
mod effect;
mod erase;
mod happening;
mod holding;
mod immediate;
mod prepare;
mod question;
mod refusal;
mod revoke;
mod state;
mod wish;

pub use command::Command;
pub use decide::{Transition, decide};
pub use detail::{Acknowledgement, Proof, RevocationProof, Typed, WindowChoice};
pub use due::Due;
pub use effect::{CodeKind, DeskNotice, Effect, MailKind};
pub use happening::{Event, RevokedBy};
pub use refusal::Refusal;
pub use state::{
    Blocked, Cleared, Confirmed, Erased, Erasing, JobProgress, JobStatus, Pending, Preparing, Quiet, Revoked, State,
    Unverified,
};
pub use wish::Wish;

use crate::application::AccessApplication;
use crate::disclosure::Disclosure;
use crate::export::{Answer, Answers, Export};
use crate::hold::Hold;
use crate::id::{AccountKey, CategoryId, DeletionId, PolicyVersion, Reference, StaffId};
use crate::job::JobKey;
use crate::limits::UNVERIFIED_MS;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A deletion. Holds no personal data: ids, moments and keys of lists only. Its version lives in storage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deletion {
    id: DeletionId,
    reference: Reference,
    policy: PolicyVersion,
    /// Receipt of the request: legal clocks run from here.
    received_at: Timestamp,
    export: Export,
    /// What they said about it, category by category.
    #[serde(default)]
    answers: Answers,
    holds: Vec<Hold>,
    /// What was handed out by order of the law, and told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    disclosures: Vec<Disclosure>,
    state: State,
    /// Who vouched for it in the place of a proof of control.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    vouched_by: Option<(StaffId, StaffId)>,
}

impl Deletion {
    /// A request for whoever names an account, whether it exists or not (invariant I19).
    #[must_use]
    pub fn start(
        id: DeletionId,
        reference: Reference,
        policy: PolicyVersion,
        wish: Wish,
        now: Timestamp,
    ) -> Transition {
        let state = State::Unverified(Unverified { expires_at: now.plus_ms(UNVERIFIED_MS), wish, access: None });
        let (export, answers) = (Export::NotAsked, Answers::new());
        let (holds, disclosures, vouched_by) = (Vec::new(), Vec::new(), None);
        let next =
            Self { id, reference, policy, received_at: now, export, answers, holds, disclosures, state, vouched_by };
        Transition { next, event: Event::Started { wish }, effects: vec![Effect::SendMail(MailKind::Code)] }
    }

    /// Its name.
    #[must_use]
    pub const fn id(&self) -> DeletionId {
        self.id
    }

    /// Its public name.
    #[must_use]
    pub const fn reference(&self) -> &Reference {
        &self.reference
    }

    /// The policy it follows to its end.
    #[must_use]
    pub const fn policy(&self) -> PolicyVersion {
        self.policy
    }

    /// When the request came.
    #[must_use]
    pub const fn received_at(&self) -> Timestamp {
        self.received_at
    }

    /// How far the copy is.
    #[must_use]
    pub const fn export(&self) -> Export {
        self.export
    }

    /// What the person said about the copy, category by category.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Whether a copy that is made now leaves a category out.
    #[must_use]
    pub fn leaves_out(&self, category: &CategoryId) -> bool {
        self.answers.get(category) == Some(&Answer::NotNeeded)
    }

    /// The holds in force.
    #[must_use]
    pub fn holds(&self) -> &[Hold] {
        &self.holds
    }

    /// What was handed out by order of the law, as far as it may be told.
    #[must_use]
    pub fn disclosures(&self) -> &[Disclosure] {
        &self.disclosures
    }

    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// The account, from the proof of control on.
    #[must_use]
    pub const fn account(&self) -> Option<&AccountKey> {
        self.state.account()
    }

    /// An undecided application of somebody who can prove nothing.
    #[must_use]
    pub const fn access(&self) -> Option<&AccessApplication> {
        if let State::Unverified(state) = &self.state { state.access.as_ref() } else { None }
    }

    /// The account that it is about: the proven one, or the one that an application without access names.
    #[must_use]
    pub fn concerns(&self) -> Option<&AccountKey> {
        self.account().or_else(|| self.access()?.account.as_ref())
    }

    /// Whether a job of it has failed, and is shown so.
    #[must_use]
    pub fn has_failed(&self, key: &JobKey) -> bool {
        erase::has_failed(self, key)
    }

    /// Whether two of the staff vouched for it in the place of a proof of control.
    #[must_use]
    pub const fn is_vouched_for(&self) -> bool {
        self.vouched_by.is_some()
    }

    /// Whether anything can still happen to it. Storage keeps one live deletion per account (invariant I1).
    #[must_use]
    pub const fn is_live(&self) -> bool {
        !self.state.is_final()
    }
}
