//! What a stranger can learn: nothing, also not whether an account exists (I19).

use anyhow::Result;
use tests::client::Answer;
use tests::journey::Journey;
use tests::{mailbox, shop};

use crate::shared_server;

/// The answers of the way in, with everything random taken out.
fn walk(way_in: &str, identifier: &str) -> Result<Vec<(u16, String)>> {
    let server = shared_server()?;
    let client = server.client();
    let first = client.post(way_in, &[("identifier", identifier)])?;
    let there = first.location()?;
    let reference = there.split('/').nth(3).unwrap_or_default().to_owned();
    let journey = Journey { server, client, reference: reference.clone() };
    let answers = [
        first,
        journey.get("/code")?,
        journey.post("/code", &[("code", "00000000")])?,
        journey.post("/code", &[("code", "not a code")])?,
        journey.post("/code/again", &[])?,
        journey.get("")?,
        journey.get("/consequences")?,
        journey.get("/account")?,
        journey.get("/stop")?,
        journey.post("/stop", &[("deletion", &reference), ("means", "keep")])?,
        journey.client.get(&format!("/en/data/{reference}/code"))?,
        journey.client.post(&format!("/en/data/{reference}/code"), &[("code", "00000001")])?,
        journey.client.get(&format!("/en/data/{reference}"))?,
        journey.client.post(&format!("/en/data/{reference}/preferences"), &[("step", "none")])?,
    ];
    Ok(answers.iter().map(|answer| plain(answer, &reference, identifier)).collect())
}

fn plain(answer: &Answer, reference: &str, identifier: &str) -> (u16, String) {
    let mut text = answer.header("location").unwrap_or_default().to_owned() + &answer.text();
    text = text.replace(reference, "{reference}").replace(identifier, "{identifier}");
    let headers: Vec<&str> =
        answer.headers.iter().map(|(name, _)| name.as_str()).filter(|name| *name != "content-length").collect();
    (answer.status, without_times(&format!("{headers:?}{text}")))
}

/// Minutes may pass between two walks.
fn without_times(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    let is_time = |index: usize| {
        let digit = |step: usize| signs.get(index + step).is_some_and(char::is_ascii_digit);
        digit(0) && digit(1) && signs.get(index + 2) == Some(&':') && digit(3) && digit(4)
    };
    let mut out = String::new();
    let mut index = 0;
    while let Some(sign) = signs.get(index) {
        if is_time(index) {
            out.push_str("{time}");
            index += 5;
        } else {
            out.push(*sign);
            index += 1;
        }
    }
    out
}

#[test]
fn a_known_an_unknown_and_a_malformed_name_are_answered_in_the_same_bytes() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "known")?;
    // Whoever comes to keep an account is answered the same for one that is being deleted, one that is not, and none.
    let replaced = shop::plant_replaced(server, "knownbefore", 10)?;
    let before = replaced.old_email.clone().unwrap_or_default();
    Journey::pending(server, server.client(), &replaced)?;
    let ways = [
        ("/en/delete", &person.email),
        ("/en/data", &person.email),
        ("/en/not-me", &person.email),
        ("/en/not-me", &before),
    ];
    for (way_in, known) in ways {
        let known = walk(way_in, known)?;
        for other in
            ["nobody-at-all@throwaway.example", "not@@an address", "+3580000000001", "no.such.user", "<b>x</b>", "q@"]
        {
            let unknown = walk(way_in, other)?;
            for (index, (one, two)) in known.iter().zip(&unknown).enumerate() {
                let escaped = two.1.replace("&lt;b&gt;x&lt;/b&gt;", "{identifier}");
                assert_eq!((one.0, &one.1), (two.0, &escaped), "answer {index} of {way_in} for {other}");
            }
        }
    }
    Ok(())
}

#[test]
fn nobody_gets_a_mail_for_a_name_that_does_not_exist() -> Result<()> {
    let server = shared_server()?;
    let unknown = Journey::begin(server, server.client(), "ghost@throwaway.example")?;
    let person = shop::plant_one(server, "ghostwitness")?;
    let journey = Journey::begin(server, server.client(), &person.email)?;
    journey.code(&person.email)?;
    let letters = mailbox::letters(server)?;
    assert!(letters.iter().all(|letter| !letter.mail.text.contains(&unknown.reference)));
    assert!(letters.iter().all(|letter| letter.mail.to != "ghost@throwaway.example"));
    Ok(())
}

#[test]
fn a_wrong_password_and_an_unknown_account_are_answered_alike_in_the_shop() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "shopknown")?;
    let sign_in = |identifier: &str| -> Result<_> {
        let answer = server.client().post("/shop", &[("identifier", identifier), ("password", "wrong")])?;
        Ok((answer.status, answer.text().replace(identifier, "{}")))
    };
    assert_eq!(sign_in(&person.email)?, sign_in("nobody@throwaway.example")?);
    assert_eq!(sign_in(&person.email)?, sign_in("@@")?);
    Ok(())
}

#[test]
fn a_strangers_mails_to_one_address_are_few() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "flooded")?;
    for _ in 0..7 {
        Journey::begin(server, server.client(), &person.email)?;
    }
    let witness = shop::plant_one(server, "floodwitness")?;
    Journey::begin(server, server.client(), &witness.email)?.code(&witness.email)?;
    std::thread::sleep(std::time::Duration::from_millis(500));
    let came = mailbox::letters_to(server, &person.email)?.len();
    assert!((1..=3).contains(&came), "{came} mails in an hour");
    Ok(())
}

#[test]
fn a_status_code_reads_the_status_and_nothing_else() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "statusonly")?;
    let (journey, codes) = Journey::pending(server, server.client(), &person)?;
    let client = server.client();
    let there = client.post("/en/status", &[("reference", &journey.reference), ("code", &codes.status)])?.location()?;
    let page = client.get(&there)?.must_be(200)?;
    assert!(!page.text().contains(&codes.revocation), "the way back is not shown");
    for needle in tests::canary::needles(&person.email) {
        assert!(!tests::canary::holds(&page.body, &needle));
    }
    for step in ["/copy/archive.zip", "/copy/print", "/check", "/consequences"] {
        assert_eq!(client.get(&format!("{there}{step}"))?.status, 401, "{step}");
    }
    // Control may be proven again from here; the code goes to the registered address and the page does not show it.
    let code = client.get(&format!("{there}/code"))?.must_be(200)?;
    for needle in tests::canary::needles(&person.email) {
        assert!(!tests::canary::holds(&code.body, &needle));
    }
    assert_eq!(client.post(&format!("{there}/withdraw"), &[("seen", "5")])?.status, 401);
    Ok(())
}
