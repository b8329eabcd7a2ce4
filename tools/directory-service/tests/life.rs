//! One account from its look-up to its end.

use directory_service::clock;
use serde_json::{Value, json};

use crate::on_both;
use crate::stage::{ANOTHER, DELETION, EXAMPLE, Stage, account};

fn act(id: &str, deletion: &str, sequence: i64) -> Value {
    json!({ "account": account(id), "deletion": deletion, "sequence": sequence })
}

fn ending(id: &str, deletion: &str, category: &str, strategy: &str) -> Value {
    let mut members = act(id, deletion, 9);
    members["category"] = category.into();
    members["strategy"] = strategy.into();
    members
}

async fn found(stage: &Stage, kind: &str, identifier: &str, since: Option<i64>) -> Vec<String> {
    let mut members = json!({ "kind": kind, "identifier": identifier });
    if let Some(since) = since {
        members["since"] = since.into();
    }
    let said = stage.ask("find", members).await;
    let accounts = said["accounts"].as_array().expect("accounts").clone();
    accounts.iter().map(|key| key["id"].as_str().unwrap_or_default().to_owned()).collect()
}

async fn somebody_is_found_by_what_they_are_called_now(stage: Stage) {
    for (kind, identifier, expected) in [
        ("email", "sofia@shopper.example", vec!["demo-01"]),
        ("phone", "+358401200101", vec!["demo-01"]),
        ("phone", "+819012000110", vec!["demo-11", "demo-10"]),
        ("username", "sofia.demo", vec!["demo-01"]),
        ("id", "demo-01", vec!["demo-01"]),
        ("id", "nobody", vec![]),
        ("email", "nobody@shopper.example", vec![]),
        ("email", "pekka.old@shopper.example", vec![]),
    ] {
        let mut is = found(&stage, kind, identifier, None).await;
        let mut expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
        is.sort();
        expected.sort();
        assert_eq!(is, expected, "{kind} {identifier}");
    }
    assert_eq!(found(&stage, "email", "pekka.old@shopper.example", Some(0)).await, ["demo-09"]);
}

async fn an_account_comes_with_every_address_and_its_subjects(stage: Stage) {
    let said = stage.ask("account", json!({ "account": account("demo-09") })).await;
    let known = &said["account"];
    assert_eq!((known["name"].as_str(), known["standing"].as_str()), (Some("Pekka Virtanen"), Some("good")));
    assert_eq!(known["has_password"], true);
    let contacts = known["contacts"].as_array().expect("contacts");
    assert_eq!(contacts.len(), 4, "two addresses, a number and a name: {contacts:?}");
    let old = contacts.iter().find(|contact| contact["address"] == "pekka.old@shopper.example").expect("the old one");
    let new = contacts.iter().find(|contact| contact["address"] == "pekka@shopper.example").expect("the new one");
    assert_eq!(old["replaced_at"], new["changed_at"]);
    assert_eq!(known["subjects"]["mailing"], "m71-09");
    assert_eq!(stage.ask("account", json!({ "account": account("nobody") })).await["status"], "not-there");
    assert_eq!(
        stage.ask("account", json!({ "account": { "id": "demo-09", "epoch": 1 } })).await["status"],
        "not-there"
    );
    let shut = stage.ask("account", json!({ "account": account("demo-08") })).await;
    assert_eq!(shut["account"]["standing"], "suspended");
}

async fn everything_in_the_way_is_told_with_its_moment(stage: Stage) {
    let said = stage.ask("standing", json!({ "account": account("demo-02") })).await;
    assert_eq!(said["blockers"], json!([{ "kind": "unpaid", "detail": "Order 1041, 64.00 EUR" }]));
    let age = clock::now().ms() - said["as_of"].as_i64().expect("a moment");
    assert!((0..5_000).contains(&age), "{age}");
    let free = stage.ask("standing", json!({ "account": account("demo-01") })).await;
    assert_eq!(free["blockers"], json!([]));
    assert_eq!(stage.ask("standing", json!({ "account": account("nobody") })).await["status"], "not-there");
}

async fn a_suspension_is_undone_by_its_own_deletion_alone(stage: Stage) {
    assert_eq!(stage.status("suspend", act("demo-01", DELETION, 1)).await, "done");
    assert_eq!(stage.status("suspend", act("demo-01", ANOTHER, 5)).await, "not-ours");
    let known = stage.ask("account", json!({ "account": account("demo-01") })).await;
    assert_eq!(known["account"]["paused_by"], DELETION);
    assert_eq!(stage.status("restore", act("demo-01", DELETION, 2)).await, "done");
    let known = stage.ask("account", json!({ "account": account("demo-01") })).await;
    assert_eq!(known["account"]["paused_by"], Value::Null);
    assert_eq!(stage.status("suspend", act("demo-01", DELETION, 1)).await, "stale");
    assert_eq!(stage.status("suspend", act("demo-01", DELETION, 3)).await, "not-ours", "it has let go");
    assert_eq!(stage.status("suspend", act("demo-01", ANOTHER, 6)).await, "done");
    // What was refused while the account was quiet for another is looked at anew when it comes again under its name.
    let again = "suspend-of-a-third";
    let third = |sequence| act("demo-01", "0123456789abcdef0123456789abcdef", sequence);
    assert_eq!(stage.ask_as(again, "suspend", third(7)).await["status"], "not-ours");
    assert_eq!(stage.status("restore", act("demo-01", ANOTHER, 8)).await, "done");
    assert_eq!(stage.ask_as(again, "suspend", third(9)).await["status"], "done");
    assert_eq!(stage.status("suspend", act("nobody", DELETION, 1)).await, "not-there");
}

async fn whoever_comes_back_without_proof_is_told_to_be_locked(stage: Stage) {
    assert_eq!(stage.status("suspend", act("demo-01", DELETION, 1)).await, "done");
    let mut members = act("demo-01", DELETION, 2);
    members["locked"] = true.into();
    assert_eq!(stage.status("restore", members).await, "done");
    let known = stage.ask("account", json!({ "account": account("demo-01") })).await;
    assert_eq!(known["account"]["locked"], true);
    let still = stage.ask("items", json!({ "account": account("demo-01"), "category": "orders" })).await;
    assert!(!still["items"].as_array().expect("items").is_empty(), "nothing is lost by it");
}

async fn a_message_that_comes_twice_is_answered_twice_and_done_once(stage: Stage) {
    let id = format!("twice-{}", crate::stage::number());
    let first = stage.ask_as(&id, "suspend", act("demo-01", DELETION, 1)).await;
    assert_eq!(stage.status("restore", act("demo-01", DELETION, 2)).await, "done");
    let again = stage.ask_as(&id, "suspend", act("demo-01", DELETION, 1)).await;
    assert_eq!(first, again);
    let known = stage.ask("account", json!({ "account": account("demo-01") })).await;
    assert_eq!(known["account"]["paused_by"], Value::Null, "and nothing was done a second time");
    let later = stage.ask_as(&id, "suspend", act("demo-01", DELETION, 3)).await;
    assert_eq!(first, later, "a retry may carry a greater number");
    let mut other = act("demo-09", DELETION, 3);
    other["operation"] = "suspend".into();
    let answered = stage.post(&id, "suspend", other.to_string().as_bytes()).await;
    assert_eq!(answered.status, 400, "another question under the same id");
}

async fn the_first_category_closes_and_the_last_one_leaves_nobody(stage: Stage) {
    let capabilities = stage.ask("capabilities", json!({})).await;
    assert_eq!(stage.status("suspend", act("demo-01", DELETION, 1)).await, "done");
    assert_eq!(stage.status("erase", ending("demo-01", ANOTHER, "orders", "erase")).await, "not-ours");
    assert_eq!(stage.status("erase", ending("demo-01", DELETION, "orders", "erase")).await, "done");
    assert!(found(&stage, "email", "sofia@shopper.example", None).await.is_empty(), "it is closed");
    assert_eq!(found(&stage, "email", "sofia@shopper.example", Some(0)).await, ["demo-01"]);
    assert_eq!(stage.status("restore", act("demo-01", DELETION, 10)).await, "not-ours");
    for category in capabilities["categories"].as_array().expect("categories") {
        let id = category["id"].as_str().expect("an id");
        let strategy = if id == "reviews" { "anonymise" } else { "erase" };
        assert_eq!(stage.status("erase", ending("demo-01", DELETION, id, strategy)).await, "done", "{id}");
        assert_eq!(stage.status("erase", ending("demo-01", DELETION, id, strategy)).await, "done", "{id} again");
    }
    let counts = stage.ask("counts", json!({ "account": account("demo-01") })).await;
    assert_eq!(counts["counts"], json!({}));
    let known = stage.ask("account", json!({ "account": account("demo-01") })).await;
    assert_eq!((&known["account"]["name"], &known["account"]["contacts"]), (&Value::Null, &json!([])));
    let other = stage.ask("counts", json!({ "account": account("demo-09") })).await;
    assert_eq!(other["counts"]["contact"], 3, "nobody else has lost anything");
    assert_eq!(other["counts"]["browsing"], 40);
}

async fn what_was_written_after_the_end_is_ended_when_it_is_asked_for_again(stage: Stage) {
    let id = format!("again-{}", crate::stage::number());
    let members = ending("demo-01", DELETION, "invoices", "erase");
    assert_eq!(stage.ask_as(&id, "erase", members.clone()).await["status"], "done");
    stage.run("INSERT INTO invoice (id, customer, at, number, billed_to, total) VALUES ('late', 'demo-01', 1, 'x', 'x', 'x')").await;
    assert_eq!(stage.ask_as(&id, "erase", members).await["status"], "done");
    let counts = stage.ask("counts", json!({ "account": account("demo-01") })).await;
    assert_eq!(counts["counts"].get("invoices"), None);
}

async fn what_a_deletion_has_closed_is_not_found_even_where_the_statement_does_not_know_it(stage: Stage) {
    let stage = stage.changed(&EXAMPLE.replace(" AND c.closed_at IS NULL", "")).await;
    assert_eq!(found(&stage, "email", "sofia@shopper.example", None).await, ["demo-01"]);
    assert_eq!(stage.status("erase", ending("demo-01", DELETION, "orders", "erase")).await, "done");
    assert!(found(&stage, "email", "sofia@shopper.example", None).await.is_empty());
    assert_eq!(found(&stage, "email", "sofia@shopper.example", Some(0)).await, ["demo-01"]);
}

async fn what_is_not_held_and_how_it_cannot_end_is_said(stage: Stage) {
    assert_eq!(stage.status("erase", ending("demo-01", DELETION, "faces", "erase")).await, "unsupported");
    assert_eq!(stage.status("erase", ending("demo-01", DELETION, "orders", "anonymise")).await, "unsupported");
    assert_eq!(found(&stage, "email", "sofia@shopper.example", None).await, ["demo-01"], "and nothing is closed by it");
}

on_both! {
    somebody_is_found_by_what_they_are_called_now
    an_account_comes_with_every_address_and_its_subjects
    everything_in_the_way_is_told_with_its_moment
    a_suspension_is_undone_by_its_own_deletion_alone
    whoever_comes_back_without_proof_is_told_to_be_locked
    a_message_that_comes_twice_is_answered_twice_and_done_once
    the_first_category_closes_and_the_last_one_leaves_nobody
    what_was_written_after_the_end_is_ended_when_it_is_asked_for_again
    what_a_deletion_has_closed_is_not_found_even_where_the_statement_does_not_know_it
    what_is_not_held_and_how_it_cannot_end_is_said
}
