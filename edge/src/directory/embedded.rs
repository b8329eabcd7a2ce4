//! The demo shop's accounts in D1, every personal value sealed under the vault's key of its category.

use shared::directory::Token;
use shared::id::{AccountKey, ProcessorId};

use crate::context::Context;

mod ending;
mod erasure;
mod find;
mod part;
pub mod password;
mod preference;
mod record;
mod session;
mod standing;
pub mod stay;

pub use ending::endings;
pub use erasure::{Closed, erase};
pub use find::{account, blockers, find, find_lately, holders, key_of, named};
#[cfg(feature = "local")]
pub use find::{contact_hash, contact_place, matter_place};
pub use part::{correct, erase_items, has_parts, items};
pub use preference::{preferences, set_preferences, written};
#[cfg(feature = "local")]
pub use record::record_place;
pub use record::{Dated, counts, dated, export};
pub use record::{iso, stamped};
#[cfg(feature = "local")]
pub use session::token_hash;
pub use session::{session_account, sign_in, sign_out, token_account};
pub use standing::{is_shut, restore, suspend};

/// The category that holds addresses, password and open matters; the last to go.
pub const CONTACT: &str = "contact";

/// The category that holds where parcels go.
pub const ADDRESSES: &str = "addresses";

/// The category whose newest record carries the person's name.
pub const PROFILE: &str = "profile";

/// What a processor is to revoke: nobody is linked to the demo shop. In a trial everybody has one token at each.
pub fn tokens(context: &Context, key: &AccountKey, processor: &ProcessorId) -> Vec<Token> {
    let name = format!("{processor}\u{0}{}", key.id);
    let token = cfg!(feature = "local").then(|| Token { token: context.lookup("demo-token", &name), hint: None });
    token.into_iter().collect()
}
