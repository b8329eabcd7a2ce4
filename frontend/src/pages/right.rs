//! What people who stay may do with their data: see it, take it along, put it right, delete part of it, refuse its use.

mod home;
mod part;

use leptos::prelude::*;

pub use home::{Act, Home, Kind};
pub use part::{Check, Item, Part};

use crate::components::choice::{Tick, ticks};
use crate::components::field::Input;
use crate::components::foreign::{foreign, with_contact};
use crate::components::{button, list, panel, record};
use crate::copy::Category;
use crate::i18n::Texts;
use crate::route;
use crate::shell::{FieldError, Frame, Shell};

/// What the page shows. Whatever changes something is only shown where it can be changed now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Situation {
    /// The way in; posts `identifier`.
    Start {
        identifier: String,
    },
    Home(Home),
    /// One kind of data with everything in it.
    See(See),
    Preferences(Preferences),
    /// What can be put right; of a single one, the form that posts its fields.
    Correct(Vec<Correct>),
    Part(Part),
    Check(Check),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    pub situation: Situation,
    pub errors: Vec<FieldError>,
}

/// Why we have a kind of data, for how long, who works with it, and everything in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct See {
    pub why: Vec<String>,
    pub processors: Vec<String>,
    pub category: Category,
    /// Where part of it can be deleted.
    pub part_href: Option<String>,
    /// A mailed code is not enough to show it.
    pub is_hidden: bool,
}

/// Posts each use that is allowed as `yes`, or `step=none`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// Name of the use, and whether it is allowed.
    pub uses: Vec<(&'static str, bool)>,
    /// The browser asks for it (Global Privacy Control).
    pub has_signal: bool,
}

/// One thing that can be put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correct {
    /// The end of its path: `name`, an id, or `new` for an address to be added.
    pub item: String,
    pub title: String,
    /// Name of a field, and what stands there.
    pub lines: Vec<(&'static str, String)>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let home = route::right(shell.locale, &format!("/{}", props.reference));
    let Props { situation, errors, .. } = props;
    let title = match &situation {
        Situation::Start { .. } => texts.get("right-title"),
        Situation::Home(_) => texts.get("right-home"),
        Situation::See(see) => see.category.label.clone(),
        Situation::Preferences(_) => texts.get("right-preferences"),
        Situation::Correct(things) => match things.as_slice() {
            [one] => one.title.clone(),
            _ => texts.get("right-correct"),
        },
        Situation::Part(part) => texts.get_with("right-part", &[("kind", &part.label)]),
        Situation::Check(_) => texts.get("right-check"),
    };
    let fields = match &situation {
        Situation::Part(_) => &["item", "since", "before"][..],
        Situation::Correct(_) => &["name", "recipient", "street", "city", "country"],
        _ => &["identifier"],
    };
    let back = if matches!(situation, Situation::Home(_)) {
        None
    } else if matches!(situation, Situation::Start { .. }) {
        Some(route::front(shell.locale))
    } else {
        Some(home.clone())
    };
    let frame = Frame { back, ..Frame::titled(title).errors(&errors, fields) };
    frame.html(shell, || match situation {
        Situation::Start { identifier } => start(shell, identifier, &errors),
        Situation::Home(told) => home::view(shell, &home, told),
        Situation::See(see) => self::see(shell, see),
        Situation::Preferences(told) => preferences(texts, &home, told),
        Situation::Correct(things) => correct(texts, &home, things, &errors),
        Situation::Part(told) => part::choose(texts, told, &errors),
        Situation::Check(told) => part::check(texts, &home, told),
    })
}

/// What is shown in a language of its own: `right-use-marketing` and `right-use-marketing-hint`.
fn start(shell: &Shell, identifier: String, errors: &[FieldError]) -> AnyView {
    let texts = shell.texts;
    let input = Input {
        hint: Some(texts.get("delete-identifier-hint")),
        value: identifier,
        autocomplete: "username",
        ..Input::text("identifier", texts.get("delete-identifier"), errors)
    };
    let can = ["see", "copy", "correct", "part", "refuse"].map(|what| texts.get(&format!("right-can-{what}")));
    view! {
        <p class="lead">{texts.get("right-lead")}</p>
        {list::plain(can.into())}
        <p>{texts.get("right-prove")}</p>
        <form method="post" action=route::right(shell.locale, "") novalidate>
            {input.view(texts)}
            {button::primary(texts.get("continue"))}
        </form>
        <p>{texts.get("right-leave")}{texts.joint()}<a href=route::delete(shell.locale)>{texts.get("front-delete")}</a></p>
        <p><a href=route::notices(shell.locale)>{texts.get("notices-link")}</a></p>
    }
    .into_any()
}

fn see(shell: &Shell, see: See) -> AnyView {
    let texts = shell.texts;
    let why = see.why.into_iter().map(|line| view! { <p>{foreign(line)}</p> }).collect_view();
    let what = if see.is_hidden {
        view! { <p>{with_contact(shell, "right-hidden")}</p> }.into_any()
    } else {
        record::category(texts, &see.category)
    };
    let part =
        see.part_href.map(|href| view! { <p class="actions">{button::link(href, texts.get("right-part-link"))}</p> });
    view! {
        <h2>{texts.get("right-why")}</h2>
        {why}
        <p>{texts.get("right-who")}</p>
        {list::plain(see.processors)}
        {part}
        <h2>{texts.get("right-what")}</h2>
        {what}
    }
    .into_any()
}

fn preferences(texts: Texts, home: &str, told: Preferences) -> AnyView {
    let signal = told.has_signal.then(|| panel::notice(view! { <p>{texts.get("right-signal")}</p> }.into_any()));
    let uses = told.uses.into_iter().map(|(name, is_allowed)| Tick {
        name,
        value: "yes".to_owned(),
        label: texts.get(&format!("right-use-{name}")),
        hint: Some(texts.get(&format!("right-use-{name}-hint"))),
        is_ticked: is_allowed,
    });
    view! {
        {signal}
        <p class="lead">{texts.get("right-preferences-lead")}</p>
        <form method="post" action=format!("{home}/preferences")>
            {ticks(texts, "uses", texts.get("right-preferences-legend"), uses.collect(), &[])}
            <p>{texts.get("right-preferences-service")}</p>
            <div class="pair">
                {button::step("these", "button", texts.get("right-preferences-save"))}
                {button::step("none", "button button-plain", texts.get("right-preferences-none"))}
            </div>
        </form>
    }
    .into_any()
}

fn correct(texts: Texts, home: &str, things: Vec<Correct>, errors: &[FieldError]) -> AnyView {
    let is_one = things.len() == 1;
    let things = things.into_iter().map(|thing| {
        let path = format!("{home}/correct/{}", thing.item);
        if !is_one {
            let now = thing.lines.into_iter().map(|(_, value)| value).filter(|value| !value.is_empty());
            let now = now.collect::<Vec<_>>().join(", ");
            return view! { <li><a href=path>{foreign(thing.title)}</a><p>{foreign(now)}</p></li> }.into_any();
        }
        let lines = thing.lines.into_iter().map(|(name, value)| {
            let label = texts.get(&format!("right-field-{name}"));
            Input { value, left_to_right: false, ..Input::text(name, label, errors) }.view(texts)
        });
        view! {
            <form method="post" action=path novalidate>
                {lines.collect_view()}
                {button::primary(texts.get("right-correct-save"))}
            </form>
        }
        .into_any()
    });
    let things = things.collect_view();
    if is_one {
        return things.into_any();
    }
    view! {
        <p class="lead">{texts.get("right-correct-lead")}</p>
        <ul class="ways">{things}</ul>
    }
    .into_any()
}
