//! Rows ⇄ domain. The only room that holds SQL; each function is one statement, so that callers compose batches.

pub mod agenda;
pub mod application;
pub mod deletion;
pub mod desk;
pub mod disclosure;
pub mod export;
pub mod idempotency;
pub mod inbox;
pub mod job;
pub mod likeness;
pub mod outbox;
pub mod policy;
pub mod processor;
pub mod receipt;
pub mod retention;
pub mod secret;
pub mod session;
pub mod shop;
#[cfg(feature = "local")]
pub mod shop_plant;
pub mod shop_record;
pub mod shop_session;
pub mod staff;
pub mod vault;
