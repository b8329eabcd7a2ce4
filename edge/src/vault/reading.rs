//! Why a category's key is asked for. Of an account whose erasure has begun, what stays is storage and nothing else (PIPL 47): no
//! directory, copy, page or view can name a reason that opens it, because it takes a witness of what allows it, and only whoever
//! checks that can make one.

use std::collections::BTreeSet;

use shared::id::CategoryId;

use crate::desk::disclosure::Approved;
use crate::directory::embedded::Closed;

/// A reason. Its inside is nobody else's.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a>(Why<'a>);

#[derive(Debug, Clone, Copy)]
enum Why<'a> {
    /// The account is somebody's.
    Living,
    /// Its own end, by the deletion that has closed it: what is made anonymous is read once more.
    Ending,
    /// A law orders it, and two of the staff have agreed.
    Ordered(&'a BTreeSet<CategoryId>),
}

impl<'a> Reading<'a> {
    /// What everybody else has.
    pub const LIVING: Self = Self(Why::Living);

    pub const fn ending(_: &Closed) -> Self {
        Self(Why::Ending)
    }

    pub const fn ordered(approved: &'a Approved) -> Self {
        Self(Why::Ordered(approved.categories()))
    }

    /// What alone it opens of an account whose erasure has begun, in a directory elsewhere: its own categories, if a law orders them.
    pub const fn ordered_alone(self) -> Option<&'a BTreeSet<CategoryId>> {
        match self.0 {
            Why::Living | Why::Ending => None,
            Why::Ordered(categories) => Some(categories),
        }
    }

    /// Whether it opens this category of an account whose erasure has begun; `label` may begin with whose copy of it that is.
    pub(super) fn opens_what_stays(self, label: &str) -> bool {
        let category = label.split_once(':').map_or(label, |(_, category)| category);
        match self.0 {
            Why::Living => false,
            Why::Ending => true,
            Why::Ordered(categories) => categories.iter().any(|ordered| ordered.as_str() == category),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_is_opened_by_its_end_or_by_an_order_that_names_it_and_by_nothing_else() {
        let ordered = BTreeSet::from([CategoryId::parse("orders").expect("an id")]);
        let by_order = Reading(Why::Ordered(&ordered));
        for label in ["orders", "mailing:orders", "invoices", "mailing:invoices"] {
            assert!(!Reading::LIVING.opens_what_stays(label), "{label}");
            assert!(Reading(Why::Ending).opens_what_stays(label), "{label}");
            assert_eq!(by_order.opens_what_stays(label), label.ends_with("orders"), "{label}");
        }
    }
}
