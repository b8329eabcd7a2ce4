//! What is sent. Text and HTML say the same; links carry their secret in the fragment and act
//! on a click that posts, and each mail also carries what to type.

pub mod access;
pub mod announced;
pub mod blocked;
pub mod code;
pub mod desk;
pub mod digest;
pub mod disclosed;
pub mod erased;
pub mod extended;
pub mod immediate;
pub mod note;
pub mod pending;
pub mod postponed;
pub mod question;
pub mod received;
pub mod refused;
pub mod reply;
pub mod request;
pub mod revoked;
pub mod right;
pub mod stop_ends;
pub mod stopped;

mod letter;

use crate::shell::Operator;

/// A finished mail, but for its addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// Who sends, in every mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    pub operator: Operator,
    /// The public reference; every mail names it.
    pub reference: String,
    /// The absolute address of the page for whoever did not ask for it.
    pub not_me_page: String,
}
