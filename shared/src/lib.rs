//! What is true about a deletion. Everything here is pure: `now`, random bytes and answers of other
//! systems come in as arguments, decisions go out as values.
//!
//! Nothing here knows a clock, a socket, a file, randomness, a browser or a sentence for people.
#![forbid(unsafe_code)]
#![deny(clippy::wildcard_enum_match_arm)]

pub mod api;
pub mod application;
pub mod clock;
pub mod colour;
pub mod deletion;
pub mod delivery;
pub mod desk;
pub mod directory;
pub mod disclosure;
pub mod eligibility;
pub mod encoding;
pub mod event;
pub mod export;
pub mod form;
pub mod gather;
pub mod hold;
pub mod id;
pub mod identifier;
pub mod inbox;
pub mod job;
pub mod ledger;
pub mod letter;
pub mod limits;
pub mod mime;
pub mod notice;
pub mod phrase;
pub mod policy;
pub mod preference;
pub mod receipt;
pub mod request;
pub mod retention;
pub mod seal;
pub mod secret;
pub mod set;
pub mod staff;
pub mod target;
pub mod time;
pub mod token;
pub mod webhook;
