//! What changes while the account stays: single records, lines that are put right, what is refused.

use shared::directory::{Question, Status};
use shared::preference::Preference;

use super::act::{Claim, Claimed, claim, run};
use super::{Outcome, about, account_of, needed, only};
use crate::book::{self, Message};
use crate::cell::{Cell, Values};
use crate::clock;
use crate::config::Category;
use crate::door::Service;

/// An account that stays: of a closed one nothing is changed in part.
macro_rules! living {
    ($service:expr, $message:expr, $key:expr) => {
        match claim($service, $message, $key).await? {
            Claim::Answered(status) => return Ok(only(status)),
            Claim::Ours(claimed) if claimed.subject.closed_by.is_some() => return Ok(only(Status::NotThere)),
            Claim::Ours(claimed) => *claimed,
        }
    };
}

async fn ended(message: &Message<'_>, mut claimed: Claimed, status: Status) -> Outcome {
    book::remember(&mut claimed.transaction, message, status, clock::now()).await?;
    claimed.transaction.commit().await?;
    Ok(only(status))
}

pub async fn erase_items(service: &Service, message: &Message<'_>, question: &Question) -> Outcome {
    let key = account_of(question)?;
    let id = needed(question.category.as_ref(), "category")?;
    let Some(category) = service.config.category(id).filter(|category| !category.delete_items.is_empty()) else {
        return Ok(only(Status::Unsupported));
    };
    let mut claimed = living!(service, message, key);
    for item in &question.items {
        let values = about(key).with("item", item.as_str());
        run(&mut claimed.transaction, &category.delete_items, &values).await?;
    }
    ended(message, claimed, Status::Done).await
}

pub async fn correct(service: &Service, message: &Message<'_>, question: &Question) -> Outcome {
    let key = account_of(question)?;
    let id = needed(question.category.as_ref(), "category")?;
    let item = needed(question.item.as_ref(), "item")?;
    let Some(category) = service.config.category(id) else { return Ok(only(Status::Unsupported)) };
    let Some(correcting) = &category.correct else { return Ok(only(Status::Unsupported)) };
    if question.lines.keys().any(|name| !correcting.fields.contains_key(name)) {
        return Ok(only(Status::Unsupported));
    }
    let mut claimed = living!(service, message, key);
    let values = about(key);
    let Some(item) = named(&mut claimed, category, item, &values).await? else { return Ok(only(Status::NotThere)) };
    for (name, text) in &question.lines {
        let Some(statement) = correcting.fields.get(name) else { continue };
        let values = values.clone().with("item", item.as_str()).with("value", text.as_str());
        if claimed.transaction.change(statement, &values).await? == 0 {
            return Ok(only(Status::NotThere));
        }
    }
    ended(message, claimed, Status::Done).await
}

/// The record's id: the newest is the last of its category, and a new one is made.
async fn named(
    claimed: &mut Claimed,
    category: &Category,
    item: &str,
    values: &Values,
) -> Result<Option<String>, super::Trouble> {
    let create = category.correct.as_ref().and_then(|correcting| correcting.create.as_ref());
    let rows = match (item, &category.select, create) {
        ("newest", Some(select), _) => claimed.transaction.rows(select, values).await?,
        ("new", _, Some(create)) => claimed.transaction.rows(create, values).await?,
        ("newest" | "new", _, _) => return Ok(None),
        (id, _, _) => return Ok(Some(id.to_owned())),
    };
    Ok(rows.last().and_then(|row| row.text("id")))
}

pub async fn refuse(service: &Service, message: &Message<'_>, question: &Question) -> Outcome {
    let key = account_of(question)?;
    let refused = needed(question.refused.as_ref(), "refused")?;
    let at = *needed(question.at.as_ref(), "at")?;
    let Some(preferences) = &service.config.preferences else { return Ok(only(Status::Unsupported)) };
    let mut claimed = living!(service, message, key);
    let values = Preference::ALL.into_iter().fold(about(key).with("at", Cell::Moment(at)), |values, one| {
        values.with(one.name(), Cell::Truth(refused.contains(&one)))
    });
    run(&mut claimed.transaction, &preferences.refuse, &values).await?;
    ended(message, claimed, Status::Done).await
}
