//! Why it cannot go on now, and the remedy.

use leptos::prelude::*;

use crate::components::foreign::foreign;
use crate::i18n::Texts;
use crate::pages::part::{Blocker, BlockerKind};

const fn name(kind: BlockerKind) -> &'static str {
    match kind {
        BlockerKind::Unpaid => "unpaid",
        BlockerKind::Dispute => "dispute",
        BlockerKind::Investigation => "investigation",
        BlockerKind::Violation => "violation",
    }
}

/// What, why and remedy as three sentences.
pub(crate) fn sentences(texts: Texts, kind: BlockerKind) -> [String; 3] {
    ["what", "why", "remedy"].map(|part| texts.get(&format!("blocker-{}-{part}", name(kind))))
}

/// One line each, for mails: what it is, and the remedy.
pub(crate) fn lines(texts: Texts, blockers: &[Blocker]) -> Vec<String> {
    blockers
        .iter()
        .map(|blocker| {
            let [what, _, remedy] = sentences(texts, blocker.kind);
            texts.get_with("blocker-line", &[("what", &what), ("remedy", &remedy)])
        })
        .collect()
}

/// All of them at once, each whole.
pub(crate) fn all(texts: Texts, blockers: &[Blocker]) -> AnyView {
    let items = blockers.iter().map(|blocker| one(texts, blocker)).collect_view();
    view! { <ul class="blockers">{items}</ul> }.into_any()
}

fn one(texts: Texts, blocker: &Blocker) -> AnyView {
    let [what, why, remedy] = sentences(texts, blocker.kind);
    let detail = blocker.detail.clone().map(|detail| view! { <p class="blocker-detail">{foreign(detail)}</p> });
    let link = blocker.link.clone().map(|link| view! { <p><a href=link.href>{link.text}</a></p> });
    view! {
        <li class="blocker">
            <h3>{what}</h3>
            {detail}
            <p>{why}</p>
            <p>{remedy}</p>
            {link}
        </li>
    }
    .into_any()
}
