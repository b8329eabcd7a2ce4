//! What is kept of everybody, what for, how long and by whom: for everybody to read, and at the desk.

use leptos::prelude::*;

use super::staff::Badge;
use crate::components::schedule::course;
use crate::components::summary;
use crate::i18n::Texts;
use crate::route;
use crate::shell::{Frame, Shell};

/// Days, for the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// After so long it goes from an account that stays; never by itself without it.
    pub stays: Option<u32>,
    /// From the request to the erasure.
    pub erased: u32,
    /// The same to the end of what is kept beyond it.
    pub kept: Option<u32>,
}

/// One kind of data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    pub label: String,
    /// What is said about it: the key of a head, and a finished text.
    pub facts: Vec<(&'static str, String)>,
    pub course: Course,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    /// Whose desk it is; nobody's where everybody reads.
    pub badge: Option<Badge>,
    pub kinds: Vec<Kind>,
    /// What the house keeps of its own work: the name of one of `shared::retention::OWN`, and its period.
    pub own: Vec<(&'static str, String)>,
    /// What the chosen law gives time for: the name of a `shared::clock::law::Duty`, and how long, from when, by which text.
    pub clocks: Vec<(&'static str, String)>,
}

/// The facts that the picture shows.
const TIMES: [&str; 2] = ["registry-stays", "registry-leaves"];

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let frame = Frame::titled(texts.get("registry-title"));
    let frame = match &props.badge {
        Some(badge) => frame.desk(Some(badge.clone())).back("/staff".to_owned()),
        None => frame.back(route::erased_and_kept(shell.locale)),
    };
    frame.html(shell, || {
        let scale = course::scale(props.kinds.iter().map(|kind| kind.course));
        let kinds = props
            .kinds
            .into_iter()
            .enumerate()
            .map(|(index, kind)| {
                // The picture shows what the list says of times, and says it in the list's words.
                let times = kind.facts.iter().filter(|(key, _)| TIMES.contains(key));
                let told = times
                    .map(|(key, told)| texts.get_with("registry-told", &[("what", &texts.get(key)), ("told", told)]));
                let told = told.collect::<Vec<_>>();
                let title = texts.get_with("registry-picture", &[("what", &kind.label)]);
                let picture = course::picture(&scale, kind.course, index, title, told.join(&texts.get("list-then")));
                view! { <section><h2>{kind.label.clone()}</h2>{picture}{facts(texts, kind.facts)}</section> }
            })
            .collect_view();
        let measure = texts.get(if scale.is_broken { "schedule-broken" } else { "schedule-even" });
        let own = props.own.into_iter().map(|(name, period)| {
            let from = texts.get_with(&format!("registry-from-{name}"), &[("period", &period)]);
            summary::Row::new(texts.get(&format!("registry-own-{name}")), from)
        });
        let clocks = props
            .clocks
            .into_iter()
            .map(|(duty, told)| summary::Row::new(texts.get(&format!("registry-duty-{duty}")), told));
        let clocks = clocks.collect::<Vec<_>>();
        let clocks = (!clocks.is_empty()).then(|| {
            view! { <section><h2>{texts.get("registry-clocks")}</h2>{summary::list(texts, clocks)}</section> }
        });
        view! {
            <p class="lead">{texts.get("registry-lead")}</p>
            <p>{texts.get("registry-waits")}</p>
            <p class="hint">{texts.get("registry-pictures")}{texts.joint()}{measure}</p>
            {kinds}
            <section>
                <h2>{texts.get("registry-own")}</h2>
                <p>{texts.get("registry-own-text")}</p>
                {summary::list(texts, own.collect())}
            </section>
            {clocks}
        }
        .into_any()
    })
}

fn facts(texts: Texts, facts: Vec<(&'static str, String)>) -> AnyView {
    summary::list(texts, facts.into_iter().map(|(key, told)| summary::Row::new(texts.get(key), told)).collect())
}
