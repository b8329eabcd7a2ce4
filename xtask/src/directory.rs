//! `cargo xtask directory-check URL`: what is wrong with anybody's directory, call by call.

use anyhow::{Result, bail};

use crate::place::Place;
use crate::step::command;

pub fn command_line(place: &Place, arguments: &[String]) -> Result<()> {
    // Travels in the environment: arguments of a program are read by everybody on the machine.
    let words = ["run", "--locked", "--quiet", "-p", "directory-check", "--"];
    let mut check = command("cargo", &words, &place.root);
    let status = check.args(arguments).env("CARGO_TARGET_DIR", place.target_host()).status()?;
    // It has said itself why it could not ask.
    if status.code() == Some(2) {
        bail!("the directory was not asked");
    }
    if !status.success() {
        bail!("the directory is not as the contract says");
    }
    Ok(())
}
