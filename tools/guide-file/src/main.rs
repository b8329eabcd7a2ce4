//! `guide-file check | build FOLDER SCRIPT`, called by xtask with the checkout as its folder.

use std::path::Path;
use std::process::ExitCode;
use std::{env, io};

use guide_file::Service;

const USAGE: &str = "guide-file check | guide-file build FOLDER SCRIPT";
const GUIDES: &str = "frontend/guides";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["check"] => check(),
        ["build", folder, script] => build(Path::new(folder), script),
        _ => Err(io::Error::other(USAGE)),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Every service that can be used; what is wrong with the others is said.
fn services() -> io::Result<(Vec<Service>, bool)> {
    let mut services = Vec::new();
    let mut is_good = true;
    for folder in guide_file::folders(Path::new(GUIDES))? {
        match guide_file::read(&folder) {
            Ok(service) => services.push(service),
            Err(faults) => {
                is_good = false;
                for fault in faults {
                    eprintln!("{fault}");
                }
            }
        }
    }
    Ok((services, is_good))
}

fn check() -> io::Result<bool> {
    let (services, is_good) = services()?;
    for Service { facts, told } in &services {
        let languages: Vec<&str> = told.keys().map(String::as_str).collect();
        let days = facts.days.map_or_else(|| "no way back".to_owned(), |days| format!("{days} days of a way back"));
        println!("{}: good. As of {}, {days}, in {}", facts.id, facts.described, languages.join(", "));
    }
    Ok(is_good)
}

fn build(folder: &Path, script: &str) -> io::Result<bool> {
    let (services, is_good) = services()?;
    if is_good {
        guide_file::built::write(folder, &services, script)?;
    }
    Ok(is_good)
}
