//! Which language somebody gets: the path's, then what they chose, then what their browser asks for.

use anyhow::{Context as _, Result};
use shared::staff::Role;
use tests::client::{Answer, Call, Client};
use tests::text::{beginning, text};
use tests::{identity, mailbox, shop};

use crate::shared_server;

const COOKIE: &str = "__Host-adieu-language";
const OTHERS: [&str; 3] = ["ru", "fi", "zh"];

fn asks_for(client: &Client, path: &str, languages: &str) -> Result<Answer> {
    client.send(&Call::of("GET", path).with("accept-language", languages))?.must_be(200)
}

fn speaks(answer: &Answer, language: &str) -> Result<bool> {
    Ok(answer.page().says(&text(language, "front", "front-title")?))
}

/// A link on one of our own pages, followed in a browser.
fn follows(client: &Client, path: &str) -> Result<Answer> {
    client.send(&Call::of("GET", path).with("sec-fetch-site", "same-origin").with("sec-fetch-mode", "navigate"))
}

#[test]
fn a_browser_is_answered_in_the_language_that_it_asks_for() -> Result<()> {
    let server = shared_server()?;
    let asked = [
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("fi", "fi"),
        ("zh-CN,zh;q=0.9", "zh"),
        ("sv,fi;q=0.3", "fi"),
        ("sv", "en"),
    ];
    for (header, language) in asked {
        let answer = asks_for(&server.client(), "/", header)?;
        assert!(speaks(&answer, language)?, "{header}: {}", answer.page().words());
        assert!(answer.header("vary").is_some_and(|vary| vary.contains("accept-language") && vary.contains("cookie")));
        assert!(answer.header("set-cookie").is_none(), "nobody has chosen anything");
    }
    let chinese = asks_for(&server.client(), "/", "zh")?;
    assert!(chinese.page().html().contains("lang=\"zh-Hans\""));
    Ok(())
}

#[test]
fn what_was_chosen_by_a_link_is_kept_in_mind() -> Result<()> {
    let server = shared_server()?;
    let client = server.client();
    // Whoever comes from a mail or another site has chosen nothing: that page's language is its own.
    let from_elsewhere = Call::of("GET", "/fi").with("sec-fetch-site", "none").with("sec-fetch-mode", "navigate");
    assert!(client.send(&from_elsewhere)?.must_be(200)?.header("set-cookie").is_none());
    let chosen = follows(&client, "/fi")?.must_be(200)?;
    assert_eq!((client.cookie(COOKIE).as_deref(), chosen.header("cache-control")), (Some("fi"), Some("no-store")));
    assert!(speaks(&asks_for(&client, "/", "ru")?, "fi")?, "the choice comes before what the browser asks for");
    assert!(speaks(&asks_for(&client, "/ru", "en")?, "ru")?, "and the path before both");
    client.set_cookie(COOKIE, "xx");
    assert!(speaks(&asks_for(&client, "/", "ru")?, "ru")?, "a choice that there is not counts for nothing");
    Ok(())
}

#[test]
fn a_page_without_a_language_in_its_path_offers_the_choice() -> Result<()> {
    let server = shared_server()?;
    let client = server.client();
    identity::sign_in(server, &client, Role::Agent)?;
    let link = client.get("/staff")?.must_be(200)?.page().link("/language/ru").context("a link to Russian")?;
    assert_eq!(follows(&client, &link)?.location()?, "/staff");
    let desk = client.get("/staff")?.must_be(200)?.page();
    assert!(desk.says(&text("ru", "staff", "staff-brand")?), "{}", desk.words());
    for elsewhere in ["//evil.example", "https://evil.example", "/%5Cevil.example", ""] {
        assert_eq!(follows(&client, &format!("/language/fi?back={elsewhere}"))?.location()?, "/");
    }
    Ok(())
}

#[test]
fn a_language_that_nobody_offers_leads_nowhere() -> Result<()> {
    let server = shared_server()?;
    for path in ["/de", "/de/delete", "/language/de", "/language/en-XA", "/EN", "/zh-Hans"] {
        server.client().get(path)?.must_be(404)?;
    }
    Ok(())
}

#[test]
fn a_deletion_is_in_one_language_from_the_first_page_to_its_mails_and_its_calendar() -> Result<()> {
    let server = shared_server()?;
    for language in OTHERS {
        let person = shop::plant_one(server, &format!("speaks{language}"))?;
        let client = server.client();
        let there = client.post(&format!("/{language}/delete"), &[("identifier", &person.email)])?.location()?;
        let reference = there.split('/').nth(3).context("a reference in the path")?.to_owned();
        let step = |step: &str| format!("/{language}/deletion/{reference}{step}");
        let code = mailbox::wait_for_code(server, &person.email, &reference, &[])?;
        client.post(&step("/code"), &[("code", &code)])?.must_be(303)?;
        client.post(&step("/copy"), &[("choice", "none")])?.must_be(303)?;
        let check = client.get(&step("/check"))?.must_be(200)?.page();
        let seen = check.input("seen").context("what the page shows")?;
        client.post(&step("/check"), &[("understood", "yes"), ("seen", &seen)])?.must_be(303)?;
        let subject = beginning(language, "mail", "mail-pending-subject")?;
        let finds = |letter: &mailbox::Letter| letter.mail.subject.contains(&subject).then(|| letter.mail.clone());
        let mail = mailbox::wait_for(server, &person.email, finds)?;
        let greeting = text(language, "mail", "mail-greeting")?;
        assert!(mail.text.starts_with(&greeting), "{}", mail.text);
        let calendar = mail.calendar.context("a calendar entry")?;
        let unfolded = calendar.replace("\r\n ", "");
        let day = format!("SUMMARY:{}", text(language, "part", "calendar-summary")?.replace(',', "\\,"));
        assert!(unfolded.contains(&day), "{unfolded}");
    }
    Ok(())
}
