//! What people who stay have asked for: an act each, and who has confirmed it.

use shared::id::{AccountKey, DeletionId};
use shared::time::Timestamp;

use crate::port::{Statement, Value};

/// One act as it is written.
#[derive(Debug, Clone)]
pub struct Fresh<'a> {
    pub id: &'a str,
    pub visit: &'a str,
    pub account: &'a AccountKey,
    pub account_hash: &'a str,
    pub kind: &'a str,
    pub body: &'a str,
    pub now: Timestamp,
    /// Asked for; else only looked at.
    pub is_asked: bool,
    pub erase_at: Timestamp,
}

/// Gives a row back if it was written: not a second time, and nothing but a visit or a copy while a deletion speaks for the account.
pub fn add(fresh: &Fresh<'_>) -> Statement {
    Statement::of(
        "INSERT INTO right_act (id, visit, account, epoch, account_hash, kind, body, made_at, asked_at, erase_at)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
         WHERE ?6 IN ('visit', 'copy') OR NOT EXISTS (SELECT 1 FROM deletion
           WHERE account_hash = ?5 AND live = 1 AND state IN ('pending', 'erasing', 'erased'))
         ON CONFLICT DO NOTHING RETURNING id",
        vec![
            fresh.id.into(),
            fresh.visit.into(),
            fresh.account.id.as_str().into(),
            fresh.account.epoch.into(),
            fresh.account_hash.into(),
            fresh.kind.into(),
            fresh.body.into(),
            fresh.now.into(),
            Value::from(fresh.is_asked.then_some(fresh.now.ms())),
            fresh.erase_at.into(),
        ],
    )
}

/// Whoever must confirm an act.
pub fn expect(act: &str, processor: &str) -> Statement {
    Statement::of(
        "INSERT INTO right_told (act, processor) SELECT id, ?2 FROM right_act WHERE id = ?1 ON CONFLICT DO NOTHING",
        vec![act.into(), processor.into()],
    )
}

/// Whose a visit is, and whether a deletion speaks for the account.
pub fn of_visit(visit: &DeletionId) -> Statement {
    Statement::of(
        "SELECT a.account, a.epoch, a.account_hash, (SELECT d.state FROM deletion d WHERE d.account_hash = a.account_hash
           AND d.live = 1 AND d.state IN ('pending', 'erasing', 'erased')) AS running
         FROM right_act a WHERE a.id = ?1",
        vec![visit.to_string().into()],
    )
}

pub fn load(act: &str) -> Statement {
    Statement::of("SELECT * FROM right_act WHERE id = ?1", vec![act.into()])
}

/// What a visit is looking at; one at a time.
pub fn proposed(visit: &DeletionId) -> Statement {
    Statement::of(
        "SELECT id, body FROM right_act WHERE visit = ?1 AND asked_at IS NULL",
        vec![visit.to_string().into()],
    )
}

pub fn withdraw(visit: &DeletionId) -> Statement {
    Statement::of("DELETE FROM right_act WHERE visit = ?1 AND asked_at IS NULL", vec![visit.to_string().into()])
}

/// What was looked at is asked for; gives a row back the first time, and not while a deletion speaks for the account.
pub fn ask(act: &str, visit: &DeletionId, body: &str, now: Timestamp) -> Statement {
    Statement::of(
        "UPDATE right_act SET asked_at = ?3, body = ?4 WHERE id = ?1 AND visit = ?2 AND asked_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM deletion
           WHERE account_hash = right_act.account_hash AND live = 1 AND state IN ('pending', 'erasing', 'erased'))
         RETURNING id",
        vec![act.into(), visit.to_string().into(), now.into(), body.into()],
    )
}

/// A processor has confirmed; the first time counts. When all have, the act is done.
pub fn told(act: &str, processor: &str, now: Timestamp) -> Vec<Statement> {
    vec![
        Statement::of(
            "UPDATE right_told SET told_at = ?3 WHERE act = ?1 AND processor = ?2 AND told_at IS NULL",
            vec![act.into(), processor.into(), now.into()],
        ),
        Statement::of(
            "UPDATE right_act SET done_at = ?2 WHERE id = ?1 AND done_at IS NULL
             AND NOT EXISTS (SELECT 1 FROM right_told WHERE act = ?1 AND told_at IS NULL) RETURNING id",
            vec![act.into(), now.into()],
        ),
    ]
}

/// What was asked for, the newest first, with everybody who must confirm it: a row for each.
pub fn of_account(account_hash: &str, limit: i64) -> Statement {
    Statement::of(
        "SELECT a.id, a.visit, a.kind, a.body, a.asked_at, a.done_at, t.processor, t.told_at FROM
           (SELECT * FROM right_act WHERE account_hash = ?1 AND asked_at IS NOT NULL AND kind <> 'visit'
            ORDER BY asked_at DESC LIMIT ?2) a
         LEFT JOIN right_told t ON t.act = a.id ORDER BY a.asked_at DESC, a.id, t.processor",
        vec![account_hash.into(), limit.into()],
    )
}

/// Whatever may have a copy of the account's data lying ready: visits, and a deletion that has not begun to erase.
pub fn copies(account_hash: &str) -> Statement {
    Statement::of(
        "SELECT visit AS id FROM right_act WHERE account_hash = ?1 AND kind = 'copy'
         UNION SELECT id FROM deletion WHERE account_hash = ?1 AND live = 1",
        vec![account_hash.into()],
    )
}

/// What was kept for long enough, and what was only looked at a day ago.
pub fn remove_old(now: Timestamp, proposed_before: Timestamp) -> Vec<Statement> {
    vec![
        Statement::of(
            "DELETE FROM right_told WHERE act IN (SELECT id FROM right_act WHERE erase_at <= ?1)",
            vec![now.into()],
        ),
        Statement::of("DELETE FROM right_act WHERE erase_at <= ?1", vec![now.into()]),
        Statement::of("DELETE FROM right_act WHERE asked_at IS NULL AND made_at <= ?1", vec![proposed_before.into()]),
    ]
}
