//! The desk's lists: a page of each, from an index, whatever lies in the tables. All rows have the same columns: `what` says
//! whether it is a case or a mail, `at` is what the list goes by, `looker` is who looks at it just now.

use shared::id::StaffId;
use shared::time::Timestamp;

use crate::port::{Statement, Value};

/// A place in a list that goes by time: after (or before) this moment and id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct From {
    pub at: i64,
    pub id: String,
}

/// A page of a list, as it is at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub from: From,
    pub limit: i64,
    pub now: Timestamp,
}

impl Page {
    fn values(&self, of: Option<&str>) -> Vec<Value> {
        let From { at, id } = &self.from;
        let mut values: Vec<Value> = vec![(*at).into(), id.as_str().into(), self.limit.into(), self.now.into()];
        values.extend(of.map(Value::from));
        values
    }
}

/// Open cases, whatever is due first.
pub fn open(page: &Page) -> Statement {
    Statement::of(
        "SELECT id, 'case' AS what, reference, kind, decide_by AS at, state, assigned_to, seconded_by, waits_until,
           (SELECT staff FROM desk_look WHERE subject = application.id AND until > ?4) AS looker FROM application
         WHERE state = 'open' AND (decide_by, id) > (?1, ?2) ORDER BY decide_by, id LIMIT ?3",
        page.values(None),
    )
}

/// Open cases of one kind.
pub fn of_kind(kind: &str, page: &Page) -> Statement {
    Statement::of(
        "SELECT id, 'case' AS what, reference, kind, decide_by AS at, state, assigned_to, seconded_by, waits_until,
           (SELECT staff FROM desk_look WHERE subject = application.id AND until > ?4) AS looker FROM application
         WHERE state = 'open' AND kind = ?5 AND (decide_by, id) > (?1, ?2) ORDER BY decide_by, id LIMIT ?3",
        page.values(Some(kind)),
    )
}

/// Open mails, whatever is due first.
pub fn mails(page: &Page) -> Statement {
    Statement::of(
        "SELECT id, 'mail' AS what, '' AS reference, kind, due_at AS at, state, assigned_to, NULL AS seconded_by, NULL AS waits_until,
           (SELECT staff FROM desk_look WHERE subject = 'mail:' || inbox.id AND until > ?4) AS looker FROM inbox
         WHERE state = 'open' AND (due_at, id) > (?1, ?2) ORDER BY due_at, id LIMIT ?3",
        page.values(None),
    )
}

/// Open cases and mails that somebody has, in one list. Each half walks an index of its own, and they are merged as they come.
pub fn mine(staff: &StaffId, page: &Page) -> Statement {
    Statement::of(
        "SELECT id, 'case' AS what, reference, kind, decide_by AS at, state, assigned_to, seconded_by, waits_until,
           (SELECT staff FROM desk_look WHERE subject = application.id AND until > ?4) AS looker FROM application
         WHERE state = 'open' AND assigned_to = ?5 AND (decide_by, id) > (?1, ?2)
         UNION ALL
         SELECT id, 'mail', '', kind, due_at, state, assigned_to, NULL, NULL,
           (SELECT staff FROM desk_look WHERE subject = 'mail:' || inbox.id AND until > ?4) FROM inbox
         WHERE state = 'open' AND assigned_to = ?5 AND (due_at, id) > (?1, ?2)
         ORDER BY at, id LIMIT ?3",
        page.values(Some(staff.as_str())),
    )
}

/// Decided cases and mails that somebody closed, the last first. What a machine filed was nobody's decision.
pub fn decided(page: &Page) -> Statement {
    Statement::of(
        "SELECT id, 'case' AS what, reference, kind, decided_at AS at, state, assigned_to, seconded_by, waits_until, NULL AS looker
         FROM application WHERE state <> 'open' AND (decided_at, id) < (?1, ?2) AND ?4 IS NOT NULL
         UNION ALL
         SELECT id, 'mail', '', kind, closed_at, state, assigned_to, NULL, NULL, NULL FROM inbox
         WHERE closed_by IS NOT NULL AND (closed_at, id) < (?1, ?2)
         ORDER BY at DESC, id DESC LIMIT ?3",
        page.values(None),
    )
}

/// One case, as lists show it.
pub fn case(id: &str, now: Timestamp) -> Statement {
    Statement::of(
        "SELECT id, 'case' AS what, reference, kind, CASE state WHEN 'open' THEN decide_by ELSE decided_at END AS at, state,
           assigned_to, seconded_by, waits_until,
           (SELECT staff FROM desk_look WHERE subject = application.id AND until > ?2) AS looker FROM application
         WHERE id = ?1",
        vec![id.into(), now.into()],
    )
}

/// One mail, as lists show it.
pub fn mail(id: &str, now: Timestamp) -> Statement {
    Statement::of(
        "SELECT id, 'mail' AS what, '' AS reference, kind, CASE state WHEN 'open' THEN due_at ELSE closed_at END AS at, state,
           assigned_to, NULL AS seconded_by, NULL AS waits_until,
           (SELECT staff FROM desk_look WHERE subject = 'mail:' || inbox.id AND until > ?2) AS looker FROM inbox
         WHERE id = ?1",
        vec![id.into(), now.into()],
    )
}
