//! The way back: reference and code, typed or filled in from a link's fragment, acting on a click that posts.

use frontend::pages::revoke;
use frontend::shell::FieldError;
use shared::deletion::{Command, Refusal, RevocationProof, State};
use shared::form::Revoke;
use shared::id::Reference;
use shared::secret::{LinkToken, RevocationCode, RevocationSecret, Secret, SecretHash};
use shared::time::Timestamp;

use super::code;
use super::track::throttle;
use crate::advance::{AdvanceError, Beside, advance_from};
use crate::context::Context;
use crate::failure::Failure;
use crate::limits;
use crate::port::Statement;
use crate::reply::Reply;
use crate::rule;
use crate::session::{Scope, Session, Token};
use crate::storage::{self, deletion::Stored};
use crate::view::View;

/// A link that a log-in to a waiting account answers with: whoever knows the password has proven control.
const SIGN_IN: &str = "sign-in-link";

#[expect(clippy::unnecessary_wraps, reason = "every handler answers the router in one shape")]
pub fn show(view: &View<'_>) -> Result<Reply, Failure> {
    Ok(page(view, 200, String::new(), &[]).asked_for())
}

fn page(view: &View<'_>, status: u16, reference: String, errors: &[FieldError]) -> Reply {
    let proves_again = view.context.policy.recovery.is_some();
    let props = revoke::Props { reference, decided_by: None, proves_again, errors: errors.to_vec() };
    Reply::html(status, revoke::page(&view.shell_for(errors), props))
}

pub async fn act(view: &View<'_>) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let typed = fields.iter().find(|(name, _)| name == "reference").map(|(_, value)| value.clone()).unwrap_or_default();
    let form = match Revoke::parse(&fields) {
        Ok(form) => form,
        Err(refused) => return Ok(page(view, 422, typed, &view.errors(&refused))),
    };
    match revoke(view.context, &form.reference, &form.code).await {
        Ok(Back::Revoked(stored, token)) => Ok(token.give(Reply::see_other(&view.step(&stored.reference, "")))),
        Ok(Back::ByStaff(reference, token)) => Ok(token.give(Reply::see_other(&view.step(&reference, "/revocation")))),
        Ok(Back::Prove(stored, token)) => {
            code::order(view, &stored).await?;
            Ok(token.give(Reply::see_other(&view.step(&stored.reference, "/code"))))
        }
        Err(Failure::CodeRefused) => Ok(page(view, 422, typed, &view.error("code", "wrong"))),
        Err(other) => Err(other),
    }
}

/// What the right code leads to.
pub enum Back {
    Revoked(Box<Stored>, Token),
    /// The policy has staff decide: the proof counts for the letter to them.
    ByStaff(Reference, Token),
    /// The policy wants a fresh code besides: the sitting is open for it.
    Prove(Box<Stored>, Token),
}

/// Revokes, and opens the status to whoever did.
///
/// # Errors
/// `CodeRefused` for a wrong code and an unknown reference alike; `LinkUsed` if it was revoked before; `LinkExpired` once
/// the way back is closed; `Overtaken` in any other state.
pub async fn revoke(context: &Context, reference: &Reference, secret: &RevocationSecret) -> Result<Back, Failure> {
    let (stored, proof) = proven(context, reference, secret).await?;
    let token = Token::fresh(context)?;
    let open = token.open(context, &stored.id.to_string(), Scope::Status, None);
    let beside = Beside { statements: vec![open], ..Beside::default() };
    match advance_from(context, stored, None, &Command::Revoke { proof }, &beside).await {
        Ok(stored) => Ok(Back::Revoked(Box::new(stored), token)),
        Err(AdvanceError::Refused(Refusal::RevocationByStaff, now)) => {
            context.one(token.open(context, &now.id.to_string(), Scope::Status, Some(context.now))).await?;
            Ok(Back::ByStaff(now.reference, token))
        }
        Err(AdvanceError::Refused(Refusal::ProofTooOld, now)) => {
            context.one(token.open(context, &now.id.to_string(), Scope::Recovery, None)).await?;
            Ok(Back::Prove(now, token))
        }
        Err(error) => Err(refused(error)),
    }
}

/// The link was shown and now the fresh code is right: the account is kept, or the letter to the staff is written with proof.
pub async fn recover(view: &View<'_>, stored: &Stored, session: &Session, spend: Statement) -> Result<Reply, Failure> {
    let context = view.context;
    let token = Token::fresh(context)?;
    let end = storage::session::end(&session.token_hash);
    let open = |proof_at| token.open(context, &stored.id.to_string(), Scope::Status, proof_at);
    let beside = Beside { statements: vec![spend.clone(), end.clone(), open(None)], ..Beside::default() };
    let command = Command::Revoke { proof: RevocationProof::OneTimeCode };
    match advance_from(context, stored.clone(), None, &command, &beside).await {
        Ok(stored) => Ok(token.give(Reply::see_other(&view.step(&stored.reference, "")))),
        Err(AdvanceError::Refused(Refusal::RevocationByStaff, now)) => {
            context.batch(vec![spend, end, open(Some(context.now))]).await?;
            Ok(token.give(Reply::see_other(&view.step(&now.reference, "/revocation"))))
        }
        Err(AdvanceError::Spent) => Err(Failure::LinkUsed),
        Err(error) => Err(refused(error)),
    }
}

/// What the operator checks again once the account is back, by the rules of this deletion.
pub async fn checked_again(view: &View<'_>, stored: &Stored) -> Result<Option<String>, Failure> {
    let policy = rule::of_version(view.context, stored.policy_version).await?;
    Ok(policy.recovery.as_ref().map(|recovery| view.content(&recovery.text)))
}

fn refused(error: AdvanceError) -> Failure {
    match error {
        AdvanceError::Refused(Refusal::AlreadyRevoked, _) => Failure::LinkUsed,
        AdvanceError::Refused(Refusal::TooLate, _) => Failure::LinkExpired,
        AdvanceError::Refused(..) => Failure::Overtaken("/".to_owned()),
        AdvanceError::Busy => Failure::NotYetHere,
        error => Failure::Service(error.to_string()),
    }
}

/// The deletion whose way back this secret opens.
async fn proven(
    context: &Context,
    reference: &Reference,
    secret: &RevocationSecret,
) -> Result<(Stored, RevocationProof), Failure> {
    let pepper = &context.keys.pepper;
    let (stored, proof, expires_at) = kept(context, reference, |id| match secret {
        RevocationSecret::Code(code) => {
            vec![(RevocationCode::PURPOSE, RevocationProof::Code, code.hash(pepper, id))]
        }
        RevocationSecret::Link(link) => vec![
            (LinkToken::PURPOSE, RevocationProof::Link, link.hash(pepper, id)),
            (SIGN_IN, RevocationProof::SignIn, SecretHash::of(pepper, SIGN_IN, id, link.expose())),
        ],
    })
    .await?;
    match stored.deletion.state() {
        State::Revoked(_) => Err(Failure::LinkUsed),
        _ if expires_at.is_some_and(|at| at <= context.now) => Err(Failure::LinkExpired),
        _ => Ok((stored, proof)),
    }
}

/// The deletion that a secret belongs to, with what the secret is and until when it is good. `given` says, for a row's id,
/// what the secret may be: a purpose, what it means, and its hash.
pub(super) async fn kept<T>(
    context: &Context,
    reference: &Reference,
    given: impl FnOnce(&str) -> Vec<(&'static str, T, SecretHash)>,
) -> Result<(Stored, T, Option<Timestamp>), Failure> {
    let asked = vec![storage::deletion::by_reference(reference), storage::secret::kept_of(reference)];
    let mut answers = context.batch(asked).await?;
    let kept = answers.pop().unwrap_or_default();
    let stored = answers.pop().unwrap_or_default().first().map(Stored::from_row).transpose()?;
    let id = stored.as_ref().map(|stored| stored.id.to_string()).unwrap_or_default();
    let matched = given(&id).into_iter().find_map(|(purpose, meaning, hash)| {
        let row = kept.iter().find(|row| row.maybe_text("purpose").as_deref() == Some(purpose))?;
        let known = row.maybe_text("hash").and_then(|known| SecretHash::parse(&known))?;
        known.matches(&hash).then(|| (meaning, row.maybe_int("expires_at").map(Timestamp::from_ms)))
    });
    let (Some(stored), Some((meaning, expires_at))) = (stored, matched) else {
        // Only wrong guesses are counted: the right code works however many others were tried.
        throttle(context, reference).await?;
        return Err(Failure::CodeRefused);
    };
    Ok((stored, meaning, expires_at))
}

/// A link that keeps the account, good for ten minutes: what a log-in to a waiting account answers with. Like the mailed
/// one it carries its token in the fragment and acts on a click that posts.
pub async fn sign_in_path(view: &View<'_>, stored: &Stored) -> Result<String, Failure> {
    let context = view.context;
    let id = stored.id.to_string();
    let token = LinkToken::generate(&context.random::<{ LinkToken::BYTES }>()?)
        .map_err(|error| Failure::Service(error.to_string()))?;
    let hash = SecretHash::of(&context.keys.pepper, SIGN_IN, &id, token.expose()).to_hex();
    let until = context.now.plus_ms(limits::SIGN_IN_LINK_MS);
    context.one(storage::secret::keep(&id, SIGN_IN, &hash, Some(until))).await?;
    Ok(view.path(&format!("/revoke#{}.{}", stored.reference, token.expose())))
}
