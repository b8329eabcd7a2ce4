//! `policy-preview FILE FOLDER [STYLE…]`: the pages that a policy changes as HTML files, and a picture of what happens when;
//! `cargo xtask policy preview` calls it. It renders what the Worker renders, for a request that would be sent now.

mod page;
mod picture;
mod store;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs};

use frontend::i18n::Locale;
use shared::policy::Policy;
use shared::time::Timestamp;

const USAGE: &str = "policy-preview FILE FOLDER [STYLE…] | policy-preview --store FILE ORIGIN";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [flag, file, origin] = arguments.as_slice()
        && flag == "--store"
    {
        return match read(file) {
            Ok(policy) => {
                println!("{}", store::kit(&policy, origin));
                ExitCode::SUCCESS
            }
            Err(error) => failed(file, &*error),
        };
    }
    let [file, folder, styles @ ..] = arguments.as_slice() else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    match preview(file, Path::new(folder), styles) {
        Ok(written) => {
            for name in written {
                println!("{folder}/{name}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => failed(file, &*error),
    }
}

fn failed(file: &str, error: &dyn Error) -> ExitCode {
    eprintln!("{file}: {error}");
    ExitCode::FAILURE
}

fn read(file: &str) -> Result<Policy, Box<dyn Error>> {
    Ok(policy_file::read(&fs::read_to_string(file)?)?)
}

/// Every file that was written, by its name.
fn preview(file: &str, folder: &Path, styles: &[String]) -> Result<Vec<String>, Box<dyn Error>> {
    let policy = read(file)?;
    fs::create_dir_all(folder)?;
    let css = styles.iter().map(fs::read_to_string).collect::<Result<String, _>>()?;
    fs::write(folder.join("style.css"), css)?;
    let now = now();
    let mut written = Vec::new();
    for locale in languages(&policy) {
        for (name, html) in page::all(&policy, locale, now) {
            let name = format!("{}-{name}.html", locale.tag());
            // Pages name their style sheet from the root of an origin; here it lies beside them.
            fs::write(folder.join(&name), html.replace("href=\"/style.css\"", "href=\"style.css\""))?;
            written.push(name);
        }
    }
    fs::write(folder.join("timeline.svg"), picture::of(&policy, now))?;
    written.push("timeline.svg".to_owned());
    Ok(written)
}

/// The languages that the policy offers.
fn languages(policy: &Policy) -> Vec<Locale> {
    policy.languages.tags().filter_map(Locale::parse).collect()
}

/// A program for one machine: the moment is that of its call.
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_ms(i64::try_from(since.as_millis()).unwrap_or_default())
}
