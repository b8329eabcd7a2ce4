//! What the desk keeps of itself ends on its day: the log's oldest entries, the names of people who have left.

use anyhow::{Context as _, Result, ensure};
use shared::desk::{Checked, check};
use shared::limits::{LOG_KEPT_DAYS, STAFF_KEPT_DAYS};
use shared::staff::Role;
use tests::identity;
use tests::server::Server;
use tests::store::Store;

use super::digest::on_the_hour;
use super::{Seat, seat};
use crate::{DAY_MS, now_ms};

fn entries(server: &Server, subject: &str) -> Result<String> {
    let sql = format!(
        "SELECT COALESCE(GROUP_CONCAT(told, ','), '') FROM
           (SELECT number || act AS told FROM desk_event WHERE subject = '{subject}' ORDER BY number)"
    );
    Store::of(server)?.text(&sql)
}

/// Signs in at this moment, and out.
fn visit(server: &Server, seat: &Seat, at: i64) -> Result<()> {
    let client = server.client().at(at);
    identity::sign_in_as(&client, &seat.colleague.mail)?.must_be(303)?;
    client.post("/staff/sign-out", &[])?.must_be(303).map(drop)
}

#[test]
fn the_log_loses_its_beginning_after_three_years_and_nothing_before() -> Result<()> {
    let server = Server::start()?;
    let begun = now_ms();
    let agent = seat(&server, "ancient", Role::Agent)?;
    let subject = format!("staff:{}", agent.colleague.id);
    visit(&server, &agent, begun + 100 * DAY_MS)?;
    let whole = "1signed-in,2signed-in,3signed-out";
    on_the_hour(&server, begun + (LOG_KEPT_DAYS - 1) * DAY_MS)?;
    assert_eq!(entries(&server, &subject)?, whole, "a day before");
    assert_eq!(entries(&server, "door")?, "", "and nothing to tell of");

    on_the_hour(&server, begun + (LOG_KEPT_DAYS + 1) * DAY_MS)?;
    assert_eq!(entries(&server, &subject)?, "2signed-in,3signed-out");
    assert_eq!(entries(&server, "door")?, "1forgotten", "that something ended is told");
    // The chain goes on where it was, and what is left of it can be checked.
    let later = begun + (LOG_KEPT_DAYS + 2) * DAY_MS;
    visit(&server, &agent, later)?;
    assert_eq!(entries(&server, &subject)?, "2signed-in,3signed-out,4signed-in,5signed-out");
    let auditor = seat(&server, "archivist", Role::Auditor)?;
    let client = server.client().at(later);
    identity::sign_in_as(&client, &auditor.colleague.mail)?.must_be(303)?;
    let text = client.post("/staff/log/export", &[])?.must_be(200)?.text();
    let Checked { anchored, .. } = check(&text).context("as it was taken out")?;
    ensure!(anchored >= 1 && super::log::checker(&server, &text)?, "{text}");

    on_the_hour(&server, begun + (LOG_KEPT_DAYS + 101) * DAY_MS)?;
    assert_eq!(entries(&server, &subject)?, "4signed-in,5signed-out", "and so on, entry by entry");
    Ok(())
}

#[test]
fn whoever_left_a_year_ago_is_an_opaque_id() -> Result<()> {
    let server = Server::start()?;
    let boss = seat(&server, "forgetter", Role::Administrator)?;
    let (gone, stays) = (seat(&server, "leaver", Role::Agent)?, seat(&server, "stayer", Role::Agent)?);
    let person = format!("/staff/people/{}", gone.colleague.id);
    let seen = boss.client.get(&person)?.must_be(200)?.page().input("seen").context("a version")?;
    boss.client.post(&person, &[("seen", &seen), ("act", "remove")])?.must_be(303)?;
    let known = |id: &str| {
        let sql = format!(
            "SELECT (name_sealed <> '') + (mail_hash <> '') + (issuer_hash IS NOT NULL) + (own_account_hash IS NOT NULL)
               + (subject_hash IS NOT NULL) FROM staff WHERE id = '{id}'"
        );
        Store::of(&server)?.count(&sql)
    };
    let begun = now_ms();
    on_the_hour(&server, begun + (STAFF_KEPT_DAYS - 1) * DAY_MS)?;
    assert!(known(&gone.colleague.id)? >= 3, "a day before");
    on_the_hour(&server, begun + (STAFF_KEPT_DAYS + 1) * DAY_MS)?;
    assert_eq!(known(&gone.colleague.id)?, 0);
    assert!(known(&stays.colleague.id)? >= 3, "who is there stays");
    assert_eq!(entries(&server, "door")?, "1forgotten");
    on_the_hour(&server, begun + (STAFF_KEPT_DAYS + 2) * DAY_MS)?;
    assert_eq!(entries(&server, "door")?, "1forgotten", "once");
    Ok(())
}
