//! After the yes: what is still held? Only a signed "nothing" counts.

use serde::Deserialize;
use shared::target::{Kind, Target};

use super::webhook;
use crate::context::Context;
use crate::storage::delivery::Stored;

/// What they say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    Nothing,
    Something,
    /// They do not say, or nobody can know that it is they who say it.
    Unsaid,
}

#[derive(Deserialize)]
struct Said {
    held: u64,
}

/// Asks. The answer is signed over the question's own name: none fits another question.
pub async fn ask(context: &Context, taken: &Stored, target: &Target) -> Held {
    let id = format!("{}_held", taken.id);
    let Kind::Webhook { ring, .. } = &target.kind else { return Held::Unsaid };
    let Ok(answered) = webhook::post(context, target, &id, webhook::body(context, taken, "verify")).await else {
        return Held::Unsaid;
    };
    let Some(message) = answered.message() else { return Held::Unsaid };
    if answered.status != 200 || message.id != id || ring.verify(&message, context.wire).is_err() {
        return Held::Unsaid;
    }
    match serde_json::from_slice(&answered.body) {
        Ok(Said { held: 0 }) => Held::Nothing,
        Ok(_) => Held::Something,
        Err(_) => Held::Unsaid,
    }
}
