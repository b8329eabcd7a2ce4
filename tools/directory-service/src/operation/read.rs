//! Looking up: who is named so, what is known of an account, what stands in the way, what there is.

use serde_json::{Map, Value};
use shared::directory::{
    AccountAnswer, AccountState, BlockerAnswer, ContactAnswer, Counts, Found, ItemAnswer, Items, Question, Standing,
    StandingAnswer, Status,
};
use shared::id::{AccountId, AccountKey, DeletionId, ProcessorId};
use shared::time::Timestamp;

use super::{Outcome, Trouble, about, account_of, done, needed, only};
use crate::book;
use crate::cell::{Cell, Row, Values};
use crate::clock;
use crate::config::Find;
use crate::database::{DatabaseError, Transaction};
use crate::door::Service;
use crate::statement::Statement;

/// The contract's own bound.
const MOST_FOUND: usize = 10;
const PAGE: usize = 500;

pub fn odd(statement: &Statement, what: &str) -> Trouble {
    Trouble::Database(DatabaseError::Odd { place: statement.place.clone(), what: what.to_owned() })
}

/// The account that a row names.
pub fn key_of(statement: &Statement, row: &Row) -> Result<AccountKey, Trouble> {
    let id = row.text("id").and_then(|id| AccountId::parse(&id).ok());
    let epoch = row.integer("epoch").map_or(Some(0), |epoch| u32::try_from(epoch).ok());
    match (id, epoch) {
        (Some(id), Some(epoch)) => Ok(AccountKey { id, epoch }),
        _ => Err(odd(statement, "`id` is no opaque id of 1 to 64 letters, digits, dots, dashes, or `epoch` no number")),
    }
}

pub fn moment_of(service: &Service, statement: &Statement, row: &Row, name: &str) -> Result<Timestamp, Trouble> {
    let at = row.get(name).and_then(|cell| service.config.moments.read(cell));
    at.ok_or_else(|| odd(statement, &format!("`{name}` is no moment")))
}

pub async fn find(service: &Service, question: &Question) -> Outcome {
    let kind = needed(question.kind.as_ref(), "kind")?;
    let identifier = needed(question.identifier.as_ref(), "identifier")?;
    if !["email", "phone", "username", "id"].contains(&kind.as_str()) {
        return Err(Trouble::Question("`kind` is none of email, phone, username and id".to_owned()));
    }
    let mut transaction = service.read().await?;
    let known = service.config.find.iter().find(|find| find.kind == *kind);
    let keys = match known {
        Some(find) => named(&mut transaction, find, question, identifier).await?,
        None if kind == "id" => by_id(service, &mut transaction, identifier).await?,
        None => Vec::new(),
    };
    let mut accounts: Vec<AccountKey> = Vec::new();
    for key in keys {
        // The operator's statement need not know what a deletion has closed.
        let is_open = question.since.is_some() || book::subject(&mut transaction, &key).await?.closed_by.is_none();
        if is_open && !accounts.contains(&key) && accounts.len() < MOST_FOUND {
            accounts.push(key);
        }
    }
    done(Found { accounts })
}

async fn named(
    transaction: &mut Transaction,
    find: &Find,
    question: &Question,
    identifier: &str,
) -> Result<Vec<AccountKey>, Trouble> {
    let values = Values::default().with("identifier", identifier).with("now", Cell::Moment(clock::now()));
    let (statement, values) = match (question.since, &find.lately) {
        (Some(since), Some(lately)) => (lately, values.with("since", Cell::Moment(since))),
        _ => (&find.now, values),
    };
    let rows = transaction.rows(statement, &values).await?;
    rows.iter().map(|row| key_of(statement, row)).collect()
}

async fn by_id(service: &Service, transaction: &mut Transaction, id: &str) -> Result<Vec<AccountKey>, Trouble> {
    let Ok(id) = AccountId::parse(id) else { return Ok(Vec::new()) };
    let key = AccountKey { id, epoch: 0 };
    Ok(row_of(service, transaction, &key).await?.map(|_| key).into_iter().collect())
}

/// The account's own row. Where the operator counts no registrations there is the first one only.
pub async fn row_of(
    service: &Service,
    transaction: &mut Transaction,
    key: &AccountKey,
) -> Result<Option<Row>, DatabaseError> {
    if key.epoch != 0 && !service.config.account.takes("epoch") {
        return Ok(None);
    }
    Ok(transaction.rows(&service.config.account, &about(key)).await?.into_iter().next())
}

pub async fn account(service: &Service, question: &Question) -> Outcome {
    let key = account_of(question)?;
    let mut transaction = service.read().await?;
    let Some(row) = row_of(service, &mut transaction, key).await? else { return Ok(only(Status::NotThere)) };
    let subject = book::subject(&mut transaction, key).await?;
    let standing = match row.text("standing").as_deref() {
        None | Some("good") => Standing::Good,
        Some("suspended") => Standing::Suspended,
        Some(_) => return Err(odd(&service.config.account, "`standing` is neither `good` nor `suspended`")),
    };
    let mut contacts = Vec::new();
    for contact in &service.config.contacts {
        for row in transaction.rows(&contact.select, &about(key)).await? {
            let Some(address) = row.text("address").filter(|address| !address.is_empty()) else { continue };
            let changed_at = moment_of(service, &contact.select, &row, "since")?;
            let ended = row.get("until").is_some();
            let replaced_at = if ended { Some(moment_of(service, &contact.select, &row, "until")?) } else { None };
            contacts.push(ContactAnswer { kind: contact.kind, address, changed_at, replaced_at });
        }
    }
    let mut state = AccountState {
        standing,
        created_at: moment_of(service, &service.config.account, &row, "created_at")?,
        has_password: row.truth("has_password"),
        name: row.text("name"),
        contacts,
        paused_by: subject.paused_by.as_deref().and_then(|id| DeletionId::parse(id).ok()),
        locked: if has_column(&row, "locked") { row.truth("locked") } else { subject.locked_at.is_some() },
        subjects: std::collections::BTreeMap::new(),
    };
    if let Some(statement) = &service.config.subjects {
        for row in transaction.rows(statement, &about(key)).await? {
            let processor = row.text("processor").and_then(|id| ProcessorId::parse(&id).ok());
            let processor = processor.ok_or_else(|| odd(statement, "`processor` is no id of the policy"))?;
            state.subjects.extend(row.text("subject").map(|subject| (processor, subject)));
        }
    }
    done(AccountAnswer { account: state })
}

fn has_column(row: &Row, name: &str) -> bool {
    row.0.iter().any(|(column, _)| column == name)
}

pub async fn standing(service: &Service, question: &Question) -> Outcome {
    let key = account_of(question)?;
    let mut transaction = service.read().await?;
    if row_of(service, &mut transaction, key).await?.is_none() {
        return Ok(only(Status::NotThere));
    }
    // Before anything is looked at: what happens meanwhile makes the answer older, never younger.
    let as_of = clock::now();
    let mut blockers = Vec::new();
    for (kind, statement) in &service.config.standing {
        for row in transaction.rows(statement, &about(key)).await? {
            blockers.push(BlockerAnswer {
                kind: *kind,
                detail: row.text("detail"),
                remedy_url: row.text("remedy_url").filter(|address| address.starts_with("https://")),
            });
        }
    }
    done(StandingAnswer { blockers, as_of })
}

pub async fn counts(service: &Service, question: &Question) -> Outcome {
    let key = account_of(question)?;
    let mut transaction = service.read().await?;
    if row_of(service, &mut transaction, key).await?.is_none() {
        return Ok(only(Status::NotThere));
    }
    let mut counts = std::collections::BTreeMap::new();
    for category in &service.config.categories {
        let Some(statement) = &category.count else { continue };
        let rows = transaction.rows(statement, &about(key)).await?;
        let number = rows.first().and_then(|row| row.integer(&row.0.first()?.0)).unwrap_or_default();
        let number = u32::try_from(number).map_err(|_| odd(statement, "is no number of records"))?;
        if number > 0 {
            counts.insert(category.id.clone(), number);
        }
    }
    done(Counts { counts })
}

pub async fn items(service: &Service, question: &Question) -> Outcome {
    let key = account_of(question)?;
    let id = needed(question.category.as_ref(), "category")?;
    let offset: usize = match question.after.as_deref().map(str::parse) {
        None => 0,
        Some(Ok(offset)) => offset,
        Some(Err(_)) => return Err(Trouble::Question("`after` is not the `next` of a page before".to_owned())),
    };
    let Some(statement) = service.config.category(id).and_then(|category| category.select.as_ref()) else {
        return Ok(only(Status::Unsupported));
    };
    let mut transaction = service.read().await?;
    if row_of(service, &mut transaction, key).await?.is_none() {
        return Ok(only(Status::NotThere));
    }
    let number = |number: usize| Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX));
    // One more than a page says whether there is another.
    let values = about(key).with("limit", number(PAGE + 1)).with("offset", number(offset));
    let mut rows = transaction.rows(&statement.paged(), &values).await?;
    let next = (rows.len() > PAGE).then(|| offset.saturating_add(PAGE).to_string());
    rows.truncate(PAGE);
    let items = rows.iter().map(|row| item(service, statement, row)).collect::<Result<_, _>>()?;
    done(Items { items, next })
}

/// What is neither its name nor its moment is what it says.
fn item(service: &Service, statement: &Statement, row: &Row) -> Result<ItemAnswer, Trouble> {
    const OURS: [&str; 3] = ["id", "at", "kept_for"];
    let told = row.0.iter().filter(|(name, cell)| !OURS.contains(&name.as_str()) && *cell != Cell::Null);
    let fields: Map<String, Value> = told.map(|(name, _)| (name.clone(), row.json(name))).collect();
    let kept_for = row.text("kept_for").filter(|why| ["unpaid", "open", "refund"].contains(&why.as_str()));
    Ok(ItemAnswer {
        id: row.text("id").ok_or_else(|| odd(statement, "`id` is nothing"))?,
        at: moment_of(service, statement, row, "at")?,
        fields,
        kept_for,
    })
}
