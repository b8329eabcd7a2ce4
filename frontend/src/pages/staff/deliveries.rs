//! What processors were told and have not confirmed.

use leptos::prelude::*;

use super::Badge;
use crate::components::foreign::foreign;
use crate::components::{button, seen};
use crate::i18n::Texts;
use crate::shell::{Frame, Shell};

/// Posts `step`, `of` to `/staff/deliveries`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub badge: Badge,
    pub back: &'static str,
    /// Whether the reader may have something sent again.
    pub may: bool,
    pub targets: Vec<Target>,
    /// The oldest first.
    pub dead: Vec<Dead>,
    /// The path of the next page.
    pub next: Option<String>,
    pub done: Option<&'static str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub id: String,
    pub name: String,
    /// Finished sentences.
    pub lines: Vec<String>,
    /// It said that it is there no more.
    pub is_gone: bool,
    /// Nothing was ever written down for it.
    pub is_new: bool,
}

/// A message that was sent often enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dead {
    pub id: String,
    pub target: String,
    pub what: String,
    /// Of which deletion.
    pub reference: Option<String>,
    /// Finished sentences.
    pub lines: Vec<String>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let frame = Frame::titled(texts.get("desk-deliveries")).desk(Some(props.badge.clone()));
    frame.back(props.back.to_owned()).html(shell, || {
        let none = props.targets.is_empty().then(|| view! { <p>{texts.get("desk-deliveries-none")}</p> });
        let targets = props.targets.iter().map(|target| of_target(texts, target, props.may)).collect_view();
        let all_well = props.dead.is_empty().then(|| view! { <p>{texts.get("desk-deliveries-no-dead")}</p> });
        let dead = props.dead.iter().map(|dead| of_dead(texts, dead, props.may)).collect_view();
        let next = props
            .next
            .clone()
            .map(|href| view! { <p class="actions">{button::plain_link(href, texts.get("desk-next-page"))}</p> });
        view! {
            {seen::done(texts, props.done)}
            <p class="lead">{texts.get("desk-deliveries-lead")}</p>
            {none}
            {targets}
            <h2>{texts.get("desk-deliveries-dead")}</h2>
            <p>{texts.get("desk-deliveries-dead-lead")}</p>
            {all_well}
            {dead}
            {next}
        }
        .into_any()
    })
}

fn lines(lines: &[String]) -> AnyView {
    lines.iter().map(|line| view! { <p>{line.clone()}</p> }).collect_view().into_any()
}

/// A form of one button.
fn form(step: &'static str, of: &str, text: String) -> AnyView {
    view! {
        <form method="post" action="/staff/deliveries">
            <input type="hidden" name="of" value=of.to_owned()/>
            {button::step(step, "button button-plain", text)}
        </form>
    }
    .into_any()
}

fn of_target(texts: Texts, target: &Target, may: bool) -> AnyView {
    let gone = target.is_gone.then(|| view! { <p><strong>{texts.get("desk-deliveries-gone")}</strong></p> });
    let reopen = (may && target.is_gone).then(|| form("reopen", &target.id, texts.get("desk-deliveries-reopen")));
    let all = (may && !target.is_gone && !target.is_new)
        .then(|| form("all", &target.id, texts.get("desk-deliveries-send-all")));
    view! {
        <h2>{foreign(target.name.clone())}</h2>
        {gone}
        {lines(&target.lines)}
        {reopen}
        {all}
    }
    .into_any()
}

fn of_dead(texts: Texts, dead: &Dead, may: bool) -> AnyView {
    let reference = dead.reference.clone().map(|reference| {
        let href = format!("/staff/deletion/{reference}");
        view! { <p><a href=href>{reference}</a></p> }
    });
    let send = may.then(|| form("message", &dead.id, texts.get("desk-deliveries-send")));
    view! {
        <div class="notice">
            <h3>{foreign(dead.target.clone())}</h3>
            <p>{dead.what.clone()}</p>
            {reference}
            {lines(&dead.lines)}
            {send}
        </div>
    }
    .into_any()
}
