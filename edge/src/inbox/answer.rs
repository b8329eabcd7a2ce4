//! The automatic answer: one text in each language for everybody, and for one sender at most one a day.

use frontend::i18n::{Locale, Texts};
use frontend::mail::{Sender, received};
use shared::limits::{COUNT_KEPT_MS, DAY_MS};
use shared::time::Timestamp;

use super::receive::InboxError;
use crate::context::Context;
use crate::mail::{address, deliver_automatically};
use crate::{format, log, storage, view};

/// A mail's reference, as people read it out.
pub fn reference(id: &str) -> String {
    let groups: Vec<String> =
        id.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).to_uppercase()).collect();
    format!("M-{}", groups.join("-"))
}

/// The id behind a reference that somebody typed.
pub fn id(typed: &str) -> Option<String> {
    let rest = typed.strip_prefix(['M', 'm'])?;
    let id: String = rest.chars().filter(|sign| !['-', ' '].contains(sign)).collect::<String>().to_lowercase();
    (id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(id)
}

/// Answers, if this sender has had none today. A mail that does not leave is not tried again: it says what the desk does anyway.
///
/// Its language is that of the letter in the mail, which its sender knows, else the desk's: it tells nothing that was looked up.
pub async fn answer(
    context: &Context,
    locale: Locale,
    to: &str,
    id: &str,
    due_at: Timestamp,
) -> Result<(), InboxError> {
    let subject = context.lookup("inbox-answer", to);
    let day = format!("answer {}", context.now.ms() / DAY_MS);
    let rows = context.one(storage::secret::count(&subject, &day, context.now.plus_ms(COUNT_KEPT_MS))).await?;
    if rows.first().map(|row| row.int("count")).transpose()?.unwrap_or(1) > 1 {
        return Ok(());
    }
    let policy = &context.policy;
    let sender = Sender {
        operator: view::operator(context, policy, locale),
        reference: reference(id),
        not_me_page: address(context, locale, "/not-me"),
    };
    let due = format::last_day(locale, policy, due_at);
    let mail = received::render(Texts::of(locale), received::Props { sender, due, page: address(context, locale, "") });
    if let Err(error) = deliver_automatically(context, to.to_owned(), mail).await {
        log::note("inbox", &error.to_string());
    }
    Ok(())
}
