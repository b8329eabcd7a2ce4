//! Who is let in, and what is said to whoever is not.

use directory_service::clock;
use serde_json::json;
use shared::webhook::Secret;

use crate::on_both;
use crate::stage::{SECRET, Stage, account, header};

const ANOTHER_SECRET: &str = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn now(moved_s: i64) -> String {
    (clock::now().ms() / 1000 + moved_s).to_string()
}

async fn every_fault_of_a_signature_is_answered_alike(stage: Stage) {
    let body = json!({ "operation": "find", "kind": "email", "identifier": "sofia@shopper.example" }).to_string();
    let secret = Secret::parse(SECRET).expect("a secret");
    let sign = |secret: &Secret, at: &str| secret.sign("m1", at, body.as_bytes());
    let (fresh, old, early) = (now(0), now(-301), now(302));
    let good = sign(&secret, &fresh);
    let forged = sign(&Secret::parse(ANOTHER_SECRET).expect("a secret"), &fresh);
    let (signed_old, signed_early) = (sign(&secret, &old), sign(&secret, &early));
    let cases: Vec<Vec<(&str, &str)>> = vec![
        vec![],
        vec![("webhook-id", "m1"), ("webhook-timestamp", &fresh)],
        vec![("webhook-id", "m1"), ("webhook-timestamp", &fresh), ("webhook-signature", &forged)],
        vec![("webhook-id", "m1"), ("webhook-timestamp", &old), ("webhook-signature", &signed_old)],
        vec![("webhook-id", "m1"), ("webhook-timestamp", &early), ("webhook-signature", &signed_early)],
        vec![("webhook-id", "m2"), ("webhook-timestamp", &fresh), ("webhook-signature", &good)],
        vec![("webhook-id", "m1"), ("webhook-id", "m1"), ("webhook-timestamp", &fresh), ("webhook-signature", &good)],
        vec![("webhook-id", "m1"), ("webhook-timestamp", "now"), ("webhook-signature", &good)],
        vec![("webhook-id", "m1"), ("webhook-timestamp", &fresh), ("webhook-signature", "v1,!!")],
    ];
    let mut told: Vec<Vec<u8>> = Vec::new();
    for headers in &cases {
        let answered = stage.send("POST", "/find", headers, body.as_bytes()).await;
        assert_eq!(answered.status, 401, "{headers:?}");
        assert!(answered.headers.get("webhook-signature").is_none(), "a refusal is not signed");
        told.push(answered.body);
    }
    assert!(told.windows(2).all(|two| two.first() == two.last()), "to the byte");
    let headers = [("webhook-id", "m1"), ("webhook-timestamp", fresh.as_str()), ("webhook-signature", good.as_str())];
    assert_eq!(stage.send("POST", "/find", &headers, body.as_bytes()).await.status, 200);
    let tampered = body.replace("sofia", "marek");
    assert_eq!(stage.send("POST", "/find", &headers, tampered.as_bytes()).await.status, 401);
}

async fn a_question_that_is_none_is_refused_in_words(stage: Stage) {
    for (operation, body, says) in [
        ("find", r#"{"operation":"account"}"#, "another operation than the path"),
        ("find", r#"{"operation":"find","identfier":"a"}"#, "unknown field `identfier`"),
        ("find", r#"{"operation":"find","kind":"email"}"#, "`identifier` is missing"),
        ("find", r#"{"operation":"find","kind":"face","identifier":"a"}"#, "none of email"),
        ("account", r#"{"operation":"account"}"#, "`account` is missing"),
        ("account", r#"{"operation":"account","account":{"id":"a b","epoch":0}}"#, "not a question"),
        ("suspend", r#"{"operation":"suspend","account":{"id":"a","epoch":0},"sequence":1}"#, "`deletion` is missing"),
        ("find", "not json", "not a question"),
        ("find", r#"{"operation":"find"} {}"#, "not a question"),
        ("find", r#"{"operation":"find","kind":"id","kind":"id","identifier":"a"}"#, "duplicate field"),
    ] {
        let answered = stage.post("m1", operation, body.as_bytes()).await;
        let detail = answered.json()["detail"].as_str().unwrap_or_default().to_owned();
        assert_eq!((answered.status, header(&answered, "content-type")), (400, "application/problem+json"), "{body}");
        assert!(detail.contains(says), "{body}: {detail}");
    }
}

async fn only_questions_are_posted_and_only_where_there_is_an_operation(stage: Stage) {
    for (method, path, status) in [
        ("POST", "/nothing", 404),
        ("POST", "/", 404),
        ("POST", "/a/find", 404),
        ("POST", "/find/", 404),
        ("GET", "/find", 405),
        ("PUT", "/erase", 405),
    ] {
        let answered = stage.send(method, path, &[], b"").await;
        assert_eq!(answered.status, status, "{method} {path}");
        assert_eq!(header(&answered, "content-type"), "application/problem+json");
    }
    let long = vec![b' '; 64 * 1024 + 1];
    assert_eq!(stage.post("m1", "find", &long).await.status, 413);
}

async fn a_value_is_never_a_part_of_a_statement(stage: Stage) {
    for identifier in ["x' OR '1'='1", "'; DROP TABLE customer; --", ":account", "$1", "\\", "\u{0}"] {
        let members = json!({ "operation": "find", "kind": "email", "identifier": identifier });
        let answered = stage.post("m1", "find", members.to_string().as_bytes()).await;
        let is_nothing = answered.status == 200 && answered.json()["accounts"] == json!([]);
        assert!(is_nothing || (answered.status == 400 && identifier == "\u{0}"), "{identifier:?}");
    }
    let said = stage.ask("account", json!({ "account": account("demo-01") })).await;
    assert_eq!(said["status"], "done");
}

async fn a_database_that_is_away_is_no_answer(stage: Stage) {
    stage.service.database.close().await;
    let body = json!({ "operation": "standing", "account": account("demo-01") }).to_string();
    let answered = stage.post("m1", "standing", body.as_bytes()).await;
    assert_eq!((answered.status, header(&answered, "retry-after")), (503, "30"));
    assert!(answered.headers.get("webhook-signature").is_none());
}

async fn a_statement_that_fails_is_no_answer_and_says_nothing_personal(stage: Stage) {
    stage.run("DROP TABLE matter").await;
    let body = json!({ "operation": "standing", "account": account("demo-01") }).to_string();
    let answered = stage.post("m1", "standing", body.as_bytes()).await;
    assert_eq!(answered.status, 500);
    assert!(!String::from_utf8_lossy(&answered.body).contains("matter"));
}

on_both! {
    every_fault_of_a_signature_is_answered_alike
    a_question_that_is_none_is_refused_in_words
    only_questions_are_posted_and_only_where_there_is_an_operation
    a_value_is_never_a_part_of_a_statement
    a_database_that_is_away_is_no_answer
    a_statement_that_fails_is_no_answer_and_says_nothing_personal
}
