//! An order of staff or law that data stay. It stops the claim, or keeps categories and then lets them go.

use crate::id::{CategoryId, HoldId, StaffId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A hold in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Its name.
    pub id: HoldId,
    /// What stays.
    pub scope: Scope,
    /// Why.
    pub basis: HoldBasis,
    /// Who ordered it.
    pub placed_by: StaffId,
    /// When it must be looked at again; it does not end by itself then.
    pub review_at: Timestamp,
}

/// What a hold keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Everything: the claim waits.
    Everything,
    /// These categories: the rest goes on time.
    Categories(BTreeSet<CategoryId>),
}

/// The listed legal reasons (GDPR 17(3)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HoldBasis {
    /// A law obliges to keep.
    LegalObligation,
    /// Establishing, exercising or defending legal claims.
    LegalClaims,
    /// An authority's order.
    AuthorityOrder,
    /// Expression, research or public interest.
    PublicInterest,
}

impl Hold {
    /// Whether it stops the claim as a whole.
    #[must_use]
    pub const fn stops_everything(&self) -> bool {
        matches!(self.scope, Scope::Everything)
    }

    /// Whether it keeps this category.
    #[must_use]
    pub fn keeps(&self, category: &CategoryId) -> bool {
        match &self.scope {
            Scope::Everything => true,
            Scope::Categories(kept) => kept.contains(category),
        }
    }
}
