//! A message that a machine signs and posts to us, before it goes over the network: whatever is changed about it then.

use anyhow::{Context as _, Result};
use shared::webhook::Ring;
use tests::client::{Answer, Call};
use tests::server::Server;

use crate::now_ms;

/// What is in its headers, then its body.
#[derive(Debug, Clone)]
pub struct Signed {
    pub path: String,
    /// Its name, when it was signed, by whom.
    pub headers: [String; 3],
    pub body: Vec<u8>,
}

impl Signed {
    /// Signed well, now.
    pub fn by(ring: &Ring, path: &str, id: &str, body: &[u8]) -> Result<Self> {
        Self::at(ring, path, [id, &(now_ms() / 1000).to_string()], body)
    }

    /// Signed well, whatever its name and its moment are.
    pub fn at(ring: &Ring, path: &str, [id, timestamp]: [&str; 2], body: &[u8]) -> Result<Self> {
        let signature = ring.sign(id, timestamp, body).context("a key that signs")?;
        let headers = [id.to_owned(), timestamp.to_owned(), signature];
        Ok(Self { path: path.to_owned(), headers, body: body.to_vec() })
    }

    pub fn post(&self, server: &Server) -> Result<Answer> {
        let [id, timestamp, signature] = &self.headers;
        let call = Call::of("POST", &self.path).with("webhook-id", id).with("webhook-timestamp", timestamp);
        server.client().send(&call.with("webhook-signature", signature).carrying("application/json", self.body.clone()))
    }
}
