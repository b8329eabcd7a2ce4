//! The staff's desk: what waits, who decides, what whoever asked is told, and what is kept of it.

mod bulk;
pub mod digest;
mod disclosure;
mod entry;
pub mod hold;
mod list;
mod lock;
mod locked;
pub mod log;
mod minor;
mod people;
mod question;
mod race;
pub mod reply;
mod retention;
mod shift;

use anyhow::{Context as _, Result, ensure};
use shared::staff::Role;
use tests::client::{Answer, Client};
use tests::identity::{self, Colleague};
use tests::journey::Journey;
use tests::mailbox::{self, Letter};
use tests::page::Page;
use tests::server::Server;
use tests::shop::{self, Person};
use tests::store::Store;

pub use digest::on_the_hour;

use crate::not_me::{heard, stop, taken_over};
use crate::{DAY_MS, now_ms, shared_server};

/// A request to keep an account that waits for staff: its case and the deletion's reference.
pub fn waiting(server: &'static Server, prefix: &str) -> Result<(String, String)> {
    let (_, _, journey) = asked_to_keep(server, prefix)?;
    Ok((case_of(server, &journey.reference)?, journey.reference))
}

/// Somebody whose address was replaced asks to keep the account.
pub fn asked_to_keep<'a>(server: &'a Server, prefix: &str) -> Result<(Person, String, Journey<'a>)> {
    let (person, old, journey) = taken_over(server, prefix, 10)?;
    let visit = heard(server, server.client(), &old, &old)?;
    stop(&visit, &journey.reference, "ask")?.must_be(303)?;
    Ok((person, old, journey))
}

/// Somebody asks not to wait.
pub fn asked_at_once<'a>(server: &'a Server, prefix: &str) -> Result<(Person, Journey<'a>)> {
    let person = shop::plant_one(server, prefix)?;
    let (journey, _) = Journey::pending(server, server.client(), &person)?;
    let fields = [
        ("identifier", person.email.as_str()),
        ("name", &person.name),
        ("location", "Turku"),
        ("why", "a life without shops"),
        ("step", "send"),
        ("phrase", "Delete my account"),
        ("understood", "yes"),
    ];
    journey.post("/immediate", &fields)?.must_be(303)?;
    Ok((person, journey))
}

pub fn case_of(server: &Server, reference: &str) -> Result<String> {
    let sql = format!("SELECT id FROM application WHERE reference = '{reference}' AND state = 'open'");
    Store::of(server)?.text(&sql)
}

/// Somebody at the desk.
pub struct Seat {
    pub client: Client,
    pub colleague: Colleague,
}

pub fn seat(server: &Server, prefix: &str, role: Role) -> Result<Seat> {
    let colleague = identity::plant_one(server, prefix, role)?;
    let client = server.client();
    identity::sign_in_as(&client, &colleague.mail)?.must_be(303)?;
    Ok(Seat { client, colleague })
}

impl Seat {
    pub fn open(&self, case: &str) -> Result<Page> {
        Ok(self.client.get(&format!("/staff/case/{case}"))?.must_be(200)?.page())
    }

    /// Posts a form of the case's page, with what that page says that was seen.
    pub fn post(&self, case: &str, act: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        self.post_seen(&self.open(case)?, case, act, fields)
    }

    pub fn post_seen(&self, page: &Page, case: &str, act: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let seen = ["number", "version"].map(|name| page.input(name).unwrap_or_default());
        let all = [&[("number", seen[0].as_str()), ("version", seen[1].as_str())], fields].concat();
        self.client.post(&format!("/staff/case/{case}/{act}"), &all)
    }
}

pub const APPROVE: [(&str, &str); 1] = [("outcome", "approve")];
pub const REFUSE: [(&str, &str); 2] = [("outcome", "refuse"), ("reason", "not-shown")];

pub fn count(server: &Server, reference: &str, kind: &str) -> Result<usize> {
    Ok(Store::of(server)?.events(reference)?.iter().filter(|event| *event == kind).count())
}

fn booked(server: &Server, case: &str, condition: &str) -> Result<bool> {
    Ok(Store::of(server)?.count(&format!("SELECT COUNT(*) FROM application WHERE id = '{case}' AND {condition}"))? == 1)
}

fn about(server: &Server, address: &str, reference: &str, subject: &str) -> Result<Letter> {
    mailbox::wait_for(server, address, |letter| {
        (letter.mail.text.contains(reference) && letter.mail.subject.contains(subject)).then(|| letter.clone())
    })
}

#[test]
fn a_case_waits_is_taken_looked_into_and_refused_with_reasons_that_everybody_told_reads() -> Result<()> {
    let server = shared_server()?;
    let (person, old, journey) = asked_to_keep(server, "deskrefuse")?;
    let case = case_of(server, &journey.reference)?;
    let agent = seat(server, "refuser", Role::Agent)?;
    let list = agent.client.get("/staff/queue/revocation")?.must_be(200)?.page();
    ensure!(list.link(&case).is_some() || list.says("Next page"), "{}", list.words());
    let there = agent.client.post("/staff/find", &[("reference", &journey.reference)])?.location()?;
    assert_eq!(there, format!("/staff/case/{case}"));
    let page = agent.open(&case)?;
    let says = ["It came by the end of the last day", "Another has replaced it since"];
    assert!(says.iter().all(|words| page.says(words)), "{}", page.words());
    assert!(page.says("3 working days left") || page.says("2 working days left"), "{}", page.words());
    for needle in [&person.email, &old, &person.name] {
        assert!(!page.html().contains(needle.as_str()), "nobody is named");
    }
    agent.post(&case, "take", &[])?.must_be(303)?;
    assert!(agent.open(&case)?.says("You have it"));
    let note = "<script>alert(1)</script> rang the shop";
    agent.post(&case, "comment", &[("comment", note)])?.must_be(303)?;
    let page = agent.open(&case)?;
    assert!(page.says("rang the shop") && !page.html().contains("<script>alert"), "{}", page.html());

    for (fields, said) in [
        (vec![], "Choose whether you approve or refuse"),
        (vec![("outcome", "refuse")], "Choose why you refuse"),
        (vec![("outcome", "refuse"), ("reason", "other")], "Write to the person why you refuse"),
    ] {
        let page = agent.post(&case, "decide", &fields)?.must_be(422)?.page();
        assert!(page.says(said), "{}", page.words());
    }
    let words = "We rang you twice.";
    let there = agent.post(&case, "decide", &[&REFUSE[..], &[("words", words)]].concat())?.location()?;
    assert!(there.ends_with("?done=refused"), "{there}");
    assert!(agent.client.get(&there)?.must_be(200)?.page().says("Refused, and everybody is told why"));
    for address in [&person.email, &old] {
        let letter = about(server, address, &journey.reference, "could not cancel")?.mail.text;
        let told = ["We could not see from what you sent", words, "data protection authority", "go to court"];
        for part in told {
            assert!(letter.contains(part), "{part}: {letter}");
        }
        assert!(!letter.contains(&agent.colleague.mail), "the reviewer is not named");
    }
    assert!(booked(server, &case, "state = 'refused' AND refusal = 'not-shown' AND answer_sealed IS NOT NULL")?);
    let page = agent.open(&case)?;
    assert!(page.says("It was decided on") && page.says("You refused"), "{}", page.words());
    assert_eq!(agent.post(&case, "decide", &APPROVE)?.status, 409, "what is decided stays decided");
    Ok(())
}

#[test]
fn an_immediate_deletion_needs_two_who_did_not_file_it_and_are_not_its_person() -> Result<()> {
    let server = shared_server()?;
    let (person, journey) = asked_at_once(server, "desknow")?;
    let reference = &journey.reference;
    let case = case_of(server, reference)?;
    let (one, two) = (seat(server, "first", Role::Agent)?, seat(server, "second", Role::Lead)?);
    let page = one.open(&case)?;
    for fact in
        ["Control of the account was proven", "No contact of the account was changed", "Nothing stands in the way"]
    {
        assert!(page.says(fact), "{fact}: {}", page.words());
    }
    assert!(page.says("Why do you open it?") && !page.says("a life without shops"), "the letter is closed");
    one.post(&case, "reveal", &[])?.must_be(422)?;
    one.post(&case, "reveal", &[("purpose", "compare")])?.must_be(303)?;
    assert!(one.open(&case)?.says("a life without shops"), "open to whoever said why");
    assert!(!two.open(&case)?.says("a life without shops"), "and to nobody else");
    assert!(two.open(&case)?.says("opened the letter. To compare it with the account"), "which everybody sees");

    one.post(&case, "take", &[])?.must_be(303)?;
    let there = one.post(&case, "decide", &APPROVE)?.location()?;
    assert!(there.ends_with("?done=seconded"), "{there}");
    assert!(two.open(&case)?.says("Nobody has it"), "it waits for whoever is the second");
    assert_eq!(
        (count(server, reference, "immediate-seconded")?, count(server, reference, "immediate-approved")?),
        (1, 0)
    );
    assert!(one.open(&case)?.says("Another colleague must be the second"));
    assert_eq!(one.post(&case, "decide", &APPROVE)?.status, 403, "nobody is two");
    let page = two.open(&case)?;
    assert!(page.says("You are the second"), "{}", page.words());
    two.post(&case, "decide", &APPROVE)?.must_be(303)?;
    assert_eq!(count(server, reference, "immediate-approved")?, 1);
    let letter = about(server, &person.email, reference, "sooner")?.mail.text;
    assert!(letter.contains("/veto#"), "{letter}");
    let token = letter.split("/veto#").nth(1).and_then(|rest| rest.split_whitespace().next()).context("a link")?;
    let (_, token) = token.split_once('.').context("a token")?;
    server.client().post("/en/veto", &[("reference", reference), ("code", token)])?.must_be(303)?;
    assert!(booked(server, &case, "state = 'vetoed'")?, "and whoever was told may object");
    Ok(())
}

#[test]
fn whose_account_it_is_decides_nothing_about_it() -> Result<()> {
    let server = shared_server()?;
    let (person, journey) = asked_at_once(server, "deskself")?;
    let case = case_of(server, &journey.reference)?;
    let colleague = identity::plant_named(server, &person.email, &person.name, Role::Agent)?;
    let client = server.client();
    identity::sign_in_as(&client, &person.email)?.must_be(303)?;
    let agent = Seat { client, colleague };
    assert!(agent.open(&case)?.says("It is about your own account"));
    assert_eq!(agent.post(&case, "decide", &APPROVE)?.status, 403);
    assert_eq!(count(server, &journey.reference, "immediate-seconded")?, 0);
    Ok(())
}

#[test]
fn a_decision_about_what_has_moved_or_by_whoever_lost_the_right_changes_nothing() -> Result<()> {
    let server = shared_server()?;
    let (_, _, journey) = asked_to_keep(server, "deskmoved")?;
    let case = case_of(server, &journey.reference)?;
    let (one, two) = (seat(server, "slow", Role::Agent)?, seat(server, "quick", Role::Agent)?);
    let page = one.open(&case)?;
    two.post(&case, "comment", &[("comment", "wait, please")])?.must_be(303)?;
    let answer = one.post_seen(&page, &case, "decide", &REFUSE)?.must_be(409)?;
    assert!(answer.page().link(&case).is_some(), "it leads to what is true now");
    let page = one.open(&case)?;
    let administrator = seat(server, "demoter", Role::Administrator)?;
    let person = format!("/staff/people/{}", one.colleague.id);
    let seen = administrator.client.get(&person)?.must_be(200)?.page().input("seen").unwrap_or_default();
    administrator.client.post(&person, &[("seen", &seen), ("act", "role"), ("role", "auditor")])?.must_be(303)?;
    assert!([401, 403].contains(&one.post_seen(&page, &case, "decide", &REFUSE)?.status), "the role was taken");
    assert_eq!(count(server, &journey.reference, "revocation-refused")?, 0);
    assert!(booked(server, &case, "state = 'open' AND refusal IS NULL")?);
    let written = format!("SELECT COUNT(*) FROM desk_event WHERE subject = '{case}'");
    assert_eq!(Store::of(server)?.count(&written)?, 1, "the note and nothing else");
    Ok(())
}

#[test]
fn too_much_is_refused_and_nothing_typed_is_lost() -> Result<()> {
    let server = shared_server()?;
    let (case, _) = waiting(server, "desklong")?;
    let agent = seat(server, "longwinded", Role::Agent)?;
    let (long, huge) = ("ä".repeat(1_001), "x".repeat(1024 * 1024));
    let page = agent.post(&case, "decide", &[&REFUSE[..], &[("words", &long)]].concat())?.must_be(422)?.page();
    assert!(page.says("Write at most 1,000 letters") && page.html().contains(&long), "kept");
    agent.post(&case, "comment", &[("comment", &long)])?.must_be(422)?;
    for act in ["decide", "comment", "reveal", "take"] {
        assert_eq!(agent.post(&case, act, &[("words", &huge)])?.status, 413, "{act}");
    }
    for unknown in ["", "AD-1", "AD-7K3M-9QXR-0T2V-HW57", "%00", "' OR 1=1"] {
        agent.client.post("/staff/find", &[("reference", unknown)])?.must_be(422)?;
    }
    for path in
        ["/staff/queue/else", "/staff/queue/open?from=x", "/staff/case/0", "/staff/deletion/x", "/staff/case/0/else"]
    {
        assert_eq!(agent.client.get(path)?.status, 404, "{path}");
    }
    Ok(())
}

#[test]
fn what_is_promised_for_is_counted_in_working_days() -> Result<()> {
    let server = shared_server()?;
    let (case, _) = waiting(server, "deskdue")?;
    let agent = seat(server, "counter", Role::Agent)?;
    let mut late = server.client();
    late.set_now(now_ms() + 7 * DAY_MS);
    identity::sign_in_as(&late, &agent.colleague.mail)?.must_be(303)?;
    let page = late.get(&format!("/staff/case/{case}"))?.must_be(200)?.page();
    assert!(page.says("Overdue"), "{}", page.words());
    Ok(())
}
