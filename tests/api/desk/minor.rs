//! The account of a child is sealed at once by one of the staff, and destroyed by nobody alone.

use anyhow::Result;
use shared::staff::Role;
use tests::mailbox;
use tests::server::Server;
use tests::shop::{self, Person};
use tests::store::Store;

use super::{APPROVE, REFUSE, Seat, seat};
use crate::right::Visit;
use crate::shared_server;
use crate::veto::objection;

const NOTICED: &str = "Her school uniform is on the picture";

/// Seals it: the case, and the deletion's reference.
fn sealed(server: &Server, seat: &Seat, person: &Person) -> Result<(String, String)> {
    let there = seat.client.post("/staff/minor", &[("minor", &person.email), ("noticed", NOTICED)])?.location()?;
    let case = there.trim_start_matches("/staff/case/").split('?').next().unwrap_or_default().to_owned();
    let reference = Store::of(server)?.text(&format!("SELECT reference FROM application WHERE id = '{case}'"))?;
    told(server, person, &reference, "We have closed your account for now")?;
    Ok((case, reference))
}

fn told(server: &Server, person: &Person, reference: &str, subject: &str) -> Result<mailbox::Letter> {
    mailbox::wait_for(server, &person.email, |letter| {
        (letter.mail.text.contains(reference) && letter.mail.subject.contains(subject)).then(|| letter.clone())
    })
}

fn is_sealed(server: &Server, person: &Person) -> Result<bool> {
    let answer = person.sign_in(&server.client())?;
    Ok(answer.status == 422 && answer.page().says("closed while people of our staff look at it"))
}

#[test]
fn one_seals_it_at_once_and_two_others_decide() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "minorseal")?;
    let browser = server.client();
    person.sign_in(&browser)?.must_be(303)?;
    let one = seat(server, "minorone", Role::Agent)?;
    let page = one.client.post("/staff/minor", &[("minor", "nobody@throwaway.example"), ("noticed", "x")])?;
    assert!(page.must_be(422)?.page().says("No account has this name"));
    let page = one.client.post("/staff/minor", &[("minor", &person.email)])?.must_be(422)?.page();
    assert!(page.says("Write how it was noticed") && page.html().contains(&person.email), "{}", page.words());
    assert!(!is_sealed(server, &person)?);

    let (case, reference) = sealed(server, &one, &person)?;
    assert!(is_sealed(server, &person)?, "nobody comes in");
    assert_ne!(browser.get("/shop/account")?.status, 200, "nor stays in");
    let mut visit = Visit::begin(server, server.client(), &person.email)?;
    visit.prove(&person)?;
    assert_eq!(visit.get("")?.status, 401, "nobody reads, takes or changes anything by a code");
    let quiet = format!(
        "SELECT COUNT(DISTINCT p.processor) FROM processor_account p JOIN deletion d ON d.id = p.paused_by
         WHERE d.reference = '{reference}'"
    );
    assert!(Store::of(server)?.count(&quiet)? > 1, "and nothing is done with the data elsewhere");
    let again =
        one.client.post("/staff/minor", &[("minor", &person.email), ("noticed", NOTICED)])?.must_be(422)?.page();
    assert!(again.says("is sealed already"), "{}", again.words());
    let page = one.open(&case)?;
    assert!(page.says("because it may be a child’s") && !page.html().contains(NOTICED), "{}", page.words());
    assert_eq!(one.post(&case, "decide", &APPROVE)?.status, 403, "whoever sealed it decides nothing");

    let (two, three) = (seat(server, "minortwo", Role::Agent)?, seat(server, "minorthree", Role::Lead)?);
    two.post(&case, "decide", &APPROVE)?.must_be(303)?;
    assert_eq!(Store::of(server)?.state(&reference)?.0, "unverified", "one is not two");
    assert!(is_sealed(server, &person)?, "and it stays sealed");
    assert_eq!(two.post(&case, "decide", &APPROVE)?.status, 403);
    three.post(&case, "decide", &APPROVE)?.must_be(303)?;
    let (state, due) = Store::of(server)?.state(&reference)?;
    assert_eq!((state.as_str(), due.is_some()), ("pending", true));
    assert_ne!(person.sign_in(&server.client())?.header("location"), Some("/shop/account"), "still nobody comes in");
    Ok(())
}

#[test]
fn refused_or_objected_to_it_opens_again_as_it_was() -> Result<()> {
    let server = shared_server()?;
    let (one, two) = (seat(server, "minorfour", Role::Agent)?, seat(server, "minorfive", Role::Agent)?);
    let refused = shop::plant_one(server, "minorrefused")?;
    let (case, reference) = sealed(server, &one, &refused)?;
    assert!(is_sealed(server, &refused)?);
    two.post(&case, "decide", &REFUSE)?.must_be(303)?;
    told(server, &refused, &reference, "will not be deleted")?;
    assert_eq!(refused.sign_in(&server.client())?.location()?, "/shop/account");

    let person = shop::plant_one(server, "minorobjects")?;
    let (_, reference) = sealed(server, &one, &person)?;
    let letter = told(server, &person, &reference, "We have closed your account for now")?;
    assert!(letter.mail.text.contains("Nobody has done anything wrong"), "{}", letter.mail.text);
    let [token, _] = objection(&letter)?;
    let fields = [("reference", reference.as_str()), ("code", &token)];
    server.client().post("/en/veto", &fields)?.must_be(303)?;
    told(server, &person, &reference, "will not be deleted")?;
    assert_eq!(person.sign_in(&server.client())?.location()?, "/shop/account");
    Ok(())
}
