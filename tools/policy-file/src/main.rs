//! `policy-file check FILE…`: what is wrong with a policy file, by line and field; `policy-file json FILE…`: good ones as they are
//! published, a line each, with their zones as tables. `cargo xtask policy` and the build call both.

use std::process::ExitCode;
use std::{env, fs};

use shared::policy::Policy;
use shared::time::Window;

const USAGE: &str = "policy-file check FILE… | json FILE…";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let is_good = match words.as_slice() {
        ["check", files @ ..] if !files.is_empty() => files.iter().filter(|file| !check(file)).count() == 0,
        ["json", files @ ..] if !files.is_empty() => files.iter().all(|file| json(file)),
        _ => {
            eprintln!("{USAGE}");
            false
        }
    };
    if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Whether it could be written; it says why not.
fn json(file: &str) -> bool {
    let json = read(file).and_then(|policy| serde_json::to_string(&policy).map_err(|error| format!("{file}: {error}")));
    match &json {
        Ok(json) => println!("{json}"),
        Err(complaint) => eprintln!("{complaint}"),
    }
    json.is_ok()
}

/// Whether it can be used; it says so, or why not.
fn check(file: &str) -> bool {
    let policy = read(file);
    match &policy {
        Ok(policy) => println!("{file}: good. {}", summary(policy)),
        Err(complaint) => println!("{complaint}"),
    }
    policy.is_ok()
}

/// A policy, or every fault with its place.
fn read(file: &str) -> Result<Policy, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    policy_file::read(&text).map_err(|faults| {
        let told = faults
            .0
            .iter()
            .map(|policy_file::Fault { line, field, fault }| format!("{file}:{line}: {field}: {fault}\n"));
        told.chain([format!("{file}: {} to put right", faults.0.len())]).collect()
    })
}

fn summary(policy: &Policy) -> String {
    let window = match policy.window {
        Window::None => "no way back".to_owned(),
        Window::Days(days) => format!("{days} days of a way back"),
        Window::Months(months) => format!("{months} months of a way back"),
    };
    let (categories, reasons) = (policy.categories.len(), policy.reasons.len() + usize::from(policy.reason_other));
    format!("`{}`: {window}, {categories} categories, {reasons} reasons, days of {}", policy.name, policy.time_zone)
}
