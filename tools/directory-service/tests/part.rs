//! What changes while the account stays, and what not every directory says.

use directory_service::clock;
use serde_json::{Value, json};

use crate::on_both;
use crate::stage::{EXAMPLE, Stage, account};

async fn items(stage: &Stage, id: &str, category: &str) -> Vec<Value> {
    let said = stage.ask("items", json!({ "account": account(id), "category": category })).await;
    said["items"].as_array().cloned().unwrap_or_default()
}

async fn single_records_go_and_the_others_stay(stage: Stage) {
    let orders = items(&stage, "demo-02", "orders").await;
    let kept: Vec<&Value> = orders.iter().filter(|order| order["kept_for"] == "unpaid").collect();
    assert_eq!(kept.len(), 1, "{orders:?}");
    assert_eq!(kept[0]["fields"]["number"], "Order 1041");
    assert!(orders.is_sorted_by_key(|order| order["at"].as_i64()), "oldest first");
    let gone = orders[0]["id"].clone();
    let members = json!({ "account": account("demo-02"), "category": "orders", "items": [gone, "demo-01-r1"] });
    assert_eq!(stage.status("erase-items", members).await, "done");
    assert_eq!(items(&stage, "demo-02", "orders").await.len(), orders.len() - 1);
    assert!(items(&stage, "demo-01", "orders").await.iter().any(|one| one["id"] == "demo-01-r1"), "nobody else's");
    let members = json!({ "account": account("demo-02"), "category": "invoices", "items": ["x"] });
    assert_eq!(stage.status("erase-items", members).await, "unsupported");
}

async fn a_long_list_comes_page_by_page_and_whole(stage: Stage) {
    let many = "INSERT INTO visit (id, customer, at, page)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1210)
      SELECT 'many-' || i, 'demo-01', 3000 - i, 'Lamps' FROM n";
    stage.run(many).await;
    let (mut all, mut sizes, mut after) = (Vec::new(), Vec::new(), None::<String>);
    loop {
        let mut members = json!({ "account": account("demo-01"), "category": "browsing" });
        if let Some(after) = &after {
            members["after"] = after.as_str().into();
        }
        let said = stage.ask("items", members).await;
        let page = said["items"].as_array().expect("items");
        sizes.push(page.len());
        all.extend(page.iter().map(|item| (item["at"].as_i64(), item["id"].to_string())));
        after = said["next"].as_str().map(str::to_owned);
        if after.is_none() {
            break;
        }
    }
    assert_eq!(sizes, [500, 500, 250]);
    assert!(all.is_sorted_by_key(|(at, _)| *at), "oldest first, over the edges of pages too");
    let ids: std::collections::BTreeSet<&String> = all.iter().map(|(_, id)| id).collect();
    assert_eq!(ids.len(), 1_250, "each once");
}

async fn lines_are_put_right_where_they_are(stage: Stage) {
    let correct = |category: &str, item: &str, lines: Value| json!({ "account": account("demo-01"), "category": category, "item": item, "lines": lines });
    assert_eq!(stage.status("correct", correct("profile", "newest", json!({ "name": "S. Lindqvist" }))).await, "done");
    let known = stage.ask("account", json!({ "account": account("demo-01") })).await;
    assert_eq!(known["account"]["name"], "S. Lindqvist");
    let lines = json!({ "street": "Uusikatu 1", "city": "00100 Helsinki" });
    assert_eq!(stage.status("correct", correct("addresses", "new", lines)).await, "done");
    let addresses = items(&stage, "demo-01", "addresses").await;
    assert_eq!((addresses.len(), &addresses[1]["fields"]["street"]), (2, &json!("Uusikatu 1")));
    for (category, item, lines, status) in [
        ("profile", "newest", json!({ "shoe_size": "42" }), "unsupported"),
        ("orders", "newest", json!({ "total": "0" }), "unsupported"),
        ("addresses", "demo-02-a", json!({ "street": "x" }), "not-there"),
        ("profile", "new", json!({ "name": "x" }), "not-there"),
    ] {
        assert_eq!(stage.status("correct", correct(category, item, lines)).await, status, "{category} {item}");
    }
}

async fn the_later_refusal_counts_whatever_comes_last(stage: Stage) {
    let refuse = |what: Value, at: i64| json!({ "account": account("demo-01"), "refused": what, "at": at });
    assert_eq!(stage.status("refuse", refuse(json!(["marketing", "push"]), 2_000)).await, "done");
    assert_eq!(stage.status("refuse", refuse(json!([]), 1_000)).await, "done");
    let said = stage.ask("preferences", json!({ "account": account("demo-01") })).await;
    assert_eq!((&said["refused"], &said["at"]), (&json!(["marketing", "push"]), &json!(2_000)));
    assert_eq!(stage.ask("preferences", json!({ "account": account("nobody") })).await["status"], "not-there");
}

async fn what_ends_together_with_the_account_is_told(stage: Stage) {
    let said = stage.ask("endings", json!({ "account": account("demo-02") })).await;
    assert_eq!(said["open_orders"].as_array().map(Vec::len), Some(1));
    assert_eq!(said["renewals"], json!([{ "name": "Free delivery, yearly" }]));
    assert_eq!(said["linked_apps"], json!(["Parcel watch"]));
}

async fn everybody_who_was_there_is_told_page_by_page(stage: Stage) {
    let now = clock::now().ms();
    let said = stage.ask("holders", json!({ "at": now, "categories": ["identity"] })).await;
    let accounts = said["accounts"].as_array().expect("accounts");
    assert_eq!((accounts.len(), said.get("next")), (12, None));
    let holding: Vec<&str> =
        accounts.iter().filter(|one| one[1] == true).filter_map(|one| one[0]["id"].as_str()).collect();
    assert_eq!(holding, ["demo-05", "demo-06"]);
    let behind = stage.ask("holders", json!({ "at": now, "categories": ["identity"], "after": "demo-10:0" })).await;
    assert_eq!(behind["accounts"].as_array().map(Vec::len), Some(2));
    let before = stage.ask("holders", json!({ "at": 0, "categories": ["identity"] })).await;
    assert_eq!(before["accounts"], json!([]), "nobody was there then");
    assert_eq!(stage.ask("holders", json!({ "at": now, "categories": ["faces"] })).await["status"], "unsupported");
}

async fn tokens_are_handed_to_whoever_revokes_them(stage: Stage) {
    let another = "[[tokens]]\nprocessor = \"mailing\"\nselect = \"SELECT 'x' AS token WHERE :account <> ''\"\n";
    let stage = stage.changed(&format!("{EXAMPLE}\n{another}")).await;
    let said = stage.ask("tokens", json!({ "account": account("demo-01"), "processor": "recommendations" })).await;
    assert_eq!(said["tokens"], json!([{ "token": "refresh-01", "hint": "refresh_token" }]));
    let none = stage.ask("tokens", json!({ "account": account("demo-01"), "processor": "billing" })).await;
    assert_eq!(none["status"], "unsupported");
}

on_both! {
    single_records_go_and_the_others_stay
    a_long_list_comes_page_by_page_and_whole
    lines_are_put_right_where_they_are
    the_later_refusal_counts_whatever_comes_last
    what_ends_together_with_the_account_is_told
    everybody_who_was_there_is_told_page_by_page
    tokens_are_handed_to_whoever_revokes_them
}
