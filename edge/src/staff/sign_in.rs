//! `/staff/sign-in`: one button, which sets out to the identity provider (authorization code with PKCE, RFC 7636) or, where
//! Access has said who it is, opens the sitting.
use frontend::pages::staff::sign_in;
use sha2::{Digest as _, Sha256};
use shared::api::path;
use shared::encoding;

use super::session::{FLOW_COOKIE, Token};
use super::setting::Provider;
use super::{entry, gate, provider, throttle};
use crate::context::Context;
use crate::failure::Failure;
use crate::reply::Reply;
use crate::vault::{self, Place};
use crate::view::View;
use crate::{limits, storage};

/// Purposes of what a sign-in carries.
pub const STATE: &str = "staff-state";
pub const BROWSER: &str = "staff-browser";

/// Where the provider sends the browser back to; the provider knows the same.
pub fn callback(context: &Context) -> String {
    format!("{}{}", context.settings.origin, path::STAFF_CALLBACK)
}

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

/// Goes there by the page's own header and not by a redirect of the form: forms of ours lead to ourselves only, by the
/// policy for contents, and a provider may send on to others.
async fn to_provider(view: &View<'_>, provider: &Provider) -> Result<Reply, Failure> {
    let context = view.context;
    let doors = provider::doors(context, provider).await.map_err(|cause| Failure::Service(cause.to_string()))?;
    let (state, browser) = (Token::fresh(context, STATE)?, Token::fresh(context, BROWSER)?);
    let nonce = encoding::base64url(&context.random::<32>()?);
    let verifier = encoding::base64url(&context.random::<32>()?);
    let sealed = vault::seal_text(context, &context.keys.staff, place(&state.hash), &verifier)?;
    let until = context.now.plus_ms(limits::STAFF_FLOW_MS);
    context.one(storage::staff::set_out(&state.hash, &browser.hash, &nonce, &sealed, until)).await?;

    let challenge = encoding::base64url(&Sha256::digest(verifier.as_bytes()));
    let there = doors.authorization_endpoint.asking(&[
        ("response_type", "code"),
        ("client_id", &provider.client_id),
        ("redirect_uri", &callback(context)),
        ("scope", "openid email profile"),
        ("state", &state.value),
        ("nonce", &nonce),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ]);
    let page = sign_in::page(&view.shell(), sign_in::Props { there: Some(there.clone()) });
    let reply = Reply::html(200, page).with("refresh", format!("0;url={there}"));
    Ok(reply.with_cookie(FLOW_COOKIE, &browser.value, limits::STAFF_FLOW_MS / 1000))
}

/// Where a verifier lies sealed.
pub const fn place(state_hash: &str) -> Place<'_> {
    Place { table: "staff_flow", column: "verifier_sealed", row: state_hash }
}
