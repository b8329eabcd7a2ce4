//! What a deployment uploads (P17): `cargo xtask bench` builds it and hands over wrangler's own words about it.

use anyhow::{Context as _, Result};

use crate::Wish;
use crate::figure::{Figure, Unit};

/// `Total Upload: 2451.00 KiB / gzip: 890.12 KiB`
const WORDS: &str = "ADIEU_UPLOAD";

pub fn figures(_wish: &Wish) -> Result<Vec<Figure>> {
    let words = std::env::var(WORDS).context("`cargo xtask bench` says what is uploaded")?;
    let rest = words.split("gzip: ").nth(1).with_context(|| format!("no gzip in {words:?}"))?;
    let number: f64 = rest.split_whitespace().next().unwrap_or_default().parse().context("a number of KiB")?;
    let upload = Figure::absolute("P17", "upload of the Worker, gzip", number * 1024.0, Unit::Bytes);
    // The platform counts in units of 1,024 bytes, and takes 3 MB. 1 MB is where it is to come back to: it was there before notices of
    // incidents, before an operator's own directory, processors, events and apps.
    Ok(vec![upload.held(1.3 * 1000.0 * 1000.0, 500.0 * 1024.0)])
}
