//! The diagram of `shared::deletion`, written down a second time.

/// The edges of the diagram in `shared::deletion`, loops aside.
pub const EDGES: [(&str, &str); 19] = [
    // Two of the staff vouch for whoever has no access.
    ("unverified", "pending"),
    ("unverified", "preparing"),
    ("unverified", "expired"),
    ("unverified", "withdrawn"),
    ("preparing", "blocked"),
    ("preparing", "pending"),
    ("preparing", "expired"),
    ("preparing", "withdrawn"),
    ("blocked", "pending"),
    ("blocked", "preparing"),
    ("blocked", "expired"),
    ("blocked", "withdrawn"),
    ("pending", "revoked"),
    ("pending", "erasing"),
    ("pending", "erased"),
    ("pending", "cleared"),
    ("erasing", "erased"),
    ("erasing", "cleared"),
    ("erased", "cleared"),
];
