//! Mails about a wish not to wait: to every address of the account, with the way to object while there is something to object
//! to.

use frontend::mail::Mail;
use frontend::mail::immediate::{self, Kind, Veto};
use shared::application::Approval;
use shared::deletion::{MailKind, Pending};
use shared::policy::Policy;

use super::{MailError, address, calendar, locale_of, sender, texts};
use crate::context::Context;
use crate::storage::deletion::Stored;
use crate::{code, format};

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

async fn veto(context: &Context, stored: &Stored) -> Result<Option<Veto>, MailError> {
    let codes = code::open(context, stored).await?;
    let page = address(context, locale_of(stored), "/veto");
    Ok(codes.veto.zip(codes.veto_link).map(|(code, token)| {
        let link = format!("{page}#{}.{token}", stored.reference);
        Veto { link, page, code }
    }))
}
