//! The last page: check and send.

use super::read::Reader;
use super::{Fields, Parsed};
use crate::deletion::WindowChoice;
use crate::id::ReasonId;
use crate::policy::{Policy, Reason};

/// Own text of a reason; more is a letter, and letters have another door.
const MAX_REASON_CHARS: usize = 500;

/// Check and send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Send {
    /// A key of the policy's list, or `other`.
    pub reason: Option<ReasonId>,
    /// Own text, only with `other`. Personal: sealed at once.
    pub reason_text: Option<String>,
    /// The typed identifier, where the policy asks for it.
    pub identifier: Option<String>,
    /// The typed phrase, where the policy asks for it.
    pub phrase: Option<String>,
    /// The longer window, or the law's clock; the longer one unless said otherwise, since it takes nothing away.
    pub window: WindowChoice,
    /// The version the person saw.
    pub seen: u32,
}

impl Send {
    /// Fields `understood` (a ticked box; a parsed form always has it), `reason`, `reason_text`,
    /// `identifier`, `phrase`, `window` (`policy` or `law`) and `seen`.
    ///
    /// # Errors
    /// Not ticked; missing, malformed, oversized, repeated or unknown fields; a reason not in the list.
    pub fn parse(fields: &Fields, policy: &Policy) -> Parsed<Self> {
        let allowed = ["understood", "reason", "reason_text", "identifier", "phrase", "window", "seen"];
        let mut reader = Reader::of(fields, &allowed);
        if !reader.ticked("understood") {
            reader.fail("understood", "not-ticked");
        }
        let reason = reason(&mut reader, policy);
        let reason_text = reader.optional("reason_text", MAX_REASON_CHARS).map(str::to_owned);
        let identifier = typed(&mut reader, "identifier", policy.confirm.typed_identifier);
        let phrase = typed(&mut reader, "phrase", policy.confirm.phrase);
        let window = match reader.optional("window", 16) {
            None | Some("policy") => WindowChoice::Policy,
            Some("law") => WindowChoice::Law,
            Some(_) => {
                reader.fail("window", "malformed");
                WindowChoice::Policy
            }
        };
        // Text without "Other" was typed and then another answer chosen: it is dropped, not kept.
        let is_other = reason.as_ref().is_some_and(|reason| reason.as_str() == Reason::OTHER);
        let reason_text = reason_text.filter(|_| is_other);
        let seen = reader.seen();
        reader.finish(seen.map(|seen| Self { reason, reason_text, identifier, phrase, window, seen }))
    }
}

fn reason(reader: &mut Reader<'_>, policy: &Policy) -> Option<ReasonId> {
    let Some(typed) = reader.optional("reason", 64) else {
        if policy.reason_required {
            reader.fail("reason", "missing");
        }
        return None;
    };
    let reason = ReasonId::parse(typed).ok().filter(|reason| policy.offers_reason(reason));
    if reason.is_none() {
        reader.fail("reason", "not-listed");
    }
    reason
}

fn typed(reader: &mut Reader<'_>, field: &'static str, asked: bool) -> Option<String> {
    let value = if asked { reader.required(field, 320) } else { reader.optional(field, 320) };
    value.map(str::to_owned)
}
