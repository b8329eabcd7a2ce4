//! What was found for whoever says that they did not ask for it, and the two ways to stop it: at once with proof of
//! control, or held back until a person has looked at it.
//!
//! The sitting belongs to the visit, never to the deletion that was found: nothing of an account can be opened with it.

use frontend::pages::stop::{self, Finding, Situation};
use shared::application::Filer;
use shared::deletion::{Command, Pending, Refusal, RevocationProof, RevokedBy, State};
use shared::form::{Means, Stop};
use shared::id::ApplicationId;
use shared::policy::{Policy, Revocation};
use shared::time::Timestamp;

use super::delete::service;
use super::{code, where_it_stands};
use crate::advance::{AdvanceError, Beside, advance};
use crate::failure::Failure;
use crate::proof::{self, Reach, Shown};
use crate::reply::Reply;
use crate::session::{self, Scope, Session, Token};
use crate::storage::{self, deletion::Stored};
use crate::view::View;
use crate::{facts, format, mail, question, rule, vault};

/// A deletion that was found, with what the code shows about its account.
struct Found {
    stored: Stored,
    shown: Shown,
    situation: Situation,
    /// Where the code went, if to one mailbox alone: then whoever typed it reads there.
    mailbox: Option<String>,
}

/// A visit whose code was right.
async fn proven(view: &View<'_>, reference: &str) -> Result<(Stored, Session), Failure> {
    let (stored, session) = session::open_journey(view.context, view.incoming, reference).await?;
    if stored.wishes_to_keep() && session.proof_at.is_some() {
        Ok((stored, session))
    } else {
        Err(Failure::WrongStep(where_it_stands(view, &stored)))
    }
}

pub async fn show(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let (stored, _) = proven(view, reference).await?;
    let findings = found(view, &stored).await?.into_iter();
    let findings =
        findings.map(|found| Finding { reference: found.stored.reference.to_string(), situation: found.situation });
    let props = stop::Props { reference: stored.reference.to_string(), findings: findings.collect() };
    Ok(Reply::html(200, stop::page(&view.shell(), props)))
}

/// Who is reached by what was typed.
pub async fn reach(view: &View<'_>, stored: &Stored) -> Result<Reach, Failure> {
    let Some(identifier) = mail::code::named(view.context, stored).await.map_err(service)? else {
        return Ok(Reach::default());
    };
    proof::reach(view.context, &identifier).await.map_err(service)
}

/// What concerns each account: its live deletion, or the last one if it was cancelled.
async fn found(view: &View<'_>, visit: &Stored) -> Result<Vec<Found>, Failure> {
    let context = view.context;
    let Reach { mailboxes, accounts } = reach(view, visit).await?;
    let mailbox = match mailboxes.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    };
    let mut all = Vec::new();
    for account in &accounts {
        let hash = vault::account_hash(context, &account.key);
        let rows = context.one(storage::deletion::last_of_account(&hash)).await?;
        let Some(row) = rows.first() else { continue };
        let stored = Stored::from_row(row)?;
        let policy = rule::of_version(context, stored.policy_version).await?;
        let shown = proof::shown(&policy, account, &mailboxes, context.now);
        if let Some(situation) = situation(view, &stored, &policy, shown) {
            all.push(Found { stored, shown, situation, mailbox: mailbox.clone() });
        }
    }
    Ok(all)
}

fn situation(view: &View<'_>, stored: &Stored, policy: &Policy, shown: Shown) -> Option<Situation> {
    let moment = |at: Timestamp| format::moment(view.locale, policy, at);
    match stored.deletion.state() {
        State::Preparing(_) | State::Blocked(_) if shown.is_control => {
            Some(Situation::Withdraw { begun_at: moment(stored.deletion.received_at()) })
        }
        State::Preparing(_) | State::Blocked(_) => Some(Situation::NotSent),
        State::Pending(pending) => Some(pending_situation(view, stored, pending, policy, shown)),
        State::Revoked(state) => {
            Some(Situation::Back { at: moment(state.at), locked: matches!(state.by, RevokedBy::Decision(_)) })
        }
        State::Erasing(_) | State::Erased(_) => Some(Situation::TooLate),
        State::Unverified(_) | State::Cleared(_) | State::Expired { .. } | State::Withdrawn { .. } => None,
    }
}

fn pending_situation(view: &View<'_>, stored: &Stored, pending: &Pending, policy: &Policy, shown: Shown) -> Situation {
    let locale = view.locale;
    let held_back = |stop| facts::held_back(locale, policy, stop, pending.purge_at());
    let (asked_at, erase_on) =
        (format::moment(locale, policy, pending.confirmed.at), format::day(locale, policy, pending.purge_at()));
    let is_open = pending.has_way_back(view.context.now);
    if is_open && shown.is_control && policy.revocation == Revocation::SelfService {
        return Situation::Keep { asked_at, erase_on };
    }
    // A proven application takes the place of an unproven one; otherwise the first is heard.
    if let Some(application) = &pending.revocation
        && (application.verified_at.is_some() || !shown.is_control || !is_open)
    {
        return Situation::Waits {
            at: format::moment(locale, policy, application.filed_at),
            held_back: held_back(application.stop),
            decide_by: format::last_day(locale, policy, application.due_at(view.context.now, policy)),
        };
    }
    let hold = stored.deletion.holds().iter().find(|hold| hold.stops_everything());
    if let (false, Some(hold)) = (is_open, hold) {
        return Situation::Held { review_on: format::day(locale, policy, hold.review_at) };
    }
    let (true, Some(told)) = (is_open, facts::shown(locale, policy, shown.evidence, shown.is_control)) else {
        return Situation::TooLate;
    };
    let stop = pending.stop_of(shown.is_control);
    let decide_by = pending.decide_by(view.context.now, policy);
    Situation::Ask {
        shown: told,
        asked_at,
        erase_on,
        held_back: held_back(stop),
        decide_by: format::last_day(locale, policy, decide_by),
    }
}

pub async fn act(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let (visit, session) = proven(view, reference).await?;
    let form = Stop::parse(&fields).map_err(|_| Failure::BadField)?;
    let Some(proof_at) = session.proof_at.filter(|_| session.is_fresh(view.context)) else {
        code::order(view, &visit).await?;
        return Ok(Reply::see_other(&view.step(&visit.reference, "/code")));
    };
    let here = Reply::see_other(&view.step(&visit.reference, "/stop"));
    let mut all = found(view, &visit).await?.into_iter();
    let Some(found) = all.find(|found| found.stored.reference == form.deletion) else { return Ok(here) };
    // What may be done is decided by what was shown; the form says only what was wanted.
    match (form.means, &found.situation) {
        (Means::Keep, Situation::Keep { .. }) => {
            let proof = RevocationProof::OneTimeCode;
            keep(view, &visit, &found.stored, &Command::Revoke { proof }, here).await
        }
        (Means::Keep, Situation::Withdraw { .. }) => keep(view, &visit, &found.stored, &Command::Withdraw, here).await,
        (Means::Ask, Situation::Ask { .. }) => ask(view, &found, proof_at, here).await,
        // Overtaken, or decided otherwise: the page says what is true now.
        _ => Ok(here),
    }
}

/// Control is proven: the account is kept, and the browser may read how it stands.
async fn keep(
    view: &View<'_>,
    visit: &Stored,
    found: &Stored,
    command: &Command,
    here: Reply,
) -> Result<Reply, Failure> {
    let context = view.context;
    let token = Token::fresh(context)?;
    let open = token.open(context, &found.id.to_string(), Scope::Status, None);
    let beside = Beside { statements: vec![open], ..Beside::default() };
    match advance(context, &found.id, None, command, &beside).await {
        Ok(kept) => {
            // What was typed has done its work. If this fails, it goes within a day.
            if let Err(error) = advance(context, &visit.id, None, &Command::Withdraw, &Beside::default()).await {
                crate::log::note("stop", &error.to_string());
            }
            Ok(token.give(Reply::see_other(&view.step(&kept.reference, ""))))
        }
        Err(error) => unless_refused(error, here),
    }
}

/// Control is not proven, or the policy has staff decide: somebody looks at it.
async fn ask(view: &View<'_>, found: &Found, proof_at: Timestamp, here: Reply) -> Result<Reply, Failure> {
    let id = ApplicationId::parse(&view.context.new_id()?).map_err(|error| Failure::Service(error.to_string()))?;
    let Shown { evidence, is_control } = found.shown;
    let verified_at = is_control.then_some(proof_at);
    let reply_to = reply_to(view, found, &id).await?;
    let command = Command::FileRevocation { id, filer: Filer::Person, verified_at, evidence };
    let beside = Beside { reply_to, ..Beside::default() };
    match advance(view.context, &found.stored.id, None, &command, &beside).await {
        Ok(_) => Ok(here),
        Err(error) => unless_refused(error, here),
    }
}

async fn reply_to(view: &View<'_>, found: &Found, id: &ApplicationId) -> Result<Option<String>, Failure> {
    let (Some(account), Some(mailbox)) = (found.stored.deletion.account(), &found.mailbox) else { return Ok(None) };
    let policy = rule::of_version(view.context, found.stored.policy_version).await?;
    let sealed = question::reply_to(view.context, &policy, account, id, mailbox).await;
    Ok(Some(sealed.map_err(|error| Failure::Service(error.to_string()))?))
}

/// Somebody, or time, was faster: the page says what is true now.
fn unless_refused(error: AdvanceError, here: Reply) -> Result<Reply, Failure> {
    match error {
        AdvanceError::Refused(
            Refusal::TooLate
            | Refusal::AlreadyFiled
            | Refusal::AlreadyRevoked
            | Refusal::RevocationByStaff
            | Refusal::WrongState { .. },
            _,
        ) => Ok(here),
        AdvanceError::Busy => Err(Failure::NotYetHere),
        other => Err(Failure::Service(other.to_string())),
    }
}
