//! Node's side: the packages of package.json, and a browser for the journeys.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::fingerprint::Fingerprint;
use crate::place::Place;
use crate::step::{command, run, step, succeeds};
use crate::toolchain::apt;

const CHROMIUM: [&str; 4] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

pub fn packages(place: &Place) -> Result<()> {
    let inputs = [place.root.join("package.json"), place.root.join("package-lock.json")];
    let fingerprint = Fingerprint::take(place, "node", &inputs, &[])?;
    if fingerprint.unchanged(&[&place.node_bin("wrangler"), &place.node_bin("node")]) {
        return Ok(());
    }
    if !succeeds(&mut command("npm", &["--version"], &place.root)) {
        bail!("there is no npm: Node 20 or newer is needed");
    }
    step("Installing Node, wrangler, esbuild, binaryen and playwright-core with npm", || {
        run(&mut command("npm", &["ci", "--loglevel=error", "--no-audit", "--no-fund"], &place.root))?;
        fingerprint.remember()
    })
}

/// The browser of the journeys; `ADIEU_CHROMIUM` names another one.
pub fn chromium(place: &Place) -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("ADIEU_CHROMIUM") {
        return Ok(PathBuf::from(named));
    }
    if let Some(found) = installed_chromium() {
        return Ok(found);
    }
    apt::install(place, &["chromium"], "the browser tests drive a real browser")?;
    match installed_chromium() {
        Some(found) => Ok(found),
        None => bail!("apt installed chromium, yet it is not there; name a browser in ADIEU_CHROMIUM"),
    }
}

fn installed_chromium() -> Option<PathBuf> {
    CHROMIUM.iter().map(Path::new).find(|path| path.exists()).map(Path::to_path_buf)
}
