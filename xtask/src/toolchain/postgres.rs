//! PostgreSQL, which the directory service is tested on: a cluster of its own that lives as long as the tests.

use std::fs;

use anyhow::{Result, bail};

use crate::place::Place;
use crate::toolchain::apt;

/// Where Debian puts each version's programs.
const VERSIONS: &str = "/usr/lib/postgresql";

pub fn postgres(place: &Place) -> Result<()> {
    if is_there() {
        return Ok(());
    }
    apt::install(place, &["postgresql"], "testing the directory service on it")?;
    if !is_there() {
        bail!("apt installed postgresql, yet there is no initdb under {VERSIONS}");
    }
    Ok(())
}

fn is_there() -> bool {
    let mut versions = fs::read_dir(VERSIONS).into_iter().flatten().flatten();
    versions.any(|version| version.path().join("bin").join("initdb").exists())
}
