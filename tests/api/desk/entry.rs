//! What somebody asked for by telephone, entered by a colleague: it counts, and whoever entered it does not decide.

use anyhow::Result;
use shared::staff::Role;
use tests::journey::Journey;
use tests::shop;

use super::{APPROVE, about, booked, case_of, count, hold, seat};
use crate::shared_server;

#[test]
fn whoever_enters_a_request_does_not_decide_it_and_it_stops_the_erasure() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "rang")?;
    let (journey, _) = Journey::pending(server, server.client(), &person)?;
    let reference = &journey.reference;
    let (one, two) = (seat(server, "listener", Role::Agent)?, seat(server, "decider", Role::Lead)?);
    let page = hold::post(&one.client, reference, "enter", &[])?.must_be(422)?.page();
    assert!(page.says("Choose how they asked") && page.says("Write what they said"), "{}", page.words());
    let long = "x".repeat(1_001);
    let page =
        hold::post(&one.client, reference, "enter", &[("channel", "chat"), ("said", &long)])?.must_be(422)?.page();
    assert!(page.html().contains(&long), "nothing typed is lost");
    let fields = [("channel", "telephone"), ("said", "<b>I never</b> asked for this")];
    let there = hold::post(&one.client, reference, "enter", &fields)?.location()?;
    let case = case_of(server, reference)?;
    assert_eq!(there, format!("/staff/case/{case}?done=entered"));
    assert!(booked(server, &case, "filer = 'staff' AND verified_at IS NULL AND letter_sealed IS NOT NULL")?);
    assert!(one.open(&case)?.says("You filed it. Somebody else must decide"));
    assert_eq!(one.post(&case, "decide", &APPROVE)?.status, 403);
    assert_eq!(hold::post(&one.client, reference, "enter", &fields)?.status, 409, "one is enough");
    assert_eq!(count(server, reference, "revocation-filed")?, 1);
    about(server, &person.email, reference, "stopped for now")?;
    two.post(&case, "reveal", &[("purpose", "compare")])?.must_be(303)?;
    let page = two.open(&case)?;
    assert!(page.says("<b>I never</b> asked for this"), "as text: {}", page.words());
    two.post(&case, "decide", &APPROVE)?.must_be(303)?;
    assert_eq!(journey.state()?.0, "revoked");
    assert!(hold::open(&one.client, reference)?.says("You entered what somebody asked for. By telephone"));
    Ok(())
}
