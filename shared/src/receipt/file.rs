//! The file that a person keeps: the signed statement, and the log that it rests on.
//!
//! ```json
//! {
//!   "payload_b64url":   "the receipt's JSON, exactly the bytes that were signed",
//!   "signature_b64url": "Ed25519 (RFC 8032) over those bytes",
//!   "key_id":           "first 8 bytes of the SHA-256 of the public key, in hex",
//!   "chain": [{ "version": 1, "at": 1795442700000, "kind": "started", "mark": "64 hex digits" }, …]
//! }
//! ```
//!
//! base64url is without padding. The hash of the last entry, made as [`crate::event::Entry::hash`] says and counted from
//! 32 zero bytes, is the receipt's `chain_head`, so that the one signature covers every entry.

use super::{PublicKey, Receipt, ReceiptError, SignedReceipt};
use crate::event::{self, Entry, EventHash};
use serde::{Deserialize, Serialize};

/// What is handed out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptFile {
    /// [`SignedReceipt::payload_b64url`].
    pub payload_b64url: String,
    /// [`SignedReceipt::signature_b64url`].
    pub signature_b64url: String,
    /// [`SignedReceipt::key_id`].
    pub key_id: String,
    /// The log from its first entry to the one that the receipt was made at.
    pub chain: Vec<Entry>,
}

/// Why a file is not believed. The codes are stable: pages hang their sentences on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// Something else.
    #[error("not a receipt")]
    NotAReceipt,
    /// Begins like a receipt and ends too early.
    #[error("cut off")]
    CutOff,
    /// Signed with another key.
    #[error("another key")]
    OtherKey,
    /// Statement or signature is not what it was.
    #[error("the signature does not fit")]
    Changed,
    /// An entry was taken out, added, changed or moved.
    #[error("the log does not lead to the signed head")]
    LogChanged,
    /// Everything is signed, but the statement says other moments than the log.
    #[error("statement and log disagree")]
    Disagrees,
}

impl Doubt {
    /// Every doubt, in the order in which a file is looked at.
    pub const ALL: [Self; 6] =
        [Self::NotAReceipt, Self::CutOff, Self::OtherKey, Self::Changed, Self::LogChanged, Self::Disagrees];

    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAReceipt => "not-a-receipt",
            Self::CutOff => "cut-off",
            Self::OtherKey => "other-key",
            Self::Changed => "changed",
            Self::LogChanged => "log-changed",
            Self::Disagrees => "disagrees",
        }
    }
}

impl ReceiptFile {
    /// The signed statement with the log that leads to it; later entries are left out. `None` if none leads to it.
    #[must_use]
    pub fn of(signed: SignedReceipt, receipt: &Receipt, log: Vec<Entry>) -> Option<Self> {
        let SignedReceipt { payload_b64url, signature_b64url, key_id } = signed;
        let mut head = EventHash::GENESIS;
        let leads = |entry: &Entry| {
            head = entry.hash(&head, &receipt.reference);
            head == receipt.chain_head
        };
        let last = log.iter().position(leads)?;
        let chain = log.into_iter().take(last + 1).collect();
        Some(Self { payload_b64url, signature_b64url, key_id, chain })
    }

    /// The statement, if this key signed it and the log leads to it.
    ///
    /// # Errors
    /// The first doubt.
    pub fn check(text: &str, key: &PublicKey) -> Result<Receipt, Doubt> {
        // An editor may have put a mark before the first sign.
        let text = text.trim_start_matches('\u{feff}').trim();
        let file: Self = serde_json::from_str(text).map_err(|error| {
            let begins = text.starts_with('{') && error.is_eof();
            if begins { Doubt::CutOff } else { Doubt::NotAReceipt }
        })?;
        let Self { payload_b64url, signature_b64url, key_id, chain } = file;
        let signed = SignedReceipt { payload_b64url, signature_b64url, key_id };
        let receipt = signed.verify(key).map_err(|error| match error {
            ReceiptError::Malformed => Doubt::NotAReceipt,
            ReceiptError::OtherKey => Doubt::OtherKey,
            ReceiptError::Signature => Doubt::Changed,
        })?;
        if event::head(&receipt.reference, &chain) != Some(receipt.chain_head) {
            return Err(Doubt::LogChanged);
        }
        if agrees(&receipt, &chain) { Ok(receipt) } else { Err(Doubt::Disagrees) }
    }
}

/// The request and the beginning of the purge are told by both, at the same moments.
fn agrees(receipt: &Receipt, chain: &[Entry]) -> bool {
    let at = |kind: &str| chain.iter().find(|entry| entry.kind == kind).map(|entry| entry.at);
    at("started") == Some(receipt.received_at) && at("claimed") == Some(receipt.claimed_at)
}
