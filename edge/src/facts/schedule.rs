//! What happens when: dates as finished texts, and days since the request as numbers for the picture.

use frontend::i18n::Texts;
use frontend::pages::part::schedule::{KeptUntil, Moment, Schedule};
use shared::policy::{Policy, Retention};
use shared::time::Timestamp;

use super::{backups_gone, content, manifest, period, window};
use crate::format;

/// Where a schedule begins, and what counts its days.
struct Course<'a> {
    texts: Texts,
    policy: &'a Policy,
    since: Timestamp,
}

impl Course<'_> {
    fn day(&self, at: Timestamp) -> u32 {
        let zone = &self.policy.zone;
        u32::try_from((zone.date(at) - zone.date(self.since)).num_days()).unwrap_or_default()
    }

    fn on(&self, at: Timestamp) -> Moment {
        Moment { when: format::day(self.texts.locale(), self.policy, at), day: self.day(at) }
    }

    /// The last day of a period that ends at `end`, exclusive.
    fn until(&self, end: Timestamp) -> Moment {
        self.on(end.plus_ms(-1))
    }

    /// Every kept category with the end of its period.
    fn kept(&self, purge_at: Timestamp, until: impl Fn(u32, Timestamp) -> Moment) -> Vec<KeptUntil> {
        let kept = |category: &shared::policy::Category| match &category.retention {
            Retention::Keep(keep) => Some(KeptUntil {
                label: content(self.texts, &category.label),
                basis: Some(content(self.texts, &keep.basis)),
                until: until(keep.months, keep.until(purge_at, &self.policy.zone)),
            }),
            Retention::None | Retention::UntilFinalMail => None,
        };
        self.policy.categories.iter().filter_map(kept).collect()
    }

    fn names(&self) -> [Vec<String>; 2] {
        let manifest = manifest(self.texts, self.policy, None);
        [manifest.erased, manifest.anonymised].map(|all| all.into_iter().map(|category| category.label).collect())
    }
}

/// What would happen if the request were sent now: the whole of it.
pub fn planned(texts: Texts, policy: &Policy, now: Timestamp) -> Schedule {
    let course = Course { texts, policy, since: now };
    let purge_at = policy.window.end(now, &policy.zone);
    let [erased_what, anonymised_what] = course.names();
    Schedule {
        begins: texts.get("schedule-now"),
        begins_text: None,
        today: None,
        last_day: policy.window.is_reversible().then(|| course.until(purge_at)),
        erased: course.on(purge_at),
        erased_what,
        anonymised_what,
        backups: course.on(backups_gone(policy, purge_at)),
        backups_text: None,
        is_elsewhere: !policy.companies().is_empty(),
        kept: course.kept(purge_at, |_, end| course.until(end)),
    }
}

/// The same in short, for whoever has read the whole of it already.
pub fn reminded(texts: Texts, policy: &Policy, now: Timestamp) -> Schedule {
    let mut schedule = planned(texts, policy, now);
    schedule.erased_what.clear();
    schedule.anonymised_what.clear();
    for kept in &mut schedule.kept {
        kept.basis = None;
    }
    schedule
}

/// A request that waits for its day.
pub fn running(texts: Texts, policy: &Policy, dates: Running) -> Schedule {
    let course = Course { texts, policy, since: dates.since };
    Schedule {
        begins: course.on(dates.since).when,
        today: Some(course.on(dates.now)),
        last_day: policy.window.is_reversible().then(|| course.until(dates.revoke_until)),
        erased: course.on(dates.purge_at),
        backups: course.on(backups_gone(policy, dates.purge_at)),
        backups_text: Some(texts.get("schedule-backups-text")),
        kept: course.kept(dates.purge_at, |_, end| course.until(end)),
        ..planned(texts, policy, dates.now)
    }
}

/// The dates of a request that waits.
#[derive(Debug, Clone, Copy)]
pub struct Running {
    pub since: Timestamp,
    pub now: Timestamp,
    pub revoke_until: Timestamp,
    pub purge_at: Timestamp,
}

/// For everybody: periods in the place of dates. The days are those of a request made now.
pub fn for_everybody(texts: Texts, policy: &Policy, now: Timestamp) -> Schedule {
    let planned = planned(texts, policy, now);
    let course = Course { texts, policy, since: now };
    let purge_at = policy.window.end(now, &policy.zone);
    let after = |key: &str, period: &str| texts.get_with(key, &[("period", period)]);
    let backups = texts.count("period-days", u32::from(policy.backups_days), &[]);
    let way_back = window(texts, policy.window);
    Schedule {
        last_day: planned
            .last_day
            .zip(way_back.as_ref())
            .map(|(moment, period)| Moment { when: after("schedule-after-request", period), ..moment }),
        erased: Moment {
            when: texts.get(if way_back.is_some() { "schedule-after-wait" } else { "schedule-at-once" }),
            ..planned.erased
        },
        begins_text: Some(texts.get("schedule-closed-text")),
        backups: Moment { when: after("schedule-after-erasure", &backups), ..planned.backups },
        backups_text: Some(texts.get("schedule-backups-text")),
        kept: course.kept(purge_at, |months, end| Moment {
            when: after("schedule-after-erasure", &period(texts, months)),
            day: course.day(end.plus_ms(-1)),
        }),
        ..planned
    }
}
