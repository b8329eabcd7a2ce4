//! The local Worker's secrets: random, made once, never committed.

use std::fs::{self, File};
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;

use anyhow::{Context as _, Result};
use data_encoding::BASE64;

use crate::place::Place;

/// Each with what its text begins with.
const NAMES: [(&str, &str); 4] =
    [("MASTER_KEY", ""), ("RECEIPT_SIGNING_KEY", ""), ("PACK_SECRET", "whsec_"), ("DIRECTORY_SECRET", "whsec_")];

/// One of them, as the last `cargo xtask start` used it.
pub fn local(place: &Place, name: &str) -> Result<String> {
    let text =
        fs::read_to_string(place.root.join(".dev.vars")).context("`cargo xtask start` makes the local secrets")?;
    let found = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
    Ok(found.with_context(|| format!("there is no {name} in .dev.vars: `cargo xtask start` makes one"))?.to_owned())
}

pub fn ensure(place: &Place) -> Result<()> {
    let file = place.root.join(".dev.vars");
    let mut text = fs::read_to_string(&file).unwrap_or_default();
    let mut random = File::open("/dev/urandom")?;
    let mut added = false;
    for (name, prefix) in NAMES {
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
        text.push_str(prefix);
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
