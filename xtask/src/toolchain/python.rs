//! Python, which the unit tests ask for every deadline: an oracle that shares neither code nor tables with us.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::place::Place;
use crate::step::{command, run_quietly, step, succeeds};
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

/// The outside judge, in a folder of its own in the cache, with everything that it needs at the versions of the list.
pub fn judge(place: &Place) -> Result<PathBuf> {
    let list = fs::read_to_string(place.root.join("tests/outside/requirements.txt"))?;
    let folder = place.memory().join("judge");
    let (program, noted) = (folder.join("bin/schemathesis"), folder.join("requirements.txt"));
    if program.exists() && fs::read_to_string(&noted).is_ok_and(|known| known == list) {
        return Ok(program);
    }
    if !succeeds(&mut command("python3", &["-I", "-c", "import venv, ensurepip"], &place.root)) {
        apt::install(place, &["python3-venv"], "the outside judge")?;
    }
    step("Installing the outside judge", || {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        run_quietly(command("python3", &["-m", "venv"], &place.root).arg(&folder))?;
        let words = ["install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r"];
        run_quietly(command(folder.join("bin/pip"), &words, &place.root).arg("tests/outside/requirements.txt"))?;
        Ok(fs::write(&noted, &list)?)
    })?;
    Ok(program)
}

fn knows_zones(place: &Place) -> bool {
    let words = ["-I", "-c", "import zoneinfo; zoneinfo.ZoneInfo('Europe/Helsinki')"];
    succeeds(&mut command("python3", &words, &place.root))
}
