//! The log's chain: each event carries the one before it.

use shared::deletion::Transition;
use shared::event::{BodyMark, Entry as LogEntry, EventHash};
use shared::id::DeletionId;
use shared::time::Timestamp;

use crate::context::Context;
use crate::storage::deletion::{Link, Stored};

/// An event with its place in the chain.
pub struct Chained {
    version: i64,
    at: Timestamp,
    kind: &'static str,
    body: String,
    pub hash: EventHash,
    text: String,
}

impl Chained {
    pub fn after(stored: &Stored, version: i64, transition: &Transition, context: &Context) -> Self {
        let kind = transition.event.kind();
        let body = transition.event.body_json();
        let previous = EventHash::parse(&stored.head).unwrap_or(EventHash::GENESIS);
        let number = u32::try_from(version).unwrap_or(u32::MAX);
        let mark = BodyMark::of(&context.keys.mark, &stored.reference, number, &body);
        let entry = LogEntry { version: number, at: context.now, kind: kind.to_owned(), mark };
        let hash = entry.hash(&previous, &stored.reference);
        Self { version, at: context.now, kind, body, hash, text: hash.to_string() }
    }

    pub fn as_row<'a>(&'a self, deletion: &'a DeletionId) -> Link<'a> {
        Link { deletion, version: self.version, at: self.at, kind: self.kind, body: &self.body, hash: &self.text }
    }
}
