//! What wakes in the browser. Islands set text, attributes and `hidden` on what the edge
//! rendered; they never create elements (`trusted-types 'none'` would refuse it).
//!
//! They lie in two modules: `step` on the way through a deletion, `proof` where something is checked, or is waited for that
//! will be.

#[cfg(any(feature = "ssr", feature = "step"))]
pub mod code_field;
#[cfg(any(feature = "ssr", feature = "step"))]
pub mod copy_button;
#[cfg(any(feature = "ssr", feature = "proof"))]
pub mod copy_check;
#[cfg(any(feature = "ssr", feature = "step"))]
pub mod phrase_check;
#[cfg(any(feature = "ssr", feature = "proof"))]
pub mod receipt_check;
#[cfg(any(feature = "ssr", feature = "proof"))]
pub mod watch;
