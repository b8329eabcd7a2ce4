//! Who works with people's data, behind one door: falling quiet, being put back, ending a category.
//!
//! The directory is one of them. Whoever else the operator has set is told over the network (`delivery`); in the demo shop the
//! others lie beside it.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use shared::deletion::Acknowledgement;
use shared::delivery::Kind;
use shared::id::{AccountKey, CategoryId, DeletionId, ProcessorId};
use shared::policy::Strategy;
use shared::preference::Refused;
use shared::target::{self, Fault, Target};
use shared::time::Timestamp;
use thiserror::Error;

use crate::context::Context;
use crate::delivery::{self, Message, Outcome};
use crate::directory::{self, CategoryExport, DirectoryError};
use crate::port::PortError;
use crate::storage;
use crate::vault::{Reading, VaultError};

pub mod embedded;

/// Why a processor did not do what it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProcessorError {
    /// The policy names somebody whom nobody can reach. Never taken for an acknowledgement.
    #[error("there is no such processor")]
    Unknown,
    /// The settings name it, and cannot be read.
    #[error("its settings are wrong: {0}")]
    Unset(Fault),
    /// It is told, and has not confirmed yet.
    #[error("it has been told and has not confirmed yet")]
    OnItsWay,
    /// It was told often enough: somebody must look.
    #[error("it was told often enough and has not confirmed")]
    Dead,
    /// Another deletion speaks for the account, or this one has let it go: its late words change nothing.
    #[error("this deletion does not speak for the account")]
    NotOurs,
    /// Try again later; never read as "erased".
    #[error("the account's keys are not here yet")]
    NotYetHere,
    /// A stored value does not open or cannot be read.
    #[error("a stored value is broken")]
    Broken,
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    #[error(transparent)]
    Port(#[from] PortError),
}

impl From<VaultError> for ProcessorError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Erased | VaultError::Broken => Self::Broken,
            VaultError::NotYetHere => Self::NotYetHere,
            VaultError::Port(cause) => Self::Port(cause),
        }
    }
}

/// Where a processor is.
enum Place<'a> {
    Directory,
    /// Beside the demo shop.
    Demo,
    Network(&'a Target),
}

fn place<'a>(context: &'a Context, processor: &ProcessorId) -> Result<Place<'a>, ProcessorError> {
    if processor.is_directory() {
        return Ok(Place::Directory);
    }
    match context.settings.targets.find(processor) {
        Some(Ok(Target { kind: target::Kind::Events { .. }, .. })) => Err(ProcessorError::Unknown),
        Some(Ok(target)) => Ok(Place::Network(target)),
        Some(Err(fault)) => Err(ProcessorError::Unset(fault)),
        // Where the accounts are the operator's, nobody of the demo answers in the name of whoever was forgotten in the settings.
        None if directory::is_elsewhere(context) => Err(ProcessorError::Unknown),
        None => Ok(Place::Demo),
    }
}

/// Why nobody can be told there, if so: nothing where the settings do not name it at all.
pub fn fault(context: &Context, processor: &ProcessorId) -> Result<(), Option<Fault>> {
    match place(context, processor) {
        Ok(_) => Ok(()),
        Err(ProcessorError::Unset(fault)) => Err(Some(fault)),
        Err(_) => Err(None),
    }
}

/// Whether the end of a category means tokens that are revoked there, or may mean it: whoever is not set rightly may be such a one.
pub fn may_revoke(context: &Context, processor: &ProcessorId, category: &CategoryId) -> bool {
    match place(context, processor) {
        Ok(Place::Network(target)) => delivery::revokes(target) == Some(category),
        Ok(Place::Directory | Place::Demo) => false,
        Err(_) => true,
    }
}

/// Tells somebody something over the network; whoever only revokes tokens is told of nothing else.
async fn told(context: &Context, target: &Target, message: Message<'_>) -> Result<Acknowledgement, ProcessorError> {
    if !delivery::concerns(target, &message) {
        // Whoever holds a kind of data and is never told of its end has not ended it.
        let is_end = message.kind == Kind::Erase;
        return if is_end { Err(ProcessorError::Unset(Fault::Field)) } else { Ok(Acknowledgement::Acknowledged) };
    }
    match delivery::ask(context, &message).await? {
        Outcome::Verified => Ok(Acknowledgement::Verified),
        Outcome::Acknowledged => Ok(Acknowledgement::Acknowledged),
        Outcome::Waiting => Err(ProcessorError::OnItsWay),
        Outcome::Dead => Err(ProcessorError::Dead),
    }
}

/// A message of a deletion that says nothing more.
const fn plain<'a>(
    kind: Kind,
    target: &'a ProcessorId,
    account: &'a AccountKey,
    deletion: &'a DeletionId,
    body: &'a Value,
) -> Message<'a> {
    Message { target, kind, account, deletion: Some(deletion), category: None, effect: None, body }
}

/// Stops messages, personalisation, renewals for this account. Any number of times.
pub async fn quiet(
    context: &Context,
    processor: &ProcessorId,
    account: &AccountKey,
    deletion: &DeletionId,
) -> Result<(), ProcessorError> {
    match place(context, processor)? {
        Place::Directory => Ok(directory::suspend(context, account, deletion).await?),
        Place::Demo => embedded::quiet(context, processor, account, deletion).await,
        Place::Network(target) => {
            let message = plain(Kind::Quiet, processor, account, deletion, &Value::Null);
            told(context, target, message).await.map(drop)
        }
    }
}

/// Puts back what this deletion stopped. The directory is put back by its own restoration, which knows whether to lock.
/// Any number of times.
pub async fn unquiet(
    context: &Context,
    processor: &ProcessorId,
    account: &AccountKey,
    deletion: &DeletionId,
) -> Result<(), ProcessorError> {
    match place(context, processor)? {
        Place::Directory => Ok(()),
        Place::Demo => embedded::unquiet(context, processor, account, deletion).await,
        Place::Network(target) => {
            let message = plain(Kind::Restore, processor, account, deletion, &Value::Null);
            told(context, target, message).await.map(drop)
        }
    }
}

/// Ends one category there, and says how sure that is. Any number of times, from wherever it stopped. The tombstone must already be
/// written.
pub async fn end(
    context: &Context,
    processor: &ProcessorId,
    account: &AccountKey,
    deletion: &DeletionId,
    ending: (&CategoryId, Strategy),
) -> Result<Acknowledgement, ProcessorError> {
    let (category, strategy) = ending;
    match place(context, processor)? {
        Place::Directory => return Ok(directory::erase(context, account, deletion, category, strategy).await?),
        // Whoever only works with a copy keeps nothing of it, not even without a name.
        Place::Demo => embedded::end(context, processor, account, deletion, category).await?,
        Place::Network(target) => {
            let body = json!({ "strategy": Strategy::Erase });
            let message =
                Message { category: Some(category), ..plain(Kind::Erase, processor, account, deletion, &body) };
            return told(context, target, message).await;
        }
    }
    Ok(Acknowledgement::Verified)
}

/// An act about somebody who stays: whose, and the effect that carries it out and waits for the answer, if there is one.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    pub account: &'a AccountKey,
    pub effect: Option<&'a str>,
}

/// Refuses exactly this, from `at` on, unless something later is known there. Any number of times.
pub async fn refuse(
    context: &Context,
    processor: &ProcessorId,
    act: Act<'_>,
    refused: &Refused,
    at: Timestamp,
) -> Result<(), ProcessorError> {
    let Act { account, effect } = act;
    match place(context, processor)? {
        Place::Directory => Ok(directory::set_preferences(context, account, refused, at).await?),
        Place::Demo => embedded::refuse(context, processor, account, refused, at).await,
        Place::Network(target) => {
            let body = json!({ "refused": refused, "at": at.ms() / 1000 });
            let message = Message {
                target: processor,
                kind: Kind::Refuse,
                account,
                deletion: None,
                category: None,
                effect,
                body: &body,
            };
            told(context, target, message).await.map(drop)
        }
    }
}

/// Erases what is held there of some items of a category. Any number of times, from wherever it stopped.
pub async fn erase_items(
    context: &Context,
    processor: &ProcessorId,
    act: Act<'_>,
    category: &CategoryId,
    items: &BTreeSet<String>,
) -> Result<(), ProcessorError> {
    let Act { account, effect } = act;
    match place(context, processor)? {
        Place::Directory => Ok(directory::erase_items(context, account, category, items).await?),
        Place::Demo => embedded::erase_items(context, processor, account, category, items).await,
        Place::Network(target) => {
            let body = json!({ "items": items });
            let message = Message {
                target: processor,
                kind: Kind::EraseItems,
                account,
                deletion: None,
                category: Some(category),
                effect,
                body: &body,
            };
            told(context, target, message).await.map(drop)
        }
    }
}

/// What the processors beside the directory hold, opened, by category.
pub async fn export(
    context: &Context,
    account: &AccountKey,
    why: Reading<'_>,
) -> Result<Vec<CategoryExport>, ProcessorError> {
    embedded::export(context, account, why).await
}

/// Who beside the directory has put the account back after this deletion, and when.
pub async fn restored(
    context: &Context,
    account: &AccountKey,
    deletion: &DeletionId,
) -> Result<Vec<(ProcessorId, Timestamp)>, ProcessorError> {
    let mut restored = embedded::restored(context, account, deletion).await?;
    if !context.settings.targets.is_empty() {
        restored.extend(embedded::restorations(&context.one(storage::delivery::restored(deletion)).await?)?);
    }
    Ok(restored)
}
