//! `directory-service serve FILE [--listen ADDRESS]`: answers. `check FILE [--policy POLICY]`: what is wrong with a file, by
//! key, and which category of the policy it lacks. `plant FILE`: makes the example's tables and people in an empty database.
//!
//! From the environment: `DATABASE_URL` (`sqlite:…` or `postgres://…`) and `DIRECTORY_SECRET` (`whsec_…`; two with a blank between them
//! while a new one is brought in).

use std::process::ExitCode;

use directory_service::{Config, Database, Service, clock, plant, policy, serve};
use shared::webhook::Secret;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

const USAGE: &str = "directory-service serve FILE [--listen ADDRESS] | check FILE [--policy POLICY] | plant FILE";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["check", file] => check(file).await,
        ["check", file, "--policy", policy] => checked_with(file, policy).await,
        ["plant", file] => planted(file).await,
        ["serve", file, rest @ ..] => served(file, rest).await,
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(said) => {
            eprintln!("{said}");
            ExitCode::FAILURE
        }
    }
}

fn config(file: &str) -> Result<Config, String> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    Config::parse(&text).map_err(|faults| {
        let told: Vec<String> = faults.iter().map(|fault| format!("{file}: {fault}")).collect();
        format!("{}\n{file}: {} to put right", told.join("\n"), faults.len())
    })
}

async fn database(may_make: bool) -> Result<Database, String> {
    let address = std::env::var("DATABASE_URL").map_err(|_| "DATABASE_URL is not in the environment")?;
    Database::open(&address, may_make).await
}

fn secrets() -> Result<Vec<Secret>, String> {
    let text = std::env::var("DIRECTORY_SECRET").map_err(|_| "DIRECTORY_SECRET is not in the environment")?;
    let secrets: Option<Vec<Secret>> = text.split_whitespace().map(Secret::parse).collect();
    let secrets = secrets.filter(|secrets| !secrets.is_empty());
    secrets.ok_or_else(|| "DIRECTORY_SECRET is not `whsec_` and 24 to 64 bytes in base64".to_owned())
}

async fn opened(file: &str, secrets: Vec<Secret>) -> Result<Service, String> {
    let config = config(file)?;
    Service::open(config, database(false).await?, secrets).await.map_err(|faults| {
        let told: Vec<String> = faults.iter().map(|fault| format!("{file}: {fault}")).collect();
        format!("{}\n{file}: {} to put right", told.join("\n"), faults.len())
    })
}

async fn check(file: &str) -> Result<(), String> {
    let config = config(file)?;
    let names: Vec<&str> = config.operations().into_iter().map(shared::directory::Operation::name).collect();
    let (number, categories) = (config.statements().len(), config.categories.len());
    if std::env::var_os("DATABASE_URL").is_some() {
        opened(file, Vec::new()).await?;
        println!("{file}: good. The database takes all {number} statements.");
    } else {
        println!("{file}: it can be read. With DATABASE_URL its {number} statements are looked at, too.");
    }
    println!("It answers {} for {categories} categories.", names.join(", "));
    Ok(())
}

async fn checked_with(file: &str, policy: &str) -> Result<(), String> {
    let text = std::fs::read_to_string(policy).map_err(|error| format!("{policy}: {error}"))?;
    let lacking = policy::lacking(&config(file)?, &text).map_err(|error| format!("{policy}: {error}"))?;
    if !lacking.is_empty() {
        return Err(format!(
            "{policy} says that the directory (`shop`) holds {}, and {file} has no such category: a deletion would never end",
            lacking.join(", ")
        ));
    }
    check(file).await
}

async fn planted(file: &str) -> Result<(), String> {
    let config = config(file)?;
    let number = plant::plant(&database(true).await?, config.moments, clock::now()).await;
    println!("{} people are there.", number.map_err(|error| error.to_string())?);
    Ok(())
}

async fn served(file: &str, rest: &[&str]) -> Result<(), String> {
    let secrets = secrets()?;
    let service = opened(file, secrets).await?;
    let listen = match rest {
        [] => service.config.listen,
        ["--listen", address] => address.parse().map_err(|_| "--listen wants an address and a port")?,
        _ => return Err(USAGE.to_owned()),
    };
    let listener = TcpListener::bind(listen).await.map_err(|error| format!("{listen}: {error}"))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("directory-service: listening on http://{address}");
    let mut terminated = signal(SignalKind::terminate()).map_err(|error| error.to_string())?;
    let enough = async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
    };
    serve(service, listener, enough).await.map_err(|error| error.to_string())
}
