//! The staff's desk: what waits, one case, a decision. Nothing here names a person unless it was opened, with a reason.

pub mod case;
pub mod deletion;
pub mod log;
pub mod queue;
