//! What there is, what can be done, and what was asked for.

use leptos::prelude::*;

use crate::components::foreign::foreign;
use crate::components::{button, list, panel};
use crate::notice::{Told, about_you};
use crate::route;
use crate::shell::Shell;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// A deletion waits: everything is shown, and nothing can be changed.
    pub is_pending: bool,
    pub kinds: Vec<Kind>,
    pub acts: Vec<Act>,
    /// The copy of this visit can be fetched.
    pub has_copy: bool,
    /// What happened to data of theirs, or had to be handed over.
    pub notices: Vec<Told>,
    /// What the directory carries out: `preferences`, `correct`.
    pub ways: Vec<&'static str>,
}

/// A kind of data and how much there is of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    pub id: String,
    pub label: String,
    pub count: u32,
}

/// Something that was asked for. Finished sentences: when and what; who has confirmed it, and who has not yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    pub what: String,
    pub told: Vec<String>,
}

pub(super) fn view(shell: &Shell, home: &str, told: Home) -> AnyView {
    let texts = shell.texts;
    let notice = told.is_pending.then(|| panel::notice(view! { <p>{texts.get("right-pending")}</p> }.into_any()));
    let link = |way: &str| {
        let [title, text] = ["", "-text"].map(|part| texts.get(&format!("right-{way}{part}")));
        view! { <li><a href=format!("{home}/{way}")>{title}</a><p>{text}</p></li> }
    };
    let ways = told.ways.iter().map(|way| link(way)).collect_view();
    let ways = (!told.is_pending && !told.ways.is_empty()).then(|| view! { <ul class="ways">{ways}</ul> });
    let kinds = told.kinds.into_iter().map(|kind| {
        let count = texts.count("copy-index-count", kind.count, &[]);
        view! { <li><a href=format!("{home}/kind/{}", kind.id)>{foreign(kind.label)}</a><p>{count}</p></li> }
    });
    view! {
        {notice}
        <p class="lead">{texts.get("right-home-lead")}</p>
        {about_you(shell, &told.notices)}
        {asked(shell, told.acts)}
        {ways}
        <h2 id="kinds">{texts.get("right-kinds")}</h2>
        <p>{texts.get("right-kinds-text")}</p>
        <ul class="ways">{kinds.collect_view()}</ul>
        {copy(shell, home, told.has_copy)}
        <p>{texts.get("right-leave")}{texts.joint()}<a href=route::delete(shell.locale)>{texts.get("front-delete")}</a></p>
    }
    .into_any()
}

/// A copy that lies ready, or the button that asks for one.
fn copy(shell: &Shell, home: &str, has_copy: bool) -> AnyView {
    let texts = shell.texts;
    let action = format!("{home}/copy");
    let ready = has_copy.then(|| {
        view! { <p class="actions"><a class="button" href=format!("{action}/archive.zip") download="">{texts.get("copy-download")}</a></p> }
    });
    view! {
        <h2>{texts.get("copy-ask")}</h2>
        <p>{texts.get("right-copy-text")}</p>
        {ready}
        <form method="post" action=action.clone()>{button::secondary(texts.get("right-copy"))}</form>
    }
    .into_any()
}

fn asked(shell: &Shell, acts: Vec<Act>) -> Option<AnyView> {
    if acts.is_empty() {
        return None;
    }
    let acts = acts.into_iter().map(|act| {
        let told = (!act.told.is_empty()).then(|| list::plain(act.told));
        view! { <li>{foreign(act.what)}{told}</li> }
    });
    let title = shell.texts.get("right-asked");
    Some(view! { <h2>{title}</h2><div role="status"><ul>{acts.collect_view()}</ul></div> }.into_any())
}
