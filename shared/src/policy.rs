//! One operator's rules. A policy is parsed, never half valid; its JSON form is what storage keeps.

pub mod brand;
pub mod category;
mod check;
mod language;
pub mod law;
mod parse;
pub mod processor;
mod read;
pub mod rule;
mod script;
mod section;
pub mod stay;
mod text;

pub use brand::{Accent, Brand, Logo};
pub use category::{Category, Keep, Retention, Strategy};
pub use language::{LANGUAGES, Languages};
pub use law::{Law, Regime};
pub use parse::{PolicyErrors, PolicyFault, parse};
pub use processor::Processor;
pub use rule::{
    BlockerRule, Confirmation, EmailReuse, Immediate, Lead, Preparation, Reason, Recovery, Revocation, Sla,
    Verification,
};
pub use stay::{LegalBasis, StayEvent, Stays};
pub use text::{Text, TextError};

use std::collections::BTreeSet;

use crate::eligibility::{BlockerKind, ConsequenceDigest};
use crate::gather::gather;
use crate::id::{CategoryId, ProcessorId, ReasonId};
use crate::time::{Calendar, Timestamp, Window, Zone, end_of_window};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Everything an operator decides. The preset `standard` is what seed 000 promises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// `standard`, `strict`, …
    pub name: String,
    /// How long there is a way back.
    pub window: Window,
    /// IANA name, for showing.
    pub time_zone: String,
    /// The same zone as a table.
    pub zone: Zone,
    /// Business days.
    pub calendar: Calendar,
    /// The names of the apps in the stores; `/delete` opens with them (Google Play).
    pub listing_names: Vec<String>,
    /// Where a person asks for help: an address or a URL.
    pub contact: String,
    /// The privacy policy's URL.
    pub privacy_url: String,
    /// Which of its sections holds the contact ("Section 10" in seed 000).
    #[serde(with = "text::plain")]
    pub privacy_section: Text,
    /// The authority that watches over data protection here; a policy that names none is the same text as before it could.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<Text>,
    /// What is never collected, each a line of the public page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub never_collected: Vec<Text>,
    /// How control is proven.
    pub verification: Verification,
    /// What is typed before the request is sent.
    pub confirm: Confirmation,
    /// Whether a reason must be given; off unless the policy says why.
    pub reason_required: bool,
    /// The presets, in the order they are shown.
    pub reasons: Vec<Reason>,
    /// Whether "Other" with own text is offered.
    pub reason_other: bool,
    /// The manifest: one list drives warnings, export, purge, public page and receipt.
    pub categories: Vec<Category>,
    /// Who holds data, and by what name people know them. Versions from before the names were told have none.
    #[serde(default)]
    pub declared: Vec<Processor>,
    /// What stops a deletion, each with its remedy.
    pub blockers: Vec<BlockerRule>,
    /// Promised times of the staff.
    pub sla: Sla,
    /// Whether the address may be used for a new account afterwards.
    pub email_reuse: EmailReuse,
    /// Who revokes.
    pub revocation: Revocation,
    /// "Do not wait": the application for immediate deletion.
    pub immediate: Immediate,
    /// The law whose clock runs from receipt, and how a longer window was made lawful.
    pub law: Law,
    /// Days until backups and the database's own history have forgotten (D1 Time Travel: 30).
    pub backups_days: u16,
    /// Whether anybody may read how many requests came and how they were decided, in figures. A policy that does not is the same
    /// text, and so the same version, as before there was a choice.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub publish_figures: bool,
    /// How the operator looks. A policy without it is the same text, and so the same version, as before there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<Brand>,
    /// Which languages people are offered. A policy without it offers English, and is the same version as before.
    #[serde(default, skip_serializing_if = "Languages::is_unsaid")]
    pub languages: Languages,
    /// What to do before, shown with the consequences. Like what follows, it is new: without it, the version is as before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preparations: Vec<Preparation>,
    /// Turning back wants a fresh code besides the link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recovery: Option<Recovery>,
    /// Advice for afterwards: on the receipt and in the last mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub afterwards: Option<Text>,
}

impl Policy {
    /// The category with this id.
    #[must_use]
    pub fn category(&self, id: &CategoryId) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == *id)
    }

    /// The rule for a blocker, if the policy names it.
    #[must_use]
    pub fn blocker(&self, kind: BlockerKind) -> Option<&BlockerRule> {
        self.blockers.iter().find(|rule| rule.kind == kind)
    }

    /// Where this reason leads besides, if anywhere.
    #[must_use]
    pub fn lead(&self, id: &ReasonId) -> Option<Lead> {
        self.reasons.iter().find(|reason| reason.id == *id)?.leads_to
    }

    /// Whether this reason may be chosen.
    #[must_use]
    pub fn offers_reason(&self, id: &ReasonId) -> bool {
        (self.reason_other && id.as_str() == Reason::OTHER) || self.reasons.iter().any(|reason| reason.id == *id)
    }

    /// The processor with this id, if the policy declares it.
    #[must_use]
    pub fn processor(&self, id: &ProcessorId) -> Option<&Processor> {
        self.declared.iter().find(|processor| processor.id == *id)
    }

    /// Every processor that is declared or holds some category, once each, sorted: each of them falls quiet.
    #[must_use]
    pub fn processors(&self) -> Vec<ProcessorId> {
        let holders = self.categories.iter().flat_map(|category| category.processors.iter());
        let all = self.declared.iter().map(|processor| &processor.id).chain(holders).cloned();
        gather::<_, BTreeSet<ProcessorId>>(all).into_iter().collect()
    }

    /// Every processor beside the operator's own directory.
    #[must_use]
    pub fn companies(&self) -> Vec<ProcessorId> {
        gather(self.processors().into_iter().filter(|processor| !processor.is_directory()))
    }

    /// By when somebody says whether an address must be kept out any longer: a year, and every year again.
    #[must_use]
    pub fn address_review_at(&self, from: Timestamp) -> Timestamp {
        end_of_window(from, 12, &self.zone)
    }

    /// Fingerprint of what a person is told will happen: whoever armed a request under another one is asked again.
    #[must_use]
    pub fn consequences(&self) -> ConsequenceDigest {
        let told = (&self.categories, self.email_reuse, self.window, self.backups_days);
        let json = serde_json::to_vec(&told).unwrap_or_default();
        ConsequenceDigest::from_bytes(Sha256::digest(json).into())
    }
}
