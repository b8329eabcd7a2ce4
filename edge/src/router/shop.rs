//! The demo shop's pages, and the machine's way in.

/// The demo shop's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shop {
    SignIn,
    Account,
    SignOut,
    Me,
}

/// The machine's way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Api {
    Deletion(String),
    Revocations(String),
    ReceiptKeys,
    /// What whoever is told of events reads of us.
    Events,
    EventKeys,
    Standing,
    /// What a processor says of a message that it had accepted.
    Answers(String),
    Pack,
    /// What became of a mail.
    Bounce,
    /// A mail to the desk.
    Inbound,
}
