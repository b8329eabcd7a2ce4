//! The staff's pages. Their head says who sits there.

pub mod bulk;
pub mod case;
pub mod deletion;
pub mod deliveries;
pub mod enter;
pub mod figures;
pub mod log;
pub mod mail;
pub mod notice;
pub mod notices;
pub mod people;
pub mod person;
pub mod queue;
pub mod replies;
pub mod reply;
pub mod sign_in;

use shared::staff::Role;

use crate::components::choice::{Item, Radios};
use crate::i18n::Texts;
use crate::shell::FieldError;

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    pub name: String,
    /// The role in words.
    pub role: String,
}

fn role(texts: Texts, role: Role) -> String {
    texts.get(&format!("staff-role-{}", role.name()))
}

/// The choice of a role, each with what it is for.
fn roles(texts: Texts, chosen: Option<Role>, errors: &[FieldError]) -> Radios<'_> {
    let item = |one: Role| Item {
        value: one.name().to_owned(),
        label: role(texts, one),
        hint: Some(texts.get(&format!("staff-role-{}-hint", one.name()))),
    };
    Radios {
        name: "role",
        legend: texts.get("staff-role"),
        hint: None,
        items: Role::ALL.into_iter().map(item).collect(),
        chosen: chosen.map(Role::name),
        errors,
    }
}
