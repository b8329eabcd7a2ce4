//! What is kept after an erasure is stored, and nobody reads it.

use anyhow::{Context as _, Result, ensure};
use shared::staff::Role;
use tests::canary;
use tests::journey::Journey;
use tests::server::Server;
use tests::shop;
use tests::store::Store;

use crate::desk::{hold, seat};
use crate::now_ms;

/// The pages and files of one deletion.
const STEPS: [&str; 9] = [
    "",
    "/copy",
    "/copy/print",
    "/copy/archive.zip",
    "/consequences",
    "/check",
    "/receipt",
    "/receipt.json",
    "/progress",
];

/// Every way to read something: past the pages, and through each of them.
#[test]
fn what_is_kept_is_read_by_no_code_and_shown_on_no_page() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "stored")?;
    let before = shop::read(&server, &person)?;
    for category in ["invoices", "identity", "orders", "profile", "browsing"] {
        ensure!(before.get(category).is_some_and(|count| *count > 0), "{category}: {before:?}");
    }
    let (journey, _) = Journey::pending(&server, server.client(), &person)?;
    let agent = seat(&server, "keeper", Role::Agent)?;
    let review = hold::day(100);
    let order =
        [("category", "orders"), ("basis", "legal-claims"), ("note", "Claim 2026/118"), ("review", review.as_str())];
    hold::post(&agent.client, &journey.reference, "hold", &order)?.must_be(303)?;
    let due = journey.due()?;
    server.set_clock(due)?;
    server.sweep()?;
    journey.wait_for_state("erased")?;

    // The rows and their keys are there: that is what kept means.
    let rows = "SELECT GROUP_CONCAT(category) FROM (SELECT DISTINCT category FROM shop_record ORDER BY category)";
    assert_eq!(Store::of(&server)?.text(rows)?, "identity,invoices,orders");
    let erased = "SELECT COUNT(*) FROM vault_erased WHERE category IN ('identity', 'invoices', 'orders')";
    assert_eq!(Store::of(&server)?.count(erased)?, 0);
    let mut after = shop::read(&server, &person)?;
    after.remove("contact");
    assert!(after.is_empty(), "{after:?}");

    let desk = hold::at(&server, &agent, due + 1)?;
    let auditor = hold::at(&server, &seat(&server, "onlooker", Role::Auditor)?, due + 1)?;
    let deletion = format!("/staff/deletion/{}", journey.reference);
    let needles = canary::needles(&person.name).into_iter().chain(canary::needles(&person.address)).collect::<Vec<_>>();
    let mut seen = 0;
    let own = STEPS.map(|step| journey.path(step));
    let staff = [deletion.as_str(), "/staff", "/staff/queue/decided", "/staff/figures"];
    let shop_pages = ["/shop", "/shop/account", "/shop/api/me"];
    let watched = ["/staff/log", "/staff/registry", deletion.as_str()];
    let walks = [(&journey.client, own.iter().map(String::as_str).collect::<Vec<_>>())];
    let walks = walks.into_iter().chain([
        (&desk, staff.to_vec()),
        (&auditor, watched.to_vec()),
        (&journey.client, shop_pages.to_vec()),
    ]);
    for (client, paths) in walks {
        for path in paths {
            let answer = client.get(path)?;
            seen += 1;
            for needle in &needles {
                ensure!(!canary::holds(&answer.body, needle), "{path} ({}) shows {}", answer.status, needle.what);
            }
        }
    }
    assert_eq!(seen, own.len() + staff.len() + watched.len() + shop_pages.len());
    ensure!(now_ms() < due, "the clock was turned");
    let words = desk.get(&deletion)?.must_be(200)?.page();
    ensure!(words.says("Orders"), "that it is held is told: {}", words.words());
    person.ask_with_token(&server.client())?.header("content-type").context("an answer").map(drop)
}
