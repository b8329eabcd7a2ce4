//! POST /app: the way in from the app, in the place of the mailed code.
//!
//! The one form that may come from another site, because the app is one. What is signed says who is meant, to us alone, for two
//! minutes and once; nothing else of the request counts, no cookie among it. Whoever sends a stranger's browser here with a word of
//! their own opens their own request in it: it can read and change nothing of the stranger's.

use shared::deletion::{Proof, Wish};
use shared::id::{AccountKey, DeletionId};
use shared::token::HandOver;

use super::remembered;
use crate::api::Call;
use crate::failure::Failure;
use crate::pages::{code, delete};
use crate::reply::Reply;
use crate::session::{self, Scope, Session};
use crate::storage::deletion::Stored;
use crate::view::View;
use crate::{directory, language, limits, log, storage, throttle, vault};

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
    match Box::pin(come_in(&view, &over)).await {
        Ok(reply) => Ok(remembered(reply, over.theme, over.back.as_deref())),
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

/// Opens the account's live request, or begins one and proves it.
async fn come_in(view: &View<'_>, over: &HandOver) -> Result<Reply, Failure> {
    let context = view.context;
    let named = directory::named(context, &over.account).await?;
    let account = named.ok_or_else(|| refused("no open account of this id"))?;
    let hash = vault::account_hash(context, &account);
    throttle::count(context, &context.lookup("app", &hash), limits::HAND_OVERS).await?;
    let rows = context.one(storage::deletion::live_of_account(&hash)).await?;
    let live = rows.first().map(Stored::from_row).transpose()?.map(|stored| stored.id);
    let own = live.map_or_else(|| context.random().map(DeletionId::from_random), Ok)?;
    // What people have shut, the app does not open either: somebody else may hold the telephone.
    if directory::is_shut(context, &account, &own).await? {
        return Err(refused("the account was shut by a decision"));
    }
    match live {
        Some(_) => code::join(view, &account, over.proof_at, Vec::new()).await,
        None => begin(view, over, &account).await,
    }
}

async fn begin(view: &View<'_>, over: &HandOver, account: &AccountKey) -> Result<Reply, Failure> {
    let context = view.context;
    let id = delete::begin_untyped(view, Wish::Leave).await?;
    let rows = context.one(storage::deletion::by_id(&id)).await?;
    let stored = Stored::from_row(rows.first().ok_or(Failure::NotYetHere)?)?;
    // Whatever sat here before ends with it.
    let token_hash = session::token_hash(context, view.incoming).unwrap_or_default();
    let session = Session { token_hash, scope: Scope::Journey, proof_at: None };
    code::settle(view, &stored, &session, (account, Proof::App), over.proof_at, Vec::new()).await
}
