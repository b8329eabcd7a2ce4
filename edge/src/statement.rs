//! The signed statement: what was erased, what was kept, why and until when.

use shared::deletion::Deletion;
use shared::event::EventHash;
use shared::policy::Policy;
use shared::receipt::{PublicKey, Receipt, SignedReceipt, SigningSeed};

use crate::context::Context;

fn seed(context: &Context) -> SigningSeed {
    SigningSeed::from_bytes(context.keys.receipt_seed)
}

/// Signs what is true of a deletion after its last event.
pub fn sign(context: &Context, deletion: &Deletion, policy: &Policy, head: &EventHash) -> Option<SignedReceipt> {
    Receipt::of(deletion, policy, *head, context.now).map(|receipt| receipt.sign(&seed(context)))
}

/// The key that anyone checks receipts with.
pub fn public_key(context: &Context) -> PublicKey {
    seed(context).public_key()
}
