//! Bodies that no page of ours sends.

use anyhow::Result;
use tests::client::{Call, FORM};
use tests::journey::Journey;
use tests::store::Store;
use tests::{patience, shop};

use crate::shared_server;

/// Every form's path and a body that would be right.
fn forms(journey: &Journey<'_>, seen: &str) -> Vec<(String, String)> {
    let codes = format!("reference={}&code=AAAAA-AAAAA-AAAAA-AAAAA", journey.reference);
    vec![
        ("/en/delete".to_owned(), "identifier=somebody%40throwaway.example".to_owned()),
        ("/en/status".to_owned(), codes.clone()),
        ("/en/revoke".to_owned(), codes),
        (journey.path("/code"), "code=12345678".to_owned()),
        (journey.path("/copy"), "choice=none".to_owned()),
        (journey.path("/check"), format!("understood=yes&seen={seen}")),
        (journey.path("/withdraw"), format!("seen={seen}")),
        ("/en/receipt-check".to_owned(), "receipt=%7B%7D".to_owned()),
        ("/shop".to_owned(), "identifier=a&password=b".to_owned()),
    ]
}

fn prepared(prefix: &str) -> Result<(Journey<'static>, String)> {
    let server = shared_server()?;
    let person = shop::plant_one(server, prefix)?;
    let journey = Journey::proven(server, server.client(), &person)?;
    journey.post("/copy", &[("choice", "have")])?.must_be(303)?;
    let seen = journey.seen()?;
    Ok((journey, seen))
}

#[test]
fn an_unknown_or_repeated_field_is_refused_everywhere() -> Result<()> {
    let (journey, seen) = prepared("oddfields")?;
    for (path, body) in forms(&journey, &seen) {
        let name = body.split('=').next().unwrap_or_default().to_owned();
        for odd in [format!("{body}&admin=1"), format!("{body}&{name}=again"), format!("{name}=&{body}")] {
            let answer = journey.client.post_raw(&path, &odd)?;
            assert!((400..500).contains(&answer.status), "{path} took {odd}: {}", answer.status);
        }
    }
    assert_eq!((journey.state()?.0.as_str(), journey.seen()?), ("preparing", seen));
    Ok(())
}

#[test]
fn a_body_that_is_too_large_of_another_kind_or_no_text_is_refused_everywhere() -> Result<()> {
    let (journey, seen) = prepared("oddbodies")?;
    let origin = journey.server.origin();
    for (path, body) in forms(&journey, &seen) {
        // A receipt has a log, and its form may be longer than what people type.
        let padding = if path.ends_with("/receipt-check") { 1_100_000 } else { 9_000 };
        let large = format!("{body}&padding={}", "x".repeat(padding));
        assert_eq!(journey.client.post_raw(&path, &large)?.status, 413, "{path}");
        for kind in ["text/plain", "multipart/form-data; boundary=x", "application/json"] {
            let call = Call::of("POST", &path).with("origin", origin).with("sec-fetch-site", "same-origin");
            let answer = journey.client.send(&call.carrying(kind, body.clone()))?;
            assert_eq!(answer.status, 415, "{path} as {kind}");
        }
        let call = Call::of("POST", &path).with("origin", origin).with("sec-fetch-site", "same-origin");
        let answer = journey.client.send(&call.carrying(FORM, vec![0xff, 0xfe, b'=', 0x80]))?;
        assert!((400..500).contains(&answer.status), "{path}: {}", answer.status);
        let empty = journey.client.post_raw(&path, "")?;
        assert!((400..500).contains(&empty.status), "{path} took nothing: {}", empty.status);
    }
    assert_eq!((journey.state()?.0.as_str(), journey.seen()?), ("preparing", seen));
    Ok(())
}

#[test]
fn an_error_says_what_and_where_and_loses_nothing() -> Result<()> {
    let (journey, seen) = prepared("errorsummary")?;
    let page = journey.post("/check", &[("seen", &seen), ("reason", "other"), ("reason_text", "my words")])?;
    let page = page.must_be(422)?.page();
    assert!(page.html().contains("id=\"error-summary\""), "an error summary");
    assert!(page.html().contains("<title>Error: "), "the title says so");
    assert!(page.says("Tick the box") && page.says("my words"), "{}", page.words());
    assert_eq!(page.link("#understood").as_deref(), Some("#understood"), "the summary leads to the field");
    for reason in ["no-such-reason", "x".repeat(65).as_str()] {
        journey.send(&[("reason", reason)])?.must_be(422)?;
    }
    journey.send(&[("reason", "other"), ("reason_text", &"ä".repeat(501))])?.must_be(422)?;
    journey.send(&[("reason", "other"), ("reason_text", &"ä".repeat(500))])?.must_be(303)?;
    Ok(())
}

#[test]
fn a_form_from_a_second_window_that_is_out_of_date_is_told_what_is_true() -> Result<()> {
    let (journey, seen) = prepared("secondtab")?;
    journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
    let stale = journey.post("/check", &[("understood", "yes"), ("seen", &seen)])?.must_be(409)?.page();
    assert!(stale.says("This was settled already"), "{}", stale.words());
    assert_eq!(journey.post("/withdraw", &[("seen", &seen)])?.status, 409);
    assert_eq!(journey.state()?.0, "preparing");
    let fresh = journey.seen()?;
    journey.post("/check", &[("understood", "yes"), ("seen", &fresh)])?.must_be(303)?;
    let again = journey.post("/check", &[("understood", "yes"), ("seen", &fresh)])?.must_be(409)?.page();
    assert!(again.link(&journey.reference).is_some(), "it leads to the request: {}", again.words());
    Ok(())
}

#[test]
fn whoever_does_not_wait_for_the_copy_sends_although_it_became_ready_meanwhile() -> Result<()> {
    let server = shared_server()?;
    let people = shop::plant(server, "copymeanwhile", 2, "clean")?;
    for (person, step) in people.iter().zip(["/check", "/withdraw"]) {
        let journey = Journey::proven(server, server.client(), person)?;
        journey.post("/copy", &[("choice", "prepare")])?.must_be(303)?;
        patience::until(|| Ok(Store::of(server)?.events(&journey.reference)?.contains(&"export-made".to_owned())))?;
        let ready: u32 = journey.seen()?.parse()?;
        let post = |seen: u32| {
            let seen = seen.to_string();
            let fields = [("seen", seen.as_str()), ("understood", "yes")];
            journey.post(step, if step == "/check" { &fields } else { &fields[..1] })
        };
        // The page was read before the copy was wanted; then, while it was being made.
        assert_eq!(post(ready - 2)?.status, 409, "{step}");
        post(ready - 1)?.must_be(303)?;
    }
    Ok(())
}

#[test]
fn a_step_out_of_order_leads_to_the_one_that_is_open() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "outoforder")?;
    let journey = Journey::begin(server, server.client(), &person.email)?;
    for step in ["/consequences", "/copy", "/check"] {
        assert!(journey.get(step)?.location()?.ends_with("/code"), "{step}");
    }
    for (step, fields) in
        [("/copy", [("choice", "none"), ("", "")]), ("/check", [("understood", "yes"), ("seen", "1")])]
    {
        let fields: Vec<_> = fields.into_iter().filter(|(name, _)| !name.is_empty()).collect();
        let answer = journey.post(step, &fields)?.must_be(409)?;
        assert!(answer.page().link("/code").is_some(), "{step}: {}", answer.page().words());
    }
    for step in ["/copy/archive.zip", "/copy/print", "/receipt", "/receipt.json", "/account", "/calendar.ics"] {
        let status = journey.get(step)?.status;
        assert!((400..500).contains(&status), "{step}: {status}");
    }
    assert_eq!(journey.state()?.0, "unverified");
    Ok(())
}
