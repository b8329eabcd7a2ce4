//! Whoever stays: the way in, what it shows, what it never shows, and what each act does.

pub mod part;
mod preference;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use tests::client::{Answer, Client};
use tests::journey::Journey;
use tests::mailbox;
use tests::server::Server;
use tests::shop::{self, Person};
use tests::store::Store;

use crate::desk::digest::on_the_hour;
use crate::{DAY_MS, MINUTE_MS, now_ms, shared_server};

/// A visit of somebody who stays.
pub struct Visit<'a> {
    server: &'a Server,
    pub client: Client,
    pub reference: String,
    codes: Vec<String>,
}

impl<'a> Visit<'a> {
    pub fn begin(server: &'a Server, client: Client, identifier: &str) -> Result<Self> {
        let there = client.post("/en/data", &[("identifier", identifier)])?.location()?;
        ensure!(there.starts_with("/en/data/") && there.ends_with("/code"), "{there}");
        let reference = there.split('/').nth(3).context("a reference in the path")?.to_owned();
        Ok(Self { server, client, reference, codes: Vec::new() })
    }

    pub fn proven(server: &'a Server, client: Client, person: &Person) -> Result<Self> {
        let mut visit = Self::begin(server, client, &person.email)?;
        let there = visit.prove(person)?;
        ensure!(there == visit.path(""), "the code led to {there}");
        Ok(visit)
    }

    /// Types the newest code; answers where it leads.
    pub fn prove(&mut self, person: &Person) -> Result<String> {
        let code = mailbox::wait_for_code(self.server, &person.email, &self.reference, &self.codes)?;
        self.codes.push(code.clone());
        self.post("/code", &[("code", &code)])?.location()
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/en/data/{}{rest}", self.reference)
    }

    pub fn get(&self, rest: &str) -> Result<Answer> {
        self.client.get(&self.path(rest))
    }

    pub fn post(&self, rest: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        self.client.post(&self.path(rest), fields)
    }

    /// Waits until the page of the visit says something.
    pub fn wait_for(&self, words: &str) -> Result<String> {
        for _ in 0..100 {
            let page = self.get("")?.must_be(200)?.page();
            if page.says(words) {
                return Ok(page.words());
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        anyhow::bail!("it never says “{words}”: {}\n{}", self.get("")?.page().words(), self.server.log())
    }

    /// A copy that is made now.
    pub fn copy(&self) -> Result<Vec<u8>> {
        self.post("/copy", &[])?.must_be(303)?;
        for _ in 0..100 {
            let answer = self.get("/copy/archive.zip")?;
            if answer.status == 200 {
                return Ok(answer.body);
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        anyhow::bail!("the copy never came; the log:\n{}", self.server.log())
    }
}

/// The records of one kind in an archive, each as it stands there. The archive is not compressed.
pub fn records(archive: &[u8], category: &str) -> Result<Vec<String>> {
    let mark = format!("\"category\": \"{category}\"");
    let at = archive.windows(mark.len()).position(|window| window == mark.as_bytes()).context("the kind is there")?;
    let start = archive.get(..at).and_then(|head| head.iter().rposition(|byte| *byte == b'{')).context("its file")?;
    let rest = archive.get(start..).unwrap_or_default();
    let file = serde_json::Deserializer::from_slice(rest).into_iter::<Value>().next().context("JSON")??;
    let records = file.get("records").and_then(Value::as_array).context("records")?;
    Ok(records.iter().map(ToString::to_string).collect())
}

#[test]
fn whoever_proves_control_sees_what_there_is_and_why() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "rightsee")?;
    let visit = Visit::begin(server, server.client(), &person.email)?;
    for rest in ["", "/preferences", "/correct", "/kind/orders", "/kind/orders/part", "/check", "/copy/archive.zip"] {
        let answer = visit.get(rest)?;
        ensure!(answer.location()? == visit.path("/code"), "{rest} without a proof");
    }
    let visit = Visit::proven(server, server.client(), &person)?;
    let home = visit.get("")?.must_be(200)?.page();
    for kind in ["Your profile", "Orders", "Invoices", "Identity check", "Contact address"] {
        assert!(home.says(kind), "{kind}: {}", home.words());
    }
    let profile = visit.get("/kind/profile")?.must_be(200)?.page();
    assert!(profile.says(&person.name) && profile.says("Our newsletter service"), "{}", profile.words());
    let invoices = visit.get("/kind/invoices")?.must_be(200)?.page();
    assert!(invoices.says("six years") || invoices.says("6 years"), "{}", invoices.words());
    // A document is not shown for a mailed code.
    let identity = visit.get("/kind/identity")?.must_be(200)?;
    assert!(!identity.text().contains("Passport") && identity.page().says("not shown"), "{}", identity.page().words());
    assert_eq!(visit.get("/kind/identity/part")?.status, 404);
    assert_eq!(visit.get("/kind/nothing")?.status, 404);
    Ok(())
}

#[test]
fn a_visit_opens_nothing_of_a_deletion_and_a_deletion_no_visit() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "rightapart")?;
    let visit = Visit::proven(server, server.client(), &person)?;
    for step in ["/consequences", "/copy", "/copy/print", "/copy/archive.zip", "/check", "/stop"] {
        let answer = visit.client.get(&format!("/en/deletion/{}{step}", visit.reference))?;
        assert!(answer.status != 200, "{step}: {}", answer.page().words());
    }
    let sent = visit
        .client
        .post(&format!("/en/deletion/{}/check", visit.reference), &[("understood", "yes"), ("seen", "1")])?;
    assert!(sent.status >= 400, "{}", sent.status);
    assert_eq!(Store::of(server)?.state(&visit.reference)?.0, "unverified");
    let journey = Journey::proven(server, server.client(), &person)?;
    let path = format!("/en/data/{}", journey.reference);
    assert!([401, 403, 404].contains(&journey.client.get(&path)?.status));
    Ok(())
}

#[test]
fn a_contact_of_three_days_opens_no_visit() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_replaced(server, "rightyoung", 3)?;
    let visit = Visit::begin(server, server.client(), &person.email)?;
    let code = mailbox::wait_for_code(server, &person.email, &visit.reference, &[])?;
    let refused = visit.post("/code", &[("code", &code)])?.must_be(422)?;
    assert!(refused.page().says("It can prove the account from"), "{}", refused.page().words());
    assert_eq!(visit.get("")?.location()?, visit.path("/code"));
    Ok(())
}

#[test]
fn half_an_hour_after_the_code_the_visit_is_over() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "rightold")?;
    let mut visit = Visit::proven(server, server.client().at(now_ms()), &person)?;
    visit.get("")?.must_be(200)?;
    visit.client.set_now(now_ms() + 31 * MINUTE_MS);
    assert_eq!(visit.get("")?.location()?, visit.path("/code"));
    let page = visit.get("/code")?.must_be(200)?.page();
    assert!(page.says("It has been a while"), "{}", page.words());
    visit.post("/code/again", &[])?.must_be(200)?;
    let there = visit.prove(&person)?;
    assert_eq!(there, visit.path(""));
    visit.get("")?.must_be(200)?;
    Ok(())
}

#[test]
fn while_a_deletion_waits_everything_is_shown_and_nothing_changed() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "rightpending")?;
    let visit = Visit::proven(server, server.client(), &person)?;
    let items = visit.get("/kind/browsing/part")?.must_be(200)?.page();
    let item = items.input("item").context("something to tick")?;
    visit.post("/kind/browsing/part", &[("item", &item)])?.must_be(303)?;
    let act = visit.get("/check")?.must_be(200)?.page().input("act").context("the act")?;
    Journey::pending(server, server.client(), &person)?;
    let home = visit.get("")?.must_be(200)?.page();
    assert!(home.says("nothing can be changed"), "{}", home.words());
    let asked = format!("SELECT COUNT(*) FROM right_act WHERE account = '{}' AND asked_at IS NOT NULL", person.account);
    let before = Store::of(server)?.count(&asked)?;
    assert!(before > 0, "the visit itself is there");
    for (rest, fields) in [
        ("/preferences", vec![("step", "none")]),
        ("/correct/name", vec![("name", "Somebody Else")]),
        ("/check", vec![("act", act.as_str())]),
    ] {
        assert_eq!(visit.post(rest, &fields)?.location()?, visit.path(""), "{rest}");
    }
    assert_eq!(Store::of(server)?.count(&asked)?, before);
    assert!(visit.get("/kind/profile")?.page().says(&person.name));
    assert!(visit.get("/kind/browsing")?.page().link("/part").is_none());
    Ok(())
}

#[test]
fn once_the_erasure_has_begun_a_visit_shows_nothing_of_what_is_kept() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "rightkept")?;
    let (journey, _) = Journey::pending(&server, server.client(), &person)?;
    let due = journey.due()?;
    let visit = Visit::proven(&server, server.client().at(due - MINUTE_MS), &person)?;
    visit.get("/kind/invoices")?.must_be(200)?;
    server.set_clock(due)?;
    server.sweep()?;
    journey.wait_for_state("erased")?;
    for rest in ["", "/kind/invoices", "/copy/archive.zip"] {
        let answer = visit.client.get(&visit.path(rest))?;
        assert!(answer.status >= 400, "{rest}: {}", answer.status);
        assert!(!answer.text().contains("Invoice 7"), "{rest}");
    }
    Ok(())
}

#[test]
fn a_copy_is_made_in_the_visit_and_every_address_is_told() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_replaced(server, "rightcopy", 10)?;
    let old = person.old_email.clone().context("an address that was replaced")?;
    let visit = Visit::proven(server, server.client(), &person)?;
    let archive = visit.copy()?;
    assert!(archive.starts_with(b"PK"));
    assert_eq!(records(&archive, "orders")?.len(), 1);
    for address in [&person.email, &old] {
        mailbox::wait_for(server, address, |letter| letter.mail.text.contains("copy of your data").then_some(()))?;
    }
    visit.wait_for("It was ready on")?;
    // Nobody else's browser gets it, and nobody without a proof.
    let stranger = server.client().get(&visit.path("/copy/archive.zip"))?;
    assert!(stranger.status >= 400);
    Ok(())
}

#[test]
fn a_name_and_an_address_are_put_right_at_once_and_told() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "rightname")?;
    let visit = Visit::proven(server, server.client(), &person)?;
    let refused = visit.post("/correct/name", &[("name", " ")])?.must_be(422)?;
    assert!(refused.page().says("Enter your name"), "{}", refused.page().words());
    visit.post("/correct/name", &[("name", "Ann\u{202e} Ní Bhriain")])?.must_be(303)?;
    assert!(visit.get("/kind/profile")?.page().says("Ann Ní Bhriain"), "marks of direction are left out");
    let page = visit.get("/correct")?.must_be(200)?.page();
    let links = page.attributes("href").into_iter().filter(|href| href.contains("/correct/"));
    let items: Vec<String> = links.filter_map(|href| href.rsplit('/').next().map(str::to_owned)).collect();
    let [_, item, _] = items.as_slice() else { anyhow::bail!("a name, an address and a new one: {items:?}") };
    let with = |item: &str, street: &str| -> Result<Answer> {
        let fields = [("recipient", "Ann"), ("street", street), ("city", "Tampere"), ("country", "Finland")];
        visit.post(&format!("/correct/{item}"), &fields)
    };
    with(item, "Uusikatu 1")?.must_be(303)?;
    with("new", "Vanhakatu 2")?.must_be(303)?;
    let addresses = visit.get("/kind/addresses")?.page();
    assert!(addresses.says("Uusikatu 1") && addresses.says("Vanhakatu 2"), "{}", addresses.words());
    assert!(!addresses.says(&person.address), "{}", addresses.words());
    mailbox::wait_for(server, &person.email, |letter| letter.mail.text.contains("was corrected").then_some(()))?;
    assert!(with("no-such-item", "Elsewhere")?.status >= 400);
    Ok(())
}

#[test]
fn what_was_asked_for_is_forgotten_after_its_time() -> Result<()> {
    let server = Server::start()?;
    let person = shop::plant_one(&server, "rightforgotten")?;
    let visit = Visit::proven(&server, server.client(), &person)?;
    visit.post("/preferences", &[("step", "none")])?.must_be(303)?;
    visit.wait_for("Our newsletter service: done")?;
    let acts = |server: &Server| Store::of(server)?.count("SELECT COUNT(*) FROM right_act");
    assert_eq!(acts(&server)?, 2, "the visit and what was asked for");
    on_the_hour(&server, now_ms() + 730 * DAY_MS)?;
    assert_eq!(acts(&server)?, 2, "not a day before");
    on_the_hour(&server, now_ms() + 732 * DAY_MS)?;
    assert_eq!(acts(&server)?, 0);
    assert_eq!(Store::of(&server)?.count("SELECT COUNT(*) FROM right_told")?, 0);
    Ok(())
}
