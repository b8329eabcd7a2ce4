//! Forms of people who stay: what may be done with their data, what of it goes, what is put right.

use super::read::Reader;
use super::{FieldError, Fields, Parsed};
use crate::gather::gather;
use crate::preference::{self, Preference, Refused};
use std::collections::BTreeSet;

/// An id of a directory's item is not longer.
const ITEM_CHARS: usize = 64;
/// `2026-11-27`.
const DATE_CHARS: usize = 10;
/// A name or a line of an address is not longer.
const LINE_CHARS: usize = 100;

/// What may be done with the data. A tick allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// Everything that was not ticked.
    pub refused: Refused,
}

impl Preferences {
    /// A field for each use, and `step`, which refuses all of them with `none`.
    ///
    /// # Errors
    /// Malformed, repeated or unknown fields.
    pub fn parse(fields: &Fields) -> Parsed<Self> {
        let mut reader = Reader::of(fields, &["marketing", "push", "recommendations", "step"]);
        let refuses_all = reader.optional("step", 8) == Some("none");
        let mut refused: Refused = preference::everything();
        for one in Preference::ALL {
            if reader.ticked(one.name()) && !refuses_all {
                refused.remove(&one);
            }
        }
        reader.finish(Some(Self { refused }))
    }
}

/// Which items of a category are to go: each that is ticked, and all of a span of days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Ids of the directory's.
    pub items: BTreeSet<String>,
    /// From the beginning of this day; from the first where it is not given.
    pub since: Option<chrono::NaiveDate>,
    /// To the end of this day.
    pub before: Option<chrono::NaiveDate>,
}

impl Part {
    /// Field `item`, any number of times; `since` and `before`.
    ///
    /// # Errors
    /// Nothing chosen, malformed, repeated or unknown fields.
    pub fn parse(fields: &Fields) -> Parsed<Self> {
        let (ticked, rest): (Vec<_>, Vec<_>) = fields.iter().cloned().partition(|(name, _)| name == "item");
        let mut reader = Reader::of(&rest, &["since", "before"]);
        let mut date = |field| {
            reader.optional(field, DATE_CHARS)?;
            reader.parsed(field, DATE_CHARS, |typed| typed.parse().ok())
        };
        let (since, before) = (date("since"), date("before"));
        let items: BTreeSet<String> = gather(ticked.into_iter().map(|(_, id)| id));
        if items.iter().any(|id| id.is_empty() || id.chars().count() > ITEM_CHARS) {
            reader.fail("item", "malformed");
        }
        let form = Self { items, since, before };
        let parsed = reader.finish(Some(form))?;
        if parsed == Self::default() {
            return Err(vec![FieldError { field: "item", code: "missing" }]);
        }
        Ok(parsed)
    }
}

/// A name, or an address to deliver to, as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The field's name in the directory, and what stands there now.
    pub lines: Vec<(&'static str, String)>,
}

impl Correction {
    /// The person's name.
    pub const NAME: [&'static str; 1] = ["name"];
    /// An address to deliver to.
    pub const ADDRESS: [&'static str; 4] = ["recipient", "street", "city", "country"];

    /// The given fields, each of them needed.
    ///
    /// # Errors
    /// Missing, oversized, repeated or unknown fields.
    pub fn parse(fields: &Fields, wanted: &'static [&'static str]) -> Parsed<Self> {
        let mut reader = Reader::of(fields, wanted);
        let mut lines = Vec::new();
        for name in wanted {
            if let Some(text) = reader.required(name, LINE_CHARS) {
                lines.push((*name, crate::letter::one_line(text)));
            }
        }
        reader.finish(Some(Self { lines }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(given: &[(&str, &str)]) -> Vec<(String, String)> {
        given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_is_not_ticked_is_refused_and_one_button_refuses_all() {
        let form = Preferences::parse(&fields(&[("push", "yes")])).unwrap();
        assert_eq!(form.refused, [Preference::Marketing, Preference::Recommendations].into());
        let all = Preferences::parse(&fields(&[("push", "yes"), ("step", "none")])).unwrap();
        assert_eq!(all.refused, preference::everything());
        assert!(Preferences::parse(&fields(&[("other", "yes")])).is_err());
    }

    #[test]
    fn a_part_is_ticked_or_a_span_of_days_and_never_nothing() {
        let form =
            Part::parse(&fields(&[("item", "a"), ("item", "b"), ("since", ""), ("before", "2026-01-31")])).unwrap();
        assert_eq!((form.items.len(), form.since), (2, None));
        assert_eq!(form.before, chrono::NaiveDate::from_ymd_opt(2026, 1, 31));
        let code = |given: &[(&str, &str)]| Part::parse(&fields(given)).unwrap_err().first().map(|error| error.code);
        assert_eq!(code(&[("since", ""), ("before", "")]), Some("missing"));
        assert_eq!(code(&[("since", "31.1.2026")]), Some("malformed"));
        assert_eq!(code(&[("item", "")]), Some("malformed"));
        assert_eq!(code(&[("item", "a"), ("all", "yes")]), Some("unknown"));
    }
}
