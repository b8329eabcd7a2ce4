//! What machines may ask, as an `OpenAPI` 3.1 document.
//!
//! Codes, their statuses and the states of a deletion are the code's own; which path answers which of them stands in `endpoint`,
//! and a test holds its paths against the table of all paths.

mod endpoint;
mod schema;

pub use endpoint::{Endpoint, endpoints};

use serde_json::{Map, Value, json};
use shared::api::problem::Code;

/// Every code that a problem may have.
pub const CODES: [Code; 18] = [
    Code::NotFound,
    Code::MethodNotAllowed,
    Code::Malformed,
    Code::InvalidField,
    Code::TooLarge,
    Code::UnsupportedMediaType,
    Code::CrossSite,
    Code::Unauthorized,
    Code::Forbidden,
    Code::CodeRefused,
    Code::TooManyTries,
    Code::OutOfOrder,
    Code::Conflict,
    Code::TooLate,
    Code::IdempotencyMismatch,
    Code::IdempotencyRunning,
    Code::Unavailable,
    Code::Internal,
];

/// The whole document.
#[must_use]
pub fn document() -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for endpoint in endpoints() {
        let path = paths.entry(endpoint.path).or_insert_with(|| json!({}));
        path[endpoint.method] = operation(&endpoint);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Adieu",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "The leaving desk's way in for machines.",
            "description": "Moments are milliseconds since 1970-01-01T00:00:00Z. Whatever is refused is answered as \
                `application/problem+json` (RFC 9457) with one of the documented types, which are names and no addresses, and never \
                change their meaning. Every answer below `/api/v1` leads here (`Link`, `service-desc`). \
                Signed calls follow Standard Webhooks 1.0.0: they count once, and for five minutes.",
            "license": { "name": "Apache-2.0 OR MIT", "identifier": "Apache-2.0 OR MIT" }
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "schemas": schema::all(),
            "securitySchemes": {
                "statusCode": { "type": "http", "scheme": "bearer", "description": "The status code that is shown, and mailed, once." }
            }
        }
    })
}

fn operation(endpoint: &Endpoint) -> Value {
    let mut responses = Map::new();
    for (status, description, content) in &endpoint.answers {
        let mut response = json!({ "description": description });
        if let Some((kind, schema)) = content {
            response["content"] = json!({ *kind: { "schema": schema } });
        }
        if endpoint.refusals.contains(&Code::TooManyTries) {
            response["headers"] = json!({ "RateLimit-Policy": policy() });
        }
        if endpoint.says_left {
            response["headers"]["RateLimit"] = left();
        }
        responses.insert(status.to_string(), response);
    }
    for (status, codes) in by_status(&endpoint.refusals) {
        let said: Vec<&str> = codes.iter().map(|code| code.title()).collect();
        let mut response = json!({
            "description": said.join(". Or: "),
            "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } }
        });
        let after = || {
            json!({ "description": "Seconds until it is worth asking again.", "required": true,
                "schema": { "type": "integer", "minimum": 1 } })
        };
        match status {
            429 => {
                response["headers"] =
                    json!({ "Retry-After": after(), "RateLimit-Policy": policy(), "RateLimit": left() });
            }
            503 => response["headers"] = json!({ "Retry-After": after() }),
            _ => {}
        }
        responses.insert(status.to_string(), response);
    }
    let mut operation = json!({
        "operationId": endpoint.id,
        "summary": endpoint.summary,
        "parameters": endpoint.parameters,
        "responses": responses,
    });
    if let Some((kind, schema)) = &endpoint.body {
        operation["requestBody"] = json!({ "required": true, "content": { *kind: { "schema": schema } } });
    }
    if endpoint.is_bearer {
        operation["security"] = json!([{ "statusCode": [] }]);
    }
    operation
}

/// draft-ietf-httpapi-ratelimit-headers-10: what is limited.
fn policy() -> Value {
    json!({ "description": "How often it may be asked: so many (q) in so many seconds (w). The same for everybody.",
        "required": true, "schema": { "type": "string" }, "example": "\"reference\";q=10;w=60" })
}

/// And how much of it is left.
fn left() -> Value {
    json!({ "description": "How often still (r), and for how many seconds that holds (t). Where a counter is about a reference, it is \
            said with a refusal alone.",
        "required": true, "schema": { "type": "string" }, "example": "\"reference\";r=0;t=30" })
}

fn by_status(codes: &[Code]) -> Vec<(u16, Vec<Code>)> {
    let mut all: Vec<(u16, Vec<Code>)> = Vec::new();
    for code in codes {
        match all.iter_mut().find(|(status, _)| *status == code.status()) {
            Some((_, known)) => known.push(*code),
            None => all.push((code.status(), vec![*code])),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_told_once() {
        let mut keys: Vec<&str> = CODES.iter().map(|code| code.key()).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn every_name_that_the_document_refers_to_is_in_it() {
        let document = document();
        let text = document.to_string();
        let names = text.split("#/components/schemas/").skip(1).filter_map(|rest| rest.split('"').next());
        for name in names {
            assert!(document["components"]["schemas"].get(name).is_some(), "{name}");
        }
    }

    #[test]
    fn every_operation_has_a_name_of_its_own_and_says_what_may_go_wrong() {
        let mut ids = Vec::new();
        for endpoint in endpoints() {
            assert!(!ids.contains(&endpoint.id), "{}", endpoint.id);
            ids.push(endpoint.id);
            assert!(endpoint.path == "/healthz" || !endpoint.refusals.is_empty(), "{}", endpoint.path);
        }
    }
}
