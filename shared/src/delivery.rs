//! What processors are told over the network: the messages' names, what an answer means, and when one is sent again.

use crate::limits::{DAY_MS, HOUR_MS, MINUTE_MS};
use crate::set::Event;
use crate::time::Timestamp;
use serde_json::Value;

/// What a message asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Stop messages, personalisation, renewals.
    Quiet,
    /// Go on as before.
    Restore,
    /// End a category.
    Erase,
    /// Erase single records of a category.
    EraseItems,
    /// What the person refuses.
    Refuse,
    /// Something that happened to the account, told to whoever wants to know.
    Event(Event),
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Quiet,
        Self::Restore,
        Self::Erase,
        Self::EraseItems,
        Self::Refuse,
        Self::Event(Event::Disabled),
        Self::Event(Event::SessionRevoked),
        Self::Event(Event::Enabled),
        Self::Event(Event::Purged),
    ];

    /// As it is stored; with `account.` before it, the message's type.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quiet => "quiet",
            Self::Restore => "restore",
            Self::Erase => "erase",
            Self::EraseItems => "erase_items",
            Self::Refuse => "refuse",
            Self::Event(Event::Disabled) => "event_disabled",
            Self::Event(Event::SessionRevoked) => "event_session_revoked",
            Self::Event(Event::Enabled) => "event_enabled",
            Self::Event(Event::Purged) => "event_purged",
        }
    }

    /// The one of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The two that an earlier message may be of to become pointless by this one, where it has not arrived yet: they undo each other,
    /// and only the last of them counts. Of events the specification wants just that, or their order, which all others keep (SSF 1.0,
    /// 8.1.2.1: the last ones alone, where those before are cancelled by them). That sessions have ended is cancelled by nothing.
    #[must_use]
    pub const fn overtakes(self) -> Option<[Self; 2]> {
        match self {
            Self::Quiet | Self::Restore | Self::Erase => Some([Self::Quiet, Self::Restore]),
            Self::Event(Event::Disabled | Event::Enabled | Event::Purged) => {
                Some([Self::Event(Event::Disabled), Self::Event(Event::Enabled)])
            }
            Self::EraseItems | Self::Refuse | Self::Event(Event::SessionRevoked) => None,
        }
    }
}

/// What an answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It is done there.
    Done,
    /// They have it, and say so once it is done.
    Accepted,
    /// It is not, for this reason.
    Failed(&'static str),
    /// Nor may anything be sent there for so long (ms).
    Slow(i64),
    /// Nobody is there any more.
    Gone,
}

/// The longest that anybody may ask us to wait.
const MAX_WAIT_MS: i64 = DAY_MS;

/// Judges an answer. Whatever is not plainly a yes is none: a redirect, a yes with an error in it, an oversized one.
#[must_use]
pub fn judge(status: u16, retry_after: Option<&str>, body: &[u8]) -> Heard {
    match status {
        202 => Heard::Accepted,
        200..=299 if is_error(body) => Heard::Failed("error"),
        200..=299 => Heard::Done,
        410 => Heard::Gone,
        429 | 502 | 504 => Heard::Slow(wait_ms(retry_after).max(MINUTE_MS)),
        503 => wait(retry_after),
        300..=399 => Heard::Failed("redirect"),
        _ => Heard::Failed("status"),
    }
}

fn wait(retry_after: Option<&str>) -> Heard {
    match wait_ms(retry_after) {
        0 => Heard::Failed("status"),
        wait => Heard::Slow(wait),
    }
}

/// Seconds, as they are nearly always given; a date is as good as nothing.
fn wait_ms(retry_after: Option<&str>) -> i64 {
    let seconds = retry_after.and_then(|text| text.trim().parse::<u32>().ok()).unwrap_or_default();
    (i64::from(seconds) * 1000).min(MAX_WAIT_MS)
}

/// `{"status":"failed"}`, `{"error":…}` and the like, whatever the status says.
fn is_error(body: &[u8]) -> bool {
    let Ok(Value::Object(said)) = serde_json::from_slice(body) else { return false };
    let status = said.get("status").and_then(Value::as_str).unwrap_or_default();
    let is_bad = |name: &str| said.get(name).is_some_and(|value| !value.is_null() && value != false && value != 0);
    ["failed", "failure", "error"].contains(&status) || is_bad("error") || is_bad("errors")
}

/// Waits between one attempt and the next, of the standard's example: seventy-five hours in all.
const WAITS_MS: [i64; 10] = [
    0,
    5_000,
    5 * MINUTE_MS,
    30 * MINUTE_MS,
    2 * HOUR_MS,
    5 * HOUR_MS,
    10 * HOUR_MS,
    14 * HOUR_MS,
    20 * HOUR_MS,
    24 * HOUR_MS,
];

/// How long a message is sent again by itself: all those waits. What cannot be sent for so long is given up as well.
pub const SENT_FOR_MS: i64 = 75 * HOUR_MS + 35 * MINUTE_MS + 5_000;

/// So often somebody is asked what they still hold; then their word alone stands.
const ASKED: usize = 5;

/// Whoever has accepted something is asked again after this.
pub const ACCEPTED_MS: i64 = DAY_MS;

/// When a message is sent again that was sent so often, not sooner than `least_ms`; nothing once it was sent often enough. What came
/// at the same moment does not come back at the same moment: up to a tenth is added, by the message's name.
#[must_use]
pub fn again_at(now: Timestamp, sent: usize, id: &str, least_ms: i64) -> Option<Timestamp> {
    let wait = (*WAITS_MS.get(sent)?).max(least_ms);
    Some(now.plus_ms(wait + spread(id, wait / 10)))
}

/// The same of the question what is still held.
#[must_use]
pub fn ask_again_at(now: Timestamp, asked: usize, id: &str) -> Option<Timestamp> {
    if asked < ASKED { again_at(now, asked, id, 0) } else { None }
}

/// A part of `most`, the same for the same name.
#[must_use]
pub fn spread(id: &str, most: i64) -> i64 {
    let sum = id.bytes().fold(0_i64, |sum, byte| (sum * 31 + i64::from(byte)) % 1_000);
    most.saturating_mul(sum) / 1_000
}

/// How often a message is sent.
pub const SENT: usize = WAITS_MS.len();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_sent_is_given_up_when_what_is_sent_in_vain_would_be() {
        assert_eq!(WAITS_MS.iter().sum::<i64>(), SENT_FOR_MS);
    }

    #[test]
    fn only_what_undoes_each_other_is_made_pointless_by_a_later_word() {
        for kind in Kind::ALL {
            let pointless = kind.overtakes().into_iter().flatten().collect::<Vec<_>>();
            let is_event = matches!(kind, Kind::Event(_));
            assert!(pointless.iter().all(|other| matches!(other, Kind::Event(_)) == is_event), "{kind:?}");
            // What is erased, refused, or said of sessions is never undone by anything.
            let kept = [Kind::Erase, Kind::EraseItems, Kind::Refuse, Kind::Event(Event::SessionRevoked)];
            assert!(pointless.iter().all(|other| !kept.contains(other)), "{kind:?}");
        }
        assert_eq!(Kind::Event(Event::SessionRevoked).overtakes(), None);
    }
}
