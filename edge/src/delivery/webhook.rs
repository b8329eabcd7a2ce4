//! A message as Standard Webhooks 1.0.0 has it: opaque ids, signed with every key, fresh for each attempt under the same name.

use serde_json::{Map, Value, json};
use shared::delivery::{Heard, Kind as What, judge};
use shared::target::address::is_allowed;
use shared::target::{Kind, Target};

use super::setting;
use crate::context::Context;
use crate::directory::embedded::iso;
use crate::port::{Answered, NoAnswer, Question, signed};
use crate::storage::delivery::Stored;
use crate::{limits, log};

/// Sends a message.
pub async fn send(context: &Context, taken: &Stored, target: &Target) -> Heard {
    let text = body(context, taken, taken.kind.name());
    judged(&post(context, target, &taken.id, text).await)
}

/// The message: the same bytes at each attempt.
pub fn body(context: &Context, taken: &Stored, kind: &str) -> String {
    let mut data: Map<String, Value> = serde_json::from_str(&taken.body).unwrap_or_default();
    let mut say = |name: &str, value: Value| drop(data.insert(name.to_owned(), value));
    say("subject", json!(taken.subject));
    // What shuts somebody up and what gives them back undo each other; whatever else is late is still to be done.
    if matches!(taken.kind, What::Quiet | What::Restore) {
        say("sequence", json!(taken.sequence));
    }
    say("answer_url", json!(format!("{}/api/v1/processors/{}/answers", context.settings.origin, taken.target)));
    if let Some(deletion) = &taken.deletion {
        // Another name at each target, like the subject's.
        let named = context.lookup("delivery", &format!("{}\u{0}{deletion}", taken.target));
        say("deletion", json!(super::short(named)));
    }
    if let Some(category) = &taken.category {
        say("category", json!(category));
    }
    json!({ "type": format!("account.{kind}"), "timestamp": iso(taken.created_at), "data": data }).to_string()
}

/// Posts a message, signed by every key at this moment.
pub async fn post(context: &Context, target: &Target, id: &str, text: String) -> Result<Answered, NoAnswer> {
    let Kind::Webhook { ring, .. } = &target.kind else { return Err(NoAnswer::Odd) };
    let timestamp = context.wire.ms().div_euclid(1000).to_string();
    let signature = ring.sign(id, &timestamp, text.as_bytes()).ok_or(NoAnswer::Odd)?;
    posted(context, target, signed(id, timestamp, signature), text.into_bytes()).await
}

/// Posts something. The address is looked at once more: what was allowed when the settings were read must be so now.
pub async fn posted(
    context: &Context,
    target: &Target,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
) -> Result<Answered, NoAnswer> {
    if !is_allowed(&target.url, &setting::rules((&context.settings.target_hosts, &context.settings.origin))) {
        log::note("delivery", "an address is not allowed any more");
        return Err(NoAnswer::Odd);
    }
    let question = Question {
        address: target.url.clone(),
        body: Some(body),
        headers,
        patience_ms: limits::DELIVERY_MS,
        most_bytes: limits::DELIVERY_BYTES,
    };
    context.http.ask(&question).await
}

/// What an answer means, or that there is none.
pub fn judged(answer: &Result<Answered, NoAnswer>) -> Heard {
    match answer {
        Ok(answered) => judge(answered.status, answered.header("retry-after"), &answered.body),
        Err(NoAnswer::Silent) => Heard::Failed("silent"),
        // A yes that is buried in a page of words is none.
        Err(NoAnswer::TooLong) => Heard::Failed("long"),
        Err(NoAnswer::Odd) => Heard::Failed("settings"),
    }
}
