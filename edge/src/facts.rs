//! What the rules and the directory say, as the finished texts that pages and mails show. One source for both, so that what
//! is shown before is what is done afterwards.

use frontend::i18n::{Locale, Texts};
use frontend::pages::part::{self, HeldBack};
use frontend::pages::stop::Shown;
use frontend::shell::Link;
use shared::application::{Approval, Evidence, Stop};
use shared::deletion::Pending;
use shared::eligibility::BlockerKind;
use shared::id::{CategoryId, ProcessorId, ReasonId};
use shared::policy::{self, Policy, Retention, Strategy, Text};
use shared::retention::{Ground, Kept};
use shared::time::{Timestamp, Window};

use crate::directory;
use crate::format;
use crate::port::Row;
use crate::view::View;

pub mod schedule;

/// A policy's own sentence.
pub fn content(texts: Texts, text: &Text) -> String {
    texts.content(text.in_locale(texts.locale().tag()))
}

/// What is typed before the request is sent, exactly as it is shown: a pseudo-language's marks cannot be typed.
pub fn phrase(texts: Texts, policy: &Policy) -> String {
    let own = policy.confirm.own_phrase.as_ref();
    own.map_or_else(|| texts.phrase(), |own| own.in_locale(texts.locale().tag()).to_owned())
}

/// What to do before.
pub fn preparations(texts: Texts, policy: &Policy) -> Vec<part::Category> {
    let shown = |one: &policy::Preparation| part::Category {
        label: content(texts, &one.title),
        consequence: content(texts, &one.text),
    };
    policy.preparations.iter().map(shown).collect()
}

/// The reason that somebody gave, as the log has it. The log's other words are not read.
#[derive(serde::Deserialize)]
struct Said {
    reason: Option<ReasonId>,
}

/// Whether the reason that the log tells of leads to a complaint.
pub fn complains(policy: &Policy, log: &[Row]) -> bool {
    let tells = |row: &&Row| row.text("kind").is_ok_and(|kind| ["armed", "confirmed"].contains(&kind.as_str()));
    let said = |row: &Row| serde_json::from_str::<Said>(&row.text("body").ok()?).ok()?.reason;
    let last = log.iter().rev().find(tells).and_then(said);
    last.is_some_and(|reason| policy.lead(&reason) == Some(policy::Lead::Complaint))
}

/// What people call a processor; its id where an older version of the policy told no name.
pub fn processor(texts: Texts, policy: &Policy, id: &ProcessorId) -> String {
    policy.processor(id).map_or_else(|| id.to_string(), |processor| content(texts, &processor.label))
}

/// What people call a category; one that the rules know no longer, by its id.
pub fn category(texts: Texts, policy: &Policy, id: &CategoryId) -> String {
    policy.category(id).map_or_else(|| id.to_string(), |category| content(texts, &category.label))
}

/// The three lists of the manifest: erased, anonymised, kept.
#[derive(Debug, Default)]
pub struct Manifest {
    pub erased: Vec<part::Category>,
    pub anonymised: Vec<part::Category>,
    pub kept: Vec<part::Kept>,
}

/// The manifest as it would be carried out at `purge_at`; without a moment, periods stand in the place of dates.
pub fn manifest(texts: Texts, policy: &Policy, purge_at: Option<Timestamp>) -> Manifest {
    let mut manifest = Manifest::default();
    for category in &policy.categories {
        let shown = part::Category {
            label: content(texts, &category.label),
            consequence: content(texts, &category.consequence),
        };
        match (&category.retention, category.strategy) {
            (Retention::Keep(keep), _) => manifest.kept.push(part::Kept {
                label: shown.label,
                basis: content(texts, &keep.basis),
                until: match purge_at {
                    Some(at) => format::last_day(texts.locale(), policy, keep.until(at, &policy.zone)),
                    None => period(texts, keep.months),
                },
            }),
            (_, Strategy::Anonymise) => manifest.anonymised.push(shown),
            (_, Strategy::Erase) => manifest.erased.push(shown),
        }
    }
    manifest
}

pub fn period(texts: Texts, months: u32) -> String {
    if months.is_multiple_of(12) {
        texts.count("period-years", months / 12, &[])
    } else {
        texts.count("period-months", months, &[])
    }
}

/// "two months", "30 days", or nothing where there is no way back.
pub fn window(texts: Texts, window: Window) -> Option<String> {
    match window {
        Window::Months(months) => Some(texts.count("period-months", u32::from(months), &[])),
        Window::Days(days) => Some(texts.count("period-days", u32::from(days), &[])),
        Window::None => None,
    }
}

/// The way back of a request sent at `from`, or of one that is pending until `until`.
pub fn way_back(texts: Texts, policy: &Policy, until: Timestamp, now: Option<Timestamp>) -> Option<part::WayBack> {
    let days_left = now.map(|now| {
        let days = (policy.zone.date(until.plus_ms(-1)) - policy.zone.date(now)).num_days();
        u32::try_from(days).unwrap_or_default()
    });
    Some(part::WayBack {
        last_day: format::last_day(texts.locale(), policy, until),
        window: window(texts, policy.window)?,
        days_left,
    })
}

/// How long an undecided application holds the erasure back.
pub fn held_back(locale: Locale, policy: &Policy, stop: Stop, purge_at: Timestamp) -> HeldBack {
    match stop {
        Stop::UntilDecided => HeldBack::UntilDecided,
        Stop::Until(end) => HeldBack::Until(format::day(locale, policy, end)),
        Stop::Never => HeldBack::No { erase_on: format::day(locale, policy, purge_at) },
    }
}

/// How far a wish not to wait is; nothing if there is none.
pub fn haste(locale: Locale, policy: &Policy, pending: &Pending) -> Option<part::Haste> {
    let application = pending.immediate.as_ref()?;
    Some(match &application.approval {
        Approval::None | Approval::Once(_) => {
            part::Haste::Asked { at: format::moment(locale, policy, application.filed_at) }
        }
        Approval::Twice { .. } => {
            part::Haste::Approved { object_by: format::last_day(locale, policy, pending.purge_at()) }
        }
    })
}

/// What whoever asked has shown; nothing if nothing.
pub fn shown(locale: Locale, policy: &Policy, evidence: Evidence, is_control: bool) -> Option<Shown> {
    let day = |at| format::day(locale, policy, at);
    Some(match evidence {
        Evidence::Nothing => return None,
        Evidence::OneOfItsMailboxes => Shown::OneOfSeveral,
        Evidence::Mailbox { replaced_at: Some(at), .. } => Shown::Replaced { on: day(at) },
        Evidence::Mailbox { .. } if is_control => Shown::Own,
        Evidence::Mailbox { since, .. } => Shown::Young { since: day(since) },
    })
}

/// All blockers in the policy's words, each with the place of its remedy.
pub fn blockers(texts: Texts, policy: &Policy, blockers: &[directory::Blocker]) -> Vec<part::Blocker> {
    blockers
        .iter()
        .map(|blocker| {
            let usual = part::Blocker::usual(texts, kind(blocker.kind));
            let rule = policy.blockers.iter().find(|rule| rule.kind == blocker.kind);
            let [what, remedy] = rule.map_or([usual.what, usual.remedy], |rule| {
                [&rule.label, &rule.remedy].map(|text| content(texts, text))
            });
            let link = blocker.remedy.clone();
            let link = link.map(|href| Link { href, text: texts.get(&format!("blocker-{}-link", blocker.kind.key())) });
            part::Blocker { kind: usual.kind, what, remedy, detail: blocker.detail.clone(), link }
        })
        .collect()
}

const fn kind(kind: BlockerKind) -> part::BlockerKind {
    match kind {
        BlockerKind::Unpaid => part::BlockerKind::Unpaid,
        BlockerKind::Dispute => part::BlockerKind::Dispute,
        BlockerKind::Investigation => part::BlockerKind::Investigation,
        BlockerKind::Violation => part::BlockerKind::Violation,
    }
}

/// What is still kept, on what ground and until when. The contact that only waits for its last mail is not worth a line.
pub fn kept(texts: Texts, locale: Locale, policy: &Policy, kept: &[Kept]) -> Vec<part::Kept> {
    kept.iter()
        .filter(|kept| kept.ground != Ground::FinalMail)
        .filter_map(|kept| {
            let category = policy.category(&kept.category)?;
            let basis = match (&kept.ground, &category.retention) {
                (Ground::Retention, Retention::Keep(keep)) => content(texts, &keep.basis),
                _ => texts.get("kept-by-hold"),
            };
            // Under a hold nobody knows the day: its date is only the first on which it could have gone.
            let until = match kept.ground {
                Ground::Hold => texts.get("kept-until-hold"),
                Ground::Retention | Ground::FinalMail => format::last_day(locale, policy, kept.until),
            };
            Some(part::Kept { label: content(texts, &category.label), basis, until })
        })
        .collect()
}

/// As of when a page is true, and where it can be opened again.
pub fn printed(view: &View<'_>, policy: &Policy) -> part::Printed {
    let page = format!("{}{}", view.context.settings.origin, view.path("/status"));
    part::Printed { at: format::moment(view.locale, policy, view.context.now), page }
}

/// When backups and the database's own history have forgotten.
pub fn backups_gone(policy: &Policy, erased_at: Timestamp) -> Timestamp {
    erased_at.plus_ms(i64::from(policy.backups_days) * shared::limits::DAY_MS)
}

/// Whether the address may be used for a new account; where not, by when that is looked at, if the purge has a moment.
pub fn email_reuse(texts: Texts, policy: &Policy, purge_at: Option<Timestamp>) -> part::EmailReuse {
    let review = |at| format::last_day(texts.locale(), policy, policy.address_review_at(at));
    match policy.email_reuse {
        policy::EmailReuse::Allowed => part::EmailReuse::Yes,
        policy::EmailReuse::Never => part::EmailReuse::Never { review: purge_at.map(review) },
    }
}
