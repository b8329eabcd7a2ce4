//! To every address of an account that stays: something that was asked for about its data is done.

use frontend::mail::right;

use super::{MailError, known_addresses, locale_of, sender, texts, to_each};
use crate::context::Context;
use crate::outbox::Outcome;
use crate::port::Row;
use crate::right::{About, account, kind};
use crate::storage::deletion::Stored;
use crate::{directory, facts, format};

pub async fn send(context: &Context, stored: &Stored, row: &Row) -> Result<Outcome, MailError> {
    let about = About::read(row)?;
    let Some(account) = directory::account(context, &account(row)?).await? else { return Ok(Outcome::Dropped) };
    let policy = &context.policy;
    let texts = texts(stored);
    let category = about.category.as_ref().and_then(|id| policy.category(id));
    let props = right::Props {
        sender: sender(context, policy, stored),
        kind: kind(row)?.name().to_owned(),
        at: format::moment(locale_of(stored), policy, shared::time::Timestamp::from_ms(row.int("asked_at")?)),
        what: category.map(|category| facts::content(texts, &category.label)).unwrap_or_default(),
        count: about.count(),
    };
    to_each(context, known_addresses(&account, context.now), || right::render(texts, props.clone())).await
}
