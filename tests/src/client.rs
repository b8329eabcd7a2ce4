//! A browser as far as HTTP goes: cookies, forms from our own pages, a clock of its own for every request.
//!
//! Every answer passes one gate: never a 500, and the security headers on it, whatever it says.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use ureq::Agent;
use ureq::http::Request;

pub use crate::answer::Answer;

/// Where the platform says from whom a request comes.
const ADDRESS: &str = "cf-connecting-ip";

/// workerd hangs up after fifteen idle seconds, which is how long the client would keep a connection, too: whoever sends in
/// that moment is cut off. On a busy machine that moment is long enough to be met (one to six in four hundred, measured).
const IDLE: Duration = Duration::from_secs(5);

/// Headers that no answer of the Worker may lack.
const SECURITY: [&str; 6] = [
    "content-security-policy",
    "strict-transport-security",
    "x-content-type-options",
    "referrer-policy",
    "cross-origin-opener-policy",
    "permissions-policy",
];

#[derive(Debug)]
pub struct Client {
    agent: Agent,
    origin: String,
    cookies: Mutex<BTreeMap<String, String>>,
    now_ms: Option<i64>,
    unguarded: bool,
    linger_ms: u64,
    may_be_unavailable: bool,
    /// Everybody comes from an address of their own: what is bounded by address bounds each by themselves.
    address: String,
}

/// A request that is not one of our own forms.
#[derive(Debug, Clone)]
pub struct Call<'a> {
    pub method: &'a str,
    pub path: &'a str,
    pub headers: Vec<(&'a str, &'a str)>,
    pub body: Vec<u8>,
}

impl<'a> Call<'a> {
    pub fn of(method: &'a str, path: &'a str) -> Self {
        Self { method, path, headers: Vec::new(), body: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &'a str, value: &'a str) -> Self {
        self.headers.push((name, value));
        self
    }

    #[must_use]
    pub fn carrying(mut self, kind: &'a str, body: impl Into<Vec<u8>>) -> Self {
        self.headers.push(("content-type", kind));
        self.body = body.into();
        self
    }
}

/// What a browser sends as a form.
pub const FORM: &str = "application/x-www-form-urlencoded";

impl Client {
    pub fn of(origin: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let address = format!("2001:db8::{:x}", NUMBER.fetch_add(1, Ordering::Relaxed) % 0x1_0000);
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .allow_non_standard_methods(true)
            .timeout_global(Some(Duration::from_mins(3)))
            .max_idle_age(IDLE)
            .build()
            .into();
        Self {
            agent,
            origin: origin.to_owned(),
            cookies: Mutex::new(BTreeMap::new()),
            now_ms: None,
            unguarded: false,
            linger_ms: 0,
            may_be_unavailable: false,
            address,
        }
    }

    /// Every request from here on happens at this moment (trial mode).
    #[must_use]
    pub fn at(mut self, now_ms: i64) -> Self {
        self.now_ms = Some(now_ms);
        self
    }

    /// As `at`, for a client that goes on.
    pub fn set_now(&mut self, now_ms: i64) {
        self.now_ms = Some(now_ms);
    }

    /// Takes the compare-and-set out (trial mode).
    #[must_use]
    pub fn unguarded(mut self) -> Self {
        self.unguarded = true;
        self
    }

    /// Waits between deciding and recording (trial mode): others get in between, on a fast machine too.
    #[must_use]
    pub fn lingering(mut self, linger_ms: u64) -> Self {
        self.linger_ms = linger_ms;
        self
    }

    /// Accepts "try again later" as an answer: where the platform's data is deliberately broken.
    #[must_use]
    pub fn patient(mut self) -> Self {
        self.may_be_unavailable = true;
        self
    }

    pub fn get(&self, path: &str) -> Result<Answer> {
        self.send(&Call::of("GET", path))
    }

    /// An asset, which the platform serves without asking the Worker: with headers of its own.
    pub fn bare_get(&self, path: &str) -> Result<Answer> {
        self.exchange(&Call::of("GET", path))
    }

    /// Hands the Worker a mail, as the platform's mail servers do. What the platform answers is its own.
    pub fn deliver(&self, from: &str, to: &str, mail: &[u8]) -> Result<Answer> {
        let path = format!("/cdn-cgi/handler/email?{}", encoded(&[("from", from), ("to", to)]));
        self.exchange(&Call::of("POST", &path).carrying("message/rfc822", mail))
    }

    /// A form of one of our own pages, as a browser sends it.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        self.post_raw(path, &encoded(fields))
    }

    /// As `post`, with the body as given.
    pub fn post_raw(&self, path: &str, body: &str) -> Result<Answer> {
        let call = Call::of("POST", path).with("origin", &self.origin).with("sec-fetch-site", "same-origin");
        self.send(&call.carrying(FORM, body))
    }

    /// A form posted at a moment of its own (trial mode).
    pub fn post_at(&self, now_ms: i64, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let now = now_ms.to_string();
        let call = Call::of("POST", path).with("origin", &self.origin).with("sec-fetch-site", "same-origin");
        self.send(&call.with("adieu-now", &now).carrying(FORM, encoded(fields)))
    }

    /// Posts and goes where the answer leads.
    pub fn post_and_follow(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let there = self.post(path, fields)?.location()?;
        self.get(&there)
    }

    pub fn send(&self, call: &Call<'_>) -> Result<Answer> {
        let answer = self.exchange(call)?;
        self.gate(call, &answer)?;
        Ok(answer)
    }

    fn exchange(&self, call: &Call<'_>) -> Result<Answer> {
        let mut request = Request::builder().method(call.method).uri(format!("{}{}", self.origin, call.path));
        for (name, value) in &call.headers {
            request = request.header(*name, *value);
        }
        if call.headers.iter().all(|(name, _)| *name != ADDRESS) {
            request = request.header(ADDRESS, &self.address);
        }
        if let Some(now_ms) = self.now_ms {
            request = request.header("adieu-now", now_ms.to_string());
        }
        if self.unguarded {
            request = request.header("adieu-unguarded", "1");
        }
        if self.linger_ms > 0 {
            request = request.header("adieu-linger", self.linger_ms.to_string());
        }
        if let Some(cookies) = self.cookie_header() {
            request = request.header("cookie", cookies);
        }
        let with_body = !call.body.is_empty() || call.method == "POST";
        let response = if with_body {
            self.agent.run(request.body(call.body.clone())?)
        } else {
            self.agent.run(request.body(())?)
        };
        let response = response.with_context(|| format!("{} {}", call.method, call.path))?;
        let status = response.status().as_u16();
        let headers: Vec<(String, String)> = response
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
            .collect();
        let body = response.into_body().read_to_vec()?;
        let answer = Answer { status, headers, body, path: call.path.to_owned() };
        self.keep_cookies(&answer);
        Ok(answer)
    }

    fn gate(&self, call: &Call<'_>, answer: &Answer) -> Result<()> {
        let ours = answer.status < 500 || (self.may_be_unavailable && answer.status == 503);
        ensure!(ours, "{} {} answered {}:\n{}", call.method, call.path, answer.status, answer.text());
        for name in SECURITY {
            ensure!(answer.header(name).is_some(), "{} {} answered without {name}", call.method, call.path);
        }
        Ok(())
    }

    fn cookie_header(&self) -> Option<String> {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let pairs: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    fn keep_cookies(&self, answer: &Answer) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for (_, value) in answer.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let Some((name, rest)) = value.split_once('=') else { continue };
            let value = rest.split(';').next().unwrap_or_default();
            if value.is_empty() {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// Forgets who it is.
    pub fn forget_cookies(&self) {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), value.to_owned());
    }
}

/// Fields as a browser encodes them.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect();
    pairs.join("&")
}

fn escaped(text: &str) -> String {
    let signs = text.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' => char::from(byte).to_string(),
        b' ' => "+".to_owned(),
        other => format!("%{other:02X}"),
    });
    signs.collect()
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn a_form_is_encoded_as_browsers_do() {
        assert_eq!(encoded(&[("a", "b c"), ("mail", "x+y@z")]), "a=b+c&mail=x%2By%40z");
    }
}
