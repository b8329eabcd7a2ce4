//! Addresses that never open an account again (seed 002), where the policy says so: of each, a keyed hash that nobody can read an
//! address out of, until a day on which somebody says whether it is still needed.

use shared::deletion::State;
use shared::id::AccountKey;
use shared::identifier::Identifier;
use shared::policy::{EmailReuse, Policy};
use shared::seal;
use shared::time::Timestamp;

use crate::context::Context;
use crate::directory::{self, ContactKind, DirectoryError};
use crate::keyring::Keyring;
use crate::limits::EVER;
use crate::port::PortError;
use crate::storage::{self, deletion::Stored};

/// So many at once: an invocation holds them, and whatever is left comes next time.
pub const AT_ONCE: i64 = 500;

fn fingerprint(keys: &Keyring, address: &Identifier) -> String {
    seal::lookup_hash(&keys.never_again, &address.canonical())
}

/// Before the contact of an account goes: keeps its present addresses out, if its policy says so. May be done any number of times.
pub async fn keep(
    context: &Context,
    policy: &Policy,
    account: &AccountKey,
    stored: &Stored,
) -> Result<(), DirectoryError> {
    if policy.email_reuse == EmailReuse::Allowed {
        return Ok(());
    }
    let Some(since) = claimed_at(stored.deletion.state()) else { return Ok(()) };
    let review_at = policy.address_review_at(since);
    let known = directory::account(context, account).await?;
    let contacts = known.iter().flat_map(|account| &account.contacts);
    // A replaced address may be somebody else's by now.
    let present = contacts.filter(|contact| contact.kind == ContactKind::Email && contact.replaced_at.is_none());
    let kept = present
        .filter_map(|contact| Identifier::parse(&contact.address).ok())
        .map(|address| storage::never_again::keep(&fingerprint(&context.keys, &address), since, review_at));
    context.batch(kept.collect()).await?;
    Ok(())
}

const fn claimed_at(state: &State) -> Option<Timestamp> {
    match state {
        State::Erasing(state) => Some(state.claimed_at),
        State::Erased(state) => Some(state.claimed_at),
        State::Cleared(state) => Some(state.claimed_at),
        _ => None,
    }
}

/// Whether this address is kept out.
#[cfg(feature = "local")]
pub async fn is_kept_out(context: &Context, address: &Identifier) -> Result<bool, PortError> {
    let found = storage::never_again::find(&fingerprint(&context.keys, address));
    Ok(!context.one(found).await?.is_empty())
}

/// Once the policy lets addresses be used again, none is kept out any longer.
pub async fn erase_unneeded(context: &Context) -> Result<(), PortError> {
    if context.rules.is_there() && context.policy.email_reuse == EmailReuse::Allowed {
        context.one(storage::never_again::erase(EVER, AT_ONCE)).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use shared::encoding;

    use super::*;

    #[test]
    fn without_our_key_nobody_makes_the_fingerprint_of_an_address() {
        let keys = |master: u8| {
            let key = |byte: u8| encoding::base64(&[byte; 32]);
            Keyring::parse(Some(&key(master)), Some(&key(9))).unwrap()
        };
        let address = |text: &str| Identifier::parse(text).unwrap();
        let ann = fingerprint(&keys(1), &address("ann@mail.example"));
        assert_eq!(ann, fingerprint(&keys(1), &address("Ann@Mail.example")), "however it is written");
        assert_ne!(ann, fingerprint(&keys(2), &address("ann@mail.example")), "another key");
        assert_ne!(ann, fingerprint(&keys(1), &address("bob@mail.example")), "another address");
        assert_ne!(
            ann,
            seal::lookup_hash(&keys(1).lookup, &address("ann@mail.example").canonical()),
            "another purpose"
        );
    }
}
