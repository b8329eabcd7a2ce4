//! What comes in and what goes out: signatures both ways, one question, one answer, and never more said than the contract says.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;
use serde_json::json;
use shared::directory::{Operation, Question, Status};
use shared::webhook::{Message as Signed, Secret};
use tokio::net::TcpListener;

use crate::book::{self, Message};
use crate::clock;
use crate::config::Config;
use crate::database::{Database, DatabaseError, Transaction};
use crate::log;
use crate::operation::{self, Trouble};

/// The contract's own bound.
const MOST_BYTES: usize = 64 * 1024;
/// How long a question may take to arrive.
const READING: Duration = Duration::from_secs(10);

/// A directory that answers.
#[derive(Clone, Debug)]
pub struct Service {
    pub config: Arc<Config>,
    pub database: Database,
    /// The first signs; each is believed, so that a new one can be brought in while the old one still is in use.
    pub secrets: Vec<Secret>,
}

impl Service {
    /// Makes our own tables and looks at every statement of the file.
    ///
    /// # Errors
    /// Every fault, by its key.
    pub async fn open(config: Config, database: Database, secrets: Vec<Secret>) -> Result<Self, Vec<String>> {
        book::make(&database).await.map_err(|error| vec![format!("our own tables cannot be made: {error}")])?;
        let service = Self { config: Arc::new(config), database, secrets };
        let mut faults = Vec::new();
        for (statement, needed) in service.config.statements() {
            // Each for itself: where one is refused, the next would be, too.
            let looked = match service.begin().await {
                Ok(mut transaction) => transaction.columns(statement).await,
                Err(error) => Err(error.to_string()),
            };
            match looked {
                Ok(columns) => {
                    let lacking = needed.iter().filter(|name| !columns.iter().any(|column| column == *name));
                    faults.extend(lacking.map(|name| format!("{}: has no column `{name}`", statement.place)));
                }
                Err(said) => faults.push(format!("{}: {said}", statement.place)),
            }
        }
        if faults.is_empty() { Ok(service) } else { Err(faults) }
    }

    pub(crate) async fn begin(&self) -> Result<Transaction, DatabaseError> {
        self.database.begin(self.config.moments).await
    }

    pub(crate) async fn read(&self) -> Result<Transaction, DatabaseError> {
        self.database.read(self.config.moments).await
    }

    /// Forgets what nobody asks again.
    pub async fn tidy(&self) {
        let forgotten = async {
            let mut transaction = self.begin().await?;
            book::forget_old(&mut transaction, clock::now()).await?;
            transaction.commit().await
        };
        if let Err(error) = forgotten.await {
            log::note("tidy", &error.to_string());
        }
    }

    /// Whoever signed it; nobody is told what was wrong.
    fn believes(&self, headers: &HeaderMap, body: &[u8]) -> Option<String> {
        let id = single(headers, "webhook-id")?;
        let timestamp = single(headers, "webhook-timestamp")?;
        let signature = single(headers, "webhook-signature")?;
        let message = Signed { id, timestamp, signature, body };
        let is_ours = self.secrets.iter().any(|secret| secret.verify(&message, clock::now()).is_ok());
        is_ours.then(|| id.to_owned())
    }
}

/// A header that is there once: of two, nobody knows which one was signed.
fn single<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

fn refusal(status: StatusCode, title: &str, detail: &str) -> Response {
    let problem = json!({ "type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail });
    let mut response = Response::new(Body::from(problem.to_string()));
    *response.status_mut() = status;
    set(&mut response, "content-type", "application/problem+json");
    response
}

fn set(response: &mut Response, name: &'static str, value: &str) {
    if let Ok(value) = value.parse() {
        response.headers_mut().insert(name, value);
    }
}

fn unbelieved() -> Response {
    refusal(StatusCode::UNAUTHORIZED, "Unauthorized", "This is no message that was signed for this directory lately.")
}

fn later(seconds: &str) -> Response {
    let mut response = refusal(StatusCode::SERVICE_UNAVAILABLE, "Service Unavailable", "Ask again later.");
    set(&mut response, "retry-after", seconds);
    response
}

/// Answers one request.
pub async fn answer(State(service): State<Service>, request: Request) -> Response {
    let begun = Instant::now();
    let (head, body) = request.into_parts();
    let path = head.uri.path();
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some(operation) = Operation::parse(name).filter(|_| path.len() == name.len() + 1) else {
        return refusal(StatusCode::NOT_FOUND, "Not Found", "There is no such operation.");
    };
    if head.method != Method::POST {
        let mut response = refusal(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed", "Questions are posted.");
        set(&mut response, "allow", "POST");
        return response;
    }
    // Whoever sends a byte in a minute keeps nobody from stopping.
    let Ok(read) = tokio::time::timeout(READING, to_bytes(body, MOST_BYTES)).await else {
        return refusal(StatusCode::REQUEST_TIMEOUT, "Request Timeout", "The question took too long to arrive.");
    };
    let Ok(body) = read else {
        return refusal(StatusCode::PAYLOAD_TOO_LARGE, "Content Too Large", "A question has at most 65536 bytes.");
    };
    let Some(id) = service.believes(&head.headers, &body) else { return unbelieved() };
    let question = match serde_json::from_slice::<Question>(&body) {
        Ok(question) if question.operation == operation && !holds_nul(&question) => question,
        Ok(question) if question.operation == operation => return bad("A text holds a NUL."),
        Ok(_) => return bad("The body names another operation than the path."),
        Err(error) => return bad(&malformed(&error)),
    };
    let account = question.account.as_ref().map(|key| format!("{}:{}", key.id, key.epoch)).unwrap_or_default();
    let message = Message { id: &id, account: &account, operation };
    let outcome = operation::carry_out(&service, &message, &question).await;
    let (said, response) = told(&service, operation, &id, outcome);
    log::note(operation.name(), &format!("{said}, {} ms", begun.elapsed().as_millis()));
    response
}

fn bad(detail: &str) -> Response {
    refusal(StatusCode::BAD_REQUEST, "Bad Request", detail)
}

/// No database takes it in a text, and each says so in another way.
fn holds_nul(question: &Question) -> bool {
    serde_json::to_string(question).is_ok_and(|text| text.contains("\\u0000"))
}

/// The parser's own words, without the values that it quotes.
fn malformed(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let is_harmless = ["unknown field", "missing field", "duplicate field"].iter().any(|words| text.starts_with(words));
    let words = text.split(", expected").next().unwrap_or_default();
    if is_harmless { format!("The body has: {words}.") } else { "The body is not a question.".to_owned() }
}

fn told(service: &Service, operation: Operation, id: &str, outcome: operation::Outcome) -> (String, Response) {
    match outcome {
        Ok((status, said)) => {
            let body = operation::body(operation, status, said);
            (spelt(status), signed(service, id, body))
        }
        Err(Trouble::Question(what)) => ("a question that lacks something".to_owned(), bad(&format!("{what}."))),
        Err(Trouble::TimeIsUp) => ("to be continued".to_owned(), later("1")),
        Err(Trouble::Database(DatabaseError::Away)) => ("the database is away".to_owned(), later("30")),
        Err(Trouble::Database(error)) => {
            let title = "Internal Server Error";
            let detail = "A statement of this directory does not do what it should; its log says which.";
            (error.to_string(), refusal(StatusCode::INTERNAL_SERVER_ERROR, title, detail))
        }
    }
}

fn spelt(status: Status) -> String {
    serde_json::to_value(status).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Signed over the id of the question: it fits no other.
fn signed(service: &Service, id: &str, body: String) -> Response {
    let timestamp = clock::now().ms().div_euclid(1000).to_string();
    let signatures: Vec<String> =
        service.secrets.iter().map(|secret| secret.sign(id, &timestamp, body.as_bytes())).collect();
    let mut response = Response::new(Body::from(body));
    set(&mut response, "content-type", "application/json");
    set(&mut response, "cache-control", "no-store");
    set(&mut response, "webhook-id", id);
    set(&mut response, "webhook-timestamp", &timestamp);
    set(&mut response, "webhook-signature", &signatures.join(" "));
    response
}

/// Answers until somebody says that it is enough; what was begun is ended.
///
/// # Errors
/// The listener fails.
pub async fn serve(
    service: Service,
    listener: TcpListener,
    enough: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let database = service.database.clone();
    let tidying = tokio::spawn(daily(service.clone()));
    let router = Router::new().fallback(answer).with_state(service);
    let served = axum::serve(listener, router).with_graceful_shutdown(enough).await;
    tidying.abort();
    database.close().await;
    served
}

async fn daily(service: Service) {
    loop {
        service.tidy().await;
        tokio::time::sleep(std::time::Duration::from_hours(24)).await;
    }
}
