//! An answer to a question of the staff: reference and the code of the mail that asked, typed or filled in from the link's
//! fragment. Whoever was asked may answer here instead of by mail; it opens nothing.

use frontend::pages::answer;
use frontend::shell::FieldError;
use shared::deletion::Refusal;
use shared::form::Answer;

use super::track::throttle;
use crate::advance::AdvanceError;
use crate::failure::Failure;
use crate::question::{self, AnswerError, Way};
use crate::reply::Reply;
use crate::vault::VaultError;
use crate::view::View;

#[expect(clippy::unnecessary_wraps, reason = "every handler answers the router in one shape")]
pub fn show(view: &View<'_>) -> Result<Reply, Failure> {
    Ok(page(view, 200, [String::new(), String::new()], false, &[]).asked_for())
}

#[expect(clippy::unnecessary_wraps, reason = "every handler answers the router in one shape")]
pub fn done(view: &View<'_>) -> Result<Reply, Failure> {
    Ok(page(view, 200, [String::new(), String::new()], true, &[]).asked_for())
}

fn page(view: &View<'_>, status: u16, typed: [String; 2], is_done: bool, errors: &[FieldError]) -> Reply {
    let [reference, words] = typed;
    let props = answer::Props { reference, words, is_done, errors: errors.to_vec() };
    Reply::html(status, answer::page(&view.shell_for(errors), props))
}

pub async fn act(view: &View<'_>) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let typed = ["reference", "answer"].map(|wanted| {
        fields.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone()).unwrap_or_default()
    });
    let refused = match Answer::parse(&fields) {
        Ok(form) => match answered(view, &form).await {
            Err(Failure::CodeRefused) => view.error("code", "wrong"),
            outcome => return outcome,
        },
        Err(refused) => view.errors(&refused),
    };
    Ok(page(view, 422, typed, false, &refused))
}

async fn answered(view: &View<'_>, form: &Answer) -> Result<Reply, Failure> {
    let context = view.context;
    let asked = question::of_token(context, &form.code).await?.filter(|asked| asked.reference == form.reference);
    let Some(asked) = asked else {
        // As everywhere, only wrong guesses are counted.
        throttle(context, &form.reference).await?;
        return Err(Failure::CodeRefused);
    };
    if asked.is_over {
        return Err(Failure::LinkUsed);
    }
    if !asked.waits_at(context.now) {
        return Err(Failure::LinkExpired);
    }
    match question::answer(context, &asked, &form.words, Way::Page, Vec::new()).await {
        Ok(()) => Ok(Reply::see_other(&view.path("/answer/done"))),
        Err(AnswerError::Advance(AdvanceError::Refused(Refusal::NoQuestion, _))) => Err(Failure::LinkUsed),
        Err(AnswerError::Advance(AdvanceError::Refused(..))) => Err(Failure::Overtaken(view.path("/status"))),
        Err(AnswerError::Advance(AdvanceError::Busy)) => Err(Failure::NotYetHere),
        Err(AnswerError::Vault(VaultError::Erased)) => Err(Failure::LinkExpired),
        Err(error) => Err(Failure::Service(error.to_string())),
    }
}
