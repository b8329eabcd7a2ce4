//! A notice, to one person whose data it is about.

use frontend::i18n::{Locale, Texts};
use frontend::mail::announced;

use super::{MailError, address, to_each};
use crate::context::Context;
use crate::directory::{self, ContactKind, DirectoryError};
use crate::notice::{self, Ordered};
use crate::outbox::Outcome;
use crate::storage::notice as rows;
use crate::storage::outbox::Entry;
use crate::{language, limits, vault, view};

/// Names these mails in the outbox.
pub const KIND: &str = "announced";

/// Sends one to the present addresses of the account: whoever has one that was replaced may be somebody else by now.
pub async fn send(context: &Context, entry: &Entry) -> Result<Outcome, MailError> {
    let ordered: Ordered = serde_json::from_str(&entry.body).map_err(|_| MailError::Malformed)?;
    let hash = vault::account_hash(context, &ordered.account);
    let rows = context.one(rows::untold(&ordered.notice, &ordered.account, &hash)).await?;
    // Sent by a tick that broke off before it could say so to the outbox.
    let Some(row) = rows.first() else { return Ok(Outcome::Done) };
    let outcome = if context.now.since_ms(entry.created_at) >= limits::NOTICE_MS {
        Outcome::Dropped
    } else {
        tell(context, &ordered, row.maybe_text("locale")).await?
    };
    let said = if outcome == Outcome::Done { "told" } else { "unreached" };
    context.one(rows::told(&ordered.notice, &ordered.account, said)).await?;
    Ok(outcome)
}

/// In the language that the person last used here, else in the one that the desk writes in; the mail names the others.
async fn tell(
    context: &Context,
    Ordered { notice, account }: &Ordered,
    used: Option<String>,
) -> Result<Outcome, MailError> {
    let Some(stored) = notice::find(context, notice).await? else { return Ok(Outcome::Dropped) };
    let person = match directory::account(context, account).await {
        Ok(Some(person)) => person,
        Ok(None) | Err(DirectoryError::NotThere) => return Ok(Outcome::Dropped),
        Err(error) => return Err(error.into()),
    };
    let offered = language::offered(context);
    let used = used.and_then(|tag| Locale::parse(&tag)).filter(|locale| offered.contains(locale));
    let locale = used.unwrap_or_else(|| language::first(context));
    // The key of its words may not have come here yet.
    let told = stored.told(context, locale).await?.ok_or(MailError::Malformed)?;
    let (rest, is_public) = match stored.whom {
        Some(_) => ("/data".to_owned(), false),
        None => (format!("/notices/{notice}"), true),
    };
    let others = offered.iter().copied().filter(|other| *other != locale);
    let props = announced::Props {
        operator: view::operator(context, &context.policy, locale),
        told,
        is_public,
        page: address(context, locale, &rest),
        elsewhere: others.map(|other| (other.own_name().to_owned(), address(context, other, &rest))).collect(),
        complaint: address(context, locale, "/complaint"),
    };
    let now = person.contacts.into_iter().filter(|one| one.kind == ContactKind::Email && one.replaced_at.is_none());
    to_each(context, now.map(|one| one.address).collect(), || announced::render(Texts::of(locale), &props)).await
}
