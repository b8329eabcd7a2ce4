//! One of the replies that the desk keeps: written anew, or removed.

use leptos::prelude::*;

use super::Badge;
use super::replies::{FIELDS, Typed, fields};
use crate::components::{button, seen};
use crate::shell::{FieldError, Frame, Shell};

/// Posts `title`, `locale`, `wording`, or `step=remove`, to its own path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub badge: Badge,
    pub href: String,
    pub locales: Vec<(String, String)>,
    pub typed: Typed,
    /// The number of the last entry of its log.
    pub seen: u32,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let errors = props.errors.clone();
    let frame = Frame::titled(texts.get("desk-replies-one")).desk(Some(props.badge.clone()));
    frame.back("/staff/replies".to_owned()).errors(&errors, FIELDS).html(shell, || {
        let seen = (props.seen, 0);
        let save = view! {
            {fields(texts, &props.locales, &props.typed, &props.errors)}
            {button::primary(texts.get("desk-replies-save"))}
        };
        let remove = button::step("remove", "button button-secondary", texts.get("desk-replies-remove"));
        view! {
            {seen::form(props.href.clone(), seen, save.into_any())}
            {seen::form(props.href.clone(), seen, remove)}
        }
        .into_any()
    })
}
