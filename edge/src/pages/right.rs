//! The pages of whoever stays: their data to see, to take along, to put right, to delete in part, and its use to refuse.

mod correct;
mod home;
mod part;
mod preference;

use frontend::pages::right::{self as page, Situation};
use frontend::shell::FieldError;
use shared::deletion::{State, Wish};
use shared::form::Identify;
use shared::id::{AccountKey, CategoryId};
use shared::limits::PROOF_IRREVERSIBLE_MS;
use shared::policy::Category;

use super::{account, code, delete};
use crate::directory;
use crate::extract::{FormRefusal, Verb};
use crate::failure::Failure;
use crate::limits::{ACTS, COPIES};
use crate::port::{PortError, Statement};
use crate::reply::Reply;
use crate::right::{self, Whose};
use crate::router::Right;
use crate::session::{self, Scope, Session, Token};
use crate::storage::{self, deletion::Stored};
use crate::throttle;
use crate::view::View;

/// Somebody who has just proven which account is theirs.
struct Sitting {
    stored: Stored,
    session: Session,
    account: AccountKey,
    account_hash: String,
    /// A deletion waits: everything is shown, and nothing changed.
    is_pending: bool,
}

impl Sitting {
    const fn whose(&self) -> Whose<'_> {
        Whose { visit: &self.stored.id, account: &self.account }
    }
}

/// Form fields as they came.
type Fields = Vec<(String, String)>;

#[expect(clippy::unnecessary_wraps, reason = "every handler answers the router in one shape")]
pub fn show(view: &View<'_>) -> Result<Reply, Failure> {
    Ok(start(view, 200, String::new(), Vec::new()).asked_for())
}

fn start(view: &View<'_>, status: u16, identifier: String, errors: Vec<FieldError>) -> Reply {
    let props = page::Props { reference: String::new(), situation: Situation::Start { identifier }, errors };
    let shell = view.shell_for(&props.errors);
    Reply::html(status, page::page(&shell, props))
}

/// Whoever is named: the same rows, the same mail, the same answer (I19).
pub async fn begin(view: &View<'_>) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let typed = fields.iter().find(|(name, _)| name == "identifier").map(|(_, value)| value.trim().to_owned());
    let typed = typed.unwrap_or_default();
    match Identify::parse(&fields) {
        Err(refused) => Ok(start(view, 422, typed, view.errors(&refused))),
        Ok(_) => delete::name(view, Wish::See, &typed).await,
    }
}

/// A path of this visit.
pub fn path(view: &View<'_>, stored: &Stored, rest: &str) -> String {
    view.path(&format!("/data/{}{rest}", stored.reference))
}

/// Whether control was proven so lately that even what cannot be undone may be done.
pub fn is_just_proven(view: &View<'_>, session: &Session) -> bool {
    session.proof_at.is_some_and(|at| view.context.now.since_ms(at) < PROOF_IRREVERSIBLE_MS)
}

pub async fn step(view: &View<'_>, reference: &str, right: &Right) -> Result<Reply, Failure> {
    let is_post = view.incoming.method == Verb::Post;
    match right {
        Right::Code if is_post => return code::enter(view, reference).await,
        Right::Code => return code::show(view, reference).await,
        Right::CodeAgain => return code::again(view, reference).await,
        Right::Account if is_post => return account::choose(view, reference).await,
        Right::Account => return account::show(view, reference).await,
        _ => {}
    }
    let fields = if is_post { view.form()? } else { Fields::new() };
    let sitting = match sit(view, reference).await? {
        Ok(sitting) => sitting,
        Err(aside) => return Ok(Reply::see_other(&aside)),
    };
    let limit = match right {
        Right::Copy => Some(COPIES),
        Right::Preferences | Right::CorrectOne(_) | Right::Check if is_post => Some(ACTS),
        _ => None,
    };
    if let Some(limit) = limit {
        throttle::count(view.context, &sitting.account_hash, limit).await?;
    }
    match right {
        Right::Home => home::show(view, &sitting).await,
        Right::Kind(id) => home::see(view, &sitting, category(view, id)?).await,
        Right::CopyArchive => home::archive(view, &sitting).await,
        Right::Copy => home::copy(view, &sitting, &fields).await,
        _ if sitting.is_pending => Ok(home_again(view, &sitting)),
        Right::Preferences if is_post => preference::set(view, &sitting, &fields).await,
        Right::Preferences => preference::show(view, &sitting).await,
        Right::Correct => correct::show(view, &sitting, None).await,
        Right::CorrectOne(item) if is_post => correct::set(view, &sitting, item, &fields).await,
        Right::CorrectOne(item) => correct::show(view, &sitting, Some(item)).await,
        Right::Part(id) if is_post => part::propose(view, &sitting, category(view, id)?, &fields).await,
        Right::Part(id) => part::show(view, &sitting, category(view, id)?).await,
        Right::Check if is_post => part::erase(view, &sitting, &fields).await,
        Right::Check | Right::Code | Right::CodeAgain | Right::Account => part::check(view, &sitting).await,
    }
}

/// Who sits here, or where they must go first.
async fn sit(view: &View<'_>, reference: &str) -> Result<Result<Sitting, String>, Failure> {
    let context = view.context;
    let (stored, session) = session::open_journey(context, view.incoming, reference).await?;
    if stored.wish() != Wish::See || !matches!(stored.deletion.state(), State::Unverified(_)) {
        return Err(Failure::SignedOut);
    }
    if !session.is_fresh(context) {
        return Ok(Err(path(view, &stored, "/code")));
    }
    let rows = context.one(storage::right::of_visit(&stored.id)).await?;
    let Some(row) = rows.first() else { return Ok(Err(path(view, &stored, "/account"))) };
    let running = row.maybe_text("running");
    // What is still held then is locked away, and nobody reads it.
    if running.as_deref().is_some_and(|state| state != "pending") {
        return Err(Failure::SignedOut);
    }
    let (account, account_hash) = (right::account(row)?, row.text("account_hash")?);
    // What a decision has shut, the code of a mailbox does not open: it may be the one that somebody took over.
    if directory::is_shut(context, &account, &stored.id).await? {
        return Err(Failure::SignedOut);
    }
    Ok(Ok(Sitting { stored, session, account, account_hash, is_pending: running.is_some() }))
}

fn category<'a>(view: &View<'a>, id: &str) -> Result<&'a Category, Failure> {
    let id = CategoryId::parse(id).map_err(|_| Failure::NotFound)?;
    view.context.policy.category(&id).ok_or(Failure::NotFound)
}

fn home_again(view: &View<'_>, sitting: &Sitting) -> Reply {
    Reply::see_other(&path(view, &sitting.stored, ""))
}

fn render(view: &View<'_>, sitting: &Sitting, status: u16, situation: Situation, errors: Vec<FieldError>) -> Reply {
    let props = page::Props { reference: sitting.stored.reference.to_string(), situation, errors };
    let shell = view.shell_for(&props.errors);
    Reply::html(status, page::page(&shell, props))
}

/// Carries out a batch whose first statement says whether it counts. Lost, or sent twice: whatever is true now is shown.
async fn asked(view: &View<'_>, statements: Vec<Statement>) -> Result<bool, Failure> {
    match view.context.batch(statements).await {
        Ok(answers) => Ok(answers.first().is_some_and(|rows| !rows.is_empty())),
        Err(PortError::Conflict(_)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Control of a mailbox is proven: the visit is opened for its one account, or it is asked which.
pub async fn proven(view: &View<'_>, stored: &Stored, session: &Session, spend: Statement) -> Result<Reply, Failure> {
    let context = view.context;
    let wrong = async || code::refused(view, stored, view.error("code", "wrong")).await;
    // Where nobody got this code by mail, it was guessed.
    let Some((address, accounts)) = code::provable(view, stored).await? else { return wrong().await };
    if let Some(text) = code::too_young(view, &address, &accounts).await? {
        return code::refused(view, stored, vec![FieldError { field: "code", text }]).await;
    }
    let read = vec![storage::right::of_visit(&stored.id), storage::right::proposed(&stored.id)];
    let known = context.batch(read).await?;
    let row = |index: usize| known.get(index).and_then(|rows| rows.first());
    let bound = row(0).map(right::account).transpose()?;
    if bound.as_ref().is_some_and(|account| !accounts.contains(account)) {
        return wrong().await;
    }
    let token = Token::fresh(context)?;
    let open = token.open(context, &stored.id.to_string(), Scope::Journey, Some(context.now));
    let mut statements = vec![spend, storage::session::end(&session.token_hash), open];
    let only = accounts.first().filter(|_| accounts.len() == 1);
    if let (None, Some(account)) = (&bound, only) {
        statements.push(right::bind(context, Whose { visit: &stored.id, account }));
    }
    match context.batch(statements).await {
        Err(PortError::Conflict(_)) => return code::used(view, stored).await,
        outcome => outcome?,
    };
    let next = match bound.as_ref().or(only) {
        None => "/account",
        Some(account) => {
            preference::heed(view, Whose { visit: &stored.id, account }).await?;
            if row(1).is_some() { "/check" } else { "" }
        }
    };
    Ok(token.give(Reply::see_other(&path(view, stored, next))))
}

/// One of several accounts, chosen after the proof.
pub async fn chosen(view: &View<'_>, stored: &Stored, account: &AccountKey) -> Result<Reply, Failure> {
    let whose = Whose { visit: &stored.id, account };
    view.context.one(right::bind(view.context, whose)).await?;
    preference::heed(view, whose).await?;
    Ok(Reply::see_other(&path(view, stored, "")))
}

/// A form with a field that is not ours.
const fn malformed() -> Failure {
    Failure::BadForm(FormRefusal::Malformed)
}
