//! A deletion asked for without access: everybody known is told, two vouch, and a stranger learns nothing.

mod end;

use anyhow::{Context as _, Result, ensure};
use shared::staff::Role;
use tests::client::{Answer, Client};
use tests::journey::Journey;
use tests::mailbox::{self, Letter};
use tests::server::Server;
use tests::shop;
use tests::store::Store;

use crate::desk::{APPROVE, REFUSE, Seat, case_of, count, seat};
use crate::veto::objection;
use crate::{MINUTE_MS, now_ms, shared_server};

const THERE: &str = "/en/delete/without-access";
const DONE: &str = "/en/delete/without-access/done";

fn fields<'a>(identifier: &'a str, address: &'a str, step: &'a str) -> [(&'static str, &'a str); 6] {
    [
        ("identifier", identifier),
        ("address", address),
        ("name", "Sofia Lindqvist"),
        ("why", "the number was given to somebody else"),
        ("recognise", "the first thing I bought was a blue tent"),
        ("step", step),
    ]
}

/// Writes the letter and sends it; the code is on its way.
fn asked<'a>(server: &'a Server, client: Client, identifier: &str, address: &str) -> Result<Journey<'a>> {
    let there = client.post(THERE, &fields(identifier, address, "send"))?.location()?;
    ensure!(there.ends_with("/code"), "{there}");
    let reference = there.split('/').nth(3).context("a reference in the path")?.to_owned();
    Ok(Journey { server, client, reference })
}

/// And types the code that came to the new address.
pub fn filed<'a>(server: &'a Server, identifier: &str, address: &str) -> Result<Journey<'a>> {
    let visit = asked(server, server.client(), identifier, address)?;
    let code = visit.code(address)?;
    assert_eq!(visit.post("/code", &[("code", &code)])?.location()?, DONE);
    about(server, address, &visit.reference, "We have your letter")?;
    Ok(visit)
}

fn about(server: &Server, address: &str, reference: &str, subject: &str) -> Result<Letter> {
    mailbox::wait_for(server, address, |letter| {
        (letter.mail.text.contains(reference) && letter.mail.subject.contains(subject)).then(|| letter.clone())
    })
}

fn object(client: &Client, reference: &str, code: &str) -> Result<Answer> {
    client.post("/en/veto", &[("reference", reference), ("code", code)])
}

/// Two of the staff vouch, and the case is theirs.
pub fn vouched(server: &Server, prefix: &str, case: &str) -> Result<[Seat; 2]> {
    let seats =
        [seat(server, &format!("{prefix}one"), Role::Agent)?, seat(server, &format!("{prefix}two"), Role::Agent)?];
    for seat in &seats {
        seat.post(case, "decide", &APPROVE)?.must_be(303)?;
    }
    Ok(seats)
}

#[test]
fn everybody_known_is_told_two_vouch_and_whoever_reads_an_address_keeps_the_account() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_replaced(server, "lostall", 10)?;
    let old = person.old_email.clone().context("an address that was replaced")?;
    let new = "lostall@elsewhere.example";
    let visit = filed(server, &person.username, new)?;
    let reference = &visit.reference;
    for address in [&person.email, &old] {
        let told = about(server, address, reference, "asks us to delete your account")?;
        assert!(told.mail.text.contains("/veto#") && !told.mail.text.contains(new), "{}", told.mail.text);
    }
    assert_eq!(visit.get("/code")?.status, 401, "the sitting is over");
    assert_eq!(Store::of(server)?.state(reference)?.0, "unverified");
    person.sign_in(&server.client())?.location().map(|there| assert_eq!(there, "/shop/account"))?;

    let case = case_of(server, reference)?;
    let first = seat(server, "lostfirst", Role::Agent)?;
    let page = first.open(&case)?;
    assert!(page.says("Delete without access") && page.says("Nothing proves that the account is theirs"));
    assert!(page.says("Exactly one account is meant"), "{}", page.words());
    assert!(!page.html().contains(new) && !page.says("blue tent"), "the letter is closed");
    first.post(&case, "reveal", &[("purpose", "compare")])?.must_be(303)?;
    assert!(first.open(&case)?.says("blue tent"));
    first.post(&case, "decide", &APPROVE)?.must_be(303)?;
    assert_eq!(Store::of(server)?.state(reference)?.0, "unverified", "one is not two");
    assert!(first.open(&case)?.says("Another colleague must be the second"));
    assert_eq!(first.post(&case, "decide", &APPROVE)?.status, 403, "the same reviewer twice");
    let second = seat(server, "lostsecond", Role::Agent)?;
    second.post(&case, "decide", &APPROVE)?.must_be(303)?;

    let (state, due) = Store::of(server)?.state(reference)?;
    let due = due.context("a day")?;
    assert_eq!(state, "pending");
    assert!(due - now_ms() > 58 * 24 * 60 * MINUTE_MS, "the whole window");
    let told = about(server, new, reference, "The account is closed now")?;
    for secret in ["/revoke#", "Cancellation code", person.email.as_str(), person.name.as_str()] {
        assert!(!told.mail.text.contains(secret), "{secret}: {}", told.mail.text);
    }
    let status = told.mail.text.split("Status code: ").nth(1).and_then(|rest| rest.lines().next()).context("a code")?;
    let stranger = server.client();
    let there = stranger.post("/en/status", &[("reference", reference), ("code", status)])?.location()?;
    let page = stranger.get(&there)?.must_be(200)?;
    assert!(!page.text().contains(&person.email) && !page.text().contains(&old));
    for step in ["/copy", "/copy/archive.zip", "/copy/print", "/check", "/immediate", "/consequences"] {
        assert_eq!(stranger.get(&format!("{there}{step}"))?.status, 401, "{step}");
    }
    assert_ne!(person.sign_in(&server.client())?.header("location"), Some("/shop/account"), "suspended");
    let [_, code] = objection(&about(server, &person.email, reference, "asks us to delete your account")?)?;
    assert_eq!(object(&server.client(), reference, &code)?.status, 409, "there is another way now");

    let letter = about(server, &old, reference, "waiting to be deleted")?;
    let (_, token) = letter.fragment().context("the way back")?;
    visit.revoke(&server.client(), &token)?.must_be(303)?;
    assert_eq!(Store::of(server)?.state(reference)?.0, "revoked");
    assert_eq!(person.sign_in(&server.client())?.location()?, "/shop/account", "as it was before");
    Ok(())
}

/// The text of a mail without what names its case.
fn plain(letter: &Letter, reference: &str) -> [String; 3] {
    [&letter.mail.subject, &letter.mail.text, &letter.mail.html].map(|text| text.replace(reference, "{reference}"))
}

#[test]
fn an_objection_closes_it_and_whoever_asked_reads_what_a_stranger_reads() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "lostveto")?;
    let visit = filed(server, &person.email, "lostveto@elsewhere.example")?;
    let reference = &visit.reference;
    let case = case_of(server, reference)?;
    seat(server, "lostvetoer", Role::Agent)?.post(&case, "decide", &APPROVE)?.must_be(303)?;
    let letter = about(server, &person.email, reference, "asks us to delete your account")?;
    let [token, code] = objection(&letter)?;
    assert_eq!(object(&server.client(), reference, "ABCDE-ABCDE-ABCDE-ABCDE")?.status, 422);
    let answer = object(&server.client(), reference, &token)?;
    assert_eq!(answer.header("set-cookie"), None, "an objection opens nothing");
    assert_eq!(answer.location()?, "/en/veto/done");
    assert_eq!(object(&server.client(), reference, &code)?.status, 409, "it was used");
    assert_eq!(
        (Store::of(server)?.state(reference)?.0.as_str(), count(server, reference, "access-vetoed")?),
        ("withdrawn", 1)
    );
    about(server, &person.email, reference, "will not be deleted")?;
    let vetoed = about(server, "lostveto@elsewhere.example", reference, "could not do what you asked")?;

    let nobody = filed(server, "nobody@throwaway.example", "lostnobody@elsewhere.example")?;
    let case = case_of(server, &nobody.reference)?;
    let agent = seat(server, "lostnobody", Role::Agent)?;
    assert!(agent.open(&case)?.says("Nothing can be granted"));
    let page = agent.post(&case, "decide", &APPROVE)?.must_be(422)?.page();
    assert!(page.says("There is nothing to grant"), "{}", page.words());
    agent.post(&case, "decide", &REFUSE)?.must_be(303)?;
    let refused = about(server, "lostnobody@elsewhere.example", &nobody.reference, "could not do what you asked")?;
    assert_eq!(plain(&vetoed, reference), plain(&refused, &nobody.reference));

    // Whoever said no is not asked again.
    let again = filed(server, &person.email, "lostagain@elsewhere.example")?;
    assert!(agent.open(&case_of(server, &again.reference)?)?.says("Nothing can be granted"));
    let letters = mailbox::letters_to(server, &person.email)?;
    assert!(letters.iter().all(|letter| !letter.mail.text.contains(&again.reference)), "and not told again");
    Ok(())
}

/// Every answer of the way, with what is random or typed taken out.
fn walk(identifier: &str, address: &str) -> Result<Vec<(u16, String)>> {
    let server = shared_server()?;
    let client = server.client();
    let mut answers = vec![
        client.get(THERE)?,
        client.post(THERE, &fields(identifier, address, "look"))?,
        client.post(THERE, &fields(identifier, address, "change"))?,
        client.post(THERE, &fields(identifier, address, "send"))?,
    ];
    let reference = answers.last().context("an answer")?.location()?.split('/').nth(3).unwrap_or_default().to_owned();
    let visit = Journey { server, client, reference: reference.clone() };
    answers.push(visit.get("/code")?);
    answers.push(visit.post("/code", &[("code", "00000000")])?);
    answers.push(visit.get("/account")?);
    let code = visit.code(address)?;
    answers.push(visit.post("/code", &[("code", &code)])?);
    about(server, address, &reference, "We have your letter")?;
    answers.push(visit.client.get(DONE)?);
    answers.push(visit.get("/code")?);
    answers.push(visit.get("")?);
    let plain = |answer: &Answer| {
        let text = answer.header("location").unwrap_or_default().to_owned() + &answer.text();
        let names: Vec<&str> = answer.headers.iter().map(|(name, _)| name.as_str()).collect();
        let text = format!("{names:?}{text}").replace(&reference, "{reference}");
        (answer.status, text.replace(address, "{address}").replace(identifier, "{identifier}"))
    };
    Ok(answers.iter().map(plain).collect())
}

#[test]
fn a_known_and_an_unknown_account_are_answered_in_the_same_bytes() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "lostknown")?;
    let known = walk(&person.email, "lostknown@elsewhere.example")?;
    for (number, other) in ["nobody-at-all@throwaway.example", "+3580000000001", "not@@an.address"].iter().enumerate() {
        let unknown = walk(other, &format!("lostunknown{number}@elsewhere.example"))?;
        for (index, (one, two)) in known.iter().zip(&unknown).enumerate() {
            assert_eq!(one, two, "answer {index} for {other}");
        }
    }
    Ok(())
}

#[test]
fn what_stands_in_the_way_and_what_runs_already_go_first() -> Result<()> {
    let server = shared_server()?;
    let blocked = shop::plant_as(server, "lostblocked", "unpaid")?;
    let visit = filed(server, &blocked.email, "lostblocked@elsewhere.example")?;
    let case = case_of(server, &visit.reference)?;
    let seats = ["lostblockone", "lostblocktwo"].map(|name| seat(server, name, Role::Agent));
    let [first, second] = seats;
    let (first, second) = (first?, second?);
    assert!(first.open(&case)?.says("Something stands in the way"));
    first.post(&case, "decide", &APPROVE)?.must_be(303)?;
    let page = second.post(&case, "decide", &APPROVE)?.must_be(422)?.page();
    assert!(page.says("Something stands in the way of this deletion"), "{}", page.words());
    assert_eq!(Store::of(server)?.state(&visit.reference)?.0, "unverified");

    let person = shop::plant_one(server, "lostlive")?;
    let own = Journey::proven(server, server.client(), &person)?;
    let visit = filed(server, &person.email, "lostlive@elsewhere.example")?;
    let case = case_of(server, &visit.reference)?;
    assert!(first.open(&case)?.says("Another deletion of this account is under way"));
    first.post(&case, "decide", &APPROVE)?.must_be(303)?;
    let page = second.post(&case, "decide", &APPROVE)?.must_be(422)?.page();
    assert!(page.says("Another deletion of this account is under way. It goes first"), "{}", page.words());
    assert_eq!(own.state()?.0, "preparing", "nobody's own way was touched");
    let seen =
        Store::of(server)?.count(&format!("SELECT version FROM deletion WHERE reference = '{}'", own.reference))?;
    own.post("/withdraw", &[("seen", &seen.to_string())])?.must_be(303)?;
    second.post(&case, "decide", &APPROVE)?.must_be(303)?;
    assert_eq!(Store::of(server)?.state(&visit.reference)?.0, "pending");
    Ok(())
}

#[test]
fn a_code_proves_the_new_address_and_nothing_of_the_account() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "lostproof")?;
    let visit = asked(server, server.client(), &person.email, "lostproof@elsewhere.example")?;
    let code = visit.code("lostproof@elsewhere.example")?;
    let codes = mailbox::letters_to(server, &person.email)?;
    assert!(codes.iter().all(|letter| !letter.mail.text.contains(&visit.reference)), "the account gets no code");
    visit.post("/code", &[("code", &code)])?.must_be(303)?;
    for step in ["/account", "/consequences", "/copy", "/check", "/stop", "/code", ""] {
        assert_eq!(visit.get(step)?.status, 401, "{step}");
    }
    for (field, wrong) in [("address", "+358401234567"), ("address", "")] {
        let form = fields(&person.email, wrong, "look");
        let page = server.client().post(THERE, &form)?.must_be(422)?.page();
        assert!(page.says("Enter an e-mail address that you can read now"), "{field}: {}", page.words());
    }
    Ok(())
}

#[test]
fn a_strangers_codes_to_one_new_address_are_few() -> Result<()> {
    let server = shared_server()?;
    let address = "lostflood@elsewhere.example";
    for number in 0..6 {
        asked(server, server.client(), &format!("somebody{number}@throwaway.example"), address)?;
    }
    let witness = asked(server, server.client(), "somebody@throwaway.example", "lostwitness@elsewhere.example")?;
    witness.code("lostwitness@elsewhere.example")?;
    let came = mailbox::letters_to(server, address)?.len();
    assert!((1..=3).contains(&came), "{came} mails in an hour");
    Ok(())
}
