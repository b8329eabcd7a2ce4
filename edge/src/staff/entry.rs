//! Letting somebody in whose word was taken: only who is known and active.

use shared::id::StaffId;
use shared::identifier::Identifier;
use shared::staff::Role;
use shared::token::Person;

use super::person::{self, Named};
use super::session::{self, COOKIE, Token};
use super::{Happening, gate};
use crate::context::Context;
use crate::extract::Incoming;
use crate::failure::Failure;
use crate::port::{PortError, Statement};
use crate::reply::Reply;
use crate::storage::staff::{Newcomer, Subject};
use crate::{directory, limits, log, storage, vault};

/// Opens a sitting for whoever this is, and says what happened. Nobody learns whether an address is known.
pub async fn enter(
    context: &Context,
    incoming: &Incoming,
    person: &Person,
) -> Result<(Happening, Option<Token>), Failure> {
    let subject = person::subject(context, person);
    let mail = person.mail.as_deref().and_then(person::mail);
    let mail_hash = mail.as_ref().map(|mail| person::mail_hash(context, mail));
    let rows = context.one(storage::staff::known(&subject, mail_hash.as_deref())).await?;
    let named = |mail: &Identifier| Named { mail: mail.as_str().to_owned(), name: person.name.clone() };
    let (id, mut batch) = match (rows.first(), &mail) {
        (Some(row), Some(mail)) if row.maybe_text("subject_hash").as_ref() != Some(&subject.hash) => {
            let id = row.text("id")?;
            let sealed = person::sealed(context, &id, &named(mail))?;
            let bind = storage::staff::bind(&id, &subject, &sealed, context.now);
            (id, vec![bind])
        }
        (Some(row), _) => (row.text("id")?, Vec::new()),
        (None, Some(mail)) if is_first(context, mail)? => {
            let id = context.new_id()?;
            let sealed = person::sealed(context, &id, &named(mail))?;
            let first = first(context, &id, mail, &subject, &sealed);
            (id, vec![first])
        }
        (None, _) => return Ok((Happening::Refused { why: "nobody of the staff".to_owned() }, None)),
    };
    batch.extend(own_account(context, &id, mail.as_ref()).await);
    // A browser has one sitting: the one from before ends.
    batch
        .extend(incoming.cookie(COOKIE).map(|old| storage::staff::end(&session::hash(context, session::SITTING, old))));
    open(context, batch, &subject.hash).await
}

async fn open(
    context: &Context,
    mut batch: Vec<Statement>,
    subject_hash: &str,
) -> Result<(Happening, Option<Token>), Failure> {
    let token = Token::fresh(context, session::SITTING)?;
    batch.push(storage::staff::open(&token.hash, subject_hash, context.now));
    let opened = match context.batch(batch).await {
        Ok(rows) => rows.last().and_then(|rows| rows.first()).and_then(|row| row.maybe_text("staff")),
        // Somebody with this address is there already, or came in at this very moment.
        Err(PortError::Conflict(_)) => None,
        Err(other) => return Err(other.into()),
    };
    match opened.as_deref().map(StaffId::parse) {
        Some(Ok(staff)) => Ok((Happening::SignedIn { staff }, Some(token))),
        Some(Err(cause)) => Err(Failure::Service(cause.to_string())),
        None => Ok((Happening::Refused { why: "removed, or overtaken".to_owned() }, None)),
    }
}

/// Hands the sitting to the browser, or refuses.
pub fn answer(happening: &Happening, token: Option<Token>) -> Result<Reply, Failure> {
    super::happened(happening);
    let token = token.ok_or(Failure::NotLetIn)?;
    Ok(Reply::see_other(shared::api::path::STAFF).with_cookie(COOKIE, &token.value, limits::STAFF_SESSION_MS / 1000))
}

/// Whether the operator named this address; it counts only while there is no administrator, which the insert checks.
fn is_first(context: &Context, mail: &Identifier) -> Result<bool, Failure> {
    let named = gate::way(context)?.first_administrator.as_deref().and_then(person::mail);
    Ok(named.as_ref() == Some(mail))
}

fn first(context: &Context, id: &str, mail: &Identifier, subject: &Subject, sealed: &str) -> Statement {
    let mail_hash = person::mail_hash(context, mail);
    let newcomer =
        Newcomer { id, role: Role::Administrator, mail_hash: &mail_hash, subject: Some(subject), name_sealed: sealed };
    storage::staff::add_first(&newcomer, context.now)
}

/// Their own account here, by the address that the issuer has verified. A directory that does not answer changes nothing.
async fn own_account(context: &Context, id: &str, mail: Option<&Identifier>) -> Option<Statement> {
    let found = match directory::find(context, mail?).await {
        Ok(found) => found,
        Err(error) => {
            log::note("staff", &error.to_string());
            return None;
        }
    };
    Some(storage::staff::own_account(id, &vault::account_hash(context, found.first()?)))
}
