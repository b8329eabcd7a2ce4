//! Every policy version that any deletion follows. Running cases keep theirs.

use shared::id::PolicyVersion;
use shared::time::Timestamp;

use crate::port::Statement;

/// Publishes a version once; the row is only sent when it is not there.
pub fn publish(version: PolicyVersion, body: &str, now: Timestamp) -> Statement {
    Statement::of(
        "INSERT INTO policy_version (id, published_at, body) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        vec![version.0.into(), now.into(), body.into()],
    )
}

pub fn load(version: PolicyVersion) -> Statement {
    Statement::of("SELECT body FROM policy_version WHERE id = ?1", vec![version.0.into()])
}
