//! `/staff/callback`: a sign-in comes back from the identity provider, once, in the browser that it set out from.

use shared::desk::DoorReason;

use super::session::{self, FLOW_COOKIE};
use super::setting::Provider;
use super::{Happening, diary, entry, gate, provider, sign_in, throttle};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::storage;
use crate::vault;
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
    let Some(browser) = view.incoming.cookie(FLOW_COOKIE) else {
        return refused("no sign-in is on its way in this browser");
    };
    throttle(context, view.incoming, "come-back").await?;
    let Some((nonce, verifier)) = come_back(view, browser, &back.state).await? else {
        let why = "another sign-in, or one that is over".to_owned();
        return Err(diary::turned_away(context, DoorReason::Flow, why).await);
    };
    let doors = provider::doors(context, provider).await.map_err(|cause| Failure::Service(cause.to_string()))?;
    let token = match doors.token(context, provider, (&back.code, &verifier)).await {
        Ok(token) => token,
        Err(error) => return Err(gate::Doubt::from(error).into_failure(context).await),
    };
    let person = match gate::id_token(context, provider, &token, (&doors.keys(), &nonce)).await {
        Ok(person) => person,
        Err(doubt) => return Err(doubt.into_failure(context).await),
    };
    let reply = entry::enter(context, view.incoming, &person).await?;
    Ok(reply.with_cookie(FLOW_COOKIE, "", 0))
}

/// Noise from anywhere, with nothing in hand that a sign-in has: told to the operator's log, and not even counted.
fn refused(why: &str) -> Result<Reply, Failure> {
    super::happened(&Happening::Refused { why: why.to_owned() });
    Err(Failure::NotLetIn)
}

/// What the provider sent along.
struct Back {
    code: String,
    state: String,
}

impl Back {
    /// Code and state, once each; providers may add what they like. An issuer that names itself (RFC 9207) is ours.
    fn parse(query: &str, provider: &Provider) -> Option<Self> {
        let (mut code, mut state, mut issuer) = (None, None, None);
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let place = match name.as_ref() {
                "code" => &mut code,
                "state" => &mut state,
                "iss" => &mut issuer,
                "error" => return None,
                _ => continue,
            };
            if place.replace(value.into_owned()).is_some() {
                return None;
            }
        }
        let is_ours = issuer.is_none_or(|issuer| issuer == provider.issuer_name);
        is_ours.then_some(Self { code: code?, state: state? })
    }
}

/// Takes the sign-in out: a second answer finds nothing.
async fn come_back(view: &View<'_>, browser: &str, state: &str) -> Result<Option<(String, String)>, Failure> {
    let context = view.context;
    let state_hash = session::hash(context, sign_in::STATE, state);
    let browser_hash = session::hash(context, sign_in::BROWSER, browser);
    let rows = context.one(storage::staff::come_back(&state_hash, &browser_hash, context.now)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let sealed = row.text("verifier_sealed")?;
    let verifier = vault::open_text(&context.keys.staff, sign_in::place(&state_hash), &sealed)?;
    Ok(Some((row.text("nonce")?, verifier)))
}
