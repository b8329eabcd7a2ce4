//! A policy that was published is followed without a new build. Whoever follows one keeps it, also when it is gone, as a preset's
//! file may be.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use tests::journey::Journey;
use tests::server::{Plan, Server};
use tests::shop;
use tests::stage::{Stage, copy, wrangler};
use tests::store::Store;

use crate::{DAY_MS, now_ms};

const STANDARD: &str = include_str!("../../../frontend/policies/standard.toml");

/// A state folder of this name, like another one.
fn folder(name: &str, like: &Path) -> Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("adieu-tests-{}", std::process::id())).join(name);
    copy(like, &folder)?;
    Ok(folder)
}

/// Lays a text down where `cargo xtask policy publish` does.
fn publish(stored: &Path, body: &str) -> Result<()> {
    let stage = Stage::get()?;
    let file = stored.join("published.json");
    std::fs::write(&file, body)?;
    let mut put = wrangler(&stage.root);
    put.args(["kv", "key", "put", "policy-named:harbour", "--binding", "CACHE", "--local", "--path"]).arg(&file);
    put.arg("--config").arg(&stage.config).arg("--persist-to").arg(stored);
    let output = put.output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}

fn with_state(state: PathBuf) -> Result<Server> {
    Server::start_as(&Plan { vars: vec![("POLICY", "harbour")], state: Some(state), ..Plan::default() })
}

fn nothing_new_begins(server: &Server, address: &str) -> Result<()> {
    for path in ["/", "/en/delete", "/en/delete/without-access", "/en/erased-and-kept"] {
        let answer = server.client().patient().get(path)?.must_be(503)?;
        answer.header("retry-after").context("when to come again")?;
    }
    let begun = server.client().patient().post("/en/delete", &[("identifier", address)])?;
    ensure!(begun.status == 503, "nothing new begins: {}", begun.status);
    Ok(())
}

/// One that began on another server, from the same state.
fn running<'a>(server: &'a Server, reference: &str) -> Journey<'a> {
    Journey { server, client: server.client(), reference: reference.to_owned() }
}

fn goes_back(server: &Server, reference: &str, code: &str) -> Result<()> {
    let back = running(server, reference);
    let there = back.revoke(&back.client, code)?.must_be(303)?.location()?;
    back.client.get(&there)?.must_be(200)?;
    ensure!(back.state()?.0 == "revoked", "the way back is there");
    Ok(())
}

#[test]
fn a_published_policy_is_followed_and_whoever_follows_it_keeps_it_when_it_breaks() -> Result<()> {
    let text = STANDARD.replacen("name = \"standard\"", "name = \"harbour\"", 1);
    let policy = policy_file::read(&text.replacen("window = { months = 2 }", "window = { days = 5 }", 1))?;
    let state = folder("published", &Stage::get()?.empty_state)?;
    publish(&state, &serde_json::to_string(&policy)?)?;
    let server = with_state(state)?;
    server.sweep()?;
    let (stays, leaves) = (shop::plant_one(&server, "publishstay")?, shop::plant_one(&server, "publishleave")?);
    let (kept, codes) = Journey::pending(&server, server.client(), &stays)?;
    let (left, _) = Journey::pending(&server, server.client(), &leaves)?;
    let due = left.due()?;
    ensure!((4..=6).contains(&((due - now_ms()) / DAY_MS)), "its own five days");
    ensure!(Store::of(&server)?.count("SELECT COUNT(*) FROM policy_version")? == 1, "it names something that stays");

    let broken = folder("broken", &server.state())?;
    publish(&broken, "{ \"name\": \"harbour\"")?;
    let server = with_state(broken)?;
    nothing_new_begins(&server, &stays.email)?;
    goes_back(&server, &kept.reference, &codes.revocation)?;
    let gone = running(&server, &left.reference);
    server.set_clock(due - 1000)?;
    server.sweep()?;
    ensure!(gone.state()?.0 == "pending", "not a second early");
    server.set_clock(due)?;
    server.sweep()?;
    gone.wait_for_state("erased")
}

#[test]
fn without_its_file_a_preset_begins_nothing_and_whoever_follows_another_goes_on_by_the_row() -> Result<()> {
    let server = super::server_of("strict")?;
    server.sweep()?;
    let person = shop::plant_one(&server, "filegone")?;
    let journey = Journey::proven(&server, server.client(), &person)?;
    journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
    journey.send(&[("identifier", &person.email), ("phrase", "Delete my account")])?.must_be(303)?;
    let codes = journey.codes()?;

    let files = folder("without-presets", &Stage::get()?.config.with_file_name("dist"))?;
    let mut gone = 0;
    for file in std::fs::read_dir(files.join("assets"))? {
        let file = file?;
        if file.file_name().to_string_lossy().starts_with("policy-") {
            std::fs::remove_file(file.path())?;
            gone += 1;
        }
    }
    ensure!(gone == 4, "each preset has its file: {gone}");
    let plan = |policy, state: &str| -> Result<Plan> {
        let state = Some(folder(state, &server.state())?);
        Ok(Plan { vars: vec![("POLICY", policy)], state, files: Some(files.clone()), ..Plan::default() })
    };
    let other = Server::start_as(&plan("standard", "file-gone")?)?;
    nothing_new_begins(&other, &person.email)?;
    goes_back(&other, &journey.reference, &codes.revocation)?;
    let same = Server::start_as(&plan("strict", "file-in-row")?)?;
    same.client().patient().get("/en/delete")?.must_be(200).map(drop)
}
