//! Refusing: at once, everywhere, and also when the browser says it.

use anyhow::Result;
use tests::client::Call;
use tests::server::Server;
use tests::shop;
use tests::store::Store;

use super::Visit;
use crate::shared_server;

/// What a place may not do with an account's data.
fn refused(server: &Server, visit: &Visit<'_>) -> Result<String> {
    Store::of(server)?.text(&format!(
        "SELECT COALESCE(s.refuses, '-') || ' ' || (SELECT COUNT(*) FROM processor_account p
           WHERE p.account_hash = r.account_hash AND p.refuses = s.refuses)
         FROM right_act r JOIN deletion d ON d.id = r.id JOIN shop_account s ON s.id = r.account AND s.epoch = r.epoch
         WHERE d.reference = '{}'",
        visit.reference
    ))
}

fn settled(server: &Server, visit: &Visit<'_>, wanted: &str) -> Result<()> {
    for _ in 0..100 {
        if refused(server, visit)? == wanted {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    anyhow::bail!("{}, not {wanted}; the log:\n{}", refused(server, visit)?, server.log())
}

#[test]
fn an_objection_counts_at_once_and_every_processor_confirms_it() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "rightrefuse")?;
    let visit = Visit::proven(server, server.client(), &person)?;
    let page = visit.get("/preferences")?.must_be(200)?.page();
    assert_eq!(page.html().matches(" checked").count(), 3, "everything is allowed at first");
    visit.post("/preferences", &[("push", "yes"), ("step", "these")])?.must_be(303)?;
    // Before anybody else has been told.
    let page = visit.get("/preferences")?.must_be(200)?.page();
    assert_eq!(page.html().matches(" checked").count(), 1);
    assert!(page.says("Messages about your orders, your account and your rights still come"), "{}", page.words());
    let words = visit.wait_for("Our billing service: done")?;
    for who in ["Harbour Market", "Our newsletter service", "Our recommendation service"] {
        assert!(words.contains(&format!("{who}: done on")), "{who}: {words}");
    }
    settled(server, &visit, "[\"marketing\",\"recommendations\"] 3")?;
    visit.post("/preferences", &[("push", "yes"), ("step", "none")])?.must_be(303)?;
    settled(server, &visit, "[\"marketing\",\"push\",\"recommendations\"] 3")?;
    visit.post("/preferences", &[("marketing", "yes"), ("push", "yes"), ("recommendations", "yes")])?.must_be(303)?;
    settled(server, &visit, "[] 3")?;
    Ok(())
}

#[test]
fn a_browser_that_objects_for_its_person_is_heeded_until_they_say_otherwise() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "rightsignal")?;
    let mut visit = Visit::begin(server, server.client(), &person.email)?;
    let code = tests::mailbox::wait_for_code(server, &person.email, &visit.reference, &[])?;
    let origin = server.origin().to_owned();
    let path = visit.path("/code");
    let call =
        Call::of("POST", &path).with("origin", &origin).with("sec-fetch-site", "same-origin").with("sec-gpc", "1");
    visit.client.send(&call.carrying(tests::client::FORM, format!("code={code}")))?.must_be(303)?;
    settled(server, &visit, "[\"marketing\",\"push\",\"recommendations\"] 3")?;
    let path = visit.path("/preferences");
    let page = visit.client.send(&Call::of("GET", &path).with("sec-gpc", "1"))?.must_be(200)?.page();
    assert!(page.says("Global Privacy Control"), "{}", page.words());
    assert_eq!(page.html().matches(" checked").count(), 0);
    visit.post("/preferences", &[("push", "yes")])?.must_be(303)?;
    settled(server, &visit, "[\"marketing\",\"recommendations\"] 3")?;
    // What they said themselves stands, whatever the browser says the next time.
    visit = Visit::begin(server, server.client(), &person.email)?;
    let code = tests::mailbox::wait_for_code(server, &person.email, &visit.reference, &[])?;
    let path = visit.path("/code");
    let call =
        Call::of("POST", &path).with("origin", &origin).with("sec-fetch-site", "same-origin").with("sec-gpc", "1");
    visit.client.send(&call.carrying(tests::client::FORM, format!("code={code}")))?.must_be(303)?;
    settled(server, &visit, "[\"marketing\",\"recommendations\"] 3")?;
    Ok(())
}
