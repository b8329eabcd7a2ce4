//! Accounts that are not plain: blocked, shared, just changed, without a password.

use anyhow::{Context as _, Result};
use tests::journey::Journey;
use tests::server::Server;
use tests::{mailbox, shop};

use crate::{DAY_MS, now_ms, shared_server};

#[test]
fn a_blocked_request_waits_and_goes_on_by_itself() -> Result<()> {
    let server = Server::start()?;
    for kind in ["unpaid", "dispute", "investigation", "violation"] {
        let person = shop::plant_as(&server, &format!("blocked{kind}"), kind)?;
        let journey = Journey::proven(&server, server.client(), &person)?;
        let consequences = journey.get("/consequences")?.must_be(200)?.page();
        journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
        journey.send(&[])?.must_be(303)?;
        assert_eq!(journey.state()?.0, "blocked", "{kind}");
        let status = journey.get("")?.must_be(200)?.page();
        assert!(status.html().len() > 500 && consequences.html().len() > 500);
        assert_eq!(person.sign_in(&server.client())?.location()?, "/shop/account", "a waiting request closes nothing");

        let mut sweeper = server.client();
        sweeper.set_now(journey.due()?);
        sweeper.post("/dev/sweep", &[])?.must_be(200)?;
        assert_eq!(journey.state()?.0, "blocked", "{kind} is still in the way");
        shop::settle(&server, &person.email)?;
        sweeper.set_now(journey.due()?);
        sweeper.post("/dev/sweep", &[])?.must_be(200)?;
        assert_eq!(journey.state()?.0, "pending", "{kind} is settled");
    }
    Ok(())
}

#[test]
fn a_blocker_that_appears_at_the_end_makes_both_dates_later() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "blockedlate")?;
    let (journey, codes) = Journey::pending(&server, server.client(), &person)?;
    let first = journey.due()?;
    let wish = serde_json::json!({ "matter": "unpaid", "with": person.email }).to_string();
    let call = tests::client::Call::of("POST", "/dev/plant").carrying("application/json", wish);
    server.client().send(&call)?.must_be(200)?;
    let mut sweeper = server.client();
    sweeper.set_now(first);
    sweeper.post("/dev/sweep", &[])?.must_be(200)?;
    let (state, later) = journey.state()?;
    assert_eq!(state, "pending");
    assert!(later.context("a later date")? >= first + DAY_MS, "the purge moves later");
    mailbox::wait_for(&server, &person.email, |letter| letter.mail.subject.contains("has moved").then_some(()))?;
    let mut late = server.client();
    late.set_now(first + 60_000);
    journey.revoke(&late, &codes.revocation)?.must_be(303)?;
    assert_eq!(journey.state()?.0, "revoked", "the way back moved with it");
    Ok(())
}

#[test]
fn several_accounts_under_one_number_are_chosen_after_the_proof() -> Result<()> {
    let server = shared_server()?;
    let people = shop::plant(server, "twins", 2, "shared-phone")?;
    let [one, other] = people.as_slice() else { anyhow::bail!("two were planted") };
    assert_eq!(one.phone, other.phone);
    // Two mailboxes stand behind the number: a code to one of them would prove the wrong one.
    let journey = Journey::begin(server, server.client(), &one.phone)?;
    assert_eq!(journey.post("/code", &[("code", "12345678")])?.status, 422);
    let by_mail = Journey::proven(server, server.client(), other)?;
    assert_eq!(by_mail.state()?.0, "preparing");
    Ok(())
}

#[test]
fn of_several_accounts_behind_one_mailbox_the_chosen_one_goes() -> Result<()> {
    let server = shared_server()?;
    let people = shop::plant(server, "household", 2, "shared-mailbox")?;
    let [one, other] = people.as_slice() else { anyhow::bail!("two were planted") };
    assert_eq!((&one.email, &one.phone), (&other.email, &other.phone));
    let journey = Journey::begin(server, server.client(), &one.phone)?;
    let code = journey.code(&one.email)?;
    let there = journey.post("/code", &[("code", &code)])?.location()?;
    assert!(there.ends_with("/account"), "{there}");
    let page = journey.get("/account")?.must_be(200)?.page();
    let choices: Vec<String> = page.attributes("value").into_iter().filter(|value| value.starts_with("t-")).collect();
    assert_eq!(choices, [one.account.clone(), other.account.clone()], "both are offered: {}", page.words());
    for person in &people {
        assert!(!page.says(&person.username) && !page.says(&person.email), "masked: {}", page.words());
    }
    let stranger = shop::plant_one(server, "householdnot")?;
    for wrong in [stranger.account.as_str(), "", "no such account", "t-0"] {
        journey.post("/account", &[("account", wrong)])?.must_be(422)?;
    }
    assert_eq!(journey.state()?.0, "unverified", "nothing has changed");
    let there = journey.post("/account", &[("account", &other.account)])?.location()?;
    assert!(there.ends_with("/consequences"), "{there}");
    journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
    journey.send(&[])?.must_be(303)?;
    mailbox::wait_for(server, &one.email, mailbox::Letter::fragment)?;
    other.ask_with_token(&server.client())?.must_be(401)?;
    one.ask_with_token(&server.client())?.must_be(200)?;
    Ok(())
}

#[test]
fn a_contact_changed_three_days_ago_proves_nothing_yet() -> Result<()> {
    let server = shared_server()?;
    let moment = now_ms();
    let person = shop::plant_as(server, "freshmail", "contact-changed")?;
    let journey = Journey::begin(server, server.client().at(moment), &person.email)?;
    let code = journey.code(&person.email)?;
    let answer = journey.post("/code", &[("code", &code)])?.must_be(422)?.page();
    assert!(answer.says("It can prove the account from"), "{}", answer.words());
    assert_eq!(journey.state()?.0, "unverified");

    let ripe = server.client().at(moment + 4 * DAY_MS + 60_000);
    let journey = Journey::begin(server, ripe, &person.email)?;
    let code = journey.code(&person.email)?;
    journey.post("/code", &[("code", &code)])?.must_be(303)?;
    assert_eq!(journey.state()?.0, "preparing");
    Ok(())
}

#[test]
fn an_address_that_was_replaced_names_nobody_but_is_told() -> Result<()> {
    let server = shared_server()?;
    let moment = now_ms() + 5 * DAY_MS;
    let person = shop::plant_as(server, "oldmail", "contact-changed")?;
    let old = person.email.replace('@', ".old@");
    let stranger = Journey::begin(server, server.client().at(moment), &old)?;
    let (journey, _) = Journey::pending(server, server.client().at(moment), &person)?;
    mailbox::wait_for(server, &old, |letter| letter.mail.text.contains(&journey.reference).then_some(()))?;
    let letters = mailbox::letters_to(server, &old)?;
    assert!(letters.iter().all(|letter| !letter.mail.text.contains(&stranger.reference)), "no code goes to it");
    Ok(())
}

#[test]
fn a_person_without_a_password_leaves_like_everyone() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_as(server, "nopassword", "no-password")?;
    let (journey, codes) = Journey::pending(server, server.client(), &person)?;
    journey.revoke(&server.client(), &codes.revocation)?.must_be(303)?;
    Ok(())
}

#[test]
fn a_telephone_number_and_a_user_name_lead_to_the_registered_address() -> Result<()> {
    let server = shared_server()?;
    for (prefix, is_phone) in [("byphone", true), ("byname", false)] {
        let person = shop::plant_one(server, prefix)?;
        let identifier = if is_phone { &person.phone } else { &person.username };
        let journey = Journey::begin(server, server.client(), identifier)?;
        let code = journey.code(&person.email)?;
        journey.post("/code", &[("code", &code)])?.must_be(303)?;
        assert_eq!(journey.state()?.0, "preparing");
    }
    Ok(())
}
