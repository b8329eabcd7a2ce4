//! Notices of an incident or of a disclosure: by two, to whom it concerns and nobody else, once, and not before its day.

mod one;
mod rule;

use anyhow::{Context as _, Result, ensure};
use shared::desk::check;
use shared::staff::Role;
use tests::canary::{found, needles};
use tests::client::{Answer, Client};
use tests::identity;
use tests::journey::Journey;
use tests::mailbox::{self, Letter};
use tests::server::Server;
use tests::shop::{self, Person};
use tests::store::Store;

use crate::desk::hold::day;
use crate::desk::{Seat, on_the_hour, seat};
use crate::{DAY_MS, MINUTE_MS, now_ms, shared_server};

const INCIDENT: &str = "Notice of data breach";
/// A word of the text that occurs nowhere else.
const WORD: &str = "orderleaking";

/// A whole notice of an incident with what people looked at, to everybody.
fn incident() -> Vec<(&'static str, String)> {
    let today = day(0);
    [
        ("about", "incident"),
        ("happened", &today),
        ("known", &today),
        ("concerned", "browsing"),
        ("telling", "now"),
        ("audience", "all"),
        ("what-en", &format!("Somebody could read order lists: {WORD}.")),
        ("risk-en", "Somebody may write to you and say that they are us."),
        ("done-en", "We closed the page."),
        ("advice-en", "Follow no link in a message about an order."),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into()
}

/// The same with some fields in another way.
fn with(fields: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let mut all = incident();
    all.retain(|(name, _)| !fields.iter().any(|(other, _)| other == name));
    all.extend(fields.iter().map(|(name, value)| (*name, (*value).to_owned())));
    all
}

fn post(client: &Client, path: &str, fields: &[(&'static str, String)]) -> Result<Answer> {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    client.post(path, &fields)
}

/// Writes one, and answers its path.
fn write(client: &Client, fields: &[(&'static str, String)]) -> Result<String> {
    let there = post(client, "/staff/notices", fields)?.must_be(303)?.location()?;
    ensure!(there.ends_with("?done=notice-written"), "{there}");
    Ok(there.trim_end_matches("?done=notice-written").to_owned())
}

/// One that nobody has agreed to: its id.
pub fn written(server: &Server, prefix: &str) -> Result<String> {
    let lead = seat(server, &format!("{prefix}notices"), Role::Lead)?;
    let path = write(&lead.client, &incident())?;
    path.rsplit('/').next().map(str::to_owned).context("an id")
}

fn decide(client: &Client, path: &str, outcome: &str) -> Result<Answer> {
    let number = client.get(path)?.must_be(200)?.page().input("number").unwrap_or_else(|| "1".to_owned());
    client.post(path, &[("number", &number), ("version", "0"), ("outcome", outcome)])
}

fn told(server: &Server, person: &Person, subject: &str) -> Result<Vec<Letter>> {
    let mut letters = mailbox::letters_to(server, &person.email)?;
    letters.retain(|letter| letter.mail.subject.starts_with(subject));
    Ok(letters)
}

fn two(server: &Server, prefix: &str) -> Result<(Seat, Seat)> {
    let one = seat(server, &format!("{prefix}one"), Role::Administrator)?;
    Ok((one, seat(server, &format!("{prefix}two"), Role::Lead)?))
}

/// Ticks until nothing of it is left to be ordered.
fn send_all(server: &Server, path: &str) -> Result<()> {
    let id = path.rsplit('/').next().unwrap_or_default();
    sweep_until_none(server, &format!("SELECT COUNT(*) FROM notice WHERE id = '{id}' AND next_at IS NOT NULL"))
}

/// Ticks until nothing is left of what is counted.
fn sweep_until_none(server: &Server, count: &str) -> Result<()> {
    for _ in 0..20 {
        server.sweep()?;
        if Store::of(server)?.count(count)? == 0 {
            return Ok(());
        }
    }
    anyhow::bail!("it is never done: {count}")
}

#[test]
fn two_agree_and_everybody_who_holds_such_data_is_told_once() -> Result<()> {
    let server = Server::start()?;
    server.sweep()?;
    let people = shop::plant(&server, "noticed", 3, "clean")?;
    let (journey, _) = Journey::pending(&server, server.client(), &people[0])?;
    let (one, two) = two(&server, "notice")?;
    let path = write(&one.client, &incident())?;
    let public = path.replace("/staff", "/en");
    assert_eq!(decide(&one.client, &path, "approve")?.status, 403, "nobody is two");
    server.sweep()?;
    assert_eq!(server.client().get(&public)?.status, 404, "nobody has agreed");
    assert!(told(&server, &people[1], INCIDENT)?.is_empty());

    let page = two.client.get(&path)?.must_be(200)?.page();
    ensure!(page.says(WORD) && page.says("A colleague must agree"), "{}", page.words());
    decide(&two.client, &path, "approve")?.must_be(303)?;
    assert_eq!(decide(&two.client, &path, "refuse")?.status, 409, "decided once");
    // Eight ticks at once are one.
    std::thread::scope(|scope| {
        let all: Vec<_> = (0..8).map(|_| scope.spawn(|| server.sweep())).collect();
        all.into_iter().try_for_each(|one| one.join().map_err(|_| anyhow::anyhow!("a tick broke"))?)
    })?;
    send_all(&server, &path)?;
    for person in &people {
        let letter = mailbox::wait_for(&server, &person.email, |letter| {
            letter.mail.subject.starts_with(INCIDENT).then(|| letter.mail.text.clone())
        })?;
        for part in [WORD, "What it can mean for you", "What we are doing", "What you can do", "no password", &public] {
            ensure!(letter.contains(part), "{part}: {letter}");
        }
    }
    server.sweep()?;
    for person in &people {
        assert_eq!(told(&server, person, INCIDENT)?.len(), 1, "once");
    }

    let page = server.client().get(&public)?.must_be(200)?.page();
    ensure!(page.says(WORD) && page.says("What information was involved") && page.says("Browsing"), "{}", page.words());
    ensure!(server.client().get("/en/notices")?.must_be(200)?.page().says(INCIDENT));
    let other = server.client().get(&public.replace("/en/", "/fi/"))?.must_be(200)?.page();
    ensure!(other.says(WORD) && other.says("vain tällä kielellä: English"), "{}", other.words());
    let status = journey.get("")?.must_be(200)?.page();
    ensure!(status.says(WORD), "{}", status.words());
    let page = two.client.get(&path)?.must_be(200)?.page();
    ensure!(page.says("Every mail was ordered") && page.says("3 people were told by mail"), "{}", page.words());
    let auditor = seat(&server, "noticewatch", Role::Auditor)?;
    let text = auditor.client.post("/staff/log/export", &[])?.must_be(200)?.text();
    check(&text).context("as it was taken out")?;
    for act in ["notice-written", "notice-agreed"] {
        assert_eq!(text.lines().filter(|line| line.contains(&format!("\"{act}\""))).count(), 1, "{act}");
    }
    let hits = found(&server.state(), &needles(WORD))?;
    ensure!(hits.is_empty(), "its words lie sealed:\n{}", hits.join("\n"));
    Ok(())
}

#[test]
fn of_more_people_than_a_tick_holds_everybody_is_told_once_whatever_happens_twice() -> Result<()> {
    let server = Server::start()?;
    server.sweep()?;
    let people = shop::plant(&server, "noticemany", 120, "clean")?;
    let (one, two) = two(&server, "noticemany")?;
    let path = write(&one.client, &incident())?;
    decide(&two.client, &path, "approve")?.must_be(303)?;
    server.sweep()?;
    let id = path.rsplit('/').next().unwrap_or_default().to_owned();
    let count = |column: &str| Store::of(&server)?.count(&format!("SELECT {column} FROM notice WHERE id = '{id}'"));
    assert_eq!((count("addressed")?, count("next_at IS NOT NULL")?), (100, 1), "a tick holds a hundred accounts");
    ensure!(two.client.get(&path)?.page().says("Mails go out"), "and the desk sees how far it is");
    send_all(&server, &path)?;
    for _ in 0..4 {
        server.sweep()?;
    }
    assert_eq!((count("addressed")?, count("told")?, count("unreached")?), (120, 120, 0));
    for person in [&people[0], &people[60], &people[119]] {
        assert_eq!(told(&server, person, INCIDENT)?.len(), 1);
    }
    let all = mailbox::letters(&server)?;
    let sent = all.iter().filter(|letter| letter.mail.subject.starts_with(INCIDENT)).count();
    assert_eq!(sent, 120, "each once");
    Ok(())
}

#[test]
fn what_a_law_forbids_to_say_is_said_nowhere_before_its_day_and_then_everywhere() -> Result<()> {
    let server = Server::start()?;
    server.sweep()?;
    let person = shop::plant_one(&server, "noticesilent")?;
    let (one, two) = two(&server, "noticesilent")?;
    let until = day(10);
    let path = write(&one.client, &with(&[("telling", "later"), ("until", &until)]))?;
    decide(&two.client, &path, "approve")?.must_be(303)?;
    let public = path.replace("/staff", "/en");
    let begun = now_ms();
    for days in [0, 9] {
        on_the_hour(&server, begun + days * DAY_MS)?;
        assert!(told(&server, &person, INCIDENT)?.is_empty(), "after {days} days");
        assert_eq!(server.client().get(&public)?.status, 404);
        ensure!(!server.client().get("/en/notices")?.page().says(INCIDENT));
    }
    on_the_hour(&server, begun + 11 * DAY_MS)?;
    let letter = mailbox::wait_for(&server, &person.email, |letter| {
        letter.mail.subject.starts_with(INCIDENT).then(|| letter.mail.text.clone())
    })?;
    ensure!(letter.contains("did not let us tell you before now"), "{letter}");
    ensure!(server.client().get(&public)?.must_be(200)?.page().says(WORD));
    Ok(())
}

#[test]
fn what_lacks_a_part_a_second_or_a_fresh_sign_in_is_not_sent() -> Result<()> {
    let server = shared_server()?;
    let (one, two) = two(server, "noticelack")?;
    let page = post(&one.client, "/staff/notices", &[])?.must_be(422)?.page();
    for said in ["incident or a disclosure", "when it happened", "which data", "may be told now", "whom it concerns"] {
        ensure!(page.says(said), "{said}: {}", page.words());
    }
    let page =
        post(&one.client, "/staff/notices", &with(&[("risk-en", ""), ("what-fi", "Joku")]))?.must_be(422)?.page();
    for said in ["Write in English: What it can mean for you", "Write in Suomi: What we are doing", WORD, "Joku"] {
        ensure!(page.html().contains(said), "{said}: {}", page.words());
    }
    for role in [Role::Agent, Role::Auditor] {
        let seat = seat(server, &format!("notice{}", role.name()), role)?;
        assert_eq!(post(&seat.client, "/staff/notices", &incident())?.status, 403, "{role:?}");
    }
    let path = write(&one.client, &incident())?;
    let begun = now_ms();
    let mut stale = server.client().at(begun);
    identity::sign_in_as(&stale, &two.colleague.mail)?.must_be(303)?;
    for minutes in [40, 61] {
        stale.set_now(begun + minutes * MINUTE_MS);
        stale.get(&path)?.must_be(200)?;
    }
    ensure!(decide(&stale, &path, "approve")?.must_be(401)?.page().says("Please sign in once more"));
    decide(&two.client, &path, "refuse")?.must_be(303)?;
    server.sweep()?;
    assert_eq!(decide(&two.client, &path, "approve")?.status, 409, "refused is refused");
    assert_eq!(server.client().get(&path.replace("/staff", "/en"))?.status, 404);
    Ok(())
}
