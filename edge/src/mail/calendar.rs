//! The last day to cancel, as a calendar entry that an update moves and a revocation cancels. No personal data in it.

use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus};
use shared::policy::Policy;
use shared::time::Timestamp;

use super::{address, locale_of, texts};
use crate::context::Context;
use crate::storage::deletion::Stored;

/// Days before the last day on which a calendar reminds (screens U20).
const REMIND_DAYS: [i64; 2] = [7, 1];

fn uid(stored: &Stored) -> String {
    format!("{}-last-day@adieu", stored.reference)
}

fn moment(at: Timestamp) -> chrono::DateTime<chrono::Utc> {
    chrono::DateTime::from_timestamp_millis(at.ms()).unwrap_or_default()
}

/// An all-day entry on the last day to cancel.
pub fn last_day(context: &Context, stored: &Stored, policy: &Policy, purge_at: Timestamp) -> String {
    let day = policy.zone.date(purge_at.plus_ms(-1));
    let texts = texts(stored);
    let mut event = Event::new();
    event
        .uid(&uid(stored))
        .timestamp(moment(context.now))
        .sequence(u32::try_from(stored.version).unwrap_or_default())
        .summary(&texts.get("calendar-summary"))
        .description(&texts.get_with(
            "calendar-description",
            &[("page", &address(context, locale_of(stored), "/revoke")), ("reference", &stored.reference.to_string())],
        ));
    on(&mut event, day, &texts.get("calendar-summary"));
    written(event, "PUBLISH")
}

/// An all-day entry that belongs to no deletion of ours, with its reminders.
pub fn all_day(id: &str, now: Timestamp, day: chrono::NaiveDate, [summary, description]: &[String; 2]) -> String {
    let mut event = Event::new();
    event.uid(&format!("{id}@adieu")).timestamp(moment(now)).summary(summary).description(description);
    on(&mut event, day, summary);
    written(event, "PUBLISH")
}

fn on(event: &mut Event, day: chrono::NaiveDate, summary: &str) {
    event.all_day(day).add_property("TRANSP", "TRANSPARENT");
    for days in REMIND_DAYS {
        event.alarm(Alarm::display(summary, -chrono::TimeDelta::days(days)));
    }
}

/// Takes the entry back.
pub fn cancelled(context: &Context, stored: &Stored) -> String {
    let mut event = Event::new();
    event
        .uid(&uid(stored))
        .timestamp(moment(context.now))
        .sequence(u32::try_from(stored.version).unwrap_or_default())
        .summary(&texts(stored).get("calendar-cancelled"))
        .status(EventStatus::Cancelled);
    written(event, "CANCEL")
}

fn written(mut event: Event, method: &str) -> String {
    let mut calendar = Calendar::new();
    calendar.append_property(icalendar::Property::new("METHOD", method));
    calendar.push(event.done());
    calendar.to_string()
}
