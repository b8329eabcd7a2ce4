//! Headings and lists.

use leptos::prelude::*;

use super::{Form, Guide, Item, Reason, WayBack, letter};
use crate::components::panel;
use crate::i18n::Texts;

/// The calculator's heading, and where the page's own list of contents leads.
const DEADLINE: &str = "deadline";

pub(super) fn before(guide: &Guide, texts: Texts) -> AnyView {
    let no_way_back = match &guide.way_back {
        WayBack::None(said) => {
            let (first, rest) = said.split_first().map_or((None, &[][..]), |(first, rest)| (Some(first), rest));
            let warning = first.map(|text| panel::warning(texts.get("guide-warning"), text.clone()));
            Some(view! { {warning} {paragraphs(rest)} })
        }
        WayBack::Days { .. } => None,
    };
    let deadline = match &guide.way_back {
        WayBack::Days { text, ways, .. } => Some(view! {
            {heading(DEADLINE, texts.get("guide-deadline"))}
            {paragraphs(text)}
            {list(ways)}
        }),
        WayBack::None(_) => None,
    };
    view! {
        {paragraphs(&guide.intro)}
        {no_way_back}
        {contents(guide, texts)}
        {heading("consequences", texts.get("guide-consequences"))}
        {list(&guide.consequences)}
        {heading("alternatives", texts.get("guide-alternatives"))}
        {list(&guide.alternatives)}
        {heading("first", texts.get("guide-first"))}
        {kept(texts)}
        {ticks("first", &guide.first, false)}
        {heading("backup", texts.get("guide-backup"))}
        {ticks("backup", &guide.backup, false)}
        <h3>{texts.get("guide-keep")}</h3>
        {list(&guide.keep)}
        {heading("steps", texts.get("guide-steps"))}
        {ticks("steps", &guide.steps, true)}
        {guide.form.as_ref().map(|form| shown_form(form, texts))}
        {heading("letters", texts.get("guide-letters"))}
        {letter::all(guide, texts)}
        {deadline}
    }
    .into_any()
}

pub(super) fn after(guide: &Guide, texts: Texts, script: &str) -> AnyView {
    view! {
        {heading("stuck", texts.get("guide-stuck"))}
        {list(&guide.stuck)}
        {heading("survives", texts.get("guide-survives"))}
        {list(&guide.survives)}
        <script
            type="module"
            src=script.to_owned()
            data-guide=guide.service.clone()
            data-copied=texts.get("guide-copied")
            data-failed=texts.get("guide-copy-failed")
        ></script>
    }
    .into_any()
}

fn contents(guide: &Guide, texts: Texts) -> AnyView {
    let has_days = matches!(guide.way_back, WayBack::Days { .. });
    let link = |(id, wanted): (&'static str, bool)| {
        wanted.then(|| view! { <li><a href=format!("#{id}")>{texts.get(&format!("guide-{id}"))}</a></li> })
    };
    let links = [
        ("consequences", true),
        ("alternatives", true),
        ("first", true),
        ("backup", true),
        ("steps", true),
        ("form", guide.form.is_some()),
        ("letters", true),
        (DEADLINE, has_days),
        ("stuck", true),
        ("survives", true),
    ];
    let links = links.into_iter().map(link).collect_view();
    view! {
        <nav class="no-print" aria-labelledby="contents">
            <h2 id="contents">{texts.get("guide-contents")}</h2>
            <ol>{links}</ol>
        </nav>
    }
    .into_any()
}

pub(super) fn heading(id: &'static str, text: String) -> AnyView {
    view! { <h2 id=id>{text}</h2> }.into_any()
}

fn paragraphs(texts: &[String]) -> AnyView {
    texts.iter().map(|text| view! { <p>{said(text)}</p> }).collect_view().into_any()
}

fn list(texts: &[String]) -> AnyView {
    let items = texts.iter().map(|text| view! { <li>{said(text)}</li> }).collect_view();
    view! { <ul>{items}</ul> }.into_any()
}

/// A text, with the service's own English words marked: they are read aloud, and never translated, as English.
fn said(text: &str) -> AnyView {
    let piece = |(at, piece): (usize, &str)| {
        let words = piece.to_owned();
        if at % 2 == 0 { words.into_any() } else { english(words) }
    };
    text.split('`').enumerate().map(piece).collect_view().into_any()
}

fn english(words: String) -> AnyView {
    view! { <strong lang="en" dir="ltr" translate="no">{words}</strong> }.into_any()
}

/// Without a name and outside of every form: a tick is never sent.
fn ticks(list: &'static str, items: &[Item], in_order: bool) -> AnyView {
    let item = |item: &Item| {
        let id = format!("{list}-{}", item.id);
        let more = item.more.as_ref().map(|more| view! { <p class="hint">{said(more)}</p> });
        view! {
            <li class="choice">
                <input type="checkbox" id=id.clone() data-tick="" autocomplete="off"/>
                <label for=id>{said(&item.text)}</label>
                {more}
            </li>
        }
    };
    let items = items.iter().map(item).collect_view();
    if in_order {
        view! { <ol class="ticks">{items}</ol> }.into_any()
    } else {
        view! { <ul class="ticks">{items}</ul> }.into_any()
    }
}

/// Said once the browser can keep them.
fn kept(texts: Texts) -> AnyView {
    view! {
        <div id="kept" class="no-print" hidden>
            <p>{texts.get("guide-kept")}</p>
            <p><button type="button" class="button button-secondary" id="forget">{texts.get("guide-forget")}</button></p>
        </div>
    }
    .into_any()
}

fn shown_form(form: &Form, texts: Texts) -> AnyView {
    let actions = form.actions.iter().map(|text| view! { <li>{said(text)}</li> }).collect_view();
    let reason = |Reason { words, means, when }: &Reason| {
        view! {
            <li>
                {english(words.clone())}
                <p>{means.clone()}</p>
                <p class="hint">{said(when)}</p>
            </li>
        }
    };
    let reasons = form.reasons.iter().map(reason).collect_view();
    view! {
        {heading("form", texts.get("guide-form"))}
        {paragraphs(&form.text)}
        <ol>{actions}</ol>
        <h3>{texts.get("guide-reasons")}</h3>
        <ol>{reasons}</ol>
    }
    .into_any()
}
