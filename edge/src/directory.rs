//! Where the operator's accounts live, behind one door: look-up, standing, suspension, copy, erasure, sign-in.
//!
//! Either the operator's own, asked over signed HTTP, or the demo shop that is embedded here; a setting says which, and nobody else
//! knows.

use std::collections::BTreeSet;

use shared::deletion::Acknowledgement;
use shared::directory::{Operation, Token};
use shared::eligibility::BlockerKind;
use shared::id::{AccountId, AccountKey, CategoryId, DeletionId, ProcessorId};
use shared::identifier::Identifier;
use shared::policy::{Policy, Strategy};
use shared::preference::Refused;
use shared::time::Timestamp;

use crate::context::Context;
use crate::storage;
use crate::vault::Reading;

mod answer;
mod error;

pub mod embedded;
pub mod http;

pub use answer::{
    Account, Blocker, CategoryExport, Contact, ContactKind, Correcting, Endings, Item, Preferences, Renewal, SignIn,
    Standing,
};
pub use error::DirectoryError;

/// Whether the accounts are the operator's, in a directory of its own.
pub fn is_elsewhere(context: &Context) -> bool {
    context.settings.directory.is_some()
}

/// Whether the directory does this.
pub async fn can(context: &Context, operation: Operation) -> Result<bool, DirectoryError> {
    if is_elsewhere(context) { http::can(context, operation).await } else { Ok(true) }
}

/// Whether it holds this kind of data at all.
pub async fn holds(context: &Context, category: &CategoryId) -> Result<bool, DirectoryError> {
    if is_elsewhere(context) { http::holds(context, category).await } else { Ok(true) }
}

/// Whether single items of a category can be erased while the account stays.
pub async fn has_parts(context: &Context, category: &CategoryId) -> Result<bool, DirectoryError> {
    if is_elsewhere(context) { http::has_parts(context, category).await } else { Ok(embedded::has_parts(category)) }
}

/// The items of one category, oldest first.
pub async fn items(context: &Context, key: &AccountKey, category: &CategoryId) -> Result<Vec<Item>, DirectoryError> {
    if is_elsewhere(context) {
        return http::items(context, key, category).await;
    }
    embedded::items(context, key, category).await
}

/// Erases some items of a category for good; what stays is what it was. Any number of times, from wherever it stopped.
pub async fn erase_items(
    context: &Context,
    key: &AccountKey,
    category: &CategoryId,
    items: &BTreeSet<String>,
) -> Result<(), DirectoryError> {
    if is_elsewhere(context) {
        return http::erase_items(context, key, category, items).await;
    }
    embedded::erase_items(context, key, category, items).await
}

/// Writes lines of one thing anew: of the newest of its category, of one by its id, or of one that is not there yet.
pub async fn correct(
    context: &Context,
    key: &AccountKey,
    category: &CategoryId,
    item: Correcting<'_>,
    lines: &[(&str, String)],
) -> Result<(), DirectoryError> {
    if is_elsewhere(context) {
        return http::correct(context, key, category, item, lines).await;
    }
    embedded::correct(context, key, category, item, lines).await
}

/// What the person refuses.
pub async fn preferences(context: &Context, key: &AccountKey) -> Result<Preferences, DirectoryError> {
    if is_elsewhere(context) {
        return http::preferences(context, key).await;
    }
    embedded::preferences(context, key).await
}

/// Refuses exactly this, unless something later than `at` is known.
pub async fn set_preferences(
    context: &Context,
    key: &AccountKey,
    refused: &Refused,
    at: Timestamp,
) -> Result<(), DirectoryError> {
    if is_elsewhere(context) {
        return http::set_preferences(context, key, refused, at).await;
    }
    embedded::set_preferences(context, key, refused, at).await
}

/// Open accounts that this identifier names now.
pub async fn find(context: &Context, identifier: &Identifier) -> Result<Vec<AccountKey>, DirectoryError> {
    if is_elsewhere(context) {
        return http::find(context, identifier).await;
    }
    embedded::find(context, identifier).await
}

/// Accounts that this identifier names now, or named after `since`, closed ones among them. For whoever says that somebody
/// took their place; never for a deletion.
pub async fn find_lately(
    context: &Context,
    identifier: &Identifier,
    since: Timestamp,
) -> Result<Vec<AccountKey>, DirectoryError> {
    if is_elsewhere(context) {
        return http::find_lately(context, identifier, since).await;
    }
    embedded::find_lately(context, identifier, since).await
}

/// The open account of the directory's own id.
pub async fn named(context: &Context, id: &AccountId) -> Result<Option<AccountKey>, DirectoryError> {
    if is_elsewhere(context) {
        return http::named(context, id).await;
    }
    embedded::named(context, id).await
}

/// Accounts behind one, in order, each with whether it holds something of one of the categories and was there at a moment. Fewer than
/// `limit` are the last.
pub async fn holders(
    context: &Context,
    after: (&str, u32),
    categories: &str,
    before: Timestamp,
    limit: i64,
) -> Result<Vec<(AccountKey, bool)>, DirectoryError> {
    if is_elsewhere(context) {
        return http::holders(context, after, categories, before, usize::try_from(limit).unwrap_or(0)).await;
    }
    embedded::holders(context, after, categories, before, limit).await
}

/// An account with what is not erased of it. A closed one answers too: the final mail needs its contacts.
pub async fn account(context: &Context, key: &AccountKey) -> Result<Option<Account>, DirectoryError> {
    if is_elsewhere(context) {
        return http::account(context, key).await;
    }
    embedded::account(context, key).await
}

/// Everything unsettled that can stop a deletion, all at once.
pub async fn matters(context: &Context, key: &AccountKey) -> Result<Vec<Blocker>, DirectoryError> {
    if is_elsewhere(context) {
        return http::matters(context, key).await;
    }
    embedded::blockers(context, key).await
}

/// Those of them that stop a deletion under these rules. What a policy does not name stops nothing; what a decision has shut is
/// looked into, whatever the policy names.
pub async fn blockers(
    context: &Context,
    policy: &Policy,
    key: &AccountKey,
    deletion: &DeletionId,
) -> Result<Vec<Blocker>, DirectoryError> {
    let mut all = matters(context, key).await?;
    all.retain(|matter| policy.blocker(matter.kind).is_some());
    if all.iter().all(|matter| matter.kind != BlockerKind::Investigation) && is_shut(context, key, deletion).await? {
        let remedy = (!is_elsewhere(context)).then(|| "/shop/account".to_owned());
        all.push(Blocker { kind: BlockerKind::Investigation, detail: None, remedy });
    }
    Ok(all)
}

/// Whether people decided that nobody comes in: given back without proof of control, or sealed for a child by another deletion
/// than this.
pub async fn is_shut(context: &Context, key: &AccountKey, deletion: &DeletionId) -> Result<bool, DirectoryError> {
    if is_elsewhere(context) {
        let (is_locked, paused_by) = http::shut_by(context, key).await?;
        let others = paused_by.filter(|by| by != deletion);
        let Some(other) = others.filter(|_| !is_locked) else { return Ok(is_locked) };
        return Ok(!context.one(storage::deletion::is_undecided(&other)).await?.is_empty());
    }
    embedded::is_shut(context, key, deletion).await
}

/// What ends together with the account and is worth knowing beforehand.
pub async fn endings(context: &Context, key: &AccountKey) -> Result<Endings, DirectoryError> {
    if is_elsewhere(context) {
        return http::endings(context, key).await;
    }
    embedded::endings(context, key).await
}

/// How many records of each category there are.
pub async fn counts(context: &Context, key: &AccountKey) -> Result<Vec<(CategoryId, u32)>, DirectoryError> {
    if is_elsewhere(context) {
        return http::counts(context, key).await;
    }
    embedded::counts(context, key).await
}

/// Makes the account quiet: sign-in stops, sessions and tokens end. Any number of times.
pub async fn suspend(context: &Context, key: &AccountKey, deletion: &DeletionId) -> Result<(), DirectoryError> {
    if is_elsewhere(context) {
        return http::suspend(context, key, deletion).await;
    }
    embedded::suspend(context, key, deletion).await
}

/// Undoes this deletion's suspension. `locked`: without a way in until the operator's own recovery. Any number of times.
pub async fn restore(
    context: &Context,
    key: &AccountKey,
    deletion: &DeletionId,
    locked: bool,
) -> Result<(), DirectoryError> {
    if is_elsewhere(context) {
        return http::restore(context, key, deletion, locked).await;
    }
    embedded::restore(context, key, deletion, locked).await
}

/// Everything there is a reason to read, opened, by category.
pub async fn export(
    context: &Context,
    key: &AccountKey,
    why: Reading<'_>,
) -> Result<Vec<CategoryExport>, DirectoryError> {
    if is_elsewhere(context) {
        return http::export(context, key, why).await;
    }
    embedded::export(context, key, why).await
}

/// Ends one category. The first call closes the account for good. Any number of times, from wherever it stopped.
/// The tombstone must already be written.
pub async fn erase(
    context: &Context,
    key: &AccountKey,
    deletion: &DeletionId,
    category: &CategoryId,
    strategy: Strategy,
) -> Result<Acknowledgement, DirectoryError> {
    if is_elsewhere(context) {
        return http::erase(context, key, deletion, category, strategy).await;
    }
    embedded::erase(context, key, deletion, category, strategy).await.map(|()| Acknowledgement::Verified)
}

/// The tokens of somebody that a processor is to revoke. They are handed on and kept nowhere.
pub async fn tokens(
    context: &Context,
    key: &AccountKey,
    processor: &ProcessorId,
) -> Result<Vec<Token>, DirectoryError> {
    if is_elsewhere(context) {
        return http::tokens(context, key, processor).await;
    }
    Ok(embedded::tokens(context, key, processor))
}

/// By what a processor knows somebody, where the directory says so.
pub async fn subject(
    context: &Context,
    key: &AccountKey,
    processor: &ProcessorId,
) -> Result<Option<String>, DirectoryError> {
    if is_elsewhere(context) { http::subject(context, key, processor).await } else { Ok(None) }
}

/// Checks a password. The same work and the same answer whether the account exists or not.
pub async fn sign_in(context: &Context, identifier: &Identifier, password: &str) -> Result<SignIn, DirectoryError> {
    if is_elsewhere(context) {
        return Ok(SignIn::Refused);
    }
    embedded::sign_in(context, identifier, password).await
}
