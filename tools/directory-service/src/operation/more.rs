//! What not every directory says: what ends together with an account, what is refused, who holds what, which tokens there are.

use serde_json::Value;
use shared::directory::{EndingsAnswer, Holders, PreferencesAnswer, Question, RenewalAnswer, Status, Token, Tokens};
use shared::id::AccountKey;
use shared::preference::{Preference, Refused};

use super::read::{key_of, row_of};
use super::{Outcome, Trouble, about, account_of, done, needed, only};
use crate::book;
use crate::cell::{Cell, Row, Values};
use crate::clock;
use crate::database::Transaction;
use crate::door::Service;
use crate::statement::Statement;

/// Accounts in a page: each is looked at by a statement for every category.
const PAGE: i64 = 100;

/// The rows of a statement, if there is one.
async fn rows(
    transaction: &mut Transaction,
    statement: Option<&Statement>,
    values: &Values,
) -> Result<Vec<Row>, Trouble> {
    match statement {
        Some(statement) => Ok(transaction.rows(statement, values).await?),
        None => Ok(Vec::new()),
    }
}

pub async fn endings(service: &Service, question: &Question) -> Outcome {
    let key = account_of(question)?;
    let Some(endings) = &service.config.endings else { return Ok(only(Status::Unsupported)) };
    let mut transaction = service.read().await?;
    if row_of(service, &mut transaction, key).await?.is_none() {
        return Ok(only(Status::NotThere));
    }
    let values = about(key);
    let names = |rows: Vec<Row>| rows.iter().filter_map(|row| row.text("name")).collect::<Vec<_>>();
    let renewals = rows(&mut transaction, endings.renewals.as_ref(), &values).await?;
    let renewal = |row: &Row| Some(RenewalAnswer { name: row.text("name")?, cancel_at: row.text("cancel_at") });
    done(EndingsAnswer {
        open_orders: names(rows(&mut transaction, endings.open_orders.as_ref(), &values).await?),
        refunds: names(rows(&mut transaction, endings.refunds.as_ref(), &values).await?),
        renewals: renewals.iter().filter_map(renewal).collect(),
        linked_apps: names(rows(&mut transaction, endings.linked_apps.as_ref(), &values).await?),
    })
}

pub async fn preferences(service: &Service, question: &Question) -> Outcome {
    let key = account_of(question)?;
    let Some(preferences) = &service.config.preferences else { return Ok(only(Status::Unsupported)) };
    let mut transaction = service.read().await?;
    let rows = transaction.rows(&preferences.select, &about(key)).await?;
    let Some(row) = rows.first() else { return Ok(only(Status::NotThere)) };
    let refused: Refused = Preference::ALL.into_iter().filter(|one| row.truth(one.name())).collect();
    let at = row.get("at").and_then(|cell| service.config.moments.read(cell));
    done(PreferencesAnswer { refused, at })
}

pub async fn holders(service: &Service, question: &Question) -> Outcome {
    let Some(holders) = &service.config.holders else { return Ok(only(Status::Unsupported)) };
    let at = *needed(question.at.as_ref(), "at")?;
    let mut wanted = Vec::new();
    for id in &question.categories {
        match service.config.category(id).and_then(|category| category.count.as_ref()) {
            Some(count) => wanted.push(count),
            // Nobody could say who holds it.
            None => return Ok(only(Status::Unsupported)),
        }
    }
    let mut transaction = service.read().await?;
    let values = Values::default()
        .with("now", Cell::Moment(clock::now()))
        .with("at", Cell::Moment(at))
        .with("limit", Cell::Integer(PAGE));
    let (statement, values) = match &question.after {
        None => (&holders.first, values),
        Some(after) => {
            let (id, epoch) = after.rsplit_once(':').unwrap_or((after, "0"));
            let epoch = epoch.parse().map_err(|_| Trouble::Question("`after` is no `next`".to_owned()))?;
            (&holders.next, values.with("after", id).with("after_epoch", Cell::Integer(epoch)))
        }
    };
    let rows = transaction.rows(statement, &values).await?;
    let mut accounts: Vec<(AccountKey, bool)> = Vec::with_capacity(rows.len());
    for row in &rows {
        let key = key_of(statement, row)?;
        let holds = holds(&mut transaction, &wanted, &key).await?;
        accounts.push((key, holds));
    }
    let is_full = i64::try_from(accounts.len()).is_ok_and(|number| number >= PAGE);
    let next = accounts.last().filter(|_| is_full).map(|(key, _)| format!("{}:{}", key.id, key.epoch));
    done(Holders { accounts, next })
}

async fn holds(transaction: &mut Transaction, wanted: &[&Statement], key: &AccountKey) -> Result<bool, Trouble> {
    if book::subject(transaction, key).await?.closed_by.is_some() {
        return Ok(false);
    }
    for count in wanted {
        let rows = transaction.rows(count, &about(key)).await?;
        let number = rows.first().and_then(|row| row.integer(&row.0.first()?.0)).unwrap_or_default();
        if number > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

pub async fn tokens(service: &Service, question: &Question) -> Outcome {
    let key = account_of(question)?;
    let processor = needed(question.processor.as_ref(), "processor")?;
    if service.config.tokens.iter().all(|(id, _)| id != processor) {
        return Ok(only(Status::Unsupported));
    }
    let mut transaction = service.read().await?;
    let mut tokens = Vec::new();
    for (_, statement) in service.config.tokens.iter().filter(|(id, _)| id == processor) {
        for row in transaction.rows(statement, &about(key)).await? {
            tokens.extend(row.text("token").map(|token| Token { token, hint: row.text("hint") }));
        }
    }
    let said: Value = serde_json::to_value(Tokens { tokens }).unwrap_or_default();
    Ok((Status::Done, said))
}
