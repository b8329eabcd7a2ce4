//! An objection to an immediate deletion, or to one that somebody without access asks for: reference and code, typed or filled in from a link's fragment. Whoever was told may
//! object, without a sitting and without getting one.

use frontend::pages::veto;
use frontend::shell::FieldError;
use shared::deletion::{Command, Refusal, State, Unverified};
use shared::form::Revoke;
use shared::secret::{RevocationSecret, Secret, SecretHash};

use super::revoke::kept;
use crate::advance::{AdvanceError, Beside, advance_from};
use crate::code::{VETO_CODE, VETO_LINK};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::view::View;

#[expect(clippy::unnecessary_wraps, reason = "every handler answers the router in one shape")]
pub fn show(view: &View<'_>) -> Result<Reply, Failure> {
    Ok(page(view, 200, String::new(), false, &[]).asked_for())
}

#[expect(clippy::unnecessary_wraps, reason = "every handler answers the router in one shape")]
pub fn done(view: &View<'_>) -> Result<Reply, Failure> {
    Ok(page(view, 200, String::new(), true, &[]).asked_for())
}

fn page(view: &View<'_>, status: u16, reference: String, is_done: bool, errors: &[FieldError]) -> Reply {
    let props = veto::Props { reference, is_done, errors: errors.to_vec() };
    Reply::html(status, veto::page(&view.shell_for(errors), props))
}

pub async fn act(view: &View<'_>) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let typed = fields.iter().find(|(name, _)| name == "reference").map(|(_, value)| value.clone()).unwrap_or_default();
    let refused = match Revoke::parse(&fields) {
        Ok(form) => match object(view, &form).await {
            Err(Failure::CodeRefused) => view.error("code", "wrong"),
            outcome => return outcome,
        },
        Err(refused) => view.errors(&refused),
    };
    Ok(page(view, 422, typed, false, &refused))
}

async fn object(view: &View<'_>, form: &Revoke) -> Result<Reply, Failure> {
    let context = view.context;
    let pepper = &context.keys.pepper;
    let (stored, (), expires_at) = kept(context, &form.reference, |id| match &form.code {
        RevocationSecret::Code(code) => vec![(VETO_CODE, (), SecretHash::of(pepper, VETO_CODE, id, code.expose()))],
        RevocationSecret::Link(link) => vec![(VETO_LINK, (), SecretHash::of(pepper, VETO_LINK, id, link.expose()))],
    })
    .await?;
    let is_over = expires_at.is_some_and(|at| at <= context.now);
    let command = match stored.deletion.state() {
        State::Unverified(Unverified { access: Some(application), .. }) => {
            Command::VetoAccess { id: application.id.clone() }
        }
        State::Pending(pending) => match &pending.immediate {
            // Two have vouched meanwhile: whoever reads this address has another way to keep the account.
            None if stored.deletion.is_vouched_for() => return Err(Failure::Overtaken(view.path("/not-me"))),
            // Objected to, or refused: what the code was for has been done.
            None => return Err(Failure::LinkUsed),
            Some(_) if is_over => return Err(Failure::LinkUsed),
            Some(application) => Command::VetoImmediate { id: application.id.clone() },
        },
        State::Withdrawn { .. } if is_over => return Err(Failure::LinkUsed),
        _ => return Err(Failure::Overtaken(view.path("/status"))),
    };
    match advance_from(context, stored, None, &command, &Beside::default()).await {
        Ok(_) => Ok(Reply::see_other(&view.path("/veto/done"))),
        Err(AdvanceError::Refused(Refusal::TooLate, _)) => Err(Failure::LinkExpired),
        Err(AdvanceError::Refused(Refusal::NoSuchApplication, _)) => Err(Failure::LinkUsed),
        Err(AdvanceError::Refused(..)) => Err(Failure::Overtaken(view.path("/status"))),
        Err(AdvanceError::Busy) => Err(Failure::NotYetHere),
        Err(error) => Err(Failure::Service(error.to_string())),
    }
}
