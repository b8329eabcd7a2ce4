//! The copy of a person's data: one archive, made once, sealed, kept for a while, erased before everything else.

use frontend::i18n::Locale;
use sha2::{Digest, Sha256};
use shared::encoding;
use shared::gather::gather;
use shared::id::{AccountKey, CategoryId, DeletionId};
use shared::policy::Policy;
use shared::seal::{self, Key};
use shared::time::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

use crate::context::Context;
use crate::desk::disclosure::Approved;
use crate::directory::{self, CategoryExport, DirectoryError};
use crate::limits;
use crate::port::PortError;
use crate::processor::{self, ProcessorError};
use crate::storage::{self, export::ExportRow};
use crate::vault::{self, Reading, VaultError};

mod archive;
mod reading;

pub use reading::{Part, parts};

/// A value in KV may have 25 MiB; the seal and a margin need less than five.
const PIECE_BYTES: usize = 20 * 1024 * 1024;

/// Why there is no copy.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExportError {
    /// None was made, or it expired, or it was erased.
    #[error("there is no copy")]
    NotThere,
    /// A piece or a key has not reached this place yet. Try again.
    #[error("the copy is not here yet")]
    NotYetHere,
    /// What is stored is not what was made.
    #[error("the copy is broken")]
    Broken,
    #[error("the archive was not written: {0}")]
    Archive(String),
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    #[error(transparent)]
    Processor(#[from] ProcessorError),
    #[error(transparent)]
    Port(#[from] PortError),
}

impl From<VaultError> for ExportError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Erased => Self::NotThere,
            VaultError::NotYetHere => Self::NotYetHere,
            VaultError::Broken => Self::Broken,
            VaultError::Port(cause) => Self::Port(cause),
        }
    }
}

/// A copy that can be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    pub sha256: String,
    pub bytes: u64,
    pub made_at: Timestamp,
    pub expires_at: Timestamp,
    /// How many records of each category.
    pub summary: BTreeMap<CategoryId, u32>,
}

/// What is to be in a copy, and in which language.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    pub policy: &'a Policy,
    pub locale: Locale,
    /// What the person does not need.
    pub left_out: &'a BTreeSet<CategoryId>,
}

/// Everything that is held about the account, in the directory and at every processor beside it.
pub async fn everything(context: &Context, account: &AccountKey) -> Result<Vec<CategoryExport>, ExportError> {
    read(context, account, Reading::LIVING).await
}

async fn read(context: &Context, account: &AccountKey, why: Reading<'_>) -> Result<Vec<CategoryExport>, ExportError> {
    let mut all = directory::export(context, account, why).await?;
    for held in processor::export(context, account, why).await? {
        match all.iter_mut().find(|part| part.category == held.category) {
            Some(part) => part.records.extend(held.records),
            None => all.push(held),
        }
    }
    Ok(all)
}

/// What a law orders to be handed out, whether a person could take it along or not, as files in an archive that is kept nowhere.
pub async fn ordered(
    context: &Context,
    account: &AccountKey,
    policy: &Policy,
    approved: &Approved,
) -> Result<Vec<u8>, ExportError> {
    let all = read(context, account, Reading::ordered(approved)).await?;
    let parts = reading::chosen(policy, all, Locale::En, |category| approved.categories().contains(&category.id));
    let wish = Wish { policy, locale: Locale::En, left_out: &BTreeSet::new() };
    // Without the first page, which speaks to the person.
    let files = reading::pieces(context, wish, &parts, false)?;
    archive::write(&files).map_err(|cause| ExportError::Archive(cause.to_string()))
}

/// Makes the copy and keeps it sealed under the account's contact key: whoever erases the contact erases the copy too.
/// Made again it replaces the one before; the row is written last, so that a half-written copy is no copy.
pub async fn prepare(
    context: &Context,
    deletion: &DeletionId,
    account: &AccountKey,
    wish: Wish<'_>,
) -> Result<Export, ExportError> {
    let Wish { policy, locale, left_out } = wish;
    let parts = parts(policy, everything(context, account).await?, locale, left_out);
    let summary: BTreeMap<CategoryId, u32> = gather(parts.iter().map(|part| (part.id.clone(), part.count())));
    let files = reading::files(context, wish, &parts)?;
    let bytes = archive::write(&files).map_err(|cause| ExportError::Archive(cause.to_string()))?;
    let sha256 = encoding::hex(&Sha256::digest(&bytes));
    let sealing = contact_key(context, account).await?;
    let mut pieces = 0_i64;
    for piece in bytes.chunks(PIECE_BYTES) {
        let name = piece_name(deletion, &sha256, pieces);
        let sealed = seal::seal(&sealing, context.random()?, &aad(&name), piece);
        context.exports.put(&name, &sealed, Some(limits::EXPORT_MS.unsigned_abs() / 1000)).await?;
        pieces += 1;
    }
    let row = ExportRow {
        sha256,
        bytes: i64::try_from(bytes.len()).map_err(|_| ExportError::Broken)?,
        pieces,
        made_at: context.now,
        expires_at: context.now.plus_ms(limits::EXPORT_MS),
        summary: serde_json::to_string(&summary).map_err(|_| ExportError::Broken)?,
    };
    context.one(storage::export::record(deletion, &row)).await?;
    of_row(&row)
}

/// The copy's facts, if there is one that has not expired.
pub async fn find(context: &Context, deletion: &DeletionId) -> Result<Option<Export>, ExportError> {
    load(context, deletion).await?.as_ref().map(of_row).transpose()
}

/// The archive's bytes, proven to be what was made.
pub async fn fetch(context: &Context, deletion: &DeletionId, account: &AccountKey) -> Result<Vec<u8>, ExportError> {
    let row = load(context, deletion).await?.ok_or(ExportError::NotThere)?;
    let sealing = contact_key(context, account).await?;
    let mut bytes = Vec::new();
    for number in 0..row.pieces {
        let name = piece_name(deletion, &row.sha256, number);
        let sealed = context.exports.get(&name).await?.ok_or(ExportError::NotYetHere)?;
        bytes.extend(seal::open(&sealing, &aad(&name), &sealed).map_err(|_| ExportError::Broken)?);
    }
    if encoding::hex(&Sha256::digest(&bytes)) == row.sha256 { Ok(bytes) } else { Err(ExportError::Broken) }
}

/// Erases the copy and whatever an interrupted attempt left behind. Any number of times.
pub async fn erase(context: &Context, deletion: &DeletionId) -> Result<(), ExportError> {
    if let Some(row) = context.one(storage::export::load(deletion)).await?.first() {
        let row = storage::export::read(row)?;
        for number in 0..row.pieces {
            context.exports.delete(&piece_name(deletion, &row.sha256, number)).await?;
        }
    }
    // A listing may lag behind, so it only adds to what the row names.
    for name in context.exports.list(&format!("{deletion}:"), 1000).await? {
        context.exports.delete(&name).await?;
    }
    context.one(storage::export::remove(deletion)).await?;
    Ok(())
}

async fn load(context: &Context, deletion: &DeletionId) -> Result<Option<ExportRow>, ExportError> {
    let rows = context.one(storage::export::load(deletion)).await?;
    let row = rows.first().map(storage::export::read).transpose()?;
    Ok(row.filter(|row| context.now < row.expires_at))
}

fn of_row(row: &ExportRow) -> Result<Export, ExportError> {
    Ok(Export {
        sha256: row.sha256.clone(),
        bytes: row.bytes.unsigned_abs(),
        made_at: row.made_at,
        expires_at: row.expires_at,
        summary: serde_json::from_str(&row.summary).map_err(|_| ExportError::Broken)?,
    })
}

async fn contact_key(context: &Context, account: &AccountKey) -> Result<Key, ExportError> {
    let category = CategoryId::parse(directory::embedded::CONTACT).map_err(|_| ExportError::Broken)?;
    Ok(vault::key(context, account, &category).await?)
}

/// The hash is part of the name: a copy made anew never mixes with the pieces of the one before.
fn piece_name(deletion: &DeletionId, sha256: &str, number: i64) -> String {
    format!("{deletion}:{sha256}:{number}")
}

fn aad(name: &str) -> Vec<u8> {
    seal::aad("export", "piece", name)
}
