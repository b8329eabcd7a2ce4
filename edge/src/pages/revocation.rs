//! An application to keep the account, in writing: where staff decide every cancellation, or where nothing can be proven.

use frontend::pages::part::Letter;
use frontend::pages::revocation::{self, Typed};
use frontend::shell::FieldError;
use shared::application::{Evidence, Filer, Kind};
use shared::deletion::{Command, Pending, State};
use shared::form;
use shared::id::ApplicationId;
use shared::letter::{Field, Filled};
use shared::limits::PROOF_REVERSIBLE_MS;
use shared::policy::Revocation;
use shared::time::Timestamp;

use super::immediate::sealed;
use super::where_it_stands;
use crate::advance::{AdvanceError, Beside, advance_from};
use crate::directory::{self, ContactKind};
use crate::failure::Failure;
use crate::mail::code::present_address;
use crate::reply::Reply;
use crate::session::{self, Scope, Session};
use crate::storage::deletion::Stored;
use crate::view::View;
use crate::{facts, format, question, rule};

/// When control was proven in this sitting, if that is not too long ago: by a code, or by the way back's own code.
fn proven_at(view: &View<'_>, session: &Session) -> Option<Timestamp> {
    session.proof_at.filter(|at| view.context.now.since_ms(*at) < PROOF_REVERSIBLE_MS)
}

/// A deletion that can still be kept, and about which nobody has asked, or nobody with proof.
async fn open(view: &View<'_>, reference: &str) -> Result<(Stored, Session), Failure> {
    let (stored, session) = session::open(view.context, view.incoming, reference).await?;
    let waits = |pending: &Pending| {
        let asked = pending.revocation.as_ref();
        asked.is_some_and(|asked| asked.verified_at.is_some() || proven_at(view, &session).is_none())
    };
    match stored.deletion.state() {
        State::Pending(pending) if pending.has_way_back(view.context.now) && !waits(pending) => Ok((stored, session)),
        _ => Err(Failure::WrongStep(where_it_stands(view, &stored))),
    }
}

pub async fn show(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let (stored, session) = open(view, reference).await?;
    page(view, &stored, &session, Typed::default(), None, Vec::new()).await
}

async fn page(
    view: &View<'_>,
    stored: &Stored,
    session: &Session,
    typed: Typed,
    letter: Option<Letter>,
    errors: Vec<FieldError>,
) -> Result<Reply, Failure> {
    let policy = rule::of_version(view.context, stored.policy_version).await?;
    let State::Pending(pending) = stored.deletion.state() else {
        return Err(Failure::WrongStep(where_it_stands(view, stored)));
    };
    let proof = proven_at(view, session);
    let stop = pending.stop_of(proof.is_some());
    let decide_by = pending.decide_by(proof.unwrap_or(view.context.now), &policy);
    let status = if errors.is_empty() { 200 } else { 422 };
    let props = revocation::Props {
        reference: stored.reference.to_string(),
        typed,
        letter,
        by_staff: policy.revocation == Revocation::ByStaff,
        held_back: facts::held_back(view.locale, &policy, stop, pending.purge_at()),
        decide_by: format::last_day(view.locale, &policy, decide_by),
        errors: errors.clone(),
    };
    Ok(Reply::html(status, revocation::page(&view.shell_for(&errors), props)))
}

pub async fn act(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let (stored, session) = open(view, reference).await?;
    let typed = typed(&fields);
    if fields.iter().any(|(name, value)| name == "step" && value == "change") {
        return page(view, &stored, &session, typed, None, Vec::new()).await;
    }
    match form::Letter::parse(&fields, Kind::Revocation) {
        Err(refused) => page(view, &stored, &session, typed, None, view.errors(&refused)).await,
        Ok(form) if form.step == form::LetterStep::Send => file(view, &stored, &session, &typed).await,
        Ok(_) => {
            let letter = letter(view, &typed);
            page(view, &stored, &session, typed, Some(letter), Vec::new()).await
        }
    }
}

fn typed(fields: &[(String, String)]) -> Typed {
    let field = |name: &str| {
        let value = fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        shared::letter::one_line(value.unwrap_or_default())
    };
    Typed { identifier: field("identifier"), why: field("why") }
}

fn letter(view: &View<'_>, typed: &Typed) -> Letter {
    let fields = Filled::from([(Field::Account, typed.identifier.clone()), (Field::Reason, typed.why.clone())]);
    let text = frontend::letter::write(view.texts, Kind::Revocation, &fields);
    Letter { subject: view.texts.get("revocation-subject"), text }
}

async fn file(view: &View<'_>, stored: &Stored, session: &Session, typed: &Typed) -> Result<Reply, Failure> {
    let policy = rule::of_version(view.context, stored.policy_version).await?;
    let account = stored.deletion.account().ok_or(Failure::NotFound)?;
    let id = ApplicationId::parse(&view.context.new_id()?).map_err(|error| Failure::Service(error.to_string()))?;
    let letter = sealed(view, &policy, account, &id, &letter(view, typed).text).await?;
    let verified_at = proven_at(view, session);
    let evidence = evidence(view, stored, session, verified_at).await?;
    // The one mailbox that the code went to. With the cancellation code alone nobody knows which one it was read in.
    let mut reply_to = None;
    if let Evidence::Mailbox { .. } = evidence
        && let Some(address) = directory::account(view.context, account).await?.and_then(|one| present_address(&one))
    {
        let sealed = question::reply_to(view.context, &policy, account, &id, &address).await;
        reply_to = Some(sealed.map_err(|error| Failure::Service(error.to_string()))?);
    }
    let command = Command::FileRevocation { id, filer: Filer::Person, verified_at, evidence };
    let beside = Beside { letter: Some(letter), reply_to, ..Beside::default() };
    let status = view.step(&stored.reference, "");
    match advance_from(view.context, stored.clone(), None, &command, &beside).await {
        Ok(_) => Ok(Reply::see_other(&status)),
        Err(AdvanceError::Refused(..)) => Err(Failure::Overtaken(status)),
        Err(AdvanceError::Busy) => Err(Failure::NotYetHere),
        Err(error) => Err(Failure::Service(error.to_string())),
    }
}

/// What was shown: in a sitting of the person's own, the mailbox that the code went to; with the cancellation code, that one
/// of the mailboxes is read which it was sent to.
async fn evidence(
    view: &View<'_>,
    stored: &Stored,
    session: &Session,
    verified_at: Option<Timestamp>,
) -> Result<Evidence, Failure> {
    let (Some(_), Some(key)) = (verified_at, stored.deletion.account()) else { return Ok(Evidence::Nothing) };
    if session.scope != Scope::Journey {
        return Ok(Evidence::OneOfItsMailboxes);
    }
    let account = directory::account(view.context, key).await?;
    let present = account
        .iter()
        .flat_map(|account| &account.contacts)
        .find(|contact| contact.kind == ContactKind::Email && contact.replaced_at.is_none());
    Ok(present.map_or(Evidence::OneOfItsMailboxes, |contact| Evidence::Mailbox {
        since: contact.changed_at,
        replaced_at: None,
    }))
}
