//! What the person reads when staff refuse: the reason and the reviewer's words lie beside the application.

use frontend::mail::refused::{self, Kind};
use frontend::mail::{Mail, Sender};
use shared::deletion::{MailKind, Pending};
use shared::policy::Policy;

use super::{MailError, address, locale_of, sender, texts};
use crate::context::Context;
use crate::desk::decision::answer_place;
use crate::storage::{self, deletion::Stored};
use crate::{code, format, vault};

/// The mail, while nothing of the kind has been asked anew.
pub async fn told(
    context: &Context,
    stored: &Stored,
    policy: &Policy,
    kind: MailKind,
    state: &Pending,
) -> Result<Option<Mail>, MailError> {
    let (kind, name, waits) = match kind {
        MailKind::RevocationRefused => (Kind::Revocation, "revocation", state.revocation.is_some()),
        _ => (Kind::Immediate, "immediate", state.immediate.is_some()),
    };
    if waits {
        return Ok(None);
    }
    let rows = context.one(storage::desk::last_refused(&stored.id, name)).await?;
    let (mut reason, mut words) = (None, None);
    if let Some(row) = rows.first() {
        reason = row.maybe_text("refusal");
        if let Some(sealed) = row.maybe_text("answer_sealed") {
            let key = code::contact_key(context, policy, &state.account).await?;
            words = Some(vault::open_text(&key, answer_place(&row.text("id")?), &sealed)?);
        }
    }
    let locale = locale_of(stored);
    let erase_on = format::day(locale, policy, state.purge_at());
    let (sender, status_page): (Sender, String) =
        (sender(context, policy, stored), address(context, locale, "/status"));
    let props = refused::Props { sender, kind, reason, words, erase_on, regime: policy.law.regime, status_page };
    Ok(Some(refused::render(texts(stored), props)))
}
