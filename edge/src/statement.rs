//! The signed statement: what was erased, what was kept, why and until when.

use shared::deletion::Deletion;
use shared::event::{BodyMark, Entry, EventHash};
use shared::policy::Policy;
use shared::receipt::{PublicKey, Receipt, ReceiptFile, SignedReceipt, SigningSeed};
use shared::time::Timestamp;

use crate::context::Context;
use crate::failure::Failure;
use crate::mail::locale_of;
use crate::port::{PortError, Row};
use crate::storage::deletion::Stored;

fn seed(context: &Context) -> SigningSeed {
    SigningSeed::from_bytes(context.keys.receipt_seed)
}

/// Signs what is true of a deletion after its last event, in the person's language.
pub fn sign(
    context: &Context,
    stored: &Stored,
    deletion: &Deletion,
    policy: &Policy,
    head: &EventHash,
) -> Option<SignedReceipt> {
    // A pseudo-language has no words of its own to sign.
    let language = locale_of(stored).ground().tag();
    let receipt = Receipt::in_language(language, deletion, policy, *head, context.now)?;
    Some(receipt.sign(&seed(context)))
}

/// The key that anyone checks receipts with.
pub fn public_key(context: &Context) -> PublicKey {
    seed(context).public_key()
}

/// What the person keeps: the statement with the log that leads to it.
pub fn file(
    context: &Context,
    stored: &Stored,
    log: &[Row],
    (signed, receipt): (SignedReceipt, &Receipt),
) -> Result<ReceiptFile, Failure> {
    let log = log.iter().map(|row| entry(context, stored, row)).collect::<Result<Vec<_>, _>>()?;
    ReceiptFile::of(signed, receipt, log)
        .ok_or_else(|| Failure::Service("the stored log does not lead to its receipt".to_owned()))
}

/// What of a row leaves the house.
fn entry(context: &Context, stored: &Stored, row: &Row) -> Result<Entry, PortError> {
    let version = u32::try_from(row.int("version")?).unwrap_or(u32::MAX);
    let mark = BodyMark::of(&context.keys.mark, &stored.reference, version, &row.text("body")?);
    Ok(Entry { version, at: Timestamp::from_ms(row.int("at")?), kind: row.text("kind")?, mark })
}
