//! What wakes in the browser. Islands set text, attributes and `hidden` on what the edge
//! rendered; they never create elements (`trusted-types 'none'` would refuse it).

pub mod code_field;
pub mod copy_button;
pub mod phrase_check;
pub mod watch;
