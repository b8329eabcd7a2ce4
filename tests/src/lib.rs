//! The harness: starts the product, speaks to it, reads its mailbox, moves its clock, looks into its files.
//!
//! Everything here answers `anyhow::Result`: a test says with `?` what it needs and with `assert!` what it proves.

pub mod answer;
pub mod app;
pub mod canary;
pub mod carrier;
pub mod client;
pub mod crowd;
pub mod directory;
pub mod hostile;
pub mod identity;
pub mod journey;
pub mod mailbox;
#[cfg(test)]
mod oracle;
pub mod page;
pub mod patience;
pub mod receiver;
pub mod seed;
pub mod server;
pub mod shop;
pub mod stage;
pub mod store;
pub mod text;
