//! What there is and what was asked for; one kind of data; the copy.

use std::collections::BTreeSet;

use frontend::copy;
use frontend::pages::right::{Act, Home, Kind as Shown, See, Situation};
use shared::directory::Operation;
use shared::policy::{Category, Retention};
use shared::time::Timestamp;

use super::{Fields, Sitting, home_again, render};
use crate::failure::Failure;
use crate::pages::copy::failure;
use crate::pages::registry;
use crate::port::Row;
use crate::reply::Reply;
use crate::right::{self, About, Kind};
use crate::view::View;
use crate::{directory, export, facts, format, limits, notice, storage};

pub async fn show(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    let context = view.context;
    let counts = directory::counts(context, &sitting.account).await?;
    let count = |category: &Category| counts.iter().find(|(id, _)| *id == category.id).map_or(0, |(_, count)| *count);
    let kinds = context.policy.categories.iter().map(|category| Shown {
        id: category.id.to_string(),
        label: facts::content(view.texts, &category.label),
        count: count(category),
    });
    let asked = storage::right::of_account(&sitting.account_hash, limits::RIGHTS_SHOWN);
    let notices = storage::notice::of_account(&sitting.account, limits::NOTICES_SHOWN);
    let mut answers = context.batch(vec![asked, notices]).await?.into_iter();
    let (rows, notices) = (answers.next().unwrap_or_default(), answers.next().unwrap_or_default());
    let refuse = directory::can(context, Operation::Refuse).await?;
    let ways = [("preferences", refuse), ("correct", super::correct::can_be(context).await?)];
    let told = Home {
        is_pending: sitting.is_pending,
        kinds: kinds.collect(),
        acts: rows
            .chunk_by(|one, other| one.maybe_text("id") == other.maybe_text("id"))
            .map(|rows| act(view, rows))
            .collect::<Result<_, _>>()?,
        has_copy: export::find(context, &sitting.stored.id).await.map_err(failure)?.is_some(),
        notices: notice::read(context, &notices, view.locale).await?,
        ways: ways.into_iter().filter_map(|(way, is_there)| is_there.then_some(way)).collect(),
    };
    Ok(render(view, sitting, 200, Situation::Home(told), Vec::new()))
}

/// One act, in a row for each who must confirm it.
fn act(view: &View<'_>, rows: &[Row]) -> Result<Act, Failure> {
    let Some(row) = rows.first() else { return Ok(Act { what: String::new(), told: Vec::new() }) };
    let (texts, policy) = (view.texts, &view.context.policy);
    let moment = |at: i64| format::moment(view.locale, policy, Timestamp::from_ms(at));
    let about = About::read(row)?;
    let kind = right::kind(row)?;
    let what = if kind == Kind::Preferences {
        let uses = about.refused.iter().map(|one| texts.get(&format!("right-use-{}", one.name())));
        uses.collect::<Vec<_>>().join(&texts.get("list-comma"))
    } else {
        let category = about.category.as_ref().and_then(|id| policy.category(id));
        category.map(|category| facts::content(texts, &category.label)).unwrap_or_default()
    };
    let key = if kind == Kind::Preferences && what.is_empty() {
        "right-act-preferences-none".to_owned()
    } else {
        format!("right-act-{}", kind.name())
    };
    let at = moment(row.int("asked_at")?);
    let told = rows.iter().filter_map(|row| {
        let who = row.maybe_text("processor")?;
        let at = row.maybe_int("told_at").map(moment);
        Some(match (kind, at) {
            (Kind::Copy, None) => texts.get("right-told-copy"),
            (Kind::Copy, Some(at)) => texts.get_with("right-told-copy-ready", &[("at", &at)]),
            (_, at) => {
                let id = shared::id::ProcessorId::parse(&who).ok()?;
                let who = facts::processor(texts, policy, &id);
                match at {
                    Some(at) => texts.get_with("right-told", &[("who", &who), ("at", &at)]),
                    None => texts.get_with("right-told-not-yet", &[("who", &who)]),
                }
            }
        })
    });
    Ok(Act { what: texts.count(&key, about.count(), &[("at", &at), ("what", &what)]), told: told.collect() })
}

/// Everything of one kind that a mailed code may show, what processors hold of it included.
pub async fn see(view: &View<'_>, sitting: &Sitting, category: &Category) -> Result<Reply, Failure> {
    let (context, texts, policy) = (view.context, view.texts, &view.context.policy);
    let label = facts::content(texts, &category.label);
    let empty = copy::Category { label, records: Vec::new() };
    let shown = if category.exportable {
        let everything = export::everything(context, &sitting.account).await.map_err(failure)?;
        let parts = export::parts(policy, everything, view.locale, &BTreeSet::new());
        parts.iter().find(|part| part.id == category.id).map(|part| part.shown(view.locale, policy))
    } else {
        None
    };
    let why = match &category.retention {
        Retention::Keep(keep) => {
            let until = facts::period(texts, keep.months);
            texts.get_with("right-why-kept", &[("until", &until), ("basis", &facts::content(texts, &keep.basis))])
        }
        Retention::None | Retention::UntilFinalMail => {
            category.stays.map_or_else(|| texts.get("right-why-account"), |stays| registry::stays(texts, stays))
        }
    };
    let purpose = category.purpose.as_ref().map(|purpose| facts::content(texts, purpose));
    let has_parts = !sitting.is_pending && directory::has_parts(context, &category.id).await?;
    let see = See {
        why: purpose.into_iter().chain([why]).collect(),
        processors: processors(view, category),
        category: shown.unwrap_or(empty),
        part_href: has_parts.then(|| super::path(view, &sitting.stored, &format!("/kind/{}/part", category.id))),
        is_hidden: !category.exportable,
    };
    Ok(render(view, sitting, 200, Situation::See(see), Vec::new()))
}

/// Who works with a kind of data, by the names that people know.
pub fn processors(view: &View<'_>, category: &Category) -> Vec<String> {
    category.processors.iter().map(|id| facts::processor(view.texts, &view.context.policy, id)).collect()
}

/// Asks for a copy, which is made after this answer. Also while a deletion waits: it changes nothing.
pub async fn copy(view: &View<'_>, sitting: &Sitting, fields: &Fields) -> Result<Reply, Failure> {
    if !fields.is_empty() {
        return Err(super::malformed());
    }
    let statements = right::order(view.context, sitting.whose(), Kind::Copy, &About::default(), &[])?;
    super::asked(view, statements).await?;
    Ok(home_again(view, sitting))
}

pub async fn archive(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    let bytes = export::fetch(view.context, &sitting.stored.id, &sitting.account).await.map_err(failure)?;
    Ok(Reply::file("application/zip", &format!("{}.zip", sitting.stored.reference), bytes))
}
