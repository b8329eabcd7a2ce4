//! What the desk keeps to answer with: texts that come with it in every language, and its own, which a lead writes.

use frontend::i18n::{Locale, Texts};
use frontend::pages::staff::{replies, reply as reply_page};
use frontend::shell::FieldError;
use shared::desk::{Act, Reply as Shipped};
use shared::staff::Permission;

use super::act::{field, refused};
use super::case::Case;
use super::chain::Step;
use super::trail::Trail;
use crate::failure::Failure;
use crate::language;
use crate::limits::{DESK_WORDS, REPLIES, REPLY_TITLE};
use crate::port::{Row, Statement};
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::storage;
use crate::view::View;

const LIST: &str = "/staff/replies";
/// Before the id of one of the desk's own, where it is chosen.
const OWN: &str = "own.";

fn is_id(id: &str) -> bool {
    id.len() <= 64 && !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// What can be inserted: as the form names it, and its title. `own` are those in the person's language.
pub fn offered(view: &View<'_>, own: &[Row]) -> Result<Vec<(String, String)>, Failure> {
    let shipped = Shipped::ALL.iter().map(|one| {
        let name = one.name();
        Ok((name.to_owned(), view.texts.get(&format!("desk-reply-{name}"))))
    });
    let own = own.iter().map(|row| Ok((format!("{OWN}{}", row.text("id")?), row.text("title")?)));
    shipped.chain(own).collect()
}

/// The words of one of them, in the language of the case's person.
pub async fn words(view: &View<'_>, case: &Case, chosen: &str) -> Result<Option<String>, Failure> {
    if let Some(id) = chosen.strip_prefix(OWN).filter(|id| is_id(id)) {
        let rows = view.context.one(storage::reply::one(id)).await?;
        return rows.first().map(|row| row.text("words")).transpose().map_err(Failure::from);
    }
    let theirs = Texts::of(Locale::parse(&case.stored.locale).unwrap_or(Locale::En));
    Ok(Shipped::parse(chosen).map(|one| theirs.get(&format!("desk-reply-{}-told", one.name()))))
}

fn own_name(locale: &str) -> String {
    Locale::parse(locale).map_or_else(|| locale.to_owned(), |locale| locale.own_name().to_owned())
}

/// Languages that a reply can be in.
fn locales(view: &View<'_>) -> Vec<(String, String)> {
    let offered = language::offered(view.context).iter();
    offered.map(|locale| (locale.tag().to_owned(), locale.own_name().to_owned())).collect()
}

/// GET /staff/replies
pub async fn list(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    sitting.must(Permission::WriteReplies)?;
    listed(view, sitting, replies::Typed::default(), Vec::new()).await
}

async fn listed(
    view: &View<'_>,
    sitting: &Sitting,
    typed: replies::Typed,
    errors: Vec<FieldError>,
) -> Result<Reply, Failure> {
    let rows = view.context.one(storage::reply::all(REPLIES)).await?;
    let listed = rows.iter().map(|row| {
        let (id, title, locale) = (row.text("id")?, row.text("title")?, own_name(&row.text("locale")?));
        Ok::<_, Failure>((title, locale, format!("{LIST}/{id}")))
    });
    let listed = listed.collect::<Result<_, _>>()?;
    let status = if errors.is_empty() { 200 } else { 422 };
    let props = replies::Props { badge: sitting.badge(view), listed, locales: locales(view), typed, errors };
    Ok(Reply::html(status, replies::page(&view.shell_for(&props.errors), props)))
}

fn typed(fields: &[(String, String)]) -> replies::Typed {
    let typed = |name| field(fields, name).trim().to_owned();
    replies::Typed { title: typed("title"), locale: typed("locale"), wording: typed("wording") }
}

fn faults(view: &View<'_>, typed: &replies::Typed) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for (name, text, most) in [("title", &typed.title, REPLY_TITLE), ("wording", &typed.wording, DESK_WORDS)] {
        match text.chars().count() {
            0 => errors.extend(view.error(name, "missing")),
            count if count > most => errors.extend(view.error(name, "too-long")),
            _ => {}
        }
    }
    if !locales(view).iter().any(|(tag, _)| *tag == typed.locale) {
        errors.extend(view.error("locale", "missing"));
    }
    errors
}

fn subject(id: &str) -> String {
    format!("reply:{id}")
}

async fn record(
    view: &View<'_>,
    sitting: &Sitting,
    log: &Trail,
    step: Step<'_>,
    beside: Statement,
) -> Result<Reply, Failure> {
    match log.record(view, sitting, step, vec![beside]).await {
        Ok(()) => Ok(Reply::see_other(LIST)),
        Err(error) => Err(refused(error, LIST.to_owned())),
    }
}

/// POST /staff/replies
pub async fn add(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    sitting.must(Permission::WriteReplies)?;
    let typed = typed(&view.form()?);
    let errors = faults(view, &typed);
    if !errors.is_empty() {
        return listed(view, sitting, typed, errors).await;
    }
    let id = view.context.new_id()?;
    let log = Trail::from_rows(subject(&id), &[])?;
    // Its words are no secret, and their mark stands in the log.
    let step = Step { text: Some(&typed.wording), ..log.plain(Act::Worded) };
    let beside = storage::reply::save(&id, &typed.title, &typed.locale, &typed.wording);
    record(view, sitting, &log, step, beside).await
}

async fn open(view: &View<'_>, id: &str) -> Result<(Row, Trail), Failure> {
    if !is_id(id) {
        return Err(Failure::NotFound);
    }
    let statements = vec![storage::reply::one(id), storage::desk::log_of(&subject(id))];
    let mut rows = view.context.batch(statements).await?.into_iter();
    let row = rows.next().unwrap_or_default().pop().ok_or(Failure::NotFound)?;
    Ok((row, Trail::from_rows(subject(id), &rows.next().unwrap_or_default())?))
}

/// GET /staff/replies/{reply}
pub async fn show(view: &View<'_>, sitting: &Sitting, id: &str) -> Result<Reply, Failure> {
    sitting.must(Permission::WriteReplies)?;
    let (row, log) = open(view, id).await?;
    let typed = replies::Typed { title: row.text("title")?, locale: row.text("locale")?, wording: row.text("words")? };
    Ok(one(view, sitting, id, &log, typed, Vec::new()))
}

fn one(
    view: &View<'_>,
    sitting: &Sitting,
    id: &str,
    log: &Trail,
    typed: replies::Typed,
    errors: Vec<FieldError>,
) -> Reply {
    let status = if errors.is_empty() { 200 } else { 422 };
    let (badge, href) = (sitting.badge(view), format!("{LIST}/{id}"));
    let props = reply_page::Props { badge, href, locales: locales(view), typed, seen: log.number(), errors };
    Reply::html(status, reply_page::page(&view.shell_for(&props.errors), props))
}

/// POST /staff/replies/{reply}
pub async fn change(view: &View<'_>, sitting: &Sitting, id: &str) -> Result<Reply, Failure> {
    sitting.must(Permission::WriteReplies)?;
    let fields = view.form()?;
    let (_, log) = open(view, id).await?;
    if !log.is_seen(&fields) {
        return Err(Failure::Overtaken(LIST.to_owned()));
    }
    if field(&fields, "step") == "remove" {
        let step = log.plain(Act::Unworded);
        return record(view, sitting, &log, step, storage::reply::remove(id)).await;
    }
    let typed = typed(&fields);
    let errors = faults(view, &typed);
    if !errors.is_empty() {
        return Ok(one(view, sitting, id, &log, typed, errors));
    }
    let step = Step { text: Some(&typed.wording), ..log.plain(Act::Worded) };
    let beside = storage::reply::save(id, &typed.title, &typed.locale, &typed.wording);
    record(view, sitting, &log, step, beside).await
}
