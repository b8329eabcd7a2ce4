//! One step of work: says what it does, does it, says how long it took.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// Runs `work` between two lines that tell what happens and how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("▸ {what}");
    let started = Instant::now();
    let outcome = work().with_context(|| what.to_string());
    match &outcome {
        Ok(_) => println!("✓ {what} ({})", spell(started.elapsed())),
        Err(_) => println!("✗ {what} ({})", spell(started.elapsed())),
    }
    outcome
}

/// A step whose result is there already.
pub fn skipped(what: &str) {
    println!("· {what}: nothing changed");
}

pub fn spell(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds >= 60 {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    } else {
        format!("{:.1} s", time.as_secs_f32())
    }
}

pub fn command<S: AsRef<OsStr>>(program: impl AsRef<OsStr>, arguments: &[S], folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    // Not ours to hand on: they describe the cargo call that compiled xtask.
    for name in
        ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PKG_NAME", "CARGO_PKG_VERSION", "RUSTC", "RUSTFLAGS"]
    {
        command.env_remove(name);
    }
    command
}

/// Lets a command find the programs of `folder` before all others.
pub fn put_first(command: &mut Command, folder: &Path) -> Result<()> {
    let path = command
        .get_envs()
        .find(|(name, _)| *name == "PATH")
        .and_then(|(_, value)| value.map(OsStr::to_os_string))
        .or_else(|| std::env::var_os("PATH"))
        .unwrap_or_default();
    let folders = std::iter::once(folder.to_path_buf()).chain(std::env::split_paths(&path));
    command.env("PATH", std::env::join_paths(folders)?);
    Ok(())
}

/// Runs to the end and shows its output as it comes: a long step shows its progress.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("starting {}", shown(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs to the end and shows its output only if it fails.
pub fn run_quietly(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("starting {}", shown(command)))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("{} ended with {}\n{text}{complaint}", shown(command), output.status);
    }
    Ok(text)
}

/// Everything it says, complaints included; fails if it does.
pub fn all_words(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("starting {}", shown(command)))?;
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    if !output.status.success() {
        bail!("{} ended with {}\n{text}", shown(command), output.status);
    }
    Ok(text)
}

/// Whether it runs and ends well; says nothing.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn shown(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}
