//! The wire: one function per route, and the codes of problems.

pub mod path;
pub mod problem;
