//! What a person sees. One page is one function of its state.
//!
//! Nothing here knows the clock, a database, a request or how a date is written:
//! props carry finished texts, and a page turns them into one HTML document.
#![cfg_attr(
    feature = "ssr",
    expect(clippy::needless_pass_by_value, reason = "every page takes its props whole, whether it keeps them or not")
)]

mod browser;
pub mod islands;

#[cfg(feature = "ssr")]
mod components;
#[cfg(feature = "ssr")]
pub mod copy;
#[cfg(feature = "ssr")]
pub mod guide;
#[cfg(feature = "ssr")]
pub mod i18n;
#[cfg(feature = "ssr")]
pub mod letter;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
pub mod notice;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod route;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(any(feature = "ssr", feature = "proof"))]
pub mod told;
