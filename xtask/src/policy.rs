//! `cargo xtask policy`: what is wrong with an operator's rules, how they would look, and how they are laid down for the Worker to
//! follow without a new build.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::build::sources;
use crate::fingerprint::{Fingerprint, files};
use crate::place::Place;
use crate::server::wrangler;
use crate::start::ALONE;
use crate::step::{command, run, run_quietly, skipped, step};
use crate::toolchain::node;

/// What policies call the operator's directory.
const DIRECTORY: &str = "shop";

const USAGE: &str = "say `cargo xtask policy check FILE…`, `… preview FILE [--out FOLDER]` or `… publish FILE [--local|--remote [--env NAME]]`";

pub fn command_line(place: &Place, arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["check", files @ ..] if !files.is_empty() => check(place, files),
        ["preview", file] => preview(place, file, &place.memory().join("preview")),
        ["preview", file, "--out", folder] => preview(place, file, &here(folder)?),
        ["publish", file] | ["publish", file, "--local"] => publish(place, file, None),
        ["publish", file, "--remote"] => publish(place, file, Some("production")),
        ["publish", file, "--remote", "--env", environment] => publish(place, file, Some(environment)),
        _ => bail!("{USAGE}"),
    }
}

/// Named from where the person stands.
fn here(path: &str) -> Result<PathBuf> {
    Ok(std::env::current_dir()?.join(path))
}

/// One of our own programs that reads policies.
fn tool(place: &Place, name: &str) -> std::process::Command {
    let mut tool = command("cargo", &["run", "--locked", "--quiet", "-p", name, "--"], &place.root);
    tool.env("CARGO_TARGET_DIR", place.target_host());
    tool
}

fn check(place: &Place, files: &[&str]) -> Result<()> {
    let mut check = tool(place, "policy-file");
    check.arg("check");
    for file in files {
        check.arg(here(file)?);
    }
    if !check.status()?.success() {
        bail!("not every file can be used");
    }
    Ok(())
}

fn preview(place: &Place, file: &str, folder: &Path) -> Result<()> {
    let file = here(file)?;
    check(place, &[&file.to_string_lossy()])?;
    let mut preview = tool(place, "policy-preview");
    preview.arg(&file).arg(folder);
    let style = place.root.join("frontend").join("style");
    // What the others stand on comes first.
    let mut sheets: Vec<PathBuf> = std::fs::read_dir(&style)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    sheets.sort_by_key(|sheet| (!sheet.ends_with("tokens.css"), !sheet.ends_with("base.css"), sheet.clone()));
    run(preview.args(sheets))
}

/// `cargo xtask store-kit FILE --origin ORIGIN`: what Google Play and App Review want to be told.
pub fn store_kit(place: &Place, arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (["--origin", origin, file] | [file, "--origin", origin]) = words.as_slice() else {
        bail!("say `cargo xtask store-kit FILE --origin https://leave.example.com`");
    };
    if !origin.starts_with("https://") {
        bail!("the stores want an address that begins with https://");
    }
    let file = here(file)?;
    check(place, &[&file.to_string_lossy()])?;
    run(tool(place, "policy-preview").arg("--store").arg(&file).arg(origin))
}

/// Each preset's name and its text as it is followed. The build of the Worker makes the same texts, and notes their versions.
pub fn presets(place: &Place) -> Result<Vec<(String, Vec<u8>)>> {
    let kept = place.memory().join("presets.jsonl");
    let rooms = ["frontend/policies", "shared/src", "tools/policy-file"];
    let mut presets = files(&place.root.join("frontend").join("policies"))?;
    presets.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
    let fingerprint = Fingerprint::take(place, "presets", &sources(place, &rooms), &[])?;
    if fingerprint.unchanged(&[&kept]) {
        skipped("The presets");
    } else {
        step("Making the presets into files", || {
            let mut json = tool(place, "policy-file");
            Ok(std::fs::write(&kept, run_quietly(json.arg("json").args(&presets))?)?)
        })?;
        fingerprint.remember()?;
    }
    let text = std::fs::read_to_string(&kept)?;
    let named = text.lines().map(|json| Ok((name_of(json)?, json.as_bytes().to_vec()))).collect::<Result<Vec<_>>>()?;
    named_alike(&presets, &named)?;
    Ok(named)
}

/// POLICY says the name inside the file; whoever looks for it finds it by the file's.
fn named_alike(files: &[PathBuf], named: &[(String, Vec<u8>)]) -> Result<()> {
    for (file, (name, _)) in files.iter().zip(named) {
        if file.file_stem().is_none_or(|stem| stem != name.as_str()) {
            let shown = file.file_name().unwrap_or_default().to_string_lossy();
            bail!("{shown} says name = \"{name}\": call the file {name}.toml, or it what the file is called");
        }
    }
    Ok(())
}

fn name_of(json: &str) -> Result<String> {
    let policy: serde_json::Value = serde_json::from_str(json).context("reading a policy")?;
    policy.get("name").and_then(serde_json::Value::as_str).map(str::to_owned).context("a policy has a name")
}

/// Whom a policy that is built in wants told over the network: every processor but the directory itself.
pub fn processors(place: &Place, name: &str) -> Result<Option<Vec<String>>> {
    let presets = presets(place)?;
    presets.iter().find(|(preset, _)| preset == name).map(|(_, json)| told(json)).transpose()
}

fn told(json: &[u8]) -> Result<Vec<String>> {
    let policy: serde_json::Value = serde_json::from_slice(json).context("reading a policy")?;
    let all = policy.get("declared").and_then(serde_json::Value::as_array).context("a policy has processors")?;
    let names = all.iter().filter_map(|one| one.get("id")?.as_str()).filter(|id| *id != DIRECTORY);
    Ok(names.map(str::to_owned).collect())
}

/// A file as the text that the check has read, and the name in it. Only what was checked goes out.
pub fn checked(place: &Place, file: &str) -> Result<(String, String)> {
    let file = here(file)?;
    check(place, &[&file.to_string_lossy()])?;
    let mut json = tool(place, "policy-file");
    let json = run_quietly(json.arg("json").arg(&file))?.trim().to_owned();
    Ok((name_of(&json)?, json))
}

/// To an environment of the operator's account, or to this machine.
fn publish(place: &Place, file: &str, remote: Option<&str>) -> Result<()> {
    let (name, json) = checked(place, file)?;
    if presets(place)?.iter().any(|(preset, text)| *preset == name && text != json.as_bytes()) {
        bail!("a policy called `{name}` is built in, and the Worker follows that one: give yours another name");
    }
    node::packages(place)?;
    let kept = place.memory().join("policy.json");
    std::fs::create_dir_all(place.memory())?;
    std::fs::write(&kept, json)?;
    let key = format!("policy-named:{name}");
    let put = |words: &[&str]| {
        let mut put = wrangler(place, &["kv", "key", "put", &key, "--binding", "CACHE", "--path"])?;
        run_quietly(put.arg(&kept).args(words)).map(drop)
    };
    let Some(environment) = remote else {
        for folder in here_started(&place.root.join(".wrangler")) {
            let shown = folder.strip_prefix(&place.root).unwrap_or(&folder).display().to_string();
            step(&format!("Publishing `{name}` in {shown}"), || {
                put(&["--local", "--persist-to", &folder.to_string_lossy()])
            })?;
        }
        println!(
            "`cargo xtask start --policy {name}` follows it, with a service as without; a running one within a minute."
        );
        return Ok(());
    };
    step(&format!("Publishing `{name}` for {environment}"), || put(&["--remote", "--env", environment]))?;
    println!("What is published is followed within a minute; running deletions keep what they began with.");
    match followed(place, &format!("[env.{environment}.vars]"))? {
        Some(set) if set == name => {}
        set => println!(
            "NOT YET: {environment} follows POLICY = \"{}\". Set it to \"{name}\", and deploy.",
            set.unwrap_or_default()
        ),
    }
    Ok(())
}

/// Where `cargo xtask start` has been started, with a service, apart, or neither; where it would begin, if nowhere.
fn here_started(above: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(above).into_iter().flatten().flatten();
    let began = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(ALONE));
    let mut there: Vec<PathBuf> = began.map(|entry| entry.path()).collect();
    there.sort();
    if there.is_empty() { vec![above.join(ALONE)] } else { there }
}

/// What is followed, by the settings below a heading of `wrangler.toml`: `[vars]` are this machine's.
pub fn followed(place: &Place, heading: &str) -> Result<Option<String>> {
    Ok(value(&std::fs::read_to_string(place.root.join("wrangler.toml"))?, heading))
}

fn value(settings: &str, heading: &str) -> Option<String> {
    let mut own =
        settings.lines().skip_while(|line| *line != heading).skip(1).take_while(|line| !line.starts_with('['));
    let value = own.find_map(|line| line.strip_prefix("POLICY")?.trim().strip_prefix('='))?;
    Some(value.trim().trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_folder_that_was_started_is_reached_and_the_first_where_none_was() -> Result<()> {
        let above = std::env::temp_dir().join(format!("adieu-publish-{}", std::process::id()));
        assert_eq!(here_started(&above), [above.join("start")]);
        std::fs::create_dir_all(above.join("start-with-service"))?;
        assert_eq!(here_started(&above), [above.join("start-with-service")]);
        std::fs::create_dir_all(above.join("logs"))?;
        std::fs::create_dir_all(above.join("start"))?;
        assert_eq!(here_started(&above), [above.join("start"), above.join("start-with-service")]);
        Ok(std::fs::remove_dir_all(above)?)
    }

    #[test]
    fn what_an_environment_follows_stands_in_its_own_settings() {
        let settings = "[vars]\nPOLICY = \"a\"\n[env.production.vars]\nPOLICY = \"b\"\n";
        assert_eq!(value(settings, "[env.production.vars]"), Some("b".to_owned()));
        assert_eq!(value(settings, "[vars]"), Some("a".to_owned()));
        assert_eq!(value(settings, "[env.staging.vars]"), None);
    }

    #[test]
    fn whoever_holds_data_is_told_but_the_directory() -> Result<()> {
        let policy = br#"{"declared": [{"id": "shop"}, {"id": "post"}, {"id": "card"}]}"#;
        assert_eq!(told(policy)?, ["post", "card"]);
        assert_eq!(told(br#"{"declared": [{"id": "shop"}]}"#)?, [""; 0]);
        Ok(())
    }

    #[test]
    fn a_preset_is_called_like_its_file() {
        let files = [PathBuf::from("frontend/policies/tori.toml")];
        assert!(named_alike(&files, &[("tori".to_owned(), Vec::new())]).is_ok());
        let refused = named_alike(&files, &[("kirppu".to_owned(), Vec::new())]).unwrap_err().to_string();
        assert!(refused.contains("tori.toml says name = \"kirppu\""), "{refused}");
    }
}
