//! Which policy a request follows: a running deletion its own version, a new one the operator's present choice.

use std::collections::BTreeMap;
use std::rc::Rc;

use sha2::{Digest, Sha256};
use shared::id::PolicyVersion;
use shared::limits::MINUTE_MS;
use shared::policy::Policy;
use shared::time::Timestamp;

use crate::context::Context;
use crate::port::{Db, Kv, PortError, Statement};
use crate::{log, storage};

include!(concat!(env!("OUT_DIR"), "/presets.rs"));

thread_local! {
    static READ: std::cell::RefCell<Option<Read>> = const { std::cell::RefCell::new(None) };
    /// The preset that is followed here, by its name: its text is long, and is taken apart and fingerprinted once.
    static PRESET: std::cell::RefCell<Option<(String, PolicyVersion, Rc<str>)>> = const { std::cell::RefCell::new(None) };
    /// Parsed once per isolate: a policy never changes within its version.
    static PARSED: std::cell::RefCell<BTreeMap<u32, Rc<Policy>>> = const { std::cell::RefCell::new(BTreeMap::new()) };
}

/// A published policy as it was read.
struct Read {
    name: String,
    at: Timestamp,
    body: Rc<str>,
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

/// What the operator's setting names: rules that a deletion beginning now follows.
pub struct Chosen {
    pub version: PolicyVersion,
    pub policy: Rc<Policy>,
    /// Its text. Nothing where the setting names what is not to be had: then these are the last rules that anybody followed,
    /// and nothing new begins.
    body: Option<Rc<str>>,
}

impl Chosen {
    fn of(body: Rc<str>) -> Option<Self> {
        let version = version_of(&body);
        Some(Self { version, policy: parsed(version, &body)?, body: Some(body) })
    }

    /// A preset, if there is one of that name.
    fn preset(name: &str) -> Option<Self> {
        let known = PRESET.with_borrow(|known| known.clone().filter(|(known, _, _)| known == name));
        if let Some((_, version, body)) = known {
            return Some(Self { version, policy: parsed(version, &body)?, body: Some(body) });
        }
        let body: Rc<str> = preset(name)?.into();
        let chosen = Self::of(Rc::clone(&body))?;
        PRESET.with_borrow_mut(|known| *known = Some((name.to_owned(), chosen.version, body)));
        Some(chosen)
    }

    /// Whether something new may begin.
    pub const fn is_there(&self) -> bool {
        self.body.is_some()
    }
}

/// Where `cargo xtask policy publish` lays a policy down.
fn published_name(name: &str) -> String {
    format!("policy-named:{name}")
}

/// A preset of that name, or a policy that was published under it. A running deletion must go on whatever becomes of the
/// setting: then the last rules that are stored speak for the operator.
///
/// # Errors
/// The policy is not to be had, and nobody has followed any.
pub async fn chosen(db: &dyn Db, cache: &dyn Kv, name: &str, now: Timestamp) -> Result<Chosen, PortError> {
    if let Some(chosen) = Chosen::preset(name) {
        return Ok(chosen);
    }
    let published = published(cache, name, now).await;
    let found = published.as_ref().ok().cloned().flatten().and_then(Chosen::of);
    if let Some(chosen) = found.filter(|chosen| chosen.policy.name == name) {
        return Ok(chosen);
    }
    log::note("policy", &format!("`{name}` is no preset, and not published or broken: {:?}", published.err()));
    let rows = db.batch(vec![storage::policy::last()]).await?.pop().unwrap_or_default();
    let missing = || PortError::Unavailable { act: "reading the policy", cause: "there is none".to_owned() };
    let last = Chosen::of(rows.first().ok_or_else(missing)?.text("body")?.into()).ok_or_else(missing)?;
    Ok(Chosen { body: None, ..last })
}

/// Read at most once a minute, as quickly as KV tells of a change anyway.
async fn published(cache: &dyn Kv, name: &str, now: Timestamp) -> Result<Option<Rc<str>>, PortError> {
    let is_young = |read: &&Read| read.name == name && (0..MINUTE_MS).contains(&now.since_ms(read.at));
    if let Some(body) = READ.with_borrow(|read| read.as_ref().filter(is_young).map(|read| Rc::clone(&read.body))) {
        return Ok(Some(body));
    }
    let bytes = cache.get(&published_name(name)).await?;
    let body: Option<Rc<str>> = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).map(Into::into);
    let read = body.clone().map(|body| Read { name: name.to_owned(), at: now, body });
    READ.with_borrow_mut(|known| *known = read);
    Ok(body)
}

/// Publishes the chosen rules as a row, so that whoever follows them names something that stays.
pub fn publish(context: &Context) -> Option<Statement> {
    let body = context.rules.body.as_ref()?;
    Some(storage::policy::publish(context.rules.version, body, context.now))
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

/// A preset, for tests.
#[cfg(test)]
pub fn of_preset(name: &str) -> Option<Rc<Policy>> {
    Some(Chosen::preset(name)?.policy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_parses_back_from_what_the_build_wrote() {
        for (name, _) in PRESETS {
            assert!(of_preset(name).is_some(), "{name}");
        }
        for name in ["standard", "strict", "alibaba", "aliexpress"] {
            assert!(of_preset(name).is_some(), "{name}");
        }
        assert!(of_preset("no-such-preset").is_none());
    }
}
