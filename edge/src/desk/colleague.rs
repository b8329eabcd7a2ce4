//! To whom a lead gives work: whoever decides, by name.

use shared::id::StaffId;
use shared::staff::{Permission, Role};

use crate::failure::Failure;
use crate::staff::{self, Sitting};
use crate::storage;
use crate::view::View;

/// Everybody else who decides: id and name. Nobody, for whoever gives no work.
pub async fn all(view: &View<'_>, sitting: &Sitting) -> Result<Vec<(String, String)>, Failure> {
    if sitting.must(Permission::AssignOther).is_err() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for row in view.context.one(storage::staff::people()).await? {
        let id = StaffId::parse(&row.text("id")?).map_err(|error| Failure::Service(error.to_string()))?;
        let decides = Role::parse(&row.text("role")?).is_some_and(|role| role.may(Permission::Decide));
        if decides && id != sitting.id {
            let name = staff::name(view.context, &id, &row.text("name_sealed")?);
            all.push((id.to_string(), name.unwrap_or_else(|| view.texts.get("staff-nameless"))));
        }
    }
    Ok(all)
}

/// The one who was chosen, if they are among them.
pub fn chosen(all: &[(String, String)], id: &str) -> Option<StaffId> {
    all.iter().find(|(known, _)| known == id).and_then(|(known, _)| StaffId::parse(known).ok())
}
