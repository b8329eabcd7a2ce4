//! Parts of pages: plain functions from finished texts to views.

pub(crate) mod blocker;
pub(crate) mod button;
pub(crate) mod choice;
pub(crate) mod codes;
pub(crate) mod complaint;
pub(crate) mod copy_check;
pub(crate) mod copy_state;
pub(crate) mod detail;
pub(crate) mod error_summary;
pub(crate) mod field;
pub(crate) mod foreign;
pub(crate) mod kept;
pub(crate) mod kind;
pub(crate) mod letter;
pub(crate) mod list;
pub(crate) mod panel;
pub(crate) mod path;
pub(crate) mod phrase;
pub(crate) mod printed;
pub(crate) mod receipt_check;
pub(crate) mod record;
pub(crate) mod reuse;
pub(crate) mod schedule;
pub(crate) mod seen;
pub(crate) mod summary;
pub(crate) mod watch;
