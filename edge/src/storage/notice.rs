//! Notices: written, agreed to, sent account by account. Triggers hold each step to the one before, and its moment in the agenda.

use shared::id::{AccountKey, StaffId};
use shared::notice::Notice;
use shared::time::Timestamp;

use super::shop::of;
use crate::port::{Statement, Value};

/// A notice that nobody has agreed to yet.
#[derive(Debug, Clone)]
pub struct Fresh<'a> {
    pub id: &'a str,
    pub notice: &'a Notice,
    pub categories: &'a str,
    pub words_sealed: &'a str,
    pub whom: Option<&'a AccountKey>,
    pub by: &'a StaffId,
    pub at: Timestamp,
    pub erase_at: Timestamp,
}

pub fn write(fresh: &Fresh<'_>) -> Statement {
    let [happened, noticed] = fresh.notice.days().map(|day| Value::from(day.to_string()));
    Statement::of(
        "INSERT INTO notice (id, kind, happened, noticed, categories, words_sealed, account, epoch, silent_until, written_by,
           written_at, state, erase_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'proposed', ?12)",
        vec![
            fresh.id.into(),
            fresh.notice.kind().name().into(),
            happened,
            noticed,
            fresh.categories.into(),
            fresh.words_sealed.into(),
            fresh.whom.map(|key| key.id.as_str()).into(),
            fresh.whom.map(|key| key.epoch).into(),
            fresh.notice.silent_until().into(),
            fresh.by.as_str().into(),
            fresh.at.into(),
            fresh.erase_at.into(),
        ],
    )
}

/// All of them as the desk sees them, the newest first.
pub fn all(limit: i64) -> Statement {
    Statement::of("SELECT * FROM notice ORDER BY written_at DESC, id DESC LIMIT ?1", vec![limit.into()])
}

pub fn one(id: &str) -> Statement {
    Statement::of("SELECT * FROM notice WHERE id = ?1", vec![id.into()])
}

/// What everybody may read, the newest first.
pub fn public(limit: i64) -> Statement {
    Statement::of(
        "SELECT * FROM notice WHERE account IS NULL AND begun_at IS NOT NULL AND words_sealed IS NOT NULL
         ORDER BY begun_at DESC LIMIT ?1",
        vec![limit.into()],
    )
}

/// What an account was told of, the newest first.
pub fn of_account(account: &AccountKey, limit: i64) -> Statement {
    let mut values = of(account);
    values.push(limit.into());
    Statement::of(
        "SELECT n.* FROM notice_told t JOIN notice n ON n.id = t.notice
         WHERE t.account = ?1 AND t.epoch = ?2 AND n.words_sealed IS NOT NULL ORDER BY n.begun_at DESC LIMIT ?3",
        values,
    )
}

/// Decides it. Agreed, it is due at `next_at`.
pub fn decide(id: &str, by: &StaffId, at: Timestamp, next_at: Option<Timestamp>) -> Statement {
    Statement::of(
        "UPDATE notice SET state = CASE WHEN ?4 IS NULL THEN 'refused' ELSE 'approved' END, decided_by = ?2, decided_at = ?3,
           next_at = ?4 WHERE id = ?1",
        vec![id.into(), by.as_str().into(), at.into(), next_at.into()],
    )
}

/// How far the accounts were gone through: an id and its epoch.
pub type Place<'a> = (&'a str, u32);

/// A step of sending it: whom it is sent to, as a JSON list of `[…, …, account, epoch]`, how far the accounts were gone through, and
/// when it goes on. Whoever comes second changes nothing.
pub fn step(
    id: &str,
    (from, to): (Place<'_>, Place<'_>),
    (whom, count): (&str, u32),
    (now, next_at): (Timestamp, Option<Timestamp>),
) -> [Statement; 2] {
    [
        Statement::of(
            "UPDATE notice SET begun_at = COALESCE(begun_at, ?6), after_account = ?4, after_epoch = ?5, next_at = ?7,
               addressed = addressed + ?8
             WHERE id = ?1 AND after_account = ?2 AND after_epoch = ?3 AND next_at <= ?6",
            vec![
                id.into(),
                from.0.into(),
                from.1.into(),
                to.0.into(),
                to.1.into(),
                now.into(),
                next_at.into(),
                count.into(),
            ],
        ),
        Statement::of(
            "INSERT INTO notice_told (notice, account, epoch) SELECT ?1, value ->> 2, value ->> 3 FROM json_each(?2) WHERE true
             ON CONFLICT (notice, account, epoch) DO NOTHING",
            vec![id.into(), whom.into()],
        ),
    ]
}

/// What became of one mail.
pub fn told(id: &str, account: &AccountKey, outcome: &'static str) -> Statement {
    let mut values = of(account);
    values.extend([id.into(), outcome.into()]);
    Statement::of(
        "UPDATE notice_told SET outcome = ?4 WHERE notice = ?3 AND account = ?1 AND epoch = ?2 AND outcome IS NULL",
        values,
    )
}

/// A mail that is on its way: nothing once it is known what became of it. With the language that the account last asked for
/// something in.
pub fn untold(id: &str, account: &AccountKey, account_hash: &str) -> Statement {
    let mut values = of(account);
    values.extend([id.into(), account_hash.into()]);
    Statement::of(
        "SELECT (SELECT locale FROM deletion WHERE account_hash = ?4 ORDER BY live DESC, started_at DESC LIMIT 1) AS locale
         FROM notice_told WHERE notice = ?3 AND account = ?1 AND epoch = ?2 AND outcome IS NULL",
        values,
    )
}

/// What has come to its day.
pub fn to_erase(now: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "SELECT id FROM notice WHERE words_sealed IS NOT NULL AND erase_at <= ?1 ORDER BY erase_at LIMIT ?2",
        vec![now.into(), limit.into()],
    )
}

/// The key is gone: who was told goes, as many as one batch holds, and the words with the last of them.
pub fn erase(id: &str, limit: i64) -> [Statement; 2] {
    [
        Statement::of(
            "DELETE FROM notice_told WHERE notice = ?1 AND (account, epoch) IN (
               SELECT account, epoch FROM notice_told WHERE notice = ?1 ORDER BY account, epoch LIMIT ?2)",
            vec![id.into(), limit.into()],
        ),
        Statement::of(
            "UPDATE notice SET words_sealed = NULL WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM notice_told WHERE notice = ?1)",
            vec![id.into()],
        ),
    ]
}
