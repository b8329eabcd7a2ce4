//! `directory-check URL [--identifier WHO] [--destroy|--anonymise]`: what is wrong with a directory, call by call. `cargo xtask directory-check` calls it.
//! The secret is `DIRECTORY_SECRET` in the environment, and is printed nowhere.

use std::process::ExitCode;

use directory_check::{Wish, check};
use shared::policy::Strategy;
use shared::webhook::Secret;

const USAGE: &str = "\
directory-check URL [--identifier WHO] [--destroy|--anonymise]
  WHO is an address, a number (+…) or a user name of an account that is there to be tried on
  --destroy also suspends, restores and in the end ERASES that account, for good
  --anonymise does the same, but what can be made anonymous is, and only the rest is erased
  DIRECTORY_SECRET of the environment signs, and is printed nowhere";

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(said) => {
            eprintln!("{said}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<bool, String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|word| word == "--help") {
        println!("{USAGE}");
        return Ok(true);
    }
    let mut words = arguments.iter().map(String::as_str);
    let base = words.next().filter(|word| word.starts_with("http")).ok_or(USAGE)?;
    let (mut identifier, mut ends) = (None, None);
    while let Some(word) = words.next() {
        match word {
            "--identifier" => identifier = Some(words.next().ok_or(USAGE)?.to_owned()),
            "--destroy" => ends = Some(Strategy::Erase),
            "--anonymise" => ends = Some(Strategy::Anonymise),
            _ => return Err(USAGE.to_owned()),
        }
    }
    if ends.is_some() && identifier.is_none() {
        return Err(format!("whose account is to end? Say --identifier WHO\n{USAGE}"));
    }
    let secret = std::env::var("DIRECTORY_SECRET").map_err(|_| "DIRECTORY_SECRET is not in the environment")?;
    // Two stand there while a new one is brought in; the first is the new one.
    let secret = secret.split_whitespace().next().and_then(Secret::parse);
    let secret = secret.ok_or("DIRECTORY_SECRET is not `whsec_` and 24 to 64 bytes in base64")?;
    let wish = Wish { base: base.trim_end_matches('/').to_owned(), secret, identifier, ends };
    let report = check(&wish);
    println!("{report}");
    Ok(report.findings() == 0)
}
