//! Every state in four answers: what is happening, who acts next, by when, what comes.

use leptos::prelude::*;

use super::{Props, Situation};
use crate::components::foreign::foreign;
use crate::components::schedule;
use crate::i18n::Texts;
use crate::pages::part::schedule::Schedule;
use crate::pages::part::{Haste, HeldBack, WayBack};
use crate::route;
use crate::shell::Shell;

pub(super) struct Told {
    pub heading: String,
    pub happening: String,
    pub who: String,
    /// By when, if anybody acts.
    pub when: Option<String>,
}

/// The words of each state stand side by side, so that none is forgotten.
pub(super) fn tell(texts: Texts, situation: &Situation) -> Told {
    let plain = |[heading, happening, who]: [&str; 3], when: Option<&String>| Told {
        heading: texts.get(heading),
        happening: texts.get(happening),
        who: texts.get(who),
        when: when.cloned(),
    };
    let over = |[heading, happening, who]: [&str; 3], at: &str| Told {
        heading: texts.get(heading),
        happening: texts.get_with(happening, &[("at", at)]),
        who: texts.get(who),
        when: None,
    };
    match situation {
        Situation::Unverified { until } => {
            plain(["status-unverified", "status-unverified-text", "status-who-you"], Some(until))
        }
        Situation::Preparing { until } => {
            plain(["status-preparing", "status-preparing-text", "status-who-you"], Some(until))
        }
        Situation::Blocked { until, .. } => {
            plain(["status-blocked", "status-blocked-text", "status-who-blocked"], Some(until))
        }
        Situation::Pending { way_back, erase_on, postponed } => Told {
            heading: texts.get("status-pending"),
            happening: pending(texts, way_back.as_ref(), *postponed),
            who: texts.get("status-who-nobody"),
            when: Some(erase_on.clone()),
        },
        Situation::RevocationAsked { decide_by, held_back } => asked(texts, decide_by, held_back),
        Situation::OnHold { review_on } => {
            plain(["status-on-hold", "status-on-hold-text", "status-who-staff"], Some(review_on))
        }
        Situation::Revoked { at, locked: false } => {
            over(["status-revoked", "status-revoked-text", "status-who-none"], at)
        }
        Situation::Revoked { at, locked: true } => {
            over(["status-revoked", "status-revoked-locked-text", "status-who-you"], at)
        }
        Situation::Withdrawn { at } => over(["status-withdrawn", "status-withdrawn-text", "status-who-none"], at),
        Situation::Expired { at } => over(["status-expired", "status-expired-text", "status-who-none"], at),
        Situation::Erasing { done, all } => Told {
            heading: texts.get("status-erasing"),
            happening: texts.count("status-erasing-text", *all, &[("done", &done.to_string())]),
            who: texts.get("status-who-we"),
            when: None,
        },
        Situation::Erased { at, .. } => over(["status-erased", "status-erased-text", "status-who-none"], at),
        Situation::Cleared { at } => over(["status-cleared", "status-cleared-text", "status-who-none"], at),
    }
}

fn asked(texts: Texts, decide_by: &str, held_back: &HeldBack) -> Told {
    let (heading, happening) = match held_back {
        HeldBack::UntilDecided => ("status-revocation-asked", texts.get("status-revocation-asked-text")),
        HeldBack::Until(until) => {
            let text = texts.get_with("status-revocation-asked-until-text", &[("date", until)]);
            ("status-revocation-asked", text)
        }
        HeldBack::No { erase_on } => {
            let text = texts.get_with("status-revocation-asked-again-text", &[("date", erase_on)]);
            ("status-revocation-asked-again", text)
        }
    };
    let (heading, who) = (texts.get(heading), texts.get("status-who-staff"));
    Told { heading, happening, who, when: Some(decide_by.to_owned()) }
}

fn pending(texts: Texts, way_back: Option<&WayBack>, postponed: bool) -> String {
    let mut text = match way_back {
        Some(WayBack { last_day, days_left: Some(days), .. }) => {
            texts.count("status-pending-days-text", *days, &[("date", last_day)])
        }
        Some(WayBack { last_day, .. }) => texts.get_with("status-pending-text", &[("date", last_day)]),
        None => texts.get("status-pending-no-way-back-text"),
    };
    if postponed {
        text = texts.joined(&[text, texts.get("status-postponed-text")]);
    }
    text
}

/// Who acts next. While a question waits, that is whoever wrote to the staff, and no other day runs.
pub(super) fn next(texts: Texts, props: &Props, told: String, when: Option<String>) -> AnyView {
    match &props.asked_until {
        Some(day) => who_and_when(texts, texts.get("status-who-asked"), Some(day.clone())),
        None => who_and_when(texts, who(texts, told, props.haste.as_ref()), when),
    }
}

/// While a wish not to wait is undecided, it is not only time that acts.
fn who(texts: Texts, who: String, haste: Option<&Haste>) -> String {
    if matches!(haste, Some(Haste::Asked { .. })) { texts.get("status-who-staff") } else { who }
}

/// Who acts next, and by when: the same two lines in every state.
fn who_and_when(texts: Texts, who: String, when: Option<String>) -> AnyView {
    let when = when.map(|when| {
        view! { <div><dt>{texts.get("status-when")}</dt><dd>{foreign(when)}</dd></div> }
    });
    view! {
        <dl class="who">
            <div><dt>{texts.get("status-who")}</dt><dd>{who}</dd></div>
            {when}
        </dl>
    }
    .into_any()
}

/// What was and what is still to come, where there are dates.
pub(super) fn ahead(texts: Texts, schedule: Option<&Schedule>) -> Option<AnyView> {
    let view = view! {
        <section aria-labelledby="ahead">
            <h2 id="ahead">{texts.get("schedule-title")}</h2>
            {schedule::picture(texts, schedule?)}
        </section>
    };
    Some(view.into_any())
}

/// A wish not to wait that is on its way.
pub(super) fn haste(shell: &Shell, haste: Option<&Haste>) -> Option<AnyView> {
    let texts = shell.texts;
    let (title, text, stays) = match haste? {
        Haste::Possible => return None,
        Haste::Asked { at } => {
            ("immediate-waits", texts.get_with("immediate-waits-text", &[("at", at)]), "immediate-waits-stays")
        }
        Haste::Approved { object_by } => {
            let text = texts.get_with("immediate-approved-text", &[("date", object_by)]);
            ("immediate-approved", text, "immediate-waits-object")
        }
    };
    let view = view! {
        <section aria-labelledby="haste">
            <h2 id="haste">{texts.get(title)}</h2>
            <p>{text}</p>
            <p>{texts.get(stays)}{texts.joint()}<a href=route::veto(shell.locale)>{texts.get("veto-title")}</a></p>
        </section>
    };
    Some(view.into_any())
}

/// A question of the staff that waits; its words are in the mail alone.
pub(super) fn question(shell: &Shell, until: Option<&str>) -> Option<AnyView> {
    let texts = shell.texts;
    let text = texts.get_with("status-question-text", &[("day", until?)]);
    let view = view! {
        <section aria-labelledby="question">
            <h2 id="question">{texts.get("status-question")}</h2>
            <p>{text}{texts.joint()}<a href=route::answer(shell.locale)>{texts.get("status-question-answer")}</a></p>
        </section>
    };
    Some(view.into_any())
}
