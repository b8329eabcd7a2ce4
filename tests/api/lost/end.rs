//! How it ends: erased with the last letter to whoever asked, or forgotten on its day; and who may not decide.

use anyhow::{Context as _, Result};
use shared::staff::Role;
use tests::canary::{holds, needles};
use tests::identity;
use tests::server::Server;
use tests::shop;
use tests::store::Store;

use super::{about, filed, vouched};
use crate::desk::{APPROVE, REFUSE, Seat, case_of};
use crate::{DAY_MS, now_ms, shared_server};

#[test]
fn whose_account_it_is_vouches_for_nothing() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "lostself")?;
    let visit = filed(server, &person.email, "lostself@elsewhere.example")?;
    let case = case_of(server, &visit.reference)?;
    let colleague = identity::plant_named(server, &person.email, &person.name, Role::Agent)?;
    let client = server.client();
    identity::sign_in_as(&client, &person.email)?.must_be(303)?;
    let agent = Seat { client, colleague };
    assert!(agent.open(&case)?.says("It is about your own account"));
    for form in [&APPROVE[..], &REFUSE[..]] {
        assert_eq!(agent.post(&case, "decide", form)?.status, 403);
    }
    Ok(())
}

#[test]
fn whoever_asked_gets_the_last_letter_and_is_forgotten_on_their_day() -> Result<()> {
    let server = Server::start()?;
    server.sweep()?;
    let person = shop::plant_one(&server, "lostend")?;
    let new = "lostend@elsewhere.example";
    let visit = filed(&server, &person.email, new)?;
    vouched(&server, "lostend", &case_of(&server, &visit.reference)?)?;
    about(&server, new, &visit.reference, "The account is closed now")?;
    let dump = Store::of(&server)?.dump()?;
    for secret in [new, "blue tent", "the number was given"] {
        for needle in needles(secret) {
            assert!(!holds(dump.as_bytes(), &needle), "{}", needle.what);
        }
    }
    let due = Store::of(&server)?.state(&visit.reference)?.1.context("a day")?;
    server.set_clock(due)?;
    server.sweep()?;
    let last = about(&server, new, &visit.reference, "Your account was deleted")?;
    assert!(last.mail.text.contains("Status code"), "{}", last.mail.text);
    visit.wait_for_state("erased")?;
    let applicants = || Store::of(&server)?.count("SELECT COUNT(*) FROM applicant");
    assert_eq!(applicants()?, 1);
    let day = now_ms().max(due) + 91 * DAY_MS;
    server.set_clock(day - day % 3_600_000)?;
    let client = server.client();
    client.bare_get("/cdn-cgi/handler/scheduled?cron=*+*+*+*+*")?;
    assert_eq!(applicants()?, 0, "the key went, and the row with it");
    Ok(())
}
