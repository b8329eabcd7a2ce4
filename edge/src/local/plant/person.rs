//! Who is planted: the demo shop's people, each in a situation of their own, and any number of throwaway ones.

use shared::eligibility::BlockerKind;

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
    /// Whether the account has a long history, or one record of each kind.
    pub has_history: bool,
}

impl Person {
    pub fn password(&self) -> Option<&'static str> {
        (self.situation != Situation::NoPassword).then_some(PASSWORD)
    }
}

/// The password of everyone who has one. These accounts exist on trial machines only.
pub const PASSWORD: &str = "Harbour-Lamp-27";

/// The present address proves nothing yet.
const REPLACED_DAYS: u16 = 3;

/// id, name, e-mail's local part, phone, street, city, country, situation.
type Line =
    (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str, Situation);

const PEOPLE: [Line; 12] = [
    (
        "demo-01",
        "Sofia Lindqvist",
        "sofia",
        "+358401200101",
        "Harjukatu 14 B 22",
        "40100 Jyväskylä",
        "Finland",
        Situation::Clean,
    ),
    (
        "demo-02",
        "Marek Dvořák",
        "marek",
        "+420601200102",
        "Veveří 31",
        "602 00 Brno",
        "Czechia",
        Situation::Blocked(BlockerKind::Unpaid),
    ),
    (
        "demo-03",
        "Aisha Rahman",
        "aisha",
        "+447700900103",
        "8 Mill Row",
        "Leeds LS2 7DF",
        "United Kingdom",
        Situation::Blocked(BlockerKind::Dispute),
    ),
    (
        "demo-04",
        "Tom Whitfield",
        "tom",
        "+447700900104",
        "27 Quay Street",
        "Bristol BS1 4TR",
        "United Kingdom",
        Situation::Blocked(BlockerKind::Investigation),
    ),
    (
        "demo-05",
        "Lena Brandt",
        "lena",
        "+4915112000105",
        "Lindenallee 9",
        "04105 Leipzig",
        "Germany",
        Situation::Blocked(BlockerKind::Violation),
    ),
    (
        "demo-06",
        "Giulia Ferraro",
        "giulia",
        "+393201200106",
        "Via dei Mille 40",
        "10123 Torino",
        "Italy",
        Situation::IdentityVerified,
    ),
    (
        "demo-07",
        "Noah Okafor",
        "noah",
        "+353851200107",
        "5 Harcourt Terrace",
        "Dublin D02 XY45",
        "Ireland",
        Situation::NoPassword,
    ),
    (
        "demo-08",
        "Inês Carvalho",
        "ines",
        "+351911200108",
        "Rua do Almada 112",
        "4050-031 Porto",
        "Portugal",
        Situation::Suspended,
    ),
    (
        "demo-09",
        "Pekka Virtanen",
        "pekka",
        "+358401200109",
        "Satamakatu 3 A 5",
        "33200 Tampere",
        "Finland",
        Situation::ContactChanged,
    ),
    (
        "demo-10",
        "Mei Tanaka",
        "mei",
        "+819012000110",
        "2-8-1 Nishi",
        "Sapporo 060-0042",
        "Japan",
        Situation::SharedPhone,
    ),
    (
        "demo-11",
        "Jun Tanaka",
        "jun",
        "+819012000110",
        "2-8-1 Nishi",
        "Sapporo 060-0042",
        "Japan",
        Situation::SharedPhone,
    ),
    (
        "demo-12",
        "Leila Haddad",
        "leila",
        "+33612000112",
        "18 rue des Tanneurs",
        "59000 Lille",
        "France",
        Situation::Clean,
    ),
];

/// The demo accounts. Addresses lie under domains that belong to nobody (RFC 2606).
pub fn demo() -> Vec<Person> {
    PEOPLE
        .into_iter()
        .enumerate()
        .map(|(seed, (id, name, local, phone, street, city, country, situation))| Person {
            id: id.to_owned(),
            name: name.to_owned(),
            email: format!("{local}@shopper.example"),
            old_email: format!("{local}.old@shopper.example"),
            replaced_days: REPLACED_DAYS,
            phone: phone.to_owned(),
            username: format!("{local}.demo"),
            street: street.to_owned(),
            city: city.to_owned(),
            country: country.to_owned(),
            situation,
            seed,
            has_history: true,
        })
        .collect()
}

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
        id: format!("t-{}", data_encoding::HEXLOWER.encode(&Sha256::digest(format!("{prefix}:{number}"))[..12])),
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
        has_history: false,
    }
}

/// Whether a prefix may be part of ids, addresses and names.
pub fn is_prefix(prefix: &str) -> bool {
    (1..=24).contains(&prefix.len()) && prefix.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
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
