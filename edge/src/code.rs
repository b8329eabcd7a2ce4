//! The codes that a person holds: made in the deciding batch, kept as hashes, shown from a sealed copy.

use serde::{Deserialize, Serialize};
use shared::deletion::{CodeKind, Effect, Transition};
use shared::id::{AccountKey, CategoryId};
use shared::policy::Policy;
use shared::seal::Key;
use shared::secret::{LinkToken, RevocationCode, Secret, SecretError, SecretHash, StatusCode};
use thiserror::Error;

use crate::context::Context;
use crate::port::{PortError, Statement};
use crate::storage;
use crate::storage::deletion::Stored;
use crate::vault::{self, Place, VaultError};

/// Why codes could not be made.
#[derive(Debug, Error)]
pub enum CodeError {
    #[error("the account has no category for its contact")]
    NoContact,
    #[error(transparent)]
    Secret(#[from] SecretError),
    #[error(transparent)]
    Vault(#[from] VaultError),
    #[error(transparent)]
    Port(#[from] PortError),
}

/// What a person may copy down, in plain: sealed under the account's contact key, so that it goes with it.
#[derive(Default, Clone, Serialize, Deserialize)]
pub struct Codes {
    pub status: Option<String>,
    pub revocation: Option<String>,
    pub link: Option<String>,
    /// What objects to an immediate deletion, or to one without access: typed, or in the link's fragment.
    #[serde(default)]
    pub veto: Option<String>,
    #[serde(default)]
    pub veto_link: Option<String>,
}

/// What the hashes of those two are kept for: a code for one purpose is never good for another.
pub const VETO_CODE: &str = "veto-code";
pub const VETO_LINK: &str = "veto-link";

/// Statements and the sealed copy that a decision's codes need.
#[derive(Debug, Default)]
pub struct Issued {
    pub statements: Vec<Statement>,
    pub sealed: Option<String>,
}

/// The category that outlives the others until the final mail has left.
pub fn contact_category(policy: &Policy) -> Result<&CategoryId, CodeError> {
    policy
        .categories
        .iter()
        .find(|category| category.is_contact())
        .map(|category| &category.id)
        .ok_or(CodeError::NoContact)
}

/// The key that seals what belongs to a person's contact.
pub async fn contact_key(context: &Context, policy: &Policy, account: &AccountKey) -> Result<Key, CodeError> {
    Ok(vault::key(context, account, contact_category(policy)?).await?)
}

const fn place(id: &str) -> Place<'_> {
    Place { table: "deletion", column: "codes_sealed", row: id }
}

/// Opens the sealed copy, if there is one and its key still lives.
pub async fn open(context: &Context, stored: &Stored) -> Result<Codes, CodeError> {
    let (Some(sealed), Some(account)) = (&stored.codes_sealed, stored.deletion.concerns()) else {
        return Ok(Codes::default());
    };
    let policy = crate::rule::of_version(context, stored.policy_version).await?;
    let key = contact_key(context, &policy, account).await?;
    unsealed(stored, &key, sealed)
}

fn unsealed(stored: &Stored, key: &Key, sealed: &str) -> Result<Codes, CodeError> {
    let text = vault::open_text(key, place(&stored.id.to_string()), sealed)?;
    Ok(serde_json::from_str(&text).map_err(|_| VaultError::Broken)?)
}

/// Makes and cancels the codes that a decision asks for.
pub async fn issue(context: &Context, stored: &Stored, transition: &Transition) -> Result<Issued, CodeError> {
    let id = stored.id.to_string();
    let mut issued = Issued::default();
    let wanted: Vec<CodeKind> = transition.effects.iter().filter_map(issued_kind).collect();
    for effect in &transition.effects {
        let Effect::CancelCode(kind) = effect else { continue };
        let cancelled = purposes(*kind).iter().map(|purpose| storage::secret::cancel(&id, purpose, context.now));
        issued.statements.extend(cancelled);
        if *kind == CodeKind::OneTime {
            issued.statements.push(storage::secret::cancel_one_time(&id));
        }
    }
    let Some(account) = transition.next.concerns().filter(|_| !wanted.is_empty()) else { return Ok(issued) };
    let policy = crate::rule::of_version(context, stored.policy_version).await?;
    let key = contact_key(context, &policy, account).await?;
    let sealed = stored.codes_sealed.as_deref();
    let mut codes = sealed.map_or_else(|| Ok(Codes::default()), |sealed| unsealed(stored, &key, sealed))?;
    for kind in wanted {
        issued.statements.extend(make(context, &id, kind, &mut codes)?);
    }
    let text = serde_json::to_string(&codes).map_err(|_| VaultError::Broken)?;
    issued.sealed = Some(vault::seal_text(context, &key, place(&id), &text)?);
    Ok(issued)
}

/// One-time codes are made where they are mailed; the others last.
const fn issued_kind(effect: &Effect) -> Option<CodeKind> {
    match effect {
        Effect::IssueCode(kind @ (CodeKind::Status | CodeKind::Revocation | CodeKind::Veto)) => Some(*kind),
        _ => None,
    }
}

const fn purposes(kind: CodeKind) -> &'static [&'static str] {
    match kind {
        CodeKind::OneTime => &[],
        CodeKind::Status => &[StatusCode::PURPOSE],
        CodeKind::Revocation => &[RevocationCode::PURPOSE, LinkToken::PURPOSE],
        CodeKind::Veto => &[VETO_CODE, VETO_LINK],
    }
}

fn make(context: &Context, id: &str, kind: CodeKind, codes: &mut Codes) -> Result<Vec<Statement>, CodeError> {
    let pepper = &context.keys.pepper;
    let mut statements = Vec::new();
    match kind {
        CodeKind::OneTime => {}
        CodeKind::Status => {
            let code = StatusCode::generate(&context.random::<{ StatusCode::BYTES }>()?)?;
            statements.push(storage::secret::keep(id, StatusCode::PURPOSE, &code.hash(pepper, id).to_hex(), None));
            codes.status = Some(code.grouped());
        }
        CodeKind::Revocation => {
            let code = RevocationCode::generate(&context.random::<{ RevocationCode::BYTES }>()?)?;
            let link = LinkToken::generate(&context.random::<{ LinkToken::BYTES }>()?)?;
            statements.push(storage::secret::keep(id, RevocationCode::PURPOSE, &code.hash(pepper, id).to_hex(), None));
            statements.push(storage::secret::keep(id, LinkToken::PURPOSE, &link.hash(pepper, id).to_hex(), None));
            codes.revocation = Some(code.grouped());
            codes.link = Some(link.expose().to_owned());
        }
        CodeKind::Veto => {
            let code = RevocationCode::generate(&context.random::<{ RevocationCode::BYTES }>()?)?;
            let link = LinkToken::generate(&context.random::<{ LinkToken::BYTES }>()?)?;
            for (purpose, text) in [(VETO_CODE, code.expose()), (VETO_LINK, link.expose())] {
                let hash = SecretHash::of(pepper, purpose, id, text).to_hex();
                statements.push(storage::secret::keep(id, purpose, &hash, None));
            }
            codes.veto = Some(code.grouped());
            codes.veto_link = Some(link.expose().to_owned());
        }
    }
    Ok(statements)
}
