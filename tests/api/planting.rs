//! Starting again leaves all as it was left: the demo shop is planted once, however often it is asked for.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use tests::canary::{found, needles};
use tests::journey::Journey;
use tests::mailbox::{self, Letter};
use tests::server::Server;
use tests::shop::{self, Person};
use tests::store::Store;

/// Lines of a dump, each with the table that it stands in.
fn rows(dump: &str) -> BTreeSet<String> {
    let mut table = "";
    let mut rows = BTreeSet::new();
    for line in dump.lines() {
        let is_name = !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        if is_name {
            table = line;
        } else {
            rows.insert(format!("{table} {line}"));
        }
    }
    rows
}

fn named<'a>(people: &'a [Person], name: &str) -> Result<&'a Person> {
    people.iter().find(|person| person.name.starts_with(name)).with_context(|| format!("{name} was planted"))
}

#[test]
fn planting_again_leaves_everyone_as_they_were_left_and_lets_whoever_is_gone_register_anew() -> Result<()> {
    let server = Server::start()?;
    let people = shop::plant_demo(&server)?;
    assert_eq!(people.len(), 12);

    // One leaves for good, one comes back, one settles a matter, one is on the way.
    let leaver = named(&people, "Leila")?;
    let (gone, _) = Journey::pending(&server, server.client(), leaver)?;
    server.set_clock(gone.due()?)?;
    server.sweep()?;
    gone.wait_for_state("erased")?;
    let returner = named(&people, "Aisha")?;
    shop::settle(&server, &returner.email)?;
    let (revoked, codes) = Journey::pending(&server, server.client(), returner)?;
    mailbox::wait_for(&server, &returner.email, Letter::fragment)?;
    revoked.revoke(&server.client(), &codes.revocation)?.must_be(303)?;
    shop::settle(&server, &named(&people, "Marek")?.email)?;
    let waiting = named(&people, "Noah")?;
    let (pending, _) = Journey::pending(&server, server.client(), waiting)?;
    mailbox::wait_for(&server, &waiting.email, Letter::fragment)?;
    crate::reading::settle(&server)?;

    let before = Store::of(&server)?.dump()?;
    let again = shop::plant_demo(&server)?;
    let after = Store::of(&server)?.dump()?;
    let (before, after) = (rows(&before), rows(&after));
    let lost: Vec<&String> = before.difference(&after).collect();
    assert!(lost.is_empty(), "rows that changed or went: {lost:#?}");
    let added: Vec<&String> = after.difference(&before).collect();
    let is_anew = |row: &&&String| row.contains(&format!("{}|1|", leaver.account));
    let others: Vec<&&String> = added.iter().filter(|row| row.starts_with("shop_") && !is_anew(row)).collect();
    assert!(others.is_empty(), "somebody else has something new: {others:#?}");
    assert!(added.iter().any(|row| row.starts_with("shop_account") && row.contains("|1|")), "whoever is gone is new");
    assert_eq!(
        again.iter().map(|person| &person.account).collect::<Vec<_>>(),
        people.iter().map(|person| &person.account).collect::<Vec<_>>()
    );
    assert_eq!((revoked.state()?.0.as_str(), pending.state()?.0.as_str()), ("revoked", "pending"));

    // Nobody is gone any more: a third time, nothing at all is written.
    shop::plant_demo(&server)?;
    assert_eq!(rows(&Store::of(&server)?.dump()?), after);
    Ok(())
}

#[test]
fn years_of_orders_and_conversations_lie_sealed() -> Result<()> {
    let server = Server::start()?;
    let people = shop::plant_demo(&server)?;
    let mut texts: Vec<String> =
        ["Enamel kettle", "Is this still for sale", "Customer care", "203.0.113."].map(String::from).into();
    for person in &people {
        texts.extend([person.name.clone(), person.email.clone(), person.username.clone()]);
    }
    let canaries: Vec<_> = texts.iter().flat_map(|text| needles(text)).collect();
    let hits = found(&server.state(), &canaries)?;
    assert!(hits.is_empty(), "in plain:\n{}", hits.join("\n"));
    let store = Store::of(&server)?;
    let records = store.count("SELECT COUNT(*) FROM shop_record")?;
    assert!(records > 3_000, "{records} records");
    let kinds = store.count("SELECT COUNT(DISTINCT category) FROM shop_record")?;
    assert_eq!(kinds, 12);
    let least = store.count("SELECT MIN(n) FROM (SELECT COUNT(*) AS n FROM shop_record GROUP BY account)")?;
    let most = store.count("SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM shop_record GROUP BY account)")?;
    assert!(least < 60 && most > 500, "from {least} to {most} records");
    Ok(())
}
