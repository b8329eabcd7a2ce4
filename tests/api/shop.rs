//! The demo shop before, during and after a deletion: what falls quiet, and what comes back.

use anyhow::Result;
use tests::journey::Journey;
use tests::mailbox::{self, Letter};
use tests::server::Server;
use tests::shop;

use crate::shared_server;

#[test]
fn a_sign_in_opens_then_says_pending_then_fails() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "shoplife")?;
    let before = server.client();
    assert_eq!(person.sign_in(&before)?.location()?, "/shop/account");
    assert!(before.get("/shop/account")?.must_be(200)?.page().says(&person.name));
    person.ask_with_token(&before)?.must_be(200)?;

    let (journey, _) = Journey::pending(&server, server.client(), &person)?;
    mailbox::wait_for(&server, &person.email, Letter::fragment)?;
    assert_eq!(before.get("/shop/account")?.location()?, "/shop", "the session from before is closed");
    person.ask_with_token(&before)?.must_be(401)?;
    let pending = person.sign_in(&server.client())?.must_be(200)?.page();
    let link = pending.link("/revoke#");
    assert!(link.as_deref().is_some_and(|link| link.contains(&journey.reference)), "{}", pending.words());
    assert!(!pending.says(&person.name), "nothing of the account is shown");
    let wrong = server.client().post("/shop", &[("identifier", &person.email), ("password", "wrong")])?;
    wrong.must_be(422)?;

    server.set_clock(journey.due()?)?;
    server.sweep()?;
    journey.wait_for_state("erased")?;
    person.sign_in(&server.client())?.must_be(422)?;
    person.ask_with_token(&server.client())?.must_be(401)?;
    Ok(())
}

#[test]
fn the_link_of_a_pending_sign_in_keeps_the_account() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "shopkeep")?;
    let (journey, _) = Journey::pending(server, server.client(), &person)?;
    mailbox::wait_for(server, &person.email, Letter::fragment)?;
    let page = person.sign_in(&server.client())?.must_be(200)?.page();
    let link = page.link("/revoke#").unwrap_or_default();
    let token = link.rsplit('.').next().unwrap_or_default();
    journey.revoke(&server.client(), token)?.must_be(303)?;
    assert_eq!(journey.state()?.0, "revoked");
    assert_eq!(person.sign_in(&server.client())?.location()?, "/shop/account");
    Ok(())
}

#[test]
fn what_was_closed_stays_closed_after_a_revocation() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "shopclosed")?;
    let before = server.client();
    person.sign_in(&before)?.must_be(303)?;
    let (journey, codes) = Journey::pending(server, server.client(), &person)?;
    mailbox::wait_for(server, &person.email, Letter::fragment)?;
    journey.revoke(&server.client(), &codes.revocation)?.must_be(303)?;
    assert_eq!(before.get("/shop/account")?.location()?, "/shop", "the session from before stays dead");
    person.ask_with_token(&before)?.must_be(401)?;
    assert_eq!(person.sign_in(&before)?.location()?, "/shop/account");
    Ok(())
}

#[test]
fn a_suspended_account_comes_back_suspended() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_as(server, "shopsuspended", "suspended")?;
    let standing = |client: &tests::client::Client| -> Result<String> {
        person.sign_in(client)?.must_be(303)?;
        Ok(client.get("/shop/account")?.must_be(200)?.page().words())
    };
    let before = standing(&server.client())?;
    assert!(before.to_lowercase().contains("suspended"), "{before}");
    let (journey, codes) = Journey::pending(server, server.client(), &person)?;
    mailbox::wait_for(server, &person.email, Letter::fragment)?;
    journey.revoke(&server.client(), &codes.revocation)?.must_be(303)?;
    let page = journey.get("")?.must_be(200)?.page();
    assert!(page.words().to_lowercase().contains("suspended"), "the page says so: {}", page.words());
    assert_eq!(standing(&server.client())?, before);
    Ok(())
}
