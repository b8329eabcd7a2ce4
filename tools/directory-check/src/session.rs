//! Asking and writing down: every call that is not as it must be is a finding.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::Value;
use shared::directory::{Operation, Question};
use shared::id::{AccountId, AccountKey, DeletionId};

use crate::Wish;
use crate::call::{Call, Reply, now};
use crate::report::{Finding, Report};

/// So often something may be put off for seconds.
const MOST_TRIES: u32 = 40;

/// A conversation with one directory.
#[derive(Debug)]
pub struct Session<'a> {
    wish: &'a Wish,
    pub report: Report,
    /// So that no two conversations use the same names.
    name: String,
    number: u32,
}

impl<'a> Session<'a> {
    pub fn new(wish: &'a Wish) -> Self {
        let name = format!("{:016x}", RandomState::new().build_hasher().finish());
        Self { wish, report: Report::default(), name, number: 0 }
    }

    pub fn new_id(&mut self) -> String {
        self.number += 1;
        format!("check_{}_{}", self.name, self.number)
    }

    pub fn new_deletion() -> DeletionId {
        let mut bytes = [0; 16];
        for half in bytes.chunks_mut(8) {
            half.copy_from_slice(&RandomState::new().build_hasher().finish().to_be_bytes());
        }
        DeletionId::from_random(bytes)
    }

    /// An account that cannot be there.
    pub fn nobody(&self) -> Option<AccountKey> {
        Some(AccountKey { id: AccountId::parse(&format!("nobody-{}", self.name)).ok()?, epoch: 0 })
    }

    /// A question as Adieu asks it, under this id.
    pub fn question(&self, question: &Question, id: &str) -> Call {
        let body = serde_json::to_vec(question).unwrap_or_default();
        self.signed(question.operation.name(), body, id)
    }

    pub fn signed(&self, path: &str, body: Vec<u8>, id: &str) -> Call {
        self.signed_at(path, body, id, 0)
    }

    pub fn signed_at(&self, path: &str, body: Vec<u8>, id: &str, moved_s: i64) -> Call {
        let at_s = now().ms().div_euclid(1000) + moved_s;
        Call::signed(&self.wish.secret, &self.wish.base, path, body, (id, at_s))
    }

    pub fn wrong(&mut self, rule: &'static str, what: impl Into<String>, call: &Call) {
        self.report.wrong(Finding { rule, what: what.into(), curl: call.curl() });
    }

    /// Sends it; silence is a finding of the rule.
    pub fn send(&mut self, rule: &'static str, call: &Call) -> Option<Reply> {
        for _ in 0..MOST_TRIES {
            self.report.calls += 1;
            let reply = call.send().map_err(|what| self.wrong(rule, what, call)).ok()?;
            // More to do than fits into one call: asked again, it goes on.
            let wait = reply.header("retry-after").parse().ok().filter(|seconds| *seconds <= 5);
            match wait.filter(|_| reply.status == 503) {
                Some(seconds) => std::thread::sleep(Duration::from_secs(seconds)),
                None => return Some(reply),
            }
        }
        self.wrong(rule, "it is put off again and again", call);
        None
    }

    /// Writes down whether something is so.
    pub fn holds(&mut self, rule: &'static str, is_so: bool, what: &str, call: &Call) -> bool {
        if is_so {
            self.report.good(rule);
        } else {
            self.wrong(rule, what, call);
        }
        is_so
    }

    /// Sends it, and it must be refused with one of these.
    pub fn refused(&mut self, rule: &'static str, what: &str, call: &Call, statuses: &[u16]) -> Option<Reply> {
        let reply = self.send(rule, call)?;
        let says =
            format!("{what} is answered {}, not {}", reply.status, statuses.first().copied().unwrap_or_default());
        self.holds(rule, statuses.contains(&reply.status), &says, call);
        Some(reply)
    }

    /// A believed answer's body; anything else is a finding.
    pub fn said(&mut self, rule: &'static str, question: &Question, id: &str) -> Option<(Value, Call)> {
        let call = self.question(question, id);
        let reply = self.send(rule, &call)?;
        match reply.believed(&self.wish.secret, id) {
            Ok(body) if body.get("answers").and_then(Value::as_str) == Some(question.operation.name()) => {
                Some((body, call))
            }
            Ok(_) => {
                self.wrong("answer", "the body's `answers` is not the operation that was asked for", &call);
                None
            }
            Err(what) => {
                self.wrong("answer", what, &call);
                None
            }
        }
    }

    /// Asks, and the status must be one of these.
    pub fn status(
        &mut self,
        rule: &'static str,
        question: &Question,
        (id, statuses): (&str, &[&str]),
    ) -> Option<(String, Call)> {
        let (body, call) = self.said(rule, question, id)?;
        let status = body.get("status").and_then(Value::as_str).unwrap_or_default().to_owned();
        let wanted = statuses.join("` or `");
        let what = format!("`{}` is answered `{status}`, not `{wanted}`", question.operation.name());
        self.holds(rule, statuses.contains(&status.as_str()), &what, &call);
        Some((status, call))
    }

    /// Asks what must be done, and reads what it must say.
    pub fn done<T: DeserializeOwned>(&mut self, rule: &'static str, question: &Question) -> Option<(T, Call)> {
        let id = self.new_id();
        let (body, call) = self.said(rule, question, &id)?;
        let status = body.get("status").and_then(Value::as_str).unwrap_or_default();
        if status != "done" {
            self.wrong(rule, format!("`{}` is answered `{status}`, not `done`", question.operation.name()), &call);
            return None;
        }
        match serde_json::from_value(body) {
            Ok(said) => {
                self.report.good(rule);
                Some((said, call))
            }
            Err(error) => {
                self.wrong(rule, format!("`{}` does not say what it must: {error}", question.operation.name()), &call);
                None
            }
        }
    }

    /// A question without members, for trying the door.
    pub fn plain() -> Vec<u8> {
        serde_json::to_vec(&Question::of(Operation::Capabilities)).unwrap_or_default()
    }
}
