//! The browser's modules: the frontend crate with the islands of one of them, and the glue that loads it.

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

/// Each is a feature of `frontend`: the islands on the way through a deletion, and those that prove something or wait for it.
pub const NAMES: [&str; 2] = ["step", "proof"];

/// Glue and module as wasm-bindgen wrote them, not yet named by contents.
#[derive(Debug)]
pub struct Module {
    pub name: &'static str,
    pub glue: PathBuf,
    pub wasm: PathBuf,
}

pub fn build(place: &Place, compiler: &Compiler, variant: Variant) -> Result<Vec<Module>> {
    NAMES.into_iter().map(|name| one(place, compiler, variant, name)).collect()
}

fn one(place: &Place, compiler: &Compiler, variant: Variant, module: &'static str) -> Result<Module> {
    let folder = place.memory().join("browser").join(variant.profile());
    let built = Module {
        name: module,
        glue: folder.join(format!("{module}.js")),
        wasm: folder.join(format!("{module}_bg.wasm")),
    };
    let name = format!("browser-{module}-{}", variant.profile());
    let fingerprint = Fingerprint::take(
        place,
        &name,
        &sources(place, &["shared/src", "shared/Cargo.toml", "frontend/src", "frontend/Cargo.toml"]),
        &[variant.profile(), module],
    )?;
    if fingerprint.unchanged(&[&built.glue, &built.wasm]) {
        skipped(&format!("The browser's module `{module}`"));
        return Ok(built);
    }
    step(&format!("Compiling the browser's module `{module}`"), || compile(place, compiler, variant, module))?;
    step("Writing its glue", || bind(place, variant, module, &folder))?;
    if !variant.quick {
        step("Making it small", || shrink(place, &built.wasm, &[]))?;
    }
    fingerprint.remember()?;
    Ok(built)
}

fn compile(place: &Place, compiler: &Compiler, variant: Variant, module: &str) -> Result<()> {
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
        module,
        "--target",
        TARGET,
        "--profile",
        variant.profile(),
    ];
    let mut cargo = command("cargo", &arguments, &place.root);
    apply(place, compiler, &mut cargo, (&place.target_wasm(), &[]))?;
    run(&mut cargo)
}

fn bind(place: &Place, variant: Variant, module: &str, folder: &Path) -> Result<()> {
    let compiled = place.target_wasm().join(TARGET).join(variant.profile()).join("frontend.wasm");
    let mut wbg = command(place.wbg(), &["--target", "web", "--no-typescript", "--out-name", module], &place.root);
    wbg.arg("--out-dir").arg(folder).arg(compiled);
    run(&mut wbg)
}

pub fn shrink(place: &Place, wasm: &Path, more: &[&str]) -> Result<()> {
    let small = wasm.with_extension("small");
    let mut optimiser = command(place.node_bin("wasm-opt"), &["-Oz"], &place.root);
    optimiser
        .env("PATH", place.path_with_node()?)
        .args(WASM_FEATURES)
        .args(more)
        .args(["--strip-debug", "--strip-producers"])
        .arg(wasm)
        .arg("-o")
        .arg(&small);
    run(&mut optimiser)?;
    std::fs::rename(small, wasm)?;
    Ok(())
}
