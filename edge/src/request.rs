//! Requests in writing: how one comes in, by a form after a code to an address, and what whoever wrote it is told.
//!
//! Each lies beside the mails to the desk, under a key of its own, because nothing says whose account it is about. Nothing here asks
//! the directory: the same answer for everybody (I19).

use frontend::i18n::{Locale, Texts};
use frontend::mail::request::{self as letter, Told};
use frontend::mail::{Sender, code as code_letter};
use serde::{Deserialize, Serialize};
use shared::clock::{Clock, Rule};
use shared::deletion::Wish;
use shared::desk::Channel;
use shared::form;
use shared::inbox::Kind;
use shared::limits::{DAY_MS, MINUTE_MS};
use shared::policy::Policy;
use shared::request;
use shared::seal::Key;
use shared::secret::{OneTimeCode, Secret, SecretHash, StatusCode};
use shared::time::Timestamp;

use crate::context::Context;
use crate::failure::Failure;
use crate::port::{PortError, Row, Statement};
use crate::reply::Reply;
use crate::session::{self, Scope, Session, Token};
use crate::storage::request::Fresh;
use crate::vault;
use crate::view::{self, View};
use crate::{format, inbox, limits, mail, storage};

/// How what came by the form is marked.
pub const FORM: &str = "form";

/// What is written, as it lies sealed: the same shape as a mail's, so that one page shows both.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Written {
    /// Where the answer goes; empty where there is no such place.
    pub sender: String,
    pub subject: String,
    pub text: String,
    /// The account that is meant.
    pub identifier: String,
    /// Reads the status; nobody at the desk sees it.
    pub code: String,
}

/// Opens what was written.
pub fn written(id: &str, key: &Key, sealed: &str) -> Result<Written, Failure> {
    let text = vault::open_text(key, inbox::place(id), sealed)?;
    serde_json::from_str(&text).map_err(ours)
}

/// What is wrong on our side.
pub fn ours(error: impl std::fmt::Display) -> Failure {
    Failure::Service(error.to_string())
}

/// The earlier day of the house's promise and the law's, for what has just arrived.
pub fn acknowledge_by(policy: &Policy, kind: Kind, now: Timestamp) -> Timestamp {
    let rules = [Some(Rule::acknowledgement(policy.sla)), request::acknowledgement(kind, policy.law.regime)];
    let days = rules.into_iter().flatten().map(|rule| Clock::start(rule, now).due(now, policy.almanac()));
    days.min().unwrap_or(now)
}

/// By when whoever asks now is answered, as they read it before they ask, and whether the law lets it be later.
pub fn promise(context: &Context, locale: Locale, kind: Kind) -> (String, bool) {
    let (policy, now) = (&context.policy, context.now);
    let clock = Clock::start(request::answer(kind, policy.law.regime), now);
    (format::last_day(locale, policy, clock.due(now, policy.almanac())), clock.rule().extension.is_some())
}

/// Seals it under a key of its own.
async fn sealed(context: &Context, id: &str, written: &Written) -> Result<(Key, String), Failure> {
    let key = inbox::make(context, id).await?;
    let text = serde_json::to_string(written).map_err(ours)?;
    let sealed = vault::seal_text(context, &key, inbox::place(id), &text)?;
    Ok((key, sealed))
}

fn new_id(context: &Context) -> Result<String, PortError> {
    Ok(context.new_id()?.chars().take(16).collect())
}

/// Writes it down for a day, and sends the code that makes it arrive.
pub async fn begin(view: &View<'_>, asked: form::Request) -> Result<Reply, Failure> {
    let context = view.context;
    let id = new_id(context)?;
    let to = asked.address.unwrap_or_default();
    let status = StatusCode::generate(&context.random::<{ StatusCode::BYTES }>()?).map_err(ours)?;
    let written = Written {
        sender: to.clone(),
        text: asked.words,
        identifier: asked.identifier,
        code: status.grouped(),
        ..Written::default()
    };
    let (key, letter_sealed) = sealed(context, &id, &written).await?;
    let one_time = OneTimeCode::generate(&context.random::<64>()?).map_err(ours)?;
    let hash = one_time.hash(&context.keys.pepper, &id).to_hex();
    let token = Token::fresh(context)?;
    let mut statements = vec![
        storage::request::add(&Fresh {
            id: &id,
            message_hash: &context.lookup("request", &id),
            via: FORM,
            kind: asked.kind,
            topic: asked.topic,
            letter_sealed: &letter_sealed,
            locale: view.locale.tag(),
            state: "unproven",
            received_at: context.now,
            due_at: context.now,
            erase_at: Some(context.now.plus_ms(DAY_MS)),
        }),
        storage::secret::order_code(&id, &hash, context.now.plus_ms(limits::CODE_MS)),
        storage::secret::promote_code(&id, &hash),
        token.open(context, &id, Scope::Journey, None),
    ];
    if !mail::code::is_stranger_capped(context, &to).await? {
        let sender = sender(context, view.locale, &id);
        let minutes = u32::try_from(limits::CODE_MS / MINUTE_MS).unwrap_or(10);
        let props = code_letter::Props { sender, code: one_time.grouped(), minutes, wish: Wish::Access };
        let outgoing = mail::outgoing(context, to, code_letter::about_a_request(view.texts, props));
        statements.push(mail::reply::order(context, &id, &key, &outgoing)?);
    }
    match context.batch(statements).await {
        Ok(_) => Ok(token.give(Reply::see_other(&view.path("/request/code")))),
        Err(error) => {
            inbox::forget(context, &id).await?;
            Err(error.into())
        }
    }
}

/// What a member of staff enters for somebody: it has arrived with that.
pub async fn entered(view: &View<'_>, asked: form::Request, channel: Channel) -> Result<(String, Statement), Failure> {
    let context = view.context;
    let id = new_id(context)?;
    let sender = asked.address.unwrap_or_default();
    let written = Written { sender, text: asked.words, identifier: asked.identifier, ..Written::default() };
    let (_, letter_sealed) = sealed(context, &id, &written).await?;
    let add = storage::request::add(&Fresh {
        id: &id,
        message_hash: &context.lookup("request", &id),
        via: channel.name(),
        kind: asked.kind,
        topic: None,
        letter_sealed: &letter_sealed,
        locale: view.locale.tag(),
        state: "open",
        received_at: context.now,
        due_at: acknowledge_by(&context.policy, asked.kind, context.now),
        erase_at: None,
    });
    Ok((id, add))
}

/// The request of a sitting.
pub struct Opened {
    pub id: String,
    pub row: Row,
    session: Session,
}

impl Opened {
    /// Whether the code to its address was typed.
    pub fn is_proven(&self) -> bool {
        self.row.maybe_text("state").as_deref() != Some("unproven")
    }

    /// Whether whoever looks has typed the code that the address got, and not the status code alone.
    pub fn is_own(&self) -> bool {
        self.session.scope == Scope::Journey && self.is_proven()
    }

    pub fn kind(&self) -> Kind {
        self.row.maybe_text("kind").and_then(|kind| Kind::parse(&kind)).unwrap_or(Kind::Other)
    }
}

/// The request that this browser has written or opened.
pub async fn open(view: &View<'_>) -> Result<Opened, Failure> {
    let context = view.context;
    let token_hash = session::token_hash(context, view.incoming)?;
    let row = context.one(storage::request::in_session(&token_hash, context.now)).await?.pop();
    let row = row.ok_or(Failure::SignedOut)?;
    let scope = if row.text("session_scope")? == Scope::Journey.name() { Scope::Journey } else { Scope::Status };
    Ok(Opened { id: row.text("id")?, row, session: Session { token_hash, scope, proof_at: None } })
}

/// Its own key and what was written; nothing once its day has come.
pub async fn read(context: &Context, opened: &Opened) -> Result<Option<(Key, Written)>, Failure> {
    let (Some(sealed), Some(key)) = (opened.row.maybe_text("letter_sealed"), inbox::key(context, &opened.id).await?)
    else {
        return Ok(None);
    };
    let written = written(&opened.id, &key, &sealed)?;
    Ok(Some((key, written)))
}

/// The code was right: it waits at the desk from now on, and its writer gets reference and status code.
pub async fn arrive(view: &View<'_>, opened: &Opened, spend: Statement) -> Result<Reply, Failure> {
    let (context, id) = (view.context, opened.id.as_str());
    let (key, written) = read(context, opened).await?.ok_or(Failure::SignedOut)?;
    let status = StatusCode::parse(&written.code).map_err(ours)?;
    let token = Token::fresh(context)?;
    let policy = &context.policy;
    let (answer_by, may_extend) = promise(context, view.locale, opened.kind());
    let status_page = mail::address(context, view.locale, "/status");
    let arrived = Told::Received { code: written.code, status_page, answer_by, may_extend };
    let statements = vec![
        spend,
        storage::request::arrive(id, context.now, acknowledge_by(policy, opened.kind(), context.now)),
        storage::secret::cancel_one_time(id),
        storage::secret::keep(id, StatusCode::PURPOSE, &status.hash(&context.keys.pepper, id).to_hex(), None),
        storage::session::end(&opened.session.token_hash),
        token.open(context, id, Scope::Journey, Some(context.now)),
        tell(context, id, &key, view.locale, (written.sender, opened.kind(), arrived))?,
    ];
    match context.batch(statements).await {
        Ok(_) => Ok(token.give(Reply::see_other(&view.path("/request/status")))),
        Err(PortError::Conflict(_)) => Err(Failure::LinkUsed),
        Err(error) => Err(error.into()),
    }
}

/// Reference and status code open its status, and nothing else. The same work for one that nobody has.
pub async fn track(view: &View<'_>, id: &str, code: &StatusCode) -> Result<Option<Reply>, Failure> {
    let context = view.context;
    let kept = context.one(storage::secret::kept(id)).await?;
    let given = code.hash(&context.keys.pepper, id);
    let is_right = kept.iter().any(|row| {
        let hash = row.maybe_text("hash").and_then(|hash| SecretHash::parse(&hash));
        row.maybe_text("purpose").as_deref() == Some(StatusCode::PURPOSE)
            && hash.is_some_and(|hash| hash.matches(&given))
    });
    if !is_right {
        return Ok(None);
    }
    let token = Token::fresh(context)?;
    context.one(token.open(context, id, Scope::Status, None)).await?;
    Ok(Some(token.give(Reply::see_other(&view.path("/request/status")))))
}

/// A mail's sender block.
fn sender(context: &Context, locale: Locale, id: &str) -> Sender {
    Sender {
        operator: view::operator(context, &context.policy, locale),
        reference: inbox::reference(id),
        not_me_page: mail::address(context, locale, "/not-me"),
    }
}

/// The row that sends a letter about it.
pub fn tell(
    context: &Context,
    id: &str,
    key: &Key,
    locale: Locale,
    (to, kind, told): (String, Kind, Told),
) -> Result<Statement, PortError> {
    let texts = Texts::of(locale);
    let authority = authority(context, locale, texts);
    let props =
        letter::Props { sender: sender(context, locale, id), is_complaint: kind == Kind::Complain, authority, told };
    mail::reply::order(context, id, key, &mail::outgoing(context, to, letter::render(texts, props)))
}

/// Who watches over data protection here: the policy's, or whoever does where the person lives.
pub fn authority(context: &Context, locale: Locale, texts: Texts) -> String {
    match &context.policy.authority {
        Some(authority) => texts.content(authority.in_locale(locale.tag())),
        None => texts.get("request-authority-any"),
    }
}
