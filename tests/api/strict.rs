//! The policy that asks for the identifier and a phrase.

use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use tests::journey::Journey;
use tests::server::{Plan, Server};
use tests::shop;

static STRICT: Mutex<Option<&'static Server>> = Mutex::new(None);

fn strict_server() -> Result<&'static Server> {
    let mut strict = STRICT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(server) = *strict {
        return Ok(server);
    }
    let plan = Plan { vars: vec![("POLICY", "strict")], ..Plan::default() };
    let server: &'static Server = Box::leak(Box::new(Server::start_as(&plan)?));
    *strict = Some(server);
    Ok(server)
}

fn checked(prefix: &str) -> Result<(Journey<'static>, shop::Person)> {
    let server = strict_server()?;
    let person = shop::plant_one(server, prefix)?;
    let journey = Journey::proven(server, server.client(), &person)?;
    journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
    Ok((journey, person))
}

#[test]
fn the_identifier_and_the_phrase_are_both_needed() -> Result<()> {
    let (journey, person) = checked("strictneeds")?;
    let phrase = "Delete my account";
    let refused: [(&[(&str, &str)], &str); 6] = [
        (&[], "Type the phrase"),
        (&[("identifier", &person.email)], "Type the phrase"),
        (&[("phrase", phrase)], "Enter your e-mail address"),
        (&[("identifier", "somebody.else@throwaway.example"), ("phrase", phrase)], "This is not the address"),
        (&[("identifier", &person.email), ("phrase", "Delete your account")], "Type the phrase as it is shown"),
        (&[("identifier", &person.email), ("phrase", "")], "Type the phrase"),
    ];
    for (fields, sentence) in refused {
        let page = journey.send(fields)?.must_be(422)?.page();
        assert!(page.says(sentence), "{fields:?}: {}", page.words());
        assert!(page.html().contains("error-summary"), "with an error summary");
    }
    assert_eq!(journey.state()?.0, "preparing", "nothing has changed");
    journey.send(&[("identifier", &person.email), ("phrase", phrase)])?.must_be(303)?;
    assert_eq!(journey.state()?.0, "pending");
    Ok(())
}

#[test]
fn everything_that_is_wrong_is_said_at_once() -> Result<()> {
    let (journey, _) = checked("strictonce")?;
    let seen = journey.seen()?;
    let wrong = [("identifier", "somebody.else@throwaway.example"), ("phrase", "not yet"), ("reason", "none of these")];
    let fields: Vec<(&str, &str)> = wrong.into_iter().chain([("seen", seen.as_str())]).collect();
    let page = journey.post("/check", &fields)?.must_be(422)?.page();
    for sentence in ["Choose one of the reasons", "This is not the address", "Type the phrase as it is", "Tick the box"]
    {
        let times = page.words().matches(sentence).count();
        assert_eq!(times, 2, "{sentence}: in the summary and at its field: {}", page.words());
    }
    assert_eq!(journey.state()?.0, "preparing", "nothing has changed");
    Ok(())
}

#[test]
fn case_spaces_and_quotes_of_the_phrase_do_not_matter_and_any_own_identifier_counts() -> Result<()> {
    for (prefix, phrase) in [("strictcase", "  delete  MY account. "), ("strictquote", "“Delete my account”")] {
        let (journey, person) = checked(prefix)?;
        journey.send(&[("identifier", &person.phone), ("phrase", phrase)])?.must_be(303)?;
        assert_eq!(journey.state()?.0, "pending");
    }
    Ok(())
}

#[test]
fn what_was_typed_and_chosen_is_still_there_after_an_error() -> Result<()> {
    let (journey, person) = checked("strictkeeps")?;
    let fields = [
        ("identifier", person.email.as_str()),
        ("phrase", "not yet"),
        ("reason", "other"),
        ("reason_text", "My own words <b>"),
    ];
    let page = journey.send(&fields)?.must_be(422)?.page();
    assert_eq!(page.input("identifier").as_deref(), Some(person.email.as_str()));
    assert_eq!(page.input("phrase").as_deref(), Some("not yet"));
    assert!(page.says("My own words <b"), "{}", page.words());
    assert!(!page.html().contains("words <b>"), "and it is shown as text");
    Ok(())
}
