//! Notices that came back. Codes alone.

use shared::id::DeletionId;
use shared::time::Timestamp;

use crate::port::Statement;

/// Remembers it, once, if the row sent the notice that a deletion waits; gives it back if it is new.
pub fn came_back(row: &str, now: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO bounce (mail, deletion, at)
         SELECT id, deletion, ?2 FROM outbox
         WHERE id = ?1 AND kind = 'notice' AND deletion <> '' AND body ->> 'mail' = 'pending'
         ON CONFLICT (mail) DO NOTHING RETURNING mail",
        vec![row.into(), now.into()],
    )
}

/// What no digest has told yet.
pub fn untold(limit: i64) -> Statement {
    Statement::of(
        "SELECT b.mail, b.at, d.reference FROM bounce b JOIN deletion d ON d.id = b.deletion
         WHERE b.told_at IS NULL ORDER BY b.at LIMIT ?1",
        vec![limit.into()],
    )
}

/// A digest has told it.
pub fn told(mail: &str, now: Timestamp) -> Statement {
    Statement::of("UPDATE bounce SET told_at = ?2 WHERE mail = ?1", vec![mail.into(), now.into()])
}

/// When a notice of a deletion came back last.
pub fn of_deletion(deletion: &DeletionId) -> Statement {
    Statement::of("SELECT MAX(at) AS at FROM bounce WHERE deletion = ?1", vec![deletion.to_string().into()])
}

/// Of deletions that have long ended.
pub fn remove_old(before: Timestamp) -> Statement {
    Statement::of("DELETE FROM bounce WHERE told_at < ?1", vec![before.into()])
}
