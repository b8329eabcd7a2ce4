//! `cargo xtask archive`: everything that a deployment needs, built, in one file. Whoever unpacks it needs Node and no Rust.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use crate::build::{self, Variant};
use crate::fingerprint::files;
use crate::place::Place;
use crate::policy;
use crate::step::{command, run_quietly, step};

pub fn command_line(place: &Place, arguments: &[String]) -> Result<()> {
    let mut policies = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--policy" => policies.push(rest.next().context("--policy wants a file")?.clone()),
            unknown => bail!("archive knows --policy FILE, not `{unknown}`"),
        }
    }
    build::build(place, Variant::DEPLOY)?;
    let archive = make(place, &policies)?;
    println!("{}", archive.display());
    Ok(())
}

/// Of what is built just now.
pub fn make(place: &Place, policies: &[String]) -> Result<PathBuf> {
    let name = concat!("adieu-", env!("CARGO_PKG_VERSION"));
    let above = place.memory().join("archive");
    let folder = above.join(name);
    let archive = place.root.join("target").join(format!("{name}.tar.gz"));
    step("Packing the release archive", || {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fill(place, &folder)?;
        for file in policies {
            let (name, json) = policy::checked(place, file)?;
            write(&folder.join("policies").join(format!("{name}.json")), json.as_bytes())?;
        }
        run_quietly(command("tar", &["-czf"], &above).arg(&archive).arg(name)).map(drop)
    })?;
    Ok(archive)
}

fn fill(place: &Place, folder: &Path) -> Result<()> {
    for part in ["edge/build", "edge/migrations", "dist", "docs", "frontend/policies"] {
        copy(place, part, &folder.join(part.trim_start_matches("frontend/")))?;
    }
    copy(place, "xtask/deploy", &folder.join("deploy"))?;
    fs::rename(folder.join("deploy").join("README.md"), folder.join("README.md"))?;
    for part in ["LICENSE-APACHE", "LICENSE-MIT"] {
        write(&folder.join(part), &fs::read(place.root.join(part)).with_context(|| format!("reading {part}"))?)?;
    }
    let settings = fs::read_to_string(place.root.join("wrangler.toml"))?;
    write(&folder.join("wrangler.toml"), without_build(&settings)?.as_bytes())?;
    let package = fs::read_to_string(place.root.join("package.json"))?;
    write(&folder.join("package.json"), package_of_archive(&package)?.as_bytes())
}

fn copy(place: &Place, part: &str, to: &Path) -> Result<()> {
    let from = place.root.join(part);
    for file in files(&from)? {
        write(&to.join(file.strip_prefix(&from)?), &fs::read(&file)?)?;
    }
    Ok(())
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::create_dir_all(file.parent().context("a file lies in a folder")?)?;
    fs::write(file, bytes).with_context(|| format!("writing {}", file.display()))
}

/// Without the section that calls cargo: what is deployed is built already.
fn without_build(settings: &str) -> Result<String> {
    let (before, rest) = settings.split_once("\n[build]\n").context("wrangler.toml has a [build]")?;
    let (_, after) = rest.split_once("\n\n").context("[build] ends with an empty line")?;
    let before: Vec<&str> = before.lines().collect();
    let told = before.iter().rposition(|line| !line.starts_with('#')).map_or(0, |at| at + 1);
    Ok(format!("{}\n\n{after}", before.get(..told).unwrap_or_default().join("\n").trim_end()))
}

/// Node and wrangler in the versions that the archive was tried with, and the commands by name.
fn package_of_archive(package: &str) -> Result<String> {
    let package: Value = serde_json::from_str(package)?;
    let version =
        |name: &str| package.get("devDependencies").and_then(|all| all.get(name)).cloned().unwrap_or_default();
    let archive = json!({
        "name": "adieu",
        "version": env!("CARGO_PKG_VERSION"),
        "private": true,
        "license": package.get("license"),
        "type": "module",
        "scripts": {
            "check": "node deploy/deploy.mjs check",
            "first": "node deploy/deploy.mjs first",
            "deploy": "wrangler deploy",
        },
        "dependencies": { "node": version("node"), "wrangler": version("wrangler") },
    });
    Ok(serde_json::to_string_pretty(&archive)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_archives_settings_call_no_compiler_and_keep_all_else() -> Result<()> {
        let settings = "name = \"a\"\nminify = true\n\n# Built.\n# Twice.\n[build]\ncommand = \"cargo\"\n\n# What.\n[assets]\nx = 1\n";
        assert_eq!(without_build(settings)?, "name = \"a\"\nminify = true\n\n# What.\n[assets]\nx = 1\n");
        Ok(())
    }

    #[test]
    fn the_archive_pins_what_it_was_tried_with() -> Result<()> {
        let package =
            r#"{"license": "MIT", "devDependencies": {"wrangler": "4.1.2", "node": "22.1.0", "esbuild": "1.0.0"}}"#;
        let archive: Value = serde_json::from_str(&package_of_archive(package)?)?;
        assert_eq!(archive.get("dependencies"), Some(&json!({ "node": "22.1.0", "wrangler": "4.1.2" })));
        Ok(())
    }
}
