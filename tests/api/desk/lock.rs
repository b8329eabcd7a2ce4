//! Who looks at what: colleagues see it and are led elsewhere, and nobody is kept from anything.

use anyhow::{Context as _, Result, bail, ensure};
use shared::staff::Role;
use tests::server::Server;
use tests::store::Store;

use super::{APPROVE, REFUSE, Seat, seat, waiting};
use crate::{MINUTE_MS, now_ms, shared_server};

const HERE: &str = "A colleague is looking at this now";
const ROW: &str = "A colleague is looking at it now";
const HOUR_MS: i64 = 60 * MINUTE_MS;

fn until(server: &Server, subject: &str) -> Result<i64> {
    Store::of(server)?.count(&format!("SELECT COALESCE(MAX(until), 0) FROM desk_look WHERE subject = '{subject}'"))
}

/// The row of a case in the list of everything open, page after page.
fn row(seat: &Seat, case: &str) -> Result<String> {
    let mut path = "/staff/queue/open".to_owned();
    loop {
        let page = seat.client.get(&path)?.must_be(200)?.page();
        let mut rows = page.html().split("<li class=\"case\">").skip(1);
        if let Some(row) = rows.find(|row| row.contains(case)) {
            return Ok(row.to_owned());
        }
        path = page.link("?from=").context("it is on one of the pages")?;
    }
}

#[test]
fn what_a_colleague_looks_at_is_said_and_nothing_is_closed() -> Result<()> {
    let server = shared_server()?;
    let (case, _) = waiting(server, "lockseen")?;
    let auditor = seat(server, "lockwatcher", Role::Auditor)?;
    assert!(!auditor.open(&case)?.says(HERE));
    assert_eq!(until(server, &case)?, 0, "who only watches is in nobody’s way");
    let (one, two) = (seat(server, "lockone", Role::Agent)?, seat(server, "locktwo", Role::Agent)?);
    assert!(!one.open(&case)?.says(HERE) && !one.open(&case)?.says(HERE), "whoever looks is not told of themselves");
    assert!(two.open(&case)?.says(HERE) && auditor.open(&case)?.says(HERE));
    assert!(!one.open(&case)?.says(HERE), "whoever was first stays it");
    assert!(row(&two, &case)?.contains(ROW) && !row(&one, &case)?.contains(ROW));
    one.post(&case, "take", &[])?.must_be(303)?;
    one.post(&case, "return", &[])?.must_be(303)?;
    assert!(until(server, &case)? == 0 && !two.open(&case)?.says(HERE), "what is given back is free at once");
    assert!(one.open(&case)?.says(HERE));
    one.post(&case, "decide", &REFUSE)?.must_be(303)?;
    assert!(!one.open(&case)?.says(HERE) && !two.open(&case)?.says(HERE), "what is decided is nobody’s");
    Ok(())
}

#[test]
fn a_look_lasts_ten_minutes_and_a_page_that_is_loaded_again_writes_nothing_for_five() -> Result<()> {
    let server = shared_server()?;
    let (case, _) = waiting(server, "locktime")?;
    let (mut one, mut two) = (seat(server, "lockearly", Role::Agent)?, seat(server, "locklate", Role::Agent)?);
    let now = now_ms();
    let open_at = |seat: &mut Seat, minutes: i64| {
        seat.client.set_now(now + minutes * MINUTE_MS);
        seat.open(&case)
    };
    open_at(&mut one, 0)?;
    let first = until(server, &case)?;
    assert_eq!(first, now + 10 * MINUTE_MS);
    open_at(&mut one, 4)?;
    assert_eq!(until(server, &case)?, first, "nothing is written");
    open_at(&mut one, 6)?;
    assert_eq!(until(server, &case)?, first + 6 * MINUTE_MS);
    assert!(open_at(&mut two, 15)?.says(HERE));
    assert!(!open_at(&mut two, 17)?.says(HERE), "whoever has gone is in nobody’s way");
    assert!(open_at(&mut one, 18)?.says(HERE), "and the other has it now");
    Ok(())
}

#[test]
fn two_who_decide_at_once_are_led_to_different_cases() -> Result<()> {
    let server: &'static Server = Box::leak(Box::new(Server::start()?));
    server.sweep()?;
    let cases = (0..6).map(|number| Ok(waiting(server, &format!("lockled{number}"))?.0)).collect::<Result<Vec<_>>>()?;
    let seats = [seat(server, "lockleft", Role::Agent)?, seat(server, "lockright", Role::Agent)?];
    let pages = [seats[0].open(&cases[0])?, seats[1].open(&cases[1])?];
    let led = std::thread::scope(|scope| {
        let both = [0, 1].map(|at: usize| {
            let (seat, page, case) = (&seats[at], &pages[at], &cases[at]);
            scope.spawn(move || seat.post_seen(page, case, "decide", &APPROVE)?.location())
        });
        both.map(|one| one.join().unwrap_or_else(|_| bail!("a decision broke"))).into_iter().collect::<Result<Vec<_>>>()
    })?;
    ensure!(led.iter().all(|there| there.contains("/staff/case/")), "{led:?}");
    assert_ne!(led[0], led[1], "each has a case of their own");
    let looks = "SELECT COUNT(*) FROM desk_look";
    assert_eq!(Store::of(server)?.count(looks)?, 4, "where they were, and where they are led to");
    server.set_clock((now_ms() / HOUR_MS + 2) * HOUR_MS)?;
    server.client().bare_get("/cdn-cgi/handler/scheduled?cron=*+*+*+*+*")?.must_be(200)?;
    assert_eq!(Store::of(server)?.count(looks)?, 0, "what has run out is swept away");
    Ok(())
}
