//! Questions to whoever filed the application, and what they answered.

use leptos::prelude::*;

use super::{Letter, Props, area, form, step};
use crate::components::foreign::foreign;
use crate::components::{button, panel};
use crate::i18n::Texts;

/// Everything that was asked, and whether more can be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Questions {
    pub asked: Vec<Asked>,
    pub may: May,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub at: String,
    /// Nothing once they are erased.
    pub words: Option<String>,
    pub standing: Standing,
}

/// What became of it. Dates are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    Waits {
        until: String,
    },
    /// Nobody answered.
    InVain {
        since: String,
    },
    Answered {
        at: String,
        /// A finished sentence: by which way it came.
        how: String,
        answer: Letter,
    },
    /// It was decided without an answer.
    Over,
}

/// Whether this reader may ask.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum May {
    #[default]
    Nothing,
    Ask,
    /// Nobody may, and why: a finished sentence.
    Not(String),
}

pub(super) fn section(texts: Texts, props: &Props) -> Option<AnyView> {
    let Questions { asked, may } = &props.questions;
    if asked.is_empty() && *may == May::Nothing {
        return None;
    }
    let items = asked.iter().map(|one| view! { <li>{question(texts, props, one)}</li> }).collect_view();
    let items = (!asked.is_empty()).then(|| view! { <ol class="history">{items}</ol> });
    let ask = match may {
        May::Nothing => None,
        May::Not(why) => Some(panel::notice(view! { <p>{why.clone()}</p> }.into_any())),
        May::Ask => {
            let hint = Some(texts.get("desk-ask-hint"));
            let typed = &props.typed.question;
            let fields = view! {
                {area(texts, "question", texts.get("desk-ask"), hint, typed, &props.errors)}
                <p>{texts.get("desk-ask-about")}</p>
                {button::secondary(texts.get("desk-ask-button"))}
            };
            Some(form(&props.at(), "ask", fields.into_any()))
        }
    };
    let reveal = needs_reveal(props).then(|| step::reveal(texts, &props.at()));
    Some(view! { <section><h2>{texts.get("desk-questions")}</h2>{items}{reveal}{ask}</section> }.into_any())
}

/// A closed answer opens with the letter; where there is none, by itself.
fn needs_reveal(props: &Props) -> bool {
    let is_closed = |one: &Asked| matches!(one.standing, Standing::Answered { answer: Letter::Masked, .. });
    props.may.reveal && props.letter != Letter::Masked && props.questions.asked.iter().any(is_closed)
}

fn question(texts: Texts, props: &Props, one: &Asked) -> AnyView {
    let words = one.words.clone().map(|words| view! { <p dir="auto">{words}</p> });
    let told = match &one.standing {
        Standing::Waits { until } => texts.get_with("desk-waits-until", &[("day", until)]),
        Standing::InVain { since } => texts.get_with("desk-waits-in-vain", &[("day", since)]),
        Standing::Over => texts.get("desk-ask-over"),
        Standing::Answered { at, how, .. } => texts.get_with("desk-answered", &[("at", at), ("how", how)]),
    };
    let answer = match &one.standing {
        Standing::Answered { answer, .. } => answer_text(texts, props, answer),
        Standing::Waits { .. } | Standing::InVain { .. } | Standing::Over => ().into_any(),
    };
    view! {
        <p><strong>{foreign(one.at.clone())}</strong></p>
        {words}
        <p>{told}</p>
        {answer}
    }
    .into_any()
}

fn answer_text(texts: Texts, props: &Props, answer: &Letter) -> AnyView {
    match answer {
        Letter::None => ().into_any(),
        Letter::Masked if props.may.reveal && props.letter == Letter::Masked => {
            view! { <p>{texts.get("desk-answer-with-letter")}</p> }.into_any()
        }
        Letter::Masked if props.may.reveal => view! { <p>{texts.get("desk-answer-closed")}</p> }.into_any(),
        Letter::Masked | Letter::Erased | Letter::Open(_) => super::letter(texts, &props.at(), answer),
    }
}
