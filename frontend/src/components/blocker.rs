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

fn sentence(texts: Texts, kind: BlockerKind, part: &str) -> String {
    texts.get(&format!("blocker-{}-{part}", name(kind)))
}

impl Blocker {
    /// In our own words, for what a policy has no words for.
    pub fn usual(texts: Texts, kind: BlockerKind) -> Self {
        let [what, remedy] = ["what", "remedy"].map(|part| sentence(texts, kind, part));
        Self { kind, what, remedy, detail: None, link: None }
    }
}

/// One line each, for mails: what it is, and the remedy.
pub(crate) fn lines(texts: Texts, blockers: &[Blocker]) -> Vec<String> {
    blockers
        .iter()
        .map(|blocker| texts.get_with("blocker-line", &[("what", &blocker.what), ("remedy", &blocker.remedy)]))
        .collect()
}

/// All of them at once, each whole.
pub(crate) fn all(texts: Texts, blockers: &[Blocker]) -> AnyView {
    let items = blockers.iter().map(|blocker| one(texts, blocker)).collect_view();
    view! { <ul class="blockers">{items}</ul> }.into_any()
}

fn one(texts: Texts, blocker: &Blocker) -> AnyView {
    let Blocker { what, remedy, .. } = blocker.clone();
    let why = sentence(texts, blocker.kind, "why");
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
