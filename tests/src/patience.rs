//! Waiting for what happens a moment later.

use std::time::Duration;

use anyhow::Result;

/// Looks ten times a second, for ten seconds at most. Whoever waits says afterwards what must be so.
pub fn until(mut is_so: impl FnMut() -> Result<bool>) -> Result<()> {
    for _ in 0..100 {
        if is_so()? {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}
