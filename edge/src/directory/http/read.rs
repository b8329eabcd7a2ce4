//! What the directory is asked without anything being changed.

use serde_json::{Map, Value};
use shared::directory::{
    AccountAnswer, Capabilities, ContactKind as Kind, Counts, EndingsAnswer, Found, Holders, ItemAnswer, Items,
    Operation, PreferencesAnswer, Question, Standing as Told, StandingAnswer,
};
use shared::gather::gather;
use shared::id::{AccountId, AccountKey, CategoryId, DeletionId};
use shared::identifier::Identifier;
use shared::time::Timestamp;

use super::{ask, none};
use crate::context::Context;
use crate::directory::{
    Account, Blocker, CategoryExport, Contact, ContactKind, DirectoryError, Endings, Item, Preferences, Renewal,
    Standing, embedded,
};
use crate::vault::{self, Reading};
use crate::{limits, storage};

/// What the directory can do, as it said within the last minutes: it changes with a release of it, not with a request.
async fn capabilities(context: &Context) -> Result<Capabilities, DirectoryError> {
    const NAME: &str = "directory:capabilities";
    let known = context.cache.get(NAME).await.ok().flatten();
    if let Some(known) = known.and_then(|bytes| serde_json::from_slice(&bytes).ok()) {
        return Ok(known);
    }
    let said: Capabilities = ask(context, &Question::of(Operation::Capabilities)).await?;
    if said.contract != shared::directory::CONTRACT {
        return Err(none("it speaks another contract"));
    }
    if let Ok(bytes) = serde_json::to_vec(&said)
        && let Err(error) = context.cache.put(NAME, &bytes, Some(limits::CAPABILITIES_S)).await
    {
        crate::log::note("directory", &error.to_string());
    }
    Ok(said)
}

/// Whether the directory does this.
pub async fn can(context: &Context, operation: Operation) -> Result<bool, DirectoryError> {
    Ok(capabilities(context).await?.operations.iter().any(|name| name == operation.name()))
}

/// Whether it has named this category among those that it holds.
pub async fn holds(context: &Context, category: &CategoryId) -> Result<bool, DirectoryError> {
    Ok(capabilities(context).await?.categories.iter().any(|held| held.id == *category))
}

/// How much of a category is left there; nothing where it does not say.
pub async fn left(context: &Context, key: &AccountKey, category: &CategoryId) -> Result<Option<u32>, DirectoryError> {
    let told = told_counts(context, key).await?;
    Ok(told.map(|told| told.counts.get(category).copied().unwrap_or_default()))
}

async fn told_counts(context: &Context, key: &AccountKey) -> Result<Option<Counts>, DirectoryError> {
    or_nothing(ask(context, &Question::about(Operation::Counts, key)).await.map(Some))
}

/// Whether single items of a category can be erased there.
pub async fn has_parts(context: &Context, category: &CategoryId) -> Result<bool, DirectoryError> {
    let said = capabilities(context).await?;
    let can = said.operations.iter().any(|name| name == Operation::EraseItems.name());
    Ok(can && said.categories.iter().any(|held| held.id == *category && held.parts))
}

/// What a directory says that it cannot is as if it held nothing of that kind.
pub(super) fn or_nothing<T: Default>(outcome: Result<T, DirectoryError>) -> Result<T, DirectoryError> {
    match outcome {
        Err(DirectoryError::Unsupported) => Ok(T::default()),
        outcome => outcome,
    }
}

async fn found(
    context: &Context,
    (kind, identifier): (&str, &str),
    since: Option<Timestamp>,
) -> Result<Vec<AccountKey>, DirectoryError> {
    let question = Question {
        kind: Some(kind.to_owned()),
        identifier: Some(identifier.to_owned()),
        since,
        ..Question::of(Operation::Find)
    };
    let found: Found = match ask(context, &question).await {
        Err(DirectoryError::NotThere) => return Ok(Vec::new()),
        outcome => outcome?,
    };
    Ok(found.accounts.into_iter().take(limits::FOUND).collect())
}

pub async fn find(context: &Context, identifier: &Identifier) -> Result<Vec<AccountKey>, DirectoryError> {
    found(context, (identifier.kind(), identifier.as_str()), None).await
}

pub async fn find_lately(
    context: &Context,
    identifier: &Identifier,
    since: Timestamp,
) -> Result<Vec<AccountKey>, DirectoryError> {
    found(context, (identifier.kind(), identifier.as_str()), Some(since)).await
}

pub async fn named(context: &Context, id: &AccountId) -> Result<Option<AccountKey>, DirectoryError> {
    Ok(found(context, ("id", id.as_str()), None).await?.into_iter().find(|key| key.id == *id))
}

/// Nothing where there is no such account, or no longer.
pub async fn account(context: &Context, key: &AccountKey) -> Result<Option<Account>, DirectoryError> {
    let told: AccountAnswer = match ask(context, &Question::about(Operation::Account, key)).await {
        Err(DirectoryError::NotThere) => return Ok(None),
        outcome => outcome?,
    };
    let told = told.account;
    let contacts = told.contacts.into_iter().map(|contact| Contact {
        kind: match contact.kind {
            Kind::Email => ContactKind::Email,
            Kind::Phone => ContactKind::Phone,
            Kind::Username => ContactKind::Username,
        },
        address: contact.address,
        changed_at: contact.changed_at,
        replaced_at: contact.replaced_at,
    });
    Ok(Some(Account {
        key: key.clone(),
        standing: match told.standing {
            Told::Good => Standing::Good,
            Told::Suspended => Standing::Suspended,
        },
        has_password: told.has_password,
        contacts: contacts.collect(),
        name: told.name,
        created_at: told.created_at,
        paused_by: told.paused_by,
        is_locked: told.locked,
    }))
}

/// What is in the way just now. What was true some time ago is no answer.
pub async fn matters(context: &Context, key: &AccountKey) -> Result<Vec<Blocker>, DirectoryError> {
    let told: StandingAnswer = ask(context, &Question::about(Operation::Standing, key)).await?;
    if told.as_of.since_ms(context.wire).abs() > shared::webhook::TOLERANCE_MS {
        return Err(none("what it says is of another time"));
    }
    let blockers = told.blockers.into_iter().map(|blocker| Blocker {
        kind: blocker.kind,
        detail: blocker.detail,
        remedy: blocker.remedy_url.filter(|address| address.starts_with("https://")),
    });
    Ok(blockers.collect())
}

/// Whether people decided that nobody comes in, or which other deletion keeps the account quiet.
pub async fn shut_by(context: &Context, key: &AccountKey) -> Result<(bool, Option<DeletionId>), DirectoryError> {
    let account = account(context, key).await?.ok_or(DirectoryError::NotThere)?;
    Ok((account.is_locked, account.paused_by))
}

pub async fn endings(context: &Context, key: &AccountKey) -> Result<Endings, DirectoryError> {
    let told: EndingsAnswer = or_nothing(ask(context, &Question::about(Operation::Endings, key)).await)?;
    let renewals = told.renewals.into_iter().map(|one| Renewal { name: one.name, cancel_at: one.cancel_at });
    Ok(Endings {
        open_orders: told.open_orders,
        refunds: told.refunds,
        renewals: renewals.collect(),
        linked_apps: told.linked_apps,
    })
}

pub async fn counts(context: &Context, key: &AccountKey) -> Result<Vec<(CategoryId, u32)>, DirectoryError> {
    let told = told_counts(context, key).await?;
    Ok(told.map(|told| told.counts.into_iter().collect()).unwrap_or_default())
}

/// Every page of a category, oldest first; nothing of one that is gone.
async fn pages(context: &Context, key: &AccountKey, category: &CategoryId) -> Result<Vec<ItemAnswer>, DirectoryError> {
    let mut question = Question { category: Some(category.clone()), ..Question::about(Operation::Items, key) };
    let mut all = Vec::new();
    for _ in 0..limits::DIRECTORY_PAGES {
        let page: Items = match ask(context, &question).await {
            Err(DirectoryError::NotThere) => return Ok(Vec::new()),
            outcome => outcome?,
        };
        all.extend(page.items);
        if page.next.is_none() || page.next == question.after {
            return Ok(all);
        }
        question.after = page.next;
    }
    // A copy that lacks something must not look like one that lacks nothing.
    Err(none("it holds more of one kind than can be read"))
}

pub async fn items(context: &Context, key: &AccountKey, category: &CategoryId) -> Result<Vec<Item>, DirectoryError> {
    let item = |told: ItemAnswer| Item {
        kept_for: told.kept_for.and_then(|why| ["unpaid", "open", "refund"].into_iter().find(|known| *known == why)),
        id: told.id,
        at: told.at,
        fields: told.fields,
    };
    if is_storage(context, key).await? {
        return Ok(Vec::new());
    }
    Ok(pages(context, key, category).await?.into_iter().map(item).collect())
}

/// Whether the account's erasure has begun: what stays of it is storage, and nobody reads it.
async fn is_storage(context: &Context, key: &AccountKey) -> Result<bool, DirectoryError> {
    let ended = storage::vault::ended(&vault::account_hash(context, key));
    Ok(!context.one(ended).await?.is_empty())
}

/// Everything that there is a reason to read, by category.
pub async fn export(
    context: &Context,
    key: &AccountKey,
    why: Reading<'_>,
) -> Result<Vec<CategoryExport>, DirectoryError> {
    let wanted = why.ordered_alone();
    if wanted.is_none() && is_storage(context, key).await? {
        return Ok(Vec::new());
    }
    let said = capabilities(context).await?;
    if !said.operations.iter().any(|name| name == Operation::Items.name()) {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for held in said.categories {
        if wanted.is_some_and(|wanted| !wanted.contains(&held.id)) {
            continue;
        }
        let records: Vec<Map<String, Value>> = pages(context, key, &held.id)
            .await?
            .into_iter()
            .map(|item| embedded::stamped(item.at, item.fields))
            .collect();
        if !records.is_empty() {
            all.push(CategoryExport { category: held.id, records });
        }
    }
    Ok(all)
}

pub async fn preferences(context: &Context, key: &AccountKey) -> Result<Preferences, DirectoryError> {
    match ask::<PreferencesAnswer>(context, &Question::about(Operation::Preferences, key)).await {
        Ok(told) => Ok(Preferences { refused: told.refused, at: told.at }),
        Err(DirectoryError::Unsupported) => Ok(Preferences::default()),
        Err(error) => Err(error),
    }
}

/// A page of accounts. Fewer than `limit` are the last, so a directory that ends its pages early is asked on.
pub async fn holders(
    context: &Context,
    after: (&str, u32),
    categories: &str,
    before: Timestamp,
    limit: usize,
) -> Result<Vec<(AccountKey, bool)>, DirectoryError> {
    let categories: Vec<CategoryId> = serde_json::from_str(categories).map_err(|_| DirectoryError::Broken)?;
    let mut question = Question {
        categories: gather(categories),
        at: Some(before),
        after: (!after.0.is_empty()).then(|| format!("{}:{}", after.0, after.1)),
        ..Question::of(Operation::Holders)
    };
    let mut all = Vec::new();
    while all.len() < limit {
        let page: Holders = ask(context, &question).await?;
        let is_last = page.next.is_none() || page.accounts.is_empty();
        all.extend(page.accounts);
        if is_last {
            break;
        }
        question.after = page.next;
    }
    all.truncate(limit);
    Ok(all)
}
