//! The local Worker's secrets: random, made once, never committed.

use std::fs::{self, File};
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;

use anyhow::Result;
use data_encoding::BASE64;

use crate::place::Place;

const NAMES: [&str; 2] = ["MASTER_KEY", "RECEIPT_SIGNING_KEY"];

pub fn ensure(place: &Place) -> Result<()> {
    let file = place.root.join(".dev.vars");
    let mut text = fs::read_to_string(&file).unwrap_or_default();
    let mut random = File::open("/dev/urandom")?;
    let mut added = false;
    for name in NAMES {
        let start = format!("{name}=");
        if text.lines().any(|line| line.starts_with(&start) && line.len() > start.len()) {
            continue;
        }
        let mut key = [0; 32];
        random.read_exact(&mut key)?;
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(&start);
        text.push_str(&BASE64.encode(&key));
        text.push('\n');
        added = true;
    }
    if added {
        fs::write(&file, text)?;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600))?;
    }
    Ok(())
}
