//! What would be deployed has no mailbox, no clock and no planting: read in its bytes, and asked of it while it runs.

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::archive;
use crate::build::{self, Variant};
use crate::place::Place;
use crate::secret;
use crate::server::{Plan, Server, free_port, migrate, wrangler};
use crate::step::{all_words, command, run_quietly};
use crate::test::tally::Tally;

const FOLDER: &str = "artefact";
const ROUTES: [&str; 6] =
    ["/dev/mailbox", "/dev/mailbox.json", "/dev/clock", "/dev/sweep", "/dev/effort", "/dev/plant"];
/// No module that is in use is smaller; a search in nothing finds nothing.
const LEAST_BYTES: usize = 200_000;

pub fn prove(place: &Place, tally: &mut Tally) -> Result<()> {
    let before = tally.failed;
    // First the other one: a search that finds nothing there would prove nothing here.
    build::build(place, Variant::LOCAL)?;
    let local = artefact(place)?;
    tally.prove("the local build has the routes, so the search can find them", mentions_dev(&local));

    build::build(place, Variant::DEPLOY)?;
    let deployed = artefact(place)?;
    tally.prove("the deploy artefact is a real module", deployed.len() > LEAST_BYTES);
    tally.prove("the deploy artefact names no /dev route", !mentions_dev(&deployed));
    deploy_on_paper(place, tally)?;
    ask(place, tally)?;
    let unpacked = unpack(place)?;
    tally.prove(
        "the archive calls no compiler",
        !fs::read_to_string(unpacked.root.join("wrangler.toml"))?.contains("[build]"),
    );
    deploy_on_paper(&unpacked, tally)?;
    ask(&unpacked, tally)?;
    if tally.failed > before {
        bail!("the deploy artefact is not what it must be");
    }
    Ok(())
}

/// Everything that a deployment does before it sends: wrangler warns of what an environment does not repeat.
fn deploy_on_paper(place: &Place, tally: &mut Tally) -> Result<()> {
    for environment in ["staging", "production"] {
        let folder = place.memory().join("on-paper");
        let mut wrangler = wrangler(place, &["deploy", "--dry-run", "--env", environment, "--outdir"])?;
        let words = all_words(wrangler.arg(folder))?;
        tally.prove(&format!("wrangler would deploy it to {environment}"), words.contains("--dry-run: exiting now"));
        tally.prove(&format!("{environment} repeats every binding"), !words.contains("not inherited"));
    }
    Ok(())
}

/// The release archive in an empty folder, with what `npm install` would bring.
fn unpack(place: &Place) -> Result<Place> {
    let file = archive::make(place, &[])?;
    let folder = place.memory().join("unpacked");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    run_quietly(command("tar", &["-xzf"], &folder).arg(&file).arg("--strip-components=1"))?;
    std::os::unix::fs::symlink(place.root.join("node_modules"), folder.join("node_modules"))?;
    Ok(Place { root: folder, cache: place.cache.clone() })
}

fn ask(place: &Place, tally: &mut Tally) -> Result<()> {
    secret::ensure(place)?;
    migrate(place, FOLDER)?;
    let port = free_port(8920)?;
    let vars = vec![("PUBLIC_ORIGIN", format!("http://127.0.0.1:{port}"))];
    let plan = Plan { folder: FOLDER, port, vars };
    let server = Server::start(place, &plan)?;
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let front = agent.get(format!("{}/en", server.origin())).call()?.status().as_u16();
    tally.prove("it serves the front page", front == 200);
    for route in ROUTES {
        let address = format!("{}{route}", server.origin());
        let read = agent.get(&address).call()?.status().as_u16();
        let written = agent.post(&address).header("Origin", server.origin()).send_empty()?.status().as_u16();
        tally.prove(&format!("it answers 404 at {route}"), (read, written) == (404, 404));
    }
    Ok(())
}

/// The module and its glue.
fn artefact(place: &Place) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for name in ["index_bg.wasm", "index.js"] {
        let file = place.worker().join(name);
        bytes.extend(fs::read(&file).with_context(|| format!("reading {}", file.display()))?);
    }
    Ok(bytes)
}

/// Words that only the trial mode knows; the compiler may have cut a route into pieces.
fn mentions_dev(bytes: &[u8]) -> bool {
    ["/dev/", "mailbox.json", "adieu-unguarded", "adieu-trial-d1", "adieu-now", "@harbour.example"]
        .iter()
        .any(|word| bytes.windows(word.len()).any(|window| window == word.as_bytes()))
}
