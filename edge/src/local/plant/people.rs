//! The demo shop's twelve people. Addresses lie under domains that belong to nobody (RFC 2606).

use shared::eligibility::BlockerKind;

use super::person::{Life, Person, REPLACED_DAYS, Situation};

const fn blocked(kind: BlockerKind) -> Situation {
    Situation::Blocked(kind)
}

/// id, name, e-mail's local part, phone, street, city, country, situation, life.
type Line =
    (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str, Situation, Life);

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
        Life::Heavy,
    ),
    (
        "demo-02",
        "Marek Dvořák",
        "marek",
        "+420601200102",
        "Veveří 31",
        "602 00 Brno",
        "Czechia",
        blocked(BlockerKind::Unpaid),
        Life::Everyday,
    ),
    (
        "demo-03",
        "Aisha Rahman",
        "aisha",
        "+447700900103",
        "8 Mill Row",
        "Leeds LS2 7DF",
        "United Kingdom",
        blocked(BlockerKind::Dispute),
        Life::Everyday,
    ),
    (
        "demo-04",
        "Tom Whitfield",
        "tom",
        "+447700900104",
        "27 Quay Street",
        "Bristol BS1 4TR",
        "United Kingdom",
        blocked(BlockerKind::Investigation),
        Life::Everyday,
    ),
    (
        "demo-05",
        "Lena Brandt",
        "lena",
        "+4915112000105",
        "Lindenallee 9",
        "04105 Leipzig",
        "Germany",
        blocked(BlockerKind::Violation),
        Life::Seller,
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
        Life::Seller,
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
        Life::New,
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
        Life::Everyday,
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
        Life::Heavy,
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
        Life::Everyday,
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
        Life::New,
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
        Life::Returned,
    ),
];

/// The demo accounts.
pub fn demo() -> Vec<Person> {
    PEOPLE
        .into_iter()
        .enumerate()
        .map(|(seed, (id, name, local, phone, street, city, country, situation, life))| Person {
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
            life,
            seed,
        })
        .collect()
}
