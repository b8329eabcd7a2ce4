//! `/staff/callback`: a sign-in comes back from the identity provider, once, in the browser that it set out from.

use shared::desk::DoorReason;

use super::sign_in::ROOM;
use super::{Happening, diary, entry, gate, throttle};
use crate::failure::Failure;
use crate::openid::flow::Back;
use crate::openid::{provider, word};
use crate::reply::Reply;
use crate::view::View;

/// GET /staff/callback
pub async fn act(view: &View<'_>) -> Result<Reply, Failure> {
    let context = view.context;
    gate::pass(context, view.incoming).await?;
    let provider = gate::way(context)?.provider.as_ref().ok_or(Failure::NotFound)?;
    let Some(back) = Back::parse(&view.incoming.query, provider) else {
        return refused("the provider's answer is none");
    };
    // Whoever carries no sign-in is refused without a look into the database, and so without being counted there.
    let Some(browser) = view.incoming.cookie(ROOM.cookie) else {
        return refused("no sign-in is on its way in this browser");
    };
    throttle(context, view.incoming, "come-back").await?;
    let Some(flow) = ROOM.come_back(context, browser, &back.state).await? else {
        let why = "another sign-in, or one that is over".to_owned();
        return Err(diary::turned_away(context, DoorReason::Flow, why).await);
    };
    let doors = provider::doors(context, provider).await.map_err(|cause| Failure::Service(cause.to_string()))?;
    let token = match ROOM.token(context, (provider, &doors), &back.code, &flow).await {
        Ok(token) => token,
        Err(error) => return Err(gate::doubted(context, error.into()).await),
    };
    let person = match word::id_token(context, provider, &token, (&doors.keys(), &flow.nonce)).await {
        Ok((person, _)) => person,
        Err(doubt) => return Err(gate::doubted(context, doubt).await),
    };
    let reply = entry::enter(context, view.incoming, &person).await?;
    Ok(reply.with_cookie(ROOM.cookie, "", 0))
}

/// Noise from anywhere, with nothing in hand that a sign-in has: told to the operator's log, and not even counted.
fn refused(why: &str) -> Result<Reply, Failure> {
    super::happened(&Happening::Refused { why: why.to_owned() });
    Err(Failure::NotLetIn)
}
