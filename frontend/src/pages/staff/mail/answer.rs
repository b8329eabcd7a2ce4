//! Answering whoever wrote, and saying that an answer takes longer.

use leptos::prelude::*;
use shared::clock::ExtensionReason;

use super::Props;
use crate::components::choice::{Item, Radios, radios};
use crate::components::foreign::foreign;
use crate::components::{button, detail};
use crate::i18n::Texts;
use crate::pages::staff::case::{At, area, form};
use crate::pages::staff::queue::Left;

/// The day of the law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Legal {
    pub day: String,
    pub left: Left,
    pub may: MayExtend,
}

/// Whether it can be later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MayExtend {
    Nothing,
    Until {
        day: String,
    },
    /// Not, and why: a finished sentence.
    Not(String),
}

pub(super) fn sections(texts: Texts, at: &At<'_>, props: &Props) -> AnyView {
    let extension = props.legal.as_ref().and_then(|legal| extension(texts, at, &legal.may));
    let reply = props.may_answer.then(|| {
        let hint = Some(texts.get("desk-write-hint"));
        let fields = view! {
            {area(texts, "written", texts.get("desk-write"), hint, &props.typed.written, at.errors)}
            <p class="actions">{button::primary(texts.get("desk-write-button"))}</p>
        };
        form(at, "answer", fields.into_any())
    });
    view! { {extension}{reply} }.into_any()
}

fn extension(texts: Texts, at: &At<'_>, may: &MayExtend) -> Option<AnyView> {
    let day = match may {
        MayExtend::Nothing => return None,
        MayExtend::Not(why) => return Some(view! { <p>{why.clone()}</p> }.into_any()),
        MayExtend::Until { day } => day,
    };
    let items = ExtensionReason::ALL.iter().map(|reason| Item {
        value: reason.key().to_owned(),
        label: texts.get(&format!("desk-extension-{}", reason.key())),
        hint: None,
    });
    let reason = Radios {
        name: "extension",
        legend: texts.get("desk-extend-why"),
        hint: Some(texts.get_with("desk-extend-hint", &[("day", day)])),
        items: items.collect(),
        chosen: None,
        errors: at.errors,
    };
    let fields = view! {
        {radios(texts, reason)}
        {button::secondary(texts.get("desk-extend-button"))}
    };
    let is_refused = at.errors.iter().any(|error| error.field == "extension");
    let body = form(at, "extend", fields.into_any());
    Some(if is_refused { body } else { detail::closed(texts.get("desk-extend"), body) })
}

pub(super) fn replies(texts: Texts, replies: &[(bool, String, String)]) -> Option<AnyView> {
    if replies.is_empty() {
        return None;
    }
    let items = replies
        .iter()
        .map(|(is_answer, reference, href)| {
            let key = if *is_answer { "desk-mail-answers" } else { "desk-mail-answered-by" };
            view! { <li>{texts.get(key)}{texts.joint()}<a href=href.clone()>{foreign(reference.clone())}</a></li> }
        })
        .collect_view();
    Some(view! { <ul>{items}</ul> }.into_any())
}
