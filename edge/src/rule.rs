//! Which policy a request follows: a running deletion its own version, a new one the operator's present choice.

use std::collections::BTreeMap;
use std::rc::Rc;

use sha2::{Digest, Sha256};
use shared::id::PolicyVersion;
use shared::policy::Policy;

use crate::context::Context;
use crate::port::{PortError, Statement};
use crate::storage;

include!(concat!(env!("OUT_DIR"), "/presets.rs"));

thread_local! {
    /// Parsed once per isolate: a policy never changes within its version.
    static PARSED: std::cell::RefCell<BTreeMap<u32, Rc<Policy>>> = const { std::cell::RefCell::new(BTreeMap::new()) };
}

/// The JSON of a preset, if there is one of that name.
fn preset(name: &str) -> Option<&'static str> {
    PRESETS.iter().find(|(known, _)| *known == name).map(|(_, body)| *body)
}

/// A version is the first 32 bits of its text's SHA-256: the same rules are the same version everywhere.
fn version_of(body: &str) -> PolicyVersion {
    let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(body.as_bytes()));
    PolicyVersion(u32::from_be_bytes([a, b, c, d]))
}

fn parsed(version: PolicyVersion, body: &str) -> Option<Rc<Policy>> {
    if let Some(policy) = PARSED.with_borrow(|known| known.get(&version.0).cloned()) {
        return Some(policy);
    }
    let policy = Rc::new(serde_json::from_str::<Policy>(body).ok()?);
    PARSED.with_borrow_mut(|known| known.insert(version.0, Rc::clone(&policy)));
    Some(policy)
}

/// The preset that the operator chose by name.
pub fn chosen(name: &str) -> Option<(PolicyVersion, Rc<Policy>)> {
    let body = preset(name)?;
    let version = version_of(body);
    Some((version, parsed(version, body)?))
}

/// Publishes the chosen preset as a row, so that whoever follows it names something that stays.
pub fn publish(context: &Context) -> Option<Statement> {
    let body = preset(&context.settings.policy)?;
    Some(storage::policy::publish(version_of(body), body, context.now))
}

/// The rules of a running deletion: from this isolate, the built-in presets, the cache or the database, in that order.
pub async fn of_version(context: &Context, version: PolicyVersion) -> Result<Rc<Policy>, PortError> {
    let missing =
        || PortError::Unavailable { act: "reading a policy", cause: format!("version {} is not there", version.0) };
    if let Some(policy) = PARSED.with_borrow(|known| known.get(&version.0).cloned()) {
        return Ok(policy);
    }
    if let Some((_, body)) = PRESETS.iter().find(|(_, body)| version_of(body) == version) {
        return parsed(version, body).ok_or_else(missing);
    }
    let name = format!("policy:{}", version.0);
    if let Some(bytes) = context.cache.get(&name).await?
        && let Some(policy) = String::from_utf8(bytes).ok().and_then(|body| parsed(version, &body))
    {
        return Ok(policy);
    }
    let rows = context.one(storage::policy::load(version)).await?;
    let body = rows.first().map(|row| row.text("body")).transpose()?.ok_or_else(missing)?;
    context.cache.put(&name, body.as_bytes(), None).await?;
    parsed(version, &body).ok_or_else(missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_parses_back_from_what_the_build_wrote() {
        for (name, _) in PRESETS {
            assert!(chosen(name).is_some(), "{name}");
        }
        assert!(chosen("standard").is_some());
        assert!(chosen("no-such-preset").is_none());
    }
}
