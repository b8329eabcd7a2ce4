//! Public: what happened to data here, or had to be handed over, as far as it does not concern one person alone.

use leptos::prelude::*;

use crate::notice::{Told, whole};
use crate::route;
use crate::shell::{Frame, Shell};

/// One line of the list. Texts are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub id: String,
    /// As the notice itself is called.
    pub title: String,
    /// Which data.
    pub what: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Props {
    List(Vec<Listed>),
    One(Told),
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let (title, back) = match &props {
        Props::List(_) => (texts.get("notices-title"), route::front(shell.locale)),
        Props::One(told) => (told.title(texts), route::notices(shell.locale)),
    };
    Frame::titled(title).back(back).html(shell, || match props {
        Props::List(all) => list(shell, all),
        Props::One(told) => whole(shell, &told, true),
    })
}

fn list(shell: &Shell, all: Vec<Listed>) -> AnyView {
    let none = all.is_empty().then(|| view! { <p>{shell.texts.get("notices-none")}</p> });
    let items = all.into_iter().map(|one| {
        let href = format!("{}/{}", route::notices(shell.locale), one.id);
        view! { <li><a href=href>{one.title}</a><p>{one.what}</p></li> }
    });
    let items = items.collect_view();
    view! {
        <p class="lead">{shell.texts.get("notices-lead")}</p>
        {none}
        <ul class="ways">{items}</ul>
    }
    .into_any()
}
