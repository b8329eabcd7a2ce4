//! What wakes in the browser. Islands set text, attributes and `hidden` on what the edge
//! rendered; they never create elements (`trusted-types 'none'` would refuse it).

pub mod phrase_check;
