//! What machines may ask, as a file beside the Worker: made from the code with each build.

use std::process::Stdio;

use anyhow::{Context as _, Result, bail};

use crate::build::sources;
use crate::fingerprint::Fingerprint;
use crate::place::Place;
use crate::step::{command, skipped, step};

/// The document, made anew where the code that it is made from has changed.
pub fn document(place: &Place) -> Result<Vec<u8>> {
    let file = place.memory().join("openapi.json");
    let fingerprint = Fingerprint::take(place, "openapi", &sources(place, &["shared/src", "tools/openapi"]), &[])?;
    if fingerprint.unchanged(&[&file]) {
        skipped("The description for machines");
        return Ok(std::fs::read(file)?);
    }
    let said = step("Describing what machines may ask", || {
        let mut tool = command("cargo", &["run", "--locked", "--quiet", "-p", "openapi"], &place.root);
        let output = tool.env("CARGO_TARGET_DIR", place.target_host()).stderr(Stdio::inherit()).output();
        let output = output.context("running the tool that describes it")?;
        if !output.status.success() {
            bail!("it cannot be described");
        }
        Ok(output.stdout)
    })?;
    std::fs::write(&file, &said)?;
    fingerprint.remember()?;
    Ok(said)
}
