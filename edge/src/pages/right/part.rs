//! Part of a kind of data: chosen, looked at once more, and then gone.

use frontend::pages::right::{Check, Item as Shown, Part, Situation};
use frontend::shell::FieldError;
use shared::form;
use shared::gather::gather;
use shared::policy::Category;

use super::{Fields, Sitting, home, home_again, is_just_proven, path, render};
use crate::directory::{self, Item};
use crate::export;
use crate::failure::Failure;
use crate::reply::Reply;
use crate::right::{self, About, Kind};
use crate::storage;
use crate::view::View;
use crate::{facts, format, limits};

/// Items with the names that their person knows them by, the newest first; those that can go before those that must stay.
struct Items {
    label: String,
    free: Vec<(Item, String, String)>,
    kept: Vec<(Item, String, String)>,
}

/// Letters of what stands beside an item's day.
const HINT: usize = 80;

impl Items {
    async fn of(view: &View<'_>, sitting: &Sitting, category: &Category) -> Result<Self, Failure> {
        if !directory::has_parts(view.context, &category.id).await? {
            return Err(Failure::NotFound);
        }
        let (policy, label) = (&view.context.policy, facts::content(view.texts, &category.label));
        let items = directory::items(view.context, &sitting.account, &category.id).await?;
        let records = items.iter().map(|item| item.fields.clone()).collect();
        let part = export::Part { id: category.id.clone(), label: label.clone(), records };
        let records = part.shown(view.locale, policy).records;
        let named = items.into_iter().rev().zip(records).map(|(item, record)| {
            let beside = record.fields.iter().map(|field| field.value.as_str()).filter(|value| !value.is_empty());
            let beside: String = beside.take(2).collect::<Vec<_>>().join(" · ").chars().take(HINT).collect();
            let hint = format!("{} · {beside}", format::day(view.locale, policy, item.at));
            (item, record.title, hint)
        });
        let (free, kept) = named.partition(|(item, ..)| item.kept_for.is_none());
        Ok(Self { label, free, kept })
    }

    /// Why each of those that were meant has to stay.
    fn kept(&self, view: &View<'_>, is_meant: impl Fn(&Item) -> bool) -> Vec<String> {
        let meant = self.kept.iter().filter(|(item, ..)| is_meant(item));
        meant
            .filter_map(|(item, title, _)| {
                Some(view.texts.get_with(&format!("right-kept-{}", item.kept_for?), &[("what", title)]))
            })
            .collect()
    }
}

pub async fn show(view: &View<'_>, sitting: &Sitting, category: &Category) -> Result<Reply, Failure> {
    choose(view, sitting, category, &Fields::new(), Vec::new()).await
}

async fn choose(
    view: &View<'_>,
    sitting: &Sitting,
    category: &Category,
    typed: &Fields,
    errors: Vec<FieldError>,
) -> Result<Reply, Failure> {
    let items = Items::of(view, sitting, category).await?;
    let field = |name: &str| typed.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let is_ticked = |id: &str| typed.iter().any(|(name, value)| name == "item" && value == id);
    let shown = items.free.iter().take(limits::ITEMS_TICKED).map(|(item, title, hint)| Shown {
        is_ticked: is_ticked(&item.id),
        id: item.id.clone(),
        title: title.clone(),
        hint: hint.clone(),
    });
    let older = items.free.len().saturating_sub(limits::ITEMS_TICKED);
    let part = Part {
        items: shown.collect(),
        older: u32::try_from(older).unwrap_or(u32::MAX),
        kept: items.kept(view, |_| true),
        action: path(view, &sitting.stored, &format!("/kind/{}/part", category.id)),
        since: field("since").unwrap_or_default(),
        before: field("before").unwrap_or_default(),
        label: items.label,
    };
    let status = if errors.is_empty() { 200 } else { 422 };
    Ok(render(view, sitting, status, Situation::Part(part), errors))
}

/// What is chosen is kept with the visit until it is asked for: what must stay among it, too, so that it can be said.
pub async fn propose(
    view: &View<'_>,
    sitting: &Sitting,
    category: &Category,
    fields: &Fields,
) -> Result<Reply, Failure> {
    let form = match form::Part::parse(fields) {
        Ok(form) => form,
        Err(refused) => return choose(view, sitting, category, fields, view.errors(&refused)).await,
    };
    let items = Items::of(view, sitting, category).await?;
    let has_days = form.since.is_some() || form.before.is_some();
    let zone = &view.context.policy.zone;
    let is_meant = |item: &Item| {
        let day = zone.date(item.at);
        let in_days =
            has_days && form.since.is_none_or(|since| since <= day) && form.before.is_none_or(|before| day <= before);
        in_days || form.items.contains(&item.id)
    };
    let all = items.free.iter().chain(&items.kept).map(|(item, ..)| item);
    let meant = gather(all.filter(|item| is_meant(item)).map(|item| item.id.clone()));
    let about = About { category: Some(category.id.clone()), items: meant, ..About::default() };
    if !form.items.is_subset(&about.items) {
        return choose(view, sitting, category, fields, view.error("item", "malformed")).await;
    }
    view.context.batch(right::propose(view.context, sitting.whose(), Kind::Part, &about)?).await?;
    Ok(Reply::see_other(&path(view, &sitting.stored, "/check")))
}

/// What is being looked at, and what of it can go at this moment.
struct Proposed<'a> {
    act: String,
    category: &'a Category,
    about: About,
    items: Items,
}

async fn proposed<'a>(view: &View<'a>, sitting: &Sitting) -> Result<Option<Proposed<'a>>, Failure> {
    let rows = view.context.one(storage::right::proposed(&sitting.stored.id)).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let mut about = About::read(row)?;
    let category = super::category(view, about.category.as_ref().map_or("", |id| id.as_str()))?;
    let mut items = Items::of(view, sitting, category).await?;
    items.free.retain(|(item, ..)| about.items.contains(&item.id));
    items.kept.retain(|(item, ..)| about.items.contains(&item.id));
    about.items = gather(items.free.iter().map(|(item, ..)| item.id.clone()));
    Ok(Some(Proposed { act: row.text("id")?, category, about, items }))
}

pub async fn check(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    let Some(proposed) = proposed(view, sitting).await? else { return Ok(home_again(view, sitting)) };
    let Proposed { act, category, about, items } = proposed;
    let named = items.free.iter().take(limits::ITEMS_NAMED);
    let check = Check {
        act,
        count: about.count(),
        items: named.map(|(_, title, hint)| format!("{title} · {hint}")).collect(),
        kept: items.kept(view, |_| true),
        processors: home::processors(view, category),
        label: items.label,
    };
    Ok(render(view, sitting, 200, Situation::Check(check), Vec::new()))
}

/// It goes: once, and only by a proof of the last minutes.
pub async fn erase(view: &View<'_>, sitting: &Sitting, fields: &Fields) -> Result<Reply, Failure> {
    let [(name, act)] = fields.as_slice() else { return Err(super::malformed()) };
    if name != "act" {
        return Err(super::malformed());
    }
    if !is_just_proven(view, &sitting.session) {
        return Ok(Reply::see_other(&path(view, &sitting.stored, "/code")));
    }
    let Some(proposed) = proposed(view, sitting).await? else { return Ok(home_again(view, sitting)) };
    // Another window looks at something else by now.
    if proposed.act != *act || proposed.about.items.is_empty() {
        return Ok(Reply::see_other(&path(view, &sitting.stored, "/check")));
    }
    let processors = &proposed.category.processors;
    let statements = right::ask(view.context, sitting.whose(), act, &proposed.about, processors)?;
    super::asked(view, statements).await?;
    Ok(home_again(view, sitting))
}
