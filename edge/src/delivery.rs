//! What processors beside the directory are told over the network: written first, then sent, and sent again until they say yes or
//! somebody must look. The row is the truth: whoever asked is told by it, and asks again as often as it likes.

mod attempt;
pub mod event;
mod held;
mod revocation;
mod said;
pub mod setting;
mod wake;
mod webhook;

use serde_json::Value;
use shared::delivery::Kind;
use shared::id::{AccountKey, CategoryId, DeletionId, ProcessorId};
use shared::target::{Kind as How, Target};

use crate::context::Context;
use crate::directory::{self, DirectoryError};
use crate::port::{PortError, Statement};
use crate::storage::delivery::{self as table, Fresh, Stored};
use crate::vault;

pub use said::{Said, answered};
pub use wake::go_on;

/// How far a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// They say that it is done.
    Acknowledged,
    /// And have signed that nothing is left.
    Verified,
    /// On its way.
    Waiting,
    /// Sent often enough: somebody must look.
    Dead,
}

impl Outcome {
    const fn of(stored: &Stored) -> Self {
        if stored.verified_at.is_some() {
            Self::Verified
        } else if stored.dead_at.is_some() {
            Self::Dead
        } else if stored.is_delivered && !stored.is_due {
            Self::Acknowledged
        } else {
            Self::Waiting
        }
    }
}

/// What somebody is to be told.
#[derive(Debug, Clone, Copy)]
pub struct Message<'a> {
    pub target: &'a ProcessorId,
    pub kind: Kind,
    pub account: &'a AccountKey,
    pub deletion: Option<&'a DeletionId>,
    pub category: Option<&'a CategoryId>,
    /// The effect that waits for it.
    pub effect: Option<&'a str>,
    /// What else it says: an object.
    pub body: &'a Value,
}

impl Message<'_> {
    /// The message's name, the same for the same question.
    fn id(&self, context: &Context, account_hash: &str, body: &str) -> String {
        let deletion = self.deletion.map(ToString::to_string).unwrap_or_default();
        let category = self.category.map_or("", CategoryId::as_str);
        let effect = self.effect.unwrap_or_default();
        let asked =
            [self.target.as_str(), self.kind.name(), account_hash, &deletion, category, effect, body].join("\u{0}");
        format!("msg_{}", short(context.lookup("message", &asked)))
    }
}

/// 128 bits are enough for a name.
fn short(mut hash: String) -> String {
    hash.truncate(32);
    hash
}

/// The category whose end means that tokens are revoked there.
pub const fn revokes(target: &Target) -> Option<&CategoryId> {
    match &target.kind {
        How::Webhook { .. } | How::Events { .. } => None,
        How::Revocation { category, .. } | How::Apple { category, .. } => Some(category),
    }
}

/// Whether a target is told of something at all: whoever only revokes tokens, of the end of one category.
pub fn concerns(target: &Target, message: &Message<'_>) -> bool {
    revokes(target).is_none_or(|category| message.kind == Kind::Erase && message.category == Some(category))
}

/// Tells somebody something, or says how far that is.
pub async fn ask(context: &Context, message: &Message<'_>) -> Result<Outcome, PortError> {
    let account_hash = vault::account_hash(context, message.account);
    let body = message.body.to_string();
    let id = message.id(context, &account_hash, &body);
    if let Some(stored) = find(context, &id).await? {
        return attempt::attempt(context, stored).await;
    }
    let mut statements = order(context, message, (&id, &account_hash, &body)).await?;
    statements.push(table::find(&id));
    let row = context.batch(statements).await?.pop().and_then(|mut rows| rows.pop());
    let missing = || PortError::Unavailable { act: "writing a delivery", cause: "it is not there".to_owned() };
    attempt::attempt(context, Stored::from_row(&row.ok_or_else(missing)?)?).await
}

/// What writes a message down.
async fn order(
    context: &Context,
    message: &Message<'_>,
    (id, account_hash, body): (&str, &str, &str),
) -> Result<Vec<Statement>, PortError> {
    let subject = subject(context, message, account_hash).await?;
    let fresh = Fresh {
        id,
        target: message.target,
        kind: message.kind,
        account_hash,
        deletion: message.deletion,
        category: message.category,
        effect: message.effect,
        body,
        now: context.now,
    };
    let mut statements = vec![table::know(message.target, account_hash, &subject)];
    statements.extend(table::add(&fresh));
    Ok(statements)
}

async fn find(context: &Context, id: &str) -> Result<Option<Stored>, PortError> {
    context.one(table::find(id)).await?.first().map(Stored::from_row).transpose()
}

/// By what a target knows somebody: what the directory says the first time, or a keyed hash of both, so that two targets cannot put
/// together what they were told. Without an answer of the directory nobody is told anything: another name would be another person.
async fn subject(context: &Context, message: &Message<'_>, account_hash: &str) -> Result<String, PortError> {
    let Message { target, account, .. } = message;
    if directory::is_elsewhere(context) && context.one(table::subject(target, account_hash)).await?.is_empty() {
        let failed = |error: DirectoryError| PortError::Unavailable {
            act: "asking the directory whom a processor knows",
            cause: error.to_string(),
        };
        if let Some(named) = directory::subject(context, account, target).await.map_err(failed)? {
            return Ok(named);
        }
    }
    let text = format!("{target}\u{0}{}#{}", account.id, account.epoch);
    Ok(format!("sub_{}", short(context.lookup("subject", &text))))
}

/// What is over goes after its time, and from the desk what nobody wants to know any more.
pub fn remove_old(context: &Context) -> Vec<Statement> {
    let before = context.now.plus_ms(-shared::limits::DELIVERY_KEPT_DAYS * shared::limits::DAY_MS);
    let mut statements = table::remove_old(before);
    let targets = &context.settings.targets;
    // Settings that nobody can read do not say that somebody is gone.
    if targets.fault().is_none() {
        let listeners: Vec<&str> = targets.listeners().map(ProcessorId::as_str).collect();
        statements.push(table::drop_unheard(&serde_json::json!(listeners).to_string(), context.now));
    }
    statements
}
