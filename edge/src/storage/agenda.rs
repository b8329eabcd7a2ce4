//! What time alone demands. Triggers keep it: whoever writes a moment into a row has written it here.

use shared::time::Timestamp;

use crate::port::{PortError, Row, Statement};

/// What is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    Deletion(String),
    Effect(String),
    Delivery(String),
    Notice(String),
}

impl Due {
    pub fn from_row(row: &Row) -> Result<Self, PortError> {
        let id = row.text("id")?;
        match row.text("kind")?.as_str() {
            "deletion" => Ok(Self::Deletion(id)),
            "effect" => Ok(Self::Effect(id)),
            "delivery" => Ok(Self::Delivery(id)),
            "notice" => Ok(Self::Notice(id)),
            kind => {
                Err(PortError::Unavailable { act: "reading the agenda", cause: format!("nobody looks after `{kind}`") })
            }
        }
    }
}

/// The longest due first, whatever it is: nothing starves behind the rest, and an empty tick reads one row.
pub fn due(now: Timestamp, limit: i64) -> Statement {
    Statement::of("SELECT kind, id FROM agenda WHERE at <= ?1 ORDER BY at LIMIT ?2", vec![now.into(), limit.into()])
}

/// What is due beside messages to processors, when more is than one tick does: however many of those wait, they keep nothing else waiting.
pub fn due_beside(now: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "SELECT kind, id FROM agenda WHERE at <= ?1 AND kind <> 'delivery' ORDER BY at LIMIT ?2",
        vec![now.into(), limit.into()],
    )
}
