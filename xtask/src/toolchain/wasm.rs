//! A compiler for `wasm32-unknown-unknown`.
//!
//! First choice is rustup's. Where its server is out of reach, Debian's `rustc-web` compiles, with a
//! standard library that we build once from `rust-web-src` into a sysroot of our own in the cache.
//! Nothing is written into the system's folders, packages aside.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::place::Place;
use crate::step::{command, put_first, run, run_quietly, step};
use crate::toolchain::apt;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// Long enough for a slow line, short enough for a person who waits.
const RUSTUP_PATIENCE: Duration = Duration::from_mins(3);

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/Cargo.toml";

/// Which compiler builds for wasm.
#[derive(Debug, Clone)]
pub enum Compiler {
    /// The one that cargo finds by itself.
    Rustup,
    /// A folder with a `rustc` that knows our sysroot, to be put first in `PATH`.
    Own { folder: PathBuf },
}

impl Compiler {
    /// Makes a command compile with it.
    pub fn apply(&self, command: &mut Command) -> Result<()> {
        let Self::Own { folder } = self else { return Ok(()) };
        command.env("RUSTC", folder.join("rustc"));
        // worker-build asks the `rustc` in PATH whether it knows the target.
        put_first(command, folder)
    }
}

/// `ADIEU_WASM=debian` skips rustup: for trying the second way where the first one works.
pub fn compiler(place: &Place) -> Result<Compiler> {
    let forced = std::env::var("ADIEU_WASM").is_ok_and(|way| way == "debian");
    if !forced {
        if rustup_knows(place) {
            return Ok(Compiler::Rustup);
        }
        let added = step("Asking rustup for the wasm target", || ask_rustup(place));
        if added.is_ok() && rustup_knows(place) {
            return Ok(Compiler::Rustup);
        }
        println!("  rustup could not bring it; Debian's compiler is the second way");
    }
    if !Path::new(DEBIAN_RUSTC).exists() || !Path::new(DEBIAN_SOURCE).exists() {
        apt::install(place, &["rustc-web", "rust-web-src"], "rustup could not bring a compiler for wasm")?;
    }
    let version = run_quietly(&mut command(DEBIAN_RUSTC, &["--version"], &place.root))?;
    let name: String = version.split_whitespace().nth(1).unwrap_or("unknown").to_string();
    let sysroot = place.cache.join(format!("sysroot-{name}"));
    // The last thing that `build_sysroot` writes.
    if !sysroot.join("bin/rustc").exists() {
        step("Building the standard library for wasm (once, about a minute)", || build_sysroot(place, &sysroot))?;
    }
    Ok(Compiler::Own { folder: sysroot.join("bin") })
}

fn rustup_knows(place: &Place) -> bool {
    let arguments = ["--print", "target-libdir", "--target", TARGET];
    run_quietly(&mut command("rustc", &arguments, &place.root)).is_ok_and(|folder| Path::new(folder.trim()).exists())
}

fn ask_rustup(place: &Place) -> Result<()> {
    let mut rustup = command("rustup", &["target", "add", TARGET], &place.root)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("starting rustup")?;
    let started = Instant::now();
    loop {
        if let Some(status) = rustup.try_wait()? {
            if status.success() {
                return Ok(());
            }
            bail!("rustup ended with {status}");
        }
        if started.elapsed() > RUSTUP_PATIENCE {
            rustup.kill()?;
            rustup.wait()?;
            bail!("rustup gave no answer in time");
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}

fn build_sysroot(place: &Place, sysroot: &Path) -> Result<()> {
    let scratch = place.cache.join("sysroot-scratch");
    fs::create_dir_all(scratch.join("src"))?;
    fs::write(
        scratch.join("Cargo.toml"),
        "[package]\nname = \"scratch\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n[profile.release]\npanic = \"abort\"\n",
    )?;
    fs::write(scratch.join("src/lib.rs"), "")?;
    let arguments = ["build", "-Zbuild-std=std,panic_abort,proc_macro", "--release", "--target", TARGET];
    let mut cargo = command("cargo", &arguments, &scratch);
    cargo
        .env("RUSTC", DEBIAN_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        // Without embedded bitcode the real crates' link-time optimisation fails.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", scratch.join("target"));
    run(&mut cargo)?;

    let libraries = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&libraries)?;
    for entry in fs::read_dir(scratch.join("target").join(TARGET).join("release/deps"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let library = path.extension().is_some_and(|ending| ending == "rlib");
        if library && !name.starts_with("libscratch") {
            fs::copy(&path, libraries.join(&name))?;
        }
    }
    link_host_side(place, sysroot)?;
    write_compiler(sysroot)?;
    fs::remove_dir_all(scratch)?;
    Ok(())
}

/// Build scripts and macros run here: this machine's own library, and rustup's linker for wasm.
fn link_host_side(place: &Place, sysroot: &Path) -> Result<()> {
    let about = run_quietly(&mut command(DEBIAN_RUSTC, &["-vV"], &place.root))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names its host")?;
    let rustup = run_quietly(&mut command("rustc", &["--print", "sysroot"], &place.root))?;
    let linker = Path::new(rustup.trim()).join("lib/rustlib").join(host).join("bin/rust-lld");
    if !linker.exists() {
        bail!("rustup's toolchain has no rust-lld at {}", linker.display());
    }
    let folder = sysroot.join("lib/rustlib").join(host);
    fs::create_dir_all(folder.join("bin"))?;
    replace_link(&linker, &folder.join("bin/rust-lld"))?;
    replace_link(&Path::new("/usr/lib/rustlib").join(host).join("lib"), &folder.join("lib"))
}

fn replace_link(original: &Path, link: &Path) -> Result<()> {
    if link.symlink_metadata().is_ok() {
        fs::remove_file(link)?;
    }
    symlink(original, link).with_context(|| format!("linking {}", link.display()))
}

fn write_compiler(sysroot: &Path) -> Result<()> {
    let folder = sysroot.join("bin");
    fs::create_dir_all(&folder)?;
    let script = folder.join("rustc");
    let text = format!("#!/bin/sh\nexec {DEBIAN_RUSTC} --sysroot '{}' \"$@\"\n", sysroot.display());
    fs::write(&script, text)?;
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755))?;
    Ok(())
}
