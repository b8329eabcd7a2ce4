//! Lists that hold cases and mails alike: in one order, page after page, each once.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use shared::staff::Role;
use tests::page::Page;
use tests::server::Server;
use tests::store::Store;

use super::{REFUSE, Seat, seat, waiting};
use crate::inbox;

/// Links to cases and mails, page after page, as the list has them.
fn walked(seat: &Seat, part: &str) -> Result<(Vec<String>, usize)> {
    let (mut path, mut found, mut pages) = (format!("/staff/queue/{part}"), Vec::new(), 0);
    loop {
        let page = seat.client.get(&path)?.must_be(200)?.page();
        pages += 1;
        let rows = page.html().split("<li class=\"case\">").skip(1);
        found.extend(rows.filter_map(|row| Page::of(row).attributes("href").into_iter().next()));
        match page.link("?from=") {
            Some(next) => path = next,
            None => return Ok((found, pages)),
        }
    }
}

fn at_mail(seat: &Seat, id: &str, act: &str, fields: &[(&str, &str)]) -> Result<()> {
    let path = format!("/staff/mail/{id}");
    let number = seat.client.get(&path)?.must_be(200)?.page().input("number").unwrap_or_default();
    let all = [&[("number", number.as_str())], fields].concat();
    seat.client.post(&format!("{path}/{act}"), &all)?.must_be(303).map(drop)
}

/// In the order of their times, as the database has them.
fn in_order(server: &Server, sql: &str) -> Result<Vec<String>> {
    let all = Store::of(server)?.text(&format!("SELECT COALESCE(GROUP_CONCAT(path, ' '), '') FROM ({sql})"))?;
    Ok(all.split(' ').map(str::to_owned).collect())
}

#[test]
fn mine_and_decided_hold_cases_and_mails_in_one_order_page_after_page() -> Result<()> {
    let server: &'static Server = Box::leak(Box::new(Server::start()?));
    server.sweep()?;
    let (agent, other) = (seat(server, "mixedagent", Role::Agent)?, seat(server, "mixedother", Role::Agent)?);
    let mails = (0..28).map(|number| inbox::desk::waiting(server, &format!("mixed{number}@elsewhere.example")));
    let mails = mails.collect::<Result<Vec<_>>>()?;
    let (not_taken, mails) = mails.split_at(2);
    let cases = (0..4).map(|number| Ok(waiting(server, &format!("mixed{number}"))?.0)).collect::<Result<Vec<_>>>()?;
    at_mail(&other, &not_taken[0], "take", &[])?;
    for mail in mails {
        at_mail(&agent, mail, "take", &[])?;
    }
    for case in &cases {
        agent.post(case, "take", &[])?.must_be(303)?;
    }
    let (found, pages) = walked(&agent, "mine")?;
    ensure!(pages == 2 && found.len() == 30, "{pages} pages, {} rows", found.len());
    let mine = format!(
        "SELECT '/staff/case/' || id AS path, decide_by AS at, id FROM application
         WHERE state = 'open' AND assigned_to = '{0}'
         UNION ALL SELECT '/staff/mail/' || id, due_at, id FROM inbox WHERE state = 'open' AND assigned_to = '{0}'
         ORDER BY at, id",
        agent.colleague.id
    );
    assert_eq!(found, in_order(server, &mine)?);

    for mail in mails {
        at_mail(&agent, mail, "close", &[("ending", "answered")])?;
    }
    for case in &cases {
        agent.post(case, "decide", &REFUSE)?.must_be(303)?;
    }
    assert_eq!(walked(&agent, "mine")?.0, Vec::<String>::new(), "what is done is nobody’s work any more");
    let (found, pages) = walked(&other, "decided")?;
    assert_eq!((pages, found.len(), found.iter().collect::<BTreeSet<_>>().len()), (2, 30, 30));
    let decided = "SELECT '/staff/case/' || id AS path, decided_at AS at, id FROM application WHERE state <> 'open'
         UNION ALL SELECT '/staff/mail/' || id, closed_at, id FROM inbox WHERE closed_by IS NOT NULL
         ORDER BY at DESC, id DESC";
    assert_eq!(found, in_order(server, decided)?);
    Ok(())
}
