//! What happens when, as a picture with words: a line of time behind every row, and beside it the words that say the same.
//! The words are a list and can wrap; the drawings are for the eye alone, so that nothing is read twice.

pub(crate) mod course;
mod scale;

use leptos::prelude::*;

use shared::gather::sort_by_key;

use crate::i18n::Texts;
use crate::pages::part::schedule::{KeptUntil, Moment, Schedule};
use scale::{BREAK, END, START, Scale};

/// One row: words, and what lasts from where to where.
struct Row {
    /// How it is drawn.
    kind: &'static str,
    when: String,
    what: String,
    texts: Vec<String>,
    from: u32,
    to: u32,
}

pub(crate) fn picture(texts: Texts, schedule: &Schedule) -> AnyView {
    let near = schedule.backups.day;
    let scale = Scale::of(days(schedule), near);
    let today = schedule.today.as_ref().map(|today| scale.at(today.day));
    let rows = rows(texts, schedule)
        .into_iter()
        .map(|row| {
            let drawing = drawing(&scale, &row, today);
            let current = (row.kind == "here").then_some("step");
            let texts = row.texts.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
            view! {
                <li aria-current=current>
                    <div class="schedule-words">
                        <p class="schedule-when">{row.when}</p>
                        <p class="schedule-what">{row.what}</p>
                        {texts}
                    </div>
                    {drawing}
                </li>
            }
        })
        .collect_view();
    let measure = texts.get(if scale.is_broken { "schedule-broken" } else { "schedule-even" });
    // Only where the laws are named: in short, it has been said before.
    let is_whole = schedule.kept.iter().any(|kept| kept.basis.is_some());
    let kept = is_whole.then(|| view! { <p>{texts.get("schedule-kept-text")}</p> });
    view! {
        <ol class="schedule">{rows}</ol>
        {kept}
        <p class="hint">{measure}</p>
    }
    .into_any()
}

fn days(schedule: &Schedule) -> Vec<u32> {
    let moments = schedule.today.iter().chain(&schedule.last_day).chain([&schedule.erased, &schedule.backups]);
    moments.chain(schedule.kept.iter().map(|kept| &kept.until)).map(|moment| moment.day).collect()
}

fn rows(texts: Texts, schedule: &Schedule) -> Vec<Row> {
    let erased = schedule.erased.day;
    let row = |kind, moment: &Moment, what: &str, from| Row {
        kind,
        when: moment.when.clone(),
        what: texts.get(what),
        texts: Vec::new(),
        from,
        to: moment.day,
    };
    let mut rows = vec![Row {
        kind: "closed",
        when: schedule.begins.clone(),
        what: texts.get("schedule-closed"),
        texts: schedule.begins_text.clone().into_iter().collect(),
        from: 0,
        to: erased,
    }];
    rows.extend(schedule.today.as_ref().map(|today| row("here", today, "schedule-today", today.day)));
    rows.extend(schedule.last_day.as_ref().map(|last_day| row("back", last_day, "schedule-last-day", 0)));
    rows.push(Row { texts: gone(texts, schedule), ..row("erased", &schedule.erased, "schedule-erased", erased) });
    let backups = row("backups", &schedule.backups, "schedule-backups", erased);
    rows.push(Row { texts: schedule.backups_text.clone().into_iter().collect(), ..backups });
    let mut kept: Vec<&KeptUntil> = schedule.kept.iter().collect();
    sort_by_key(&mut kept, |kept| kept.until.day);
    rows.extend(kept.into_iter().map(|kept| Row {
        kind: "kept",
        when: kept.until.when.clone(),
        what: texts.get_with("schedule-kept", &[("what", &kept.label)]),
        texts: kept.basis.clone().into_iter().collect(),
        from: erased,
        to: kept.until.day,
    }));
    rows
}

/// What is gone by then, by name, and who says so.
fn gone(texts: Texts, schedule: &Schedule) -> Vec<String> {
    let told = |key: &str, what: &[String]| {
        (!what.is_empty()).then(|| texts.get_with(key, &[("what", &what.join(&texts.get("list-comma")))]))
    };
    let erased = told("schedule-erased-what", &schedule.erased_what)
        .into_iter()
        .chain(told("schedule-anonymised-what", &schedule.anonymised_what));
    let receipt = if schedule.is_elsewhere { "schedule-erased-text" } else { "schedule-erased-alone" };
    erased.chain([texts.get(receipt)]).collect()
}

/// Where the line is broken, if it is.
fn cut(scale: &Scale) -> Option<AnyView> {
    let paths = || {
        view! {
            <path class="schedule-gap" d=format!("M{} 90L{} 10", BREAK - 6, BREAK + 6)/>
            <path class="schedule-cut" d=format!("M{} 90L{} 10M{} 90L{} 10", BREAK - 16, BREAK - 4, BREAK + 4, BREAK + 16)/>
        }
    };
    scale.is_broken.then(|| paths().into_any())
}

/// Strokes keep their width however wide and high the row is: the style sheet says so. Lines without length are dots.
fn drawing(scale: &Scale, row: &Row, today: Option<u32>) -> AnyView {
    let (from, to) = (scale.at(row.from), scale.at(row.to));
    // Where words and drawing stand side by side, the line reaches from row to row.
    let today = today.map(|place| {
        view! {
            <path class="schedule-today" d=format!("M{place} 0V100")/>
            <path class="schedule-today schedule-reach" d=format!("M{place} -1000V0M{place} 100V1100")/>
        }
    });
    let cut = cut(scale);
    view! {
        <svg
            class="schedule-bar"
            viewBox="0 0 1000 100"
            preserveAspectRatio="none"
            width="100%"
            height="24"
            aria-hidden="true"
            focusable="false"
        >
            <path class="schedule-line" d=format!("M{START} 50H{END}")/>
            {today}
            <path class=format!("schedule-{}", row.kind) d=format!("M{from} 50H{}", to.max(from + 1))/>
            {cut}
        </svg>
    }
    .into_any()
}
