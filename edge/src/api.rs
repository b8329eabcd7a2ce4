//! The machine's way in, and the two questions of whoever watches the service.

pub mod deletion;
pub mod health;
pub mod receipt_key;
pub mod revocation;
pub mod standing;
