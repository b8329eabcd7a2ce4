//! Debian's packages, for what rustup and npm cannot bring. Asked for only when something is missing.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::place::Place;
use crate::step::{command, run, run_quietly, step, succeeds};

pub fn install(place: &Place, packages: &[&str], why: &str) -> Result<()> {
    if !Path::new("/usr/bin/apt-get").exists() {
        bail!("{why} needs {}, and this machine has no apt-get: please install it by hand", packages.join(" and "));
    }
    step(&format!("Installing {} with apt: {why}", packages.join(" and ")), || {
        let mut words = Vec::new();
        if run_quietly(&mut command("id", &["-u"], &place.root))?.trim() != "0" {
            if !succeeds(&mut command("sudo", &["-n", "true"], &place.root)) {
                bail!("apt needs root: please run `sudo apt-get install {}`", packages.join(" "));
            }
            words.extend(["sudo", "-n"]);
        }
        words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "Dpkg::Use-Pty=0"]);
        // Lists that are already fresh enough save the slow update.
        if attempt(place, &words, packages).is_ok() {
            return Ok(());
        }
        apt(place, &words, &["update"])?;
        attempt(place, &words, packages)
    })
}

fn attempt(place: &Place, words: &[&str], packages: &[&str]) -> Result<()> {
    let mut rest = vec!["install", "--yes", "--no-install-recommends"];
    rest.extend(packages);
    apt(place, words, &rest)
}

fn apt(place: &Place, words: &[&str], rest: &[&str]) -> Result<()> {
    let all: Vec<&str> = words.iter().chain(rest).copied().collect();
    let (program, arguments) = all.split_first().context("a command has a program")?;
    run(&mut command(program, arguments, &place.root))
}
