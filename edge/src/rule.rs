//! Which policy a request follows: a running deletion its own version, a new one the operator's present choice.

use std::collections::BTreeMap;
use std::rc::Rc;

use frontend::i18n::Locale;
use sha2::{Digest, Sha256};
use shared::id::PolicyVersion;
use shared::limits::MINUTE_MS;
use shared::policy::Policy;
use shared::time::Timestamp;

use crate::context::Context;
use crate::port::{Db, Files, Kv, PortError, Statement};
use crate::{log, storage};

include!(concat!(env!("OUT_DIR"), "/presets.rs"));

thread_local! {
    static READ: std::cell::RefCell<Option<Read>> = const { std::cell::RefCell::new(None) };
    /// Parsed once per isolate: a policy never changes within its version.
    static PARSED: std::cell::RefCell<BTreeMap<u32, Rules>> = const { std::cell::RefCell::new(BTreeMap::new()) };
}

/// A policy as it was built. Its text lies beside the Worker, where anybody may read it; by its version the Worker knows it again.
#[derive(Debug, Clone, Copy)]
struct Preset {
    name: &'static str,
    version: u32,
    path: &'static str,
}

/// A policy with the text that it was parsed from, and its languages, which every request asks for.
#[derive(Clone)]
struct Rules {
    policy: Rc<Policy>,
    languages: Rc<[Locale]>,
    body: Rc<str>,
}

/// A published policy as it was read.
struct Read {
    name: String,
    at: Timestamp,
    chosen: Chosen,
}

/// A version is the first 32 bits of its text's SHA-256: the same rules are the same version everywhere.
fn version_of(body: &str) -> PolicyVersion {
    let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(body.as_bytes()));
    PolicyVersion(u32::from_be_bytes([a, b, c, d]))
}

fn known(version: PolicyVersion) -> Option<Rules> {
    PARSED.with_borrow(|known| known.get(&version.0).cloned())
}

fn parsed(version: PolicyVersion, body: &str) -> Option<Rules> {
    let policy: Policy = serde_json::from_str(body).ok()?;
    let languages = policy.languages.tags().filter_map(Locale::parse).collect();
    let rules = Rules { policy: Rc::new(policy), languages, body: body.into() };
    PARSED.with_borrow_mut(|known| known.insert(version.0, rules.clone()));
    Some(rules)
}

/// A preset, from this isolate or from beside the Worker. Another text than the one that was built is as good as none.
async fn built(files: &dyn Files, preset: &Preset) -> Result<Rules, PortError> {
    let version = PolicyVersion(preset.version);
    if let Some(rules) = known(version) {
        return Ok(rules);
    }
    let text = files.text(preset.path).await?.filter(|text| version_of(text) == version);
    text.and_then(|text| parsed(version, &text)).ok_or_else(|| PortError::Unavailable {
        act: "reading a preset",
        cause: format!("{} does not lie beside the Worker as it was built", preset.path),
    })
}

/// What the operator's setting names: rules that a deletion beginning now follows.
#[derive(Clone)]
pub struct Chosen {
    pub version: PolicyVersion,
    pub policy: Rc<Policy>,
    /// What the operator offers, in their order.
    pub languages: Rc<[Locale]>,
    /// Its text. Nothing where the setting names what is not to be had: then these are the last rules that anybody followed,
    /// and nothing new begins.
    body: Option<Rc<str>>,
}

impl Chosen {
    fn of(version: PolicyVersion, rules: Rules) -> Self {
        Self { version, policy: rules.policy, languages: rules.languages, body: Some(rules.body) }
    }

    fn parse(body: &str) -> Option<Self> {
        let version = version_of(body);
        known(version).or_else(|| parsed(version, body)).map(|rules| Self::of(version, rules))
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
/// setting: then the last rules that are stored speak for the operator. Where they are the preset itself, nothing is missing.
///
/// # Errors
/// The policy is not to be had, and nobody has followed any.
pub async fn chosen(
    (db, cache, files): (&dyn Db, &dyn Kv, &dyn Files),
    name: &str,
    now: Timestamp,
) -> Result<Chosen, PortError> {
    let preset = PRESETS.iter().find(|preset| preset.name == name);
    let found = match preset {
        Some(preset) => built(files, preset).await.map(|rules| Some(Chosen::of(PolicyVersion(preset.version), rules))),
        None => published(cache, name, now).await,
    };
    let cause = match found {
        Ok(Some(chosen)) if chosen.policy.name == name => return Ok(chosen),
        Ok(_) => "it is no preset, and not published or broken".to_owned(),
        Err(error) => error.to_string(),
    };
    log::note("policy", &format!("`{name}` is not to be had: {cause}"));
    let rows = db.batch(vec![storage::policy::last()]).await?.pop().unwrap_or_default();
    let missing = || PortError::Unavailable { act: "reading the policy", cause: "there is none".to_owned() };
    let last = Chosen::parse(&rows.first().ok_or_else(missing)?.text("body")?).ok_or_else(missing)?;
    let is_it = preset.is_some_and(|preset| preset.version == last.version.0);
    Ok(if is_it { last } else { Chosen { body: None, ..last } })
}

/// Read at most once a minute, as quickly as KV tells of a change anyway.
async fn published(cache: &dyn Kv, name: &str, now: Timestamp) -> Result<Option<Chosen>, PortError> {
    let is_young = |read: &&Read| read.name == name && (0..MINUTE_MS).contains(&now.since_ms(read.at));
    if let Some(chosen) = READ.with_borrow(|read| read.as_ref().filter(is_young).map(|read| read.chosen.clone())) {
        return Ok(Some(chosen));
    }
    let bytes = cache.get(&published_name(name)).await?;
    let chosen = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).and_then(|body| Chosen::parse(&body));
    let read = chosen.clone().map(|chosen| Read { name: name.to_owned(), at: now, chosen });
    READ.with_borrow_mut(|known| *known = read);
    Ok(chosen)
}

/// Publishes the chosen rules as a row, so that whoever follows them names something that stays.
pub fn publish(context: &Context) -> Option<Statement> {
    let body = context.rules.body.as_ref()?;
    Some(storage::policy::publish(context.rules.version, body, context.now))
}

/// The rules of a running deletion: from this isolate, the presets beside the Worker, the cache or the database, in that order.
pub async fn of_version(context: &Context, version: PolicyVersion) -> Result<Rc<Policy>, PortError> {
    if let Some(rules) = known(version) {
        return Ok(rules.policy);
    }
    if let Some(preset) = PRESETS.iter().find(|preset| preset.version == version.0) {
        match built(&*context.files, preset).await {
            Ok(rules) => return Ok(rules.policy),
            // Whoever follows it named a row that has the same text.
            Err(error) => log::note("policy", &error.to_string()),
        }
    }
    let name = format!("policy:{}", version.0);
    if let Some(bytes) = context.cache.get(&name).await?
        && let Some(rules) = String::from_utf8(bytes).ok().and_then(|body| parsed(version, &body))
    {
        return Ok(rules.policy);
    }
    let rows = context.one(storage::policy::load(version)).await?;
    let missing =
        || PortError::Unavailable { act: "reading a policy", cause: format!("version {} is not there", version.0) };
    let body = rows.first().map(|row| row.text("body")).transpose()?.ok_or_else(missing)?;
    context.cache.put(&name, body.as_bytes(), None).await?;
    parsed(version, &body).map(|rules| rules.policy).ok_or_else(missing)
}

/// A preset, for tests.
#[cfg(test)]
pub fn of_preset(name: &str) -> Option<Rc<Policy>> {
    let found = PRESETS.iter().zip(PRESET_TEXTS).find(|(preset, _)| preset.name == name);
    found.and_then(|(_, text)| Chosen::parse(text)).map(|chosen| chosen.policy)
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;
    use crate::port::Task;

    /// What lies beside the Worker, whatever is asked for.
    struct Beside(Option<String>);

    impl Files for Beside {
        fn text<'a>(&'a self, _path: &'a str) -> Task<'a, Result<Option<String>, PortError>> {
            Box::pin(async { Ok(self.0.clone()) })
        }
    }

    fn standard() -> (&'static Preset, &'static str) {
        let found = PRESETS.iter().zip(PRESET_TEXTS).find(|(preset, _)| preset.name == "standard");
        found.map(|(preset, text)| (preset, *text)).unwrap()
    }

    fn read(text: Option<&str>) -> Result<Rules, PortError> {
        built(&Beside(text.map(str::to_owned)), standard().0).now_or_never().unwrap()
    }

    #[test]
    fn every_preset_parses_back_from_what_the_build_wrote() {
        for (preset, text) in PRESETS.iter().zip(PRESET_TEXTS) {
            assert_eq!(version_of(text).0, preset.version, "{}", preset.name);
            assert_eq!(of_preset(preset.name).unwrap().name, preset.name);
        }
        for name in ["standard", "strict", "alibaba", "aliexpress"] {
            assert!(of_preset(name).is_some(), "{name}");
        }
        assert!(of_preset("no-such-preset").is_none());
    }

    #[test]
    fn a_preset_that_is_not_there_or_was_touched_is_the_platforms_failure_and_is_asked_for_again() {
        let (_, text) = standard();
        for other in [None, Some(""), Some("{}"), text.get(1..), Some(&text.replacen("standard", "Standard", 1))] {
            assert!(matches!(read(other), Err(PortError::Unavailable { .. })), "{other:?}");
        }
        assert_eq!(read(Some(text)).unwrap().policy.name, "standard");
    }

    #[test]
    fn a_preset_is_read_once_an_isolate() {
        let (_, text) = standard();
        read(Some(text)).unwrap();
        assert_eq!(read(None).unwrap().policy.name, "standard");
    }
}
