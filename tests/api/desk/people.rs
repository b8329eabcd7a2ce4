//! Who comes, who goes, who is not let in, and what becomes of the people of the desk: all of it is in the log.

use anyhow::{Context as _, Result, ensure};
use shared::desk::check;
use shared::staff::Role;
use tests::client::{Answer, Client};
use tests::identity;
use tests::server::Server;
use tests::store::Store;

use super::seat;
use crate::{MINUTE_MS, now_ms, shared_server};

/// A chain of the log, oldest first: each act with its reason.
fn chain(server: &Server, subject: &str) -> Result<Vec<String>> {
    let sql = format!(
        "SELECT COALESCE(GROUP_CONCAT(told, ','), '') FROM (SELECT act || COALESCE(' ' || why, '') AS told FROM desk_event
           WHERE subject = '{subject}' ORDER BY number)"
    );
    Ok(Store::of(server)?.text(&sql)?.split(',').filter(|told| !told.is_empty()).map(str::to_owned).collect())
}

fn changed(boss: &Client, staff: &str, fields: &[(&str, &str)]) -> Result<Answer> {
    let path = format!("/staff/people/{staff}");
    let seen = boss.get(&path)?.must_be(200)?.page().input("seen").context("a version")?;
    boss.post(&path, &[&[("seen", seen.as_str())], fields].concat())
}

/// Walks the pages of the log until one says it.
fn log_says(auditor: &Client, text: &str) -> Result<bool> {
    let mut next = Some("/staff/log".to_owned());
    while let Some(path) = next {
        let page = auditor.get(&path)?.must_be(200)?.page();
        if page.says(text) {
            return Ok(true);
        }
        next = page.link("/staff/log?from=");
    }
    Ok(false)
}

#[test]
fn who_comes_goes_and_changes_is_in_the_log_with_whoever_did_it() -> Result<()> {
    let server = shared_server()?;
    let boss = seat(server, "diaryboss", Role::Administrator)?;
    let mail = "diarynew@desk.example";
    boss.client.post("/staff/people", &[("mail", mail), ("role", "agent")])?.must_be(303)?;
    let by = format!("SELECT subject FROM desk_event WHERE act = 'added' AND staff = '{}'", boss.colleague.id);
    let subject = Store::of(server)?.text(&by)?;
    let staff = subject.strip_prefix("staff:").context("the chain of the one who was added")?.to_owned();
    let newcomer = server.client();
    identity::sign_in_as(&newcomer, mail)?.must_be(303)?;
    newcomer.post("/staff/sign-out", &[])?.must_be(303)?;
    changed(&boss.client, &staff, &[("act", "role"), ("role", "lead")])?.must_be(303)?;

    // What comes to nothing leaves nothing.
    boss.client.post("/staff/people", &[("mail", mail), ("role", "agent")])?.must_be(422)?;
    let old = [("act", "role"), ("role", "auditor"), ("seen", "1")];
    assert_eq!(boss.client.post(&format!("/staff/people/{staff}"), &old)?.status, 409);

    changed(&boss.client, &staff, &[("act", "remove")])?.must_be(303)?;
    let told = ["added agent", "signed-in", "signed-out", "role-changed lead", "removed"];
    assert_eq!(chain(server, &subject)?, told);
    assert_eq!(chain(server, &format!("staff:{}", boss.colleague.id))?, ["signed-in"], "and the rest is the others'");

    let auditor = seat(server, "diarywatcher", Role::Auditor)?;
    for told in [format!("added {mail} to the desk. Agent"), format!("gave {mail} another role. Lead")] {
        ensure!(log_says(&auditor.client, &format!("{} {told}", boss.colleague.mail))?, "{told}");
    }
    let text = auditor.client.post("/staff/log/export", &[])?.must_be(200)?.text();
    assert_eq!(text.lines().filter(|line| line.contains(&subject)).count(), told.len());
    check(&text).context("as it was taken out")?;
    assert!(super::log::checker(server, &text)?, "and another program in another language says so");
    let taken = text.lines().filter(|line| !line.contains("\"signed-out\"") || !line.contains(&subject));
    assert!(check(&taken.collect::<Vec<_>>().join("\n")).is_err(), "a sign-out that was taken out is missed");
    Ok(())
}

#[test]
fn of_four_sign_ins_at_once_all_are_let_in_and_each_is_one_entry() -> Result<()> {
    let server = shared_server()?;
    let mail = identity::plant_one(server, "diarymany", Role::Agent)?;
    let answers: Vec<Result<u16>> = std::thread::scope(|scope| {
        let each = (0..4).map(|_| scope.spawn(|| Ok(identity::sign_in_as(&server.client(), &mail.mail)?.status)));
        let each: Vec<_> = each.collect();
        each.into_iter().map(|one| one.join().unwrap_or_else(|_| anyhow::bail!("a thread ended"))).collect()
    });
    for answer in answers {
        assert_eq!(answer?, 303);
    }
    assert_eq!(chain(server, &format!("staff:{}", mail.id))?, ["signed-in"; 4]);
    let sittings = format!("SELECT COUNT(*) FROM staff_session WHERE staff = '{}'", mail.id);
    assert_eq!(Store::of(server)?.count(&sittings)?, 4);
    Ok(())
}

#[test]
fn a_storm_of_strangers_is_counted_and_does_not_fill_the_log() -> Result<()> {
    let server = Server::start()?;
    // In the middle of an hour, so that none turns meanwhile.
    let hour = 60 * MINUTE_MS;
    let middle = now_ms() - now_ms() % hour + hour / 2;
    for number in 0..23 {
        let client = server.client().at(middle);
        let mail = format!("stranger{number}@elsewhere.example");
        assert_eq!(identity::sign_in_as(&client, &mail)?.status, 403);
    }
    let spoilt = serde_json::json!({ "claims": { "nonce": "x" } });
    let client = server.client().at(middle);
    let back = identity::provider_answer(&client, "stranger@elsewhere.example", &spoilt)?;
    assert_eq!(client.get(&back)?.status, 403);
    // Nothing in hand: not even counted.
    assert_eq!(server.client().at(middle).get("/staff/callback?code=x&state=x")?.status, 403);
    assert_eq!(
        chain(&server, "door")?,
        ["turned-away stranger", "turned-away stranger-10", "turned-away word"],
        "the first and the tenth"
    );
    let client = server.client().at(middle + hour);
    assert_eq!(identity::sign_in_as(&client, "stranger@elsewhere.example")?.status, 403);
    assert_eq!(chain(&server, "door")?.last().map(String::as_str), Some("turned-away stranger"), "anew each hour");
    let auditor = seat(&server, "doorwatcher", Role::Auditor)?;
    assert!(log_says(&auditor.client, "Somebody was not let in. Nobody of the staff, 10 times within the hour.")?);
    Ok(())
}
