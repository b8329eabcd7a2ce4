//! "Somebody else asked to delete my account": the way in. The same answer, in bytes and in time, for every name.

use frontend::pages::not_me;
use frontend::shell::FieldError;
use shared::deletion::Wish;
use shared::form::Identify;

use super::delete;
use crate::failure::Failure;
use crate::reply::Reply;
use crate::view::View;

#[expect(clippy::unnecessary_wraps, reason = "every handler answers the router in one shape")]
pub fn show(view: &View<'_>) -> Result<Reply, Failure> {
    Ok(page(view, 200, String::new(), &[]))
}

fn page(view: &View<'_>, status: u16, identifier: String, errors: &[FieldError]) -> Reply {
    let props = not_me::Props { identifier, errors: errors.to_vec() };
    Reply::html(status, not_me::page(&view.shell_for(errors), props))
}

/// Sends a code to whoever is named, now or lately.
pub async fn begin(view: &View<'_>) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let typed = fields.iter().find(|(name, _)| name == "identifier").map(|(_, value)| value.trim().to_owned());
    let typed = typed.unwrap_or_default();
    if let Err(refused) = Identify::parse(&fields) {
        return Ok(page(view, 422, typed, &view.errors(&refused)));
    }
    delete::name(view, Wish::Keep, &typed).await
}
