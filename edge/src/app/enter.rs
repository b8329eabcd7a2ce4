//! POST /app: the way in from the app, in the place of the mailed code.
//!
//! The one form that may come from another site, because the app is one. What is signed says who is meant, to us alone, for two
//! minutes and once; nothing else of the request counts, no cookie among it. Whoever sends a stranger's browser here with a word of
//! their own opens their own request in it: it can read and change nothing of the stranger's.

use shared::deletion::Proof;
use shared::token::HandOver;

use super::remembered;
use crate::api::Call;
use crate::entrance::{Word, come_in};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::view::View;
use crate::{language, log};

/// Lands where the code would have led. Answered with "see there" whatever comes of it: Back never sends the form again.
pub async fn enter(view: &View<'_>) -> Result<Reply, Failure> {
    match hand_over(view).await {
        Err(Failure::FromApp) => Ok(Reply::see_other(&view.path("/app"))),
        outcome => outcome,
    }
}

async fn hand_over(view: &View<'_>) -> Result<Reply, Failure> {
    let context = view.context;
    let way = context.settings.app.as_ref().ok_or(Failure::NotFound)?;
    let fields = view.incoming.form().map_err(|_| refused("no form"))?;
    let [(name, token)] = fields.as_slice() else { return Err(refused("not the one field")) };
    if name != "token" {
        return Err(refused("not the one field"));
    }
    let read = HandOver::read(token, &way.keys, &context.settings.origin, context.now);
    let over = read.map_err(|error| refused(&error.to_string()))?;
    if over.back.as_deref().is_some_and(|back| !way.leads_to(back)) {
        return Err(refused("a return that is not in the list"));
    }
    let call = Call(context.lookup("hand-over", &over.name));
    call.spend(context, over.ends_at).await.map_err(|failure| match failure {
        Failure::CodeRefused => refused("used before"),
        other => other,
    })?;
    let chosen = language::named(context, over.language.as_deref()).unwrap_or(view.locale);
    let view = View::of(context, view.incoming, Some(chosen));
    let HandOver { account, proof_at, .. } = over;
    let word = Word { account, by: Proof::App, proof_at, asked: None };
    match Box::pin(come_in(&view, &word)).await {
        Ok(Ok(reply)) => Ok(remembered(reply, over.theme, over.back.as_deref())),
        Ok(Err(why)) => Err(refused(why)),
        Err(failure @ (Failure::Service(_) | Failure::NotYetHere)) => {
            call.forget(context).await?;
            Err(failure)
        }
        Err(failure) => Err(failure),
    }
}

/// Said to whoever builds the app, in the log; to whoever sends it, nothing.
fn refused(why: &str) -> Failure {
    log::note("app", &format!("a hand-over was refused: {why}"));
    Failure::FromApp
}
