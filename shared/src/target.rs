//! Whom we send to, beside the directory: processors, as an operator has set them. Read as a whole: one that is wrong stands here as
//! wrong, and is never taken for nobody.

pub mod address;

use crate::id::{CategoryId, ProcessorId};
use crate::webhook::Ring;
use address::{Rules, is_allowed};
use serde_json::{Map, Value};

/// How a processor is told.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Standard Webhooks 1.0.0.
    Webhook {
        /// What its messages are signed with, and its answers.
        ring: Ring,
        /// Whether it is asked, after it has said that it erased something, what it still holds.
        verify: bool,
    },
    /// OAuth 2.0 token revocation (RFC 7009) with the client's secret.
    Revocation {
        /// The category whose end means it.
        category: CategoryId,
        /// Who we are there.
        client: String,
        /// What proves it.
        secret: Secret,
        /// In the form (`post`) rather than as a header (`basic`).
        in_form: bool,
    },
    /// The same at Apple, whose client secret is a token of our own.
    Apple {
        /// The category whose end means it.
        category: CategoryId,
        /// Who we are there.
        client: String,
        /// Whose developer key it is.
        team: String,
        /// Its name.
        key: String,
        /// The key itself, as Apple hands it out (PKCS #8, PEM).
        secret: Secret,
    },
    /// Nobody's processor: told what happened to accounts, as security event tokens (RFC 8935).
    Events {
        /// To whom the tokens are said.
        audience: String,
        /// What its header `authorization` must say, where it wants one.
        authorization: Option<Secret>,
        /// What the tokens are signed with (PKCS #8, PEM).
        key: Secret,
    },
}

/// Before the name of whoever is told of events: no processor is called so.
pub const EVENTS: &str = "events.";

/// A text that is never printed.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// The text.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// One processor.
#[derive(Clone, Debug)]
pub struct Target {
    /// Where; looked at again whenever something is sent.
    pub url: String,
    /// How.
    pub kind: Kind,
}

/// Why one cannot be told anything. Names no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The settings are no JSON object of objects.
    #[error("PROCESSORS is no JSON object of objects")]
    Unreadable,
    /// A field is missing, unknown or of another type.
    #[error("a field is missing, unknown or wrong")]
    Field,
    /// The address is not one that we send to.
    #[error("the address is not allowed")]
    Address,
    /// There is no secret for it, or one that is none.
    #[error("PROCESSOR_SECRETS has no secret for it, or one that is none")]
    Secret,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    all: Vec<(ProcessorId, Result<Target, Fault>)>,
    /// Nobody can say who is meant.
    is_unreadable: bool,
    /// What tokens of events are signed with.
    events_key: Option<Secret>,
}

impl Targets {
    /// From the settings `PROCESSORS` and `PROCESSOR_SECRETS`; nothing said is nobody.
    #[must_use]
    pub fn parse(processors: Option<&str>, secrets: Option<&str>, rules: &Rules<'_>) -> Self {
        let Some(text) = processors.filter(|text| !text.trim().is_empty()) else { return Self::default() };
        let unreadable = Self { is_unreadable: true, ..Self::default() };
        let Ok(Value::Object(named)) = serde_json::from_str(text) else { return unreadable };
        let secrets = secrets.and_then(|text| serde_json::from_str(text).ok()).unwrap_or(Value::Null);
        let mut all = Vec::with_capacity(named.len());
        for (name, value) in &named {
            let (Ok(id), Some(fields)) = (ProcessorId::parse(name), value.as_object()) else { return unreadable };
            if name.starts_with(EVENTS) {
                return unreadable;
            }
            let own = secrets.get(name).and_then(Value::as_array);
            let own: Option<Vec<&str>> = own.and_then(|list| list.iter().map(Value::as_str).collect());
            all.push((id, target(fields, &own.unwrap_or_default(), rules)));
        }
        Self { all, ..Self::default() }
    }

    /// With those who are told of events: the settings `EVENTS` and `EVENTS_SIGNING_KEY`, and what they want to be shown, by their names,
    /// among the processors' secrets.
    #[must_use]
    pub fn with_events(
        mut self,
        events: Option<&str>,
        secrets: Option<&str>,
        key: Option<&str>,
        rules: &Rules<'_>,
    ) -> Self {
        self.events_key = key.map(|key| Secret(key.to_owned()));
        let Some(text) = events.filter(|text| !text.trim().is_empty()) else { return self };
        let Ok(Value::Object(named)) = serde_json::from_str(text) else {
            self.is_unreadable = true;
            return self;
        };
        let secrets = secrets.and_then(|text| serde_json::from_str(text).ok()).unwrap_or(Value::Null);
        for (name, value) in &named {
            let own = secrets.pointer(&format!("/{name}/0")).and_then(Value::as_str);
            let Ok(id) = ProcessorId::parse(&format!("{EVENTS}{name}")) else {
                self.is_unreadable = true;
                return self;
            };
            self.all.push((id, listener(value, own, key, rules)));
        }
        self
    }

    /// What tokens of events are signed with.
    #[must_use]
    pub const fn events_key(&self) -> Option<&Secret> {
        self.events_key.as_ref()
    }

    /// Whoever is told of events.
    pub fn listeners(&self) -> impl Iterator<Item = &ProcessorId> {
        self.all.iter().map(|(id, _)| id).filter(|id| id.as_str().starts_with(EVENTS))
    }

    /// How a processor is told; nothing where the settings do not name it.
    #[must_use]
    pub fn find(&self, processor: &ProcessorId) -> Option<Result<&Target, Fault>> {
        if self.is_unreadable {
            return Some(Err(Fault::Unreadable));
        }
        let (_, found) = self.all.iter().find(|(id, _)| id == processor)?;
        Some(found.as_ref().map_err(|fault| *fault))
    }

    /// Whoever is set, and what is wrong with it.
    pub fn iter(&self) -> impl Iterator<Item = (&ProcessorId, Option<Fault>)> {
        self.all.iter().map(|(id, found)| (id, found.as_ref().err().copied()))
    }

    /// What is wrong with all of it.
    #[must_use]
    pub const fn fault(&self) -> Option<Fault> {
        if self.is_unreadable { Some(Fault::Unreadable) } else { None }
    }

    /// Whether anybody is set, rightly or wrongly.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty() && !self.is_unreadable
    }
}

fn listener(value: &Value, own: Option<&str>, key: Option<&str>, rules: &Rules<'_>) -> Result<Target, Fault> {
    let fields = value.as_object().ok_or(Fault::Field)?;
    let text =
        |name: &str| fields.get(name).and_then(Value::as_str).filter(|text| !text.is_empty()).ok_or(Fault::Field);
    let (url, audience) = (text("url")?.to_owned(), text("audience")?.to_owned());
    if fields.len() != 2 {
        return Err(Fault::Field);
    }
    if !is_allowed(&url, rules) {
        return Err(Fault::Address);
    }
    let key = Secret(key.ok_or(Fault::Secret)?.to_owned());
    Ok(Target { url, kind: Kind::Events { audience, authorization: own.map(|own| Secret(own.to_owned())), key } })
}

fn target(fields: &Map<String, Value>, secrets: &[&str], rules: &Rules<'_>) -> Result<Target, Fault> {
    let text = |name: &str| {
        let value = fields.get(name)?.as_str()?;
        (!value.is_empty() && value.len() <= 200).then(|| value.to_owned())
    };
    let must = |name: &str| text(name).ok_or(Fault::Field);
    let url = must("url")?;
    if !is_allowed(&url, rules) {
        return Err(Fault::Address);
    }
    let category = || CategoryId::parse(&must("category")?).map_err(|_| Fault::Field);
    let secret = || secrets.first().map(|text| Secret((*text).to_owned())).ok_or(Fault::Secret);
    let (kind, known): (Kind, &[&str]) = match must("kind")?.as_str() {
        "webhook" => {
            let verify = fields.get("verify").map_or(Some(false), Value::as_bool).ok_or(Fault::Field)?;
            let ring = Ring::parse(secrets.iter().copied()).ok_or(Fault::Secret)?;
            // A message that nobody can check is none.
            ring.sign("id", "0", b"").ok_or(Fault::Secret)?;
            (Kind::Webhook { ring, verify }, &["verify"])
        }
        "oauth-revocation" => {
            let in_form = match fields.get("authentication").map(Value::as_str) {
                None | Some(Some("basic")) => false,
                Some(Some("post")) => true,
                Some(_) => return Err(Fault::Field),
            };
            let kind = Kind::Revocation { category: category()?, client: must("client")?, secret: secret()?, in_form };
            (kind, &["category", "client", "authentication"])
        }
        "apple" => {
            let (client, team, key) = (must("client")?, must("team")?, must("key")?);
            (
                Kind::Apple { category: category()?, client, team, key, secret: secret()? },
                &["category", "client", "team", "key"],
            )
        }
        _ => return Err(Fault::Field),
    };
    if fields.keys().any(|name| !["kind", "url"].contains(&name.as_str()) && !known.contains(&name.as_str())) {
        return Err(Fault::Field);
    }
    Ok(Target { url, kind })
}
