//! Looking changes nothing: mail scanners and prefetchers visit every link, often.

use anyhow::Result;
use tests::client::Call;
use tests::journey::Journey;
use tests::mailbox::{self, Letter};
use tests::server::Server;
use tests::shop;
use tests::store::Store;

use crate::method::ROUTES;

#[test]
fn ten_visits_to_every_page_leave_the_database_as_it_was() -> Result<()> {
    let server = Server::start()?;
    let prepared = Journey::proven(&server, server.client(), &shop::plant_one(&server, "readprepared")?)?;
    let person = shop::plant_one(&server, "readpending")?;
    let (pending, _) = Journey::pending(&server, server.client(), &person)?;
    mailbox::wait_for(&server, &person.email, Letter::fragment)?;
    settle(&server)?;
    let before = Store::of(&server)?.dump()?;
    for journey in [&prepared, &pending] {
        for (pattern, allowed) in ROUTES {
            if !allowed.contains("GET") {
                continue;
            }
            let path = pattern.replace("{}", &journey.reference);
            for method in ["GET", "HEAD"] {
                for _ in 0..10 {
                    journey.client.send(&Call::of(method, &path))?;
                }
            }
        }
    }
    settle(&server)?;
    let after = Store::of(&server)?.dump()?;
    let changed: Vec<&str> = after.lines().filter(|line| !before.contains(line)).collect();
    assert!(changed.is_empty(), "rows that were not there before:\n{}", changed.join("\n"));
    assert_eq!(before.lines().count(), after.lines().count(), "no row has gone");
    Ok(())
}

/// Waits until nothing is written any more.
pub fn settle(server: &Server) -> Result<()> {
    let mut last = String::new();
    for _ in 0..50 {
        std::thread::sleep(std::time::Duration::from_millis(300));
        let now = Store::of(server)?.dump()?;
        if now == last {
            return Ok(());
        }
        last = now;
    }
    anyhow::bail!("the database never came to rest")
}
