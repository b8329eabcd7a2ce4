//! Notices at the desk: one of the staff writes one, another agrees, and then it goes out by itself, on the day that the law allows.

use frontend::i18n::Locale;
use frontend::pages::staff::notice::{self as one, Props};
use frontend::pages::staff::notices::{self as list_page, Typed, field as field_of};
use frontend::shell::FieldError;
use shared::desk::Act;
use shared::id::AccountKey;
use shared::identifier::Identifier;
use shared::limits::{DAY_MS, NOTICE_KEPT_DAYS};
use shared::notice::{Draft, Fault, Notice, Part};
use shared::staff::Permission;

use super::act::{all, field, refused};
use super::chain::Step;
use super::trail::Trail;
use crate::failure::Failure;
use crate::limits::NOTICES;
use crate::notice::{self, Stored};
use crate::port::PortError;
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::storage::{self, notice as rows};
use crate::view::View;
use crate::{directory, format, language, vault};

const LIST: &str = "/staff/notices";

fn subject(id: &str) -> String {
    format!("notice:{id}")
}

fn path(id: &str, done: Option<Act>) -> String {
    done.map_or_else(|| format!("{LIST}/{id}"), |act| format!("{LIST}/{id}?done={}", act.name()))
}

/// A lost race, here as everywhere at the desk.
fn lost(error: PortError, path: String) -> Failure {
    match error {
        PortError::Conflict(table) if table == "notice" => Failure::Overtaken(path),
        error => refused(error, path),
    }
}

/// Nobody writes of themselves, nor agrees to it.
fn is_own(view: &View<'_>, sitting: &Sitting, whom: Option<&AccountKey>) -> bool {
    let hash = whom.map(|account| vault::account_hash(view.context, account));
    hash.is_some() && hash == sitting.own_account_hash
}

/// Whoever writes them, and whoever watches the desk.
fn may_see(sitting: &Sitting) -> Result<(), Failure> {
    sitting.must(Permission::Announce).or_else(|_| sitting.must(Permission::SeeLog))
}

/// GET /staff/notices
pub async fn list(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    may_see(sitting)?;
    listed(view, sitting, Typed::default(), Vec::new()).await
}

async fn listed(view: &View<'_>, sitting: &Sitting, typed: Typed, errors: Vec<FieldError>) -> Result<Reply, Failure> {
    let policy = &view.context.policy;
    let mut listed = Vec::new();
    for row in view.context.one(rows::all(NOTICES)).await? {
        let stored = Stored::from_row(&row)?;
        let title = stored.title(view.texts, view.locale, policy);
        listed.push((title, stands(view, &stored), path(&stored.id, None)));
    }
    let status = if errors.is_empty() { 200 } else { 422 };
    let categories = policy.categories.iter().map(|category| (category.id.to_string(), view.content(&category.label)));
    let props = list_page::Props {
        badge: sitting.badge(view),
        back: if sitting.must(Permission::SeeQueue).is_ok() { "/staff" } else { "/staff/people" },
        listed,
        may_write: sitting.must(Permission::Announce).is_ok(),
        regime: policy.law.regime,
        categories: categories.collect(),
        languages: language::offered(view.context).to_vec(),
        typed,
        errors,
    };
    Ok(Reply::html(status, list_page::page(&view.shell_for(&props.errors), props)))
}

/// Where it stands.
fn stands(view: &View<'_>, stored: &Stored) -> String {
    let texts = view.texts;
    let at = |at| format::moment(view.locale, &view.context.policy, at);
    match (stored.state.as_str(), stored.begun_at, stored.next_at) {
        ("proposed", ..) => texts.get("desk-notice-waits"),
        ("refused", ..) => texts.get("desk-notice-refused"),
        (_, None, Some(next_at)) => texts.get_with("desk-notice-silent", &[("at", &at(next_at))]),
        (_, _, Some(_)) => texts.get("desk-notice-under-way"),
        _ => texts.get("desk-notice-sent"),
    }
}

/// The form as it came in.
fn typed(view: &View<'_>, fields: &[(String, String)]) -> Typed {
    let text = |name: &str| field(fields, name).trim().to_owned();
    let said = |locale: Locale| {
        let of = |part: &Part| (*part, text(field_of(*part, locale.tag())));
        (locale.tag().to_owned(), Part::ALL.iter().map(of).collect())
    };
    let draft = Draft {
        kind: text("about"),
        happened: text("happened"),
        noticed: text("known"),
        categories: all(fields, "concerned").map(str::to_owned).collect(),
        telling: text("telling"),
        until: text("until"),
        words: language::offered(view.context).iter().copied().map(said).collect(),
    };
    Typed { draft, audience: text("audience"), holder: text("holder") }
}

/// What is wrong, in sentences. A part is named with its language.
fn sentences(view: &View<'_>, faults: Vec<Fault>) -> Vec<FieldError> {
    let sentence = |fault| match fault {
        Fault::Field(field, code) => FieldError::named(view.texts, field, code),
        Fault::Part(part, tag, code) => {
            let language = Locale::parse(&tag).map(Locale::own_name).unwrap_or_default();
            let part_name = view.texts.get(&format!("notice-part-{}", part.name()));
            let text = [("part", part_name.as_str()), ("language", language)];
            let text = view.texts.get_with(&format!("desk-notice-part-{code}"), &text);
            FieldError { field: field_of(part, &tag), text }
        }
    };
    faults.into_iter().map(sentence).collect()
}

/// Whom alone it is about, or everybody.
async fn whom(
    view: &View<'_>,
    typed: &Typed,
) -> Result<Result<Option<AccountKey>, (&'static str, &'static str)>, Failure> {
    if typed.audience == "all" {
        return Ok(Ok(None));
    }
    if typed.audience != "one" {
        return Ok(Err(("audience", "missing")));
    }
    let found = match Identifier::parse(&typed.holder) {
        Ok(identifier) => directory::find(view.context, &identifier).await?,
        Err(_) => Vec::new(),
    };
    let [account] = found.as_slice() else { return Ok(Err(("holder", "not-one"))) };
    Ok(Ok(Some(account.clone())))
}

/// POST /staff/notices
pub async fn write(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    sitting.must(Permission::Announce)?;
    let typed = typed(view, &view.form()?);
    let context = view.context;
    let notice = Notice::parse(&typed.draft, &context.policy, context.now);
    let (notice, whom) = match (notice, whom(view, &typed).await?) {
        (Ok(notice), Ok(whom)) => (notice, whom),
        (notice, whom) => {
            let mut faults = notice.err().unwrap_or_default();
            faults.extend(whom.err().map(|(field, code)| Fault::Field(field, code)));
            let errors = sentences(view, faults);
            return listed(view, sitting, typed, errors).await;
        }
    };
    if is_own(view, sitting, whom.as_ref()) {
        return Err(Failure::Forbidden);
    }
    let json = |error: serde_json::Error| Failure::Service(error.to_string());
    let id = context.new_id()?;
    let words = serde_json::to_string(notice.words()).map_err(json)?;
    let fresh = rows::Fresh {
        id: &id,
        notice: &notice,
        categories: &serde_json::to_string(notice.categories()).map_err(json)?,
        words_sealed: &notice::sealed(context, &id, &words).await?,
        whom: whom.as_ref(),
        by: &sitting.id,
        at: context.now,
        erase_at: context.now.plus_ms(NOTICE_KEPT_DAYS * DAY_MS),
    };
    let log = Trail::from_rows(subject(&id), &[])?;
    // The words lie with the notice; what stands in the log is their mark.
    let step = Step { text: Some(&words), ..log.plain(Act::NoticeWritten) };
    match log.record(view, sitting, step, vec![rows::write(&fresh)]).await {
        Ok(()) => Ok(Reply::see_other(&path(&id, Some(Act::NoticeWritten)))),
        Err(error) => {
            notice::forget(context, &id).await?;
            Err(lost(error, LIST.to_owned()))
        }
    }
}

async fn open(view: &View<'_>, id: &str) -> Result<(Stored, Trail), Failure> {
    let stored = notice::find(view.context, id).await?.ok_or(Failure::NotFound)?;
    let rows = view.context.one(storage::desk::log_of(&subject(id))).await?;
    Ok((stored, Trail::from_rows(subject(id), &rows)?))
}

fn may_decide(view: &View<'_>, sitting: &Sitting, stored: &Stored) -> bool {
    let is_another = stored.written_by != sitting.id && !is_own(view, sitting, stored.whom.as_ref());
    sitting.must(Permission::Announce).is_ok() && is_another
}

/// GET /staff/notices/{notice}
pub async fn show(view: &View<'_>, sitting: &Sitting, id: &str) -> Result<Reply, Failure> {
    may_see(sitting)?;
    let (stored, log) = open(view, id).await?;
    let texts = view.texts;
    let whom = if stored.whom.is_some() { "desk-notice-to-one" } else { "desk-notice-to-all" };
    let mut state = vec![texts.get(whom), stands(view, &stored)];
    if stored.begun_at.is_some() {
        let names = ["desk-notice-addressed", "desk-notice-told", "desk-notice-unreached"];
        state.extend(names.iter().zip(stored.counts).map(|(name, count)| texts.count(name, count, &[])));
    }
    let told = stored.told(view.context, view.locale).await?;
    let is_open = stored.state == "proposed";
    if is_open && stored.written_by == sitting.id {
        state.push(texts.get("desk-notice-own"));
    }
    let props = Props {
        badge: sitting.badge(view),
        href: path(id, None),
        state,
        may_decide: is_open && told.is_some() && may_decide(view, sitting, &stored),
        told,
        seen: log.number(),
        history: log.history(view, &view.context.policy, None, sitting),
        done: view.incoming.query("done").and_then(|act| Act::parse(&act)).map(Act::name),
    };
    Ok(Reply::html(200, one::page(&view.shell(), props)))
}

/// POST /staff/notices/{notice}
pub async fn decide(view: &View<'_>, sitting: &Sitting, id: &str) -> Result<Reply, Failure> {
    sitting.must(Permission::Announce)?;
    let fields = view.form()?;
    let (stored, log) = open(view, id).await?;
    if !may_decide(view, sitting, &stored) {
        return Err(Failure::Forbidden);
    }
    let act = match field(&fields, "outcome") {
        "approve" => Act::NoticeAgreed,
        "refuse" => Act::NoticeDeclined,
        _ => return Err(Failure::BadField),
    };
    if !log.is_seen(&fields) || stored.state != "proposed" {
        return Err(Failure::Overtaken(path(id, None)));
    }
    let now = view.context.now;
    let mut next_at = None;
    if act == Act::NoticeAgreed {
        sitting.must_be_fresh(now)?;
        next_at = stored.silent_until.max(Some(now));
    }
    let beside = vec![rows::decide(id, &sitting.id, now, next_at)];
    match log.record(view, sitting, log.plain(act), beside).await {
        Ok(()) => Ok(Reply::see_other(&path(id, Some(act)))),
        Err(error) => Err(lost(error, path(id, None))),
    }
}
