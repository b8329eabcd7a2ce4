//! One file per page: `Props` in, a whole HTML document out.

pub mod account;
pub mod check;
pub mod code;
pub mod consequences;
pub mod copy;
pub mod copy_print;
pub mod delete;
pub mod dev_clock;
pub mod dev_mailbox;
pub mod erased_and_kept;
pub mod front;
pub mod not_found;
pub mod not_me;
pub mod part;
pub mod problem;
pub mod receipt;
pub mod receipt_check;
pub mod revoke;
pub mod revoked;
pub mod shop_account;
pub mod shop_pending;
pub mod shop_sign_in;
pub mod staff;
pub mod status;
pub mod stop;
pub mod track;
