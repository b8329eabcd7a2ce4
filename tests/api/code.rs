//! The one-time code: worth one use, five tries, ten minutes, and only the newest counts.

use std::sync::Barrier;

use anyhow::Result;
use tests::client::{Answer, Client};
use tests::journey::Journey;
use tests::store::Store;
use tests::{mailbox, shop};

use crate::{MINUTE_MS, now_ms, shared_server};

const WRONG: &str = "That code is not right";
const USED: &str = "That code was used before";
const CODE_MS: i64 = 10 * MINUTE_MS;
const AT_ONCE: usize = 64;

/// A code that is not this one.
fn another(code: &str, number: usize) -> String {
    let digits: u64 = code.parse().unwrap_or_default();
    format!("{:08}", (digits + 1 + number as u64) % 100_000_000)
}

/// Types many codes at the same moment, each from a browser with the same cookie.
fn type_at_once(journey: &Journey<'_>, codes: &[String]) -> Result<Vec<Answer>> {
    let cookie = journey.client.cookie("__Host-adieu").unwrap_or_default();
    let browsers: Vec<Client> = codes.iter().map(|_| journey.server.client()).collect();
    let start = Barrier::new(codes.len());
    let path = journey.path("/code");
    std::thread::scope(|scope| {
        let threads: Vec<_> = browsers
            .iter()
            .zip(codes)
            .map(|(browser, code)| {
                browser.set_cookie("__Host-adieu", &cookie);
                let (start, path) = (&start, &path);
                scope.spawn(move || {
                    start.wait();
                    browser.post(path, &[("code", code)])
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a thread broke"))))
            .collect()
    })
}

fn tries(journey: &Journey<'_>) -> Result<i64> {
    let sql = format!(
        "SELECT c.tries FROM one_time_code c JOIN deletion d ON d.id = c.deletion WHERE d.reference = '{}'",
        journey.reference
    );
    Store::of(journey.server)?.count(&sql)
}

#[test]
fn of_sixty_four_uses_of_one_code_one_succeeds() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "codeonce")?;
    let journey = Journey::begin(server, server.client(), &person.email)?;
    let code = journey.code(&person.email)?;
    let answers = type_at_once(&journey, &vec![code; AT_ONCE])?;
    let statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    let events = Store::of(server)?.events(&journey.reference)?;
    assert_eq!(events.iter().filter(|kind| *kind == "proven").count(), 1, "{events:?}");
    Ok(())
}

#[test]
fn of_sixty_four_wrong_guesses_five_are_looked_at_and_then_the_right_code_fails_too() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "codeguess")?;
    let journey = Journey::begin(server, server.client(), &person.email)?;
    let code = journey.code(&person.email)?;
    let guesses: Vec<String> = (0..AT_ONCE).map(|number| another(&code, number)).collect();
    let answers = type_at_once(&journey, &guesses)?;
    assert!(answers.iter().all(|answer| answer.status == 422));
    let evaluated = answers.iter().filter(|answer| answer.page().says(WRONG)).count();
    // The fifth guess is looked at as well; its answer says already that it was the last.
    assert_eq!(evaluated, 4, "guesses that were told to be wrong and not the last");
    assert_eq!(tries(&journey)?, 5, "tries that were counted");
    let right = journey.post("/code", &[("code", &code)])?.must_be(422)?;
    assert!(!right.page().says(WRONG) && !right.page().says(USED), "{}", right.page().words());
    assert_eq!(journey.state()?.0, "unverified");

    journey.post("/code/again", &[])?.must_be(200)?;
    let newer = mailbox::wait_for_code(server, &person.email, &journey.reference, &[code])?;
    journey.post("/code", &[("code", &newer)])?.must_be(303)?;
    Ok(())
}

#[test]
fn the_sixth_try_fails_even_if_it_is_right() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "codesixth")?;
    let journey = Journey::begin(server, server.client(), &person.email)?;
    let code = journey.code(&person.email)?;
    for number in 0..4 {
        let answer = journey.post("/code", &[("code", &another(&code, number))])?.must_be(422)?;
        assert!(answer.page().says(WRONG), "{}", answer.page().words());
    }
    let fifth = journey.post("/code", &[("code", &another(&code, 9))])?.must_be(422)?;
    assert!(!fifth.page().says(WRONG), "the fifth says that no more are accepted: {}", fifth.page().words());
    journey.post("/code", &[("code", &code)])?.must_be(422)?;
    assert_eq!(journey.state()?.0, "unverified");
    Ok(())
}

#[test]
fn a_new_code_makes_the_old_one_worthless() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "codenewer")?;
    let journey = Journey::begin(server, server.client(), &person.email)?;
    let old = journey.code(&person.email)?;
    journey.post("/code/again", &[])?.must_be(200)?;
    let new = mailbox::wait_for_code(server, &person.email, &journey.reference, std::slice::from_ref(&old))?;
    assert!(journey.post("/code", &[("code", &old)])?.must_be(422)?.page().says(WRONG));
    journey.post("/code", &[("code", &new)])?.must_be(303)?;
    Ok(())
}

#[test]
fn a_code_lives_ten_minutes_and_not_a_millisecond_longer() -> Result<()> {
    let server = shared_server()?;
    let moment = now_ms();
    let person = shop::plant_one(server, "codeedge")?;
    let mut journey = Journey::begin(server, server.client().at(moment), &person.email)?;
    let code = journey.code(&person.email)?;
    journey.client.set_now(moment + CODE_MS);
    let late = journey.post("/code", &[("code", &code)])?.must_be(422)?;
    assert!(!late.page().says(WRONG), "it was not even compared: {}", late.page().words());
    assert_eq!(tries(&journey)?, 0);
    journey.client.set_now(moment + CODE_MS - 1);
    journey.post("/code", &[("code", &code)])?.must_be(303)?;
    Ok(())
}

#[test]
fn a_code_that_has_worked_does_not_work_again() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "codereuse")?;
    let journey = Journey::begin(server, server.client(), &person.email)?;
    let code = journey.code(&person.email)?;
    journey.post("/code", &[("code", &code)])?.must_be(303)?;
    let again = journey.post("/code", &[("code", &code)])?.must_be(422)?;
    assert!(again.page().says(USED), "{}", again.page().words());
    // A code of one request opens no other.
    let other = Journey::begin(server, server.client(), &person.email)?;
    let others = other.code(&person.email)?;
    if others != code {
        assert!(other.post("/code", &[("code", &code)])?.must_be(422)?.page().says(WRONG));
    }
    Ok(())
}

#[test]
fn a_second_start_joins_the_request_that_is_under_way() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "codejoin")?;
    let (first, _) = Journey::pending(server, server.client(), &person)?;
    let second = Journey::begin(server, server.client(), &person.email)?;
    let code = second.code(&person.email)?;
    let there = second.post("/code", &[("code", &code)])?.location()?;
    assert!(there.contains(&first.reference), "{there} is not the request under way");
    second.client.get(&there)?.must_be(200)?;
    Ok(())
}
