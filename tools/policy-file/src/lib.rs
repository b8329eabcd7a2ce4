//! A policy file, read with its time zone as a table. Every fault is told with the line where it can be put right.

mod line;

use std::fmt;

use chrono::{DateTime, Offset, TimeZone};
use chrono_tz::Tz;
use shared::policy::{self, Policy};
use shared::time::Zone;

/// One fault of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it can be put right, counted from 1; of a key that is missing, where it would have to be.
    pub line: usize,
    /// Which key: `category[2].label`.
    pub field: String,
    /// What is wrong with it.
    pub fault: String,
}

/// Every fault of a file, in the order of their lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Fault { line, field, fault } in &self.0 {
            writeln!(f, "line {line}: {field}: {fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

/// Reads a policy file.
///
/// # Errors
/// Every fault, each with line and field.
pub fn read(text: &str) -> Result<Policy, Faults> {
    policy::parse(text, &zone).map_err(|errors| {
        let mut faults: Vec<Fault> = errors.0.into_iter().map(|fault| told(text, fault)).collect();
        faults.sort_by_key(|fault| fault.line);
        Faults(faults)
    })
}

/// A text that is no TOML has one fault, and its parser's own words name the place.
fn told(text: &str, fault: policy::PolicyFault) -> Fault {
    let line = line::of_field(text, &fault.path).or_else(|| line::of_error(text)).unwrap_or(1);
    Fault { line, field: fault.path, fault: fault.fault }
}

/// The table of a zone, by its IANA name. The Worker has the table alone: a database of all zones would weigh more than it.
#[must_use]
pub fn zone(name: &str) -> Option<Zone> {
    let tz: Tz = name.parse().ok()?;
    let offset = |at_s| {
        let moment = DateTime::from_timestamp(at_s, 0).unwrap_or_default();
        tz.offset_from_utc_datetime(&moment.naive_utc()).fix().local_minus_utc()
    };
    Zone::walk(offset).ok()
}

#[cfg(test)]
mod tests {
    use super::{Fault, read};

    const GOOD: &str = include_str!("../../../frontend/policies/standard.toml");

    /// The faults of the good file with one piece replaced, and the line on which the replacement begins.
    fn spoilt(piece: &str, by: &str) -> (Vec<Fault>, usize) {
        let (before, _) = GOOD.split_once(piece).unwrap();
        let faults = read(&GOOD.replacen(piece, by, 1)).map(|policy| policy.name).unwrap_err();
        (faults.0, before.lines().count().max(1) + usize::from(before.ends_with('\n')))
    }

    #[test]
    fn a_good_file_has_no_fault() {
        assert_eq!(read(GOOD).unwrap().name, "standard");
    }

    #[test]
    fn a_fault_is_told_with_its_line_and_its_field() {
        for (piece, by, field, says) in [
            ("time_zone = \"Europe/Helsinki\"", "time_zone = \"Europe/Atlantis\"", "time_zone", "must be the name of"),
            (
                "window = { months = 2 }",
                "window = { months = 20 }",
                "window.months",
                "must be a whole number from 1 to 12",
            ),
            ("knowing_choice = true", "knowing_choice = 1", "law.knowing_choice", "must be true or false"),
            ("holidays = [", "holidays = [\n  \"tomorrow\",", "calendar.holidays[0]", "must be a date"),
            (
                "label.en = \"Orders\"",
                "label.en = \"Ord\u{202e}ers\"",
                "category[2].label.en",
                "holds a mark of direction",
            ),
            (
                "\"Harbour Market\",",
                "\"H\u{430}rbour Market\",",
                "listing_names[0]",
                "letters of more than one alphabet",
            ),
            (
                "label.en = \"Our billing",
                "label.sv = \"x\"\nlabel.en = \"Our",
                "processor[3].label.sv",
                "is no language",
            ),
            (
                "processors = [\"shop\", \"mailing\"]",
                "processors = []",
                "category[0].processors",
                "nobody would erase it",
            ),
            ("phrase = false", "phrase.fi = \"Poista tilini\"", "confirm.phrase", "there is no English text"),
            ("id = \"orders\"", "id = \"Or ders\"", "category[2].id", "must be"),
            ("backups_days = 30", "backups_days = 30\nforgotten = 1", "forgotten", "is not a key of a policy"),
        ] {
            let (faults, line) = spoilt(piece, by);
            let offset = by.lines().count() - piece.lines().count();
            let expected = if field == "calendar.holidays[0]" || field == "forgotten" { line + offset } else { line };
            let found = faults.iter().find(|fault| fault.field == field);
            let found = found.unwrap_or_else(|| panic!("{field}: {faults:?}"));
            assert_eq!(found.line, expected, "{field}");
            assert!(found.fault.contains(says), "{field}: {}", found.fault);
        }
    }

    #[test]
    fn a_key_that_is_missing_is_told_where_it_would_be() {
        let (faults, line) = spoilt("regime = \"gdpr\"\n", "");
        assert_eq!((faults.len(), faults[0].field.as_str(), faults[0].fault.as_str()), (1, "law.regime", "is missing"));
        assert!(faults[0].line < line, "at its table: {faults:?}");
    }

    #[test]
    fn a_window_longer_than_the_laws_clock_is_told_at_the_window() {
        let (faults, _) = spoilt("do_not_wait = true", "do_not_wait = false");
        let window = GOOD.lines().position(|line| line.starts_with("window = ")).unwrap() + 1;
        assert_eq!((faults.len(), faults[0].line, faults[0].field.as_str()), (1, window, "window"));
        assert!(faults[0].fault.contains("longer than the clock of the chosen law"), "{faults:?}");
    }

    #[test]
    fn what_is_no_toml_is_told_with_the_line_of_its_first_fault() {
        let (faults, line) = spoilt("reason_other = true", "reason_other = yes please");
        assert_eq!((faults.len(), faults[0].line), (1, line), "{faults:?}");
    }
}
