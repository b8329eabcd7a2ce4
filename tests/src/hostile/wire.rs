//! Bytes in and out, with nothing between that would put them right.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::Duration;

use super::{Behaviour, Received};

const MOST_HEAD: usize = 64 * 1024;

/// An answer before it is sent.
#[derive(Debug, Clone)]
pub struct Said {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// How long the body is said to be; its own length, unless somebody lies.
    pub length: Option<usize>,
}

impl Said {
    pub fn plain(status: u16, body: &str) -> Self {
        let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
        Self { status, headers, body: body.as_bytes().to_vec(), length: None }
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The head and as much of the body as there is.
    pub fn bytes(&self) -> Vec<u8> {
        let mut head = format!("HTTP/1.1 {} {}\r\nconnection: close\r\n", self.status, phrase(self.status));
        for (name, value) in &self.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        if self.status != 204 {
            let _ = write!(head, "content-length: {}\r\n", self.length.unwrap_or(self.body.len()));
        }
        [head.as_bytes(), b"\r\n", &self.body].concat()
    }
}

const fn phrase(status: u16) -> &'static str {
    match status {
        200 => "OK",
        204 => "No Content",
        301 | 302 | 307 | 308 => "Elsewhere",
        410 => "Gone",
        429 => "Too Many Requests",
        503 => "Service Unavailable",
        _ => "Error",
    }
}

/// One request; nothing where what came is none.
pub fn read(stream: &mut TcpStream) -> Option<Received> {
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    let mut bytes = Vec::new();
    let mut piece = [0_u8; 8192];
    let head = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at;
        }
        let count = stream.read(&mut piece).ok()?;
        // A handshake begins with this byte, and no method does.
        if count == 0 || bytes.len() > MOST_HEAD || (bytes.is_empty() && piece.first() == Some(&0x16)) {
            return None;
        }
        bytes.extend_from_slice(piece.get(..count)?);
    };
    let text = String::from_utf8_lossy(bytes.get(..head)?).into_owned();
    let mut lines = text.split("\r\n");
    let mut first = lines.next()?.split(' ');
    let (method, path) = (first.next()?.to_owned(), first.next()?.to_owned());
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let value = |name: &str| headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let is_chunked = value("transfer-encoding").is_some_and(|value| value.eq_ignore_ascii_case("chunked"));
    let length: usize = value("content-length").and_then(|value| value.parse().ok()).unwrap_or(0);
    let mut body = bytes.get(head + 4..)?.to_vec();
    while if is_chunked { !body.ends_with(b"0\r\n\r\n") } else { body.len() < length } {
        let count = stream.read(&mut piece).ok()?;
        if count == 0 {
            return None;
        }
        body.extend_from_slice(piece.get(..count)?);
    }
    let body = if is_chunked { unchunked(&body)? } else { body };
    Some(Received { method, path, headers, body, behaviour: Behaviour::Good })
}

fn unchunked(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = bytes.windows(2).position(|two| two == b"\r\n")?;
        let length = usize::from_str_radix(std::str::from_utf8(bytes.get(..line)?).ok()?.trim(), 16).ok()?;
        if length == 0 {
            return Some(body);
        }
        body.extend_from_slice(bytes.get(line + 2..line + 2 + length)?);
        bytes = bytes.get(line + 2 + length + 2..)?;
    }
}

pub fn send(stream: &mut TcpStream, said: &Said) {
    raw(stream, &said.bytes());
    let _ = stream.shutdown(Shutdown::Write);
    // Whoever closes with bytes unread resets: the answer would be lost with them.
    let _ = stream.set_read_timeout(Some(Duration::from_millis(200)));
    let _ = stream.read(&mut [0; 64]);
}

pub fn raw(stream: &mut TcpStream, bytes: &[u8]) {
    let _ = stream.write_all(bytes);
    let _ = stream.flush();
}

/// What a port says that speaks something else: a TLS alert, and then noise.
pub fn garbage(stream: &mut TcpStream) {
    raw(stream, b"\x15\x03\x03\x00\x02\x02\x46\x00\xff\xfe\x16\x03");
    let _ = stream.shutdown(Shutdown::Both);
}

/// Bytes one at a time, until whoever waits has gone.
pub fn drip(stream: &mut TcpStream, bytes: &[u8], pause: Duration) {
    for byte in bytes {
        if stream.write_all(&[*byte]).is_err() {
            return;
        }
        thread::sleep(pause);
    }
}

/// The same piece again and again, until whoever waits has gone.
pub fn drip_all(stream: &mut TcpStream, piece: &[u8], pause: Duration, times: usize) {
    for _ in 0..times {
        if stream.write_all(piece).is_err() {
            return;
        }
        thread::sleep(pause);
    }
}
