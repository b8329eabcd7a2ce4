//! The platform behind the ports. Every binding's name stands here once; `wrangler.toml` declares the same ones.

mod http;
mod signer;

use std::time::Duration;

pub use http::Network;
use shared::job::Job;
pub use signer::Subtle;
use worker::js_sys::{JsString, Object, Reflect};
use worker::wasm_bindgen::JsValue;
use worker::{D1Database, Env, kv::KvStore};

use crate::port::{Db, Files, Kv, Mail, OutgoingMail, PortError, Queue, Rng, Row, Rows, Statement, Task, Value};

pub const DB: &str = "DB";
pub const VAULT: &str = "VAULT";
pub const LEDGER: &str = "LEDGER";
pub const CACHE: &str = "CACHE";
pub const EXPORTS: &str = "EXPORTS";
pub const JOBS: &str = "JOBS";
pub const EMAIL: &str = "EMAIL";
pub const ASSETS: &str = "ASSETS";
pub const MASTER_KEY: &str = "MASTER_KEY";
pub const RECEIPT_SIGNING_KEY: &str = "RECEIPT_SIGNING_KEY";
pub const POLICY: &str = "POLICY";
pub const PUBLIC_ORIGIN: &str = "PUBLIC_ORIGIN";
pub const OPERATOR_NAME: &str = "OPERATOR_NAME";
pub const MAIL_FROM: &str = "MAIL_FROM";
pub const OIDC_ISSUER: &str = "OIDC_ISSUER";
pub const OIDC_CLIENT_ID: &str = "OIDC_CLIENT_ID";
pub const OIDC_CLIENT_SECRET: &str = "OIDC_CLIENT_SECRET";
pub const DIRECTORY_URL: &str = "DIRECTORY_URL";
pub const DIRECTORY_SECRET: &str = "DIRECTORY_SECRET";
pub const PACK_SECRET: &str = "PACK_SECRET";
pub const MAIL_URL: &str = "MAIL_URL";
pub const MAIL_SECRET: &str = "MAIL_SECRET";
pub const MAIL_IN_SECRET: &str = "MAIL_IN_SECRET";
pub const DELIVER_URL: &str = "DELIVER_URL";
pub const DELIVER_SECRET: &str = "DELIVER_SECRET";
pub const APP_KEYS: &str = "APP_KEYS";
pub const APP_RETURNS: &str = "APP_RETURNS";
pub const PROCESSORS: &str = "PROCESSORS";
pub const TARGETS: &str = "TARGETS";
pub const EVENTS: &str = "EVENTS";
pub const EVENTS_SIGNING_KEY: &str = "EVENTS_SIGNING_KEY";
pub const PROCESSOR_SECRETS: &str = "PROCESSOR_SECRETS";
pub const PERSON_OIDC_ISSUER: &str = "PERSON_OIDC_ISSUER";
pub const PERSON_OIDC_CLIENT_ID: &str = "PERSON_OIDC_CLIENT_ID";
pub const PERSON_OIDC_CLIENT_SECRET: &str = "PERSON_OIDC_CLIENT_SECRET";
pub const PERSON_OIDC_CLAIM: &str = "PERSON_OIDC_CLAIM";
pub const ACCESS_TEAM: &str = "ACCESS_TEAM";
pub const ACCESS_AUDIENCE: &str = "ACCESS_AUDIENCE";
pub const SECURITY_CONTACT: &str = "SECURITY_CONTACT";
pub const SECURITY_POLICY: &str = "SECURITY_POLICY";
pub const STAFF_FIRST_ADMINISTRATOR: &str = "STAFF_FIRST_ADMINISTRATOR";

fn unavailable(act: &'static str) -> impl Fn(worker::Error) -> PortError {
    move |cause| PortError::Unavailable { act, cause: first_line(&cause.to_string()) }
}

fn kv_unavailable(act: &'static str) -> impl Fn(worker::kv::KvError) -> PortError {
    move |cause| PortError::Unavailable { act, cause: first_line(&cause.to_string()) }
}

/// Platform errors carry a JavaScript stack after their first line; the log has no use for it.
fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().chars().take(300).collect()
}

/// The files that were built beside the Worker.
pub struct Beside(worker::Fetcher);

impl Beside {
    pub fn of(env: &Env) -> worker::Result<Self> {
        env.assets(ASSETS).map(Self)
    }
}

impl Files for Beside {
    fn text<'a>(&'a self, path: &'a str) -> Task<'a, Result<Option<String>, PortError>> {
        Box::pin(async move {
            let failed = unavailable("reading a file beside the Worker");
            // The host is not looked at: the binding knows this Worker's own files alone.
            let mut found = self.0.fetch(format!("https://assets.invalid{path}"), None).await.map_err(&failed)?;
            if found.status_code() != 200 {
                return Ok(None);
            }
            found.text().await.map(Some).map_err(failed)
        })
    }
}

/// D1.
pub struct D1 {
    pub database: D1Database,
    /// Trial mode only: counts what it is asked for.
    #[cfg(feature = "local")]
    pub effort: std::rc::Rc<crate::local::effort::Effort>,
}

impl Db for D1 {
    fn batch(&self, statements: Vec<Statement>) -> Task<'_, Result<Vec<Rows>, PortError>> {
        Box::pin(async move {
            #[cfg(feature = "local")]
            let texts = crate::local::effort::texts(&statements);
            let mut prepared = Vec::with_capacity(statements.len());
            for statement in statements {
                let values: Vec<JsValue> = statement.values.into_iter().map(js_value).collect();
                let bound =
                    self.database.prepare(statement.sql).bind(&values).map_err(unavailable("binding a statement"))?;
                prepared.push(bound);
            }
            let results = self.database.batch(prepared).await.map_err(|cause| refused_batch(&cause.to_string()))?;
            #[cfg(feature = "local")]
            self.effort.note(&texts, &results);
            results
                .into_iter()
                .map(|result| {
                    let rows: Vec<serde_json::Map<String, serde_json::Value>> =
                        result.results().map_err(unavailable("reading rows"))?;
                    Ok(rows.into_iter().map(Row).collect())
                })
                .collect()
        })
    }
}

#[expect(clippy::cast_precision_loss, reason = "stored integers are below 2^53: moments, counts and versions")]
fn js_value(value: Value) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Int(number) => JsValue::from_f64(number as f64),
        Value::Text(text) => JsValue::from_str(&text),
    }
}

/// Tells a lost race from a failing platform. SQLite says `UNIQUE constraint failed: table.column, …`.
fn refused_batch(text: &str) -> PortError {
    const MARK: &str = "UNIQUE constraint failed: ";
    match text.split_once(MARK) {
        Some((_, rest)) => PortError::Conflict(rest.split(['.', ',', ' ']).next().unwrap_or_default().to_owned()),
        None => PortError::Unavailable { act: "writing a batch", cause: first_line(text) },
    }
}

/// One KV namespace.
pub struct Namespace(pub KvStore);

/// KV takes one write a second for each key; the keys of one account are one record.
const SECOND: Duration = Duration::from_millis(1_100);
const PUT_AGAIN: u32 = 3;

impl Namespace {
    async fn put_once(&self, key: &str, value: &[u8], ttl_s: Option<u64>) -> Result<(), PortError> {
        let put = self.0.put_bytes(key, value).map_err(kv_unavailable("writing a key"))?;
        let put = match ttl_s {
            Some(seconds) => put.expiration_ttl(seconds.max(60)),
            None => put,
        };
        put.execute().await.map_err(kv_unavailable("writing a key"))
    }
}

impl Kv for Namespace {
    fn get<'a>(&'a self, key: &'a str) -> Task<'a, Result<Option<Vec<u8>>, PortError>> {
        Box::pin(async move { self.0.get(key).bytes().await.map_err(kv_unavailable("reading a key")) })
    }

    fn put<'a>(&'a self, key: &'a str, value: &'a [u8], ttl_s: Option<u64>) -> Task<'a, Result<(), PortError>> {
        Box::pin(async move {
            let mut outcome = self.put_once(key, value, ttl_s).await;
            for _ in 0..PUT_AGAIN {
                if outcome.is_ok() {
                    break;
                }
                worker::Delay::from(SECOND).await;
                outcome = self.put_once(key, value, ttl_s).await;
            }
            outcome
        })
    }

    fn delete<'a>(&'a self, key: &'a str) -> Task<'a, Result<(), PortError>> {
        Box::pin(async move { self.0.delete(key).await.map_err(kv_unavailable("removing a key")) })
    }

    fn list<'a>(&'a self, prefix: &'a str, limit: u64) -> Task<'a, Result<Vec<String>, PortError>> {
        Box::pin(async move {
            let answer = self.0.list().prefix(prefix.to_owned()).limit(limit).execute().await;
            Ok(answer.map_err(kv_unavailable("listing keys"))?.keys.into_iter().map(|key| key.name).collect())
        })
    }
}

/// The queue of jobs.
pub struct Jobs(pub worker::Queue);

impl Queue for Jobs {
    fn send<'a>(&'a self, job: &'a Job) -> Task<'a, Result<(), PortError>> {
        Box::pin(async move {
            // A string, so that a dead letter can be read by anyone.
            let text = serde_json::to_string(job)
                .map_err(|cause| PortError::Unavailable { act: "writing a job", cause: cause.to_string() })?;
            self.0.send(text).await.map_err(unavailable("sending a job"))
        })
    }
}

/// The platform's mail service.
pub struct Post {
    pub binding: worker::SendEmail,
    pub from: String,
    pub from_name: String,
}

impl Mail for Post {
    fn send<'a>(&'a self, mail: &'a OutgoingMail) -> Task<'a, Result<(), PortError>> {
        Box::pin(async move {
            let from = worker::EmailAddress::new(&self.from_name, &self.from);
            let message = worker::SendEmailBuilder::new_with_email_address_and_str(&from, &mail.to, &mail.subject);
            message.set_text(&mail.text);
            message.set_html(&mail.html);
            if let Some(calendar) = &mail.calendar {
                let bytes = worker::js_sys::Uint8Array::from(calendar.as_bytes());
                let file =
                    worker::EmailAttachment::new_attachment_with_typed_array("deletion.ics", "text/calendar", &bytes);
                message.set_attachments(&[file]);
            }
            if let Some(desk) = &mail.reply_to {
                message.set_reply_to(desk);
            }
            let headers = Object::<JsString>::new_typed();
            // A plain object takes any property.
            let _ = Reflect::set(&headers, &"X-Adieu-Mail".into(), &mail.id.as_str().into());
            if mail.automatic {
                let _ = Reflect::set(&headers, &"Auto-Submitted".into(), &"auto-replied".into());
            }
            message.set_headers(&headers);
            match self.binding.send_with_builder(&message).await {
                Ok(_) => Ok(()),
                // The platform's words may repeat the address: they are not kept.
                Err(_) => {
                    Err(PortError::Unavailable { act: "sending a mail", cause: "the mail service refused".to_owned() })
                }
            }
        })
    }
}

/// The platform's source of secrets.
pub struct Entropy;

impl Rng for Entropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), PortError> {
        getrandom::fill(bytes)
            .map_err(|cause| PortError::Unavailable { act: "drawing randomness", cause: cause.to_string() })
    }
}

/// A plain setting, or nothing.
#[must_use]
pub fn setting(env: &Env, name: &str) -> Option<String> {
    env.var(name).ok().map(|value| value.to_string()).filter(|value| !value.is_empty())
}

/// A secret, or nothing.
#[must_use]
pub fn secret(env: &Env, name: &str) -> Option<String> {
    env.secret(name).ok().map(|value| value.to_string()).filter(|value| !value.is_empty())
}
