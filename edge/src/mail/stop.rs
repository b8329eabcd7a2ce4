//! Mails about a deletion that somebody wants stopped: to every address of the account, and to the operator.

use frontend::i18n::{Locale, Texts};
use frontend::mail::{Mail, desk, stop_ends, stopped};
use shared::application::{Evidence, RevocationApplication, Stop};
use shared::deletion::{Pending, State};
use shared::identifier::Identifier;
use shared::policy::Policy;

use super::{MailError, address, deliver, locale_of, sender, texts};
use crate::context::Context;
use crate::outbox::Outcome;
use crate::storage::deletion::Stored;
use crate::{facts, format, language, rule};

/// Somebody has asked: what is held back, until when, and what each reader can do. Only while it is undecided.
pub fn stopped(context: &Context, stored: &Stored, policy: &Policy, state: &Pending) -> Option<Mail> {
    let application = state.revocation.as_ref()?;
    let locale = locale_of(stored);
    let props = stopped::Props {
        sender: sender(context, policy, stored),
        at: format::moment(locale, policy, application.filed_at),
        shown: facts::shown(locale, policy, application.evidence, application.verified_at.is_some()),
        held_back: facts::held_back(locale, policy, application.stop, state.purge_at()),
        decide_by: format::last_day(locale, policy, application.due_at(context.now, policy)),
        status_page: address(context, locale, "/status"),
    };
    Some(stopped::render(texts(stored), props))
}

/// Nobody has decided, and the stop ends soon. Only while that is so.
pub fn ends(context: &Context, stored: &Stored, policy: &Policy, state: &Pending) -> Option<Mail> {
    let Stop::Until(end) = state.revocation.as_ref()?.stop else { return None };
    let until = format::day(locale_of(stored), policy, end);
    let props = stop_ends::Props { sender: sender(context, policy, stored), until };
    (context.now < end).then(|| stop_ends::render(texts(stored), props))
}

/// Hands the case on: one mail to the operator's contact, where that is an address. It names nobody.
pub async fn tell_desk(context: &Context, stored: &Stored, is_soon: bool) -> Result<Outcome, MailError> {
    let State::Pending(state) = stored.deletion.state() else { return Ok(Outcome::Dropped) };
    let Some(application) = &state.revocation else { return Ok(Outcome::Dropped) };
    // Written to where people of today are asked to write, not to where they were when the deletion began.
    let Ok(Identifier::Email(_)) = Identifier::parse(&context.policy.contact) else { return Ok(Outcome::Dropped) };
    let policy = rule::of_version(context, stored.policy_version).await?;
    // The operator's own people read their own language, whatever the person's is.
    let desk_reads = language::first(context);
    let props = desk::Props {
        reference: stored.reference.to_string(),
        at: format::moment(desk_reads, &policy, application.filed_at),
        checked: checked(desk_reads, &policy, application),
        held_back: facts::held_back(desk_reads, &policy, application.stop, state.purge_at()),
        decide_by: format::last_day(desk_reads, &policy, application.due_at(context.now, &policy)),
        confirmed_at: format::moment(desk_reads, &policy, state.confirmed.at),
        erase_on: format::day(desk_reads, &policy, state.purge_at()),
        is_soon,
    };
    deliver(context, context.policy.contact.clone(), desk::render(Texts::of(desk_reads), props), None).await?;
    Ok(Outcome::Done)
}

fn checked(desk_reads: Locale, policy: &Policy, application: &RevocationApplication) -> desk::Checked {
    let day = |at| format::day(desk_reads, policy, at);
    match (application.evidence, application.verified_at) {
        (Evidence::Nothing, _) => desk::Checked::Nothing,
        (Evidence::OneOfItsMailboxes, _) => desk::Checked::OneOfSeveral,
        (Evidence::Mailbox { since, replaced_at: Some(until) }, _) => {
            desk::Checked::Replaced { since: day(since), until: day(until) }
        }
        (Evidence::Mailbox { since, replaced_at: None }, Some(_)) => desk::Checked::Own { since: day(since) },
        (Evidence::Mailbox { since, replaced_at: None }, None) => desk::Checked::Young { since: day(since) },
    }
}
