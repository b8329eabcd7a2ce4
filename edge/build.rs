//! Made natively, before the Worker is compiled: each preset policy as JSON with its time zone as a table, and the names of
//! the built assets. A policy that does not parse, or a zone that nobody knows, fails the build and not a person's request.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use shared::policy::Policy;

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    let policies = Path::new("../frontend/policies");
    println!("cargo:rerun-if-changed={}", policies.display());
    println!("cargo:rerun-if-env-changed=ADIEU_ASSETS");
    write_policies(policies, &out)?;
    write_assets(&out)
}

fn write_policies(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let mut source = String::from("pub const PRESETS: &[(&str, &str)] = &[\n");
    for file in files {
        let text = fs::read_to_string(&file)?;
        let parsed = policy_file::read(&text).map_err(|faults| format!("{}:\n{faults}", file.display()))?;
        has_its_files(&parsed, &folder.with_file_name("public"))
            .map_err(|fault| format!("{}:\n{fault}", file.display()))?;
        let json = serde_json::to_string(&parsed)?;
        writeln!(source, "    ({:?}, {json:?}),", parsed.name)?;
    }
    source.push_str("];\n");
    Ok(fs::write(out.join("presets.rs"), source)?)
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

/// Names come from the bundler's manifest; without one (native tests) they are the plain ones.
fn write_assets(out: &Path) -> Result<(), Box<dyn Error>> {
    let manifest = env::var_os("ADIEU_ASSETS").map(PathBuf::from);
    let names: serde_json::Value = match &manifest {
        Some(path) => {
            println!("cargo:rerun-if-changed={}", path.display());
            serde_json::from_str(&fs::read_to_string(path)?)?
        }
        None => serde_json::json!({}),
    };
    let mut source = String::new();
    for key in ["css", "boot", "step_js", "step_wasm", "proof_js", "proof_wasm"] {
        let constant = key.to_uppercase();
        let name = names.get(key).and_then(serde_json::Value::as_str).unwrap_or_default();
        writeln!(source, "pub const {constant}: &str = {name:?};")?;
    }
    let mut texts = String::from("pub const TEXTS: &[(&str, &str)] = &[\n");
    for tag in shared::policy::LANGUAGES {
        let name = names.get(format!("text_{tag}")).and_then(serde_json::Value::as_str).unwrap_or_default();
        writeln!(texts, "    ({tag:?}, {name:?}),")?;
    }
    source.push_str(&texts);
    source.push_str("];\n");
    Ok(fs::write(out.join("assets.rs"), source)?)
}
