//! What is known of a member of staff: sealed under the Worker's key for staff, found by keyed hashes.

use serde_json::{Value, json};
use shared::identifier::Identifier;
use shared::token::Person;

use crate::context::Context;
use crate::port::PortError;
use crate::storage::staff::Subject;
use crate::vault::{self, Place};

/// What lies in the sealed column.
#[derive(Clone)]
pub struct Named {
    pub mail: String,
    /// Known from the first sign-in on, if the provider says it.
    pub name: Option<String>,
}

const fn place(id: &str) -> Place<'_> {
    Place { table: "staff", column: "name_sealed", row: id }
}

pub fn sealed(context: &Context, id: &str, named: &Named) -> Result<String, PortError> {
    let text = json!({ "mail": named.mail, "name": named.name }).to_string();
    vault::seal_text(context, &context.keys.staff, place(id), &text)
}

/// A name that does not open is none: the row still says what its person may do.
pub fn opened(context: &Context, id: &str, sealed: &str) -> Option<Named> {
    let text = vault::open_text(&context.keys.staff, place(id), sealed).ok()?;
    let named: Value = serde_json::from_str(&text).ok()?;
    let says = |field: &str| named.get(field).and_then(Value::as_str).map(str::to_owned);
    Some(Named { mail: says("mail")?, name: says("name") })
}

/// What an issuer's own name for somebody is found by.
pub fn subject(context: &Context, person: &Person) -> Subject {
    Subject {
        hash: context.lookup("staff-subject", &format!("{}\u{0}{}", person.issuer, person.subject)),
        issuer_hash: context.lookup("staff-issuer", &person.issuer),
    }
}

/// What an address is found by.
pub fn mail_hash(context: &Context, mail: &Identifier) -> String {
    context.lookup("staff-mail", mail.as_str())
}

/// An address and nothing else.
pub fn mail(text: &str) -> Option<Identifier> {
    Identifier::parse(text).ok().filter(|identifier| matches!(identifier, Identifier::Email(_)))
}
