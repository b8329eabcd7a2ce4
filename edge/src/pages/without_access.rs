//! A deletion asked for by whoever has lost every way in: a letter, a code to a new address, and then people decide. Nothing
//! here knows whether there is such an account (I19).

use frontend::pages::part::Letter;
use frontend::pages::without_access::{self, Situation, Typed};
use frontend::shell::FieldError;
use shared::application::Kind;
use shared::deletion::Wish;
use shared::form::{self, LetterStep};

use super::delete::{self, service};
use crate::access::{self, Asked};
use crate::failure::Failure;
use crate::format;
use crate::port::{PortError, Statement};
use crate::reply::Reply;
use crate::session::Session;
use crate::storage::{self, deletion::Stored};
use crate::view::View;

#[expect(clippy::unnecessary_wraps, reason = "every handler answers the router in one shape")]
pub fn show(view: &View<'_>) -> Result<Reply, Failure> {
    Ok(page(view, Typed::default(), Situation::Write, &[]).asked_for())
}

#[expect(clippy::unnecessary_wraps, reason = "every handler answers the router in one shape")]
pub fn done(view: &View<'_>) -> Result<Reply, Failure> {
    Ok(page(view, Typed::default(), Situation::Done, &[]).asked_for())
}

fn page(view: &View<'_>, typed: Typed, situation: Situation, errors: &[FieldError]) -> Reply {
    let policy = &view.context.policy;
    let situation = if is_offered(view) { situation } else { Situation::NotOffered };
    let status = if errors.is_empty() { 200 } else { 422 };
    let days = u32::from(policy.sla.revocation_business_days);
    let props = without_access::Props { typed, situation, days, errors: errors.to_vec() };
    Reply::html(status, without_access::page(&view.shell_for(errors), props))
}

/// Nothing begins that could not be granted: without a way back, or where nobody has a desk to decide at.
fn is_offered(view: &View<'_>) -> bool {
    view.context.policy.window.is_reversible() && view.context.settings.staff.is_ok()
}

pub async fn act(view: &View<'_>) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let typed = typed(&fields);
    if !is_offered(view) || fields.iter().any(|(name, value)| name == "step" && value == "change") {
        return Ok(page(view, typed, Situation::Write, &[]));
    }
    match form::Letter::parse(&fields, Kind::Access) {
        Err(refused) => Ok(page(view, typed, Situation::Write, &view.errors(&refused))),
        Ok(form) if form.step == LetterStep::Send => {
            let text = asked(&typed).written().map_err(service)?;
            delete::name(view, Wish::Access, &text).await
        }
        Ok(_) => {
            let letter = letter(view, &typed);
            Ok(page(view, typed, Situation::Look(letter), &[]))
        }
    }
}

fn typed(fields: &[(String, String)]) -> Typed {
    let field = |name: &str| {
        let value = fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        shared::letter::one_line(value.unwrap_or_default())
    };
    Typed {
        identifier: field("identifier"),
        address: field("address"),
        name: field("name"),
        why: field("why"),
        recognise: field("recognise"),
    }
}

fn asked(typed: &Typed) -> Asked {
    let Typed { identifier, address, name, why, recognise } = typed.clone();
    Asked { identifier, address, name, why, recognise }
}

fn letter(view: &View<'_>, typed: &Typed) -> Letter {
    let date = format::day(view.locale, &view.context.policy, view.context.now);
    let text = frontend::letter::write(view.texts, Kind::Access, &asked(typed).filled(date));
    Letter { subject: view.texts.get("without-access-subject"), text }
}

/// The code reached the new address: the letter is filed, after this answer has left. The sitting ends with it; nothing that
/// was proven here opens anything of the account.
pub async fn filed(view: &View<'_>, stored: &Stored, session: &Session, spend: Statement) -> Result<Reply, Failure> {
    let file = access::order(view.context, &stored.id, access::KIND)?;
    match view.context.batch(vec![spend, storage::session::end(&session.token_hash), file]).await {
        Ok(_) => Ok(Reply::see_other(&view.path("/delete/without-access/done"))),
        Err(PortError::Conflict(_)) => Err(Failure::LinkUsed),
        Err(error) => Err(error.into()),
    }
}
