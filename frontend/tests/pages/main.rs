//! Every page in every state: what it says, how it is built, and how it looks.
#![expect(clippy::panic, clippy::expect_used, reason = "a test says what it missed and stops")]

mod brand;
mod fixture;
mod html;
mod letter;
mod screen;
mod snapshot;
mod structure;
mod table;
