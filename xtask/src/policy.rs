//! `cargo xtask policy check FILE…`: what is wrong with an operator's rules, by line and field, before anybody meets it.

use anyhow::{Result, bail};

use crate::place::Place;
use crate::step::command;

pub fn command_line(place: &Place, arguments: &[String]) -> Result<()> {
    let Some((act, files)) = arguments.split_first().filter(|(act, files)| *act == "check" && !files.is_empty()) else {
        bail!("say `cargo xtask policy check FILE…`");
    };
    let mut check = command("cargo", &["run", "--locked", "--quiet", "-p", "policy-file", "--", act], &place.root);
    // Named from where the person stands.
    let here = std::env::current_dir()?;
    check.args(files.iter().map(|file| here.join(file))).env("CARGO_TARGET_DIR", place.target_host());
    if !check.status()?.success() {
        bail!("not every file can be used");
    }
    Ok(())
}
