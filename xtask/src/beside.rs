//! Demo servers beside the product on this machine, written for Node: the identity provider, the processors. Never part of the Worker.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};

use anyhow::{Context as _, Result, ensure};

use crate::place::Place;
use crate::step::command;

#[derive(Debug)]
pub struct Beside {
    child: Child,
    address: String,
}

impl Beside {
    /// Starts a script on a port; it says where it is, and ends when its input closes, however we end.
    pub fn start(place: &Place, script: &str, port: u16, settings: &[(&str, &str)]) -> Result<Self> {
        let mut node = command("node", &[script, &port.to_string()], &place.root);
        node.env("PATH", place.path_with_node()?).stdin(Stdio::piped()).stdout(Stdio::piped());
        for (name, value) in settings {
            node.env(name, value);
        }
        let mut child = node.spawn().context("starting node")?;
        let mut address = String::new();
        BufReader::new(child.stdout.take().context("its output")?).read_line(&mut address)?;
        let address = address.trim().to_string();
        ensure!(address.starts_with("http://127.0.0.1:"), "{script} says `{address}`");
        Ok(Self { child, address })
    }

    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}
