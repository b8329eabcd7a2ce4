//! The book of written applications. The spine alone writes it, in the batch that it decides.

use shared::application::{Filer, Kind};
use shared::deletion::docket::Outcome;
use shared::id::{ApplicationId, DeletionId, Reference, StaffId};
use shared::time::Timestamp;

use crate::port::Statement;

/// A fresh row.
#[derive(Debug, Clone)]
pub struct Fresh<'a> {
    pub id: &'a ApplicationId,
    pub deletion: &'a DeletionId,
    pub reference: &'a Reference,
    pub kind: Kind,
    pub filer: &'a Filer,
    pub filed_at: Timestamp,
    pub verified_at: Option<Timestamp>,
    pub decide_by: Timestamp,
    pub letter_sealed: Option<&'a str>,
    pub reply_to_sealed: Option<&'a str>,
    pub locale: &'a str,
}

pub fn open(fresh: &Fresh<'_>) -> Statement {
    let (filer, staff) = match fresh.filer {
        Filer::Person => ("person", None),
        Filer::Staff(id) => ("staff", Some(id.as_str())),
    };
    Statement::of(
        "INSERT INTO application (id, deletion, reference, kind, filer, filer_staff, filed_at, verified_at, decide_by,
           letter_sealed, locale, reply_to_sealed, state, version)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'open', 1)",
        vec![
            fresh.id.as_str().into(),
            fresh.deletion.to_string().into(),
            fresh.reference.to_string().into(),
            fresh.kind.name().into(),
            filer.into(),
            staff.into(),
            fresh.filed_at.into(),
            fresh.verified_at.into(),
            fresh.decide_by.into(),
            fresh.letter_sealed.into(),
            fresh.locale.into(),
            fresh.reply_to_sealed.into(),
        ],
    )
}

/// It waits for an answer. The queue goes by the day that is true if none comes, so that nothing has to be written when the
/// question ends.
pub fn ask(id: &ApplicationId, waits_until: Timestamp, decide_by: Timestamp) -> Statement {
    Statement::of(
        "UPDATE application SET waits_until = ?2, decide_by = ?3, version = version + 1 WHERE id = ?1",
        vec![id.as_str().into(), waits_until.into(), decide_by.into()],
    )
}

/// The answer is there.
pub fn answered(id: &ApplicationId, decide_by: Timestamp) -> Statement {
    Statement::of(
        "UPDATE application SET waits_until = NULL, decide_by = ?2, version = version + 1 WHERE id = ?1",
        vec![id.as_str().into(), decide_by.into()],
    )
}

/// The first of two approves.
pub fn second(id: &ApplicationId, by: &StaffId) -> Statement {
    Statement::of(
        "UPDATE application SET seconded_by = ?2, version = version + 1 WHERE id = ?1",
        vec![id.as_str().into(), by.as_str().into()],
    )
}

/// Nobody has to look at it any more. What two have approved may be decided once more, by an objection.
pub fn decide(id: &ApplicationId, outcome: Outcome, by: Option<&StaffId>, at: Timestamp) -> Statement {
    Statement::of(
        "UPDATE application SET state = ?2, decided_by = ?3, decided_at = ?4, waits_until = NULL, version = version + 1
         WHERE id = ?1",
        vec![id.as_str().into(), outcome.name().into(), by.map(StaffId::as_str).into(), at.into()],
    )
}

/// The account lives on, and its key with it: the person's own words go with the deletion that they were about.
pub fn forget_letters(deletion: &DeletionId) -> Statement {
    Statement::of(
        "UPDATE application SET letter_sealed = NULL, reply_to_sealed = NULL, version = version + 1
         WHERE deletion = ?1 AND (letter_sealed IS NOT NULL OR reply_to_sealed IS NOT NULL)",
        vec![deletion.to_string().into()],
    )
}
