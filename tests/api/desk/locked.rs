//! An account that people gave back without proof stays shut for whoever reads its mailbox.

use anyhow::Result;
use shared::staff::Role;
use tests::journey::Journey;

use super::{APPROVE, about, asked_to_keep, booked, case_of, seat};
use crate::right::Visit;
use crate::shared_server;

#[test]
fn a_granted_request_gives_the_account_back_locked() -> Result<()> {
    let server = shared_server()?;
    let (person, old, journey) = asked_to_keep(server, "deskgrant")?;
    let case = case_of(server, &journey.reference)?;
    let agent = seat(server, "granter", Role::Agent)?;
    agent.post(&case, "decide", &APPROVE)?.must_be(303)?;
    assert_eq!(journey.state()?.0, "revoked");
    about(server, &old, &journey.reference, "cancelled")?;
    let answer = person.sign_in(&server.client())?;
    assert!(answer.page().says("given back without proof"), "locked, into the shop's own recovery: {}", answer.text());
    // Whoever has taken the mailbox over gets no further by its codes.
    let mut visit = Visit::begin(server, server.client(), &person.email)?;
    visit.prove(&person)?;
    assert_eq!(visit.get("")?.status, 401, "nothing is read, taken or changed");
    let again = Journey::proven(server, server.client(), &person)?;
    again.post("/copy", &[("choice", "none")])?.must_be(303)?;
    again.send(&[])?.must_be(303)?;
    assert_eq!(again.state()?.0, "blocked", "and nothing is deleted before somebody has looked");
    assert!(booked(server, &case, "state = 'granted' AND decided_by IS NOT NULL")?);
    Ok(())
}
