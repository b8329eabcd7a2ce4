//! The first lock of the desk: what Cloudflare Access puts before every request, and what becomes of a word that is not taken.

use shared::desk::DoorReason;
use shared::token::{Expected, Person};

use super::diary;
use super::setting::{Access, Way};
use crate::context::Context;
use crate::extract::Incoming;
use crate::failure::Failure;
use crate::openid::word::{self, Doubt};

/// Where Access writes its word.
const ASSERTION: &str = "cf-access-jwt-assertion";

/// Ours and the provider's faults are "try again"; all else is a refusal, written down.
pub async fn doubted(context: &Context, doubt: Doubt) -> Failure {
    if doubt.is_a_fault() {
        return Failure::Service(doubt.to_string());
    }
    diary::turned_away(context, DoorReason::Word, doubt.to_string()).await
}

/// How the staff come in, or the page that tells the operator what is missing.
pub fn way(context: &Context) -> Result<&Way, Failure> {
    context.settings.staff.as_ref().map_err(|missing| Failure::DeskShut(missing))
}

/// The first of two locks: where Access stands before the desk, nothing is answered without its word.
pub async fn pass(context: &Context, incoming: &Incoming) -> Result<Option<Person>, Failure> {
    let Some(access) = &way(context)?.access else { return Ok(None) };
    let assertion = incoming.header(ASSERTION).ok_or(Failure::NotLetIn)?;
    match checked_assertion(context, access, assertion).await {
        Ok(person) => Ok(Some(person)),
        Err(doubt) => Err(doubted(context, doubt).await),
    }
}

async fn checked_assertion(context: &Context, access: &Access, assertion: &str) -> Result<Person, Doubt> {
    let expected = Expected {
        issuer: &access.team,
        audience: &access.audience,
        nonce: None,
        age_ms: None,
        mail_is_verified: true,
    };
    let keys = format!("{}/cdn-cgi/access/certs", access.team);
    word::checked(context, assertion, &keys, &expected).await.map(|(person, _)| person)
}
