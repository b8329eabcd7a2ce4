//! Writing one account: claimed first, then its keys, then everything of it in one batch that opens it.
use shared::eligibility::BlockerKind;
use shared::encoding;
use shared::id::{AccountKey, CategoryId, ProcessorId};
use shared::identifier::Identifier;
use shared::time::Timestamp;

use super::person::{PASSWORD, Person, Situation};
use super::{belonging, id_of};
use crate::context::Context;
use crate::directory::DirectoryError;
use crate::directory::embedded::{self, password};
use crate::failure::Failure;
use crate::never_again;
use crate::port::{PortError, Statement};
use crate::processor::embedded as embedded_processor;
use crate::storage::shop_plant::{self, NewContact};
use crate::vault;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Records that one statement writes: they travel as one text, of which D1 takes two million bytes.
const RECORDS_AT_ONCE: usize = 200;

/// A claim that led to nothing for so long was interrupted (ms).
const CLAIM_MS: i64 = 60_000;

/// The slow part of the one demo password, made once per call: these accounts may share a salt, real ones never do.
pub struct Stretch {
    salt: String,
    stretched: password::Stretched,
}

impl Stretch {
    pub fn fresh(context: &Context) -> Result<Self, PortError> {
        let salt = encoding::hex(&context.random::<16>()?);
        let stretched = password::stretch(PASSWORD, &salt);
        Ok(Self { salt, stretched })
    }
}

/// The same account always has the same token, so that planting twice answers alike.
pub fn api_token(context: &Context, key: &AccountKey) -> String {
    context.lookup("demo-token", &format!("{}:{}", key.id, key.epoch))
}

/// Registers the person unless they have an open account. Nobody, where the address is never to be used again.
pub async fn register(context: &Context, person: &Person, stretch: &Stretch) -> Result<Option<AccountKey>, Failure> {
    let id = id_of(person)?;
    let rows = context.one(shop_plant::newest(id.as_str())).await?;
    let epoch = match rows.first() {
        None => 0,
        Some(row) => {
            let epoch = u32::try_from(row.int("epoch")?).map_err(|_| DirectoryError::Broken)?;
            let is_open = row.maybe_int("opened_at").is_some();
            if is_open && row.maybe_int("closed_at").is_none() {
                return Ok(Some(AccountKey { id, epoch }));
            }
            if !is_open && context.now.since_ms(Timestamp::from_ms(row.int("created_at")?)) < CLAIM_MS {
                return Err(Failure::NotYetHere);
            }
            epoch + 1
        }
    };
    let address = Identifier::parse(&person.email).map_err(|cause| Failure::Service(cause.to_string()))?;
    if never_again::is_kept_out(context, &address).await? {
        return Ok(None);
    }
    let key = AccountKey { id, epoch };
    let standing = if person.situation == Situation::Suspended { "suspended" } else { "good" };
    if context.one(shop_plant::claim(&key, standing, context.now)).await?.is_empty() {
        return Err(Failure::NotYetHere);
    }
    vault::create(context, &key, &categories(context)?).await?;
    context.batch(contents(context, person, &key, stretch).await?).await?;
    Ok(Some(key))
}

/// The shop's own categories and the policy's: whatever is sealed for this account finds its key.
fn categories(context: &Context) -> Result<Vec<CategoryId>, Failure> {
    let mut all: Vec<CategoryId> = context.policy.categories.iter().map(|category| category.id.clone()).collect();
    for name in belonging::categories() {
        all.push(category(name)?);
    }
    for (processor, name) in belonging::PROCESSORS {
        all.push(embedded_processor::label(&processor_id(processor)?, &category(name)?)?);
    }
    all.sort();
    all.dedup();
    Ok(all)
}

fn processor_id(name: &str) -> Result<ProcessorId, Failure> {
    ProcessorId::parse(name).map_err(|cause| Failure::Service(cause.to_string()))
}

fn category(name: &str) -> Result<CategoryId, Failure> {
    CategoryId::parse(name).map_err(|cause| Failure::Service(cause.to_string()))
}

async fn contents(
    context: &Context,
    person: &Person,
    key: &AccountKey,
    stretch: &Stretch,
) -> Result<Vec<Statement>, Failure> {
    let keys = vault::open(context, key).await?;
    let (created_at, records) = belonging::of(person, context.now);
    let mut statements = Vec::new();
    for alike in records.chunk_by(|(one, _), (other, _)| one == other) {
        let Some((name, _)) = alike.first() else { continue };
        let category = category(name)?;
        let sealing = keys.key(context, &category)?;
        for some in alike.chunks(RECORDS_AT_ONCE) {
            let sealed = some.iter().map(|(_, record)| sealed_record(context, &sealing, record));
            let sealed = sealed.collect::<Result<Vec<_>, Failure>>()?;
            statements.push(shop_plant::add_records(key, &category, &serde_json::Value::Array(sealed).to_string()));
        }
    }
    for (processor, name) in belonging::PROCESSORS {
        let (processor, category) = (processor_id(processor)?, category(name)?);
        let record = belonging::at_processor(processor.as_str(), person);
        statements.extend(embedded_processor::hold(context, &keys, key, (&processor, &category), &record)?);
    }
    let sealing = keys.key(context, &category(embedded::CONTACT)?)?;
    for (address, changed_at, replaced_at) in addresses(context, person, created_at) {
        statements.push(contact(context, key, &sealing, address, changed_at, replaced_at)?);
    }
    if let Situation::Blocked(kind) = person.situation {
        let about = belonging::matter(person, kind, context.now);
        statements.push(sealed_matter(context, key, &sealing, (kind, &about))?);
    }
    statements.push(shop_plant::add_token(key, &embedded::token_hash(context, &api_token(context, key)), context.now));
    let hash = password::keyed(context, key, &stretch.stretched).to_hex();
    let password = (person.situation != Situation::NoPassword).then_some((stretch.salt.as_str(), hash.as_str()));
    statements.push(shop_plant::open(key, context.now, created_at, password));
    Ok(statements)
}

/// Address, since when, and when it was replaced.
type Since<'a> = (&'a str, Timestamp, Option<Timestamp>);

fn addresses<'a>(context: &Context, person: &'a Person, created_at: Timestamp) -> Vec<Since<'a>> {
    let mut all: Vec<Since<'a>> = vec![(&person.phone, created_at, None), (&person.username, created_at, None)];
    if person.situation == Situation::ContactChanged {
        let changed_at = context.now.plus_ms(-i64::from(person.replaced_days) * DAY_MS);
        all.push((&person.old_email, created_at, Some(changed_at)));
        all.push((&person.email, changed_at, None));
    } else {
        all.push((&person.email, created_at, None));
    }
    all
}

fn contact(
    context: &Context,
    key: &AccountKey,
    sealing: &shared::seal::Key,
    address: &str,
    changed_at: Timestamp,
    replaced_at: Option<Timestamp>,
) -> Result<Statement, Failure> {
    let identifier = Identifier::parse(address).map_err(|cause| Failure::Service(cause.to_string()))?;
    let id = context.new_id()?;
    let sealed = vault::seal_text(context, sealing, embedded::contact_place(&id), identifier.as_str())?;
    let new = NewContact {
        id: &id,
        kind: identifier.kind(),
        hash: &embedded::contact_hash(context, &identifier),
        sealed: &sealed,
        changed_at,
        replaced_at,
    };
    Ok(shop_plant::add_contact(key, &new))
}

/// A matter of this kind, opened four days ago.
pub async fn matter(context: &Context, key: &AccountKey, kind: BlockerKind) -> Result<Statement, Failure> {
    let sealing = vault::key(context, key, &category(embedded::CONTACT)?).await?;
    sealed_matter(context, key, &sealing, (kind, belonging::told_of_anybody(kind)))
}

fn sealed_matter(
    context: &Context,
    key: &AccountKey,
    sealing: &shared::seal::Key,
    (kind, about): (BlockerKind, &str),
) -> Result<Statement, Failure> {
    let id = context.new_id()?;
    let sealed = vault::seal_text(context, sealing, embedded::matter_place(&id), about)?;
    let opened_at = context.now.plus_ms(-4 * DAY_MS);
    Ok(shop_plant::add_matter(key, &id, kind.key(), &sealed, opened_at))
}

/// One record as it is written: its id, its moment, and the rest sealed.
fn sealed_record(
    context: &Context,
    sealing: &shared::seal::Key,
    record: &embedded::Dated,
) -> Result<serde_json::Value, Failure> {
    let id = context.new_id()?;
    let text = serde_json::Value::Object(record.fields.clone()).to_string();
    let sealed = vault::seal_text(context, sealing, embedded::record_place(&id), &text)?;
    Ok(serde_json::json!([id, record.at.ms(), sealed]))
}
