//! The demo desk's people: who they are is what the demo identity provider says too.

use serde::Deserialize;
use serde_json::{Value, json};
use shared::id::StaffId;
use shared::identifier::Identifier;
use shared::staff::Role;

use crate::context::Context;
use crate::extract::FormRefusal;
use crate::failure::Failure;
use crate::port::PortError;
use crate::staff::{Named, mail_hash, sealed};
use crate::storage;
use crate::storage::staff::Newcomer;

/// One of the staff, as a wish.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    mail: String,
    name: String,
    role: Role,
}

/// Two agents, so that a second pair of eyes can be tried, and one of each other role.
const DEMO: [(&str, &str, Role); 5] = [
    ("aino@harbour.example", "Aino Virtanen", Role::Agent),
    ("otso@harbour.example", "Otso Laine", Role::Agent),
    ("leena@harbour.example", "Leena Salo", Role::Lead),
    ("aada@harbour.example", "Aada Koski", Role::Auditor),
    ("ylva@harbour.example", "Ylva Berg", Role::Administrator),
];

/// Plants these, or the demo desk's people where none is named. Who is there stays as they are.
pub async fn plant(context: &Context, members: &[Member]) -> Result<Value, Failure> {
    let demo = DEMO.map(|(mail, name, role)| Member { mail: mail.to_owned(), name: name.to_owned(), role });
    let members = if members.is_empty() { demo.as_slice() } else { members };
    let mut planted = Vec::with_capacity(members.len());
    for member in members {
        let id = planted_one(context, member).await?;
        planted.push(json!({ "mail": member.mail, "name": member.name, "role": member.role, "id": id }));
    }
    Ok(Value::Array(planted))
}

/// The id follows from the address, so that planting again finds the same row.
async fn planted_one(context: &Context, member: &Member) -> Result<StaffId, Failure> {
    let malformed = || Failure::BadForm(FormRefusal::Malformed);
    let mail = Identifier::parse(&member.mail).map_err(|_| malformed())?;
    let hash = mail_hash(context, &mail);
    let id = hash.get(..32).unwrap_or_default();
    let named = Named { mail: mail.as_str().to_owned(), name: Some(member.name.clone()) };
    let name_sealed = sealed(context, id, &named)?;
    let newcomer = Newcomer { id, role: member.role, mail_hash: &hash, subject: None, name_sealed: &name_sealed };
    match context.one(storage::staff::add(&newcomer, context.now)).await {
        Ok(_) | Err(PortError::Conflict(_)) => {}
        Err(other) => return Err(other.into()),
    }
    StaffId::parse(id).map_err(|_| malformed())
}
