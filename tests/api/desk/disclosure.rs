//! What the law orders to be handed out: by two, once, in time, every step written down, and the person told when the law allows.

use anyhow::{Context as _, Result, ensure};
use shared::desk::check;
use shared::staff::Role;
use tests::canary::{found, needles};
use tests::client::Client;
use tests::identity;
use tests::journey::Journey;
use tests::mailbox;
use tests::server::Server;
use tests::shop;
use tests::store::Store;

use super::digest::on_the_hour;
use super::hold::{at, day, open, post};
use super::{Seat, count, seat};
use crate::{DAY_MS, MINUTE_MS, now_ms, shared_server};

const SUBJECT: &str = "We had to hand out data of yours";
const ORDER: [(&str, &str); 4] = [
    ("handed", "orders"),
    ("authority", "District Court of Turku"),
    ("law", "Chapter 17, section 40, sekretessord"),
    ("file", "R 26/118"),
];

fn held<'a>(server: &'a Server, agent: &Client, prefix: &str) -> Result<(shop::Person, Journey<'a>)> {
    let person = shop::plant_one(server, prefix)?;
    let (journey, _) = Journey::pending(server, server.client(), &person)?;
    let review = day(300);
    let order = [("category", "orders"), ("basis", "authority-order"), ("note", "R 26/118"), ("review", &*review)];
    post(agent, &journey.reference, "hold", &order)?.must_be(303)?;
    Ok((person, journey))
}

/// Proposes, and answers the proposal's id: whoever proposed sees no button that carries it.
fn propose(server: &Server, agent: &Client, reference: &str, more: &[(&str, &str)]) -> Result<String> {
    let there = post(agent, reference, "disclose", &[&ORDER[..], more].concat())?.location()?;
    ensure!(there.ends_with("?done=proposed"), "{there}");
    Store::of(server)?.text(&format!(
        "SELECT p.id FROM disclosure p JOIN deletion d ON d.id = p.deletion WHERE d.reference = '{reference}'
         ORDER BY p.proposed_at DESC LIMIT 1"
    ))
}

fn told(server: &Server, address: &str) -> Result<usize> {
    Ok(mailbox::letters_to(server, address)?.iter().filter(|letter| letter.mail.subject == SUBJECT).count())
}

fn two(server: &Server, prefix: &str) -> Result<(Seat, Seat)> {
    Ok((seat(server, &format!("{prefix}one"), Role::Agent)?, seat(server, &format!("{prefix}two"), Role::Lead)?))
}

#[test]
fn what_is_held_is_handed_out_once_by_two_and_the_person_reads_who_got_it() -> Result<()> {
    let server = shared_server()?;
    let (one, two) = two(server, "hand")?;
    let (person, journey) = held(server, &one.client, "handed")?;
    let reference = &journey.reference;
    let id = propose(server, &one.client, reference, &[("telling", "now")])?;
    let named = [("disclosure", id.as_str())];
    let approve = [named[0], ("outcome", "approve")];
    assert_eq!(post(&one.client, reference, "disclosure", &approve)?.status, 403, "nobody is two");
    assert_eq!(post(&two.client, reference, "hand-out", &named)?.status, 409, "not yet");
    assert_eq!((told(server, &person.email)?, count(server, reference, "disclosed")?), (0, 0));
    let there = post(&two.client, reference, "disclosure", &approve)?.location()?;
    ensure!(there.ends_with("?done=ordered"), "{there}");
    let letter = mailbox::wait_for(server, &person.email, |letter| {
        (letter.mail.subject == SUBJECT).then(|| letter.mail.text.clone())
    })?;
    for part in ["District Court of Turku", "section 40", "R 26/118", "Orders", "data protection authority"] {
        ensure!(letter.contains(part), "{part}: {letter}");
    }
    ensure!(!letter.contains(&one.colleague.mail), "nobody of the staff is named: {letter}");
    let status = journey.get("")?.must_be(200)?.page();
    ensure!(status.says("as a law ordered"), "{}", status.words());

    let third = seat(server, "handthree", Role::Lead)?;
    assert_eq!(post(&third.client, reference, "hand-out", &named)?.status, 409, "it is for the two");
    let file = post(&one.client, reference, "hand-out", &named)?.must_be(200)?;
    assert_eq!(file.header("cache-control"), Some("no-store"));
    // The archive is not compressed: what is in it can be read in it.
    let text = file.text();
    ensure!(text.contains("\"category\": \"orders\"") && text.contains("orders.html"), "{text}");
    ensure!(!text.contains("profile.json") && !text.contains("index.html"), "that and nothing else");
    for seat in [&one, &two] {
        assert_eq!(post(&seat.client, reference, "hand-out", &named)?.status, 409, "once");
    }
    let page = open(&two.client, reference)?;
    for told in ["proposed to hand out", "agreed that the law orders it", "took it out", "It was handed out on"] {
        ensure!(page.says(told), "{told}: {}", page.words());
    }
    let auditor = seat(server, "handwatch", Role::Auditor)?;
    let text = auditor.client.post("/staff/log/export", &[])?.must_be(200)?.text();
    check(&text).context("as it was taken out")?;
    assert_eq!(text.lines().filter(|line| line.contains("\"handed-out\"")).count(), 1);
    let hits = found(&server.state(), &needles("sekretessord"))?;
    ensure!(hits.is_empty(), "the order's words lie sealed:\n{}", hits.join("\n"));
    Ok(())
}

#[test]
fn where_the_law_forbids_to_tell_nothing_says_so_until_its_day_and_then_everything_does() -> Result<()> {
    let server = Server::start()?;
    server.sweep()?;
    let (one, two) = two(&server, "still")?;
    let (person, journey) = held(&server, &one.client, "silent")?;
    let reference = &journey.reference;
    let until = day(30);
    let silence = [("telling", "later"), ("ground", "Section 4"), ("until", until.as_str())];
    let there = post(&one.client, reference, "disclose", &[&ORDER[..], &silence].concat())?.location()?;
    ensure!(there.ends_with("?done=proposed"), "{there}");
    let id = open(&two.client, reference)?.input("disclosure").context("a proposal to decide about")?;
    let named = [("disclosure", id.as_str())];
    post(&two.client, reference, "disclosure", &[named[0], ("outcome", "approve")])?.must_be(303)?;
    post(&two.client, reference, "hand-out", &named)?.must_be(200)?;
    server.sweep()?;
    let says_nothing = || -> Result<()> {
        assert_eq!((told(&server, &person.email)?, count(&server, reference, "disclosed")?), (0, 0));
        let body = Store::of(&server)?.text(&format!("SELECT body FROM deletion WHERE reference = '{reference}'"))?;
        ensure!(!body.contains("disclos"), "{body}");
        Ok(())
    };
    says_nothing()?;
    let begun = now_ms();
    on_the_hour(&server, begun + 29 * DAY_MS)?;
    says_nothing()?;
    for hours in [1, 2] {
        on_the_hour(&server, begun + 31 * DAY_MS + hours * 60 * MINUTE_MS)?;
    }
    let letter = mailbox::wait_for(&server, &person.email, |letter| {
        (letter.mail.subject == SUBJECT).then(|| letter.mail.text.clone())
    })?;
    ensure!(letter.contains("did not let us tell you before now"), "{letter}");
    ensure!(!letter.contains("Section 4\n"), "why not is not theirs: {letter}");
    assert_eq!((told(&server, &person.email)?, count(&server, reference, "disclosed")?), (1, 1), "once");

    let due = journey.due()?;
    server.set_clock(due)?;
    server.sweep()?;
    journey.wait_for_state("erased")?;
    let sql =
        format!("SELECT r.body FROM receipt r JOIN deletion d ON d.id = r.deletion WHERE d.reference = '{reference}'");
    let body: serde_json::Value = serde_json::from_str(&Store::of(&server)?.text(&sql)?)?;
    let payload = body["payload_b64url"].as_str().context("a payload")?;
    let payload = String::from_utf8(data_encoding::BASE64URL_NOPAD.decode(payload.as_bytes())?)?;
    ensure!(payload.contains("\"disclosed\":[{\"category\":\"orders\""), "and the receipt lists it: {payload}");
    Ok(())
}

#[test]
fn what_lacks_its_law_its_second_or_its_time_is_not_handed_out() -> Result<()> {
    let server = shared_server()?;
    let (one, two) = two(server, "lack")?;
    let (person, journey) = held(server, &one.client, "lacking")?;
    let reference = &journey.reference;
    let page = post(&one.client, reference, "disclose", &[])?.must_be(422)?.page();
    for said in ["Choose what is to be handed out", "Write who is to get it", "Write which law", "may be told now"] {
        ensure!(page.says(said), "{said}: {}", page.words());
    }
    let later = [&ORDER[..], &[("telling", "later"), ("until", "2020-01-01")]].concat();
    let page = post(&one.client, reference, "disclose", &later)?.must_be(422)?.page();
    ensure!(page.says("Write why the law forbids") && page.says("last day of the silence after today"));
    let other = [&[("handed", "profile")], &ORDER[1..], &[("telling", "now")]].concat();
    post(&one.client, reference, "disclose", &other)?.must_be(422)?;

    // Refused: nothing goes out, and it is not decided twice.
    let id = propose(server, &one.client, reference, &[("telling", "now")])?;
    let named = [("disclosure", id.as_str())];
    post(&two.client, reference, "disclosure", &[named[0], ("outcome", "refuse")])?.must_be(303)?;
    assert_eq!(post(&two.client, reference, "disclosure", &[named[0], ("outcome", "approve")])?.status, 409);
    assert_eq!(post(&one.client, reference, "hand-out", &named)?.status, 409);

    // A day later it is over; an hour after the sign-in it is not agreed to.
    let id = propose(server, &one.client, reference, &[("telling", "now")])?;
    let named = [("disclosure", id.as_str())];
    let approve = [named[0], ("outcome", "approve")];
    let begun = now_ms();
    let mut stale = server.client().at(begun);
    identity::sign_in_as(&stale, &two.colleague.mail)?.must_be(303)?;
    for minutes in [40, 61] {
        stale.set_now(begun + minutes * MINUTE_MS);
        open(&stale, reference)?;
    }
    let page = post(&stale, reference, "disclosure", &approve)?.must_be(401)?.page();
    ensure!(page.says("Please sign in once more"), "{}", page.words());
    // Whose account it is neither proposes nor agrees.
    let own = identity::plant_named(server, &person.email, &person.name, Role::Agent)?;
    let client = server.client();
    identity::sign_in_as(&client, &own.mail)?.must_be(303)?;
    assert_eq!(post(&client, reference, "disclosure", &approve)?.status, 403);
    assert_eq!(post(&client, reference, "disclose", &ORDER)?.status, 403);
    post(&two.client, reference, "disclosure", &approve)?.must_be(303)?;
    let late = at(server, &one, now_ms() + DAY_MS + MINUTE_MS)?;
    assert_eq!(post(&late, reference, "hand-out", &named)?.status, 409, "after a day");
    ensure!(open(&late, reference)?.says("not taken out in time"));

    // Let go, it is nobody's to hand out.
    let hold = open(&one.client, reference)?.input("hold").context("a hold")?;
    post(&one.client, reference, "unhold", &[("hold", &hold)])?.must_be(303)?;
    assert_eq!(post(&one.client, reference, "hand-out", &named)?.status, 409, "no longer held");
    post(&one.client, reference, "disclose", &[&ORDER[..], &[("telling", "now")]].concat())?.must_be(422)?;
    Ok(())
}

#[test]
fn the_database_itself_wants_two_once_and_in_time() -> Result<()> {
    let desk = super::log::desk()?;
    let day = 86_400_000;
    let insert = |id: &str, silent: &str| {
        format!(
            "INSERT INTO disclosure (id, deletion, categories, order_sealed, silent_until, proposed_by, proposed_at, state, erase_at)
             VALUES ('{id}', 'd', '[]', 's', {silent}, 'a', 1, 'proposed', 9)"
        )
    };
    let decide = |id: &str, state: &str, by: &str| {
        format!("UPDATE disclosure SET state = '{state}', decided_by = '{by}', decided_at = 10 WHERE id = '{id}'")
    };
    let hand = |id: &str, to: &str, at: i64| {
        format!("UPDATE disclosure SET handed_at = {at}, handed_to = '{to}' WHERE id = '{id}'")
    };
    let tell = |id: &str, at: i64| format!("UPDATE disclosure SET told_at = {at} WHERE id = '{id}'");
    let taken = |sql: &str| desk.execute_batch(sql).is_ok();
    ensure!(taken(&insert("x", "NULL")) && taken(&insert("y", "500")) && taken(&insert("z", "NULL")));
    ensure!(!taken(&insert("w", "NULL").replace("'proposed'", "'approved'")), "nothing begins approved");
    ensure!(!taken(&decide("x", "approved", "a")), "by whoever proposed it");
    ensure!(!taken(&hand("x", "a", 11)) && !taken(&tell("x", 11)), "before it is decided");
    ensure!(taken(&decide("x", "approved", "b")) && !taken(&decide("x", "refused", "b")), "decided once");
    ensure!(!taken("UPDATE disclosure SET categories = '[\"profile\"]' WHERE id = 'x'"), "what was agreed to stays");
    ensure!(!taken(&hand("x", "c", 11)), "to somebody else");
    ensure!(!taken(&hand("x", "a", 10 + day)), "after a day");
    ensure!(taken(&hand("x", "a", 9 + day)) && !taken(&hand("x", "b", 12)), "handed out once");
    ensure!(taken(&tell("x", 10)) && !taken(&tell("x", 11)), "told once");
    ensure!(taken(&decide("y", "approved", "b")) && !taken(&tell("y", 499)) && taken(&tell("y", 500)), "in its time");
    ensure!(taken(&decide("z", "refused", "b")) && !taken(&hand("z", "b", 11)) && !taken(&tell("z", 11)), "refused");
    ensure!(!taken("DELETE FROM disclosure"), "and nothing is removed");
    Ok(())
}
