//! The name, and where parcels go, as they should be.

use frontend::pages::right::{Correct, Situation};
use serde_json::Value;
use shared::directory::Operation;
use shared::form::Correction;
use shared::id::CategoryId;

use super::{Fields, Sitting, home_again, render};
use crate::context::Context;
use crate::directory::{self, Correcting, Item, embedded};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::right::{self, About, Kind};
use crate::view::View;

/// What is not one of several, and what is not there yet.
const NAME: &str = "name";
const NEW: &str = "new";

fn category(name: &str) -> Result<CategoryId, Failure> {
    CategoryId::parse(name).map_err(|cause| Failure::Service(cause.to_string()))
}

/// Whether anything can be put right.
pub async fn can_be(context: &Context) -> Result<bool, Failure> {
    let is_held = async |name| Ok::<_, Failure>(directory::holds(context, &category(name)?).await?);
    Ok(directory::can(context, Operation::Correct).await?
        && (is_held(embedded::PROFILE).await? || is_held(embedded::ADDRESSES).await?))
}

/// Everything that can be put right.
async fn things(view: &View<'_>, sitting: &Sitting) -> Result<Vec<Correct>, Failure> {
    let (context, texts) = (view.context, view.texts);
    let mut things = Vec::new();
    if !directory::can(context, Operation::Correct).await? {
        return Ok(things);
    }
    let (profile, addresses) = (category(embedded::PROFILE)?, category(embedded::ADDRESSES)?);
    if directory::holds(context, &profile).await? {
        let profile = directory::items(context, &sitting.account, &profile).await?;
        things.push(thing(NAME, texts.get("right-correct-name"), profile.last(), &Correction::NAME));
    }
    if !directory::holds(context, &addresses).await? {
        return Ok(things);
    }
    for item in directory::items(context, &sitting.account, &addresses).await?.iter().rev() {
        let title = item.fields.get("name").or_else(|| item.fields.get("street")).and_then(Value::as_str);
        things.push(thing(&item.id, title.unwrap_or_default().to_owned(), Some(item), &Correction::ADDRESS));
    }
    things.push(thing(NEW, texts.get("right-correct-new"), None, &Correction::ADDRESS));
    Ok(things)
}

fn thing(id: &str, title: String, item: Option<&Item>, names: &[&'static str]) -> Correct {
    let line = |name: &&'static str| {
        let value = item.and_then(|item| item.fields.get(*name)).and_then(Value::as_str);
        (*name, value.unwrap_or_default().to_owned())
    };
    Correct { item: id.to_owned(), title, lines: names.iter().map(line).collect() }
}

pub async fn show(view: &View<'_>, sitting: &Sitting, item: Option<&str>) -> Result<Reply, Failure> {
    let mut things = things(view, sitting).await?;
    things.retain(|thing| item.is_none_or(|item| thing.item == item));
    if things.is_empty() {
        return Err(Failure::NotFound);
    }
    Ok(render(view, sitting, 200, Situation::Correct(things), Vec::new()))
}

pub async fn set(view: &View<'_>, sitting: &Sitting, item: &str, fields: &Fields) -> Result<Reply, Failure> {
    let mut things = things(view, sitting).await?;
    things.retain(|thing| thing.item == item);
    let Some(thing) = things.first_mut() else { return Err(Failure::NotFound) };
    let (name, wanted, which): (_, &'static [&'static str], _) = match item {
        NAME => (embedded::PROFILE, &Correction::NAME, Correcting::Newest),
        NEW => (embedded::ADDRESSES, &Correction::ADDRESS, Correcting::New),
        id => (embedded::ADDRESSES, &Correction::ADDRESS, Correcting::Named(id)),
    };
    let form = match Correction::parse(fields, wanted) {
        Ok(form) => form,
        Err(refused) => {
            for (name, value) in &mut thing.lines {
                let typed = fields.iter().find(|(known, _)| known == name);
                *value = typed.map(|(_, value)| value.clone()).unwrap_or_default();
            }
            return Ok(render(view, sitting, 422, Situation::Correct(things), view.errors(&refused)));
        }
    };
    let (context, category) = (view.context, category(name)?);
    let about = About { category: Some(category.clone()), ..About::default() };
    directory::correct(context, &sitting.account, &category, which, &form.lines).await?;
    super::asked(view, right::order(context, sitting.whose(), Kind::Correct, &about, &[])?).await?;
    Ok(home_again(view, sitting))
}
