//! One call, and what came back.

use std::fmt::Write as _;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use shared::time::Timestamp;
use shared::webhook::{Message, Secret};
use ureq::Agent;

/// As long as Adieu waits.
const PATIENCE: Duration = Duration::from_secs(15);
/// As much as Adieu reads.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// A call before it is sent, with whatever headers it is to have.
#[derive(Clone, Debug)]
pub struct Call {
    pub method: &'static str,
    pub address: String,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

impl Call {
    /// A question, signed.
    pub fn signed(secret: &Secret, base: &str, path: &str, body: Vec<u8>, (id, at_s): (&str, i64)) -> Self {
        let at = at_s.to_string();
        let headers = vec![
            ("webhook-signature", secret.sign(id, &at, &body)),
            ("webhook-id", id.to_owned()),
            ("webhook-timestamp", at),
        ];
        Self { method: "POST", address: format!("{base}/{path}"), headers, body }
    }

    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self
    }

    pub fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value));
        self
    }

    /// The same for a terminal; a long body is left out.
    pub fn curl(&self) -> String {
        let mut line = format!("curl -i -X {} {}", self.method, quoted(&self.address));
        for (name, value) in &self.headers {
            let _ = write!(line, " -H {}", quoted(&format!("{name}: {value}")));
        }
        if self.body.len() > 2_000 {
            return format!(
                "{line} -H 'content-type: application/json' --data-binary @FILE   # {} bytes",
                self.body.len()
            );
        }
        if self.method == "POST" {
            let body = quoted(&String::from_utf8_lossy(&self.body));
            let _ = write!(line, " -H 'content-type: application/json' --data-raw {body}");
        }
        line
    }

    pub fn send(&self) -> Result<Reply, String> {
        let agent: Agent = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .http_status_as_error(false)
            .build()
            .new_agent();
        let silent = |error: ureq::Error| format!("there is no answer ({error})");
        let mut response = if self.method == "POST" {
            let request = agent.post(&self.address).header("content-type", "application/json");
            let request = self.headers.iter().fold(request, |request, (name, value)| request.header(*name, value));
            request.send(self.body.as_slice()).map_err(silent)?
        } else {
            agent.get(&self.address).call().map_err(silent)?
        };
        let headers = response
            .headers()
            .iter()
            .filter_map(|(name, value)| Some((name.as_str().to_ascii_lowercase(), value.to_str().ok()?.to_owned())));
        let (status, headers) = (response.status().as_u16(), headers.collect());
        let body = response.body_mut().with_config().limit(MOST_BYTES).read_to_vec();
        let body = body.map_err(|_| format!("the answer is cut off, or has more than {MOST_BYTES} bytes"))?;
        Ok(Reply { status, headers, body })
    }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    /// A header that is there once.
    fn single(&self, name: &str) -> Result<&str, String> {
        let mut values = self.headers.iter().filter(|(known, _)| known == name);
        let value = values.next().ok_or_else(|| format!("the answer has no `{name}`"))?;
        if values.next().is_some() {
            return Err(format!("the answer has more than one `{name}`"));
        }
        Ok(&value.1)
    }

    pub fn header(&self, name: &str) -> &str {
        self.single(name).unwrap_or_default()
    }

    /// Its body, if it is a signed answer to the question of this id.
    pub fn believed(&self, secret: &Secret, id: &str) -> Result<Value, String> {
        if self.status != 200 {
            let hint = if self.status == 401 { ": is DIRECTORY_SECRET the one that it has?" } else { "" };
            return Err(format!("it is answered {}, not 200{hint}", self.status));
        }
        let answered = self.single("webhook-id")?;
        let (timestamp, signature) = (self.single("webhook-timestamp")?, self.single("webhook-signature")?);
        if answered != id {
            return Err("the answer's `webhook-id` is not the question's".to_owned());
        }
        let message = Message { id, timestamp, signature, body: &self.body };
        secret.verify(&message, now()).map_err(|fault| format!("the answer is not to be believed: {fault}"))?;
        serde_json::from_slice(&self.body).map_err(|_| "the answer is no JSON".to_owned())
    }
}

pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_ms(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_for_the_terminal_has_no_secret_and_no_hole() {
        let text = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        let secret = Secret::parse(text).expect("a secret");
        let call = Call::signed(&secret, "http://a", "find", b"{\"identifier\":\"o'neil\"}".to_vec(), ("m1", 7));
        let curl = call.curl();
        assert!(curl.starts_with("curl -i -X POST 'http://a/find' -H 'webhook-signature: v1,"), "{curl}");
        assert!(curl.ends_with(r#"--data-raw '{"identifier":"o'\''neil"}'"#), "{curl}");
        assert!(!curl.contains("whsec_") && !curl.contains("MfKQ9r8G"));
    }
}
