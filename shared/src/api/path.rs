//! One function per route. References ride in paths, personal data never.

use crate::id::Reference;

/// Patterns and builders side by side, so that a link and its handler cannot drift apart.
macro_rules! page {
    ($($(#[doc = $doc:literal])* $name:ident = $tail:literal;)*) => {$(
        $(#[doc = $doc])*
        #[must_use]
        pub fn $name(locale: &str, reference: &Reference) -> String {
            format!(concat!("/{}/deletion/{}", $tail), locale, reference)
        }
    )*};
}

page! {
    #[doc = "Status, and the confirmation page."]
    deletion = "";
    #[doc = "The one-time code."]
    code = "/code";
    #[doc = "Another one-time code (POST)."]
    code_again = "/code/again";
    #[doc = "What was found for whoever did not ask for it, and how it is stopped."]
    stop = "/stop";
    #[doc = "Ask for immediate deletion."]
    immediate = "/immediate";
    #[doc = "Ask staff to keep the account."]
    revocation = "/revocation";
    #[doc = "Which of several accounts."]
    account = "/account";
    #[doc = "What will happen."]
    consequences = "/consequences";
    #[doc = "The question about a copy."]
    copy = "/copy";
    #[doc = "The copy as one archive."]
    copy_archive = "/copy/archive.zip";
    #[doc = "The copy on one printable page."]
    copy_print = "/copy/print";
    #[doc = "Check and send."]
    check = "/check";
    #[doc = "Stop before it takes effect (POST)."]
    withdraw = "/withdraw";
    #[doc = "The receipt as a page."]
    receipt = "/receipt";
    #[doc = "The receipt as it was signed."]
    receipt_json = "/receipt.json";
    #[doc = "How far it is, for the page that watches it (JSON)."]
    progress = "/progress";
    #[doc = "The calendar entry."]
    calendar = "/calendar.ics";
}

/// The front page.
#[must_use]
pub fn front(locale: &str) -> String {
    format!("/{locale}")
}

/// Name your account.
#[must_use]
pub fn delete(locale: &str) -> String {
    format!("/{locale}/delete")
}

/// Ask for a deletion when every way in is lost.
#[must_use]
pub fn without_access(locale: &str) -> String {
    format!("/{locale}/delete/without-access")
}

/// It came in.
#[must_use]
pub fn without_access_done(locale: &str) -> String {
    format!("/{locale}/delete/without-access/done")
}

/// Look at a request by reference and code.
#[must_use]
pub fn status(locale: &str) -> String {
    format!("/{locale}/status")
}

/// Come back.
#[must_use]
pub fn revoke(locale: &str) -> String {
    format!("/{locale}/revoke")
}

/// Come back, by a mailed link: the secret rides in the fragment, which no server sees.
#[must_use]
pub fn revoke_link(locale: &str, reference: &Reference, token: &crate::secret::LinkToken) -> String {
    use crate::secret::Secret;
    format!("/{locale}/revoke#{reference}.{}", token.expose())
}

/// Object to an immediate deletion.
#[must_use]
pub fn veto(locale: &str) -> String {
    format!("/{locale}/veto")
}

/// Answer a question of the staff.
#[must_use]
pub fn answer(locale: &str) -> String {
    format!("/{locale}/answer")
}

/// Posted to: sets out to the operator's own sign-in.
#[must_use]
pub fn sign_in(locale: &str) -> String {
    format!("/{locale}/sign-in")
}

/// Somebody else asked for it.
#[must_use]
pub fn not_me(locale: &str) -> String {
    format!("/{locale}/not-me")
}

/// Complain.
#[must_use]
pub fn complaint(locale: &str) -> String {
    format!("/{locale}/complaint")
}

/// Ask for something in writing.
#[must_use]
pub fn request(locale: &str) -> String {
    format!("/{locale}/request")
}

/// The code that makes it arrive.
#[must_use]
pub fn request_code(locale: &str) -> String {
    format!("/{locale}/request/code")
}

/// What is erased and what is kept, for everyone.
#[must_use]
pub fn erased_and_kept(locale: &str) -> String {
    format!("/{locale}/erased-and-kept")
}

/// What is kept, what for and how long.
#[must_use]
pub fn retention(locale: &str) -> String {
    format!("/{locale}/retention")
}

/// What came and how it was decided, in figures, where the operator publishes them.
#[must_use]
pub fn figures(locale: &str) -> String {
    format!("/{locale}/figures")
}

/// See, correct or delete part of what is held, and stay; `rest` is empty or begins with a slash and a reference.
#[must_use]
pub fn right(locale: &str, rest: &str) -> String {
    format!("/{locale}/data{rest}")
}

/// Check a receipt, for everyone.
#[must_use]
pub fn receipt_check(locale: &str) -> String {
    format!("/{locale}/receipt-check")
}

/// A deletion, for programs.
#[must_use]
pub fn api_deletion(reference: &Reference) -> String {
    format!("/api/v1/deletions/{reference}")
}

/// Revocations of a deletion, for programs (POST).
#[must_use]
pub fn api_revocations(reference: &Reference) -> String {
    format!("/api/v1/deletions/{reference}/revocations")
}

/// `/delete` without a locale: the address for the stores' listings.
pub const DELETE: &str = "/delete";
/// The directory says that something about an account has changed (POST, signed).
pub const API_STANDING: &str = "/api/v1/directory/standing";
/// Public keys of receipts.
pub const API_RECEIPT_KEYS: &str = "/api/v1/receipt-keys";
/// Whether the service answers.
pub const HEALTH: &str = "/healthz";
/// The demo shop's sign-in.
pub const SHOP: &str = "/shop";
/// The demo shop's account page.
pub const SHOP_ACCOUNT: &str = "/shop/account";
/// The demo shop's sign-out (POST).
pub const SHOP_SIGN_OUT: &str = "/shop/sign-out";
/// The demo shop's API.
pub const SHOP_ME: &str = "/shop/api/me";
/// The staff's desk.
pub const STAFF: &str = "/staff";
/// The staff's way in.
pub const STAFF_SIGN_IN: &str = "/staff/sign-in";
/// Where an identity provider sends them back to.
pub const SIGN_IN_CALLBACK: &str = "/sign-in/callback";
pub const STAFF_CALLBACK: &str = "/staff/callback";
/// The staff's way out (POST).
pub const STAFF_SIGN_OUT: &str = "/staff/sign-out";
/// The people of the desk.
pub const STAFF_PEOPLE: &str = "/staff/people";

/// What becomes of addresses that are kept out and due for a review (POST).
pub const STAFF_ADDRESSES: &str = "/staff/addresses";

/// One of the people of the desk.
#[must_use]
pub fn staff_person(id: &crate::id::StaffId) -> String {
    format!("{STAFF_PEOPLE}/{id}")
}
