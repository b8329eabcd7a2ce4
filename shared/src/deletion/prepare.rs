//! Before anything takes effect: proof, copy, withdrawal, and time running out.

use super::{CodeKind, DeskNotice, MailKind};
use super::{Deletion, Effect, Event, Preparing, Proof, Refusal, State, Transition, Wish};
use crate::export::{Answers, CopyChoice, Export};
use crate::id::{AccountKey, CategoryId};
use crate::limits::PREPARING_MS;
use crate::policy::Policy;
use crate::time::Timestamp;
use std::collections::BTreeSet;

pub(super) fn prove(
    deletion: &Deletion,
    account: &AccountKey,
    by: Proof,
    now: Timestamp,
) -> Result<Transition, Refusal> {
    let State::Unverified(state) = &deletion.state else { return Err(deletion.wrong_state()) };
    // Whoever came to keep an account must not find it on its way out, and whoever has no access proves nothing.
    if state.wish != Wish::Leave {
        return Err(deletion.wrong_state());
    }
    if now >= state.expires_at {
        return Err(Refusal::TooLate);
    }
    let preparing = Preparing { account: account.clone(), expires_at: now.plus_ms(PREPARING_MS) };
    Ok(deletion.moved_to(State::Preparing(preparing), Event::Proven { account: account.clone(), by }, Vec::new()))
}

/// A copy may be asked for as long as there is a way back.
pub(super) fn choose_copy(
    deletion: &Deletion,
    choice: CopyChoice,
    answers: &Answers,
    now: Timestamp,
    policy: &Policy,
) -> Result<Transition, Refusal> {
    let open_until = match &deletion.state {
        State::Preparing(state) => state.expires_at,
        State::Blocked(state) => state.expires_at,
        State::Pending(state) => state.purge_at(),
        State::Unverified(_)
        | State::Revoked(_)
        | State::Erasing(_)
        | State::Erased(_)
        | State::Cleared(_)
        | State::Expired { .. }
        | State::Withdrawn { .. } => return Err(deletion.wrong_state()),
    };
    if now >= open_until {
        return Err(Refusal::TooLate);
    }
    let in_a_copy = |id: &CategoryId| policy.category(id).is_some_and(|category| category.exportable);
    if !answers.keys().all(in_a_copy) {
        return Err(Refusal::NoSuchCategory);
    }
    let answered = Deletion { answers: answers.clone(), ..deletion.clone() };
    // What was left out and is wanted after all: the copy that is there, or on its way, may lack it.
    let wants_more = deletion.answers.keys().any(|id| deletion.leaves_out(id) && !answered.leaves_out(id));
    let (export, effects) = match (choice, deletion.export) {
        (CopyChoice::Prepare, Export::Promised { .. } | Export::Ready { .. })
            if !wants_more && !deletion.export.is_over(now) =>
        {
            (deletion.export, Vec::new())
        }
        (CopyChoice::Prepare, _) => (Export::Promised { at: now }, vec![Effect::PrepareExport]),
        (CopyChoice::Have | CopyChoice::None, _) => (Export::Waived, deletion.erase_export().into_iter().collect()),
    };
    let next = Deletion { export, ..answered };
    Ok(Transition { next, event: Event::CopyChosen { choice, answers: answers.clone() }, effects })
}

pub(super) fn export_ready(
    deletion: &Deletion,
    left_out: &BTreeSet<CategoryId>,
    now: Timestamp,
) -> Result<Transition, Refusal> {
    owed_export(deletion)?;
    if !left_out.iter().all(|id| deletion.leaves_out(id)) {
        return Err(Refusal::CopyLacks);
    }
    let next = Deletion { export: Export::Ready { at: now }, ..deletion.clone() };
    Ok(Transition { next, event: Event::ExportMade, effects: vec![Effect::SendMail(MailKind::ExportReady)] })
}

pub(super) fn export_failed(deletion: &Deletion, now: Timestamp) -> Result<Transition, Refusal> {
    owed_export(deletion)?;
    if matches!(deletion.export, Export::Failed { .. }) {
        return Err(Refusal::AlreadyDone);
    }
    let next = Deletion { export: Export::Failed { at: now }, ..deletion.clone() };
    let effects = vec![Effect::SendMail(MailKind::ExportFailed), Effect::NotifyDesk(DeskNotice::ExportOwed)];
    Ok(Transition { next, event: Event::ExportMissed, effects })
}

/// A copy that arrives when nobody may have it any more is refused, so that its maker erases it.
fn owed_export(deletion: &Deletion) -> Result<(), Refusal> {
    match &deletion.state {
        State::Preparing(_) | State::Blocked(_) | State::Pending(_) => {}
        State::Unverified(_)
        | State::Revoked(_)
        | State::Erasing(_)
        | State::Erased(_)
        | State::Cleared(_)
        | State::Expired { .. }
        | State::Withdrawn { .. } => return Err(deletion.wrong_state()),
    }
    if deletion.export.is_owed() { Ok(()) } else { Err(Refusal::NoExportOwed) }
}

pub(super) fn withdraw(deletion: &Deletion, now: Timestamp) -> Result<Transition, Refusal> {
    match &deletion.state {
        State::Unverified(_) | State::Preparing(_) | State::Blocked(_) => {
            Ok(deletion.moved_to(State::Withdrawn { at: now }, Event::Withdrawn, deletion.forget()))
        }
        State::Pending(_)
        | State::Revoked(_)
        | State::Erasing(_)
        | State::Erased(_)
        | State::Cleared(_)
        | State::Expired { .. }
        | State::Withdrawn { .. } => Err(deletion.wrong_state()),
    }
}

pub(super) fn expire(deletion: &Deletion, now: Timestamp) -> Result<Transition, Refusal> {
    let (expires_at, mail) = match &deletion.state {
        State::Unverified(state) => (state.expires_at, None),
        State::Preparing(state) => (state.expires_at, None),
        State::Blocked(state) => (state.expires_at, Some(Effect::SendMail(MailKind::Expired))),
        State::Pending(_)
        | State::Revoked(_)
        | State::Erasing(_)
        | State::Erased(_)
        | State::Cleared(_)
        | State::Expired { .. }
        | State::Withdrawn { .. } => return Err(deletion.wrong_state()),
    };
    if now < expires_at {
        return Err(Refusal::TooEarly);
    }
    let mut effects = deletion.forget();
    effects.extend(mail);
    Ok(deletion.moved_to(State::Expired { at: now }, Event::Expired, effects))
}

impl Deletion {
    /// What goes when a request ends before it took effect.
    fn forget(&self) -> Vec<Effect> {
        let mut effects = vec![Effect::CancelCode(CodeKind::OneTime), Effect::ForgetTyped];
        effects.extend(self.erase_export());
        effects.extend(self.close_access());
        effects
    }
}
