//! The ready directory service beside the product on this machine: the example's shop in SQLite, answering as an operator's would.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};

use crate::place::Place;
use crate::secret;
use crate::step::command;

/// Where its example lies.
const EXAMPLE: &str = "tools/directory-service/example/directory.toml";

#[derive(Debug)]
pub struct Service {
    child: Child,
    address: String,
    database: PathBuf,
}

impl Service {
    /// Compiles it, so that starting it takes a moment.
    pub fn build(place: &Place) -> Result<()> {
        let mut cargo = command("cargo", &["build", "--locked", "--quiet", "-p", "directory-service"], &place.root);
        let status = cargo.env("CARGO_TARGET_DIR", place.target_host()).status().context("starting cargo")?;
        ensure!(status.success(), "the directory service does not compile");
        Ok(())
    }

    /// Plants the example's people where they are missing, and answers on a port. `folder` holds its database.
    pub fn start(place: &Place, folder: &str, port: u16) -> Result<Self> {
        let planted = tool(place, folder, &["plant", EXAMPLE])?.output().context("planting the example's people")?;
        if !planted.status.success() {
            bail!("the directory service plants nobody: {}", String::from_utf8_lossy(&planted.stderr).trim());
        }
        let listen = format!("127.0.0.1:{port}");
        let mut tool = tool(place, folder, &["serve", EXAMPLE, "--listen", &listen])?;
        let mut child = tool.stdout(Stdio::piped()).spawn().context("starting the directory service")?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("its output")?).read_line(&mut line)?;
        let address = line.split_whitespace().find(|word| word.starts_with("http://")).map(str::to_owned);
        let address = address.with_context(|| format!("the directory service says `{}`", line.trim()))?;
        Ok(Self { child, address, database: database(place, folder) })
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn database(&self) -> &Path {
        &self.database
    }

    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).stderr(Stdio::null()).status();
        let _ = self.child.wait();
    }
}

fn tool(place: &Place, folder: &str, words: &[&str]) -> Result<Command> {
    let program: PathBuf = place.target_host().join("debug/directory-service");
    let mut tool = command(program, words, &place.root);
    tool.env("DATABASE_URL", format!("sqlite:{}", database(place, folder).display()));
    tool.env("DIRECTORY_SECRET", secret::local(place, "DIRECTORY_SECRET")?);
    Ok(tool)
}

fn database(place: &Place, folder: &str) -> PathBuf {
    place.root.join(".wrangler").join(folder).join("shop.db")
}
