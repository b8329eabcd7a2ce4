//! The deletion is cancelled.

use leptos::prelude::*;

use super::stop;
use crate::components::foreign::{foreign, with_contact};
use crate::components::{button, list, panel};
use crate::i18n::Texts;
use crate::route;
use crate::shell::{Frame, Shell};

/// Somebody who had stopped and goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resumed {
    pub who: String,
    /// When it was acknowledged; `None` while it is on its way.
    pub at: Option<String>,
}

/// Whether the account is what it was, category by category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Likeness {
    /// Nobody can say: the account was not remembered.
    Unknown,
    /// It is being compared.
    Waiting,
    /// Names of categories.
    Compared { same: Vec<String>, differs: Vec<String> },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    pub at: String,
    /// Restored locked: the operator's recovery opens it.
    pub locked: bool,
    /// The account was suspended before and comes back suspended.
    pub suspended_before: bool,
    /// What the operator checks again now.
    pub recovery: Option<String>,
    /// What could not be put back (cancelled orders).
    pub not_restored: Vec<String>,
    pub resumed: Vec<Resumed>,
    pub likeness: Likeness,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    Frame::titled(texts.get("revoked-title")).html(shell, || {
        let lead = texts.get_with("revoked-lead", &[("at", &props.at)]);
        let status = route::deletion(shell.locale, &props.reference);
        let home = shell.operator.home_url.clone().map(|href| {
            let name = [("operator", shell.operator.name.as_str())];
            view! { <p class="actions">{button::link(href, texts.get_with("revoked-home", &name))}</p> }
        });
        let missing = (!props.not_restored.is_empty()).then(|| {
            view! {
                <h2>{texts.get("revoked-not-restored")}</h2>
                {list::plain(props.not_restored.clone())}
            }
        });
        view! {
            <p class="lead">{lead}</p>
            {standing(texts, &props)}
            <p>{texts.get("revoked-sessions")}</p>
            {props.recovery.clone().map(|text| view! { <p>{foreign(text)}</p> })}
            {likeness(texts, &props.likeness)}
            {missing}
            {resumed(texts, &props.resumed)}
            {stop::advice(texts)}
            {home}
            <p>
                {texts.get("status-reference")}" "
                <a href=status dir="ltr" translate="no">{props.reference.clone()}</a>
            </p>
            <p>{with_contact(shell, "revoked-not-me")}</p>
        }
        .into_any()
    })
}

fn standing(texts: Texts, props: &Props) -> Option<AnyView> {
    let key = match (props.locked, props.suspended_before) {
        (true, _) => "revoked-locked",
        (false, true) => "revoked-suspended-before",
        (false, false) => return None,
    };
    Some(panel::notice(view! { <p>{texts.get(key)}</p> }.into_any()))
}

/// The proof: what is as it was, and by name what is not.
fn likeness(texts: Texts, likeness: &Likeness) -> AnyView {
    let told = match likeness {
        Likeness::Unknown => view! { <p>{texts.get("revoked-likeness-unknown")}</p> }.into_any(),
        Likeness::Waiting => view! { <p>{texts.get("revoked-likeness-waits")}</p> }.into_any(),
        Likeness::Compared { same, differs } => {
            let differs = (!differs.is_empty()).then(|| {
                view! {
                    <p>{texts.get("revoked-likeness-differs")}</p>
                    {list::plain(differs.clone())}
                }
            });
            let same = (!same.is_empty()).then(|| {
                view! {
                    <p>{texts.get("revoked-likeness-same")}</p>
                    {list::plain(same.clone())}
                }
            });
            view! { {same} {differs} }.into_any()
        }
    };
    view! {
        <section aria-labelledby="likeness">
            <h2 id="likeness">{texts.get("revoked-likeness")}</h2>
            {told}
        </section>
    }
    .into_any()
}

fn resumed(texts: Texts, all: &[Resumed]) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let rows = all
        .iter()
        .map(|one| {
            let (class, state) = match &one.at {
                Some(at) => ("tag tag-done", texts.get_with("revoked-resumed-at", &[("at", at)])),
                None => ("tag tag-waits", texts.get("status-quiet-waits")),
            };
            view! { <li><span>{foreign(one.who.clone())}</span><span class=class>{state}</span></li> }
        })
        .collect_view();
    let view = view! {
        <section aria-labelledby="resumed">
            <h2 id="resumed">{texts.get("revoked-resumed")}</h2>
            <ul class="tasks">{rows}</ul>
        </section>
    };
    Some(view.into_any())
}
