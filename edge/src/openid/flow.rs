//! A sign-in on its way to a provider and back: once, within minutes, in the browser that it set out from.

use sha2::{Digest as _, Sha256};
use shared::encoding;

use super::provider::{Doors, ProviderError};
use super::{Provider, provider};
use crate::context::Context;
use crate::failure::Failure;
use crate::port::PortError;
use crate::reply::Reply;
use crate::vault::{self, Place};
use crate::{limits, storage};

/// Whose sign-ins these are. What belongs to one is nothing to the other.
pub struct Room {
    /// Purposes of what a sign-in carries.
    pub state: &'static str,
    pub browser: &'static str,
    /// Binds it to the browser.
    pub cookie: &'static str,
    /// Where the provider sends the browser back to; the provider knows the same.
    pub callback: &'static str,
}

/// A random secret for a cookie or an address, with the hash that is stored.
pub struct Token {
    pub value: String,
    pub hash: String,
}

impl Token {
    /// 256 random bits.
    pub fn fresh(context: &Context, purpose: &str) -> Result<Self, PortError> {
        let value = encoding::base64url(&context.random::<32>()?);
        let hash = hash(context, purpose, &value);
        Ok(Self { value, hash })
    }
}

/// A token under another purpose has another hash: none is good for two things.
pub fn hash(context: &Context, purpose: &str, token: &str) -> String {
    shared::seal::lookup_hash(&context.keys.session, &format!("{purpose}\u{0}{token}"))
}

/// What is kept of it here until it comes back.
pub struct Flow {
    pub nonce: String,
    pub verifier: String,
    /// What it was begun for, sealed meanwhile.
    pub carried: String,
}

/// A sign-in that is about to leave.
pub struct SettingOut {
    /// The provider's door, with our question.
    pub there: String,
    browser: Token,
}

impl SettingOut {
    /// Goes there by the page's own header and not by a redirect of the form: forms of ours lead to ourselves only, by the
    /// policy for contents, and a provider may send on to others.
    pub fn reply(self, room: &Room, page: String) -> Reply {
        let reply = Reply::html(200, page).with("refresh", format!("0;url={}", self.there));
        reply.with_cookie(room.cookie, &self.browser.value, limits::STAFF_FLOW_MS / 1000)
    }
}

impl Room {
    pub fn callback(&self, context: &Context) -> String {
        format!("{}{}", context.settings.origin, self.callback)
    }

    /// `more` is what else the provider is asked; `carried` what comes back to us with the answer, and is shown to nobody.
    pub async fn set_out(
        &self,
        context: &Context,
        provider: &Provider,
        more: &[(&str, &str)],
        carried: &str,
    ) -> Result<SettingOut, Failure> {
        let doors = provider::doors(context, provider).await.map_err(|cause| Failure::Service(cause.to_string()))?;
        let (state, browser) = (Token::fresh(context, self.state)?, Token::fresh(context, self.browser)?);
        let nonce = encoding::base64url(&context.random::<32>()?);
        let verifier = encoding::base64url(&context.random::<32>()?);
        let kept = format!("{verifier} {carried}");
        let sealed = vault::seal_text(context, &context.keys.staff, place(&state.hash), &kept)?;
        let until = context.now.plus_ms(limits::STAFF_FLOW_MS);
        context.one(storage::staff::set_out(&state.hash, &browser.hash, &nonce, &sealed, until)).await?;

        let challenge = encoding::base64url(&Sha256::digest(verifier.as_bytes()));
        let callback = self.callback(context);
        let asked = [
            ("response_type", "code"),
            ("client_id", &provider.client_id),
            ("redirect_uri", &callback),
            ("state", &state.value),
            ("nonce", &nonce),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
        ];
        let there = doors.authorization_endpoint.asking(&[&asked, more].concat());
        Ok(SettingOut { there, browser })
    }

    /// Takes the sign-in out: a second answer finds nothing.
    pub async fn come_back(&self, context: &Context, browser: &str, state: &str) -> Result<Option<Flow>, Failure> {
        let state_hash = hash(context, self.state, state);
        let browser_hash = hash(context, self.browser, browser);
        let rows = context.one(storage::staff::come_back(&state_hash, &browser_hash, context.now)).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let kept = vault::open_text(&context.keys.staff, place(&state_hash), &row.text("verifier_sealed")?)?;
        let (verifier, carried) = kept.split_once(' ').unwrap_or((&kept, ""));
        let (verifier, carried) = (verifier.to_owned(), carried.to_owned());
        Ok(Some(Flow { nonce: row.text("nonce")?, verifier, carried }))
    }

    /// Gives the code for an ID token.
    pub async fn token(
        &self,
        context: &Context,
        (provider, doors): (&Provider, &Doors),
        code: &str,
        flow: &Flow,
    ) -> Result<String, ProviderError> {
        doors.token(context, provider, (code, &flow.verifier, &self.callback(context))).await
    }
}

/// Where a verifier lies sealed.
const fn place(state_hash: &str) -> Place<'_> {
    Place { table: "staff_flow", column: "verifier_sealed", row: state_hash }
}

/// What the provider sent along.
pub struct Back {
    pub code: String,
    pub state: String,
}

impl Back {
    /// Code and state, once each; providers may add what they like. An issuer that names itself (RFC 9207) is ours.
    pub fn parse(query: &str, provider: &Provider) -> Option<Self> {
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
