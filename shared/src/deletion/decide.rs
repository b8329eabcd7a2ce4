//! The one door: a command, a moment and the policy give the next state, one event and the effects, or a refusal.

use super::{Command, Deletion, Effect, Event, Refusal, State};
use super::{access, claim, confirm, erase, holding, immediate, prepare, question, revoke};
use crate::policy::Policy;
use crate::time::Timestamp;

/// What follows from an accepted command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transition {
    /// The deletion from now on.
    pub next: Deletion,
    /// What happened: exactly one row of the log.
    pub event: Event,
    /// What must be carried out, in this order.
    pub effects: Vec<Effect>,
}

/// Decides. Pure: the same arguments always give the same answer, and a refusal changes nothing.
///
/// # Errors
/// A [`Refusal`] with a stable code.
pub fn decide(deletion: &Deletion, command: &Command, now: Timestamp, policy: &Policy) -> Result<Transition, Refusal> {
    match command {
        Command::Prove { account, by } => prepare::prove(deletion, account, *by, now),
        Command::ChooseCopy { choice, answers } => prepare::choose_copy(deletion, *choice, answers, now, policy),
        Command::ExportReady { left_out } => prepare::export_ready(deletion, left_out, now),
        Command::ExportFailed => prepare::export_failed(deletion, now),
        Command::Withdraw => prepare::withdraw(deletion, now),
        Command::Expire => prepare::expire(deletion, now),
        Command::Confirm { .. } => confirm::confirm(deletion, command, now, policy),
        Command::Recheck { eligibility, consequences } => {
            confirm::recheck(deletion, eligibility, *consequences, now, policy)
        }
        Command::AnswerBlocked => confirm::answer_blocked(deletion, now),
        Command::AccountSuspended => confirm::account_suspended(deletion, now),
        Command::QuietDone { processor } => confirm::quiet_done(deletion, processor),
        Command::Revoke { proof } => revoke::revoke(deletion, *proof, now, policy),
        Command::FileRevocation { id, filer, verified_at, evidence } => {
            let filing = revoke::Filing { id, filer, verified_at: *verified_at, evidence: *evidence };
            revoke::file(deletion, &filing, now, policy)
        }
        Command::AnnounceStopEnd => revoke::announce_stop_end(deletion, now),
        Command::DecideRevocation { id, by, granted } => revoke::resolve(deletion, id, by, *granted, now, policy),
        Command::FileImmediate { id, filer, proof_at, contacts_unchanged_since: since, phrase } => {
            let grounds = immediate::Grounds { proof_at: *proof_at, contacts_since: *since, phrase: *phrase };
            immediate::file(deletion, id, filer, &grounds, now, policy)
        }
        Command::ApproveImmediate { id, by } => immediate::approve(deletion, id, by, now, policy),
        Command::RefuseImmediate { id, by } => immediate::refuse(deletion, id, by, now),
        Command::VetoImmediate { id } => immediate::veto(deletion, id, now),
        Command::PlaceHold { hold } => holding::place(deletion, hold, now, policy),
        Command::ReleaseHold { id, by } => holding::release(deletion, id, by),
        Command::TellDisclosure { disclosure } => holding::tell_disclosure(deletion, disclosure, policy),
        Command::Claim { eligibility } => claim::claim(deletion, eligibility, now, policy),
        Command::JobDone { processor, category, acknowledgement } => {
            erase::job_done(deletion, processor, category, *acknowledgement, now)
        }
        Command::JobFailed { processor, category } => erase::job_failed(deletion, processor, category, now),
        Command::RunAgain => erase::run_again(deletion, now),
        Command::FinalMailAccepted => erase::final_mail_accepted(deletion, now),
        Command::Clear { category } => erase::clear(deletion, category, now, policy),
        Command::AskQuestion { id, by } => question::ask(deletion, id, by, now, policy),
        Command::AnswerQuestion { id } => question::answer(deletion, id, now, policy),
        Command::FileAccess { id, filer, account } => access::file(deletion, id, filer, account.as_ref(), now, policy),
        Command::ApproveAccess { id, by, eligibility } => access::approve(deletion, id, by, eligibility, now, policy),
        Command::RefuseAccess { id, by } => access::refuse(deletion, id, by, now),
        Command::VetoAccess { id } => access::veto(deletion, id, now),
    }
}

impl Deletion {
    /// The command has no meaning here.
    pub(super) const fn wrong_state(&self) -> Refusal {
        Refusal::WrongState { state: self.state.name() }
    }

    /// Everything but the state stays.
    pub(super) fn moved_to(&self, state: State, event: Event, effects: Vec<Effect>) -> Transition {
        Transition { next: Self { state, ..self.clone() }, event, effects }
    }

    /// `EraseExport`, if something may have been written.
    pub(super) fn erase_export(&self) -> Option<Effect> {
        self.export.may_exist().then_some(Effect::EraseExport)
    }
}

/// Whether a proof of control made at `proof_at` still counts: half-open, and never from the future.
pub(super) fn is_fresh(proof_at: Timestamp, now: Timestamp, life_ms: i64) -> bool {
    proof_at <= now && now < proof_at.plus_ms(life_ms)
}
