//! What the product answers over HTTP, in real workerd, on real D1.

mod access;
mod address;
mod app;
mod body;
mod bytes;
mod carrier;
mod code;
mod counter;
mod desk;
mod door;
mod elsewhere;
mod guide;
mod inbox;
mod known;
mod language;
mod letter;
mod life;
mod likeness;
mod lost;
mod matrix;
mod method;
mod not_me;
mod notice;
mod origin;
mod plan;
mod planting;
mod preset;
mod processor;
mod race;
mod reading;
mod registry;
mod request;
mod right;
mod shop;
mod sign_in;
mod situation;
mod standing;
mod stop;
mod stranger;
mod strict;
mod veto;

use std::sync::{Mutex, PoisonError};

use anyhow::Result;
use tests::server::Server;

/// One server for all tests that neither move its clock nor look at the whole database.
/// The guard around it ends it with the tests.
static SHARED: Mutex<Option<&'static Server>> = Mutex::new(None);

fn shared_server() -> Result<&'static Server> {
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(server) = *shared {
        return Ok(server);
    }
    let server: &'static Server = Box::leak(Box::new(Server::start()?));
    // The tick that a deployed one has had long ago: two first requests of a day would race for its key.
    server.sweep()?;
    *shared = Some(server);
    Ok(server)
}

/// Now, in milliseconds.
fn now_ms() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or_default()
}

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
