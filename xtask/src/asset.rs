//! What the browser loads besides pages: named by its contents, so that it may be kept for ever.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::build::Variant;
use crate::build::browser::Module;
use crate::fingerprint::{files, short_name};
use crate::place::Place;
use crate::step::{command, run_quietly};
use crate::{guide, openapi, policy};

/// For assets only; the Worker sets its own on what it renders.
const HEADERS: &str = "\
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cross-Origin-Resource-Policy: same-origin
  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/brand/*
  Cache-Control: public, max-age=86400
/api/*
  Cache-Control: public, max-age=300
";

/// Fills `dist/` and answers the file that tells the edge the names.
pub fn lay_out(place: &Place, modules: &[Module], variant: Variant) -> Result<PathBuf> {
    let mut named = Vec::new();
    for (key, sheet) in themes(style(place)?)? {
        let sheet = smaller(place, variant, "css", sheet.into_bytes())?;
        named.push((key.to_owned(), format!("style-{}.css", short_name(&sheet)), sheet));
    }
    for name in ["boot", "bridge"] {
        let script = smaller(place, variant, "js", read(&place.root.join("frontend").join(format!("{name}.js")))?)?;
        named.push((name.to_owned(), format!("{name}-{}.js", short_name(&script)), script));
    }
    // Only guides load it, so that only their pages name it.
    let script = smaller(place, variant, "js", read(&place.root.join("frontend").join("guide.js"))?)?;
    let script_file = format!("guide-{}.js", short_name(&script));
    let guides = guide::build(place, &format!("/assets/{script_file}"))?;
    named.push(("guide".to_owned(), script_file, script));
    for language in languages(place)? {
        let text = texts(place, &language)?;
        named.push((format!("text_{language}"), format!("text-{language}-{}.ftl", short_name(&text)), text));
    }
    for (name, json) in policy::presets(place)? {
        named.push((format!("policy_{name}"), format!("policy-{name}-{}.json", short_name(&json)), json));
    }
    for Module { name, glue, wasm } in modules {
        let glue = smaller(place, variant, "js", read(glue)?)?;
        let wasm = read(wasm)?;
        named.push((format!("{name}_js"), format!("{name}-{}.js", short_name(&glue)), glue));
        named.push((format!("{name}_wasm"), format!("{name}-{}.wasm", short_name(&wasm)), wasm));
    }

    // Built beside and then swapped: a running server never sees half of it.
    let fresh = place.memory().join("dist");
    if fresh.exists() {
        fs::remove_dir_all(&fresh)?;
    }
    fs::create_dir_all(fresh.join("assets"))?;
    let mut manifest = serde_json::Map::new();
    for (key, file, bytes) in named {
        let name = format!("assets/{file}");
        fs::write(fresh.join(&name), bytes)?;
        manifest.insert(key, format!("/{name}").into());
    }
    fs::write(fresh.join("_headers"), HEADERS)?;
    copy(&place.root.join("frontend").join("public"), &fresh)?;
    copy(&guides, &fresh.join("guides"))?;
    fs::create_dir_all(fresh.join("api/v1"))?;
    fs::write(fresh.join("api/v1/openapi.json"), openapi::document(place)?)?;
    swap(&fresh, &place.dist())?;

    let list = list(place, variant);
    let text = serde_json::to_string_pretty(&manifest)?;
    if fs::read_to_string(&list).is_ok_and(|old| old == text) {
        return Ok(list);
    }
    fs::write(&list, text)?;
    Ok(list)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in files(from)? {
        let target = to.join(file.strip_prefix(from)?);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, target)?;
    }
    Ok(())
}

/// The file that names the assets.
pub fn list(place: &Place, variant: Variant) -> PathBuf {
    place.memory().join(format!("assets-{}.json", variant.profile()))
}

/// Tokens first, then the base, then a file per component: later rules rest on earlier ones.
fn style(place: &Place) -> Result<Vec<u8>> {
    let folder = place.root.join("frontend").join("style");
    let mut sheets: Vec<PathBuf> = files(&folder)?;
    sheets.retain(|file| file.extension().is_some_and(|ending| ending == "css"));
    sheets.sort_by_key(|file| {
        let rank = match file.file_stem().and_then(|stem| stem.to_str()) {
            Some("tokens") => 0,
            Some("base") => 1,
            _ => 2,
        };
        (rank, file.clone())
    });
    let mut all = Vec::new();
    for sheet in sheets {
        all.extend(read(&sheet)?);
        all.push(b'\n');
    }
    Ok(all)
}

/// The sheet as it follows the device, and two that follow nobody, for apps that say which they want: made here, so that each colour
/// stands once.
fn themes(sheet: Vec<u8>) -> Result<[(&'static str, String); 3]> {
    const BY_DEVICE: [&str; 2] = ["screen and (prefers-color-scheme: dark)", "color-scheme: light dark;"];
    let sheet = String::from_utf8(sheet).context("a style sheet is text")?;
    let known = BY_DEVICE.map(|words| sheet.matches(words).count());
    let all = sheet.matches("prefers-color-scheme").count();
    ensure!(
        known[0] == all && known[1] == 1,
        "a style sheet asks for the device's colours in other words: {BY_DEVICE:?}"
    );
    let forced = |media: &str, scheme: &str| {
        sheet.replace(BY_DEVICE[0], media).replace(BY_DEVICE[1], &format!("color-scheme: {scheme};"))
    };
    let (light, dark) = (forced("not all", "light"), forced("screen", "dark"));
    Ok([("css", sheet), ("css_light", light), ("css_dark", dark)])
}

/// Each language is a folder.
fn languages(place: &Place) -> Result<Vec<String>> {
    let folder = place.root.join("frontend").join("locales");
    let entries = fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

/// A language in one piece. Comments are for whoever writes texts.
fn texts(place: &Place, language: &str) -> Result<Vec<u8>> {
    let folder = place.root.join("frontend").join("locales").join(language);
    let mut together = String::new();
    for file in files(&folder)?.iter().filter(|file| file.extension().is_some_and(|ending| ending == "ftl")) {
        let text = String::from_utf8(read(file)?).with_context(|| format!("reading {}", file.display()))?;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            together.push_str(line);
            together.push('\n');
        }
    }
    Ok(together.into_bytes())
}

fn smaller(place: &Place, variant: Variant, ending: &str, bytes: Vec<u8>) -> Result<Vec<u8>> {
    if variant.quick {
        return Ok(bytes);
    }
    let source = place.memory().join(format!("to-shrink.{ending}"));
    fs::write(&source, bytes)?;
    let mut esbuild = command(place.node_bin("esbuild"), &["--minify", "--log-level=warning"], &place.root);
    esbuild.arg(&source).env("PATH", place.path_with_node()?);
    Ok(run_quietly(&mut esbuild)?.into_bytes())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("reading {}", path.display()))
}

/// Replaces only what differs, and removes what is gone.
fn swap(fresh: &Path, current: &Path) -> Result<()> {
    fs::create_dir_all(current)?;
    for file in files(current)? {
        if !fresh.join(file.strip_prefix(current)?).exists() {
            fs::remove_file(&file)?;
        }
    }
    for file in files(fresh)? {
        let target = current.join(file.strip_prefix(fresh)?);
        if fs::read(&file).ok() == fs::read(&target).ok() {
            continue;
        }
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, &target)?;
    }
    Ok(())
}
