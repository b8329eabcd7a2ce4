//! One notice at the desk: as people read it, where it stands, and the decision of a second.

use leptos::prelude::*;

use super::Badge;
use super::case::{Happening, history};
use crate::components::{button, seen};
use crate::notice::{Told, whole};
use crate::shell::{Frame, Shell};

/// Posts `outcome` to its own path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub badge: Badge,
    pub href: String,
    /// Finished sentences: to whom, since when, how many.
    pub state: Vec<String>,
    /// Nothing once its words are erased.
    pub told: Option<Told>,
    pub may_decide: bool,
    /// The number of the last entry of its log.
    pub seen: u32,
    pub history: Vec<Happening>,
    /// What has just been done, by the name of an act.
    pub done: Option<&'static str>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let title = props.told.as_ref().map_or_else(|| texts.get("desk-notice"), |told| told.title(texts));
    Frame::titled(title).desk(Some(props.badge.clone())).back("/staff/notices".to_owned()).html(shell, || {
        let state = props.state.iter().map(|line| view! { <p>{line.clone()}</p> }).collect_view();
        let decide = |outcome: &'static str| {
            let fields = view! {
                <input type="hidden" name="outcome" value=outcome/>
                {button::secondary(texts.get(&format!("desk-notice-{outcome}")))}
            };
            seen::form(props.href.clone(), (props.seen, 0), fields.into_any())
        };
        let decide = props.may_decide.then(|| view! { {decide("approve")}{decide("refuse")} });
        let words = match &props.told {
            Some(told) => whole(shell, told, false),
            None => view! { <p>{texts.get("desk-notice-erased")}</p> }.into_any(),
        };
        view! {
            {seen::done(texts, props.done)}
            <div class="notice">{state}{decide}</div>
            <article>{words}</article>
            <h2>{texts.get("desk-notice-history")}</h2>
            {history(&props.history)}
        }
        .into_any()
    })
}
