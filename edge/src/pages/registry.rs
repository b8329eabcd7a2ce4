//! What is kept, what for, how long and by whom: read from the rules that are carried out, and from nothing else.

use std::collections::BTreeMap;

use frontend::i18n::Texts;
use frontend::pages::registry::{self, Course, Kind, Props};
use shared::clock::Unit;
use shared::clock::law::{ROWS, Row};
use shared::limits::{DAY_MS, HOUR_MS, MINUTE_MS};
use shared::policy::{Category, Policy, Retention, Stays, Strategy};
use shared::retention::OWN;
use shared::time::{Timestamp, Window};

use crate::facts::{self, content, period};
use crate::pages::front::KEEP_S;
use crate::reply::Reply;
use crate::view::View;

/// GET /{l}/retention
pub fn show(view: &View<'_>) -> Reply {
    Reply::html(200, registry::page(&view.shell(), props(view, None))).public(KEEP_S)
}

/// What the page says; at the desk, also how much was cleared of each category.
pub fn props(view: &View<'_>, cleared: Option<&BTreeMap<String, i64>>) -> Props {
    let (texts, policy) = (view.texts, &view.context.policy);
    let kinds = policy.categories.iter().map(|category| {
        let mut facts = facts(texts, policy, category);
        if let Some(cleared) = cleared {
            let count = cleared.get(category.id.as_str()).copied().unwrap_or_default();
            facts.push(("registry-cleared", count.to_string()));
        }
        Kind { label: content(texts, &category.label), facts, course: course(policy, category, view.context.now) }
    });
    Props {
        badge: None,
        kinds: kinds.collect(),
        own: OWN.iter().map(|own| (own.name, span(texts, own.kept_ms))).collect(),
        clocks: ROWS.iter().filter(|row| row.regime == policy.law.regime).map(|row| clock(texts, row)).collect(),
    }
}

/// How long something is kept of whoever stays.
pub fn stays(texts: Texts, stays: Stays) -> String {
    let length = match stays.period {
        Window::Months(months) => period(texts, u32::from(months)),
        other => facts::window(texts, other).unwrap_or_default(),
    };
    texts.get_with(&format!("registry-stays-{}", stays.from.name()), &[("period", &length)])
}

fn facts(texts: Texts, policy: &Policy, category: &Category) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    facts.extend(category.purpose.as_ref().map(|purpose| ("registry-purpose", content(texts, purpose))));
    let basis = category.legal_basis.map(|basis| texts.get(&format!("registry-basis-{}", basis.name())));
    facts.extend(basis.map(|basis| ("registry-basis", basis)));
    let stays = category.stays.map_or_else(|| texts.get("registry-stays-account"), |told| stays(texts, told));
    facts.push(("registry-stays", stays));
    let leaves = match (&category.retention, category.strategy) {
        (Retention::Keep(keep), _) => {
            let basis = content(texts, &keep.basis);
            let period = period(texts, keep.months);
            texts.get_with("registry-leaves-kept", &[("period", &period), ("basis", &basis)])
        }
        (Retention::UntilFinalMail, _) => texts.get("registry-leaves-contact"),
        (Retention::None, Strategy::Anonymise) => texts.get("registry-leaves-anonymised"),
        (Retention::None, Strategy::Erase) => texts.get("registry-leaves-erased"),
    };
    facts.push(("registry-leaves", leaves));
    let who: Vec<String> = category.processors.iter().map(|id| facts::processor(texts, policy, id)).collect();
    facts.push(("registry-who", who.join(&texts.get("list-comma"))));
    facts
}

/// As if it all began now.
fn course(policy: &Policy, category: &Category, now: Timestamp) -> Course {
    let zone = &policy.zone;
    let day = |at: Timestamp| u32::try_from((zone.date(at) - zone.date(now)).num_days()).unwrap_or_default();
    let purge_at = policy.window.end(now, zone);
    let kept = match &category.retention {
        Retention::Keep(keep) => Some(day(keep.until(purge_at, zone))),
        Retention::None | Retention::UntilFinalMail => None,
    };
    Course { stays: category.stays.map(|stays| day(stays.end(now, zone))), erased: day(purge_at), kept }
}

/// In the largest unit that it is more than one of.
fn span(texts: Texts, ms: i64) -> String {
    let (key, unit) = match ms {
        _ if ms >= 2 * DAY_MS => ("period-days", DAY_MS),
        _ if ms >= 2 * HOUR_MS => ("registry-hours", HOUR_MS),
        _ => ("registry-minutes", MINUTE_MS),
    };
    texts.count(key, u32::try_from(ms / unit).unwrap_or(u32::MAX), &[])
}

fn clock(texts: Texts, row: &Row) -> (&'static str, String) {
    let length = u32::from(row.rule.term.length);
    let period = match row.rule.term.unit {
        Unit::BusinessDay => texts.count("registry-business-days", length, &[]),
        Unit::Day => texts.count("period-days", length, &[]),
        Unit::Month | Unit::PlainMonth => period(texts, length),
    };
    let start = texts.get(&format!("registry-start-{}", row.start.name()));
    let told = [("period", period.as_str()), ("start", &start), ("source", row.source)];
    (row.duty.name(), texts.get_with("registry-clock", &told))
}
