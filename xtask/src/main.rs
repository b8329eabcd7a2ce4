//! `cargo xtask`: the only commands anyone needs.

mod archive;
mod asset;
mod bench;
mod beside;
mod build;
mod deploy;
mod directory;
mod fingerprint;
mod guide;
mod journal;
mod openapi;
mod pack;
mod pictures;
mod place;
mod policy;
mod secret;
mod server;
mod service;
mod start;
mod step;
mod test;
mod toolchain;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::place::Place;

const USAGE: &str = "\
cargo xtask start [--port N] [--policy NAME] [--fresh] [--apart NAME] [--with-service [FILE]]
                                                         run the product on this machine; with a directory service, of the
                                                         example's shop or, by its directory.toml, of your own database; apart
                                                         from what another start has stored
cargo xtask build [--local] [--quick]                    build the Worker and its assets
cargo xtask test [STAGE…]                                prove it; without a stage, everything
cargo xtask bench [FIGURE…] [--quick]                    what it weighs and costs, held to numbers
cargo xtask policy check FILE…                           what is wrong with a policy file, by line and field
cargo xtask regulator-pack FILE [--out FOLDER]           what an auditor took out, as a folder to read and check
cargo xtask regulator-pack --from DAY --to DAY [--local|--remote ORIGIN] [--out FOLDER]
                                                         the same, taken out with PACK_SECRET, and checked at once
cargo xtask directory-check URL [--identifier WHO] [--destroy|--anonymise]
                                                         play the contract against a directory; DIRECTORY_SECRET signs
cargo xtask guide check                                  what is wrong with the guides, by file, line and field
cargo xtask policy preview FILE [--out FOLDER]           its pages, and a picture of what happens when
cargo xtask policy publish FILE [--local|--remote [--env NAME]]
                                                         lay it down, for the Worker to follow without a new build
cargo xtask store-kit FILE --origin ORIGIN               what Google Play and App Review want to be told of account deletion
cargo xtask deploy-check [--env NAME] [--remote] [--origin URL]
                                                         what is missing before `npx wrangler deploy`, and what to do
cargo xtask deploy --first [--env NAME] [--policy FILE] [--keep FILE] [--dry-run]
                                                         from an empty account to a Worker that answers
cargo xtask archive [--policy FILE]…                     a release that deploys without Rust
cargo xtask pictures                                     make the pictures of the README anew";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((command, rest)) = arguments.split_first() else {
        println!("{USAGE}");
        return Ok(());
    };
    // The check has a help of its own.
    if command != "directory-check" && rest.iter().any(|word| word == "--help") {
        println!("{USAGE}");
        return Ok(());
    }
    let place = Place::find()?;
    match command.as_str() {
        "build" => build::command(&place, rest),
        "start" => start::command(&place, rest),
        "test" => test::command_line(&place, rest),
        "directory-check" => directory::command_line(&place, rest),
        "guide" => guide::command_line(&place, rest),
        "policy" => policy::command_line(&place, rest),
        "store-kit" => policy::store_kit(&place, rest),
        "regulator-pack" => pack::command_line(&place, rest),
        "deploy" => deploy::command_line(&place, rest),
        "deploy-check" => deploy::check(&place, rest),
        "archive" => archive::command_line(&place, rest),
        "pictures" => pictures::command_line(&place, rest),
        "bench" => bench::command_line(&place, rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        unknown => bail!("there is no `{unknown}`\n{USAGE}"),
    }
}
