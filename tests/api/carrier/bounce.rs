//! A notice that a deletion waits, and that came back: the desk hears of it once, from the provider or by a mail.

use anyhow::{Result, ensure};
use serde_json::json;
use shared::staff::Role;
use tests::mailbox::{self, Letter};
use tests::patience::until;
use tests::server::Server;
use tests::store::Store;

use super::{DELIVER, MAIL, carried, notice_to, pending, say};
use crate::desk::{on_the_hour, seat};
use crate::inbox::Post;
use crate::now_ms;

const PATH: &str = "/api/v1/mail/bounce";
const CONTACT: &str = "privacy@harbour-market.example";

fn rows(server: &Server) -> Result<String> {
    Store::of(server)?.text("SELECT CAST(COUNT(*) AS TEXT) FROM bounce")
}

fn digests(server: &Server) -> Result<Vec<Letter>> {
    let mut letters = mailbox::letters_to(server, CONTACT)?;
    letters.retain(|letter| letter.mail.text.contains("came back from an address"));
    Ok(letters)
}

#[test]
fn a_pending_notice_that_came_back_alerts_the_desk_once() -> Result<()> {
    let (server, receiver) = carried()?;
    let begun = now_ms();
    let (person, journey) = pending(&server, "bounced")?;
    let (other, quiet) = pending(&server, "notbounced")?;
    let notice = notice_to(&receiver, &person)?;
    notice_to(&receiver, &other)?;
    let returned = |id: &str| json!({ "id": id, "kind": "permanent" });
    say(&server, PATH, MAIL, "bounce-1", &returned(notice.id()))?.must_be(202)?;
    say(&server, PATH, MAIL, "bounce-2", &returned(notice.id()))?.must_be(202)?;
    ensure!(rows(&server)? == "1", "two reports of one mail are one");
    // What the Worker says reaches the file a moment after its answer has left.
    until(|| Ok(server.log().contains("of a waiting deletion came back")))?;
    ensure!(server.log().contains("of a waiting deletion came back") && !server.log().contains(&person.email));

    let desk = seat(&server, "bouncedesk", Role::Agent)?;
    let page =
        |reference: &str| Ok::<_, anyhow::Error>(desk.client.get(&format!("/staff/deletion/{reference}"))?.text());
    ensure!(page(&journey.reference)?.contains("Came back on"), "the deletion shows it");
    ensure!(!page(&quiet.reference)?.contains("Came back on"), "and no other");

    on_the_hour(&server, begun)?;
    let all = digests(&server)?;
    let [digest] = all.as_slice() else { anyhow::bail!("{} digests", all.len()) };
    ensure!(digest.mail.text.contains(&journey.reference) && !digest.mail.text.contains(&quiet.reference));
    ensure!(!digest.mail.text.contains(&person.email), "it names nobody");
    on_the_hour(&server, begun + 60 * crate::MINUTE_MS)?;
    ensure!(digests(&server)?.len() == 1, "told once");
    Ok(())
}

#[test]
fn what_is_no_notice_of_a_waiting_deletion_alerts_nobody() -> Result<()> {
    let (server, receiver) = carried()?;
    let (person, _) = pending(&server, "bouncedcode")?;
    let notice = notice_to(&receiver, &person)?;
    let code = receiver.wait_for(|one| one.field("to") == person.email && one.id() != notice.id())?;
    let other = if &notice.id()[47..48] == "0" { "1" } else { "0" };
    let forged = format!("{}{other}{}", &notice.id()[..47], &notice.id()[48..]);
    for (number, (id, kind)) in [
        (code.id(), "permanent"),
        (notice.id(), "temporary"),
        (notice.id(), "complaint"),
        (forged.as_str(), "permanent"),
        ("nobody", "permanent"),
        ("", "permanent"),
    ]
    .into_iter()
    .enumerate()
    {
        let answer = say(&server, PATH, MAIL, &format!("nothing-{number}"), &json!({ "id": id, "kind": kind }))?;
        ensure!(answer.status == 202, "{id} {kind}: {}", answer.text());
    }
    ensure!(rows(&server)? == "0");
    Ok(())
}

#[test]
fn nobody_else_says_that_a_mail_came_back() -> Result<()> {
    let (server, receiver) = carried()?;
    let (person, _) = pending(&server, "bouncedforged")?;
    let notice = notice_to(&receiver, &person)?;
    let body = json!({ "id": notice.id() });
    say(&server, PATH, DELIVER, "forged", &body)?.must_be(403)?;
    say(&server, PATH, MAIL, "more", &json!({ "id": notice.id(), "address": "a@b.example" }))?.must_be(400)?;
    say(&server, PATH, MAIL, "odd", &json!({ "id": notice.id(), "kind": "odd" }))?.must_be(400)?;
    ensure!(rows(&server)? == "0");
    say(&server, PATH, MAIL, "once", &body)?.must_be(202)?;
    say(&server, PATH, MAIL, "once", &body)?.must_be(403)?;
    ensure!(rows(&server)? == "1");
    Ok(())
}

#[test]
fn a_mail_servers_report_is_known_by_the_name_in_it() -> Result<()> {
    let (server, receiver) = carried()?;
    let (person, _) = pending(&server, "bouncedmail")?;
    let notice = notice_to(&receiver, &person)?;
    let report = |file: &str, name: &str| {
        let post = Post { file, from: "", account: &person.email, other: name, ..Post::NONE };
        post.deliver(&server)
    };
    let forged = "0123456789abcdef".repeat(3);
    for (file, name) in [("bounce", ""), ("bounce-named", forged.as_str()), ("bounce-late", notice.id())] {
        ensure!(report(file, name)?.is_none(), "{file} is nobody's request");
        ensure!(rows(&server)? == "0", "{file}");
    }
    ensure!(report("bounce-named", notice.id())?.is_none(), "it is nobody's request");
    ensure!(rows(&server)? == "1");
    Ok(())
}
