//! Who looks at a case or a mail just now. Nothing depends on it: it only leads colleagues to different work.

use shared::id::StaffId;
use shared::time::Timestamp;

use crate::limits::{DESK_LOOK_AGAIN_MS, DESK_LOOK_MS};
use crate::port::{Statement, Value};

fn values(of: &str, staff: &StaffId, now: Timestamp) -> Vec<Value> {
    let (until, renewed) = (now.plus_ms(DESK_LOOK_MS), now.plus_ms(DESK_LOOK_MS - DESK_LOOK_AGAIN_MS));
    vec![of.into(), staff.as_str().into(), until.into(), now.into(), renewed.into()]
}

/// Somebody looks at an open case. Whoever was there first stays it; a page that is loaded again writes nothing for a while.
pub fn at_case(id: &str, staff: &StaffId, now: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO desk_look (subject, staff, until)
         SELECT id, ?2, ?3 FROM application WHERE id = ?1 AND state = 'open'
         ON CONFLICT (subject) DO UPDATE SET staff = excluded.staff, until = excluded.until
         WHERE desk_look.until <= ?4 OR (desk_look.staff = excluded.staff AND desk_look.until < ?5)",
        values(id, staff, now),
    )
}

/// Somebody looks at an open mail.
pub fn at_mail(id: &str, staff: &StaffId, now: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO desk_look (subject, staff, until)
         SELECT 'mail:' || id, ?2, ?3 FROM inbox WHERE id = ?1 AND state = 'open'
         ON CONFLICT (subject) DO UPDATE SET staff = excluded.staff, until = excluded.until
         WHERE desk_look.until <= ?4 OR (desk_look.staff = excluded.staff AND desk_look.until < ?5)",
        values(id, staff, now),
    )
}

/// What opens after a decision, looked at from here on: the next case that is this reader's, or nobody's and nobody looks at it.
/// Each half walks an index of its own to its first row: in one list, everything that colleagues have would be read on the way
/// there. It is found and marked in one statement, so that two who decide at once are not led to the same.
pub fn next_for(staff: &StaffId, not: &str, now: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO desk_look (subject, staff, until) SELECT id, ?2, ?3 FROM (
           SELECT * FROM (SELECT id, decide_by FROM application WHERE state = 'open' AND assigned_to IS NULL
             AND id <> ?1 AND seconded_by IS NOT ?2 AND ?5 IS NOT NULL AND NOT EXISTS (
               SELECT 1 FROM desk_look WHERE subject = application.id AND staff <> ?2 AND until > ?4)
             ORDER BY decide_by, id LIMIT 1)
           UNION ALL
           SELECT * FROM (SELECT id, decide_by FROM application WHERE state = 'open' AND assigned_to = ?2
             AND id <> ?1 AND seconded_by IS NOT ?2 ORDER BY decide_by, id LIMIT 1)
         ) WHERE true ORDER BY decide_by, id LIMIT 1
         ON CONFLICT (subject) DO UPDATE SET staff = excluded.staff, until = excluded.until RETURNING subject",
        values(not, staff, now),
    )
}

/// Who looks at it.
pub fn of(subject: &str, now: Timestamp) -> Statement {
    Statement::of("SELECT staff FROM desk_look WHERE subject = ?1 AND until > ?2", vec![subject.into(), now.into()])
}

/// Somebody is done with it, and others need not wait.
pub fn end(subject: &str, staff: &StaffId) -> Statement {
    Statement::of(
        "DELETE FROM desk_look WHERE subject = ?1 AND staff = ?2",
        vec![subject.into(), staff.as_str().into()],
    )
}

pub fn remove_old(now: Timestamp) -> Statement {
    Statement::of("DELETE FROM desk_look WHERE until <= ?1", vec![now.into()])
}
