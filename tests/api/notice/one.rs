//! What concerns one person is told to that person, and is nowhere public.

use anyhow::{Result, ensure};
use shared::staff::Role;
use tests::identity;
use tests::mailbox;
use tests::shop::{self, Person};

use super::{WORD, decide, post, told, two, with, write};
use crate::right::Visit;
use crate::shared_server;

const DISCLOSURE: &str = "Notice of a disclosure";

fn disclosure(person: &Person) -> Vec<(&'static str, String)> {
    with(&[
        ("about", "disclosure"),
        ("audience", "one"),
        ("holder", &person.email),
        ("to-en", "District Court of Turku"),
        ("basis-en", "Chapter 17, section 40"),
    ])
}

#[test]
fn what_concerns_one_person_is_told_to_that_person_and_nowhere_public() -> Result<()> {
    let server = shared_server()?;
    let (person, other) = (shop::plant_one(server, "noticeone")?, shop::plant_one(server, "noticeother")?);
    let (one, two) = two(server, "noticeone")?;
    let page =
        post(&one.client, "/staff/notices", &with(&[("audience", "one"), ("holder", "nobody@throwaway.example")]))?;
    ensure!(page.must_be(422)?.page().says("No account has this name"));
    let path = write(&one.client, &disclosure(&person))?;
    // Whose account it is neither agrees nor writes.
    let own = identity::plant_named(server, &person.email, &person.name, Role::Lead)?;
    let client = server.client();
    identity::sign_in_as(&client, &own.mail)?.must_be(303)?;
    assert_eq!(decide(&client, &path, "approve")?.status, 403);
    assert_eq!(post(&client, "/staff/notices", &disclosure(&person))?.status, 403);
    decide(&two.client, &path, "approve")?.must_be(303)?;
    server.sweep()?;
    let letter = mailbox::wait_for(server, &person.email, |letter| {
        letter.mail.subject.starts_with(DISCLOSURE).then(|| letter.mail.text.clone())
    })?;
    for part in ["District Court of Turku", "Chapter 17, section 40", WORD, "/en/data"] {
        ensure!(letter.contains(part), "{part}: {letter}");
    }
    assert!(told(server, &other, DISCLOSURE)?.is_empty());
    let public = path.replace("/staff", "/en");
    assert_eq!(server.client().get(&public)?.status, 404, "to nobody, signed in or not");
    let list = server.client().get("/en/notices")?.must_be(200)?;
    ensure!(!list.page().says(DISCLOSURE) && !list.text().contains(path.rsplit('/').next().unwrap_or("x")));
    let visit = Visit::proven(server, server.client(), &person)?;
    ensure!(visit.client.get(&visit.path(""))?.must_be(200)?.page().says("District Court of Turku"));
    let visit = Visit::proven(server, server.client(), &other)?;
    ensure!(!visit.client.get(&visit.path(""))?.must_be(200)?.page().says("District Court of Turku"));
    Ok(())
}
