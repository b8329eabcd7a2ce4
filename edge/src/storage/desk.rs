//! What the desk reads and keeps: one case, the log. Its lists are next door.

use shared::id::{DeletionId, Reference, StaffId};
use shared::time::Timestamp;

use crate::port::{Statement, Value};

/// A deletion by its reference, and its case that is due first, if one is open.
pub fn find(reference: &Reference) -> Statement {
    Statement::of(
        "SELECT d.id, (SELECT a.id FROM application a WHERE a.deletion = d.id AND a.state = 'open'
           ORDER BY a.decide_by LIMIT 1) AS open_case FROM deletion d WHERE d.reference = ?1",
        vec![reference.to_string().into()],
    )
}

/// One case.
pub fn case(id: &str) -> Statement {
    Statement::of("SELECT * FROM application WHERE id = ?1", vec![id.into()])
}

/// The deletion of a case.
pub fn deletion_of_case(id: &str) -> Statement {
    Statement::of(
        "SELECT d.*, e.hash AS head FROM application a JOIN deletion d ON d.id = a.deletion
         JOIN deletion_event e ON e.deletion = d.id AND e.version = d.version WHERE a.id = ?1",
        vec![id.into()],
    )
}

/// The other cases of the same deletion, the newest first.
pub fn others(id: &str) -> Statement {
    Statement::of(
        "SELECT o.id, o.kind, o.filed_at FROM application a JOIN application o ON o.deletion = a.deletion AND o.id <> a.id
         WHERE a.id = ?1 ORDER BY o.filed_at DESC LIMIT 20",
        vec![id.into()],
    )
}

/// The cases of a deletion, the newest first.
pub fn cases_of(deletion: &DeletionId) -> Statement {
    Statement::of(
        "SELECT id, kind, filed_at FROM application WHERE deletion = ?1 ORDER BY filed_at DESC LIMIT 20",
        vec![deletion.to_string().into()],
    )
}

/// Earlier deletions of the same account, the newest first.
pub fn earlier(account_hash: &str, not: &DeletionId) -> Statement {
    Statement::of(
        "SELECT state, started_at FROM deletion WHERE account_hash = ?1 AND id <> ?2 ORDER BY started_at DESC LIMIT 5",
        vec![account_hash.into(), not.to_string().into()],
    )
}

/// Gives a case to somebody, or to nobody.
pub fn assign(id: &str, to: Option<&StaffId>) -> Statement {
    Statement::of(
        "UPDATE application SET assigned_to = ?2 WHERE id = ?1 AND state = 'open'",
        vec![id.into(), to.map(StaffId::as_str).into()],
    )
}

/// What the person is told with a refusal.
pub fn answer(id: &str, refusal: &str, answer_sealed: Option<&str>) -> Statement {
    Statement::of(
        "UPDATE application SET refusal = ?2, answer_sealed = ?3 WHERE id = ?1",
        vec![id.into(), refusal.into(), answer_sealed.into()],
    )
}

/// The last refusal of a kind, for its mail.
pub fn last_refused(deletion: &DeletionId, kind: &str) -> Statement {
    Statement::of(
        "SELECT id, refusal, answer_sealed FROM application WHERE deletion = ?1 AND kind = ?2 AND state = 'refused'
         ORDER BY filed_at DESC LIMIT 1",
        vec![deletion.to_string().into(), kind.into()],
    )
}

/// An entry of the log.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    pub subject: &'a str,
    pub number: u32,
    pub at: Timestamp,
    pub staff: &'a StaffId,
    pub staff_version: i64,
    pub role: &'a str,
    pub act: &'a str,
    pub decides: bool,
    pub why: Option<&'a str>,
    pub text_sealed: Option<String>,
    pub mark: String,
    pub hash: String,
}

impl Entry<'_> {
    fn values(&self) -> Vec<Value> {
        vec![
            self.subject.into(),
            self.number.into(),
            self.at.into(),
            self.staff.as_str().into(),
            self.staff_version.into(),
            self.role.into(),
            self.act.into(),
            i64::from(self.decides).into(),
            self.why.into(),
            self.text_sealed.as_deref().into(),
            self.mark.as_str().into(),
            self.hash.as_str().into(),
        ]
    }
}

/// Whoever comes second violates the primary key; whoever has lost the right, `staff.version`. Either way the whole batch
/// rolls back with it.
pub fn append(entry: &Entry<'_>) -> Statement {
    Statement::of(
        "INSERT INTO desk_event (subject, number, at, staff, staff_version, role, act, decides, why, text_sealed, mark, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        entry.values(),
    )
}

/// The same, where the sitting that the batch opens did open.
pub fn append_if_open(entry: &Entry<'_>, token_hash: &str) -> Statement {
    let mut values = entry.values();
    values.push(token_hash.into());
    Statement::of(
        "INSERT INTO desk_event (subject, number, at, staff, staff_version, role, act, decides, why, text_sealed, mark, hash)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
         WHERE EXISTS (SELECT 1 FROM staff_session WHERE token_hash = ?13)",
        values,
    )
}

/// The last entry of a subject.
pub fn head_of(subject: &str) -> Statement {
    Statement::of(
        "SELECT number, hash FROM desk_event WHERE subject = ?1 ORDER BY number DESC LIMIT 1",
        vec![subject.into()],
    )
}

/// A subject's entries with the names of who made them, the oldest first.
pub fn log_of(subject: &str) -> Statement {
    Statement::of(
        "SELECT e.*, s.name_sealed, t.name_sealed AS to_sealed FROM desk_event e LEFT JOIN staff s ON s.id = e.staff
         LEFT JOIN staff t ON e.act = 'given' AND t.id = e.why WHERE e.subject = ?1 ORDER BY e.number",
        vec![subject.into()],
    )
}

/// A subject's last entry.
pub fn last_of(subject: &str) -> Statement {
    Statement::of("SELECT * FROM desk_event WHERE subject = ?1 ORDER BY number DESC LIMIT 1", vec![subject.into()])
}

/// The whole log, a page of it, the newest first. `reference` where the subject is a case, `whom` where it is one of the staff.
pub fn log_before(from: &LogPlace, limit: i64) -> Statement {
    Statement::of(
        "SELECT e.*, s.name_sealed, a.reference, t.name_sealed AS whom_sealed, g.name_sealed AS to_sealed FROM desk_event e
         LEFT JOIN staff s ON s.id = e.staff LEFT JOIN application a ON a.id = e.subject
         LEFT JOIN staff t ON t.id = CASE WHEN e.subject LIKE 'staff:%' THEN substr(e.subject, 7) END
         LEFT JOIN staff g ON e.act = 'given' AND g.id = e.why
         WHERE (e.at, e.subject, e.number) < (?1, ?2, ?3) ORDER BY e.at DESC, e.subject DESC, e.number DESC LIMIT ?4",
        from.values(limit),
    )
}

/// The whole log, a page of it, the oldest first.
pub fn log_after(from: &LogPlace, limit: i64) -> Statement {
    Statement::of(
        "SELECT * FROM desk_event WHERE (at, subject, number) > (?1, ?2, ?3) ORDER BY at, subject, number LIMIT ?4",
        from.values(limit),
    )
}

/// A place in the whole log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogPlace {
    pub at: i64,
    pub subject: String,
    pub number: i64,
}

impl LogPlace {
    fn values(&self, limit: i64) -> Vec<Value> {
        vec![self.at.into(), self.subject.as_str().into(), self.number.into(), limit.into()]
    }
}

/// Open cases with what the digest needs to know of each, whatever is due first.
pub fn waiting(limit: i64) -> Statement {
    Statement::of(
        "SELECT id, reference, kind, filed_at, verified_at, decide_by, told, waits_until FROM application
         WHERE state = 'open' ORDER BY decide_by, id LIMIT ?1",
        vec![limit.into()],
    )
}

/// The digest has told this much of a case.
pub fn told(id: &str, percent: u8) -> Statement {
    Statement::of("UPDATE application SET told = ?2 WHERE id = ?1", vec![id.into(), i64::from(percent).into()])
}

/// What was decided since, for the figures.
pub fn decided_since(since: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "SELECT kind, filed_at, decided_at, state FROM application
         WHERE state <> 'open' AND decided_at >= ?1 ORDER BY decided_at LIMIT ?2",
        vec![since.into(), limit.into()],
    )
}

/// What has been decided since, and what is open: whatever was received since is among these.
pub fn since(since: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "SELECT kind, filed_at, decided_at, state FROM application WHERE state <> 'open' AND decided_at >= ?1
         UNION ALL SELECT kind, filed_at, decided_at, state FROM application WHERE state = 'open' LIMIT ?2",
        vec![since.into(), limit.into()],
    )
}

/// How many still wait, for the figures.
pub fn open_of(kind: &str) -> Statement {
    Statement::of("SELECT COUNT(*) AS count FROM application WHERE state = 'open' AND kind = ?1", vec![kind.into()])
}

/// Who opened what and why, since: the access report.
pub fn access_since(since: Timestamp, limit: i64) -> Statement {
    Statement::of(
        "SELECT e.staff, e.role, e.act, e.why, COUNT(*) AS count, MAX(e.at) AS last_at, s.name_sealed FROM desk_event e
         LEFT JOIN staff s ON s.id = e.staff WHERE e.at >= ?1 AND e.act IN ('revealed', 'exported')
         GROUP BY e.staff, e.role, e.act, e.why ORDER BY count DESC, e.staff LIMIT ?2",
        vec![since.into(), limit.into()],
    )
}
