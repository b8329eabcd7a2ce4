//! The receipt: what is gone, what is kept, why and until when. Signed; no personal data.

mod file;
mod sign;

pub use file::{Doubt, ReceiptFile};
pub use sign::{PublicKey, ReceiptError, SignedReceipt, SigningSeed};

use crate::deletion::{Acknowledgement, Deletion, JobProgress, JobStatus, State};
use crate::event::EventHash;
use crate::id::{CategoryId, PolicyVersion, ProcessorId, Reference};
use crate::limits::DAY_MS;
use crate::policy::{EmailReuse, Policy, Retention, Strategy};
use crate::retention::{Ground, Kept};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The statement. Field order is the canonical order of its JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// `adieu-receipt-1`: a signature over anything else is no receipt.
    pub format: Format,
    /// The language of its labels: the person's own. Receipts from before there was a choice are in English.
    #[serde(default = "english", skip_serializing_if = "is_english")]
    pub language: String,
    /// Public name of the deletion.
    pub reference: Reference,
    /// The policy it followed.
    pub policy: PolicyVersion,
    /// When the request came.
    pub received_at: Timestamp,
    /// When the purge began.
    pub claimed_at: Timestamp,
    /// When the last processor acknowledged.
    pub erased_at: Timestamp,
    /// When this statement was made; a later one replaces it.
    pub issued_at: Timestamp,
    /// What has ended.
    pub ended: Vec<Ended>,
    /// What is kept.
    pub kept: Vec<KeptLine>,
    /// What was handed out by order of the law, as far as it may be told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disclosed: Vec<DisclosedLine>,
    /// Where a keyed fingerprint of each address stays, so that none of them signs up again: by when somebody says whether it is
    /// still needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint_reviewed_by: Option<Timestamp>,
    /// From when no backup and no history of the database holds what has ended.
    pub backups_expire_at: Timestamp,
    /// Head of the chained log.
    pub chain_head: EventHash,
}

fn english() -> String {
    "en".to_owned()
}

fn is_english(language: &String) -> bool {
    language == "en"
}

/// The only format so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// The first.
    #[serde(rename = "adieu-receipt-1")]
    One,
}

/// A category that has ended at one processor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ended {
    /// Which.
    pub category: CategoryId,
    /// Its label at that time, in the receipt's language.
    pub label: String,
    /// Erased or anonymised.
    pub strategy: Strategy,
    /// Where.
    pub processor: ProcessorId,
    /// When.
    pub at: Timestamp,
    /// How surely.
    pub acknowledgement: Acknowledgement,
}

/// A category that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptLine {
    /// Which.
    pub category: CategoryId,
    /// Its label at that time, in the receipt's language.
    pub label: String,
    /// Why.
    pub ground: Ground,
    /// The legal basis in the receipt's language, where it is the policy's.
    pub basis: Option<String>,
    /// Until when; under a hold at least until it is released.
    pub until: Timestamp,
}

/// What was handed out by order of the law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisclosedLine {
    /// Which.
    pub category: CategoryId,
    /// Its label at that time, in the receipt's language.
    pub label: String,
    /// When it was agreed to.
    pub at: Timestamp,
}

impl Receipt {
    /// The receipt of a deletion whose purge is complete; `None` for any other. Its labels are English.
    #[must_use]
    pub fn of(deletion: &Deletion, policy: &Policy, chain_head: EventHash, now: Timestamp) -> Option<Self> {
        Self::in_language("en", deletion, policy, chain_head, now)
    }

    /// The same with the labels of a language, as far as the policy has them.
    #[must_use]
    pub fn in_language(
        language: &str,
        deletion: &Deletion,
        policy: &Policy,
        chain_head: EventHash,
        now: Timestamp,
    ) -> Option<Self> {
        let (claimed_at, erased_at, done, kept) = match deletion.state() {
            State::Erased(state) => (state.claimed_at, state.erased_at, &state.done, state.kept.as_slice()),
            State::Cleared(state) => (state.claimed_at, state.erased_at, &state.done, [].as_slice()),
            State::Unverified(_)
            | State::Preparing(_)
            | State::Blocked(_)
            | State::Pending(_)
            | State::Revoked(_)
            | State::Erasing(_)
            | State::Expired { .. }
            | State::Withdrawn { .. } => return None,
        };
        let ended: Vec<Ended> = done.iter().filter_map(|job| ended(job, policy, language)).collect();
        let last_end = ended.iter().map(|line| line.at).max().unwrap_or(erased_at);
        Some(Self {
            format: Format::One,
            language: language.to_owned(),
            reference: deletion.reference().clone(),
            policy: deletion.policy(),
            received_at: deletion.received_at(),
            claimed_at,
            erased_at,
            issued_at: now,
            ended,
            kept: kept.iter().map(|kept| kept_line(kept, policy, language)).collect(),
            disclosed: disclosed(deletion, policy, language),
            fingerprint_reviewed_by: match policy.email_reuse {
                EmailReuse::Allowed => None,
                EmailReuse::Never => Some(policy.address_review_at(claimed_at)),
            },
            backups_expire_at: last_end.plus_ms(i64::from(policy.backups_days) * DAY_MS),
            chain_head,
        })
    }
}

/// What a category is called; one that the policy has no more, by its id.
fn label(policy: &Policy, id: &CategoryId, language: &str) -> String {
    policy.category(id).map_or_else(|| id.to_string(), |category| category.label.in_locale(language).to_owned())
}

fn ended(job: &JobProgress, policy: &Policy, language: &str) -> Option<Ended> {
    let JobStatus::Done { at, acknowledgement } = job.status else { return None };
    let category = policy.category(&job.key.category);
    Some(Ended {
        category: job.key.category.clone(),
        label: label(policy, &job.key.category, language),
        strategy: category.map_or(Strategy::Erase, |category| category.strategy),
        processor: job.key.processor.clone(),
        at,
        acknowledgement,
    })
}

fn disclosed(deletion: &Deletion, policy: &Policy, language: &str) -> Vec<DisclosedLine> {
    let lines = deletion.disclosures().iter().flat_map(|one| one.categories.iter().map(|category| (category, one.at)));
    let line = |(category, at): (&CategoryId, Timestamp)| DisclosedLine {
        category: category.clone(),
        label: label(policy, category, language),
        at,
    };
    lines.map(line).collect()
}

fn kept_line(kept: &Kept, policy: &Policy, language: &str) -> KeptLine {
    let category = policy.category(&kept.category);
    let basis = category.and_then(|category| match &category.retention {
        Retention::Keep(keep) => Some(keep.basis.in_locale(language).to_owned()),
        Retention::None | Retention::UntilFinalMail => None,
    });
    KeptLine {
        category: kept.category.clone(),
        label: label(policy, &kept.category, language),
        ground: kept.ground,
        basis,
        until: kept.until,
    }
}
