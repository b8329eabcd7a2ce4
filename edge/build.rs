//! Made natively, before the Worker is compiled: the names of the built assets, and of each preset policy the version. A policy
//! that does not parse, or a zone that nobody knows, fails the build and not a person's request.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;
use sha2::{Digest as _, Sha256};
use shared::policy::Policy;

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    let policies = Path::new("../frontend/policies");
    println!("cargo:rerun-if-changed={}", policies.display());
    println!("cargo:rerun-if-env-changed=ADIEU_ASSETS");
    let names = names()?;
    write_policies(policies, &names, &out)?;
    write_assets(&names, &out)
}

/// Names come from the bundler's manifest; without one (native tests) they are the plain ones.
fn names() -> Result<Value, Box<dyn Error>> {
    let Some(path) = env::var_os("ADIEU_ASSETS").map(PathBuf::from) else { return Ok(Value::Null) };
    println!("cargo:rerun-if-changed={}", path.display());
    Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
}

fn name<'a>(names: &'a Value, key: &str) -> Result<&'a str, String> {
    match names {
        Value::Null => Ok(""),
        names => names.get(key).and_then(Value::as_str).ok_or_else(|| format!("no asset `{key}` was laid down")),
    }
}

/// The text of a preset is an asset: JSON, with its time zone as a table. The Worker knows by the version what it says, and takes
/// nothing else for it. Native tests have no assets, and get the text itself.
fn write_policies(folder: &Path, names: &Value, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let mut presets = String::from("const PRESETS: &[Preset] = &[\n");
    let mut texts = String::from("#[cfg(test)]\nconst PRESET_TEXTS: &[&str] = &[\n");
    for file in files {
        let text = fs::read_to_string(&file)?;
        let parsed = policy_file::read(&text).map_err(|faults| format!("{}:\n{faults}", file.display()))?;
        has_its_files(&parsed, &folder.with_file_name("public"))
            .map_err(|fault| format!("{}:\n{fault}", file.display()))?;
        let json = serde_json::to_string(&parsed)?;
        let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(json.as_bytes()));
        let version = format!("u32::from_be_bytes([{a}, {b}, {c}, {d}])");
        let path = name(names, &format!("policy_{}", parsed.name))?;
        writeln!(presets, "    Preset {{ name: {:?}, version: {version}, path: {path:?} }},", parsed.name)?;
        writeln!(texts, "    {json:?},")?;
    }
    Ok(fs::write(out.join("presets.rs"), format!("{presets}];\n{texts}];\n"))?)
}

/// A logo that nobody laid down would be a broken picture on every page.
fn has_its_files(policy: &Policy, public: &Path) -> Result<(), String> {
    let Some(logo) = policy.brand.as_ref().and_then(|brand| brand.logo.as_ref()) else { return Ok(()) };
    println!("cargo:rerun-if-changed={}", public.display());
    for file in std::iter::once(&logo.file).chain(&logo.dark_file) {
        if !public.join(file.trim_start_matches('/')).is_file() {
            return Err(format!("brand.logo: there is no {file} below {}", public.display()));
        }
    }
    Ok(())
}

fn write_assets(names: &Value, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut source = String::new();
    for key in ["css", "css_light", "css_dark", "boot", "bridge", "step_js", "step_wasm", "proof_js", "proof_wasm"] {
        let constant = key.to_uppercase();
        writeln!(source, "pub const {constant}: &str = {:?};", name(names, key)?)?;
    }
    let mut texts = String::from("pub const TEXTS: &[(&str, &str)] = &[\n");
    for tag in shared::policy::LANGUAGES {
        writeln!(texts, "    ({tag:?}, {:?}),", name(names, &format!("text_{tag}"))?)?;
    }
    source.push_str(&texts);
    source.push_str("];\n");
    Ok(fs::write(out.join("assets.rs"), source)?)
}
