//! How much of each of the browser's modules goes over the wire.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::build::browser::NAMES;
use crate::place::Place;
use crate::step::{command, run_quietly};

/// Sums up the files' sizes under brotli at its best, as a cache in front of the assets keeps them.
const WEIGH: &str = "const fs = require('fs'), zlib = require('zlib'); \
console.log(process.argv.slice(1).reduce((sum, file) => sum + zlib.brotliCompressSync(fs.readFileSync(file)).length, 0))";

/// Bytes under brotli of a module with its glue, as they lie in `dist/`.
pub fn of_module(place: &Place, name: &str) -> Result<u64> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(place.dist().join("assets"))? {
        let path = entry?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if file.starts_with(&format!("{name}-")) {
            files.push(path);
        }
    }
    let mut node = command(place.node_bin("node"), &["-e", WEIGH], &place.root);
    node.arg("--").args(files).env("PATH", place.path_with_node()?);
    run_quietly(&mut node)?.trim().parse().context("reading a size")
}

/// Says both.
pub fn tell(place: &Place) -> Result<()> {
    for name in NAMES {
        #[expect(clippy::cast_precision_loss, reason = "a module is far below 2^52 bytes")]
        let kilobytes = of_module(place, name)? as f64 / 1000.0;
        println!("  module `{name}` with its glue: {kilobytes:.1} kB brotli");
    }
    Ok(())
}
