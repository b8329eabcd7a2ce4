//! Errors that help: what happened, what happened to the answers, what to do next.

use crate::shell::Link;
use crate::shell::Shell;
/// What went wrong, in the person's terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A link or code was used before.
    LinkUsed,
    LinkExpired,
    /// No session, or one that ended.
    SignedOut,
    /// A step out of order: the link goes to the right one.
    WrongStep,
    /// Someone else (or another window) was faster.
    Overtaken,
    TooManyTries,
    /// The form was sent from another site.
    CrossSite,
    /// The form was larger or odder than any of ours.
    BadForm,
    MethodNotAllowed,
    /// Ours: answers are saved, nothing was deleted.
    Service,
    /// Data is on its way here; try again in a moment.
    NotYetHere,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub kind: Kind,
    pub reference: Option<String>,
    /// The next step, where there is one.
    pub next: Option<Link>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("problem")
}
