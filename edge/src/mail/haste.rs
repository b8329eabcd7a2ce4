//! Mails about a wish not to wait: to every address of the account, with the way to object while there is something to object
//! to.

use frontend::i18n::Texts;
use frontend::mail::immediate::{self, Kind, Veto};
use frontend::mail::{Mail, desk};
use shared::application::Approval;
use shared::deletion::{MailKind, Pending, State};
use shared::identifier::Identifier;
use shared::policy::Policy;

use super::{MailError, address, calendar, deliver, locale_of, sender, texts};
use crate::context::Context;
use crate::outbox::Outcome;
use crate::storage::deletion::Stored;
use crate::{code, format, language, rule};

pub const fn is_about(kind: MailKind) -> bool {
    matches!(kind, MailKind::ImmediateFiled | MailKind::ImmediateApproved | MailKind::ImmediateVetoed)
}

/// The mail, only while what it says is true, and the last day to cancel where that has moved.
pub async fn told(
    context: &Context,
    stored: &Stored,
    policy: &Policy,
    kind: MailKind,
    state: &Pending,
) -> Result<Option<(Mail, Option<String>)>, MailError> {
    let locale = locale_of(stored);
    let approval = state.immediate.as_ref().map(|application| &application.approval);
    let erase_on = || format::day(locale, policy, state.purge_at());
    let kind = match (kind, approval) {
        (MailKind::ImmediateFiled, Some(Approval::None | Approval::Once(_))) => Kind::Asked,
        (MailKind::ImmediateApproved, Some(Approval::Twice { .. })) if context.now < state.purge_at() => {
            Kind::Approved { object_by: format::last_day(locale, policy, state.purge_at()) }
        }
        (MailKind::ImmediateVetoed, None) => Kind::Vetoed { erase_on: erase_on() },
        _ => return Ok(None),
    };
    let has_moved = matches!(kind, Kind::Approved { .. } | Kind::Vetoed { .. });
    let calendar = has_moved.then(|| calendar::last_day(context, stored, policy, state.purge_at()));
    let veto = match state.immediate {
        Some(_) => veto(context, stored).await?,
        None => None,
    };
    let (sender, status_page) = (sender(context, policy, stored), address(context, locale, "/status"));
    let mail = immediate::render(texts(stored), immediate::Props { sender, kind, veto, status_page });
    Ok(Some((mail, calendar)))
}

/// Hands the case on: one mail to the operator's contact, where that is an address. It names nobody.
pub async fn tell_desk(context: &Context, stored: &Stored) -> Result<Outcome, MailError> {
    let State::Pending(state) = stored.deletion.state() else { return Ok(Outcome::Dropped) };
    let Some(application) = &state.immediate else { return Ok(Outcome::Dropped) };
    let Ok(Identifier::Email(_)) = Identifier::parse(&context.policy.contact) else { return Ok(Outcome::Dropped) };
    let policy = rule::of_version(context, stored.policy_version).await?;
    let desk_reads = language::first(context);
    let props = desk::Haste {
        reference: stored.reference.to_string(),
        at: format::moment(desk_reads, &policy, application.filed_at),
        erase_on: format::day(desk_reads, &policy, state.purge_at()),
    };
    deliver(context, context.policy.contact.clone(), desk::haste(Texts::of(desk_reads), props), None).await?;
    Ok(Outcome::Done)
}

/// How to object, while the account's key lives.
pub(super) async fn veto(context: &Context, stored: &Stored) -> Result<Option<Veto>, MailError> {
    let codes = code::open(context, stored).await?;
    let page = address(context, locale_of(stored), "/veto");
    Ok(codes.veto.zip(codes.veto_link).map(|(code, token)| {
        let link = format!("{page}#{}.{token}", stored.reference);
        Veto { link, page, code }
    }))
}
