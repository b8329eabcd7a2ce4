//! Leaving a service that the operator does not run. Guides are files beside the Worker, made at build time: no database, no
//! key–value store, and nothing that a person ticks or writes comes here.

use chrono::{Datelike as _, Days, NaiveDate};
use frontend::i18n::Locale;
use frontend::pages::guide::{self, Content, Deadline, Told};
use frontend::pages::guides::{self, Entry};
use frontend::shell::FieldError;
use serde_json::Value;

use crate::failure::Failure;
use crate::format;
use crate::language;
use crate::limits::{GUIDE_S, GUIDES_FOUND, SEARCH_CHARS};
use crate::mail::calendar as calendar_file;
use crate::reply::Reply;
use crate::router::Guide;
use crate::view::View;

/// Years that a calendar of ours goes through.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

pub async fn answer(view: &View<'_>, guide: &Guide) -> Result<Reply, Failure> {
    match guide {
        Guide::List => list(view).await,
        Guide::Of(service) => show(view, service).await,
        Guide::LastDay(service) => calendar(view, service).await,
    }
}

/// GET /{l}/guides, and GET /guides, which leads there.
async fn list(view: &View<'_>) -> Result<Reply, Failure> {
    if let Some(reply) = without_language(view, "/guides") {
        return Ok(reply);
    }
    let typed: String = view.incoming.query("q").unwrap_or_default().chars().take(SEARCH_CHARS).collect();
    let wanted = typed.trim().to_lowercase();
    let list = read(view, format!("/guides/{}.json", view.locale.tag())).await?;
    let has = |entry: &&Value| {
        ["name", "title", "summary"].into_iter().any(|key| text(entry, key).to_lowercase().contains(&wanted))
    };
    let found = list.as_array().into_iter().flatten().filter(has).map(|value| entry(view, value));
    // What nobody here can be shown is not offered.
    let found =
        found.filter(|entry| entry.summary.is_some() || !entry.languages.is_empty()).take(GUIDES_FOUND).collect();
    Ok(Reply::html(200, guides::page(&view.shell(), guides::Props { typed, found })).public(GUIDE_S))
}

fn entry(view: &View<'_>, value: &Value) -> Entry {
    Entry {
        service: text(value, "service").to_owned(),
        name: text(value, "name").to_owned(),
        summary: value.get("summary").and_then(Value::as_str).map(str::to_owned),
        languages: languages(view, value),
    }
}

/// GET /{l}/guides/{service}, and GET /guides/{service}, which leads there.
async fn show(view: &View<'_>, service: &str) -> Result<Reply, Failure> {
    let found = of_service(view, service).await?;
    if let Some(reply) = without_language(view, &format!("/guides/{service}")) {
        return Ok(reply);
    }
    let owned = |key: &str| text(&found, key).to_owned();
    let content = if found.get("before").is_none() {
        Content::Elsewhere(Some(languages(view, &found)).filter(|all| !all.is_empty()).ok_or(Failure::NotFound)?)
    } else {
        let described = format::written_date(view.locale, &view.context.policy, text(&found, "described"));
        Content::Here(Box::new(Told {
            title: owned("title"),
            described: described.unwrap_or_default(),
            source: owned("source"),
            before: owned("before"),
            after: owned("after"),
            deadline: days(&found).map(|days| deadline(view, days)),
        }))
    };
    let is_refused =
        matches!(&content, Content::Here(told) if told.deadline.as_ref().is_some_and(|one| !one.errors.is_empty()));
    let props = guide::Props { service: service.to_owned(), name: owned("name"), content };
    let page = guide::page(&view.shell(), props);
    Ok(if is_refused { Reply::html(400, page) } else { Reply::html(200, page).public(GUIDE_S) })
}

/// GET /{l}/guides/{service}/last-day.ics?from=…: a date and nothing else.
async fn calendar(view: &View<'_>, service: &str) -> Result<Reply, Failure> {
    let found = of_service(view, service).await?;
    let from = view.incoming.query("from").and_then(|from| day(&from)).ok_or(Failure::NotFound)?;
    let last = last_day(from, days(&found).ok_or(Failure::NotFound)?).ok_or(Failure::NotFound)?;
    let page = format!("{}{}", view.context.settings.origin, view.path(&format!("/guides/{service}")));
    let said = |key: &str| view.texts.get_with(key, &[("service", text(&found, "name")), ("page", &page)]);
    let texts = [said("guide-calendar-summary"), said("guide-calendar-description")];
    let file = calendar_file::all_day(&format!("guide-{service}-{last}"), view.context.now, last, &texts);
    Ok(Reply::file("text/calendar; charset=utf-8", &format!("{service}.ics"), file.into_bytes()))
}

/// The same guide in the language that the browser asks for.
fn without_language(view: &View<'_>, path: &str) -> Option<Reply> {
    let is_bare = view.incoming.path.starts_with("/guides");
    is_bare.then(|| Reply::see_other(&view.path(path)))
}

async fn of_service(view: &View<'_>, service: &str) -> Result<Value, Failure> {
    let is_name = !service.is_empty()
        && service.bytes().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-');
    if !is_name {
        return Err(Failure::NotFound);
    }
    read(view, format!("/guides/{service}/{}.json", view.locale.tag())).await
}

async fn read(view: &View<'_>, path: String) -> Result<Value, Failure> {
    let file = view.context.files.text(&path).await?.ok_or(Failure::NotFound)?;
    serde_json::from_str(&file).map_err(|_| Failure::Service("a guide's file does not parse".to_owned()))
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// Those of a guide that the operator offers: a page in another one would not be there.
fn languages(view: &View<'_>, value: &Value) -> Vec<Locale> {
    let offered = language::offered(view.context);
    let tags = value.get("languages").and_then(Value::as_array).into_iter().flatten();
    tags.filter_map(|tag| Locale::parse(tag.as_str()?)).filter(|locale| offered.contains(locale)).collect()
}

fn days(value: &Value) -> Option<u32> {
    value.get("days").and_then(Value::as_u64).and_then(|days| u32::try_from(days).ok())
}

fn day(typed: &str) -> Option<NaiveDate> {
    typed.trim().parse::<NaiveDate>().ok().filter(|day| YEARS.contains(&day.year()))
}

/// About so many days after the first: the service counts for itself.
fn last_day(from: NaiveDate, days: u32) -> Option<NaiveDate> {
    from.checked_add_days(Days::new(days.into()))
}

fn deadline(view: &View<'_>, days: u32) -> Deadline {
    let typed = view.incoming.query("from").map(|typed| typed.chars().take(SEARCH_CHARS).collect());
    let last = typed.as_deref().and_then(day).and_then(|from| last_day(from, days));
    let last_day = last.and_then(|day| format::written_date(view.locale, &view.context.policy, &day.to_string()));
    let is_refused = typed.is_some() && last_day.is_none();
    let error = || FieldError { field: "from", text: view.texts.get("guide-from-malformed") };
    Deadline {
        days,
        errors: is_refused.then(error).into_iter().collect(),
        typed: typed.unwrap_or_default(),
        last_day,
        intl_tag: format::intl_tag(view.locale),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_counted_across_months_and_leap_days() {
        let counted = |from: &str| day(from).and_then(|from| last_day(from, 30)).map(|day| day.to_string());
        assert_eq!(counted("2026-11-27").as_deref(), Some("2026-12-27"));
        assert_eq!(counted("2027-01-31").as_deref(), Some("2027-03-02"));
        assert_eq!(counted("2028-01-30").as_deref(), Some("2028-02-29"));
        assert_eq!(counted(" 2026-12-31 ").as_deref(), Some("2027-01-30"));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for typed in ["", "27.11.2026", "2026-02-30", "2026-11-27T00:00", "1999-12-31", "2101-01-01", "+262142-01-01"] {
            assert_eq!(day(typed), None, "{typed}");
        }
    }
}
