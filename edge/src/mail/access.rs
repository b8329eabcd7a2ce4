//! Mails about a deletion that somebody asks for without access: to every address of the account, with the way to object, and
//! to whoever asked.

use frontend::mail::Mail;
use frontend::mail::access::{self as letter, Kind};
use shared::application::Filer;
use shared::deletion::{Effect, MailKind, State};
use shared::desk::RefusalReason;
use shared::policy::Policy;

use super::{MailError, address, deliver, haste, locale_of, notice, sender, texts};
use crate::advance::Ordered;
use crate::context::Context;
use crate::desk::decision::answer_place;
use crate::outbox::Outcome;
use crate::port::Statement;
use crate::storage::{self, deletion::Stored, outbox::Entry};
use crate::{access, code, format, rule, vault};

/// To every address of the account, only while what it says is true.
pub async fn told(
    context: &Context,
    stored: &Stored,
    policy: &Policy,
    kind: MailKind,
) -> Result<Option<Mail>, MailError> {
    let kind = match (kind, stored.deletion.state()) {
        (MailKind::AccessFiled, State::Unverified(state)) if state.access.is_some() => {
            let veto = haste::veto(context, stored).await?;
            if is_sealed(stored) { Kind::Sealed { veto } } else { Kind::Filed { veto } }
        }
        (MailKind::AccessClosed, State::Withdrawn { .. } | State::Expired { .. }) => Kind::Closed,
        _ => return Ok(None),
    };
    Ok(Some(render(context, stored, policy, kind)))
}

/// Whether the staff have filed it themselves: then the account is a child's, and sealed.
fn is_sealed(stored: &Stored) -> bool {
    stored.deletion.access().is_some_and(|application| application.filer != Filer::Person)
}

fn render(context: &Context, stored: &Stored, policy: &Policy, kind: Kind) -> Mail {
    letter::render(texts(stored), letter::Props { sender: sender(context, policy, stored), kind })
}

/// A later mail to whoever asked, as an effect of its own: a dead address holds up nobody else.
pub fn order(context: &Context, stored: &Stored, kind: MailKind) -> Result<Statement, MailError> {
    let ordered = Ordered { effect: Effect::TellApplicant(kind), account: stored.deletion.account().cloned() };
    let entry = Entry {
        id: context.new_id()?,
        deletion: stored.id.to_string(),
        kind: "effect".to_owned(),
        body: serde_json::to_string(&ordered).map_err(|_| MailError::Malformed)?,
        sealed: None,
        created_at: context.now,
        attempts: 0,
    };
    context.written.borrow_mut().push_back(entry.id.clone());
    Ok(storage::outbox::add(&entry))
}

/// To whoever asked, and to nobody else.
pub async fn tell(context: &Context, stored: &Stored, kind: MailKind) -> Result<Outcome, MailError> {
    let Some(to) = access::address(context, &stored.id).await? else { return Ok(Outcome::Dropped) };
    let policy = rule::of_version(context, stored.policy_version).await?;
    let mail = match (kind, stored.deletion.state()) {
        (MailKind::Erased, State::Erased(state)) => notice::erased(context, stored, &policy, state).await?,
        (kind, state) => match answer(context, stored, &policy, kind, state).await? {
            Some(kind) => render(context, stored, &policy, kind),
            None => return Ok(Outcome::Dropped),
        },
    };
    deliver(context, to, mail, None).await?;
    Ok(Outcome::Done)
}

/// What is said, only while it is true.
async fn answer(
    context: &Context,
    stored: &Stored,
    policy: &Policy,
    kind: MailKind,
    state: &State,
) -> Result<Option<Kind>, MailError> {
    let locale = locale_of(stored);
    Ok(match (kind, state) {
        (MailKind::AccessReceived, State::Unverified(state)) => state
            .access
            .as_ref()
            .map(|application| Kind::Received { decide_by: format::last_day(locale, policy, application.decide_by) }),
        (MailKind::AccessRefused, State::Withdrawn { .. } | State::Expired { .. }) => {
            Some(refused(context, stored).await?)
        }
        (MailKind::AccessGranted, State::Pending(state)) => Some(Kind::Granted {
            erase_on: format::day(locale, policy, state.purge_at()),
            status_code: code::open(context, stored).await?.status,
            status_page: address(context, locale, "/status"),
        }),
        _ => None,
    })
}

/// Where nobody of the staff gave a reason, because somebody objected or time ran out, the answer is that of a stranger whose
/// letter shows nothing: it must not tell that there is an account, and that somebody reads its mail (I19).
async fn refused(context: &Context, stored: &Stored) -> Result<Kind, MailError> {
    let rows = context.one(storage::desk::last_refused(&stored.id, "access")).await?;
    let not_shown = || RefusalReason::NotShown.name().to_owned();
    let Some(row) = rows.first() else { return Ok(Kind::Refused { reason: not_shown(), words: None }) };
    let words = match (row.maybe_text("answer_sealed"), access::key(context, &stored.id).await?) {
        (Some(sealed), Some(key)) => Some(vault::open_text(&key, answer_place(&row.text("id")?), &sealed)?),
        _ => None,
    };
    Ok(Kind::Refused { reason: row.maybe_text("refusal").unwrap_or_else(not_shown), words })
}
