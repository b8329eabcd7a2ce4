//! Who sits in front of the browser: proven by a cookie whose hash alone is stored.
use shared::encoding;
use shared::id::Reference;
use shared::time::Timestamp;

use crate::context::Context;
use crate::extract::Incoming;
use crate::failure::Failure;
use crate::limits;
use crate::port::{PortError, Statement};
use crate::reply::Reply;
use crate::storage;
use crate::storage::deletion::Stored;

/// The prefix binds the cookie to this host, to HTTPS and to the whole path.
pub const COOKIE: &str = "__Host-adieu";

/// What a sitting may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Walks the journey; control was proven in it or is about to be.
    Journey,
    /// Reads the status, nothing else.
    Status,
    /// The same, after the link of the way back was shown: the code that is still missing brings the account back.
    Recovery,
}

impl Scope {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Journey => "journey",
            Self::Status => "status",
            Self::Recovery => "recovery",
        }
    }
}

/// A sitting that belongs to the deletion it was opened with.
#[derive(Debug, Clone)]
pub struct Session {
    pub token_hash: String,
    pub scope: Scope,
    pub proof_at: Option<Timestamp>,
}

impl Session {
    /// Whether control was proven in this sitting a short while ago.
    pub fn is_fresh(&self, context: &Context) -> bool {
        let is_fresh = |at: Timestamp| context.now.since_ms(at) < shared::limits::PROOF_REVERSIBLE_MS;
        self.scope == Scope::Journey && self.proof_at.is_some_and(is_fresh)
    }
}

/// A token that is about to be handed out.
pub struct Token {
    value: String,
    pub hash: String,
}

impl Token {
    /// 256 random bits.
    pub fn fresh(context: &Context) -> Result<Self, PortError> {
        let value = encoding::base64url(&context.random::<32>()?);
        let hash = hash(context, &value);
        Ok(Self { value, hash })
    }

    /// The row that makes the token good.
    pub fn open(&self, context: &Context, deletion: &str, scope: Scope, proof_at: Option<Timestamp>) -> Statement {
        let until = context.now.plus_ms(limits::SESSION_MS);
        storage::session::create(&self.hash, deletion, scope.name(), proof_at, until)
    }

    /// Hands the token to the browser.
    pub fn give(&self, reply: Reply) -> Reply {
        reply.with_cookie(COOKIE, &self.value, limits::SESSION_MS / 1000)
    }
}

fn hash(context: &Context, token: &str) -> String {
    shared::seal::lookup_hash(&context.keys.session, token)
}

/// The hash of what this browser holds.
pub fn token_hash(context: &Context, incoming: &Incoming) -> Result<String, Failure> {
    Ok(hash(context, incoming.cookie(COOKIE).ok_or(Failure::SignedOut)?))
}

/// The deletion of a path's reference, for the browser that may see it. Somebody else's reference, an unknown one and a
/// malformed one are the same refusal (reliability T28).
pub async fn open(context: &Context, incoming: &Incoming, reference: &str) -> Result<(Stored, Session), Failure> {
    let reference = Reference::parse(reference).map_err(|_| Failure::SignedOut)?;
    let token = incoming.cookie(COOKIE).ok_or(Failure::SignedOut)?;
    let token_hash = hash(context, token);
    let found = storage::deletion::by_reference_in_session(&reference, &token_hash, context.now);
    let rows = context.one(found).await?;
    let row = rows.first().ok_or(Failure::SignedOut)?;
    let scope = row.text("session_scope")?;
    let named = [Scope::Journey, Scope::Recovery].into_iter().find(|known| known.name() == scope);
    let scope = named.unwrap_or(Scope::Status);
    let proof_at = row.maybe_int("session_proof_at").map(Timestamp::from_ms);
    Ok((Stored::from_row(row)?, Session { token_hash, scope, proof_at }))
}

/// As `open`, for pages that only a walking journey may see: a status code reads the status and nothing else.
pub async fn open_journey(
    context: &Context,
    incoming: &Incoming,
    reference: &str,
) -> Result<(Stored, Session), Failure> {
    let (stored, session) = open(context, incoming, reference).await?;
    match session.scope {
        Scope::Journey => Ok((stored, session)),
        Scope::Status | Scope::Recovery => Err(Failure::SignedOut),
    }
}
