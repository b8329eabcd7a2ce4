//! Who is planted: the demo shop's people, each in a situation of their own, and any number of throwaway ones.

use shared::eligibility::BlockerKind;
use shared::encoding;

/// What is special about an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Situation {
    Clean,
    Blocked(BlockerKind),
    IdentityVerified,
    NoPassword,
    Suspended,
    ContactChanged,
    SharedPhone,
    SharedMailbox,
}

impl Situation {
    /// The stable key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Blocked(kind) => kind.key(),
            Self::IdentityVerified => "identity-verified",
            Self::NoPassword => "no-password",
            Self::Suspended => "suspended",
            Self::ContactChanged => "contact-changed",
            Self::SharedPhone => "shared-phone",
            Self::SharedMailbox => "shared-mailbox",
        }
    }

    /// The situation with this key.
    pub fn parse(key: &str) -> Option<Self> {
        let plain = [
            Self::Clean,
            Self::IdentityVerified,
            Self::NoPassword,
            Self::Suspended,
            Self::ContactChanged,
            Self::SharedPhone,
            Self::SharedMailbox,
        ];
        plain
            .into_iter()
            .find(|situation| situation.key() == key)
            .or_else(|| BlockerKind::parse(key).map(Self::Blocked))
    }
}

/// How somebody uses the shop: what there is of everything follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// For a test: one record of each kind.
    Throwaway,
    /// Signed up days ago.
    New,
    Everyday,
    /// Buys every month, for years.
    Heavy,
    /// Sells in the marketplace, and buys now and then.
    Seller,
    /// Left once, and came back to an empty account.
    Returned,
}

impl Life {
    /// The stable key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Throwaway => "throwaway",
            Self::New => "new",
            Self::Everyday => "everyday",
            Self::Heavy => "heavy",
            Self::Seller => "seller",
            Self::Returned => "returned",
        }
    }
}

/// One person, complete.
#[derive(Debug, Clone)]
pub struct Person {
    /// The account's id: opaque to everyone but this planter.
    pub id: String,
    pub name: String,
    pub email: String,
    /// The address that was replaced so many days ago, where the situation says so.
    pub old_email: String,
    pub replaced_days: u16,
    pub phone: String,
    pub username: String,
    pub street: String,
    pub city: String,
    pub country: String,
    pub situation: Situation,
    /// Makes two people's records differ.
    pub seed: usize,
    /// How much there is to tell.
    pub life: Life,
}

impl Person {
    pub fn password(&self) -> Option<&'static str> {
        (self.situation != Situation::NoPassword).then_some(PASSWORD)
    }
}

/// The password of everyone who has one. These accounts exist on trial machines only.
pub const PASSWORD: &str = "Harbour-Lamp-27";

/// The present address proves nothing yet.
pub const REPLACED_DAYS: u16 = 3;

/// One throwaway account. Every value holds the prefix and the number, so that a test can look for it in raw bytes; the
/// telephone number carries a hash of both, because numbers have no letters.
pub fn throwaway(prefix: &str, number: u32, situation: Situation) -> Person {
    use sha2::{Digest, Sha256};
    // Two neighbours share a number, and a mailbox, where the situation says so.
    let line = match situation {
        Situation::SharedPhone | Situation::SharedMailbox => format!("{prefix}:both:{}", number / 2),
        _ => format!("{prefix}:{number}"),
    };
    let mailbox = if situation == Situation::SharedMailbox { number / 2 * 2 } else { number };
    let hash: [u8; 32] = Sha256::digest(line.as_bytes()).into();
    let digits = hash.first_chunk().copied().map_or(0, u64::from_be_bytes) % 10_000_000_000;
    Person {
        // The directory's ids say nothing about a person: not even the prefix that a test looks for.
        id: format!("t-{}", encoding::hex(&Sha256::digest(format!("{prefix}:{number}"))[..12])),
        name: format!("Quill {prefix}-{number} Featherstone"),
        email: format!("{prefix}-{mailbox}@throwaway.example"),
        old_email: format!("{prefix}-{number}.old@throwaway.example"),
        replaced_days: REPLACED_DAYS,
        phone: format!("+88{digits:010}"),
        username: format!("user.{prefix}-{number}"),
        street: format!("{number} {prefix} Canary Lane"),
        city: "Nowhere 00000".to_owned(),
        country: "Nowhere".to_owned(),
        situation,
        seed: number as usize,
        life: Life::Throwaway,
    }
}

/// Whether a prefix may be part of ids, addresses and names.
pub fn is_prefix(prefix: &str) -> bool {
    (1..=24).contains(&prefix.len()) && prefix.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::people::demo;
    use super::*;
    use shared::id::AccountId;
    use shared::identifier::Identifier;

    #[test]
    fn every_planted_person_can_be_named_and_found() {
        let throwaways = (0..20).map(|number| throwaway("abc123", number, Situation::Clean));
        for person in demo().into_iter().chain(throwaways) {
            assert!(AccountId::parse(&person.id).is_ok(), "{}", person.id);
            for typed in [&person.email, &person.old_email, &person.phone, &person.username] {
                assert!(Identifier::parse(typed).is_ok(), "{typed}");
            }
        }
    }

    #[test]
    fn every_situation_that_is_promised_has_a_demo_account() {
        let keys: Vec<&str> = demo().iter().map(|person| person.situation.key()).collect();
        for kind in BlockerKind::ALL {
            assert!(keys.contains(&kind.key()), "{}", kind.key());
        }
        for key in ["clean", "identity-verified", "no-password", "suspended", "contact-changed"] {
            assert!(keys.contains(&key), "{key}");
            assert_eq!(Situation::parse(key).map(Situation::key), Some(key));
        }
        assert_eq!(keys.iter().filter(|key| **key == "shared-phone").count(), 2);
    }
}
