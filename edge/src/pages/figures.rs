//! What came in the last quarter and how it was decided, for everybody, where the operator's policy publishes it.
//!
//! A whole quarter of the calendar, and not the last ninety days: those move daily, and from two days' figures somebody could
//! read what became of one request. A number below five is not told.

use chrono::{Datelike as _, Days, NaiveDate};
use frontend::pages::figures::{self, Kind, Props};
use shared::clock::{Figures, Handled, Tenths};
use shared::policy::Policy;
use shared::time::Timestamp;

use crate::desk::figures::{KINDS, decided};
use crate::failure::Failure;
use crate::format;
use crate::limits::{FIGURE_CASES, FIGURES_S};
use crate::port::Row;
use crate::reply::Reply;
use crate::storage;
use crate::view::View;

/// What is told as "fewer than".
const FEW: u64 = 5;

/// GET /{l}/figures
pub async fn show(view: &View<'_>) -> Result<Reply, Failure> {
    let policy = &view.context.policy;
    if !policy.publish_figures {
        return Err(Failure::NotFound);
    }
    let (from, until) = quarter_before(policy.zone.date(view.context.now)).ok_or(Failure::NotFound)?;
    let (since, ends) = bounds(policy, from, until).ok_or(Failure::NotFound)?;
    let rows = view.context.one(storage::desk::since(since, FIGURE_CASES)).await?;
    let mut kinds = Vec::new();
    for kind in KINDS {
        let name = view.texts.get(&format!("figures-kind-{kind}"));
        kinds.push(Kind { name, numbers: told(view, &rows, kind, (since, ends))? });
    }
    let first = format::day(view.locale, policy, since);
    let props = Props { from: first, until: format::last_day(view.locale, policy, ends), kinds };
    Ok(Reply::html(200, figures::page(&view.shell(), props)).public(FIGURES_S))
}

/// The first and the last day of the quarter before the one in which this day lies.
fn quarter_before(today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let first_of = |day: NaiveDate| NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1);
    let until = first_of(today)?.pred_opt()?;
    Some((first_of(until)?, until))
}

/// From the end of the day before the first to the end of the last.
fn bounds(policy: &Policy, from: NaiveDate, until: NaiveDate) -> Option<(Timestamp, Timestamp)> {
    Some((policy.zone.end_of_day(from.checked_sub_days(Days::new(1))?), policy.zone.end_of_day(until)))
}

fn told(
    view: &View<'_>,
    rows: &[Row],
    kind: &str,
    (since, ends): (Timestamp, Timestamp),
) -> Result<[String; 5], Failure> {
    let is_within = |at: Timestamp| since <= at && at < ends;
    let (mut received, mut handled) = (0, Vec::new());
    for row in rows {
        if row.text("kind")? != kind {
            continue;
        }
        let received_at = Timestamp::from_ms(row.int("filed_at")?);
        received += u64::from(is_within(received_at));
        if let Some(decided) = decided(row)?.filter(|(at, _)| is_within(*at)) {
            handled.push((kind, Handled { received_at, decided: Some(decided) }));
        }
    }
    let figures: Figures = shared::clock::figures(handled).remove(kind).unwrap_or_default();
    let few = || view.texts.get("figures-few");
    let number = |number: u64| if number < FEW { few() } else { number.to_string() };
    let days = |days: Option<Tenths>| days.filter(|_| figures.decided >= FEW).map_or_else(few, |days| days.to_string());
    Ok([
        number(received),
        number(figures.decided),
        number(figures.refused),
        days(figures.median_days),
        days(figures.mean_days),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quarter_before_is_whole_and_over() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let of = |text: &str| quarter_before(day(text)).expect("a quarter");
        assert_eq!(of("2026-11-27"), (day("2026-07-01"), day("2026-09-30")));
        assert_eq!(of("2026-10-01"), (day("2026-07-01"), day("2026-09-30")));
        assert_eq!(of("2026-03-31"), (day("2025-10-01"), day("2025-12-31")));
    }
}
