//! An operator's own mail provider and messages: signed, named alike at every attempt, and what comes back from them.

mod bounce;
mod inbound;

use anyhow::{Context as _, Result, ensure};
use shared::webhook::Secret;
use tests::carrier::{Receiver, Taken};
use tests::client::{Answer, Call};
use tests::journey::Journey;
use tests::mailbox;
use tests::server::{MAIL_IN_SECRET as MAIL_IN, MAIL_SECRET as MAIL, Plan, Server};
use tests::shop::{self, Person};

use crate::{MINUTE_MS, now_ms};

const DELIVER: &str = "whsec_dGhlIG1lc3NhZ2VzIG9mIHRoZSB0ZXN0cywgc2lnbmVk";

/// A server whose mails and messages go to a receiver.
fn carried() -> Result<(Server, Receiver)> {
    let receiver = Receiver::start()?;
    let vars = vec![
        ("MAIL_URL", receiver.address("/mail?from=adieu")),
        ("DELIVER_URL", receiver.address("/message")),
        ("DELIVER_SECRET", DELIVER),
    ];
    let server = Server::start_as(&Plan { vars, ..Plan::default() })?;
    server.sweep()?;
    Ok((server, receiver))
}

fn pending<'a>(server: &'a Server, prefix: &str) -> Result<(Person, Journey<'a>)> {
    let person = shop::plant_one(server, prefix)?;
    let (journey, _) = Journey::pending(server, server.client(), &person)?;
    Ok((person, journey))
}

/// The mail that tells this person that their deletion waits.
fn notice_to(receiver: &Receiver, person: &Person) -> Result<Taken> {
    receiver.wait_for(|one| one.field("to") == person.email && one.field("subject").contains("waiting to be"))
}

/// A call of the operator's, signed.
fn say(server: &Server, path: &str, secret: &str, id: &str, body: &serde_json::Value) -> Result<Answer> {
    let (body, timestamp) = (body.to_string(), (now_ms() / 1000).to_string());
    let signature = Secret::parse(secret).context("a secret")?.sign(id, &timestamp, body.as_bytes());
    let call = Call::of("POST", path).with("webhook-id", id).with("webhook-timestamp", &timestamp);
    server.client().send(&call.with("webhook-signature", &signature).carrying("application/json", body))
}

#[test]
fn every_mail_goes_through_the_operators_provider_signed_and_whole() -> Result<()> {
    let (server, receiver) = carried()?;
    let (person, journey) = pending(&server, "carried")?;
    let notice = notice_to(&receiver, &person)?;
    ensure!(notice.path == "/mail?from=adieu" && notice.is_signed(MAIL, now_ms())?, "{notice:?}");
    ensure!(!notice.is_signed(DELIVER, now_ms())?, "each with a secret of its own");
    let mut changed = notice.clone();
    changed.body.extend(b" ");
    ensure!(!changed.is_signed(MAIL, now_ms())?, "nothing may be changed on the way");
    let kept = mailbox::letters_to(&server, &person.email)?;
    let letter = kept.iter().find(|one| one.mail.subject == notice.field("subject")).context("a letter")?;
    ensure!(notice.field("text") == letter.mail.text && notice.field("html") == letter.mail.html);
    ensure!(Some(notice.field("calendar")) == letter.mail.calendar, "the day goes along");
    ensure!(notice.field("from") == "noreply@example.com" && notice.field("from_name") == "Harbour Market");
    ensure!(notice.field("text").contains(&journey.reference));
    Ok(())
}

#[test]
fn what_the_provider_does_not_take_comes_again_by_the_same_name() -> Result<()> {
    let (server, receiver) = carried()?;
    let begun = now_ms();
    // The code, refused in each of the ways that are none: it is led on, wrong, and broken.
    receiver.answer(&[307, 400, 503]);
    let person = shop::plant_one(&server, "carriedagain")?;
    Journey::begin(&server, server.client(), &person.email)?;
    let is_hers = |one: &Taken| one.path.starts_with("/mail") && one.field("to") == person.email;
    let tries = |number: usize| receiver.taken().into_iter().filter(|one| is_hers(one)).count() >= number;
    // One minute, two, four; a code is sent while it works, which is ten.
    for (number, seconds) in [(1, 0), (2, 70), (3, 200), (4, 450)] {
        server.set_clock(begun + seconds * 1000)?;
        server.sweep()?;
        let waited = now_ms();
        while !tries(number) {
            ensure!(now_ms() - waited < 20_000, "try {number} did not come");
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    }
    let taken = receiver.taken();
    ensure!(taken.iter().all(|one| one.path != "/elsewhere"), "nobody is led on");
    let tries: Vec<&Taken> = taken.iter().filter(|one| is_hers(one)).collect();
    let answers: Vec<u16> = tries.iter().map(|one| one.answered).collect();
    ensure!(answers == [307, 400, 503, 200], "{answers:?}");
    ensure!(tries.iter().all(|one| one.id() == tries[0].id() && one.body == tries[0].body), "one mail, four attempts");
    Ok(())
}

#[test]
fn each_mail_has_a_name_of_its_own_that_names_nobody() -> Result<()> {
    let (server, receiver) = carried()?;
    let (one, _) = pending(&server, "namedone")?;
    let (other, _) = pending(&server, "namedother")?;
    let (first, second) = (notice_to(&receiver, &one)?, notice_to(&receiver, &other)?);
    let mut names: Vec<String> = receiver.taken().iter().map(|one| one.id().to_owned()).collect();
    let all = names.len();
    names.sort();
    names.dedup();
    ensure!(names.len() == all, "no name twice among {all}");
    ensure!(first.id() != second.id() && first.id().len() == 57, "{}", first.id());
    Ok(())
}

#[test]
fn who_reads_no_mail_hears_by_message_too_without_a_code() -> Result<()> {
    let (server, receiver) = carried()?;
    let person = shop::plant_one(&server, "messaged")?;
    let (journey, codes) = Journey::pending(&server, server.client(), &person)?;
    let is_hers = |one: &Taken| one.path == "/message" && one.field("account") == person.account;
    let waits = receiver.wait_for(|one| is_hers(one) && one.field("kind") == "pending")?;
    ensure!(waits.is_signed(DELIVER, now_ms())? && waits.field("reference") == journey.reference, "{waits:?}");
    ensure!(waits.field("text").contains("waiting to be") && waits.field("language") == "en");
    ensure!(waits.field("url") == format!("{}/en/status", server.origin()), "{}", waits.field("url"));
    let said = String::from_utf8_lossy(&waits.body).into_owned();
    ensure!(!said.contains(&person.email) && !said.contains(&person.name), "it names nobody: {said}");
    ensure!(!said.contains(&codes.revocation) && !said.contains(&codes.status), "and carries no code: {said}");
    journey.revoke(&server.client(), &codes.revocation)?;
    receiver.wait_for(|one| is_hers(one) && one.field("kind") == "revoked")?;
    Ok(())
}

#[test]
fn a_message_that_nobody_takes_holds_up_no_mail_and_comes_again() -> Result<()> {
    let receiver = Receiver::start()?;
    let vars = vec![("DELIVER_URL", receiver.address("/message")), ("DELIVER_SECRET", DELIVER)];
    let server = Server::start_as(&Plan { vars, ..Plan::default() })?;
    server.sweep()?;
    receiver.answer(&[500]);
    let begun = now_ms();
    let (person, journey) = pending(&server, "messagedlate")?;
    let first = receiver.wait_for(|one| one.field("account") == person.account)?;
    ensure!(first.answered == 500);
    mailbox::wait_for(&server, &person.email, |letter| letter.mail.text.contains(&journey.reference).then_some(()))?;
    server.set_clock(begun + 3 * MINUTE_MS)?;
    server.sweep()?;
    let again = receiver.wait_for(|one| one.field("account") == person.account && one.answered == 200)?;
    ensure!(again.id() == first.id() && again.body == first.body);
    Ok(())
}
