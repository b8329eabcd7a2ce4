//! Prove that the account is yours: the code of 8 digits.

use crate::shell::FieldError;
use crate::shell::Shell;
/// Posts `code`; a second form asks for a new code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    /// What the person typed as their account (never a looked-up contact).
    pub typed: String,
    /// How long a code lasts.
    pub minutes: u32,
    /// A new code has just been sent.
    pub sent_again: bool,
    /// The code is asked for again because the proof has grown too old.
    pub again_because_old: bool,
    pub errors: Vec<FieldError>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("code")
}
