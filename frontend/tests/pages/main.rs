//! Every page in every state: what it says, how it is built, and how it looks.

mod fixture;
mod html;
mod letter;
mod screen;
mod snapshot;
mod structure;
