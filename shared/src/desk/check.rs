//! Checking a log that was taken out, line by line.

use super::Line;
use crate::event::EventHash;
use std::collections::BTreeMap;

/// What is wrong with an exported log, and in which line (counted from 1).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not a line of the log.
    #[error("line {0} is not an entry of the log")]
    Unreadable(usize),
    /// An entry is missing before this one, or came twice.
    #[error("line {0} does not follow the entry before it: something was taken out, put in or moved")]
    OutOfOrder(usize),
    /// The entry was changed after it was written.
    #[error("line {0} was changed after it was written")]
    Changed(usize),
}

/// What a good log holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Entries that stand on the one before.
    pub chained: usize,
    /// First entries of a chain whose beginning lies before this file: nothing to hold them against.
    pub anchored: usize,
}

/// Checks an exported log line by line.
///
/// # Errors
/// The first [`Fault`].
pub fn check(text: &str) -> Result<Checked, Fault> {
    let mut heads: BTreeMap<String, (u32, EventHash)> = BTreeMap::new();
    let mut checked = Checked::default();
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.is_empty()) {
        let line: Line = serde_json::from_str(line).map_err(|_| Fault::Unreadable(number))?;
        let before = match heads.get(&line.subject) {
            Some((before, head)) if before.checked_add(1) == Some(line.entry.number) => Some(*head),
            Some(_) => return Err(Fault::OutOfOrder(number)),
            None if line.entry.number == 1 => Some(EventHash::GENESIS),
            None => None,
        };
        match before {
            Some(before) if line.entry.hash(&before, &line.subject) != line.hash => return Err(Fault::Changed(number)),
            Some(_) => checked.chained += 1,
            None => checked.anchored += 1,
        }
        heads.insert(line.subject, (line.entry.number, line.hash));
    }
    Ok(checked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Act, Entry, mark};
    use crate::id::StaffId;
    use crate::seal::Key;
    use crate::time::Timestamp;

    fn line(subject: &str, number: u32, before: EventHash) -> Line {
        let entry = Entry {
            number,
            at: Timestamp::from_ms(i64::from(number) * 1_000),
            staff: StaffId::parse("s1").unwrap(),
            role: "agent".to_owned(),
            act: Act::Commented.name().to_owned(),
            why: None,
            mark: mark(&Key::from_bytes([7; 32]), subject, number, "a note"),
        };
        let hash = entry.hash(&before, subject);
        Line { subject: subject.to_owned(), entry, hash }
    }

    fn log() -> Vec<Line> {
        let a1 = line("a", 1, EventHash::GENESIS);
        let b4 = line("b", 4, EventHash::GENESIS);
        let a2 = line("a", 2, a1.hash);
        let a3 = line("a", 3, a2.hash);
        vec![a1, b4, a2, a3]
    }

    fn text(lines: &[Line]) -> String {
        lines.iter().map(|line| serde_json::to_string(line).unwrap() + "\n").collect()
    }

    #[test]
    fn a_log_as_it_was_written_is_good() {
        assert_eq!(check(&text(&log())), Ok(Checked { chained: 3, anchored: 1 }));
    }

    #[test]
    fn an_entry_that_was_changed_is_named() {
        let changes: [fn(&mut Entry); 5] = [
            |entry| entry.at = entry.at.plus_ms(1),
            |entry| entry.staff = StaffId::parse("s2").unwrap(),
            |entry| entry.act = "refused".to_owned(),
            |entry| entry.why = Some("law".to_owned()),
            |entry| entry.role = "lead".to_owned(),
        ];
        for change in changes {
            let mut lines = log();
            change(&mut lines[2].entry);
            assert_eq!(check(&text(&lines)), Err(Fault::Changed(3)));
        }
    }

    #[test]
    fn an_entry_that_was_taken_out_or_moved_is_missed() {
        let mut lines = log();
        lines.remove(2);
        assert_eq!(check(&text(&lines)), Err(Fault::OutOfOrder(3)));
        let mut lines = log();
        lines.swap(2, 3);
        assert_eq!(check(&text(&lines)), Err(Fault::OutOfOrder(3)));
        assert_eq!(check("{}"), Err(Fault::Unreadable(1)));
    }
}
