//! Guides: files beside the Worker, the same for everybody, in every language that they have.

use std::fs;

use anyhow::{Context as _, Result};
use tests::answer::Answer;
use tests::client::{Call, Client};
use tests::page::Page;
use tests::stage::checkout;
use toml::Table;

use crate::shared_server;

const LANGUAGES: [&str; 4] = ["en", "ru", "fi", "zh"];

/// A service, with what its guide is called in each language that it has.
struct Guide {
    service: String,
    titles: Vec<(&'static str, String)>,
}

fn guides() -> Result<Vec<Guide>> {
    let mut guides = Vec::new();
    for entry in fs::read_dir(checkout().join("frontend/guides"))? {
        let folder = entry?.path();
        let title = |language: &'static str| -> Option<(&'static str, String)> {
            let text = fs::read_to_string(folder.join(format!("{language}.toml"))).ok()?;
            Some((language, text.parse::<Table>().ok()?.get("title")?.as_str()?.to_owned()))
        };
        if folder.is_dir() {
            let service = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            guides.push(Guide { service, titles: LANGUAGES.into_iter().filter_map(title).collect() });
        }
    }
    anyhow::ensure!(guides.len() >= 2, "two guides at least");
    Ok(guides)
}

/// What the operator of these tests offers.
fn offered(client: &Client) -> Result<Vec<&'static str>> {
    let mut offered = Vec::new();
    for language in LANGUAGES {
        if client.get(&format!("/{language}"))?.status == 200 {
            offered.push(language);
        }
    }
    Ok(offered)
}

#[test]
fn every_guide_is_there_in_each_of_its_languages_and_says_so_in_the_others() -> Result<()> {
    let client = shared_server()?.client();
    let offered = offered(&client)?;
    for Guide { service, titles } in guides()? {
        for language in &offered {
            let page = client.get(&format!("/{language}/guides/{service}"))?.must_be(200)?.page();
            if let Some((_, title)) = titles.iter().find(|(has, _)| has == language) {
                assert!(page.words().contains(title), "{language} {service}: {title}: {}", page.words());
                continue;
            }
            for (has, title) in titles.iter().filter(|(has, _)| offered.contains(has)) {
                let link =
                    page.link(&format!("/{has}/guides/{service}")).context("a link to a language that it has")?;
                assert!(client.get(&link)?.must_be(200)?.page().words().contains(title));
                assert!(page.html().contains(&format!("hreflang=\"{has}")), "{}", page.html());
            }
        }
    }
    Ok(())
}

#[test]
fn a_guide_is_kept_by_caches_and_asks_no_database() -> Result<()> {
    let client = shared_server()?.client();
    for path in ["/en/guides", "/en/guides?q=ali", "/en/guides/alibaba", "/en/guides/aliexpress", "/fi/guides/alibaba"]
    {
        let answer = client.get(path)?;
        if answer.status == 404 && path.starts_with("/fi") {
            continue;
        }
        let answer = answer.must_be(200)?;
        assert_eq!(answer.header("cache-control"), Some("public, max-age=300"), "{path}");
        assert!(answer.header("set-cookie").is_none(), "{path}");
        let effort = answer.header("adieu-trial-d1").context("the answer says what it took")?;
        assert!(effort.starts_with("trips=0;"), "{path}: {effort}");
        let mark = answer.header("etag").context("a mark")?;
        client.send(&Call::of("GET", path).with("if-none-match", mark))?.must_be(304)?;
    }
    Ok(())
}

#[test]
fn the_first_page_names_no_service_and_loads_nothing_of_a_guide() -> Result<()> {
    let client = shared_server()?.client();
    let front = client.get("/en")?.must_be(200)?.page();
    let guide = client.get("/en/guides/alibaba")?.must_be(200)?.page();
    assert_eq!(front.attributes("href").iter().filter(|href| href.contains("/guides")).count(), 1);
    assert!(!front.html().to_lowercase().contains("alibaba"));
    let scripts = |page: &Page| -> Vec<String> {
        page.attributes("src").into_iter().filter(|file| file.starts_with("/assets/")).collect()
    };
    let more: Vec<String> = scripts(&guide).into_iter().filter(|file| !scripts(&front).contains(file)).collect();
    assert!(matches!(more.as_slice(), [file] if file.starts_with("/assets/guide-")), "{more:?}");
    Ok(())
}

#[test]
fn what_is_no_service_is_not_there() -> Result<()> {
    let client = shared_server()?.client();
    for path in [
        "/en/guides/nobody",
        "/guides/nobody",
        "/en/guides/Alibaba",
        "/en/guides/alibaba/x",
        "/en/guides/..",
        "/en/guides/..%2falibaba",
        "/en/guides/%00..x",
        "/en/guides/alibaba%2fen",
        "/xx/guides/alibaba",
        "/en/guides/nobody/last-day.ics?from=2026-11-27",
    ] {
        assert_eq!(client.get(path)?.status, 404, "{path}");
    }
    Ok(())
}

#[test]
fn a_path_without_a_language_leads_to_what_the_browser_asks_for() -> Result<()> {
    let client = shared_server()?.client();
    let offered = offered(&client)?;
    let asked = |path: &str, languages: &str| -> Result<String> {
        client.send(&Call::of("GET", path).with("accept-language", languages))?.location()
    };
    assert_eq!(asked("/guides/alibaba", "en-GB,en;q=0.9")?, "/en/guides/alibaba");
    assert_eq!(asked("/guides", "en")?, "/en/guides");
    for language in offered {
        assert_eq!(asked("/guides/aliexpress", language)?, format!("/{language}/guides/aliexpress"));
    }
    Ok(())
}

#[test]
fn guides_are_found_by_a_part_of_their_name() -> Result<()> {
    let client = shared_server()?.client();
    let found = |query: &str| -> Result<Vec<bool>> {
        let page = client.get(&format!("/en/guides{query}"))?.must_be(200)?.page();
        Ok(["alibaba", "aliexpress"].map(|service| page.link(&format!("/en/guides/{service}")).is_some()).to_vec())
    };
    assert_eq!(found("")?, [true, true]);
    assert_eq!(found("?q=")?, [true, true]);
    assert_eq!(found("?q=+EXPRESS+")?, [false, true]);
    assert_eq!(found("?q=harbour")?, [false, false]);
    let long = "a".repeat(2000);
    let typed = client.get(&format!("/en/guides?q=%22%3E%3Cscript%3E{long}"))?.must_be(200)?.page();
    assert!(!typed.html().contains("<script>") && !typed.html().contains(&long));
    assert!(typed.says("There is no guide"), "{}", typed.words());
    Ok(())
}

/// The lines of a calendar file: unfolded as RFC 5545 says, each a name, its parameters and a value.
fn lines(answer: &Answer) -> Result<Vec<(String, String)>> {
    let text = answer.text();
    anyhow::ensure!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "lines end in CR LF");
    anyhow::ensure!(text.split("\r\n").all(|line| line.len() <= 75), "no line is longer than 75 bytes:\n{text}");
    let unfolded = text.replace("\r\n ", "");
    let lines = unfolded.lines().map(|line| line.split_once(':').with_context(|| format!("no colon: {line}")));
    lines.map(|line| line.map(|(name, value)| (name.to_owned(), value.to_owned()))).collect()
}

#[test]
fn the_last_day_is_told_and_can_be_put_into_a_calendar() -> Result<()> {
    let server = shared_server()?;
    let client = server.client();
    for (from, told, day, after) in [
        ("2026-11-27", "27 December 2026", "20261227", "20261228"),
        ("2028-01-30", "29 February 2028", "20280229", "20280301"),
        ("2026-12-31", "30 January 2027", "20270130", "20270131"),
    ] {
        let page = client.get(&format!("/en/guides/alibaba?from={from}"))?.must_be(200)?.page();
        assert!(page.says(&format!("The last day is about {told}")), "{}", page.words());
        let file = client.get(&page.link("last-day.ics").context("a link to the entry")?)?.must_be(200)?;
        assert_eq!(file.header("content-type"), Some("text/calendar; charset=utf-8"));
        let lines = lines(&file)?;
        let all = |name: &str| -> Vec<&str> {
            lines.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect()
        };
        assert_eq!(all("BEGIN"), ["VCALENDAR", "VEVENT", "VALARM", "VALARM"]);
        assert_eq!(all("END"), ["VALARM", "VALARM", "VEVENT", "VCALENDAR"]);
        assert_eq!(all("DTSTART;VALUE=DATE"), [day]);
        assert!(all("DTEND;VALUE=DATE").iter().all(|end| *end == after), "{lines:?}");
        assert_eq!((all("METHOD"), all("UID")[0].contains("alibaba")), (vec!["PUBLISH"], true));
        assert!(all("DESCRIPTION").iter().any(|text| text.contains(&format!("{}/en/guides/alibaba", server.origin()))));
        assert!(!file.text().contains("ATTENDEE") && !file.text().contains("ORGANIZER"), "nobody is named");
    }
    Ok(())
}

#[test]
fn what_is_no_day_is_told_at_the_field() -> Result<()> {
    let client = shared_server()?.client();
    for from in ["", "27.11.2026", "2026-02-30", "9999-01-01", "%3Cscript%3E"] {
        let page = client.get(&format!("/en/guides/alibaba?from={from}"))?.must_be(400)?.page();
        assert!(page.html().contains("<title>Error: "), "{from}");
        assert!(page.says("Enter the day as year, month and day"), "{from}: {}", page.words());
        assert!(!page.html().contains("<script>"));
        client.get(&format!("/en/guides/alibaba/last-day.ics?from={from}"))?.must_be(404)?;
    }
    // Without days there is nothing to count.
    client.get("/en/guides/aliexpress?from=2026-11-27")?.must_be(200)?;
    client.get("/en/guides/aliexpress/last-day.ics?from=2026-11-27")?.must_be(404)?;
    Ok(())
}
