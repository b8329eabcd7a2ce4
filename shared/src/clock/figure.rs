//! What the desk has done, in figures (11 CCR 7102): counts, and how many days it took.

use crate::limits::DAY_MS;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// How something received was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// As was asked.
    Granted,
    /// Not, or not all of it.
    Refused,
}

/// One thing received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handled {
    /// When it came.
    pub received_at: Timestamp,
    /// When and how it was decided, if it was.
    pub decided: Option<(Timestamp, Outcome)>,
}

/// Tenths of a day of 24 hours, rounded half up: whole numbers, so that every machine says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tenths(u64);

impl Tenths {
    /// So many tenths.
    #[must_use]
    pub const fn from_tenths(tenths: u64) -> Self {
        Self(tenths)
    }

    /// So many.
    #[must_use]
    pub const fn tenths(self) -> u64 {
        self.0
    }

    /// `sum / count` milliseconds, rounded once.
    fn of(sum_ms: u128, count: u128) -> Option<Self> {
        const TENTH_MS: u128 = (DAY_MS / 10).unsigned_abs() as u128;
        let doubled = (sum_ms * 2 + count * TENTH_MS).checked_div(count * TENTH_MS * 2)?;
        u64::try_from(doubled).ok().map(Self)
    }
}

/// `3.5`
impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

/// The figures of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// All that came.
    pub received: u64,
    /// How many of them are decided, refused ones included.
    pub decided: u64,
    /// How many of those were refused.
    pub refused: u64,
    /// Half of the decided took no longer than this many days; of two in the middle, halfway between them.
    pub median_days: Option<Tenths>,
    /// What the decided took on average.
    pub mean_days: Option<Tenths>,
}

impl Figures {
    fn of(received: u64, refused: u64, mut spans_ms: Vec<u64>) -> Self {
        spans_ms.sort_unstable();
        let count = spans_ms.len();
        let middle = spans_ms.get(count.saturating_sub(1) / 2).zip(spans_ms.get(count / 2));
        let sum = spans_ms.iter().map(|span| u128::from(*span)).sum();
        Self {
            received,
            decided: count as u64,
            refused,
            median_days: middle.and_then(|(low, high)| Tenths::of(u128::from(*low) + u128::from(*high), 2)),
            mean_days: Tenths::of(sum, count as u128),
        }
    }
}

/// The figures of every kind that occurs. What was decided before it was received (a clock that was wrong) took no time.
pub fn figures<Kind: Ord>(handled: impl IntoIterator<Item = (Kind, Handled)>) -> BTreeMap<Kind, Figures> {
    let mut kinds: BTreeMap<Kind, (u64, u64, Vec<u64>)> = BTreeMap::new();
    for (kind, one) in handled {
        let (received, refused, spans) = kinds.entry(kind).or_default();
        *received += 1;
        if let Some((at, outcome)) = one.decided {
            *refused += u64::from(outcome == Outcome::Refused);
            spans.push(u64::try_from(at.since_ms(one.received_at)).unwrap_or(0));
        }
    }
    kinds.into_iter().map(|(kind, (received, refused, spans))| (kind, Figures::of(received, refused, spans))).collect()
}
