//! What an administrator of the desk posts.

use super::read::Reader;
use super::{Fields, Parsed};
use crate::identifier::Identifier;
use crate::staff::Role;

/// Somebody new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddStaff {
    /// An address.
    pub mail: Identifier,
    pub role: Role,
}

impl AddStaff {
    /// # Errors
    /// No address, no role, or anything else in the form.
    pub fn parse(fields: &Fields) -> Parsed<Self> {
        let mut reader = Reader::of(fields, &["mail", "role"]);
        let mail = reader.parsed("mail", 254, |text| {
            Identifier::parse(text).ok().filter(|identifier| matches!(identifier, Identifier::Email(_)))
        });
        let role = role(&mut reader);
        let form = mail.zip(role).map(|(mail, role)| Self { mail, role });
        reader.finish(form)
    }
}

/// What becomes of somebody. `seen` is the version that the administrator looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeStaff {
    Role { seen: u32, role: Role },
    Remove { seen: u32 },
}

impl ChangeStaff {
    /// # Errors
    /// Neither a role nor a removal, no version, or anything else in the form.
    pub fn parse(fields: &Fields) -> Parsed<Self> {
        let mut reader = Reader::of(fields, &["act", "role", "seen"]);
        let seen = reader.seen();
        let form = match reader.required("act", 16) {
            Some("role") => seen.zip(role(&mut reader)).map(|(seen, role)| Self::Role { seen, role }),
            Some("remove") => seen.map(|seen| Self::Remove { seen }),
            Some(_) => {
                reader.fail("act", "malformed");
                None
            }
            None => None,
        };
        reader.finish(form)
    }
}

fn role(reader: &mut Reader<'_>) -> Option<Role> {
    let role = Role::parse(reader.required("role", 32)?);
    if role.is_none() {
        reader.fail("role", "not-listed");
    }
    role
}
