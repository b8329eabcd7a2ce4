//! One digest an hour of what runs out, figures of what was done, and who opened what.

use anyhow::{Result, ensure};
use shared::staff::Role;
use tests::client::{Call, Client};
use tests::identity;
use tests::mailbox::{self, Letter};
use tests::server::Server;

use super::{Seat, asked_at_once, asked_to_keep, case_of, seat};
use crate::request::complained;
use crate::{DAY_MS, now_ms};

const CONTACT: &str = "privacy@harbour-market.example";
const HOUR_MS: i64 = 60 * crate::MINUTE_MS;

fn digests(server: &Server) -> Result<Vec<Letter>> {
    let mut letters = mailbox::letters_to(server, CONTACT)?;
    letters.retain(|letter| letter.mail.subject.contains("a decision"));
    Ok(letters)
}

/// The tick of a whole hour, which is the one that also tidies up.
pub fn on_the_hour(server: &Server, at: i64) -> Result<()> {
    server.set_clock(at - at.rem_euclid(HOUR_MS) + HOUR_MS)?;
    server.client().bare_get("/cdn-cgi/handler/scheduled?cron=*+*+*+*+*")?.must_be(200).map(drop)
}

fn later(server: &Server, seat: &Seat, now: i64) -> Result<Client> {
    let mut client = server.client();
    client.set_now(now);
    identity::sign_in_as(&client, &seat.colleague.mail)?.must_be(303)?;
    Ok(client)
}

#[test]
fn what_runs_out_is_told_once_for_each_mark_in_one_mail_and_never_a_mail_per_case() -> Result<()> {
    let server = Server::start()?;
    let begun = now_ms();
    let (person, _, kept) = asked_to_keep(&server, "digestkeep")?;
    let (_, hasty) = asked_at_once(&server, "digestnow")?;
    on_the_hour(&server, begun)?;
    ensure!(
        mailbox::letters_to(&server, CONTACT)?.is_empty(),
        "nothing runs out yet, and no case has a mail of its own"
    );
    // Eight days later all of the time is over, whatever weekend lay in between.
    on_the_hour(&server, begun + 8 * DAY_MS)?;
    let all = digests(&server)?;
    let [digest] = all.as_slice() else { anyhow::bail!("{} digests", all.len()) };
    let text = &digest.mail.text;
    ensure!(digest.mail.subject.starts_with("2 cases") && text.contains("Overdue:"), "{text}");
    ensure!(text.contains(&kept.reference) && text.contains(&hasty.reference), "{text}");
    ensure!(!text.contains(&person.email) && !text.contains(&person.name), "it names nobody");
    on_the_hour(&server, begun + 8 * DAY_MS + HOUR_MS)?;
    ensure!(digests(&server)?.len() == 1, "told once");
    Ok(())
}

#[test]
fn the_day_of_a_complaint_is_told_too() -> Result<()> {
    let server = Server::start()?;
    let begun = now_ms();
    let (_, written) = complained(&server, "digest.complainer@elsewhere.example")?;
    on_the_hour(&server, begun)?;
    ensure!(mailbox::letters_to(&server, CONTACT)?.is_empty(), "nothing runs out yet");
    on_the_hour(&server, begun + 40 * DAY_MS)?;
    let all = digests(&server)?;
    let [digest] = all.as_slice() else { anyhow::bail!("{} digests", all.len()) };
    let text = &digest.mail.text;
    ensure!(text.contains("Overdue:") && text.contains(&written.reference), "{text}");
    ensure!(!text.contains("digest.complainer"), "it names nobody");
    on_the_hour(&server, begun + 40 * DAY_MS + HOUR_MS)?;
    ensure!(digests(&server)?.len() == 1, "told once");
    Ok(())
}

#[test]
fn figures_count_what_was_decided_and_an_auditor_sees_who_opened_what() -> Result<()> {
    let server = Server::start()?;
    let begun = now_ms();
    let agent = seat(&server, "counting", Role::Agent)?;
    let (_, _, refused) = asked_to_keep(&server, "figurerefused")?;
    let (_, _, granted) = asked_to_keep(&server, "figuregranted")?;
    let (_, hasty) = asked_at_once(&server, "figurenow")?;
    let day = later(&server, &agent, begun + DAY_MS)?;
    let agent = Seat { client: day, colleague: agent.colleague };
    agent.post(&case_of(&server, &refused.reference)?, "decide", &super::REFUSE)?.must_be(303)?;
    agent.post(&case_of(&server, &granted.reference)?, "decide", &super::APPROVE)?.must_be(303)?;
    let case = case_of(&server, &hasty.reference)?;
    agent.post(&case, "reveal", &[("purpose", "compare")])?.must_be(303)?;
    let page = agent.client.get("/staff/figures")?.must_be(200)?.page();
    let words = page.words();
    let kept = "Keep the account Open 0 Decided 2 Refused 1 Days, median 1.0 Days, mean 1.0";
    let hasty = "Delete now Open 1 Decided 0 Refused 0 Days, median – Days, mean –";
    ensure!(words.contains(kept) && words.contains(hasty), "{words}");
    ensure!(!page.says("Who opened what"), "that is for whoever watches the desk");
    let auditor = seat(&server, "counted", Role::Auditor)?;
    let page = later(&server, &auditor, begun + DAY_MS)?.get("/staff/figures")?.must_be(200)?.page();
    let told = "opened letters: 1. To compare it with the account";
    ensure!(page.says(told) && page.says(&agent.colleague.mail), "{}", page.words());
    Ok(())
}

#[test]
fn figures_are_public_where_the_policy_says_so_and_tell_nothing_of_a_few() -> Result<()> {
    let server = Server::start()?;
    // Filed and decided last quarter, read in this one.
    let begun = now_ms();
    let read = begun + 92 * DAY_MS;
    let get = |at: i64, publishes: bool| {
        let now = at.to_string();
        let call = Call::of("GET", "/en/figures").with("adieu-now", &now);
        server.client().send(&if publishes { call.with("adieu-publishes", "yes") } else { call })
    };
    assert_eq!(get(read, false)?.status, 404, "the preset does not publish");
    let agent = seat(&server, "publisher", Role::Agent)?;
    for number in 0..6 {
        let (_, _, journey) = asked_to_keep(&server, &format!("public{number}"))?;
        let case = case_of(&server, &journey.reference)?;
        let decision: &[(&str, &str)] = if number < 2 { &super::REFUSE } else { &super::APPROVE };
        agent.post(&case, "decide", decision)?.must_be(303)?;
    }
    let answer = get(read, true)?.must_be(200)?;
    assert_eq!(answer.header("cache-control"), Some("public, max-age=3600"));
    let front = server.client().send(&Call::of("GET", "/en").with("adieu-publishes", "yes"))?;
    ensure!(front.page().link("/en/figures").is_some(), "every page leads there");
    let words = answer.page().words();
    let kept = "Requests to keep an account Received 6 Decided 6 Refused fewer than 5";
    ensure!(words.contains(kept) && words.contains("median 0.0"), "{words}");
    let hasty = "without waiting Received fewer than 5 Decided fewer than 5 Refused fewer than 5";
    ensure!(words.contains(hasty), "{words}");
    let words = get(begun, true)?.must_be(200)?.page().words();
    ensure!(words.contains("Requests to keep an account Received fewer than 5"), "the quarter is not over: {words}");
    Ok(())
}
