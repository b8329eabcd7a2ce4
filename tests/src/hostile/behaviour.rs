//! The ways in which somebody can answer badly.

use std::net::TcpStream;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use shared::webhook::Secret;

use super::wire::{self, Said};
use super::{Received, bomb};

macro_rules! behaviours {
    ($number:literal: $($(#[doc = $doc:literal])* $name:ident = $text:literal,)*) => {
        /// How a request is answered.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Behaviour {
            $($(#[doc = $doc])* $name,)*
        }

        impl Behaviour {
            /// All of them.
            pub const ALL: [Self; $number] = [$(Self::$name),*];

            /// Its name in paths.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

behaviours! { 37:
    /// As the contract says.
    Good = "good",
    /// As the contract says, after five seconds.
    Slow = "slow",
    /// Never.
    Hanging = "hanging",
    /// A byte in a second.
    Drip = "drip",
    Moved301 = "moved-301",
    Moved302 = "moved-302",
    Moved307 = "moved-307",
    Moved308 = "moved-308",
    /// For good.
    Gone = "gone-410",
    /// With `Retry-After`.
    Busy = "busy-429",
    Error = "error-500",
    /// With `Retry-After`.
    Away = "away-503",
    /// A signed 200 that says that something went wrong.
    ErrorIn200 = "error-in-200",
    /// A signed 200 with a status that is none.
    OddStatus = "odd-status",
    /// Signed and done, with nothing that the operation must say.
    SaysNothing = "says-nothing",
    /// Signed, and about something else.
    WrongOperation = "wrong-operation",
    /// Signed: what stands in the way, as it was an hour ago.
    OldStanding = "old-standing",
    /// The question, signed as it came.
    Echo = "echo",
    /// Cut in the middle, and reset.
    Reset = "reset",
    /// Closed without a word.
    Closed = "closed",
    /// Sixty-four million bytes.
    Huge = "huge",
    Unsigned = "unsigned",
    AnotherSecret = "another-secret",
    /// Signed over the id of another question, which it names.
    AnotherId = "another-id",
    /// Signed over another id, naming the right one.
    AnotherIdHidden = "another-id-hidden",
    OldTimestamp = "old-timestamp",
    FutureTimestamp = "future-timestamp",
    /// One byte of the body is another after signing.
    Tampered = "tampered",
    NotJson = "not-json",
    /// Of a page to sign in at.
    Html = "html",
    /// Shorter than it says.
    Truncated = "truncated",
    /// Two of each header, the first of them wrong.
    DuplicateHeaders = "duplicate-headers",
    /// Chunks without an end.
    Endless = "endless",
    /// Something else speaks on this port.
    TlsGarbage = "tls-garbage",
    Empty = "empty-200",
    NoContent = "no-content-204",
    /// Small, until somebody opens it.
    GzipBomb = "gzip-bomb",
}

const ANOTHER_SECRET: &str = "whsec_c29tZWJvZHkgZWxzZSBzaWducyB3aXRoIHRoaXMgb25lIQ==";

fn now_s() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or_default()
}

/// An answer's headers, signed at a moment over an id.
fn signed(body: Vec<u8>, secret: &str, id: &str, at_s: i64) -> Said {
    let at = at_s.to_string();
    let signature = Secret::parse(secret).map(|secret| secret.sign(id, &at, &body)).unwrap_or_default();
    Said { status: 200, headers: Vec::new(), body, length: None }
        .with("content-type", "application/json")
        .with("webhook-id", id)
        .with("webhook-timestamp", &at)
        .with("webhook-signature", &signature)
}

impl Behaviour {
    /// The behaviour of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|behaviour| behaviour.name() == name)
    }

    /// Those after which nothing may count as answered.
    pub fn none_of_them_answers() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|one| !matches!(one, Self::Good | Self::Slow))
    }

    /// Answers a request; `truth` is what somebody honest would say.
    pub(super) fn answer(self, stream: &mut TcpStream, request: &Received, truth: &Value, secret: &str) {
        let said = self.said(request, truth, secret);
        match self {
            Self::Slow => thread::sleep(Duration::from_secs(5)),
            Self::Hanging => return thread::sleep(Duration::from_mins(2)),
            Self::Closed => return,
            Self::Drip => return wire::drip(stream, &said.bytes(), Duration::from_secs(1)),
            Self::TlsGarbage => return wire::garbage(stream),
            Self::Endless => return endless(stream),
            Self::Reset => {
                let bytes = said.bytes();
                wire::raw(stream, bytes.get(..bytes.len() / 2).unwrap_or_default());
                // Closed at once, with what is under way thrown away: the other side is reset.
                let _ = socket2::SockRef::from(&*stream).set_linger(Some(Duration::ZERO));
                return;
            }
            _ => {}
        }
        wire::send(stream, &said);
    }

    fn said(self, request: &Received, truth: &Value, secret: &str) -> Said {
        let (id, now) = (request.header("webhook-id").unwrap_or("none"), now_s());
        let (operation, text) = (request.operation(), truth.to_string().into_bytes());
        let saying = |value: &Value| signed(value.to_string().into_bytes(), secret, id, now);
        match self {
            Self::Moved301 | Self::Moved302 | Self::Moved307 | Self::Moved308 => {
                let status = self.name().rsplit('-').next().and_then(|text| text.parse().ok()).unwrap_or(302);
                let host = request.header("host").unwrap_or("127.0.0.1");
                let elsewhere = format!("http://{host}/{}/{operation}", Self::Good.name());
                Said::plain(status, "{}").with("location", &elsewhere)
            }
            Self::Gone => Said::plain(410, "{}"),
            Self::Busy => Said::plain(429, "{}").with("retry-after", "120"),
            Self::Error => Said::plain(500, "{\"title\":\"Internal Server Error\"}"),
            Self::Away => Said::plain(503, "{}").with("retry-after", "120"),
            Self::ErrorIn200 => saying(&json!({ "error": "the database is away" })),
            Self::OddStatus => saying(&json!({ "answers": operation, "status": "fine", "blockers": [] })),
            Self::SaysNothing => saying(&json!({ "answers": operation, "status": "done" })),
            Self::WrongOperation => {
                let mut lie = truth.clone();
                lie["answers"] = if operation == "find" { "account" } else { "find" }.into();
                saying(&lie)
            }
            Self::OldStanding => {
                let as_of = (now - 3600) * 1000;
                saying(&json!({ "answers": operation, "status": "done", "blockers": [], "as_of": as_of }))
            }
            Self::Echo => echoed(request),
            Self::Huge => saying(&json!({ "answers": operation, "status": "done", "more": "x".repeat(64_000_000) })),
            Self::Unsigned => Said::plain(200, &truth.to_string()),
            Self::AnotherSecret => signed(text, ANOTHER_SECRET, id, now),
            Self::AnotherId => signed(text, secret, "msg_of_another_question", now),
            Self::AnotherIdHidden => renamed(signed(text, secret, "msg_of_another_question", now), id),
            Self::OldTimestamp => signed(text, secret, id, now - 310),
            Self::FutureTimestamp => signed(text, secret, id, now + 310),
            Self::Tampered => {
                let mut said = signed(text, secret, id, now);
                said.body.push(b' ');
                said
            }
            Self::NotJson => signed(b"it is done".to_vec(), secret, id, now),
            Self::Html => html(),
            Self::Truncated => {
                let said = signed(text, secret, id, now);
                Said { length: Some(said.body.len() + 64), ..said }
            }
            Self::DuplicateHeaders => {
                let mut said = signed(text, secret, id, now);
                let wrong = [("webhook-id", "msg_wrong"), ("webhook-timestamp", "1"), ("webhook-signature", "v1,AAAA")];
                said.headers.splice(0..0, wrong.map(|(name, value)| (name.to_owned(), value.to_owned())));
                said
            }
            Self::Empty => signed(Vec::new(), secret, id, now),
            Self::NoContent => Said { status: 204, ..signed(Vec::new(), secret, id, now) },
            Self::GzipBomb => signed(bomb::zeros(256 << 20), secret, id, now).with("content-encoding", "gzip"),
            _ => signed(text, secret, id, now),
        }
    }
}

/// The question, with the headers that it came with: whoever believes a signature alone believes this.
fn echoed(request: &Received) -> Said {
    let signed = request.headers.iter().filter(|(name, _)| name.starts_with("webhook-")).cloned();
    Said { status: 200, headers: signed.collect(), body: request.body.clone(), length: None }
        .with("content-type", "application/json")
}

fn html() -> Said {
    let headers = vec![("content-type".to_owned(), "text/html".to_owned())];
    Said { status: 200, headers, body: b"<!doctype html><title>Sign in</title>".to_vec(), length: None }
}

/// Says that it answers this id.
fn renamed(mut said: Said, id: &str) -> Said {
    for (_, value) in said.headers.iter_mut().filter(|(name, _)| name == "webhook-id") {
        id.clone_into(value);
    }
    said
}

fn endless(stream: &mut TcpStream) {
    wire::raw(stream, b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n");
    wire::drip_all(stream, b"10\r\n                \r\n", Duration::from_millis(20), 6_000);
}
