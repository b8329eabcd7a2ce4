//! Beside the mailed code: signing in at the operator's own OpenID provider. What it says of who it is must be of just now.

use frontend::pages::sign_in;
use shared::api::path;
use shared::deletion::Proof;
use shared::id::DeletionId;

use super::{Word, come_in};
use crate::extract::FormRefusal;
use crate::failure::Failure;
use crate::openid::flow::{Back, Room};
use crate::openid::word::{self, Doubt};
use crate::openid::{Provider, provider};
use crate::reply::Reply;
use crate::view::View;
use crate::{bindings, language, limits, log, session, throttle};

/// People's own sign-ins.
const ROOM: Room = Room {
    state: "person-state",
    browser: "person-browser",
    cookie: "__Host-adieu-flow",
    callback: path::SIGN_IN_CALLBACK,
};

/// How people sign in, as an operator set it.
#[derive(Debug, Clone)]
pub struct Way {
    provider: Provider,
    /// Which claim holds the directory's own id of the account.
    claim: String,
}

impl Way {
    /// Nothing without an issuer.
    ///
    /// # Errors
    /// The setting that is missing or wrong.
    pub fn parse(
        setting: impl Fn(&str) -> Option<String>,
        secret: impl Fn(&str) -> Option<String>,
    ) -> Result<Option<Self>, &'static str> {
        let names = [bindings::PERSON_OIDC_ISSUER, bindings::PERSON_OIDC_CLIENT_ID];
        let provider = Provider::parse(&setting, names, secret(bindings::PERSON_OIDC_CLIENT_SECRET))?;
        let claim = setting(bindings::PERSON_OIDC_CLAIM).unwrap_or_else(|| "sub".to_owned());
        Ok(provider.map(|provider| Self { provider, claim }))
    }
}

/// POST /{l}/sign-in: sets out, from the first page or from where control is to be shown once more.
pub async fn set_out(view: &View<'_>) -> Result<Reply, Failure> {
    let context = view.context;
    let way = context.settings.sign_in.as_ref().ok_or(Failure::NotFound)?;
    let fields = view.form()?;
    throttle::by_source(context, view.incoming, limits::BEGINNINGS).await?;
    let asked = match fields.as_slice() {
        [] => String::new(),
        [(name, reference)] if name == "reference" => {
            session::open(context, view.incoming, reference).await?.0.id.to_string()
        }
        _ => return Err(Failure::BadForm(FormRefusal::Malformed)),
    };
    let fresh_s = (shared::limits::PROOF_IRREVERSIBLE_MS / 1000).to_string();
    let more = [("scope", "openid"), ("max_age", fresh_s.as_str()), ("ui_locales", view.locale.tag())];
    let carried = format!("{} {asked}", view.locale.tag());
    let out = ROOM.set_out(context, &way.provider, &more, &carried).await?;
    let page = sign_in::page(&view.shell(), sign_in::Props { there: out.there.clone() });
    Ok(out.reply(&ROOM, page))
}

/// GET /sign-in/callback: comes back, once, in the browser that it set out from.
pub async fn come_back(view: &View<'_>) -> Result<Reply, Failure> {
    let context = view.context;
    let way = context.settings.sign_in.as_ref().ok_or(Failure::NotFound)?;
    let provider = &way.provider;
    let back = Back::parse(&view.incoming.query, provider).ok_or_else(|| refused("the provider's answer is none"))?;
    let browser = view.incoming.cookie(ROOM.cookie).ok_or_else(|| refused("no sign-in is on its way"))?;
    throttle::by_source(context, view.incoming, limits::BEGINNINGS).await?;
    let flow = ROOM.come_back(context, browser, &back.state).await?;
    let flow = flow.ok_or_else(|| refused("another sign-in, or one that is over"))?;
    let doors = provider::doors(context, provider).await.map_err(|error| doubted(error.into()))?;
    let token = ROOM.token(context, (provider, &doors), &back.code, &flow).await;
    let token = token.map_err(|error| doubted(error.into()))?;
    let said = word::id_token(context, provider, &token, (&doors.keys(), &flow.nonce)).await;
    let (_, claims) = said.map_err(doubted)?;
    let (account, proof_at) = claims.proof(&way.claim, context.now).map_err(|error| doubted(error.into()))?;
    let (tag, asked) = flow.carried.split_once(' ').unwrap_or_default();
    let word = Word { account, by: Proof::SignIn, proof_at, asked: DeletionId::parse(asked).ok() };
    let view = View::of(context, view.incoming, language::named(context, Some(tag)));
    let reply = Box::pin(come_in(&view, &word)).await?.map_err(refused)?;
    Ok(reply.with_cookie(ROOM.cookie, "", 0))
}

/// Said to the operator, in the log; the person reads that it did not work, and what else they can do.
fn refused(why: &str) -> Failure {
    log::note("sign-in", &format!("a sign-in was refused: {why}"));
    Failure::SignInRefused
}

fn doubted(doubt: Doubt) -> Failure {
    if doubt.is_a_fault() { Failure::Service(doubt.to_string()) } else { refused(&doubt.to_string()) }
}
