//! `policy-file check FILE…`: what is wrong with a policy file, by line and field; `policy-file json FILE`: a good one as it is
//! published, with its zone as a table. `cargo xtask policy` calls both.

use std::process::ExitCode;
use std::{env, fs};

use shared::policy::Policy;
use shared::time::Window;

const USAGE: &str = "policy-file check FILE… | json FILE";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let is_good = match words.as_slice() {
        ["check", files @ ..] if !files.is_empty() => files.iter().filter(|file| !check(file)).count() == 0,
        ["json", file] => json(file),
        _ => {
            eprintln!("{USAGE}");
            false
        }
    };
    if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Whether it could be written.
fn json(file: &str) -> bool {
    let policy = fs::read_to_string(file).ok().and_then(|text| policy_file::read(&text).ok());
    let json = policy.and_then(|policy| serde_json::to_string(&policy).ok());
    json.map(|json| println!("{json}")).is_some()
}

/// Whether it can be used; it says so, or why not.
fn check(file: &str) -> bool {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => {
            println!("{file}: {error}");
            return false;
        }
    };
    match policy_file::read(&text) {
        Ok(policy) => {
            println!("{file}: good. {}", summary(&policy));
            true
        }
        Err(faults) => {
            for policy_file::Fault { line, field, fault } in &faults.0 {
                println!("{file}:{line}: {field}: {fault}");
            }
            println!("{file}: {} to put right", faults.0.len());
            false
        }
    }
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
