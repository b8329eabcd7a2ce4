//! What was cleared of an account that stays is gone for good a month later: its key, too.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use tests::server::Server;
use tests::stage::copy;
use tests::store::Store;

use super::{at, due, records, standard};
use crate::DAY_MS;
use crate::right::part::{sofia, with_old_database, wrapped};
use crate::right::{self, Visit};

const CATEGORY: &str = "login-records";

fn keys(server: &Server) -> Result<BTreeSet<String>> {
    Ok(wrapped(server, CATEGORY)?.into_iter().collect())
}

#[test]
fn a_month_after_a_clearing_no_older_copy_opens_what_was_cleared() -> Result<()> {
    let server = Server::start()?;
    let person = sofia(&server)?;
    let old = server.folder().join("turned-restored");
    copy(&server.state().join("v3").join("d1"), &old)?;
    let (due, before) = (due(&server, &standard()?, &person, CATEGORY)?, records(&server, &person, CATEGORY)?);
    at(&server, due)?;
    let left = records(&server, &person, CATEGORY)?;
    ensure!(0 < left && left < before, "some go and some stay: {left} of {before}");
    let old_keys = keys(&server)?;
    let visit = Visit::proven(&server, server.client().at(due), &person)?;
    let seen = right::records(&visit.copy()?, CATEGORY)?;
    ensure!(seen.len() == usize::try_from(left)?, "{seen:?}");

    // Of everybody's keys, hers alone is another: in time, and not before.
    at(&server, due + 30 * DAY_MS - 1)?;
    assert_eq!(keys(&server)?, old_keys, "not yet");
    let still = records(&server, &person, CATEGORY)?;
    at(&server, due + 30 * DAY_MS)?;
    let now = keys(&server)?;
    ensure!(old_keys.len() > 5 && now.is_subset(&old_keys), "the harness finds keys");
    ensure!(now.len() < old_keys.len(), "the old key lives");
    assert_eq!(records(&server, &person, CATEGORY)?, still, "nothing else went");
    let visit = Visit::proven(&server, server.client().at(due + 30 * DAY_MS), &person)?;
    let after = right::records(&visit.copy()?, CATEGORY)?;
    ensure!(
        after.len() == usize::try_from(still)? && after.iter().all(|one| seen.contains(one)),
        "the rest opens as it was"
    );
    let waits = format!(
        "SELECT COUNT(*) FROM to_turn WHERE account = '{}' AND category = '{CATEGORY}' AND due_at <= {}",
        person.account,
        due + 30 * DAY_MS
    );
    assert_eq!(Store::of(&server)?.count(&waits)?, 0, "once");

    let restored = with_old_database(&server, &old)?;
    let visit = Visit::proven(&restored, restored.client(), &person)?;
    let page = visit.get(&format!("/kind/{CATEGORY}"))?;
    ensure!(page.status != 200 || page.page().says("We hold nothing of this kind"), "{}", page.page().words());
    ensure!(visit.get("/kind/invoices")?.must_be(200)?.page().says("Invoice"), "what was not cleared opens");
    Ok(())
}
