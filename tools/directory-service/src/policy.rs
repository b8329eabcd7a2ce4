//! The policy's side: which kinds of data it says that the directory holds.

use shared::id::ProcessorId;

use crate::Config;

/// The categories that the policy names the directory for and that this file does not have: each would keep a deletion from its end.
///
/// # Errors
/// Why the policy's file cannot be read.
pub fn lacking(config: &Config, policy: &str) -> Result<Vec<String>, String> {
    let policy: toml::Table = toml::from_str(policy).map_err(|error| error.to_string())?;
    let categories = policy.get("category").and_then(toml::Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let held = |category: &&toml::Value| {
        let processors = category.get("processors").and_then(toml::Value::as_array);
        processors.is_some_and(|all| {
            let mut ids = all.iter().filter_map(|one| ProcessorId::parse(one.as_str()?).ok());
            ids.any(|id| id.is_directory())
        })
    };
    let ids = categories.iter().filter(held).filter_map(|category| category.get("id")?.as_str());
    Ok(ids.filter(|id| !config.categories.iter().any(|known| known.id.as_str() == *id)).map(str::to_owned).collect())
}
