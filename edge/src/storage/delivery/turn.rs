//! Whose turn it is: which messages are due, who takes one, and what is put off or given up unsent.

use shared::id::ProcessorId;
use shared::time::Timestamp;

use crate::limits;
use crate::port::Statement;

/// What is due, when more is than one tick sends: of each target in turn. Whoever is slow, set wrongly or silent keeps nobody else's
/// messages waiting, and whoever wants to be left alone is.
pub fn due_in_turn(now: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "SELECT id FROM (
           SELECT d.id, a.at, ROW_NUMBER() OVER (PARTITION BY d.target ORDER BY a.at) AS turn
           FROM agenda a JOIN delivery d ON d.id = a.id LEFT JOIN delivery_target t ON t.target = d.target
           WHERE a.at <= ?1 AND a.kind = 'delivery' AND COALESCE(t.slow_until, 0) <= ?1)
         ORDER BY turn, at LIMIT ?2",
        vec![now.into(), limit.into()],
    )
}

/// Takes a message for a while, or puts it off where its target wants to be left alone, or where it is an event and one before it of
/// the same account is on its way; gives it back only to the one who got it.
pub fn take(id: &str, now: Timestamp) -> Vec<Statement> {
    vec![
        Statement::of(
            "UPDATE delivery SET leased_until = ?3, attempts = attempts + (delivered_at IS NULL),
               asked = asked + (delivered_at IS NOT NULL)
             WHERE id = ?1 AND due_at <= ?2 AND COALESCE(leased_until, 0) <= ?2
             AND NOT EXISTS (SELECT 1 FROM delivery_target t WHERE t.target = delivery.target AND t.slow_until > ?2)
             AND NOT EXISTS (SELECT 1 FROM delivery o WHERE o.target = delivery.target AND o.subject = delivery.subject
               AND o.sequence < delivery.sequence AND delivery.kind LIKE 'event%'
               AND (o.due_at IS NOT NULL OR o.leased_until > ?2))
             RETURNING *",
            vec![id.into(), now.into(), now.plus_ms(limits::LEASE_MS).into()],
        ),
        Statement::of(
            "UPDATE delivery SET due_at = ?3 + (SELECT t.slow_until FROM delivery_target t WHERE t.target = delivery.target)
             WHERE id = ?1 AND due_at <= ?2 AND COALESCE(leased_until, 0) <= ?2
             AND EXISTS (SELECT 1 FROM delivery_target t WHERE t.target = delivery.target AND t.slow_until > ?2)",
            vec![id.into(), now.into(), shared::delivery::spread(id, shared::limits::MINUTE_MS).into()],
        ),
        Statement::of(
            "UPDATE delivery SET due_at = 1 + (SELECT MAX(?2, MAX(COALESCE(o.due_at, 0)), MAX(COALESCE(o.leased_until, 0)))
               FROM delivery o WHERE o.target = delivery.target AND o.subject = delivery.subject
               AND o.sequence < delivery.sequence)
             WHERE id = ?1 AND due_at <= ?2 AND COALESCE(leased_until, 0) <= ?2 AND kind LIKE 'event%'
             AND EXISTS (SELECT 1 FROM delivery o WHERE o.target = delivery.target AND o.subject = delivery.subject
               AND o.sequence < delivery.sequence AND (o.due_at IS NOT NULL OR o.leased_until > ?2))",
            vec![id.into(), now.into()],
        ),
    ]
}

/// What has only waited for those before it need not wait as long as they were put off: they have arrived, or nobody sends them.
pub fn hurry(target: &ProcessorId, account_hash: &str, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE delivery SET due_at = ?3 WHERE target = ?1 AND due_at > ?3 AND attempts = 0
         AND subject = (SELECT subject FROM delivery_subject WHERE target = ?1 AND account_hash = ?2)",
        vec![target.as_str().into(), account_hash.into(), now.into()],
    )
}

/// Nothing can be sent just now, and nothing was.
pub fn put_off(id: &str, now: Timestamp, at: Timestamp) -> Statement {
    Statement::of(
        "UPDATE delivery SET due_at = ?3 WHERE id = ?1 AND due_at <= ?2",
        vec![id.into(), now.into(), at.into()],
    )
}

/// Nobody can be told: given up, and somebody must look, or dropped where nobody need. Whoever has said yes is only not asked more.
pub fn given_up(id: &str, now: Timestamp, why: &str, is_dropped: bool) -> Statement {
    Statement::of(
        "UPDATE delivery SET due_at = NULL, leased_until = NULL,
           last_status = CASE WHEN delivered_at IS NULL THEN ?3 ELSE last_status END,
           dead_at = CASE WHEN delivered_at IS NULL AND NOT ?4 THEN ?2 END,
           dropped_at = CASE WHEN delivered_at IS NULL AND ?4 THEN ?2 ELSE dropped_at END
         WHERE id = ?1 AND due_at IS NOT NULL",
        vec![id.into(), now.into(), why.into(), i64::from(is_dropped).into()],
    )
}
