//! `cargo xtask pictures`: the pictures of the README, made anew from what the pages say today.

use anyhow::{Result, bail};

use crate::build::{self, Variant};
use crate::place::Place;
use crate::step::{command, run, step};
use crate::toolchain::node;

pub fn command_line(place: &Place, arguments: &[String]) -> Result<()> {
    if let Some(unknown) = arguments.first() {
        bail!("pictures takes nothing, not `{unknown}`");
    }
    build::build(place, Variant::LOCAL)?;
    let chromium = node::chromium(place)?;
    step("Walking through one life", || {
        let mut walk = command(place.node_bin("node"), &["tests/journeys/pictures.mjs"], &place.root);
        walk.arg(place.root.join("frontend").join("pictures"))
            .env("PATH", place.path_with_node()?)
            .env("ADIEU_CHROMIUM", &chromium);
        run(&mut walk)
    })
}
