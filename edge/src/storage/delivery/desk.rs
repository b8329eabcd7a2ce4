//! What nobody has confirmed, as the desk sees it, and what is done about it there.

use shared::id::ProcessorId;
use shared::time::Timestamp;

use crate::port::Statement;

/// What is known of each target, and how much waits there and is dead.
pub fn targets() -> Statement {
    Statement::of(
        "SELECT t.target, t.last_status, t.last_at, t.disabled_at,
           (SELECT COUNT(*) FROM delivery d WHERE d.target = t.target AND d.due_at IS NOT NULL) AS waiting,
           (SELECT MIN(created_at) FROM delivery d WHERE d.target = t.target AND d.due_at IS NOT NULL) AS since
         FROM delivery_target t ORDER BY t.target",
        Vec::new(),
    )
}

/// A page of what is dead, the oldest first, after a moment and a name.
pub fn dead(after: (i64, &str), limit: i64) -> Statement {
    Statement::of(
        "SELECT d.id, d.target, d.kind, d.category, d.last_status, d.attempts, d.dead_at,
           (SELECT reference FROM deletion WHERE id = d.deletion) AS reference
         FROM delivery d WHERE d.dead_at IS NOT NULL AND (d.dead_at, d.id) > (?1, ?2) ORDER BY d.dead_at, d.id LIMIT ?3",
        vec![after.0.into(), after.1.into(), limit.into()],
    )
}

/// One dead message is sent again, from the beginning of the schedule. Not while its target is gone.
pub fn resend(id: &str, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE delivery SET due_at = ?2, dead_at = NULL, told_at = NULL, attempts = 0
         WHERE id = ?1 AND dead_at IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM delivery_target t WHERE t.target = delivery.target AND t.disabled_at IS NOT NULL)",
        vec![id.into(), now.into()],
    )
}

/// All of a target's are.
pub fn resend_all(target: &ProcessorId, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE delivery SET due_at = ?2, dead_at = NULL, told_at = NULL, attempts = 0
         WHERE dead_at IS NOT NULL AND target = ?1
         AND NOT EXISTS (SELECT 1 FROM delivery_target t WHERE t.target = ?1 AND t.disabled_at IS NOT NULL)",
        vec![target.as_str().into(), now.into()],
    )
}

/// A target that was gone is there again; what is dead stays so until somebody sends it.
pub fn reopen(target: &ProcessorId) -> Statement {
    Statement::of(
        "UPDATE delivery_target SET disabled_at = NULL, silent = 0, slow_until = NULL WHERE target = ?1",
        vec![target.as_str().into()],
    )
}

/// Dead events that nobody wants to know any more: all whose target is not among these, as a JSON list. Nobody waits for them.
pub fn drop_unheard(listeners: &str, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE delivery SET dead_at = NULL, dropped_at = ?2, last_status = 'unset'
         WHERE dead_at IS NOT NULL AND kind LIKE 'event%' AND target NOT IN (SELECT c.value FROM json_each(?1) c)",
        vec![listeners.into(), now.into()],
    )
}

/// How many deletions whose erasure has begun wait for each. All of those are looked at again before `soon`.
pub fn waiting_for(soon: Timestamp) -> Statement {
    Statement::of(
        "SELECT j.processor, COUNT(DISTINCT j.deletion) AS count
         FROM agenda a JOIN deletion d ON d.id = a.id AND d.state = 'erasing' JOIN job j ON j.deletion = d.id
         WHERE a.at <= ?1 AND a.kind = 'deletion' AND j.done_at IS NULL GROUP BY j.processor",
        vec![soon.into()],
    )
}

/// Dead messages that no digest has told.
pub fn untold() -> Statement {
    Statement::of("SELECT COUNT(*) AS count FROM delivery WHERE dead_at IS NOT NULL AND told_at IS NULL", Vec::new())
}

pub fn told(now: Timestamp) -> Statement {
    Statement::of("UPDATE delivery SET told_at = ?1 WHERE dead_at IS NOT NULL AND told_at IS NULL", vec![now.into()])
}
