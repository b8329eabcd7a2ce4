//! The demo shop's own pages: what an operator's service looks like from where Adieu stands.

pub mod account;
pub mod api;
pub mod sign_in;
pub mod sign_out;

/// The shop's own session. The prefix binds it to this host, to HTTPS and to the whole path.
pub const COOKIE: &str = "__Host-shop";
