//! Values on their way into a database and out of it, the same for both.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use serde_json::Value;
use shared::time::Timestamp;

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Null,
    Integer(i64),
    Real(f64),
    Text(String),
    Truth(bool),
    Moment(Timestamp),
    Json(Value),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Option<&str>> for Cell {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::Null, Self::from)
    }
}

/// How moments lie where a column has no type of its own for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Moments {
    #[default]
    Milliseconds,
    Seconds,
    Text,
}

impl Moments {
    /// The moment as it lies there.
    #[must_use]
    pub fn laid(self, at: Timestamp) -> Cell {
        match self {
            Self::Milliseconds => Cell::Integer(at.ms()),
            Self::Seconds => Cell::Integer(at.ms().div_euclid(1000)),
            Self::Text => Cell::Text(iso(at)),
        }
    }

    /// The moment that lies there.
    #[must_use]
    pub fn read(self, cell: &Cell) -> Option<Timestamp> {
        match cell {
            Cell::Moment(at) => Some(*at),
            Cell::Integer(number) if self == Self::Seconds => Some(Timestamp::from_ms(number.saturating_mul(1000))),
            Cell::Integer(number) => Some(Timestamp::from_ms(*number)),
            Cell::Text(text) => from_iso(text),
            _ => None,
        }
    }
}

/// A moment as people and machines read it.
#[must_use]
pub fn iso(at: Timestamp) -> String {
    DateTime::from_timestamp_millis(at.ms())
        .map(|moment| moment.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string())
        .unwrap_or_default()
}

/// ISO 8601 with `T` or a blank; without a zone it is UTC, and a day alone is its beginning.
fn from_iso(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let zoned =
        DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f%#z"));
    if let Ok(moment) = zoned {
        return Some(Timestamp::from_ms(moment.timestamp_millis()));
    }
    let plain = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f"]
        .into_iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
        .or_else(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0))?;
    Some(Timestamp::from_ms(plain.and_utc().timestamp_millis()))
}

/// What a statement is given, by name.
#[derive(Clone, Debug, Default)]
pub struct Values(BTreeMap<&'static str, Cell>);

impl Values {
    #[must_use]
    pub fn with(mut self, name: &'static str, cell: impl Into<Cell>) -> Self {
        self.0.insert(name, cell.into());
        self
    }

    /// What is not given is nothing.
    #[must_use]
    pub fn get(&self, name: &str) -> &Cell {
        self.0.get(name).unwrap_or(&Cell::Null)
    }
}

/// A row that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row(pub Vec<(String, Cell)>);

impl Row {
    /// What stands in a column; nothing where there is none, or nothing in it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Cell> {
        self.0.iter().find(|(column, _)| column == name).map(|(_, cell)| cell).filter(|cell| **cell != Cell::Null)
    }

    /// As a text, whatever it is.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        Some(match self.get(name)? {
            Cell::Text(text) => text.clone(),
            Cell::Integer(number) => number.to_string(),
            Cell::Real(number) => number.to_string(),
            Cell::Truth(truth) => truth.to_string(),
            Cell::Moment(at) => iso(*at),
            Cell::Json(value) => value.to_string(),
            Cell::Null => return None,
        })
    }

    #[must_use]
    pub fn integer(&self, name: &str) -> Option<i64> {
        match self.get(name)? {
            Cell::Integer(number) => Some(*number),
            Cell::Text(text) => text.parse().ok(),
            Cell::Truth(truth) => Some((*truth).into()),
            _ => None,
        }
    }

    /// Whether it is true, a number other than 0, or a moment.
    #[must_use]
    pub fn truth(&self, name: &str) -> bool {
        match self.get(name) {
            Some(Cell::Truth(truth)) => *truth,
            Some(Cell::Integer(number)) => *number != 0,
            Some(Cell::Text(text)) => !matches!(text.as_str(), "" | "0" | "f" | "false"),
            Some(Cell::Moment(_)) => true,
            _ => false,
        }
    }

    /// As JSON.
    #[must_use]
    pub fn json(&self, name: &str) -> Value {
        match self.get(name) {
            None | Some(Cell::Null) => Value::Null,
            Some(Cell::Integer(number)) => (*number).into(),
            Some(Cell::Real(number)) => (*number).into(),
            Some(Cell::Truth(truth)) => (*truth).into(),
            Some(Cell::Text(text)) => text.as_str().into(),
            Some(Cell::Moment(at)) => iso(*at).into(),
            Some(Cell::Json(value)) => value.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_however_it_lies_there() {
        let at = Some(Timestamp::from_ms(1_767_225_600_500));
        let whole = Some(Timestamp::from_ms(1_767_225_600_000));
        for (moments, cell, expected) in [
            (Moments::Milliseconds, Cell::Integer(1_767_225_600_500), at),
            (Moments::Seconds, Cell::Integer(1_767_225_600), whole),
            (Moments::Text, Cell::from("2026-01-01T00:00:00.500Z"), at),
            (Moments::Text, Cell::from("2026-01-01 02:00:00.5+02"), at),
            (Moments::Text, Cell::from("2026-01-01 00:00:00"), whole),
            (Moments::Text, Cell::from("2026-01-01"), whole),
            (Moments::Text, Cell::from("yesterday"), None),
            (Moments::Seconds, Cell::Moment(Timestamp::from_ms(1_767_225_600_500)), at),
        ] {
            assert_eq!(moments.read(&cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn a_moment_lies_as_it_is_read() {
        for moments in [Moments::Milliseconds, Moments::Text] {
            let at = Timestamp::from_ms(1_767_225_600_123);
            assert_eq!(moments.read(&moments.laid(at)), Some(at));
        }
    }
}
