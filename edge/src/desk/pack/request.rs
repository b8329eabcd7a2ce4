//! What was asked for in writing, and what people did by themselves, as lines of a pack: when, by which law, and how it ended. Nobody's
//! words, and no address.

use serde_json::{Map, Value, json};
use shared::clock::{Clock, ExtensionReason, Rule};
use shared::desk::Act;
use shared::inbox::Kind;
use shared::policy::Policy;
use shared::request::{Ground, answer};
use shared::time::Timestamp;

use super::{broken, moment};
use crate::context::Context;
use crate::directory::embedded::iso;
use crate::failure::Failure;
use crate::port::Row;
use crate::request::acknowledge_by;
use crate::right::About;

/// What the desk did about something, each act with its moment and its reason.
pub(super) struct Acts(Map<String, Value>);

impl Acts {
    pub(super) fn read(row: &Row) -> Result<Self, Failure> {
        serde_json::from_str(&row.text("acts")?).map(Self).map_err(broken)
    }

    fn at(&self, act: Act) -> Option<Timestamp> {
        self.0.get(act.name())?.get(0)?.as_i64().map(Timestamp::from_ms)
    }

    pub(super) fn why(&self, act: Act) -> Option<&str> {
        self.0.get(act.name())?.get(1)?.as_str()
    }

    /// By when it is answered. Nothing but an extension moves it: it is the same whenever one looks.
    pub(super) fn due(&self, policy: &Policy, rule: Rule, received_at: Timestamp) -> Timestamp {
        let clock = Clock::start(rule, received_at);
        let longer = self.why(Act::Extended).and_then(ExtensionReason::parse).zip(self.at(Act::Extended));
        let longer = longer.and_then(|(why, at)| clock.extend(why, at, policy.almanac()).ok());
        longer.unwrap_or(clock).due(received_at, policy.almanac())
    }
}

pub(super) fn line(context: &Context, row: &Row, via: &str, acts: &Acts) -> Result<Value, Failure> {
    let policy = &context.policy;
    let regime = policy.law.regime;
    let kind = Kind::parse(&row.text("kind")?).unwrap_or(Kind::Other);
    let received_at = Timestamp::from_ms(row.int("received_at")?);
    let due = acts.due(policy, answer(kind, regime), received_at);
    let answered = acts.at(Act::Answered);
    // While it is neither answered nor late, nobody knows.
    let kept = answered.map_or((context.now >= due).then_some(false), |at| Some(at < due));
    let ground = acts.why(Act::Answered).and_then(Ground::parse);
    let at = |act| acts.at(act).map(iso);
    Ok(json!({
        "id": row.text("id")?,
        "asked": kind.name(),
        "by": via,
        "about": row.maybe_text("topic"),
        "law": regime.name(),
        "received_at": iso(received_at),
        "acknowledge_by": iso(acknowledge_by(policy, kind, received_at)),
        "acknowledged_at": at(Act::Acknowledged),
        "found_at": at(Act::Found),
        "extended_at": at(Act::Extended),
        "extended_because": acts.why(Act::Extended),
        "due_at": iso(due),
        "answered_at": answered.map(iso),
        "kept": kept,
        "ruling": row.maybe_text("ruling"),
        "refused_because": ground.map(Ground::name),
        "basis": ground.and_then(|ground| ground.basis(regime)),
    }))
}

/// Of what was deleted its category and how much, of what was refused the names of uses.
pub(super) fn right(row: &Row) -> Result<Value, Failure> {
    let about = About::read(row)?;
    Ok(json!({
        "id": row.text("id")?,
        "did": row.text("kind")?,
        "category": about.category,
        "count": about.count(),
        "refused": about.refused,
        "at": moment(row, "asked_at"),
        "done_at": moment(row, "done_at"),
    }))
}
