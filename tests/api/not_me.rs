//! Somebody else asked for it: who is heard, what they may do, and what they never see.

use anyhow::{Context as _, Result, ensure};
use tests::canary::{holds, needles};
use tests::client::Client;
use tests::journey::Journey;
use tests::mailbox;
use tests::server::Server;
use tests::shop::{self, Person};
use tests::store::Store;

use crate::{DAY_MS, MINUTE_MS, now_ms, shared_server};

/// Names an account to keep it. The journey's reference is the visit's.
pub fn visit<'a>(server: &'a Server, client: Client, identifier: &str) -> Result<Journey<'a>> {
    let there = client.post("/en/not-me", &[("identifier", identifier)])?.location()?;
    let reference = there.split('/').nth(3).context("a reference in the path")?.to_owned();
    ensure!(there.ends_with("/code"), "{there}");
    Ok(Journey { server, client, reference })
}

/// Names an account to keep it, and types the code that came to the address.
pub fn heard<'a>(server: &'a Server, client: Client, identifier: &str, mailbox: &str) -> Result<Journey<'a>> {
    let visit = visit(server, client, identifier)?;
    let code = visit.code(mailbox)?;
    let there = visit.post("/code", &[("code", &code)])?.location()?;
    ensure!(there.ends_with("/stop"), "the code led to {there}");
    Ok(visit)
}

pub fn stop(visit: &Journey<'_>, deletion: &str, means: &str) -> Result<tests::client::Answer> {
    visit.post("/stop", &[("deletion", deletion), ("means", means)])
}

/// An account whose address somebody replaced `days` ago, and which they are deleting.
pub fn taken_over<'a>(server: &'a Server, prefix: &str, days: u16) -> Result<(Person, String, Journey<'a>)> {
    taken_over_at(server, server.client(), prefix, days)
}

/// The same, by a browser with a clock of its own.
pub fn taken_over_at<'a>(
    server: &'a Server,
    client: Client,
    prefix: &str,
    days: u16,
) -> Result<(Person, String, Journey<'a>)> {
    let person = shop::plant_replaced(server, prefix, days)?;
    let old = person.old_email.clone().context("an address that was replaced")?;
    let (journey, _) = Journey::pending(server, client, &person)?;
    Ok((person, old, journey))
}

#[test]
fn whoever_reads_the_accounts_own_address_keeps_it_at_once() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "keepown")?;
    let (journey, codes) = Journey::pending(server, server.client(), &person)?;
    let visit = heard(server, server.client(), &person.email, &person.email)?;
    let page = visit.get("/stop")?.must_be(200)?.page();
    assert!(page.says("You can keep your account"), "{}", page.words());
    assert!(page.says(&journey.reference) && !page.html().contains(&codes.revocation));
    assert_eq!(journey.state()?.0, "pending", "looking changes nothing");

    let there = stop(&visit, &journey.reference, "keep")?.location()?;
    assert_eq!(there, format!("/en/deletion/{}", journey.reference));
    assert_eq!(journey.state()?.0, "revoked");
    let page = visit.client.get(&there)?.must_be(200)?.page();
    assert!(page.says("The deletion is cancelled") && page.says("Change your password"), "{}", page.words());
    assert_eq!(person.sign_in(&server.client())?.location()?, "/shop/account", "the account is open again");
    assert_eq!(visit.client.get(&format!("{there}/copy/print"))?.status, 401, "the status, and nothing else");
    // What was typed has done its work and is gone.
    let sealed =
        format!("SELECT COUNT(*) FROM deletion WHERE reference = '{}' AND intake_sealed IS NOT NULL", visit.reference);
    assert_eq!((visit.state()?.0.as_str(), Store::of(server)?.count(&sealed)?), ("withdrawn", 0));
    Ok(())
}

#[test]
fn an_address_that_was_replaced_is_heard_for_ninety_days_and_not_one_more() -> Result<()> {
    let server = shared_server()?;
    for (days, is_heard) in [(89, true), (90, false), (91, false)] {
        let (_, old, _) = taken_over(server, &format!("lately{days}"), days)?;
        let visit = visit(server, server.client(), &old)?;
        if is_heard {
            let code = visit.code(&old)?;
            assert!(visit.post("/code", &[("code", &code)])?.location()?.ends_with("/stop"));
        } else {
            // Whoever is asked for afterwards has got their code: this one would have come before.
            let witness = shop::plant_one(server, &format!("latewitness{days}"))?;
            Journey::begin(server, server.client(), &witness.email)?.code(&witness.email)?;
            let letters = mailbox::letters_to(server, &old)?;
            assert!(letters.iter().all(|letter| !letter.mail.text.contains(&visit.reference)), "{days} days");
        }
    }
    Ok(())
}

#[test]
fn a_visit_opens_nothing_of_the_account_and_shows_no_address() -> Result<()> {
    let server = shared_server()?;
    let (person, old, journey) = taken_over(server, "blind", 10)?;
    let visit = heard(server, server.client(), &old, &old)?;
    let before = visit.get("/stop")?.must_be(200)?;
    stop(&visit, &journey.reference, "ask")?.must_be(303)?;
    let after = visit.get("/stop")?.must_be(200)?;
    let secrets = [&person.email, &person.name, &person.phone, &person.username, &person.address];
    for needle in secrets.into_iter().flat_map(|text| needles(text)) {
        assert!(!holds(&before.body, &needle) && !holds(&after.body, &needle), "{}", needle.what);
    }
    for step in
        ["", "/code", "/account", "/consequences", "/copy", "/copy/print", "/check", "/calendar.ics", "/progress"]
    {
        assert_eq!(visit.client.get(&journey.path(step))?.status, 401, "{step}");
    }
    assert_eq!(visit.client.post(&journey.path("/withdraw"), &[("seen", "5")])?.status, 401);
    // And the visit itself leads to no deletion.
    for step in ["/account", "/consequences", "/check", "/copy"] {
        let answer = visit.get(step)?;
        assert!(answer.status != 200, "{step}: {}", answer.text());
    }
    assert_eq!(visit.post("/account", &[("account", &person.account)])?.status, 409, "not even by name");
    assert_eq!(visit.state()?.0, "unverified");
    Ok(())
}

#[test]
fn a_user_name_reaches_every_mailbox_of_the_account_and_proves_none() -> Result<()> {
    let server = shared_server()?;
    let (person, old, journey) = taken_over(server, "byusername", 10)?;
    let visit = visit(server, server.client(), &person.username)?;
    let code = visit.code(&old)?;
    assert_eq!(code, visit.code(&person.email)?, "the same code went to both");
    visit.post("/code", &[("code", &code)])?.must_be(303)?;
    let page = visit.get("/stop")?.must_be(200)?.page();
    assert!(page.says("one of the account's addresses"), "{}", page.words());
    stop(&visit, &journey.reference, "keep")?.must_be(303)?;
    assert_eq!(journey.state()?.0, "pending", "what the form wants does not decide");
    stop(&visit, &journey.reference, "ask")?.must_be(303)?;
    assert!(Store::of(server)?.events(&journey.reference)?.contains(&"revocation-filed".to_owned()));
    Ok(())
}

#[test]
fn a_request_that_was_not_sent_is_ended_with_proof_and_told_truly_without() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_replaced(server, "notsent", 10)?;
    let old = person.old_email.clone().context("an address that was replaced")?;
    let journey = Journey::proven(server, server.client(), &person)?;
    let stranger = heard(server, server.client(), &old, &old)?;
    let page = stranger.get("/stop")?.must_be(200)?.page();
    assert!(page.says("Nothing has been closed yet"), "{}", page.words());
    stop(&stranger, &journey.reference, "ask")?.must_be(303)?;
    assert_eq!(journey.state()?.0, "preparing", "there is nothing to stop yet");

    let owner = heard(server, server.client(), &person.email, &person.email)?;
    let page = owner.get("/stop")?.must_be(200)?.page();
    assert!(page.says("You can take the request back"), "{}", page.words());
    stop(&owner, &journey.reference, "keep")?.must_be(303)?;
    assert_eq!(journey.state()?.0, "withdrawn");
    Ok(())
}

#[test]
fn where_nothing_waits_the_page_says_so() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "calm")?;
    let visit = heard(server, server.client(), &person.email, &person.email)?;
    let page = visit.get("/stop")?.must_be(200)?.page();
    assert!(page.says("Nothing is waiting to be deleted"), "{}", page.words());
    // Somebody else's deletion is not found by its reference.
    let (theirs, _) = Journey::pending(server, server.client(), &shop::plant_one(server, "calmother")?)?;
    for means in ["keep", "ask"] {
        stop(&visit, &theirs.reference, means)?.must_be(303)?;
        assert_eq!(theirs.state()?.0, "pending");
    }
    assert_eq!(stop(&visit, &theirs.reference, "erase")?.status, 422);
    Ok(())
}

#[test]
fn a_code_that_is_old_must_be_shown_again_before_anything_is_stopped() -> Result<()> {
    let server = shared_server()?;
    let (_, old, journey) = taken_over(server, "stale", 10)?;
    let moment = now_ms();
    let mut visit = heard(server, server.client().at(moment), &old, &old)?;
    let first = visit.code(&old)?;
    visit.client.set_now(moment + 31 * MINUTE_MS);
    assert!(visit.get("/stop")?.must_be(200)?.page().says("You can stop the erasure"), "it may still be read");
    let there = stop(&visit, &journey.reference, "ask")?.location()?;
    assert!(there.ends_with("/code"), "{there}");
    assert!(!Store::of(server)?.events(&journey.reference)?.contains(&"revocation-filed".to_owned()));
    let code = mailbox::wait_for_code(server, &old, &visit.reference, &[first])?;
    assert!(visit.post("/code", &[("code", &code)])?.location()?.ends_with("/stop"));
    stop(&visit, &journey.reference, "ask")?.must_be(303)?;
    assert!(Store::of(server)?.events(&journey.reference)?.contains(&"revocation-filed".to_owned()));
    Ok(())
}

#[test]
fn before_a_code_nothing_is_found_and_a_guess_is_counted_like_any_other() -> Result<()> {
    let server = shared_server()?;
    let (_, old, journey) = taken_over(server, "guesser", 10)?;
    let visit = visit(server, server.client(), &old)?;
    assert_eq!(visit.get("/stop")?.status, 409);
    assert_eq!(stop(&visit, &journey.reference, "ask")?.status, 409);
    let code = visit.code(&old)?;
    for _ in 0..5 {
        visit.post("/code", &[("code", "00000000")])?.must_be(422)?;
    }
    let page = visit.post("/code", &[("code", &code)])?.must_be(422)?.page();
    assert!(page.says("tried too often"), "{}", page.words());
    assert_eq!(visit.get("/stop")?.status, 409);
    Ok(())
}

#[test]
fn every_notice_of_a_change_offers_the_way_out_to_every_address() -> Result<()> {
    let server = shared_server()?;
    let (person, old, journey) = taken_over(server, "wayout", 10)?;
    for address in [&person.email, &old] {
        mailbox::wait_for(server, address, |letter| {
            let is_it = letter.mail.text.contains(&journey.reference) && letter.mail.subject.contains("waiting to be");
            is_it.then(|| assert!(letter.mail.text.contains("/en/not-me"), "{}", letter.mail.text))
        })?;
    }
    let late = server.client().at(now_ms() + 2 * DAY_MS);
    let owner = heard(server, late, &person.email, &person.email)?;
    stop(&owner, &journey.reference, "keep")?.must_be(303)?;
    for address in [&person.email, &old] {
        mailbox::wait_for(server, address, |letter| {
            (letter.mail.text.contains(&journey.reference) && letter.mail.subject.contains("cancelled")).then_some(())
        })?;
    }
    Ok(())
}
