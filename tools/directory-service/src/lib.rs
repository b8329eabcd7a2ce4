//! A directory over HTTP for an operator who would rather write statements than code: one file says how accounts are found, what stands
//! in the way, and how each category ends, and this answers the contract of `shared::directory` from the operator's own database.

mod book;
mod cell;
pub mod clock;
mod config;
mod database;
mod door;
mod log;
mod operation;
pub mod plant;
pub mod policy;
mod statement;
mod subject;

pub use config::{Config, Fault};
pub use database::{Database, DatabaseError};
pub use door::{Service, answer, serve};
