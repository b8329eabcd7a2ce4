//! Who sits at the desk: proven by a cookie whose hash alone is stored, asked anew with every request.
use frontend::pages::staff::Badge;
use shared::id::StaffId;
use shared::staff::{Permission, Role};
use shared::time::Timestamp;

use super::{gate, person};
use crate::context::Context;
use crate::desk::chain::Actor;
use crate::extract::Incoming;
use crate::failure::Failure;
pub use crate::openid::flow::{Token, hash};
use crate::view::View;
use crate::{limits, storage};

/// The prefix binds the cookie to this host, to HTTPS and to the whole path.
pub const COOKIE: &str = "__Host-staff";

/// A member of staff at the desk, with the rights of this very moment.
#[derive(Clone)]
pub struct Sitting {
    pub id: StaffId,
    pub role: Role,
    /// Of their row: what they do is recorded only while it is the same.
    pub version: i64,
    /// Keyed hash of their own account here, as `vault::account_hash` makes it.
    pub own_account_hash: Option<String>,
    pub name: Option<String>,
    /// When the provider last said who it is.
    pub reproved_at: Timestamp,
    pub token_hash: String,
}

impl Sitting {
    /// Refuses what the role does not reach.
    pub fn must(&self, permission: Permission) -> Result<(), Failure> {
        if self.role.may(permission) { Ok(()) } else { Err(Failure::Forbidden) }
    }

    /// Refuses what cannot be taken back to a sitting whose person the provider has not seen for a while.
    pub fn must_be_fresh(&self, now: Timestamp) -> Result<(), Failure> {
        if now.since_ms(self.reproved_at) < limits::STAFF_FRESH_MS { Ok(()) } else { Err(Failure::ProveAgain) }
    }

    /// Who writes what they do into the log.
    pub fn actor(&self) -> Actor {
        Actor { id: self.id.clone(), version: self.version, role: self.role.name() }
    }

    /// For the head of the page.
    pub fn badge(&self, view: &View<'_>) -> Badge {
        let name = self.name.clone().unwrap_or_else(|| view.texts.get("staff-nameless"));
        Badge { name, role: view.texts.get(&format!("staff-role-{}", self.role.name())) }
    }
}

/// Says neither who nor with which token.
impl std::fmt::Debug for Sitting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sitting({}, {})", self.id, self.role.name())
    }
}

/// Purpose of a sitting's token.
pub const SITTING: &str = "staff-sitting";

/// Who sits there. `NoSitting` for no cookie, an old one, or rights that have changed since it was given.
pub async fn sitting(context: &Context, incoming: &Incoming) -> Result<Sitting, Failure> {
    let word = gate::pass(context, incoming).await?;
    let token = incoming.cookie(COOKIE).ok_or(Failure::NoSitting)?;
    let token_hash = hash(context, SITTING, token);
    let rows = context.one(storage::staff::sitting(&token_hash, context.now)).await?;
    let row = rows.first().ok_or(Failure::NoSitting)?;
    // Where Access alone says who it is, its word and the sitting must be about the same person.
    if gate::way(context)?.provider.is_none() {
        let subject = word.map(|word| person::subject(context, &word).hash);
        if subject.is_none() || subject != row.maybe_text("subject_hash") {
            return Err(Failure::NoSitting);
        }
    }
    let text = row.text("id")?;
    let id = StaffId::parse(&text).map_err(|cause| Failure::Service(cause.to_string()))?;
    let role = Role::parse(&row.text("role")?).ok_or_else(|| Failure::Service("a role of nobody".to_owned()))?;
    if context.now.ms() - row.int("seen_at")? >= limits::STAFF_SEEN_MS {
        context.one(storage::staff::seen(&token_hash, context.now)).await?;
    }
    let named = person::opened(context, &text, &row.text("name_sealed")?);
    Ok(Sitting {
        id,
        role,
        version: row.int("version")?,
        own_account_hash: row.maybe_text("own_account_hash"),
        name: named.map(|named| named.name.unwrap_or(named.mail)),
        reproved_at: Timestamp::from_ms(row.int("reproved_at")?),
        token_hash,
    })
}
