//! How a life may end, and when each of its turns is due: by the product's promises, computed here anew.

use crate::calendar::end_of_day_after_months;
use crate::{DAY_MS, HOUR_MS};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    /// The person stops before sending.
    Withdrawn,
    /// Nobody proves anything.
    Unproven,
    /// Proven, never sent.
    Unconfirmed,
    /// Sent while something stands in the way, which never goes.
    NeverCleared,
    /// Sent while something stands in the way, which goes.
    Resumed,
    RevokedByLink,
    RevokedByCode,
    RevokedByApi,
    /// Whoever lost every code proves control anew and finds them.
    RevokedByFreshProof,
    /// One millisecond before it is too late.
    RevokedAtLast,
    Purged,
    PurgedWithCopy,
    /// Starts twice: the second start joins the first and runs out by itself.
    TriedTwice,
}

impl Ending {
    pub const ALL: [Self; 13] = [
        Self::Withdrawn,
        Self::Unproven,
        Self::Unconfirmed,
        Self::NeverCleared,
        Self::Resumed,
        Self::RevokedByLink,
        Self::RevokedByCode,
        Self::RevokedByApi,
        Self::RevokedByFreshProof,
        Self::RevokedAtLast,
        Self::Purged,
        Self::PurgedWithCopy,
        Self::TriedTwice,
    ];

    /// What the planter calls the account that such a life needs.
    pub const fn situation(self) -> &'static str {
        match self {
            Self::NeverCleared => "dispute",
            Self::Resumed => "unpaid",
            _ => "clean",
        }
    }

    pub const fn is_purged(self) -> bool {
        matches!(self, Self::Resumed | Self::Purged | Self::PurgedWithCopy | Self::TriedTwice)
    }

    pub const fn is_revoked(self) -> bool {
        matches!(
            self,
            Self::RevokedByLink
                | Self::RevokedByCode
                | Self::RevokedByApi
                | Self::RevokedByFreshProof
                | Self::RevokedAtLast
        )
    }
}

/// When a second start is made.
pub const SECOND_START_MS: i64 = HOUR_MS;

/// One deletion and where it must stand: at first, and from each instant on.
#[derive(Debug, Clone)]
pub struct Course {
    pub reference: String,
    pub first: &'static str,
    pub turns: Vec<(i64, &'static str)>,
}

impl Course {
    pub fn of(reference: &str, first: &'static str, turns: Vec<(i64, &'static str)>) -> Self {
        Self { reference: reference.to_owned(), first, turns }
    }

    /// Someone named an account and never proved it.
    pub fn unproven(reference: &str, begun_ms: i64) -> Self {
        Self::of(reference, "unverified", vec![(begun_ms + DAY_MS, "expired")])
    }

    /// Sent at `sent_ms`; erased two months later, cleared when the last kept category's years are over.
    pub fn purged(reference: &str, first: &'static str, sent_ms: i64) -> Self {
        let purge = Purge::of(sent_ms);
        Self::of(reference, first, vec![(purge.at_ms, "erased"), (purge.invoices_until, "cleared")])
    }

    /// Where it stands once what is due at `at_ms` has been done.
    pub fn at(&self, at_ms: i64) -> &'static str {
        self.turns.iter().rev().find(|(from, _)| *from <= at_ms).map_or(self.first, |(_, state)| state)
    }
}

/// The dates of one purge, by the preset `standard`.
#[derive(Debug, Clone, Copy)]
pub struct Purge {
    pub at_ms: i64,
    /// Identity records are kept five years.
    pub identity_until: i64,
    /// Invoices are kept six years.
    pub invoices_until: i64,
}

impl Purge {
    pub fn of(sent_ms: i64) -> Self {
        let at_ms = end_of_day_after_months(sent_ms, 2);
        Self {
            at_ms,
            identity_until: end_of_day_after_months(at_ms, 5 * 12),
            invoices_until: end_of_day_after_months(at_ms, 6 * 12),
        }
    }
}
