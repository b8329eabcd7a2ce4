//! Writes the document to standard output: `dist/api/v1/openapi.json`.

use std::process::ExitCode;

fn main() -> ExitCode {
    match serde_json::to_string(&openapi::document()) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("openapi: {error}");
            ExitCode::FAILURE
        }
    }
}
