//! What is written about a directory's contract, and the contract: neither says more than the other.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "what is written here must be there: a test that cannot read it has failed"
)]

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use shared::directory::{
    AccountAnswer, AccountState, BlockerAnswer, CONTRACT, Capabilities, ContactAnswer, ContactKind, Counts,
    EndingsAnswer, Found, Held, Holders, ItemAnswer, Items, Operation, PreferencesAnswer, Question, RenewalAnswer,
    Standing, StandingAnswer, Status, Token, Tokens,
};
use shared::eligibility::BlockerKind;
use shared::id::{AccountId, AccountKey, CategoryId, DeletionId, ProcessorId};
use shared::policy::Strategy;
use shared::preference::{Preference, everything};
use shared::time::Timestamp;
use shared::webhook::{Message, Secret};

use crate::tree::{none, one, read};

const AT: Timestamp = Timestamp::from_ms(1_800_000_000_000);

fn document() -> Value {
    serde_json::from_str(&read("docs/directory.json").text).expect("docs/directory.json is JSON")
}

fn key() -> AccountKey {
    AccountKey { id: AccountId::parse("a1").expect("an id"), epoch: 0 }
}

fn deletion() -> DeletionId {
    DeletionId::from_random([7; 16])
}

fn category() -> CategoryId {
    CategoryId::parse("orders").expect("an id")
}

fn processor() -> ProcessorId {
    ProcessorId::parse("billing").expect("an id")
}

/// A question with everything that there is: whoever adds a member is led here.
fn question() -> Question {
    Question {
        operation: Operation::Find,
        account: Some(key()),
        identifier: Some("a@b.example".to_owned()),
        kind: Some("email".to_owned()),
        since: Some(AT),
        deletion: Some(deletion()),
        sequence: Some(1),
        locked: true,
        category: Some(category()),
        strategy: Some(Strategy::Erase),
        after: Some("1".to_owned()),
        item: Some("newest".to_owned()),
        lines: [("name".to_owned(), "A".to_owned())].into(),
        items: ["i1".to_owned()].into(),
        refused: Some(everything()),
        at: Some(AT),
        categories: [category()].into(),
        processor: Some(processor()),
    }
}

/// A type's members, and those of them without which it cannot be read.
fn members<T: Serialize + DeserializeOwned>(full: &T) -> (BTreeSet<String>, BTreeSet<String>) {
    let value = serde_json::to_value(full).expect("JSON");
    let all: BTreeSet<String> = value.as_object().expect("an object").keys().cloned().collect();
    let needed = |name: &&String| {
        let mut less = value.clone();
        less.as_object_mut().expect("an object").remove(*name);
        serde_json::from_value::<T>(less).is_err()
    };
    let needed = all.iter().filter(needed).cloned().collect();
    (all, needed)
}

type Shapes = BTreeMap<&'static str, (BTreeSet<String>, BTreeSet<String>)>;

fn shapes() -> Shapes {
    let contact = ContactAnswer {
        kind: ContactKind::Email,
        address: "a@b.example".into(),
        changed_at: AT,
        replaced_at: Some(AT),
    };
    let account = AccountState {
        standing: Standing::Good,
        created_at: AT,
        has_password: true,
        name: Some("A".into()),
        contacts: vec![contact.clone()],
        paused_by: Some(deletion()),
        locked: true,
        subjects: [(processor(), "b1".to_owned())].into(),
    };
    let blocker =
        BlockerAnswer { kind: BlockerKind::Unpaid, detail: Some("x".into()), remedy_url: Some("https://a".into()) };
    let item = ItemAnswer { id: "i1".into(), at: AT, fields: serde_json::Map::new(), kept_for: Some("open".into()) };
    let renewal = RenewalAnswer { name: "x".into(), cancel_at: Some("https://a".into()) };
    let endings = EndingsAnswer {
        open_orders: vec!["x".into()],
        refunds: vec!["x".into()],
        renewals: vec![renewal.clone()],
        linked_apps: vec!["x".into()],
    };
    let held = Held { id: category(), parts: true };
    let token = Token { token: "t".into(), hint: Some("refresh_token".into()) };
    let capabilities =
        Capabilities { contract: CONTRACT, operations: vec!["find".into()], categories: vec![held.clone()] };
    let mut shapes = Shapes::new();
    shapes.insert("AccountKey", members(&key()));
    shapes.insert("Held", members(&held));
    // A directory that holds nothing need not say so; it is written that it should.
    shapes.insert("Capabilities", members(&capabilities));
    shapes.insert("Found", members(&Found { accounts: vec![key()] }));
    shapes.insert("AccountAnswer", members(&AccountAnswer { account: account.clone() }));
    shapes.insert("AccountState", members(&account));
    shapes.insert("ContactAnswer", members(&contact));
    shapes.insert("StandingAnswer", members(&StandingAnswer { blockers: vec![blocker.clone()], as_of: AT }));
    shapes.insert("BlockerAnswer", members(&blocker));
    shapes.insert("Counts", members(&Counts { counts: [(category(), 1)].into() }));
    shapes.insert("Items", members(&Items { items: vec![item.clone()], next: Some("1".into()) }));
    shapes.insert("ItemAnswer", members(&item));
    shapes.insert("EndingsAnswer", members(&endings));
    shapes.insert("RenewalAnswer", members(&renewal));
    shapes.insert("PreferencesAnswer", members(&PreferencesAnswer { refused: everything(), at: Some(AT) }));
    shapes.insert("Holders", members(&Holders { accounts: vec![(key(), true)], next: Some("a1:0".into()) }));
    shapes.insert("Tokens", members(&Tokens { tokens: vec![token.clone()] }));
    shapes.insert("Token", members(&token));
    shapes
}

fn names<T: Serialize>(all: impl IntoIterator<Item = T>) -> BTreeSet<String> {
    all.into_iter().filter_map(|one| Some(serde_json::to_value(one).ok()?.as_str()?.to_owned())).collect()
}

/// Lists of words, each with all that there are.
fn words() -> BTreeMap<&'static str, BTreeSet<String>> {
    BTreeMap::from([
        ("Operation", names(Operation::ALL)),
        ("Status", names([Status::Done, Status::NotThere, Status::NotOurs, Status::Stale, Status::Unsupported])),
        ("Strategy", names([Strategy::Erase, Strategy::Anonymise])),
        ("Preference", names(Preference::ALL)),
        ("BlockerKind", names(BlockerKind::ALL)),
        ("ContactKind", names([ContactKind::Email, ContactKind::Phone, ContactKind::Username])),
        ("Standing", names([Standing::Good, Standing::Suspended])),
    ])
}

fn listed(value: &Value) -> BTreeSet<String> {
    value.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}

fn named(value: &Value) -> BTreeSet<String> {
    value.as_object().into_iter().flat_map(|map| map.keys().cloned()).collect()
}

fn complaints(document: &Value) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut equal = |what: &str, written: &BTreeSet<String>, is: &BTreeSet<String>| {
        let (more, less): (Vec<_>, Vec<_>) = (written.difference(is).collect(), is.difference(written).collect());
        if !more.is_empty() || !less.is_empty() {
            complaints.push(format!("{what}: written alone {more:?}, unwritten {less:?}"));
        }
    };
    let schemas = &document["components"]["schemas"];
    for (name, (all, needed)) in shapes() {
        equal(name, &named(&schemas[name]["properties"]), &all);
        equal(&format!("{name}, needed"), &listed(&schemas[name]["required"]), &needed);
    }
    for (name, all) in words() {
        equal(name, &listed(&schemas[name]["enum"]), &all);
    }
    let known: BTreeSet<String> = shapes().into_keys().chain(words().into_keys()).map(str::to_owned).collect();
    let plain = ["Moment", "Opaque", "DeletionId", "Problem"].map(str::to_owned);
    equal("schemas", &named(schemas), &known.into_iter().chain(plain).collect());
    let paths: BTreeSet<String> = Operation::ALL.iter().map(|operation| format!("/{}", operation.name())).collect();
    equal("paths", &named(&document["paths"]), &paths);
    let mut asked = BTreeSet::new();
    for operation in Operation::ALL {
        let post = &document["paths"][format!("/{}", operation.name())]["post"];
        let schema = &post["requestBody"]["content"]["application/json"]["schema"];
        equal(
            "a question names itself",
            &listed(&json!([schema["properties"]["operation"]["const"]])),
            &names([operation]),
        );
        equal(
            "a question is closed",
            &listed(&json!([schema["additionalProperties"].to_string()])),
            &["false".to_owned()].into(),
        );
        asked.extend(named(&schema["properties"]));
    }
    let (all, _) = members(&question());
    equal("what is asked", &asked, &all);
    complaints
}

#[test]
fn what_is_written_about_a_directory_is_what_is_asked_and_answered() {
    let document = document();
    none(&complaints(&document));
    let mut broken = document.clone();
    broken["components"]["schemas"]["ContactAnswer"]["properties"]["colour"] = json!({});
    one(&complaints(&broken));
    let mut broken = document;
    broken["paths"]["/erase"]["post"]["requestBody"]["content"]["application/json"]["schema"]["properties"]
        .as_object_mut()
        .expect("members")
        .remove("strategy");
    one(&complaints(&broken));
}

/// A block of the prose, by the word after its fence.
fn block(text: &str, name: &str) -> String {
    let fence = format!("```{name}\n");
    let (_, rest) = text.split_once(&fence).unwrap_or_else(|| panic!("docs/directory.md has no block `{name}`"));
    rest.split("\n```").next().unwrap_or_default().to_owned()
}

/// Headers and body of a message as it stands there.
fn verified(secret: &Secret, message: &str) -> Result<Value, String> {
    let (head, body) = message.split_once("\n\n").ok_or("there is no body")?;
    let header = |name: &str| {
        let line = head.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
        line.ok_or_else(|| format!("there is no `{name}`"))
    };
    let (id, timestamp) = (header("webhook-id")?, header("webhook-timestamp")?);
    let seconds: i64 = timestamp.parse().map_err(|_| "no moment")?;
    let signed = Message { id, timestamp, signature: header("webhook-signature")?, body: body.as_bytes() };
    secret.verify(&signed, Timestamp::from_ms(seconds * 1000)).map_err(|fault| fault.to_string())?;
    serde_json::from_str(body).map_err(|error| error.to_string())
}

#[test]
fn the_worked_example_is_signed_as_it_says() {
    let text = read("docs/directory.md").text;
    let secret = Secret::parse(&block(&text, "secret")).expect("the example's secret");
    let question = verified(&secret, &block(&text, "question")).expect("the question");
    let read: Question = serde_json::from_value(question).expect("it is a question");
    assert_eq!(read.operation, Operation::Standing);
    let answer = verified(&secret, &block(&text, "answer")).expect("the answer");
    assert_eq!(answer["answers"], "standing");
    assert!(serde_json::from_value::<StandingAnswer>(answer).is_ok());
    assert!(verified(&secret, &block(&text, "question").replace("cu_5312", "cu_5313")).is_err(), "one sign is another");
}
