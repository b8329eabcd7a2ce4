//! The paths that exist for trying only.

/// What exists for trying only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trial {
    Mailbox,
    MailboxFile,
    Clock,
    Sweep,
    Effort,
    Plant,
}

pub fn trial(rest: &[&str]) -> Option<Trial> {
    Some(match rest {
        ["mailbox"] => Trial::Mailbox,
        ["mailbox.json"] => Trial::MailboxFile,
        ["clock"] => Trial::Clock,
        ["sweep"] => Trial::Sweep,
        ["effort"] => Trial::Effort,
        ["plant"] => Trial::Plant,
        _ => return None,
    })
}
