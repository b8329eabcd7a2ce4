//! Objections to an immediate deletion: whoever was told, to the last millisecond, and once.

use anyhow::{Context as _, Result};
use tests::client::Answer;
use tests::journey::Journey;
use tests::mailbox::Letter;
use tests::server::Server;
use tests::shop;
use tests::store::Store;

use crate::letter::{SEND, about, booked, count, immediate};
use crate::likeness::{elsewhere, moved};
use crate::{DAY_MS, now_ms, shared_server};

/// The token of the link that objects, and the code to type instead.
pub fn objection(letter: &Letter) -> Result<[String; 2]> {
    let text = &letter.mail.text;
    let token = text.split("/veto#").nth(1).and_then(|rest| rest.split_whitespace().next());
    let token = token.and_then(|fragment| fragment.split_once('.')).context("a link to object")?.1;
    let code = text.split("Objection code: ").nth(1).and_then(|rest| rest.lines().next()).context("a code")?;
    Ok([token.to_owned(), code.to_owned()])
}

fn object(server: &Server, now: i64, reference: &str, code: &str) -> Result<Answer> {
    server.client().at(now).post("/en/veto", &[("reference", reference), ("code", code)])
}

#[test]
fn whoever_was_told_objects_by_link_or_code_and_only_once() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "objector")?;
    let (journey, _) = Journey::pending(server, server.client(), &person)?;
    immediate(&journey, &person, &SEND)?.must_be(303)?;
    let reference = &journey.reference;
    let [token, code] = objection(&about(server, &person.email, reference, "at once")?)?;
    let now = now_ms();
    for wrong in ["ABCDE-ABCDE-ABCDE-ABCDE", "x"] {
        assert_eq!(object(server, now, reference, wrong)?.status, 422, "{wrong}");
    }
    assert_eq!(object(server, now, "AD-0000-0000-0000-0000", &code)?.status, 422);
    let answer = object(server, now, reference, &token)?;
    assert_eq!(answer.header("set-cookie"), None, "an objection opens nothing");
    let done = server.client().get(&answer.location()?)?.must_be(200)?.page();
    assert!(done.says("Your objection counts"), "{}", done.words());
    assert_eq!((count(server, reference, "immediate-vetoed")?, booked(server, reference, "state = 'vetoed'")?), (1, 1));
    for again in [&token, &code] {
        assert_eq!(object(server, now, reference, again)?.status, 409, "it was used");
    }
    let told = about(server, &person.email, reference, "not be deleted sooner")?;
    assert!(!told.mail.text.contains("/veto#") && told.mail.calendar.is_some(), "{}", told.mail.text);
    // Asked again, the old link is worth nothing and a new one is sent.
    immediate(&journey, &person, &SEND)?.must_be(303)?;
    assert_eq!(object(server, now, reference, &code)?.status, 422);
    Ok(())
}

/// Two of the staff have approved it; anybody may object until this moment.
fn approved(journey: &Journey<'_>, name: &str, veto_until: i64) -> Result<Server> {
    let approval = format!("{{\"twice\":{{\"by\":[\"ann\",\"ben\"],\"veto_until\":{veto_until}}}}}");
    let sql = format!(
        "UPDATE deletion SET body = json_set(body, '$.state.immediate.approval', json('{approval}')), next_at = {veto_until}
         WHERE reference = '{}'",
        journey.reference
    );
    elsewhere(journey.server, name, &sql)
}

#[test]
fn an_objection_counts_to_the_last_millisecond_and_no_longer() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "vetoed")?;
    let (journey, _) = Journey::pending(&server, server.client(), &person)?;
    immediate(&journey, &person, &SEND)?.must_be(303)?;
    let reference = &journey.reference;
    let [_, code] = objection(&about(&server, &person.email, reference, "at once")?)?;
    let plain = journey.due()?;
    let end = now_ms() + 3 * DAY_MS;

    let late = approved(&journey, "late", end)?;
    assert!(moved(&journey, &late).get("")?.page().says("Your account will be erased sooner"));
    assert_eq!(object(&late, end, reference, &code)?.status, 410, "the window is over");
    late.set_clock(end)?;
    late.sweep()?;
    assert_eq!(count(&late, reference, "claimed")?, 1, "two approvals and the end of the window");
    assert_eq!(object(&late, end + 1, reference, &code)?.status, 409, "and nothing can be undone");
    drop(late);

    let timely = approved(&journey, "timely", end)?;
    object(&timely, end - 1, reference, &code)?.must_be(303)?;
    timely.set_clock(end)?;
    timely.sweep()?;
    assert_eq!(Store::of(&timely)?.state(reference)?, ("pending".to_owned(), Some(plain)), "the day is as it was");
    Ok(())
}
