//! What goes back. Every answer of the Worker passes through `into_response`, which puts the security headers on.
use sha2::{Digest as _, Sha256};
use shared::encoding;
use worker::{Headers, Response, ResponseBuilder};

use crate::extract::Incoming;

/// An answer as plain values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

/// What a page of ours may load and do. Islands set text and attributes only, so no script may create markup.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
require-trusted-types-for 'script'; trusted-types 'none'";

/// On every answer. `same-origin` and not `no-referrer`: with the latter a browser sends `Origin: null` on our own forms.
const ALWAYS: [(&str, &str); 7] = [
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("strict-transport-security", "max-age=31536000; includeSubDomains"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

impl Reply {
    fn of(status: u16, kind: &str, body: Vec<u8>) -> Self {
        Self {
            status,
            headers: vec![("content-type", kind.to_owned()), ("cache-control", "no-store".to_owned())],
            body,
        }
    }

    /// A page. Pages about a person are never stored by a cache.
    pub fn html(status: u16, page: String) -> Self {
        Self::of(status, "text/html; charset=utf-8", page.into_bytes())
    }

    /// A machine's answer.
    pub fn json(status: u16, value: &impl serde::Serialize) -> Self {
        Self::of(status, "application/json; charset=utf-8", serde_json::to_vec(value).unwrap_or_default())
    }

    /// An answer that a machine got before, word for word.
    pub fn kept_json(status: u16, body: String) -> Self {
        let kind = if status < 400 { "application/json; charset=utf-8" } else { "application/problem+json" };
        Self::of(status, kind, body.into_bytes())
    }

    /// A machine's refusal (RFC 9457).
    pub fn problem(status: u16, value: &impl serde::Serialize) -> Self {
        Self::of(status, "application/problem+json", serde_json::to_vec(value).unwrap_or_default())
    }

    /// Plain text.
    pub fn text(text: String) -> Self {
        Self::of(200, "text/plain; charset=utf-8", text.into_bytes())
    }

    /// A style sheet that is named after its contents: it never changes.
    pub fn style_sheet(text: String) -> Self {
        let mut reply = Self::of(200, "text/css; charset=utf-8", text.into_bytes());
        reply.headers.retain(|(name, _)| *name != "cache-control");
        reply.with("cache-control", "public, max-age=31536000, immutable")
    }

    /// A file to keep.
    pub fn file(kind: &str, name: &str, body: Vec<u8>) -> Self {
        Self::of(200, kind, body).with("content-disposition", format!("attachment; filename=\"{name}\""))
    }

    /// "See there", by GET: a reload or Back never sends a form again.
    pub fn see_other(path: &str) -> Self {
        Self::of(303, "text/plain; charset=utf-8", Vec::new()).with("location", path.to_owned())
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Sets a cookie that only this host's server sees.
    #[must_use]
    pub fn with_cookie(self, name: &str, value: &str, max_age_s: i64) -> Self {
        self.with("set-cookie", format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={max_age_s}"))
    }

    /// A page that is the same for everybody may be kept for a while.
    #[must_use]
    pub fn public(mut self, max_age_s: u32) -> Self {
        self.headers.retain(|(name, _)| *name != "cache-control");
        self.with("cache-control", format!("public, max-age={max_age_s}")).with("vary", "accept-language, cookie")
    }

    /// A page that is the same for everybody and may change any day: asked for every time, sent only if it did.
    #[must_use]
    pub fn asked_for(mut self) -> Self {
        self.headers.retain(|(name, _)| *name != "cache-control");
        self.with("cache-control", "no-cache").with("vary", "accept-language, cookie")
    }

    /// For one browser alone: what came with it is nobody else's.
    #[must_use]
    pub fn private(mut self) -> Self {
        self.headers.retain(|(name, _)| *name != "cache-control");
        self.with("cache-control", "no-store")
    }

    /// Not sent again to whoever has it: pages that may be kept carry a mark of what is in them.
    #[must_use]
    pub fn unless_known(self, incoming: &Incoming) -> Self {
        let may_be_kept = self.headers.iter().any(|(name, value)| *name == "cache-control" && value != "no-store");
        if self.status != 200 || !may_be_kept {
            return self;
        }
        let digest = <[u8; 32]>::from(Sha256::digest(&self.body));
        let mark = format!("\"{}\"", encoding::hex(digest.get(..10).unwrap_or_default()));
        // Whoever compresses on the way weakens the mark.
        let known = incoming.header("if-none-match").unwrap_or_default();
        let is_known = known.split(',').any(|known| known.trim().trim_start_matches("W/") == mark);
        let reply = self.with("etag", mark);
        if is_known { Self { status: 304, body: Vec::new(), ..reply } } else { reply }
    }

    /// The platform's answer. `without_body` for HEAD.
    pub fn into_response(self, without_body: bool) -> worker::Result<Response> {
        let headers = Headers::new();
        for (name, value) in ALWAYS {
            headers.set(name, value)?;
        }
        for (name, value) in &self.headers {
            headers.append(name, value)?;
        }
        let builder = ResponseBuilder::new().with_status(self.status).with_headers(headers);
        Ok(if without_body || self.status == 304 { builder.empty() } else { builder.fixed(self.body) })
    }
}
