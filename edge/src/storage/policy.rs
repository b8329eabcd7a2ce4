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

/// The version that was followed first of late: a few rows, read only when the operator's setting leads nowhere.
pub fn last() -> Statement {
    Statement::of("SELECT body FROM policy_version ORDER BY published_at DESC LIMIT 1", Vec::new())
}

pub fn load(version: PolicyVersion) -> Statement {
    Statement::of("SELECT body FROM policy_version WHERE id = ?1", vec![version.0.into()])
}
