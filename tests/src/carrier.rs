//! A program of an operator's that takes what we hand over: it writes down every call, and answers as it was told.

use std::collections::{BTreeMap, VecDeque};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use shared::time::Timestamp;
use shared::webhook::{Message, Secret};

/// One call, as it came.
#[derive(Debug, Clone)]
pub struct Taken {
    pub path: String,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
    pub answered: u16,
}

impl Taken {
    pub fn id(&self) -> &str {
        self.header("webhook-id")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn json(&self) -> Result<Value> {
        Ok(serde_json::from_slice(&self.body)?)
    }

    pub fn field(&self, name: &str) -> String {
        let json = self.json().unwrap_or_default();
        json.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// Whether it is signed with this secret, at this moment.
    pub fn is_signed(&self, secret: &str, now_ms: i64) -> Result<bool> {
        let secret = Secret::parse(secret).context("a secret")?;
        let message = Message {
            id: self.id(),
            timestamp: self.header("webhook-timestamp"),
            signature: self.header("webhook-signature"),
            body: &self.body,
        };
        Ok(secret.verify(&message, Timestamp::from_ms(now_ms)).is_ok())
    }
}

#[derive(Debug, Default)]
struct Book {
    taken: Vec<Taken>,
    /// What the next calls are answered; 200 when nothing is left.
    answers: VecDeque<u16>,
}

/// It listens until the tests end.
#[derive(Debug, Clone)]
pub struct Receiver {
    book: Arc<Mutex<Book>>,
    origin: String,
}

impl Receiver {
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let origin = format!("http://{}", listener.local_addr()?);
        let receiver = Self { book: Arc::default(), origin };
        let book = Arc::clone(&receiver.book);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let book = Arc::clone(&book);
                // Whoever breaks off is no failure of the receiver's.
                std::thread::spawn(move || take(&stream, &book));
            }
        });
        Ok(receiver)
    }

    /// An address of its own, for settings, which live as long as the tests.
    pub fn address(&self, path: &str) -> &'static str {
        format!("{}{path}", self.origin).leak()
    }

    /// How the next calls are answered.
    pub fn answer(&self, statuses: &[u16]) {
        self.book.lock().unwrap_or_else(PoisonError::into_inner).answers.extend(statuses);
    }

    pub fn taken(&self) -> Vec<Taken> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner).taken.clone()
    }

    /// Waits until such a call has come.
    pub fn wait_for(&self, is: impl Fn(&Taken) -> bool) -> Result<Taken> {
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_mins(1) {
            if let Some(found) = self.taken().into_iter().find(&is) {
                return Ok(found);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("no such call came; these did: {:?}", self.taken().iter().map(|one| one.path.clone()).collect::<Vec<_>>())
    }
}

fn take(stream: &TcpStream, book: &Mutex<Book>) -> Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = headers.get("content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let answered = {
        let mut book = book.lock().unwrap_or_else(PoisonError::into_inner);
        let answered = book.answers.pop_front().unwrap_or(200);
        book.taken.push(Taken { path, headers, body, answered });
        answered
    };
    let elsewhere = if (300..400).contains(&answered) { "location: /elsewhere\r\n" } else { "" };
    let mut stream = stream;
    write!(stream, "HTTP/1.1 {answered} As Told\r\n{elsewhere}content-length: 2\r\nconnection: close\r\n\r\nok")?;
    Ok(())
}
