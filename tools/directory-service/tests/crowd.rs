//! Many at once, and more than fits into one call.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::on_both;
use crate::stage::{DELETION, EXAMPLE, Stage, account, header};

fn act(deletion: &str, sequence: i64) -> Value {
    json!({ "account": account("demo-01"), "deletion": deletion, "sequence": sequence })
}

async fn the_same_message_many_times_at_once_is_done_once(stage: Stage) {
    stage.run("CREATE TABLE done_to (deletion TEXT)").await;
    let counting = EXAMPLE.replacen(
        "\"DELETE FROM customer_session WHERE customer = :account\",\n]",
        "\"INSERT INTO done_to (deletion) VALUES (:deletion)\",\n]",
        1,
    );
    // Something is written down about the account already: who comes second waits for the row, and not for the first to make it.
    let before = "0123456789abcdef0123456789abcdef";
    for (operation, sequence) in [("suspend", 0), ("restore", 0)] {
        assert_eq!(stage.status(operation, act(before, sequence)).await, "done");
    }
    let stage = Arc::new(stage.changed(&counting).await);
    let tasks: Vec<_> = (0..24)
        .map(|number| {
            let stage = Arc::clone(&stage);
            tokio::spawn(async move {
                // Two messages of one deletion, each many times; a third of another.
                let (id, deletion) = match number % 3 {
                    0 => ("one", DELETION),
                    1 => ("two", DELETION),
                    _ => ("three", crate::stage::ANOTHER),
                };
                let mut question = act(deletion, 1);
                question["operation"] = "suspend".into();
                loop {
                    let answered = stage.post(id, "suspend", question.to_string().as_bytes()).await;
                    if answered.status == 200 {
                        return (deletion, answered.json()["status"].as_str().unwrap_or_default().to_owned());
                    }
                    assert_eq!(answered.status, 503, "busy is no error");
                }
            })
        })
        .collect();
    let mut told = Vec::new();
    for task in tasks {
        told.push(task.await.expect("an answer"));
    }
    let known = stage.ask("account", json!({ "account": account("demo-01") })).await;
    let winner = known["account"]["paused_by"].as_str().expect("somebody").to_owned();
    for (deletion, status) in &told {
        let wanted = if *deletion == winner { "done" } else { "not-ours" };
        assert_eq!(status, wanted, "{deletion}");
    }
    let counted = stage.rows("SELECT deletion FROM done_to").await;
    assert_eq!(counted, 1, "the operator's statements ran once");
}

async fn what_does_not_fit_into_one_call_goes_on_with_the_next(stage: Stage) {
    let slow = EXAMPLE.replace("batch = 200", "batch = 1").replace("time_limit_seconds = 8", "time_limit_seconds = 1");
    let stage = stage.changed(&slow).await;
    let many = "INSERT INTO visit (id, customer, at, page)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000)
      SELECT 'many-' || i, 'demo-01', i, 'Lamps' FROM n";
    stage.run(many).await;
    let mut members = act(DELETION, 1);
    members["category"] = "browsing".into();
    members["strategy"] = "erase".into();
    members["operation"] = "erase".into();
    let answered = stage.post("long", "erase", members.to_string().as_bytes()).await;
    assert_eq!((answered.status, header(&answered, "retry-after")), (503, "1"));
    let left = stage.rows("SELECT id FROM visit WHERE customer = 'demo-01'").await;
    assert!(left < 30_040, "it has begun: {left}");
    let known = stage.ask("find", json!({ "kind": "email", "identifier": "sofia@shopper.example" })).await;
    assert_eq!(known["accounts"], json!([]), "and nobody comes in meanwhile");
    stage.run("DELETE FROM visit WHERE id LIKE 'many-%'").await;
    let answered = stage.post("long", "erase", members.to_string().as_bytes()).await;
    assert_eq!(answered.json()["status"], "done", "under the same id it goes on");
}

async fn a_statement_that_fails_leaves_nothing_half_done(stage: Stage) {
    let failing = EXAMPLE.replacen(
        "\"DELETE FROM customer_session WHERE customer = :account\",\n]",
        "\"INSERT INTO customer_contact (id, customer, kind, address, since) SELECT 'demo-01-e', 'x', 'x', 'x', 0\",\n]",
        1,
    );
    let stage = stage.changed(&failing).await;
    let mut question = act(DELETION, 1);
    question["operation"] = "suspend".into();
    assert_eq!(stage.post("m1", "suspend", question.to_string().as_bytes()).await.status, 500);
    let known = stage.ask("account", json!({ "account": account("demo-01") })).await;
    assert_eq!(known["account"]["paused_by"], Value::Null);
    assert_eq!(stage.rows("SELECT id FROM customer WHERE quiet_for IS NOT NULL").await, 0);
    stage.run("DELETE FROM customer_contact WHERE id = 'demo-01-e'").await;
    let answered = stage.post("m1", "suspend", question.to_string().as_bytes()).await;
    assert_eq!(answered.json()["status"], "done", "it was never answered, and is done now");
}

on_both! {
    the_same_message_many_times_at_once_is_done_once
    what_does_not_fit_into_one_call_goes_on_with_the_next
    a_statement_that_fails_leaves_nothing_half_done
}
