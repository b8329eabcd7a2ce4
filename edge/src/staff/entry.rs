//! Letting somebody in whose word was taken: only who is known and active.

use shared::desk::{Act, DoorReason};
use shared::id::StaffId;
use shared::identifier::Identifier;
use shared::staff::Role;
use shared::token::Person;

use super::person::{self, Named};
use super::session::{self, COOKIE, Token};
use super::{Happening, diary, gate};
use crate::context::Context;
use crate::desk::chain::{self, Actor, Head, Step};
use crate::extract::Incoming;
use crate::failure::Failure;
use crate::port::{PortError, Statement};
use crate::reply::Reply;
use crate::storage::staff::{Newcomer, Subject};
use crate::{directory, limits, log, storage, vault};

/// Somebody who may come in: who they are in the log, what their sign-in changes of their row, and the end of their chain.
struct Known {
    actor: Actor,
    row: Option<Statement>,
    head: Head,
    /// Why, where it is not only that they are of the staff.
    why: Option<&'static str>,
}

/// Opens a sitting for whoever this is and hands it to the browser, or refuses. Nobody learns whether an address is known.
pub async fn enter(context: &Context, incoming: &Incoming, person: &Person) -> Result<Reply, Failure> {
    let subject = person::subject(context, person);
    let mail = person.mail.as_deref().and_then(person::mail);
    let mut own_account = None;
    for attempt in 0..limits::RACE_RETRIES {
        let Some(known) = known(context, person, &subject, mail.as_ref()).await? else {
            let why = "nobody of the staff".to_owned();
            return Err(diary::turned_away(context, DoorReason::Stranger, why).await);
        };
        if attempt == 0 {
            own_account = own_account_of(context, &known.actor.id, mail.as_ref()).await;
        }
        let mut batch: Vec<Statement> = known.row.iter().chain(&own_account).cloned().collect();
        // A browser has one sitting: the one from before ends.
        let old = incoming.cookie(COOKIE).map(|old| session::hash(context, session::SITTING, old));
        batch.extend(old.map(|old| storage::staff::end(&old)));
        match open(context, batch, &subject.hash, &known).await {
            Ok(Some(token)) => {
                super::happened(&Happening::SignedIn { staff: known.actor.id });
                let reply = Reply::see_other(shared::api::path::STAFF);
                return Ok(reply.with_cookie(COOKIE, &token.value, limits::STAFF_SESSION_MS / 1000));
            }
            // They come in by another browser at this very moment: their chain has moved on.
            Err(PortError::Conflict(table)) if table == "desk_event" => {}
            // Somebody with this address is there already, or came in at this very moment.
            Ok(None) | Err(PortError::Conflict(_)) => break,
            Err(other) => return Err(other.into()),
        }
    }
    Err(diary::turned_away(context, DoorReason::Overtaken, "removed, or overtaken".to_owned()).await)
}

async fn known(
    context: &Context,
    person: &Person,
    subject: &Subject,
    mail: Option<&Identifier>,
) -> Result<Option<Known>, Failure> {
    let mail_hash = mail.map(|mail| person::mail_hash(context, mail));
    let rows = context.one(storage::staff::known(subject, mail_hash.as_deref())).await?;
    let named = |mail: &Identifier| Named { mail: mail.as_str().to_owned(), name: person.name.clone() };
    let id = |text: &str| StaffId::parse(text).map_err(|cause| Failure::Service(cause.to_string()));
    let Some(row) = rows.first() else {
        let Some(mail) = mail else { return Ok(None) };
        if !is_first(context, mail)? {
            return Ok(None);
        }
        let text = context.new_id()?;
        let sealed = person::sealed(context, &text, &named(mail))?;
        let row = Some(first(context, &text, mail, subject, &sealed));
        let actor = Actor { id: id(&text)?, version: 1, role: Role::Administrator.name() };
        return Ok(Some(Known { actor, row, head: None, why: Some("first") }));
    };
    let text = row.text("id")?;
    let role = Role::parse(&row.text("role")?).ok_or_else(|| Failure::Service("a role of nobody".to_owned()))?;
    let actor = Actor { id: id(&text)?, version: row.int("version")?, role: role.name() };
    let is_bound = row.maybe_text("subject_hash").as_ref() == Some(&subject.hash);
    let bind = match mail.filter(|_| !is_bound) {
        Some(mail) => {
            let sealed = person::sealed(context, &text, &named(mail))?;
            Some(storage::staff::bind(&text, subject, &sealed, context.now))
        }
        None => None,
    };
    Ok(Some(Known { actor, row: bind, head: chain::head(Some(row))?, why: None }))
}

/// The sitting and its entry in the log: both or none. No token where the subject is nobody's any more.
async fn open(
    context: &Context,
    mut batch: Vec<Statement>,
    subject_hash: &str,
    known: &Known,
) -> Result<Option<Token>, PortError> {
    let token = Token::fresh(context, session::SITTING)?;
    let subject = diary::subject(&known.actor.id);
    let step = Step { subject: &subject, act: Act::SignedIn, why: known.why, text: None, key: None };
    let entry = chain::on_top(context, &known.actor, known.head, step)?;
    batch.push(storage::staff::open(&token.hash, subject_hash, context.now));
    let opens = batch.len() - 1;
    batch.push(storage::desk::append_if_open(&entry, &token.hash));
    let rows = context.batch(batch).await?;
    let opened = rows.get(opens).and_then(|rows| rows.first()).and_then(|row| row.maybe_text("staff"));
    Ok(opened.filter(|staff| *staff == known.actor.id.as_str()).map(|_| token))
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
async fn own_account_of(context: &Context, id: &StaffId, mail: Option<&Identifier>) -> Option<Statement> {
    let found = match directory::find(context, mail?).await {
        Ok(found) => found,
        Err(error) => {
            log::note("staff", &error.to_string());
            return None;
        }
    };
    Some(storage::staff::own_account(id.as_str(), &vault::account_hash(context, found.first()?)))
}
