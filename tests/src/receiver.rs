//! Somebody else's server, beside the product: hears what it is sent, and answers as it was told to.

use std::io::Write as _;
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use shared::time::Timestamp;
use shared::webhook::{Message, Ring};

use crate::client::{Answer, Call};
use crate::hostile::{Received, wire};
use crate::server::Server;

/// One request, as it came.
#[derive(Debug, Clone)]
pub struct Heard {
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Heard {
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Names the message.
    pub fn id(&self) -> &str {
        self.header("webhook-id")
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// `account.quiet`, …
    pub fn kind(&self) -> String {
        self.json().get("type").and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// A part of what it says, as text.
    pub fn data(&self, name: &str) -> String {
        match self.json().pointer(&format!("/data/{name}")) {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        }
    }

    /// Whether it is signed by one of these, at the moment that it names.
    pub fn is_by(&self, ring: &Ring) -> bool {
        let timestamp = self.header("webhook-timestamp");
        let seconds: i64 = timestamp.parse().unwrap_or_default();
        let message =
            Message { id: self.id(), timestamp, signature: self.header("webhook-signature"), body: &self.body };
        ring.verify(&message, Timestamp::from_ms(seconds * 1000)).is_ok()
    }
}

/// How one is answered.
#[derive(Debug, Clone)]
pub enum Reply {
    Status(u16),
    With(u16, Vec<(String, String)>, String),
    /// Hangs up.
    Reset,
}

impl Reply {
    /// A signed answer to a question.
    pub fn signed(ring: &Ring, heard: &Heard, body: &str) -> Self {
        let (id, timestamp) = (heard.id().to_owned(), heard.header("webhook-timestamp").to_owned());
        let signature = ring.sign(&id, &timestamp, body.as_bytes()).unwrap_or_default();
        let headers = [("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", signature)];
        Self::With(200, headers.map(|(name, value)| (name.to_owned(), value)).into(), body.to_owned())
    }
}

type Script = Box<dyn FnMut(&Heard) -> Reply + Send>;

struct State {
    heard: Vec<Heard>,
    script: Script,
}

/// The server. It listens until the tests end.
#[derive(Clone)]
pub struct Receiver {
    port: u16,
    state: Arc<Mutex<State>>,
}

impl std::fmt::Debug for Receiver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Receiver({})", self.port)
    }
}

impl Receiver {
    pub fn start(script: impl FnMut(&Heard) -> Reply + Send + 'static) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let port = listener.local_addr()?.port();
        let state = Arc::new(Mutex::new(State { heard: Vec::new(), script: Box::new(script) }));
        let receiver = Self { port, state };
        let at_work = receiver.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let one = at_work.clone();
                std::thread::spawn(move || one.serve(stream));
            }
        });
        Ok(receiver)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn serve(&self, mut stream: TcpStream) {
        let Some(Received { path, headers, body, .. }) = wire::read(&mut stream) else { return };
        let heard = Heard { path, headers, body };
        let reply = {
            let mut state = self.lock();
            state.heard.push(heard.clone());
            (state.script)(&heard)
        };
        let (status, headers, body) = match reply {
            Reply::Status(status) => (status, Vec::new(), String::new()),
            Reply::With(status, headers, body) => (status, headers, body),
            Reply::Reset => return,
        };
        let mut lines = vec![format!("HTTP/1.1 {status} X"), "connection: close".to_owned()];
        lines.extend(headers.into_iter().map(|(name, value)| format!("{name}: {value}")));
        if status != 204 {
            lines.push(format!("content-length: {}", body.len()));
        }
        let _ = stream.write_all(format!("{}\r\n\r\n{body}", lines.join("\r\n")).as_bytes());
    }

    /// From here on it answers like this.
    pub fn then(&self, script: impl FnMut(&Heard) -> Reply + Send + 'static) {
        self.lock().script = Box::new(script);
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// What came to a path.
    pub fn heard(&self, path: &str) -> Vec<Heard> {
        self.lock().heard.iter().filter(|heard| heard.path == path).cloned().collect()
    }

    /// Everything that came.
    pub fn all(&self) -> Vec<Heard> {
        self.lock().heard.clone()
    }

    /// What came of one kind, once something has.
    pub fn wait_for(&self, path: &str, kind: &str) -> Result<Heard> {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(30) {
            if let Some(heard) = self.heard(path).into_iter().rev().find(|heard| heard.kind() == kind) {
                return Ok(heard);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("{kind} never came to {path}: {:?}", self.all().iter().map(Heard::kind).collect::<Vec<_>>())
    }
}

/// What a processor says later, signed with its key at a moment.
pub fn answer(server: &Server, processor: &str, ring: &Ring, at_ms: i64, said: &Value) -> Result<Answer> {
    static NUMBER: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(1);
    let id = format!("answer_{}", NUMBER.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
    let (body, timestamp) = (said.to_string(), (at_ms / 1000).to_string());
    let signature = ring.sign(&id, &timestamp, body.as_bytes()).context("a key that signs")?;
    answer_as(server, processor, (&id, &timestamp, &signature), body)
}

/// The same, signed by whoever it may be.
pub fn answer_as(
    server: &Server,
    processor: &str,
    (id, timestamp, signature): (&str, &str, &str),
    body: String,
) -> Result<Answer> {
    let path = format!("/api/v1/processors/{processor}/answers");
    let call = Call::of("POST", &path).with("webhook-id", id).with("webhook-timestamp", timestamp);
    server.client().send(&call.with("webhook-signature", signature).carrying("application/json", body))
}
