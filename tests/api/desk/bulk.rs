//! Several at once: only what can be undone, each with its own entry in the log, and nothing that is somebody else's.

use anyhow::{Result, ensure};
use shared::staff::Role;
use tests::client::Answer;
use tests::page::Page;
use tests::server::Server;
use tests::store::Store;

use super::{REFUSE, Seat, count, seat, waiting};
use crate::inbox::desk::waiting as mail_waiting;
use crate::shared_server;

type Fields<'a> = Vec<(&'a str, &'a str)>;

/// What was ticked in a list, with its button pressed.
fn tick(seat: &Seat, step: &str, rows: &[String]) -> Result<Answer> {
    let mut fields: Fields<'_> = vec![("part", "open"), ("step", step)];
    fields.extend(rows.iter().map(|row| ("row", row.as_str())));
    seat.client.post("/staff/bulk", &fields)
}

/// The page that shows once more what will be done, confirmed as it stands.
fn confirm(seat: &Seat, preview: &Page, act: &str, more: &[(&str, &str)]) -> Result<Answer> {
    let rows: Vec<String> = preview.html().split("name=\"row\" value=\"").skip(1).map(till_quote).collect();
    let mut fields: Fields<'_> = vec![("part", "open"), ("step", "confirm"), ("act", act)];
    fields.extend(rows.iter().map(|row| ("row", row.as_str())));
    fields.extend(more);
    seat.client.post("/staff/bulk", &fields)
}

fn till_quote(text: &str) -> String {
    text.split('"').next().unwrap_or_default().to_owned()
}

fn owner(server: &Server, table: &str, id: &str) -> Result<String> {
    Store::of(server)?.text(&format!("SELECT COALESCE(assigned_to, '') FROM {table} WHERE id = '{id}'"))
}

fn entries(server: &Server, subject: &str, act: &str) -> Result<i64> {
    Store::of(server)?.count(&format!("SELECT COUNT(*) FROM desk_event WHERE subject = '{subject}' AND act = '{act}'"))
}

#[test]
fn what_is_ticked_is_shown_then_taken_and_given_back_each_with_its_own_entry() -> Result<()> {
    let server = shared_server()?;
    let (one, _) = waiting(server, "bulkone")?;
    let (two, _) = waiting(server, "bulktwo")?;
    let mail = mail_waiting(server, "bulk@elsewhere.example")?;
    let agent = seat(server, "bulkagent", Role::Agent)?;
    let rows = [format!("case.{one}"), format!("case.{two}"), format!("mail.{mail}")];
    assert!(agent.client.get("/staff")?.page().says("Take those that are ticked"));
    let refused = tick(&agent, "take", &[])?.must_be(422)?;
    assert!(refused.page().says("Tick what it is about"));
    let preview = tick(&agent, "take", &rows)?.must_be(200)?.page();
    assert!(preview.says("It will be done with 3"), "{}", preview.words());
    assert_eq!(entries(server, &one, "taken")?, 0, "nothing is done before it is confirmed");
    let done = confirm(&agent, &preview, "take", &[])?.must_be(200)?.page();
    assert!(done.says("It was done with 3") && done.html().matches("<strong>Done</strong>").count() == 3);
    for (table, id, subject) in [
        ("application", &one, one.clone()),
        ("application", &two, two.clone()),
        ("inbox", &mail, format!("mail:{mail}")),
    ] {
        assert_eq!(owner(server, table, id)?, agent.colleague.id);
        assert_eq!(entries(server, &subject, "taken")?, 1, "{subject}");
    }
    let again = confirm(&agent, &preview, "take", &[])?.must_be(200)?.page();
    assert!(again.says("Nothing was done") && again.says("Overtaken"), "sent twice, done once: {}", again.words());
    let preview = tick(&agent, "return", &rows)?.must_be(200)?.page();
    confirm(&agent, &preview, "return", &[])?.must_be(200)?;
    assert_eq!((owner(server, "application", &one)?, owner(server, "inbox", &mail)?), (String::new(), String::new()));
    Ok(())
}

#[test]
fn what_a_colleague_has_and_what_has_moved_is_left_and_the_rest_is_done() -> Result<()> {
    let server = shared_server()?;
    let cases = ["bulktheirs", "bulkmoved", "bulkdecided", "bulkfree"].map(|name| waiting(server, name));
    let cases = cases.into_iter().map(|case| Ok(case?.0)).collect::<Result<Vec<_>>>()?;
    let (agent, other) = (seat(server, "bulkme", Role::Agent)?, seat(server, "bulkthem", Role::Agent)?);
    other.post(&cases[0], "take", &[])?.must_be(303)?;
    let rows: Vec<String> = cases.iter().map(|case| format!("case.{case}")).collect();
    let preview = tick(&agent, "take", &rows)?.must_be(200)?.page();
    assert!(preview.says("It will be done with 3") && preview.says("Not yours: a colleague has it"));
    other.post(&cases[1], "comment", &[("comment", "wait, please")])?.must_be(303)?;
    other.post(&cases[2], "decide", &REFUSE)?.must_be(303)?;
    let done = confirm(&agent, &preview, "take", &[])?.must_be(200)?.page();
    assert!(done.says("It was done with one") && done.says("Overtaken"), "{}", done.words());
    assert_eq!(owner(server, "application", &cases[0])?, other.colleague.id);
    assert_eq!(owner(server, "application", &cases[1])?, "", "whoever ticks what has moved looks again");
    assert_eq!(owner(server, "application", &cases[3])?, agent.colleague.id);

    // What the page does not offer is not done either: a colleague's case, named by hand.
    for act in ["take", "return"] {
        let row = format!("case.{}.1", cases[0]);
        let fields = [("step", "confirm"), ("act", act), ("row", row.as_str())];
        let page = agent.client.post("/staff/bulk", &fields)?.must_be(200)?.page();
        assert!(page.says("Not yours"), "{act}: {}", page.words());
        assert_eq!(owner(server, "application", &cases[0])?, other.colleague.id, "{act}");
    }
    for act in ["decide", "close", "approve", ""] {
        let fields = [("step", "confirm"), ("act", act), ("row", rows[3].as_str())];
        assert_eq!(agent.client.post("/staff/bulk", &fields)?.status, 422, "{act}: no such thing for several at once");
    }
    Ok(())
}

#[test]
fn a_lead_gives_work_to_a_colleague_and_nobody_else_does() -> Result<()> {
    let server = shared_server()?;
    let (case, reference) = waiting(server, "bulkgiven")?;
    let mail = mail_waiting(server, "given@elsewhere.example")?;
    let (lead, agent) = (seat(server, "bulklead", Role::Lead)?, seat(server, "bulkgets", Role::Agent)?);
    let auditor = seat(server, "bulkwatch", Role::Auditor)?;
    let to = [("colleague", agent.colleague.id.as_str())];
    let rows = [format!("case.{case}"), format!("mail.{mail}")];
    assert!(!agent.open(&case)?.says("Give this to a colleague") && lead.open(&case)?.says("Give this to a colleague"));
    assert_eq!(tick(&agent, "give", &rows)?.status, 403);
    assert_eq!(agent.post(&case, "give", &to)?.status, 403, "an agent gives nothing");
    assert_eq!(tick(&auditor, "take", &rows)?.status, 403);

    lead.post(&case, "give", &[])?.must_be(422)?;
    let nobody = [("colleague", auditor.colleague.id.as_str())];
    assert!(
        lead.post(&case, "give", &nobody)?.must_be(422)?.page().says("Choose a colleague"),
        "who decides nothing gets nothing"
    );
    lead.post(&case, "give", &to)?.must_be(303)?;
    assert_eq!(owner(server, "application", &case)?, agent.colleague.id);
    assert!(agent.open(&case)?.says("gave the case to a colleague: You"), "{}", agent.open(&case)?.words());
    let told = auditor.open(&case)?.words();
    assert!(told.contains("to a colleague: ") && !told.contains(&agent.colleague.id), "by name: {told}");

    let preview = tick(&lead, "give", &rows)?.must_be(200)?.page();
    confirm(&lead, &preview, "give", &[])?.must_be(422)?;
    let done = confirm(&lead, &preview, "give", &to)?.must_be(200)?.page();
    assert!(done.says("It was done with one") && done.says("it was so already"), "{}", done.words());
    assert_eq!(owner(server, "inbox", &mail)?, agent.colleague.id);
    assert_eq!(count(server, &reference, "revocation-granted")?, 0);
    let export = auditor.client.post("/staff/log/export", &[])?.must_be(200)?.text();
    ensure!(shared::desk::check(&export).is_ok(), "the log holds with what was given");
    Ok(())
}

/// As the form of the mail's page has it.
fn close(seat: &Seat, id: &str, also: &[String]) -> Result<Answer> {
    let path = format!("/staff/mail/{id}");
    let number = seat.client.get(&path)?.must_be(200)?.page().input("number").unwrap_or_default();
    let mut fields: Fields<'_> = vec![("number", number.as_str()), ("ending", "answered")];
    fields.extend(also.iter().map(|also| ("also", also.as_str())));
    seat.client.post(&format!("{path}/close"), &fields)
}

#[test]
fn a_senders_mails_stand_together_and_are_closed_together_each_by_itself() -> Result<()> {
    let server = shared_server()?;
    let from = "fourtimes@elsewhere.example";
    let mails = (0..4).map(|_| mail_waiting(server, from)).collect::<Result<Vec<_>>>()?;
    let stranger = mail_waiting(server, "onlyonce@elsewhere.example")?;
    let (agent, other) = (seat(server, "bulkcloser", Role::Agent)?, seat(server, "bulkothers", Role::Agent)?);
    let page = agent.client.get(&format!("/staff/mail/{}", mails[0]))?.must_be(200)?.page();
    let offered: Vec<String> = page.html().split("name=\"also\" value=\"").skip(1).map(till_quote).collect();
    assert_eq!(offered.len(), 3, "{}", page.words());
    assert!(page.says("Other mails of the same sender") && page.link(&stranger).is_none());
    assert_eq!(close(&agent, &mails[0], &[format!("{stranger}.0")])?.status, 422, "another person’s is no sibling");
    let took = other.client.post(&format!("/staff/mail/{}/take", mails[3]), &[("number", "0")])?;
    took.must_be(303)?;
    let done = close(&agent, &mails[0], &offered)?.must_be(200)?.page();
    assert!(done.says("It was done with 3") && done.says("Overtaken"), "{}", done.words());
    for mail in &mails[..3] {
        assert_eq!(entries(server, &format!("mail:{mail}"), "closed")?, 1);
    }
    let open = format!("SELECT COUNT(*) FROM inbox WHERE state = 'open' AND id IN ('{}', '{stranger}')", mails[3]);
    assert_eq!(Store::of(server)?.count(&open)?, 2, "what has moved, and what is another’s, waits");
    assert_eq!(close(&agent, &mails[0], &offered)?.status, 409, "and what is closed stays closed");
    Ok(())
}
