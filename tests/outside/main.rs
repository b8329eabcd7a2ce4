//! An outside judge reads the product's own description, and asks what nobody here would think of: nothing answers 5xx, and nothing is
//! answered that the description does not say. `cargo xtask test outside` brings it along.

use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use tests::journey::Journey;
use tests::server::{DIRECTORY_SECRET, MAIL_IN_SECRET, MAIL_SECRET, PACK_SECRET, Server};
use tests::shop;

#[test]
fn nothing_is_answered_that_the_description_does_not_say() -> Result<()> {
    let judge = std::env::var("ADIEU_SCHEMATHESIS").context("`cargo xtask test outside` says where the judge is")?;
    let server = Server::start()?;
    server.sweep()?;
    let person = shop::plant_one(&server, "outside")?;
    let (journey, codes) = Journey::pending(&server, server.client(), &person)?;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/outside");
    let address = format!("{}/api/v1/openapi.json", server.origin());
    let status = Command::new(judge)
        .args(["--config-file", &format!("{folder}/schemathesis.toml"), "run", &address, "--checks", "all"])
        .args(["--continue-on-failure", "--no-color"])
        .current_dir(folder)
        .env("SCHEMATHESIS_HOOKS", "hooks")
        .env("PYTHONPATH", folder)
        .env("DIRECTORY_SECRET", DIRECTORY_SECRET)
        .env("PACK_SECRET", PACK_SECRET)
        .env("MAIL_SECRET", MAIL_SECRET)
        .env("MAIL_IN_SECRET", MAIL_IN_SECRET)
        .env("REFERENCE", &journey.reference)
        .env("STATUS_CODE", &codes.status)
        .status()?;
    ensure!(status.success(), "the judge has found something; the log:\n{}", server.log());
    Ok(())
}
