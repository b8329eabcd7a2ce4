//! The person hears what of theirs was handed out by order of the law.

use frontend::mail::{Mail, disclosed};
use shared::policy::Policy;

use super::{MailError, address, locale_of, sender, texts};
use crate::context::Context;
use crate::desk::disclosure::{Proposal, opened};
use crate::storage::{self, deletion::Stored};
use crate::{facts, format};

/// What was told last; nothing where nothing may be told.
pub async fn told(context: &Context, stored: &Stored, policy: &Policy) -> Result<Option<Mail>, MailError> {
    let rows = context.one(storage::disclosure::last_told(&stored.id)).await?;
    let Some(proposal) = rows.first().map(Proposal::from_row).transpose()? else { return Ok(None) };
    let locale = locale_of(stored);
    let order = opened(context, &proposal.id, proposal.order_sealed.as_deref()).await;
    let label = |category: &shared::policy::Category| facts::content(texts(stored), &category.label);
    let props = disclosed::Props {
        sender: sender(context, policy, stored),
        day: format::day(locale, policy, proposal.decided_at.unwrap_or(context.now)),
        what: proposal.categories.iter().filter_map(|id| policy.category(id)).map(label).collect(),
        order: order.map(|[authority, law, file, _]| (authority, format!("{law} ({file})"))),
        is_late: proposal.silent_until.is_some(),
        status_page: address(context, locale, "/status"),
    };
    Ok(Some(disclosed::render(texts(stored), props)))
}
