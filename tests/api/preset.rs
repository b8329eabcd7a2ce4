//! The presets that other sources describe, a careful way out and a final one, and a policy that was published.

use std::sync::{Mutex, PoisonError};

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use shared::staff::Role;
use tests::client::Call;
use tests::identity;
use tests::journey::Journey;
use tests::mailbox::{self, Letter};
use tests::page::Page;
use tests::server::{Plan, Server};
use tests::shop::{self, Person};
use tests::stage::copy;
use tests::store::Store;

use crate::desk::on_the_hour;
use crate::{DAY_MS, MINUTE_MS, now_ms};

mod published;

const ALIEXPRESS: &str = "aliexpress";

fn server_of(policy: &'static str) -> Result<Server> {
    Server::start_as(&Plan { vars: vec![("POLICY", policy)], ..Plan::default() })
}

/// One server of the preset that has no way back, for tests that do not move its clock.
fn aliexpress() -> Result<&'static Server> {
    static SERVER: Mutex<Option<&'static Server>> = Mutex::new(None);
    let mut known = SERVER.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(server) = *known {
        return Ok(server);
    }
    let server: &'static Server = Box::leak(Box::new(server_of(ALIEXPRESS)?));
    server.sweep()?;
    *known = Some(server);
    Ok(server)
}

fn checked<'a>(server: &'a Server, person: &Person) -> Result<Journey<'a>> {
    let journey = Journey::proven(server, server.client(), person)?;
    journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
    Ok(journey)
}

/// The form's four acts.
fn sent<'a>(server: &'a Server, person: &Person, reason: &str) -> Result<Journey<'a>> {
    let journey = checked(server, person)?;
    let fields = [("identifier", person.email.as_str()), ("phrase", "deactivate MY account"), ("reason", reason)];
    journey.send(&fields)?.must_be(303)?;
    Ok(journey)
}

/// Until nothing of the account is left, its contact last.
fn gone(server: &Server, journey: &Journey<'_>, now: i64) -> Result<()> {
    server.set_clock(now)?;
    server.sweep()?;
    journey.wait_for_state("erased")?;
    for minutes in 1..=5 {
        server.set_clock(now + minutes * MINUTE_MS)?;
        server.sweep()?;
        std::thread::sleep(std::time::Duration::from_millis(400));
    }
    Ok(())
}

fn kept_out(server: &Server) -> Result<i64> {
    Store::of(server)?.count("SELECT COUNT(*) FROM never_again")
}

/// What the shop answers to whoever signs up.
fn signs_up(server: &Server, prefix: &str) -> Result<bool> {
    let wish = json!({ "throwaway": 1, "prefix": prefix }).to_string();
    let answer = server.client().send(&Call::of("POST", "/dev/plant").carrying("application/json", wish))?;
    let planted: Value = answer.must_be(200)?.json()?;
    Ok(planted.pointer("/0/account").is_some())
}

/// The pieces stand on the page, in this order.
fn in_order(page: &Page, pieces: &[&str]) -> Result<()> {
    let mut from = 0;
    for piece in pieces {
        let rest = page.html().get(from..).unwrap_or_default();
        let Some(at) = rest.find(piece) else { anyhow::bail!("{piece} is not there, or not in its place") };
        from += at;
    }
    Ok(())
}

#[test]
fn the_form_has_its_four_acts_in_order_and_nine_reasons_of_which_one_must_be_given() -> Result<()> {
    let server = aliexpress()?;
    let person = shop::plant_one(server, "expressform")?;
    let journey = checked(server, &person)?;
    let page = journey.get("/check")?.must_be(200)?.page();
    in_order(&page, &["id=\"identifier\"", "id=\"phrase\"", "name=\"reason\"", "form=\"send\""])?;
    assert_eq!(page.html().matches("type=\"radio\"").count(), 9, "and none that says nothing");
    assert!(page.says("Deactivate my account") && page.says("For sellers who stop selling."), "{}", page.words());
    assert!(page.says("This cannot be undone, by anyone"), "said plainly, the second time");
    assert!(!page.says("You can also complain"), "never before it is sent");
    let right = [("identifier", person.email.as_str()), ("phrase", "Deactivate my account")];
    let without = journey.send(&right)?.must_be(422)?.page();
    assert!(without.says("Choose"), "a reason: {}", without.words());
    let other = [right[0], ("phrase", "Delete my account"), ("reason", "found")];
    let refused = journey.send(&other)?.must_be(422)?.page();
    assert!(refused.says("Type the phrase as it is shown"), "the usual phrase is not this one: {}", refused.words());
    assert_eq!(journey.state()?.0, "preparing");
    Ok(())
}

#[test]
fn it_says_twice_that_there_is_no_way_back_and_that_unpaid_orders_are_cancelled() -> Result<()> {
    let server = aliexpress()?;
    let person = shop::plant_as(server, "expressunpaid", "unpaid")?;
    let journey = Journey::proven(server, server.client(), &person)?;
    let page = journey.get("/consequences")?.must_be(200)?.page();
    assert!(page.says("There is no time to change your mind"), "said plainly, the first time: {}", page.words());
    assert!(page.says("These open orders are cancelled"), "{}", page.words());
    assert!(page.says("Wait for refunds") && page.says("fingerprint of each"), "{}", page.words());
    assert!(!page.html().contains("id=\"blocked\""), "an unpaid order is not in the way");
    journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
    let fields = [("identifier", person.email.as_str()), ("phrase", "Deactivate my account"), ("reason", "found")];
    journey.send(&fields)?.must_be(303)?;
    assert_eq!(journey.state()?.0, "pending", "not waiting for a payment");
    let disputed = shop::plant_as(server, "expressdispute", "dispute")?;
    let journey = sent(server, &disputed, "found")?;
    assert_eq!(journey.state()?.0, "blocked", "a dispute still is");
    let public = server.client().get("/en/erased-and-kept")?.must_be(200)?.page();
    assert!(public.says("Every year somebody looks whether it is still needed"), "{}", public.words());
    Ok(())
}

#[test]
fn whoever_was_cheated_is_offered_a_complaint_once_it_is_sent_and_nobody_else_is() -> Result<()> {
    let server = aliexpress()?;
    let cheated = sent(server, &shop::plant_one(server, "expresscheated")?, "scammed")?;
    let page = cheated.get("")?.must_be(200)?.page();
    assert!(page.says("You can also complain"), "{}", page.words());
    let other = sent(server, &shop::plant_one(server, "expressother")?, "found")?;
    assert!(!other.get("")?.must_be(200)?.page().says("You can also complain"));
    Ok(())
}

#[test]
fn a_purged_address_never_signs_up_again_until_nobody_needs_that_any_more() -> Result<()> {
    let server = server_of(ALIEXPRESS)?;
    server.sweep()?;
    let begun = now_ms();
    let person = shop::plant_one(&server, "neveragain")?;
    assert!(signs_up(&server, "neveragain")?, "who is there is there");
    let journey = sent(&server, &person, "scammed")?;
    assert_eq!(kept_out(&server)?, 0, "nothing before the purge");
    gone(&server, &journey, begun + MINUTE_MS)?;
    assert_eq!(kept_out(&server)?, 1, "one address, one fingerprint");
    assert!(!signs_up(&server, "neveragain")?, "it cannot sign up again");
    assert!(signs_up(&server, "anotherone")?, "another can");
    server.sweep()?;
    let looked = Store::of(&server)?.count("SELECT COUNT(*) FROM shop_account WHERE clear_at > 9000000000000")?;
    assert!(looked > 0, "where nothing of who stays has a period, nobody is looked at every minute");
    let receipt = journey.get("/receipt")?.must_be(200)?.page();
    assert!(receipt.says("fingerprint of each") && receipt.says("and every year again"), "{}", receipt.words());
    assert!(
        receipt.says("You can also complain") && receipt.says("with another e-mail address"),
        "{}",
        receipt.words()
    );
    reviewed(&server, begun)?;
    allowed_again(&server)
}

/// After a year the administrator keeps it for another, and nobody else does.
fn reviewed(server: &Server, begun: i64) -> Result<()> {
    let administrator = identity::plant_one(server, "reviewer", Role::Administrator)?;
    let agent = identity::plant_one(server, "onlooker", Role::Agent)?;
    let at = |days: i64, who: &identity::Colleague| {
        let client = server.client().at(begun + days * DAY_MS);
        identity::sign_in_as(&client, &who.mail)?.must_be(303)?;
        Ok::<_, anyhow::Error>(client)
    };
    let keep = [("step", "keep")];
    let early = at(300, &administrator)?;
    ensure!(!early.get("/staff/people")?.must_be(200)?.page().says("is due."), "not yet");
    early.post("/staff/addresses", &keep)?.must_be(303)?;
    let entries = "SELECT COUNT(*) FROM desk_event WHERE act = 'reviewed'";
    ensure!(Store::of(server)?.count(entries)? == 0, "nothing was due, so nothing was decided");
    let late = at(370, &administrator)?;
    ensure!(late.get("/staff/people")?.must_be(200)?.page().says("One fingerprint is due."), "listed");
    at(370, &agent)?.post("/staff/addresses", &keep)?.must_be(403)?;
    let review = || Store::of(server)?.count("SELECT review_at FROM never_again");
    let before = review()?;
    late.post("/staff/addresses", &keep)?.must_be(303)?;
    ensure!(review()? > before + 300 * DAY_MS, "for another year");
    ensure!(Store::of(server)?.count(entries)? == 1, "and that is written down");
    Ok(())
}

/// The policy lets addresses be used again: nothing is kept out any longer.
fn allowed_again(server: &Server) -> Result<()> {
    let state = std::env::temp_dir().join(format!("adieu-tests-{}", std::process::id())).join("allowed-again");
    copy(&server.state(), &state)?;
    let allowed = Server::start_as(&Plan { state: Some(state), ..Plan::default() })?;
    ensure!(kept_out(&allowed)? == 1 && !signs_up(&allowed, "neveragain")?, "at first");
    on_the_hour(&allowed, now_ms())?;
    ensure!(kept_out(&allowed)? == 0, "erased within the hour");
    ensure!(signs_up(&allowed, "neveragain")?, "and signs up");
    Ok(())
}

#[test]
fn alibaba_tells_what_to_do_before_and_what_to_try_afterwards_and_keeps_no_address() -> Result<()> {
    let server = server_of("alibaba")?;
    server.sweep()?;
    let person = shop::plant_one(&server, "carefulgone")?;
    let journey = Journey::proven(&server, server.client(), &person)?;
    let page = journey.get("/consequences")?.must_be(200)?.page();
    let steps =
        ["Back up your data", "End subscriptions", "Check connected", "Understand the", "Read the", "Know your way"];
    in_order(&page, &steps)?;
    journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
    journey.send(&[])?.must_be(303)?;
    let (due, codes) = (journey.due()?, journey.codes()?);
    ensure!((29..=31).contains(&((due - now_ms()) / DAY_MS)), "about thirty days");
    gone(&server, &journey, due)?;
    let advice = "Try to sign in once.";
    let last = |letter: &Letter| letter.mail.text.contains(advice).then_some(());
    mailbox::wait_for(&server, &person.email, last)?;
    // The sitting is long over: the codes that were written down open it.
    let fields = [("reference", journey.reference.as_str()), ("code", &codes.status)];
    journey.client.post("/en/status", &fields)?.must_be(303)?;
    let receipt = journey.get("/receipt")?.must_be(200)?.page();
    assert!(receipt.says(advice) && !receipt.says("You can also complain"), "{}", receipt.words());
    assert_eq!(kept_out(&server)?, 0, "where the address may be used again, nothing is kept");
    assert!(signs_up(&server, "carefulgone")?);
    Ok(())
}

#[test]
fn whoever_turns_back_at_alibaba_types_a_fresh_code_besides_the_link() -> Result<()> {
    let server = server_of("alibaba")?;
    server.sweep()?;
    let person = shop::plant_one(&server, "carefulback")?;
    let (journey, codes) = Journey::pending(&server, server.client(), &person)?;
    let first = mailbox::wait_for_code(&server, &person.email, &journey.reference, &[])?;
    let token = mailbox::wait_for(&server, &person.email, Letter::fragment)?.1;
    let browser = server.client();
    let there = journey.revoke(&browser, &token)?.must_be(303)?.location()?;
    assert!(there.ends_with("/code"), "{there}");
    assert_eq!(journey.state()?.0, "pending", "the link alone brings nothing back");
    let page = browser.get(&there)?.must_be(200)?.page();
    assert!(page.says("One more step") && page.says("we check its e-mail address"), "{}", page.words());
    let code = mailbox::wait_for_code(&server, &person.email, &journey.reference, &[first])?;
    let wrong = if code == "00000000" { "11111111" } else { "00000000" };
    let again = browser.post(&there, &[("code", wrong)])?.must_be(422)?.page();
    assert!(again.says("One more step"), "{}", again.words());
    let back = browser.post(&there, &[("code", &code)])?.must_be(303)?.location()?;
    assert_eq!(journey.state()?.0, "revoked");
    let page = browser.get(&back)?.must_be(200)?.page();
    assert!(page.says("The deletion is cancelled") && page.says("we check its e-mail address"), "{}", page.words());

    // The typed code is no more than the link.
    let other = shop::plant_one(&server, "carefulother")?;
    let (journey, others) = Journey::pending(&server, server.client(), &other)?;
    ensure!(others.revocation != codes.revocation);
    assert!(journey.revoke(&server.client(), &others.revocation)?.location()?.ends_with("/code"));
    let path = format!("/api/v1/deletions/{}/revocations", journey.reference);
    let body = json!({ "code": others.revocation }).to_string();
    let call = Call::of("POST", &path).carrying("application/json", body).with("idempotency-key", "careful-other-1");
    server.client().send(&call)?.must_be(409)?;
    assert_eq!(journey.state()?.0, "pending");
    Ok(())
}
