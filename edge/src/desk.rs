//! The staff's desk: what waits, one case, decisions, holds, the log. Who sits at it is `staff`'s business; what a deletion
//! becomes is the spine's.

pub mod act;
pub mod bulk;
pub mod case;
pub mod chain;
mod check;
mod colleague;
pub mod decision;
pub mod deletion;
pub mod delivery;
pub mod digest;
pub mod disclosure;
pub mod enter;
pub mod entry;
pub mod figures;
pub mod hold;
pub mod log;
pub mod mail;
pub mod minor;
pub mod notice;
pub mod pack;
pub mod question;
pub mod queue;
pub mod registry;
pub mod retention;
mod sibling;
mod subject;
pub mod trail;
pub mod wording;
