//! Each situation in words.

use leptos::prelude::*;

use super::{Finding, Shown, Situation, send};
use crate::components::list;
use crate::components::path::{Stop, path};
use crate::components::summary::{self, Row};
use crate::i18n::Texts;
use crate::pages::part::HeldBack;
use crate::shell::Shell;

pub(super) fn heading(texts: Texts, situation: &Situation) -> String {
    texts.get(match situation {
        Situation::Keep { .. } => "stop-keep",
        Situation::Withdraw { .. } => "stop-withdraw",
        Situation::NotSent => "stop-not-sent",
        Situation::Ask { held_back: HeldBack::No { .. }, .. } => "stop-again",
        Situation::Ask { .. } => "stop-ask",
        Situation::Waits { held_back: HeldBack::No { .. }, .. } => "stop-waits-again",
        Situation::Waits { .. } => "stop-waits",
        Situation::Held { .. } => "stop-held",
        Situation::TooLate => "stop-late",
        Situation::Back { .. } => "stop-back",
    })
}

pub(super) fn body(shell: &Shell, finding: &Finding, action: &str) -> AnyView {
    let texts = shell.texts;
    match &finding.situation {
        Situation::Keep { asked_at, erase_on } => view! {
            <p class="lead">{texts.get("stop-keep-text")}</p>
            {facts(texts, finding, asked_at, Some(erase_on))}
            <p>{texts.get("stop-keep-back")}</p>
            {send(texts, finding, action, "keep", "stop-keep-send")}
        }
        .into_any(),
        Situation::Withdraw { begun_at } => view! {
            <p class="lead">{texts.get("stop-withdraw-text")}</p>
            <p>{texts.get("stop-withdraw-why")}</p>
            {facts(texts, finding, begun_at, None)}
            {send(texts, finding, action, "keep", "stop-withdraw-send")}
        }
        .into_any(),
        Situation::NotSent => not_sent(shell, finding),
        Situation::Ask { shown, asked_at, erase_on, held_back, decide_by } => {
            let lead = ask(texts, shown, held_back);
            let key = if matches!(held_back, HeldBack::No { .. }) { "stop-again-send" } else { "stop-ask-send" };
            view! {
                {lead}
                {facts(texts, finding, asked_at, Some(erase_on))}
                {ahead(texts, held_back, decide_by)}
                {send(texts, finding, action, "ask", key)}
            }
            .into_any()
        }
        Situation::Waits { at, held_back, decide_by } => waits(shell, finding, at, held_back, decide_by),
        Situation::Held { review_on } => {
            let contact = [("contact", shell.operator.contact.as_str()), ("reference", finding.reference.as_str())];
            view! {
                <p class="lead">{texts.get_with("stop-held-text", &[("date", review_on)])}</p>
                <p>{texts.get_with("stop-held-contact", &contact)}</p>
            }
            .into_any()
        }
        Situation::TooLate => too_late(shell, finding),
        Situation::Back { at, locked } => {
            let key = if *locked { "stop-back-locked-text" } else { "stop-back-text" };
            view! { <p class="lead">{texts.get_with(key, &[("at", at)])}</p> }.into_any()
        }
    }
}

/// Advice for whoever has just got, or is about to get, their account back.
pub(super) fn safe(texts: Texts, finding: &Finding) -> Option<AnyView> {
    let is_wanted = matches!(
        finding.situation,
        Situation::Keep { .. } | Situation::Withdraw { .. } | Situation::NotSent | Situation::Back { .. }
    );
    is_wanted.then(|| advice(texts))
}

pub(in crate::pages) fn advice(texts: Texts) -> AnyView {
    let items = ["stop-safe-password", "stop-safe-addresses", "stop-safe-mailbox", "stop-safe-apps"];
    view! {
        <section aria-labelledby="safe">
            <h2 id="safe">{texts.get("stop-safe")}</h2>
            {list::plain(items.map(|key| texts.get(key)).to_vec())}
        </section>
    }
    .into_any()
}

fn facts(texts: Texts, finding: &Finding, asked_at: &str, erase_on: Option<&String>) -> AnyView {
    let mut rows = vec![
        Row::new(texts.get("stop-reference"), finding.reference.clone()),
        Row::new(texts.get("stop-asked"), asked_at.to_owned()),
    ];
    rows.extend(erase_on.map(|day| Row::new(texts.get("stop-erase"), day.clone())));
    summary::list(texts, rows)
}

/// What the code has shown, and why that is enough for this and not for more.
fn ask(texts: Texts, shown: &Shown, held_back: &HeldBack) -> AnyView {
    let shown = match shown {
        Shown::Own => texts.get("stop-shown-proven"),
        Shown::Replaced { on } => texts.get_with("stop-shown-replaced", &[("date", on)]),
        Shown::Young { since } => texts.get_with("stop-shown-young", &[("date", since)]),
        Shown::OneOfSeveral => texts.get("stop-shown-one"),
    };
    match held_back {
        HeldBack::No { erase_on } => {
            view! { <p class="lead">{texts.get_with("stop-again-text", &[("date", erase_on)])}</p> }.into_any()
        }
        HeldBack::Until(_) | HeldBack::UntilDecided => view! { <p class="lead">{shown}</p> }.into_any(),
    }
}

/// What happens when the button is pressed, with dates.
fn ahead(texts: Texts, held_back: &HeldBack, decide_by: &str) -> AnyView {
    let held =
        Stop::new(texts.get("stop-when-now"), texts.get("stop-held-back")).text(texts.get("stop-held-back-text"));
    let looks = texts.get("stop-looks-text");
    let when = texts.get_with("stop-when-by", &[("date", decide_by)]);
    let looks = |more: Option<String>| {
        let text = texts.joined(&std::iter::once(looks.clone()).chain(more).collect::<Vec<_>>());
        Stop::new(when.clone(), texts.get("stop-looks")).text(text)
    };
    path(match held_back {
        HeldBack::No { .. } => vec![looks(None)],
        HeldBack::UntilDecided => vec![held, looks(Some(texts.get("stop-until-decided")))],
        HeldBack::Until(until) => vec![
            held,
            looks(None),
            Stop::new(texts.get_with("stop-when-on", &[("date", until)]), texts.get("stop-goes-on"))
                .text(texts.get("stop-until-text")),
        ],
    })
}

fn not_sent(shell: &Shell, finding: &Finding) -> AnyView {
    let texts = shell.texts;
    let contact = [("contact", shell.operator.contact.as_str()), ("reference", finding.reference.as_str())];
    view! {
        <p class="lead">{texts.get("stop-not-sent-text")}</p>
        <p>{texts.get("stop-not-sent-told")}</p>
        <p>{texts.get("stop-not-sent-sign-in")}</p>
        <p>{texts.get_with("stop-not-sent-contact", &contact)}</p>
    }
    .into_any()
}

/// The page to come back to while somebody looks at it.
fn waits(shell: &Shell, finding: &Finding, at: &str, held_back: &HeldBack, decide_by: &str) -> AnyView {
    let texts = shell.texts;
    let (lead, until, or_else) = match held_back {
        HeldBack::UntilDecided => ("stop-waits-text", texts.get("stop-waits-decided"), "stop-waits-else-waits"),
        HeldBack::Until(until) => ("stop-waits-text", until.clone(), "stop-waits-else-on"),
        HeldBack::No { .. } => ("stop-waits-again-text", texts.get("stop-waits-not"), "stop-goes-on"),
    };
    let mut rows = vec![
        Row::new(texts.get("stop-reference"), finding.reference.clone()),
        Row::new(texts.get("stop-waits-until"), until),
        Row::new(texts.get("stop-waits-who"), texts.get("stop-waits-staff")),
        Row::new(texts.get("stop-waits-by"), decide_by.to_owned()),
    ];
    match held_back {
        HeldBack::No { erase_on } => rows.push(Row::new(texts.get("stop-erase"), erase_on.clone())),
        HeldBack::Until(_) | HeldBack::UntilDecided => {
            rows.push(Row::new(texts.get("stop-waits-else"), texts.get(or_else)));
        }
    }
    let contact = [("contact", shell.operator.contact.as_str()), ("reference", finding.reference.as_str())];
    view! {
        <p class="lead">{texts.get_with(lead, &[("at", at)])}</p>
        {summary::list(texts, rows)}
        <p>{texts.get("stop-waits-told")}</p>
        <p>{texts.get_with("stop-waits-contact", &contact)}</p>
        <p>{texts.get("stop-waits-return")}</p>
    }
    .into_any()
}

fn too_late(shell: &Shell, finding: &Finding) -> AnyView {
    let texts = shell.texts;
    let contact = [("contact", shell.operator.contact.as_str()), ("reference", finding.reference.as_str())];
    let next = list::plain(vec![
        texts.get_with("stop-late-ask", &contact),
        texts.get("stop-late-authority"),
        texts.get("stop-late-mailbox"),
    ]);
    view! {
        <p class="lead">{texts.get("stop-late-text")}</p>
        <h2>{texts.get("stop-late-next")}</h2>
        {next}
    }
    .into_any()
}
