//! The directory service against the contract, once on each database.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so")]

mod crowd;
mod door;
mod life;
mod nonsense;
mod own;
mod part;
mod program;
mod stage;
