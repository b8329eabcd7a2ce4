//! An operator's own tables, which look like nobody else's: PostgreSQL with its own types, SQLite with moments as texts.

use directory_service::{Config, Service, clock};
use serde_json::json;
use shared::webhook::Secret;

use crate::stage::{DELETION, SECRET, Stage};

/// Numbers for ids, moments with zones, exact money, an enumeration and a UUID.
const TYPED: &str = "
  CREATE TYPE state AS ENUM ('active', 'banned');
  CREATE TABLE users (id BIGINT PRIMARY KEY, generation INT NOT NULL DEFAULT 0, mail VARCHAR(200), state state NOT NULL,
    password BYTEA, signed_up TIMESTAMPTZ NOT NULL, deleted DATE, flags JSONB);
  CREATE TABLE purchases (ref UUID PRIMARY KEY, user_id BIGINT REFERENCES users, made TIMESTAMP NOT NULL, price NUMERIC(10,2),
    paid BOOLEAN NOT NULL, lines JSONB);
  INSERT INTO users VALUES (7, 0, 'ada@own.example', 'active', '\\x00', '2020-02-03 04:05:06.007+02', NULL, '{}'),
    (8, 3, 'bob@own.example', 'banned', NULL, '2021-01-01 00:00:00Z', NULL, '{}');
  INSERT INTO purchases VALUES ('0198c1f2-7a3b-7c4d-8e5f-60718293a4b5', 7, '2022-03-04 05:06:07', 39.90, false, '[{\"sku\": 1}]'),
    ('0198c1f2-7a3b-7c4d-8e5f-60718293a4b6', 7, '2022-03-05 05:06:07', 120, true, NULL),
    ('0198c1f2-7a3b-7c4d-8e5f-60718293a4b7', 8, '2022-03-05 05:06:07', 5, true, NULL)";

const TYPED_FILE: &str = r#"
moments = "milliseconds"
batch = 1
[account]
select = """SELECT signed_up AS created_at, CASE state WHEN 'banned' THEN 'suspended' ELSE 'good' END AS standing,
  password IS NOT NULL AS has_password FROM users WHERE id = :account AND generation = :epoch"""
[find.email]
now = "SELECT id, generation AS epoch FROM users WHERE mail = :identifier AND deleted IS NULL"
[find.id]
now = "SELECT id, generation AS epoch FROM users WHERE id = :identifier AND deleted IS NULL"
[[contact]]
kind = "email"
select = "SELECT mail AS address, signed_up AS since, NULL AS until FROM users WHERE id = :account AND mail IS NOT NULL"
[standing]
unpaid = "SELECT price::text || ' EUR' AS detail FROM purchases WHERE user_id = :account AND NOT paid"
[suspend]
run = ["UPDATE users SET flags = flags || '{\"quiet\": true}' WHERE id = :account"]
[restore]
run = ["UPDATE users SET flags = flags - 'quiet' WHERE id = :account"]
[close]
run = ["UPDATE users SET deleted = :now WHERE id = :account"]
[[category]]
id = "orders"
select = "SELECT ref AS id, made AS at, price, paid, lines FROM purchases WHERE user_id = :account ORDER BY made"
delete = ["DELETE FROM purchases WHERE ref IN (SELECT ref FROM purchases WHERE user_id = :account LIMIT :batch)"]
delete_items = ["DELETE FROM purchases WHERE user_id = :account AND ref = :item"]
[[category]]
id = "contact"
select = "SELECT id, signed_up AS at, mail FROM users WHERE id = :account AND mail IS NOT NULL"
delete = ["UPDATE users SET mail = NULL, password = NULL WHERE id = :account"]
"#;

async fn typed() -> Option<Stage> {
    Stage::of("postgres", TYPED, TYPED_FILE).await
}

#[tokio::test]
async fn an_operators_types_are_read_and_written_as_they_are() {
    let Some(stage) = typed().await else { return };
    let found = stage.ask("find", json!({ "kind": "email", "identifier": "ada@own.example" })).await;
    assert_eq!(found["accounts"], json!([{ "id": "7", "epoch": 0 }]));
    let other = stage.ask("find", json!({ "kind": "email", "identifier": "bob@own.example" })).await;
    assert_eq!(other["accounts"], json!([{ "id": "8", "epoch": 3 }]));
    let nobody = stage.ask("find", json!({ "kind": "id", "identifier": "no-number" })).await;
    assert_eq!(nobody["accounts"], json!([]), "a text is not among numbers");
    let key = json!({ "id": "7", "epoch": 0 });
    let told = stage.ask("account", json!({ "account": key })).await;
    assert_eq!(told["account"]["created_at"], 1_580_695_506_007_i64);
    assert_eq!((&told["account"]["has_password"], &told["account"]["standing"]), (&json!(true), &json!("good")));
    let bob = json!({ "id": "8", "epoch": 3 });
    assert_eq!(stage.ask("account", json!({ "account": bob })).await["account"]["standing"], "suspended");
    let earlier = json!({ "id": "8", "epoch": 2 });
    assert_eq!(stage.ask("account", json!({ "account": earlier })).await["status"], "not-there");
    let standing = stage.ask("standing", json!({ "account": key })).await;
    assert_eq!(standing["blockers"], json!([{ "kind": "unpaid", "detail": "39.90 EUR" }]));
    let items = stage.ask("items", json!({ "account": key, "category": "orders" })).await;
    assert_eq!(
        items["items"][0],
        json!({ "id": "0198c1f2-7a3b-7c4d-8e5f-60718293a4b5", "at": 1_646_370_367_000_i64,
                "fields": { "price": "39.90", "paid": false, "lines": [{ "sku": 1 }] } })
    );
}

#[tokio::test]
async fn an_operators_types_are_ended_in_steps() {
    let Some(stage) = typed().await else { return };
    let key = json!({ "id": "7", "epoch": 0 });
    let item = "0198c1f2-7a3b-7c4d-8e5f-60718293a4b7";
    let foreign = json!({ "account": key, "category": "orders", "items": [item, "no-uuid"] });
    assert_eq!(stage.status("erase-items", foreign).await, "done");
    let act = json!({ "account": key, "deletion": DELETION, "sequence": 1 });
    assert_eq!(stage.status("suspend", act).await, "done");
    for category in ["orders", "contact"] {
        let ending =
            json!({ "account": key, "deletion": DELETION, "sequence": 2, "category": category, "strategy": "erase" });
        assert_eq!(stage.status("erase", ending).await, "done", "{category}");
    }
    assert_eq!(stage.ask("counts", json!({ "account": key })).await["counts"], json!({}));
    let bob = json!({ "account": { "id": "8", "epoch": 3 } });
    assert_eq!(stage.ask("counts", bob).await["counts"], json!({ "contact": 1, "orders": 1 }), "nobody else's");
}

#[tokio::test]
async fn moments_may_lie_there_as_texts() {
    let tables = "CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT, signed_up TEXT NOT NULL, deleted TEXT);
      INSERT INTO users VALUES (7, 'ada@own.example', '2020-02-03 04:05:06', NULL)";
    let file = TYPED_FILE
        .replace("moments = \"milliseconds\"", "moments = \"text\"")
        .replace(", CASE state WHEN 'banned' THEN 'suspended' ELSE 'good' END AS standing,\n  password IS NOT NULL AS has_password", "")
        .replace(" AND generation = :epoch", "")
        .replace(", generation AS epoch", "")
        .replace("unpaid = \"SELECT price::text || ' EUR' AS detail FROM purchases WHERE user_id = :account AND NOT paid\"", "")
        .replace("run = [\"UPDATE users SET flags = flags || '{\\\"quiet\\\": true}' WHERE id = :account\"]", "run = []")
        .replace("run = [\"UPDATE users SET flags = flags - 'quiet' WHERE id = :account\"]", "run = []")
        .replace(", password = NULL", "");
    let (before, rest) = file.split_once("[[category]]\nid = \"orders\"").expect("orders");
    let (_, after) = rest.split_once("[[category]]").expect("the contact");
    let stage = Stage::of("sqlite", tables, &format!("{before}[[category]]{after}")).await.expect("SQLite");
    let key = json!({ "id": "7", "epoch": 0 });
    let told = stage.ask("account", json!({ "account": key })).await;
    assert_eq!(told["account"]["created_at"], 1_580_702_706_000_i64);
    let ending =
        json!({ "account": key, "deletion": DELETION, "sequence": 2, "category": "contact", "strategy": "erase" });
    assert_eq!(stage.status("erase", ending).await, "done");
    let found = stage.ask("find", json!({ "kind": "id", "identifier": "7" })).await;
    assert_eq!(found["accounts"], json!([]), "closed: the moment was written as a text");
}

#[tokio::test]
async fn a_statement_that_the_database_does_not_take_is_named_before_anything_is_answered() {
    for kind in ["sqlite", "postgres"] {
        let Some(stage) = Stage::set(kind).await else { continue };
        let spoilt = crate::stage::EXAMPLE
            .replacen("FROM matter WHERE", "FROM mater WHERE", 1)
            .replacen("SELECT address, since, until FROM", "SELECT address, since AS begun, until FROM", 1)
            .replacen("DELETE FROM invoice WHERE customer", "DELETE FROM invoice WHERE costumer", 1);
        let config = Config::parse(&spoilt).expect("it can be read");
        let secret = Secret::parse(SECRET).expect("a secret");
        let opened = Service::open(config, stage.service.database.clone(), vec![secret]).await;
        let faults = opened.map(|_| ()).expect_err("faults");
        let places: Vec<&str> = faults.iter().filter_map(|fault| fault.split(": ").next()).collect();
        assert_eq!(places, ["contact[0].select", "standing.unpaid", "category[3].delete[0]"], "{faults:?}");
        assert!(faults.iter().any(|fault| fault.contains("mater")), "in the database's own words: {faults:?}");
    }
}

#[tokio::test]
async fn what_is_old_is_forgotten_and_what_is_young_is_not() {
    let stage = Stage::set("sqlite").await.expect("SQLite");
    let act = |sequence: i64| json!({ "account": { "id": "demo-01", "epoch": 0 }, "deletion": DELETION, "sequence": sequence });
    for id in ["young", "old"] {
        assert_eq!(stage.ask_as(id, "suspend", act(1)).await["status"], "done");
    }
    let before = clock::now().ms() - 31 * 86_400_000;
    stage.run(&format!("UPDATE adieu_message SET at = {before} WHERE id = 'old'")).await;
    stage.service.tidy().await;
    assert_eq!(stage.status("restore", act(2)).await, "done");
    assert_eq!(stage.ask_as("young", "suspend", act(1)).await["status"], "done", "it is still known");
    assert_eq!(stage.ask_as("old", "suspend", act(1)).await["status"], "stale", "it is not");
}
