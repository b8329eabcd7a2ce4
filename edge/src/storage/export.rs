//! The copy of a person's data: what was made and until when it can be fetched. Its bytes lie sealed in KV.

use shared::id::DeletionId;
use shared::time::Timestamp;

use crate::port::{PortError, Row, Statement};

/// One made copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRow {
    pub sha256: String,
    pub bytes: i64,
    pub pieces: i64,
    pub made_at: Timestamp,
    pub expires_at: Timestamp,
    /// JSON: how many records of each category.
    pub summary: String,
}

/// A copy that is made again (a retry, a renewed wish) takes the place of the one before.
pub fn record(deletion: &DeletionId, row: &ExportRow) -> Statement {
    Statement::of(
        "INSERT INTO export (deletion, sha256, bytes, pieces, made_at, expires_at, summary)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (deletion) DO UPDATE SET sha256 = ?2, bytes = ?3, pieces = ?4, made_at = ?5, expires_at = ?6, summary = ?7",
        vec![
            deletion.to_string().into(),
            row.sha256.as_str().into(),
            row.bytes.into(),
            row.pieces.into(),
            row.made_at.into(),
            row.expires_at.into(),
            row.summary.as_str().into(),
        ],
    )
}

pub fn load(deletion: &DeletionId) -> Statement {
    Statement::of(
        "SELECT sha256, bytes, pieces, made_at, expires_at, summary FROM export WHERE deletion = ?1",
        vec![deletion.to_string().into()],
    )
}

pub fn remove(deletion: &DeletionId) -> Statement {
    Statement::of("DELETE FROM export WHERE deletion = ?1", vec![deletion.to_string().into()])
}

/// Copies that nobody can fetch any more: their bytes have gone by themselves.
pub fn remove_old(now: Timestamp) -> Statement {
    Statement::of("DELETE FROM export WHERE expires_at <= ?1", vec![now.into()])
}

/// Reads a row of `load`.
pub fn read(row: &Row) -> Result<ExportRow, PortError> {
    Ok(ExportRow {
        sha256: row.text("sha256")?,
        bytes: row.int("bytes")?,
        pieces: row.int("pieces")?,
        made_at: Timestamp::from_ms(row.int("made_at")?),
        expires_at: Timestamp::from_ms(row.int("expires_at")?),
        summary: row.text("summary")?,
    })
}
