//! One fault each, in front of a service that has none.

use std::sync::atomic::{AtomicI64, Ordering};

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::response::Response;
use directory_service::{Service, answer, clock};
use serde_json::{Value, json};
use shared::webhook::{Message, Secret};

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    None,
    BelievesAnybody,
    BelievesWhatIsOld,
    SaysWhichPartIsWrong,
    GoesByTheBody,
    TakesUnknownMembers,
    BreaksOnNonsense,
    RefusesInWordsOfItsOwn,
    AnswersGet,
    AnswersAnyPath,
    TakesLongBodies,
    AnswersUnsigned,
    SignsOverAnotherId,
    SignsWithAnOldMoment,
    AnswersSomethingElse,
    Redirects,
    SpeaksAnotherContract,
    LacksAnOperation,
    DeclaresTooMuch,
    DeclaresTooLittle,
    KnowsEverybody,
    FindsEverybody,
    LooksIntoOldStandings,
    CountsWrongly,
    ForgetsIds,
    ForgetsSequences,
    LetsAnybodySuspend,
    LetsGoAndTakesBack,
    OnlySaysThatItErases,
    ErasesWhatItDoesNotHold,
    StaysOpen,
    KeepsTheName,
    AnonymisesNothing,
}

use Fault as F;

/// Each with the rule that finds it.
pub const ALL: [(Fault, &str); 33] = [
    (F::BelievesAnybody, "signature-missing"),
    (F::BelievesAnybody, "signature-wrong"),
    (F::BelievesAnybody, "signature-old"),
    (F::BelievesWhatIsOld, "signature-old"),
    (F::SaysWhichPartIsWrong, "signature-alike"),
    (F::GoesByTheBody, "path-and-operation"),
    (F::TakesUnknownMembers, "unknown-member"),
    (F::BreaksOnNonsense, "malformed"),
    (F::RefusesInWordsOfItsOwn, "problem"),
    (F::AnswersGet, "method"),
    (F::AnswersAnyPath, "unknown-path"),
    (F::TakesLongBodies, "too-long"),
    (F::AnswersUnsigned, "answer"),
    (F::SignsOverAnotherId, "answer"),
    (F::SignsWithAnOldMoment, "answer"),
    (F::AnswersSomethingElse, "answer"),
    (F::Redirects, "answer"),
    (F::SpeaksAnotherContract, "contract"),
    (F::LacksAnOperation, "capabilities"),
    (F::DeclaresTooMuch, "tokens"),
    (F::DeclaresTooLittle, "undeclared"),
    (F::KnowsEverybody, "not-there"),
    (F::FindsEverybody, "find"),
    (F::LooksIntoOldStandings, "standing"),
    (F::CountsWrongly, "counts"),
    (F::ForgetsIds, "idempotent"),
    (F::ForgetsSequences, "stale"),
    (F::LetsAnybodySuspend, "not-ours"),
    (F::LetsGoAndTakesBack, "let-go"),
    (F::OnlySaysThatItErases, "erase"),
    (F::ErasesWhatItDoesNotHold, "unheld"),
    (F::StaysOpen, "closed"),
    (F::KeepsTheName, "gone"),
];

/// A service with one fault.
pub struct Broken {
    fault: Fault,
    service: Service,
    secret: Secret,
    number: AtomicI64,
}

/// A question on its way in.
struct Asked {
    method: Method,
    path: String,
    id: String,
    timestamp: String,
    signature: String,
    body: Vec<u8>,
}

impl Broken {
    pub const fn new(fault: Fault, service: Service, secret: Secret) -> Self {
        Self { fault, service, secret, number: AtomicI64::new(1 << 52) }
    }

    pub async fn answer(&self, request: Request) -> Response {
        let (head, body) = request.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body").to_vec();
        let header =
            |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let asked = Asked {
            method: head.method,
            path: head.uri.path().trim_start_matches('/').to_owned(),
            id: header("webhook-id"),
            timestamp: header("webhook-timestamp"),
            signature: header("webhook-signature"),
            body,
        };
        if let Some(odd) = self.oddly(&asked) {
            return odd;
        }
        let id = asked.id.clone();
        let (path, question) = (asked.path.clone(), serde_json::from_slice(&asked.body).unwrap_or(Value::Null));
        let response = answer(State(self.service.clone()), self.passed_on(asked, &question)).await;
        self.spoilt(response, &id, &path, &question).await
    }

    /// Whether the signature fits, however old it is.
    fn is_signed(&self, asked: &Asked) -> bool {
        let Asked { id, timestamp, signature, body, .. } = asked;
        let at = shared::time::Timestamp::from_ms(timestamp.parse::<i64>().unwrap_or_default() * 1000);
        self.secret.verify(&Message { id, timestamp, signature, body }, at).is_ok()
    }

    /// An answer that the service would never give.
    fn oddly(&self, asked: &Asked) -> Option<Response> {
        let says = |status: u16, text: &str| {
            let mut response = Response::new(Body::from(text.to_owned()));
            *response.status_mut() = StatusCode::from_u16(status).expect("a status");
            response
        };
        let is_json = serde_json::from_slice::<Value>(&asked.body).is_ok();
        match self.fault {
            F::AnswersGet if asked.method == Method::GET => Some(says(200, "{}")),
            F::AnswersAnyPath if asked.path == "nothing-of-the-kind" => Some(says(200, "{}")),
            F::TakesLongBodies if asked.body.len() > 65_536 => Some(says(200, "{}")),
            F::BreaksOnNonsense if self.is_signed(asked) && !is_json => Some(says(500, "{}")),
            F::SaysWhichPartIsWrong if asked.signature.is_empty() => Some(says(401, "there is no signature")),
            F::Redirects if asked.path == "account" => Some(says(302, "")),
            _ => None,
        }
    }

    /// The question as the service gets it.
    fn passed_on(&self, asked: Asked, question: &Value) -> Request {
        let mut question = question.clone();
        let Asked { method, mut path, mut id, mut timestamp, mut signature, mut body } = asked;
        let is_signed = {
            let fits = Message { id: &id, timestamp: &timestamp, signature: &signature, body: &body };
            let at = shared::time::Timestamp::from_ms(timestamp.parse::<i64>().unwrap_or_default() * 1000);
            self.secret.verify(&fits, at).is_ok()
        };
        let operation = question["operation"].as_str().unwrap_or_default().to_owned();
        match self.fault {
            F::GoesByTheBody if !operation.is_empty() => path = operation,
            F::TakesUnknownMembers => drop(question.as_object_mut().map(|members| members.remove("colour"))),
            F::ForgetsIds => id = self.number.fetch_add(1, Ordering::Relaxed).to_string(),
            F::ForgetsSequences if question.get("sequence").is_some() => {
                question["sequence"] = self.number.fetch_add(1, Ordering::Relaxed).into();
            }
            _ => {}
        }
        let is_changed = matches!(self.fault, F::TakesUnknownMembers | F::ForgetsSequences);
        if is_changed && question.is_object() && is_signed {
            body = question.to_string().into_bytes();
        }
        let signs_anew = match self.fault {
            F::BelievesAnybody => true,
            F::BelievesWhatIsOld | F::TakesUnknownMembers | F::ForgetsIds | F::ForgetsSequences => is_signed,
            _ => false,
        };
        if signs_anew {
            if id.is_empty() {
                "nobody".clone_into(&mut id);
            }
            timestamp = (clock::now().ms() / 1000).to_string();
            signature = self.secret.sign(&id, &timestamp, &body);
        }
        let mut request = Request::new(Body::from(body));
        *request.method_mut() = method;
        *request.uri_mut() = format!("/{path}").parse::<Uri>().expect("a path");
        for (name, value) in [("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", signature)] {
            if !value.is_empty() {
                request.headers_mut().insert(name, value.parse::<HeaderValue>().expect("a value"));
            }
        }
        request
    }

    /// The answer as the service would not give it.
    async fn spoilt(&self, response: Response, id: &str, path: &str, question: &Value) -> Response {
        let (mut head, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a body").to_vec();
        if head.status != StatusCode::OK {
            if self.fault == F::RefusesInWordsOfItsOwn {
                head.headers.insert("content-type", HeaderValue::from_static("text/plain"));
            }
            return Response::from_parts(head, Body::from(body));
        }
        let mut said: Value = serde_json::from_slice(&body).expect("JSON");
        self.lie(&mut said, path, question);
        let mut moment = clock::now().ms() / 1000;
        let mut over = id.to_owned();
        match self.fault {
            F::SignsOverAnotherId if path != "capabilities" => over.push('x'),
            F::SignsWithAnOldMoment if path != "capabilities" => moment -= 400,
            _ => {}
        }
        let (body, timestamp) = (said.to_string().into_bytes(), moment.to_string());
        let signature = self.secret.sign(&over, &timestamp, &body);
        for (name, value) in [("webhook-id", over), ("webhook-timestamp", timestamp), ("webhook-signature", signature)]
        {
            head.headers.insert(name, value.parse::<HeaderValue>().expect("a value"));
        }
        if self.fault == F::AnswersUnsigned && path != "capabilities" {
            head.headers.remove("webhook-signature");
        }
        Response::from_parts(head, Body::from(body))
    }

    fn lie(&self, said: &mut Value, path: &str, question: &Value) {
        let status = said["status"].as_str().unwrap_or_default().to_owned();
        let key = json!({ "id": "demo-01", "epoch": 0 });
        match (self.fault, path) {
            (F::AnswersSomethingElse, "find") => said["answers"] = "account".into(),
            (F::SpeaksAnotherContract, "capabilities") => said["contract"] = 2.into(),
            (F::LacksAnOperation | F::DeclaresTooLittle, "capabilities") => {
                let gone = if self.fault == F::LacksAnOperation { "erase" } else { "endings" };
                let operations = said["operations"].as_array_mut().expect("operations");
                operations.retain(|name| name != gone);
            }
            (F::DeclaresTooMuch, "capabilities") => {
                said["operations"].as_array_mut().expect("operations").push("tokens".into());
            }
            (F::DeclaresTooMuch, "tokens") => said["status"] = "done".into(),
            (F::KnowsEverybody, "standing" | "suspend") if status == "not-there" => said["status"] = "done".into(),
            (F::FindsEverybody, "find") => said["accounts"] = json!([key]),
            (F::LooksIntoOldStandings, "standing") => said["as_of"] = 1_700_000_000_000_i64.into(),
            (F::CountsWrongly, "counts") if status == "done" => said["counts"]["orders"] = 999.into(),
            (F::LetsAnybodySuspend | F::LetsGoAndTakesBack, "suspend") if status == "not-ours" => {
                said["status"] = "done".into();
            }
            (F::OnlySaysThatItErases, "counts") if status == "done" => said["counts"]["orders"] = 3.into(),
            (F::ErasesWhatItDoesNotHold, "erase") if status == "unsupported" => said["status"] = "done".into(),
            (F::StaysOpen, "find") if question["identifier"] == "sofia@shopper.example" => {
                said["accounts"] = json!([key]);
            }
            (F::AnonymisesNothing, "erase") if question["strategy"] == "anonymise" && status == "done" => {
                said["status"] = "stale".into();
            }
            (F::KeepsTheName, "account") if said["account"].is_object() => said["account"]["name"] = "Sofia".into(),
            _ => {}
        }
    }
}
