//! Planting the demo shop, for trying and for tests. Any number of times: who is there stays, who was erased registers anew.

use serde::Deserialize;
use serde_json::{Value, json};
use shared::eligibility::BlockerKind;
use shared::id::{AccountId, AccountKey};
use shared::identifier::Identifier;
use shared::limits::HOUR_MS;

use crate::context::Context;
use crate::directory;
use crate::extract::{Body, FormRefusal, Incoming};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::{inbox, storage};

mod belonging;
mod people;
mod person;
mod register;
mod story;
mod throwaway;

pub use people::demo;
use person::{Person, Situation};

/// At most so many throwaway accounts in one call: each is a write to KV and a batch.
const MOST_THROWAWAYS: u32 = 200;

/// What the planter can be asked for. Nothing: the demo accounts.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Wish {
    /// So many throwaway accounts, named after `prefix` (lower-case letters and digits).
    throwaway: Option<u32>,
    prefix: Option<String>,
    /// Key of a `Situation`; clean unless said otherwise.
    situation: Option<String>,
    /// For `contact-changed`: how many days ago.
    replaced_days: Option<u16>,
    /// Settles everything that stands between the shop and whoever this identifier names.
    settle: Option<String>,
    /// Opens a matter of this kind with whoever `with` names.
    matter: Option<String>,
    with: Option<String>,
    /// People of the desk; an empty list: the demo desk's.
    staff: Option<Vec<crate::local::staff::Member>>,
    /// So many mails have come in this hour, and in the next.
    mails: Option<u32>,
}

/// POST /dev/plant
pub async fn plant(context: &Context, incoming: &Incoming) -> Result<Reply, Failure> {
    let wish = wish(&incoming.body)?;
    let answer = match &wish {
        Wish { staff: Some(members), .. } => crate::local::staff::plant(context, members).await?,
        Wish { mails: Some(number), .. } => mails(context, *number).await?,
        Wish { settle: Some(typed), .. } => settle(context, typed).await?,
        Wish { matter: Some(kind), with: Some(typed), .. } => matter(context, kind, typed).await?,
        Wish { throwaway: Some(number), prefix: Some(prefix), situation, replaced_days, .. } => {
            let mut people = throwaways(*number, prefix, situation.as_deref())?;
            for person in &mut people {
                person.replaced_days = replaced_days.unwrap_or(person.replaced_days);
            }
            planted(context, &people).await?
        }
        Wish { throwaway: None, prefix: None, situation: None, matter: None, with: None, .. } => {
            planted(context, &demo()).await?
        }
        _ => return Err(Failure::BadForm(FormRefusal::Malformed)),
    };
    Ok(Reply::json(200, &answer))
}

fn wish(body: &Body) -> Result<Wish, Failure> {
    match body {
        Body::Bytes(bytes) if bytes.is_empty() => Ok(Wish::default()),
        Body::Bytes(bytes) => serde_json::from_slice(bytes).map_err(|_| Failure::BadForm(FormRefusal::Malformed)),
        Body::TooLarge => Err(Failure::BadForm(FormRefusal::TooLarge)),
        Body::Broken => Err(Failure::BadForm(FormRefusal::Malformed)),
    }
}

fn throwaways(number: u32, prefix: &str, situation: Option<&str>) -> Result<Vec<Person>, Failure> {
    let situation = Situation::parse(situation.unwrap_or(Situation::Clean.key()));
    match situation {
        Some(situation) if number <= MOST_THROWAWAYS && person::is_prefix(prefix) => {
            Ok((0..number).map(|number| person::throwaway(prefix, number, situation)).collect())
        }
        _ => Err(Failure::BadForm(FormRefusal::Malformed)),
    }
}

async fn planted(context: &Context, people: &[Person]) -> Result<Value, Failure> {
    let stretched = register::Stretch::fresh(context)?;
    let mut list = Vec::with_capacity(people.len());
    for person in people {
        list.push(match register::register(context, person, &stretched).await? {
            Some(key) => described(context, person, &key),
            None => json!({ "sign_in": person.email, "situation": "never-again" }),
        });
    }
    Ok(Value::Array(list))
}

/// What a person or a test needs to know to act as the planted one.
fn described(context: &Context, person: &Person, key: &AccountKey) -> Value {
    json!({
        "sign_in": person.email,
        "password": person.password(),
        "situation": person.situation.key(),
        "life": person.life.key(),
        "account": key.id,
        "epoch": key.epoch,
        "name": person.name,
        "email": person.email,
        "old_email": (person.situation == Situation::ContactChanged).then_some(&person.old_email),
        "phone": person.phone,
        "username": person.username,
        "address": format!("{}, {}", person.street, person.city),
        "api_token": register::api_token(context, key),
    })
}

async fn named(context: &Context, typed: &str) -> Result<Vec<AccountKey>, Failure> {
    let identifier = Identifier::parse(typed).map_err(|_| Failure::BadForm(FormRefusal::Malformed))?;
    Ok(directory::find(context, &identifier).await?)
}

async fn settle(context: &Context, typed: &str) -> Result<Value, Failure> {
    let mut settled = 0;
    for key in named(context, typed).await? {
        settled += context.one(storage::shop_plant::settle_matters(&key, context.now)).await?.len();
    }
    Ok(json!({ "settled": settled }))
}

/// Counts as they would be counted: the bound itself is the deployed one.
async fn mails(context: &Context, number: u32) -> Result<Value, Failure> {
    let next = context.now.plus_ms(HOUR_MS);
    let counts = [context.now, next].map(|at| {
        let (subject, hour) = inbox::everybody(context, at);
        storage::shop_plant::counted(&subject, &hour, number.into(), next.plus_ms(HOUR_MS))
    });
    context.batch(counts.into()).await?;
    Ok(json!({ "mails": number }))
}

async fn matter(context: &Context, kind: &str, typed: &str) -> Result<Value, Failure> {
    let kind = BlockerKind::parse(kind).ok_or(Failure::BadForm(FormRefusal::Malformed))?;
    let accounts = named(context, typed).await?;
    for key in &accounts {
        let statement = register::matter(context, key, kind).await?;
        context.one(statement).await?;
    }
    Ok(json!({ "opened": accounts.len() }))
}

/// The id of a planted person.
fn id_of(person: &Person) -> Result<AccountId, Failure> {
    AccountId::parse(&person.id).map_err(|cause| Failure::Service(cause.to_string()))
}
