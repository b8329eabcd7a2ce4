//! The demo identity provider beside the product on this machine: a native program, never part of the Worker.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};

use anyhow::{Context as _, Result, ensure};

use crate::place::Place;
use crate::step::command;

#[derive(Debug)]
pub struct Provider {
    child: Child,
    issuer: String,
}

impl Provider {
    /// Starts it on a port; it ends when its input closes, however we end.
    pub fn start(place: &Place, port: u16) -> Result<Self> {
        let mut node = command("node", &["xtask/identity/provider.mjs", &port.to_string()], &place.root);
        node.env("PATH", place.path_with_node()?).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = node.spawn().context("starting node")?;
        let mut issuer = String::new();
        BufReader::new(child.stdout.take().context("its output")?).read_line(&mut issuer)?;
        let issuer = issuer.trim().to_string();
        ensure!(issuer.starts_with("http://127.0.0.1:"), "the demo identity provider says `{issuer}`");
        Ok(Self { child, issuer })
    }

    pub fn issuer(&self) -> &str {
        &self.issuer
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}
