//! The browser's module: the frontend crate with `hydrate`, and the glue that loads it.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::build::{Variant, apply, sources};
use crate::fingerprint::Fingerprint;
use crate::place::Place;
use crate::step::{command, run, skipped, step};
use crate::toolchain::wasm::{Compiler, TARGET};

/// Explicit: with `--all-features` Binaryen writes encodings that browsers refuse.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Glue and module as wasm-bindgen wrote them, not yet named by contents.
#[derive(Debug)]
pub struct Module {
    pub glue: PathBuf,
    pub wasm: PathBuf,
}

pub fn build(place: &Place, compiler: &Compiler, variant: Variant) -> Result<Module> {
    let folder = place.memory().join("browser").join(variant.profile());
    let module = Module { glue: folder.join("step.js"), wasm: folder.join("step_bg.wasm") };
    let name = format!("browser-{}", variant.profile());
    let fingerprint = Fingerprint::take(
        place,
        &name,
        &sources(place, &["shared/src", "shared/Cargo.toml", "frontend/src", "frontend/Cargo.toml"]),
        &[variant.profile()],
    )?;
    if fingerprint.unchanged(&[&module.glue, &module.wasm]) {
        skipped("The browser's module");
        return Ok(module);
    }
    step("Compiling the browser's module", || compile(place, compiler, variant))?;
    step("Writing its glue", || bind(place, variant, &folder))?;
    if !variant.quick {
        step("Making it small", || shrink(place, &module.wasm, &[]))?;
    }
    fingerprint.remember()?;
    Ok(module)
}

fn compile(place: &Place, compiler: &Compiler, variant: Variant) -> Result<()> {
    // A call of its own: together with `ssr` in one call the features would unify, and the islands
    // would panic in the browser.
    let arguments = [
        "rustc",
        "--locked",
        "-p",
        "frontend",
        "--lib",
        "--crate-type",
        "cdylib",
        "--no-default-features",
        "--features",
        "hydrate",
        "--target",
        TARGET,
        "--profile",
        variant.profile(),
    ];
    let mut cargo = command("cargo", &arguments, &place.root);
    apply(place, compiler, &mut cargo)?;
    run(&mut cargo)
}

fn bind(place: &Place, variant: Variant, folder: &Path) -> Result<()> {
    let compiled = place.target_wasm().join(TARGET).join(variant.profile()).join("frontend.wasm");
    let mut wbg = command(place.wbg(), &["--target", "web", "--no-typescript", "--out-name", "step"], &place.root);
    wbg.arg("--out-dir").arg(folder).arg(compiled);
    run(&mut wbg)
}

pub fn shrink(place: &Place, wasm: &Path, more_features: &[&str]) -> Result<()> {
    let small = wasm.with_extension("small");
    let mut optimiser =
        command(place.node_bin("wasm-opt"), &["-Oz", "--strip-debug", "--strip-producers"], &place.root);
    optimiser
        .env("PATH", place.path_with_node()?)
        .args(WASM_FEATURES)
        .args(more_features)
        .arg(wasm)
        .arg("-o")
        .arg(&small);
    run(&mut optimiser)?;
    std::fs::rename(small, wasm)?;
    Ok(())
}
