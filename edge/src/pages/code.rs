//! Proof of control: the mailed code. Counted before it is compared, worth one use.

mod settle;

use frontend::pages::code;
use frontend::shell::FieldError;
pub use settle::settle;
use shared::deletion::{Proof, State, Wish};
use shared::form;
use shared::id::AccountKey;
use shared::secret::{OneTimeCode, Secret, SecretHash};
use shared::time::Timestamp;

use super::delete::service;
use super::{revoke, right, stop, where_it_stands, without_access};
use crate::extract::FormRefusal;
use crate::failure::Failure;
use crate::port::{PortError, Statement};
use crate::reply::Reply;
use crate::session::{self, Scope, Session, Token};
use crate::storage::{self, deletion::Stored};
use crate::view::View;
use crate::{access, limits, mail};

/// What the page is about, beside its errors.
#[derive(Default, Clone, Copy)]
struct Notes {
    sent_again: bool,
    again_because_old: bool,
    /// The link of the way back was shown, and the code completes it.
    is_recovery: bool,
}

impl Notes {
    fn of(session: &Session) -> Self {
        Self { is_recovery: session.scope == Scope::Recovery, ..Self::default() }
    }
}

/// The proof has grown too old.
const TOO_OLD: Notes = Notes { sent_again: false, again_because_old: true, is_recovery: false };

pub async fn show(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let (stored, session) = session::open(view.context, view.incoming, reference).await?;
    still_asked(view, &stored)?;
    match stored.deletion.state() {
        State::Unverified(_) if stored.wish() == Wish::See && right::is_just_proven(view, &session) => {
            Ok(Reply::see_other(&right::path(view, &stored, "")))
        }
        State::Unverified(_) if stored.wish() == Wish::See && session.proof_at.is_some() => {
            page(view, &stored, 200, TOO_OLD, Vec::new()).await
        }
        State::Unverified(_) if session.is_fresh(view.context) => {
            let next = if stored.wishes_to_keep() { "/stop" } else { "/account" };
            Ok(Reply::see_other(&view.step(&stored.reference, next)))
        }
        State::Unverified(_) => page(view, &stored, 200, Notes::default(), Vec::new()).await,
        state if is_proven_again_in(state) => {
            let notes = Notes { again_because_old: true, ..Notes::of(&session) };
            page(view, &stored, 200, notes, Vec::new()).await
        }
        _ => Ok(Reply::see_other(&where_it_stands(view, &stored))),
    }
}

/// Whoever asked without access has shown their new address once, when the letter was filed; there is nothing to show twice.
fn still_asked(view: &View<'_>, stored: &Stored) -> Result<(), Failure> {
    match stored.deletion.access() {
        Some(_) => Err(Failure::WrongStep(view.path("/delete/without-access/done"))),
        None => Ok(()),
    }
}

/// Where control may be proven once more: to send, or, with a status code alone, to see the codes and fetch the copy.
const fn is_proven_again_in(state: &State) -> bool {
    matches!(state, State::Preparing(_) | State::Blocked(_) | State::Pending(_))
}

pub async fn refused(view: &View<'_>, stored: &Stored, errors: Vec<FieldError>) -> Result<Reply, Failure> {
    page(view, stored, 422, Notes::default(), errors).await
}

async fn page(
    view: &View<'_>,
    stored: &Stored,
    status: u16,
    notes: Notes,
    errors: Vec<FieldError>,
) -> Result<Reply, Failure> {
    let typed = match stored.wish() {
        Wish::Access => access::asked(view.context, stored).await.map(|asked| asked.map(|asked| asked.address)),
        Wish::Leave | Wish::Keep | Wish::See => mail::code::typed(view.context, stored).await,
    };
    let typed = typed.map_err(service)?;
    let recovery = if notes.is_recovery { revoke::checked_again(view, stored).await? } else { None };
    let props = code::Props {
        wish: stored.wish(),
        reference: stored.reference.to_string(),
        typed: typed.unwrap_or_default(),
        minutes: u32::try_from(limits::CODE_MS / shared::limits::MINUTE_MS).unwrap_or(10),
        sent_again: notes.sent_again,
        again_because_old: notes.again_because_old,
        recovery,
        is_ordered: (is_unproven(stored) && !notes.again_because_old) || works(view, stored).await?,
        errors: errors.clone(),
    };
    Ok(Reply::html(status, code::page(&view.shell_for(&errors), props)))
}

/// Whether a code may be typed: before the proof always (I19), afterwards if one is on its way or still works.
pub async fn is_ordered(view: &View<'_>, stored: &Stored) -> Result<bool, Failure> {
    Ok(is_unproven(stored) || works(view, stored).await?)
}

const fn is_unproven(stored: &Stored) -> bool {
    matches!(stored.deletion.state(), State::Unverified(_))
}

async fn works(view: &View<'_>, stored: &Stored) -> Result<bool, Failure> {
    let rows = view.context.one(storage::secret::code_fate(&stored.id.to_string())).await?;
    let works =
        |column| rows.first().and_then(|row| row.maybe_int(column)).is_some_and(|at| at > view.context.now.ms());
    Ok(works("expires_at") || works("next_expires_at"))
}

/// Orders a new code; the older one is worth nothing once it leaves.
pub async fn again(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let (stored, session) = session::open(view.context, view.incoming, reference).await?;
    still_asked(view, &stored)?;
    if !fields.is_empty() {
        return Err(Failure::BadForm(FormRefusal::Malformed));
    }
    let notes = match stored.deletion.state() {
        State::Unverified(_) => Notes { sent_again: true, ..Notes::default() },
        state if is_proven_again_in(state) => {
            Notes { sent_again: true, again_because_old: true, ..Notes::of(&session) }
        }
        _ => return Err(Failure::WrongStep(where_it_stands(view, &stored))),
    };
    order(view, &stored).await?;
    page(view, &stored, 200, notes, Vec::new()).await
}

/// Puts a fresh code on its way.
pub async fn order(view: &View<'_>, stored: &Stored) -> Result<(), Failure> {
    let statements = mail::code::order(view.context, &stored.id).await.map_err(service)?;
    view.context.batch(statements).await?;
    Ok(())
}

/// Takes a code that was typed.
pub async fn enter(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let (stored, session) = session::open(view.context, view.incoming, reference).await?;
    still_asked(view, &stored)?;
    let state = stored.deletion.state();
    if !matches!(state, State::Unverified(_)) && !is_proven_again_in(state) {
        return Err(Failure::WrongStep(where_it_stands(view, &stored)));
    }
    let typed = match form::Code::parse(&fields) {
        Ok(form) => form.code,
        Err(refused) => return page(view, &stored, 422, Notes::of(&session), view.errors(&refused)).await,
    };
    match check(view, &stored, &typed).await? {
        Checked::Right(spend) => proven(view, &stored, &session, spend).await,
        Checked::Wrong(code) => page(view, &stored, 422, Notes::of(&session), view.error("code", code)).await,
    }
}

/// What a typed code turned out to be.
pub enum Checked {
    /// Right; the statement spends it.
    Right(Statement),
    /// Not right; the code names the sentence.
    Wrong(&'static str),
}

pub async fn check(view: &View<'_>, stored: &Stored, typed: &OneTimeCode) -> Result<Checked, PortError> {
    check_of(view, &stored.id.to_string(), typed).await
}

/// The same of whatever has this id.
pub async fn check_of(view: &View<'_>, id: &str, typed: &OneTimeCode) -> Result<Checked, PortError> {
    let context = view.context;
    let rows = context.one(storage::secret::count_code_try(id, context.now)).await?;
    let Some(row) = rows.first() else { return fate(view, id).await };
    let known = SecretHash::parse(&row.text("hash")?);
    let given = typed.hash(&context.keys.pepper, id);
    if known.is_some_and(|known| known.matches(&given)) {
        // The expiry tells two codes of the same digits apart.
        let once = format!("{}:{}", given.to_hex(), row.int("expires_at")?);
        return Ok(Checked::Right(storage::secret::spend(&once, context.now)));
    }
    Ok(Checked::Wrong(if row.int("tries")? >= limits::CODE_TRIES { "too-many" } else { "wrong" }))
}

/// Why no try was left to count.
async fn fate(view: &View<'_>, id: &str) -> Result<Checked, PortError> {
    let rows = view.context.one(storage::secret::code_fate(id)).await?;
    let expires_at = rows.first().and_then(|row| row.maybe_int("expires_at")).map(Timestamp::from_ms);
    Ok(Checked::Wrong(match expires_at {
        // None has left yet: whatever was typed is not it.
        None => "wrong",
        Some(at) if at <= view.context.now => "expired",
        Some(_) => "too-many",
    }))
}

/// Control of a mailbox is proven: which account is it?
async fn proven(view: &View<'_>, stored: &Stored, session: &Session, spend: Statement) -> Result<Reply, Failure> {
    match stored.deletion.state() {
        State::Preparing(_) => return prove(view, stored, session, spend, "/check").await,
        State::Pending(_) if session.scope == Scope::Recovery => {
            return revoke::recover(view, stored, session, spend).await;
        }
        state if is_proven_again_in(state) => return prove(view, stored, session, spend, "").await,
        _ => {}
    }
    if stored.wish() == Wish::Access {
        return without_access::filed(view, stored, session, spend).await;
    }
    if stored.wish() == Wish::See {
        return right::proven(view, stored, session, spend).await;
    }
    if stored.wishes_to_keep() {
        return match stop::reach(view, stored).await?.mailboxes.as_slice() {
            [] => page(view, stored, 422, Notes::default(), view.error("code", "wrong")).await,
            _ => prove(view, stored, session, spend, "/stop").await,
        };
    }
    // Where nobody got this code by mail, it was guessed: the same answer as for any wrong one.
    let Some((address, accounts)) = provable(view, stored).await? else {
        return page(view, stored, 422, Notes::default(), view.error("code", "wrong")).await;
    };
    if let Some(text) = too_young(view, &address, &accounts).await? {
        return page(view, stored, 422, Notes::default(), vec![FieldError { field: "code", text }]).await;
    }
    if let [account] = accounts.as_slice() {
        return settle(view, stored, session, (account, Proof::Code), view.context.now, vec![spend]).await;
    }
    prove(view, stored, session, spend, "/account").await
}

/// The sentence for a contact that was changed too recently to prove anything alone.
pub async fn too_young(view: &View<'_>, address: &str, accounts: &[AccountKey]) -> Result<Option<String>, Failure> {
    let from = mail::code::proves_from(view.context, address, accounts).await.map_err(service)?;
    Ok(from.map(|from| {
        let day = crate::format::day(view.locale, &view.context.policy, from);
        view.texts.get_with("error-code-contact-too-young", &[("day", &day)])
    }))
}

/// Opens a proven sitting in the place of this one and goes on. A fresh token: nobody who saw the old one comes along.
async fn prove(
    view: &View<'_>,
    stored: &Stored,
    session: &Session,
    spend: Statement,
    next: &str,
) -> Result<Reply, Failure> {
    let token = Token::fresh(view.context)?;
    let open = token.open(view.context, &stored.id.to_string(), Scope::Journey, Some(view.context.now));
    match view.context.batch(vec![spend, storage::session::end(&session.token_hash), open]).await {
        Ok(_) => Ok(token.give(Reply::see_other(&view.step(&stored.reference, next)))),
        Err(PortError::Conflict(_)) => used(view, stored).await,
        Err(error) => Err(error.into()),
    }
}

/// The address that the code went to, and the accounts whose control it proves.
pub async fn provable(view: &View<'_>, stored: &Stored) -> Result<Option<(String, Vec<AccountKey>)>, Failure> {
    let Some(identifier) = mail::code::named(view.context, stored).await.map_err(service)? else { return Ok(None) };
    mail::code::provable(view.context, &identifier).await.map_err(service)
}

pub async fn used(view: &View<'_>, stored: &Stored) -> Result<Reply, Failure> {
    page(view, stored, 422, Notes::default(), view.error("code", "used")).await
}
