//! Python, which the unit tests ask for every deadline: an oracle that shares neither code nor tables with us.

use anyhow::{Result, bail};

use crate::place::Place;
use crate::step::{command, succeeds};
use crate::toolchain::apt;

/// Python 3.9 or newer with a zone database; CI's machine has both.
pub fn python(place: &Place) -> Result<()> {
    if knows_zones(place) {
        return Ok(());
    }
    apt::install(place, &["python3", "tzdata"], "comparing every deadline with another program's")?;
    if !knows_zones(place) {
        bail!("apt installed python3 and tzdata, yet python3 knows no zones: is another one before it in PATH?");
    }
    Ok(())
}

fn knows_zones(place: &Place) -> bool {
    let words = ["-I", "-c", "import zoneinfo; zoneinfo.ZoneInfo('Europe/Helsinki')"];
    succeeds(&mut command("python3", &words, &place.root))
}
