//! `/staff/sign-in`: one button, which sets out to the identity provider (authorization code with PKCE, RFC 7636) or, where
//! Access has said who it is, opens the sitting.
use frontend::pages::staff::sign_in;
use shared::api::path;

use super::{entry, gate, throttle};
use crate::failure::Failure;
use crate::openid::Provider;
use crate::openid::flow::Room;
use crate::reply::Reply;
use crate::view::View;

/// The staff's own sign-ins.
pub const ROOM: Room = Room {
    state: "staff-state",
    browser: "staff-browser",
    cookie: "__Host-staff-flow",
    callback: path::STAFF_CALLBACK,
};

/// GET /staff/sign-in
pub async fn show(view: &View<'_>) -> Result<Reply, Failure> {
    gate::pass(view.context, view.incoming).await?;
    Ok(Reply::html(200, sign_in::page(&view.shell(), sign_in::Props { there: None })))
}

/// POST /staff/sign-in
pub async fn set_out(view: &View<'_>) -> Result<Reply, Failure> {
    let context = view.context;
    let word = gate::pass(context, view.incoming).await?;
    view.form()?;
    throttle(context, view.incoming, "set-out").await?;
    match (&gate::way(context)?.provider, word) {
        (Some(provider), _) => to_provider(view, provider).await,
        (None, Some(person)) => entry::enter(context, view.incoming, &person).await,
        (None, None) => Err(Failure::NotLetIn),
    }
}

async fn to_provider(view: &View<'_>, provider: &Provider) -> Result<Reply, Failure> {
    let out = ROOM.set_out(view.context, provider, &[("scope", "openid email profile")], "").await?;
    let page = sign_in::page(&view.shell(), sign_in::Props { there: Some(out.there.clone()) });
    Ok(out.reply(&ROOM, page))
}
