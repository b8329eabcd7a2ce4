//! Reference and status code open the status page and nothing else. No log-in; the same answer for an unknown reference.

use std::fmt;

use frontend::pages::track;
use frontend::shell::FieldError;
use shared::form::Track;
use shared::id::Reference;
use shared::secret::{Secret, SecretHash, StatusCode};

use crate::context::Context;
use crate::failure::Failure;
use crate::inbox;
use crate::limits;
use crate::port::PortError;
use crate::reply::Reply;
use crate::request;
use crate::session::{Scope, Token};
use crate::storage::{self, deletion::Stored};
use crate::throttle;
use crate::view::View;

#[expect(clippy::unnecessary_wraps, reason = "every handler answers the router in one shape")]
pub fn show(view: &View<'_>) -> Result<Reply, Failure> {
    Ok(page(view, 200, String::new(), &[]).asked_for())
}

fn page(view: &View<'_>, status: u16, reference: String, errors: &[FieldError]) -> Reply {
    let props = track::Props { reference, errors: errors.to_vec() };
    Reply::html(status, track::page(&view.shell_for(errors), props))
}

pub async fn open(view: &View<'_>) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let typed = fields.iter().find(|(name, _)| name == "reference").map(|(_, value)| value.clone()).unwrap_or_default();
    // A request in writing has a reference of its own sort.
    if let Some(id) = inbox::id(&typed)
        && let Some(code) =
            fields.iter().find(|(name, _)| name == "code").and_then(|(_, code)| StatusCode::parse(code).ok())
    {
        throttle(view.context, &id).await?;
        let opened = request::track(view, &id, &code).await?;
        return Ok(opened.unwrap_or_else(|| page(view, 422, typed, &view.error("code", "wrong"))));
    }
    let form = match Track::parse(&fields) {
        Ok(form) => form,
        Err(refused) => return Ok(page(view, 422, typed, &view.errors(&refused))),
    };
    throttle(view.context, &form.reference).await?;
    let Some(stored) = opened(view.context, &form.reference, &form.code).await? else {
        return Ok(page(view, 422, typed, &view.error("code", "wrong")));
    };
    let token = Token::fresh(view.context)?;
    view.context.one(token.open(view.context, &stored.id.to_string(), Scope::Status, None)).await?;
    Ok(token.give(Reply::see_other(&view.step(&stored.reference, ""))))
}

/// The deletion that a reference and its status code open.
pub async fn opened(context: &Context, reference: &Reference, code: &StatusCode) -> Result<Option<Stored>, PortError> {
    let asked = vec![storage::deletion::by_reference(reference), storage::secret::kept_of(reference)];
    let mut answers = context.batch(asked).await?;
    let kept = answers.pop().unwrap_or_default();
    let stored = answers.pop().unwrap_or_default().first().map(Stored::from_row).transpose()?;
    // The same work for a reference that nobody has: an unknown one must not answer sooner.
    let id = stored.as_ref().map(|stored| stored.id.to_string()).unwrap_or_default();
    let given = code.hash(&context.keys.pepper, &id);
    let is_right = kept.iter().any(|row| {
        row.maybe_text("purpose").as_deref() == Some(StatusCode::PURPOSE)
            && row.maybe_text("hash").and_then(|hash| SecretHash::parse(&hash)).is_some_and(|hash| hash.matches(&given))
    });
    Ok(stored.filter(|_| is_right))
}

/// Wrong guesses never burn a code; they only slow down whoever tries one reference again and again.
pub async fn throttle(context: &Context, reference: &dyn fmt::Display) -> Result<(), Failure> {
    let subject = context.lookup("reference-try", &reference.to_string());
    throttle::count(context, &subject, limits::REFERENCE_TRIES).await.map(drop)
}
