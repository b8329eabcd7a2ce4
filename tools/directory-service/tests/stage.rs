//! A service with planted people, asked as Adieu asks.

pub mod cluster;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Request};
use directory_service::{Config, Database, Service, answer, clock, plant};
use serde_json::{Value, json};
use shared::webhook::{Message, Secret};

pub const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
pub const EXAMPLE: &str = include_str!("../example/directory.toml");
pub const DELETION: &str = "00112233445566778899aabbccddeeff";
pub const ANOTHER: &str = "ffeeddccbbaa99887766554433221100";

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// What came back: the status, the headers, and the body as it was.
pub struct Answered {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answered {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

pub struct Stage {
    pub service: Service,
    /// Where its file lies, if it is one.
    folder: Option<PathBuf>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

/// A number that no other test has.
pub fn number() -> u32 {
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

/// A database of this test alone, and where its file lies.
async fn database(kind: &str) -> Option<(Database, Option<PathBuf>)> {
    let number = number();
    let (address, folder) = if kind == "sqlite" {
        let folder = std::env::temp_dir().join(format!("directory-service-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        (format!("sqlite:{}", folder.join("shop.db").display()), Some(folder))
    } else {
        (cluster::address(&format!("shop{number}")).await?, None)
    };
    Some((Database::open(&address, true).await.expect("a database"), folder))
}

impl Stage {
    /// The example on one of the databases; nothing where there is none, which was said loudly.
    pub async fn set(kind: &str) -> Option<Self> {
        Self::with(kind, EXAMPLE).await
    }

    pub async fn with(kind: &str, text: &str) -> Option<Self> {
        Self::made(kind, None, text).await
    }

    /// An operator's own tables, and the file about them.
    pub async fn of(kind: &str, tables: &str, text: &str) -> Option<Self> {
        Self::made(kind, Some(tables), text).await
    }

    async fn made(kind: &str, tables: Option<&str>, text: &str) -> Option<Self> {
        let (database, folder) = database(kind).await?;
        let config = Config::parse(text).expect("a file");
        match tables {
            Some(tables) => database.run(&[tables]).await.expect("tables"),
            None => drop(plant::plant(&database, config.moments, clock::now()).await.expect("people")),
        }
        let secret = Secret::parse(SECRET).expect("a secret");
        let service = Service::open(config, database, vec![secret]).await.expect("a service");
        Some(Self { service, folder })
    }

    /// Asks, and believes the answer only as the contract says.
    pub async fn ask(&self, operation: &str, members: Value) -> Value {
        let id = format!("msg_{}", number());
        self.ask_as(&id, operation, members).await
    }

    pub async fn ask_as(&self, id: &str, operation: &str, members: Value) -> Value {
        let mut question = json!({ "operation": operation });
        question.as_object_mut().expect("an object").extend(members.as_object().expect("members").clone());
        let answered = self.post(id, operation, question.to_string().as_bytes()).await;
        assert_eq!(answered.status, 200, "{operation}: {}", answered.json());
        assert_eq!(header(&answered, "webhook-id"), id, "it is signed over the question's id");
        let message = Message {
            id: header(&answered, "webhook-id"),
            timestamp: header(&answered, "webhook-timestamp"),
            signature: header(&answered, "webhook-signature"),
            body: &answered.body,
        };
        let secret = Secret::parse(SECRET).expect("a secret");
        assert_eq!(secret.verify(&message, clock::now()), Ok(()));
        let said = answered.json();
        assert_eq!(said["answers"], operation);
        said
    }

    /// Only the status of an act.
    pub async fn status(&self, operation: &str, members: Value) -> String {
        self.ask(operation, members).await["status"].as_str().unwrap_or_default().to_owned()
    }

    /// Posts a body, signed now.
    pub async fn post(&self, id: &str, operation: &str, body: &[u8]) -> Answered {
        let timestamp = (clock::now().ms() / 1000).to_string();
        let signature = Secret::parse(SECRET).expect("a secret").sign(id, &timestamp, body);
        let headers = [("webhook-id", id), ("webhook-timestamp", &timestamp), ("webhook-signature", &signature)];
        self.send("POST", &format!("/{operation}"), &headers, body).await
    }

    pub async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answered {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_vec())).expect("a request");
        let response = answer(State(self.service.clone()), request).await;
        let (head, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body").to_vec();
        Answered { status: head.status.as_u16(), headers: head.headers, body }
    }

    /// The same tables under another file.
    pub async fn changed(mut self, text: &str) -> Self {
        let config = Config::parse(text).expect("a file");
        let secret = Secret::parse(SECRET).expect("a secret");
        let opened = Service::open(config, self.service.database.clone(), vec![secret]).await;
        self.service = opened.expect("a service");
        self
    }

    /// How many rows there are.
    pub async fn rows(&self, text: &'static str) -> u64 {
        match &self.service.database {
            Database::Sqlite(pool) => sqlx::query(text).fetch_all(pool).await.map(|rows| rows.len() as u64),
            Database::Postgres(pool) => sqlx::query(text).fetch_all(pool).await.map(|rows| rows.len() as u64),
        }
        .expect("rows")
    }

    pub async fn run(&self, text: &str) {
        self.service.database.run(&[text]).await.expect("a statement");
    }
}

pub fn header<'a>(answered: &'a Answered, name: &str) -> &'a str {
    answered.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// An account by its id.
pub fn account(id: &str) -> Value {
    json!({ "id": id, "epoch": 0 })
}

/// Every test once on each database.
#[macro_export]
macro_rules! on_both {
    ($($name:ident)*) => {
        mod on_sqlite {
            $(#[tokio::test]
            async fn $name() {
                super::$name($crate::stage::Stage::set("sqlite").await.expect("SQLite is always there")).await;
            })*
        }
        mod on_postgres {
            $(#[tokio::test]
            async fn $name() {
                if let Some(stage) = $crate::stage::Stage::set("postgres").await {
                    super::$name(stage).await;
                }
            })*
        }
    };
}
