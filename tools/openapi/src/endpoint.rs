//! Which path answers what.

use serde_json::{Value, json};
use shared::api::problem::Code;

use crate::schema::{named, object};

/// What one path answers to one method.
#[derive(Debug)]
pub struct Endpoint {
    pub path: &'static str,
    pub method: &'static str,
    pub id: &'static str,
    pub summary: &'static str,
    pub parameters: Vec<Value>,
    pub body: Option<(&'static str, Value)>,
    pub answers: Vec<Answer>,
    pub refusals: Vec<Code>,
    /// Whether a status code opens it.
    pub is_bearer: bool,
    /// Whether the caller's own counter says how many calls are left.
    pub says_left: bool,
}

/// A status, what it means, and what comes with it.
pub type Answer = (u16, &'static str, Option<(&'static str, Value)>);

const JSON: &str = "application/json";

fn get(path: &'static str, id: &'static str, summary: &'static str, answer: Value) -> Endpoint {
    Endpoint {
        path,
        method: "get",
        id,
        summary,
        parameters: Vec::new(),
        body: None,
        answers: vec![(200, "It is so.", Some((JSON, answer)))],
        refusals: vec![Code::Unavailable],
        is_bearer: false,
        says_left: false,
    }
}

/// A call that its sender signs with a secret of its own.
fn signed(path: &'static str, id: &'static str, summary: &'static str, body: Value) -> Endpoint {
    Endpoint {
        path,
        method: "post",
        id,
        summary,
        parameters: vec![
            header("webhook-id", "The call's own name, without a dot; a name counts once."),
            header("webhook-timestamp", "Seconds since 1970 of this attempt."),
            header(
                "webhook-signature",
                "`v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several with a space between.",
            ),
        ],
        body: Some((JSON, body)),
        answers: vec![(202, "Taken, whatever becomes of it.", Some((JSON, named("Status"))))],
        refusals: vec![
            Code::Malformed,
            Code::CodeRefused,
            Code::NotFound,
            Code::TooLarge,
            Code::UnsupportedMediaType,
            Code::InvalidField,
            Code::Unavailable,
        ],
        is_bearer: false,
        says_left: false,
    }
}

fn header(name: &str, description: &str) -> Value {
    json!({ "name": name, "in": "header", "required": true, "description": description, "schema": { "type": "string" } })
}

fn reference() -> Value {
    json!({ "name": "reference", "in": "path", "required": true, "schema": named("Reference") })
}

/// All of them, in the order in which a reader meets them.
pub fn endpoints() -> Vec<Endpoint> {
    let id = json!({ "type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9._:-]+$" });
    vec![
        Endpoint {
            parameters: vec![reference()],
            refusals: vec![Code::Unauthorized, Code::TooManyTries, Code::Unavailable],
            is_bearer: true,
            ..get(
                "/api/v1/deletions/{reference}",
                "showDeletion",
                "Where a deletion stands, for whoever holds its status code.",
                named("Deletion"),
            )
        },
        revocations(),
        get(
            "/api/v1/receipt-keys",
            "listReceiptKeys",
            "The keys that receipts are checked with.",
            named("ReceiptKeys"),
        ),
        signed(
            "/api/v1/directory/standing",
            "noteStanding",
            "The directory says that something about an account has changed. It is asked what.",
            object(&json!({ "account": id }), &[]),
        ),
        pack(),
        answers(),
        signed(
            "/api/v1/mail/bounce",
            "noteBounce",
            "The mail provider says what became of a mail, by the name that it was handed over under.",
            object(
                &json!({ "id": { "type": "string" }, "kind": { "type": "string", "enum": ["permanent", "temporary", "complaint"] } }),
                &["kind"],
            ),
        ),
        inbound(),
        events(),
        event_keys(),
        security(),
        Endpoint {
            refusals: Vec::new(),
            ..get("/healthz", "isAlive", "Whether the Worker runs. Asks nothing else.", named("Status"))
        },
        get("/readyz", "isReady", "Whether database and keys answer.", named("Status")),
    ]
}

fn events() -> Endpoint {
    Endpoint {
        refusals: vec![Code::NotFound, Code::Unavailable],
        ..get(
            "/.well-known/ssf-configuration",
            "showEvents",
            "What whoever is told of events reads of us. Not there without a key that they are signed with.",
            named("SsfConfiguration"),
        )
    }
}

fn event_keys() -> Endpoint {
    let path = "/.well-known/jwks.json";
    Endpoint {
        refusals: vec![Code::NotFound, Code::Unavailable],
        ..get(path, "listEventKeys", "The keys that events are checked with.", named("JsonWebKeys"))
    }
}

fn security() -> Endpoint {
    let text = json!({ "type": "string", "description": "RFC 9116." });
    let path = "/.well-known/security.txt";
    Endpoint {
        answers: vec![(200, "Whom to tell, until when that holds, in which languages.", Some(("text/plain", text)))],
        refusals: vec![Code::NotFound, Code::Unavailable],
        ..get(path, "showSecurityContact", "Whom to tell of a hole in the house.", Value::Null)
    }
}

fn revocations() -> Endpoint {
    Endpoint {
        path: "/api/v1/deletions/{reference}/revocations",
        method: "post",
        id: "revokeDeletion",
        summary: "Keeps the account: the way back, for programs.",
        parameters: vec![
            reference(),
            json!({ "name": "Idempotency-Key", "in": "header", "required": false,
                    "description": "The same key with the same body gets the same answer for a day.",
                    "schema": { "type": "string", "minLength": 1, "maxLength": 100 } }),
        ],
        body: Some((
            JSON,
            object(
                &json!({ "code": { "type": "string", "description": "The typed code, or the link's token." } }),
                &[],
            ),
        )),
        answers: vec![(200, "The account stays.", Some((JSON, named("Deletion"))))],
        refusals: vec![
            Code::Malformed,
            Code::CodeRefused,
            Code::Conflict,
            Code::IdempotencyRunning,
            Code::TooLate,
            Code::TooLarge,
            Code::UnsupportedMediaType,
            Code::InvalidField,
            Code::IdempotencyMismatch,
            Code::TooManyTries,
            Code::Unavailable,
        ],
        is_bearer: false,
        says_left: false,
    }
}

fn answers() -> Endpoint {
    let processor =
        json!({ "name": "processor", "in": "path", "required": true, "schema": { "type": "string", "maxLength": 64 } });
    let message =
        json!({ "type": "string", "maxLength": 128, "description": "The `webhook-id` of what it was asked." });
    let status = json!({ "type": "string", "enum": ["done", "failed"] });
    let held = json!({ "type": "integer", "minimum": 0, "description": "How much of it is still held there." });
    let body = object(&json!({ "message": message, "status": status, "held": held }), &["held"]);
    let call = signed(
        "/api/v1/processors/{processor}/answers",
        "answerMessage",
        "A processor that had accepted a message says what became of it.",
        body,
    );
    Endpoint { parameters: [vec![processor], call.parameters.clone()].concat(), ..call }
}

fn inbound() -> Endpoint {
    let address = json!({ "type": "string", "description": "As the mail servers say among themselves." });
    let found = json!({ "type": ["string", "null"], "enum": ["pass", "fail", "none", null] });
    let raw =
        json!({ "type": "string", "contentEncoding": "base64", "description": "The mail; at most 256 KiB of bytes." });
    let mail = json!({ "from": address, "to": address, "raw": raw, "spf": found, "dkim": found, "dmarc": found });
    let mut call = signed(
        "/api/v1/mail/inbound",
        "handInMail",
        "A mail to the desk, from the operator's own mail server.",
        object(&mail, &["spf", "dkim", "dmarc"]),
    );
    call.refusals.push(Code::TooManyTries);
    call
}

fn pack() -> Endpoint {
    let day = json!({ "type": "string", "format": "date" });
    Endpoint {
        answers: vec![(200, "The pack, line by line.", Some(("application/jsonl", json!({ "type": "string" }))))],
        refusals: vec![
            Code::Malformed,
            Code::CodeRefused,
            Code::NotFound,
            Code::TooLarge,
            Code::UnsupportedMediaType,
            Code::InvalidField,
            Code::TooManyTries,
            Code::Unavailable,
        ],
        says_left: true,
        ..signed(
            "/api/v1/pack",
            "takePack",
            "What a regulator asks for, to the operator's own program.",
            object(&json!({ "from": day, "to": day }), &[]),
        )
    }
}
