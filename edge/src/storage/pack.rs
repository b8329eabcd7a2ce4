//! What a regulator asks for: pages of what was at work between two moments. Nobody's name or words, and no reference that a person
//! was given.

use shared::time::Timestamp;

use crate::port::{Statement, Value};

/// From a moment to before another, and how many at most.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    pub from: Timestamp,
    pub until: Timestamp,
    pub limit: i64,
}

impl Span {
    fn values(self) -> Vec<Value> {
        vec![self.from.into(), self.until.into(), self.limit.into()]
    }
}

/// Cases that were open at some time of it.
pub fn cases(span: Span) -> Statement {
    Statement::of(
        "SELECT id, deletion, kind, filer, filed_at, verified_at, decide_by, state, decided_at, refusal FROM application
         WHERE state <> 'open' AND decided_at >= ?1 AND filed_at < ?2
         UNION ALL
         SELECT id, deletion, kind, filer, filed_at, verified_at, decide_by, state, decided_at, refusal FROM application
         WHERE state = 'open' AND filed_at < ?2 LIMIT ?3",
        span.values(),
    )
}

/// Mails and requests in writing that waited for somebody at some time of it, with when and why what was done about each.
pub fn mails(span: Span) -> Statement {
    Statement::of(
        "SELECT id, kind, via, topic, ruling, received_at, due_at, outcome, closed_at,
           (SELECT json_group_object(act, json_array(at, why)) FROM desk_event
            WHERE subject = 'mail:' || inbox.id AND act IN ('acknowledged', 'found', 'extended', 'answered')) AS acts FROM inbox
         WHERE closed_by IS NOT NULL AND closed_at >= ?1 AND received_at < ?2
         UNION ALL
         SELECT id, kind, via, topic, ruling, received_at, due_at, outcome, closed_at,
           (SELECT json_group_object(act, json_array(at, why)) FROM desk_event
            WHERE subject = 'mail:' || inbox.id AND act IN ('acknowledged', 'found', 'extended', 'answered')) FROM inbox
         WHERE state = 'open' AND received_at < ?2 LIMIT ?3",
        span.values(),
    )
}

/// What people who stay did by themselves. Found by the day on which a row goes, which is as long after it as every other's.
pub fn rights(span: Span, kept_ms: i64) -> Statement {
    Statement::of(
        "SELECT id, kind, body, asked_at, done_at FROM right_act
         WHERE erase_at >= ?1 AND erase_at < ?2 AND asked_at IS NOT NULL ORDER BY erase_at LIMIT ?3",
        vec![span.from.plus_ms(kept_ms).into(), span.until.plus_ms(kept_ms).into(), span.limit.into()],
    )
}

/// Deletions of which something was held before the end of that time, or let go in it: as they stand now.
pub fn held(span: Span) -> Statement {
    Statement::of(
        "SELECT DISTINCT d.id, d.body FROM desk_event e JOIN deletion d ON d.id = e.subject
         WHERE e.at < ?2 AND (e.act = 'held' OR (e.act = 'released' AND e.at >= ?1)) LIMIT ?3",
        span.values(),
    )
}

/// The newest versions of the rules, the oldest of them first.
pub fn versions(limit: i64) -> Statement {
    Statement::of(
        "SELECT id, published_at, body FROM (SELECT id, published_at, body FROM policy_version ORDER BY published_at DESC LIMIT ?1)
         ORDER BY published_at",
        vec![limit.into()],
    )
}

/// What was cleared by itself, day by day.
pub fn cleared(from: &str, until: &str, limit: i64) -> Statement {
    Statement::of(
        "SELECT day, category, count FROM cleared WHERE day >= ?1 AND day < ?2 ORDER BY day, category LIMIT ?3",
        vec![from.into(), until.into(), limit.into()],
    )
}
