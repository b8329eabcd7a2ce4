//! For trying: move the clock.

use crate::shell::Shell;

/// Posts `now` or `forward` to `/dev/clock`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub now: String,
    pub now_ms: i64,
    /// What the last sweep did.
    pub note: Option<String>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("dev_clock")
}
