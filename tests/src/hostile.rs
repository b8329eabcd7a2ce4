//! A house that answers as badly as it can: each way has a name, chosen by the path, by a call, or in the test. It writes down what came.

mod behaviour;
mod bomb;
pub(crate) mod wire;

use std::collections::BTreeMap;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use serde_json::{Value, json};

pub use behaviour::Behaviour;
use wire::Said;

/// What it signs with, unless it is told another.
pub const SECRET: &str = crate::server::DIRECTORY_SECRET;

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Received {
    pub method: String,
    /// The whole path.
    pub path: String,
    /// Names in lower case, in order, with whatever came twice.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// How it was answered.
    pub behaviour: Behaviour,
}

impl Received {
    /// The first header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The last part of its path: a directory's operation.
    pub fn operation(&self) -> &str {
        self.path.split('?').next().unwrap_or_default().rsplit('/').next().unwrap_or_default()
    }

    /// Its body, where it is JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

/// What the test has chosen.
#[derive(Debug)]
struct Choice {
    behaviour: Behaviour,
    /// For one operation alone.
    of: BTreeMap<String, Behaviour>,
    /// What is truly said to an operation; without it, done and nothing more.
    said: BTreeMap<String, Value>,
    secret: String,
    received: Vec<Received>,
}

#[derive(Debug)]
struct House {
    choice: Mutex<Choice>,
    ended: AtomicBool,
}

impl House {
    fn choice(&self) -> MutexGuard<'_, Choice> {
        self.choice.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A receiver that listens on this machine until it is dropped.
#[derive(Debug)]
pub struct Hostile {
    address: SocketAddr,
    house: Arc<House>,
}

impl Hostile {
    /// On any port, friendly until it is told otherwise.
    pub fn start() -> Result<Self> {
        Self::listen(0)
    }

    pub fn listen(port: u16) -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let choice = Choice {
            behaviour: Behaviour::Good,
            of: BTreeMap::new(),
            said: BTreeMap::new(),
            secret: SECRET.to_owned(),
            received: Vec::new(),
        };
        let house = Arc::new(House { choice: Mutex::new(choice), ended: AtomicBool::new(false) });
        let address = listener.local_addr()?;
        let keeper = Arc::clone(&house);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if keeper.ended.load(Ordering::Relaxed) {
                    break;
                }
                let house = Arc::clone(&keeper);
                thread::spawn(move || answer(&house, stream));
            }
        });
        Ok(Self { address, house })
    }

    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where everything is answered by one behaviour, whatever was chosen.
    pub fn at(&self, behaviour: Behaviour) -> String {
        format!("{}/{}", self.origin(), behaviour.name())
    }

    /// How everything is answered from now on.
    pub fn set(&self, behaviour: Behaviour) {
        let mut choice = self.house.choice();
        choice.behaviour = behaviour;
        choice.of.clear();
    }

    /// How one operation is answered, whatever becomes of the others.
    pub fn set_for(&self, operation: &str, behaviour: Behaviour) {
        self.house.choice().of.insert(operation.to_owned(), behaviour);
    }

    /// What is said to an operation by whoever tells the truth: members beside `answers` and `status`.
    pub fn say(&self, operation: &str, members: Value) {
        self.house.choice().said.insert(operation.to_owned(), members);
    }

    /// Signs with this from now on.
    pub fn sign_with(&self, secret: &str) {
        secret.clone_into(&mut self.house.choice().secret);
    }

    /// Everything that came so far.
    pub fn received(&self) -> Vec<Received> {
        self.house.choice().received.clone()
    }

    /// And forgets it.
    pub fn take(&self) -> Vec<Received> {
        std::mem::take(&mut self.house.choice().received)
    }
}

impl Drop for Hostile {
    fn drop(&mut self) {
        self.house.ended.store(true, Ordering::Relaxed);
        // The listener wakes, sees that it is over, and closes its port.
        let _ = TcpStream::connect_timeout(&self.address, Duration::from_secs(1));
    }
}

fn answer(house: &House, mut stream: TcpStream) {
    // Garbage comes before anybody has asked: whoever speaks TLS begins by waiting for it.
    let Some(request) = wire::read(&mut stream) else { return wire::garbage(&mut stream) };
    if let Some(said) = controlled(house, &request) {
        return wire::send(&mut stream, &Said::plain(200, &said));
    }
    let operation = request.operation().to_owned();
    let (behaviour, told, secret) = {
        let mut choice = house.choice();
        let first = request.path.trim_start_matches('/').split(['/', '?']).next().unwrap_or_default();
        let by_operation = choice.of.get(&operation).copied();
        let behaviour = Behaviour::parse(first).or(by_operation).unwrap_or(choice.behaviour);
        choice.received.push(Received { behaviour, ..request.clone() });
        (behaviour, choice.said.get(&operation).cloned(), choice.secret.clone())
    };
    let mut body = json!({ "answers": operation, "status": "done" });
    if let (Some(body), Some(Value::Object(told))) = (body.as_object_mut(), told) {
        body.extend(told);
    }
    behaviour.answer(&mut stream, &request, &body, &secret);
}

/// What is asked of the receiver itself.
fn controlled(house: &House, request: &Received) -> Option<String> {
    let mut parts = request.path.trim_start_matches('/').split('/');
    match (request.method.as_str(), parts.next()?, parts.next(), parts.next()) {
        ("GET", "received", None, None) => {
            let choice = house.choice();
            let told = choice.received.iter().map(|one| {
                json!({ "method": one.method, "path": one.path, "headers": one.headers, "behaviour": one.behaviour.name(),
                        "body": String::from_utf8_lossy(&one.body) })
            });
            Some(Value::Array(told.collect()).to_string())
        }
        ("POST", "control", Some(name), None) => Some(match Behaviour::parse(name) {
            Some(behaviour) => {
                let mut choice = house.choice();
                (choice.behaviour, choice.of) = (behaviour, BTreeMap::new());
                json!({ "behaviour": name }).to_string()
            }
            None => json!({ "known": Behaviour::ALL.map(Behaviour::name).to_vec() }).to_string(),
        }),
        ("POST", "control", Some(name), Some(operation)) => Behaviour::parse(name).map(|behaviour| {
            house.choice().of.insert(operation.to_owned(), behaviour);
            json!({ "behaviour": name, "of": operation }).to_string()
        }),
        _ => None,
    }
}

#[cfg(test)]
mod test;
