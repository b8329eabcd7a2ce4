//! The one table of pages: each with every state that it can show, and every path that the edge answers.
//!
//! The edge's router is checked against the paths, the fixtures of the page tests against the states: a path, a page or
//! a state that nobody pictures fails by name. A fixture is called after what it pictures: `<page>-<state>`, or just
//! `<page>` for the state `""`, the page as one usually meets it.

macro_rules! pages {
    ($($(#[doc = $doc:literal])* $page:ident = $name:literal [$($state:literal),* $(,)?];)*) => {
        /// What a path may show.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Page {
            $($(#[doc = $doc])* $page),*
        }

        impl Page {
            pub const ALL: &'static [Self] = &[$(Self::$page),*];

            /// As its module in `pages/` is called, with dashes.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$page => $name),*
                }
            }

            /// What it can show. States that begin with `error` answer a refused form.
            pub const fn states(self) -> &'static [&'static str] {
                match self {
                    $(Self::$page => &[$($state),*]),*
                }
            }
        }
    };
}

pages! {
    Front = "front" ["", "without-shop", "branded"];
    Delete = "delete" ["", "signs-in", "immediate", "error", "error-too-long", "error-form"];
    Code = "code" [
        "", "signs-in", "sent-again", "proven", "to-ask-for", "long-address", "error", "error-missing", "error-malformed",
        "error-too-long", "error-expired", "error-too-many", "error-used", "error-contact-too-young", "keep",
        "error-keep", "without-access", "recovery", "see",
    ];
    /// On the way to the operator's own sign-in.
    SignIn = "sign-in" [""];
    Account = "account" ["", "error", "error-malformed", "error-contact-too-young", "stays"];
    Consequences = "consequences" ["", "blocked", "blocked-once", "immediate", "prepared"];
    Copy = "copy" ["", "preparing", "ready", "failed", "expired", "error", "error-malformed"];
    CopyPrint = "copy-print" ["", "long"];
    Check = "check" [
        "", "typed", "immediate", "blocked", "reason-required", "error", "error-missing", "error-too-long",
        "error-not-listed", "error-form",
    ];
    /// Each state of a deletion by its own name, and what differs within it.
    Status = "status" [
        "unverified", "preparing", "blocked", "blocked-just-sent", "blocked-long", "just-sent", "in-app", "pending-one-day",
        "pending-last-day", "pending-no-way-back", "pending-undated", "revocation-asked", "revocation-asked-until", "revocation-asked-again",
        "revocation-asked-question", "immediate-asked", "immediate-approved", "on-hold", "revoked",
        "revoked-locked", "withdrawn", "expired", "notice", "erasing", "erased", "erased-nothing-kept", "cleared", "complaint",
    ];
    Revoked = "revoked" ["", "locked", "suspended", "unknown", "again"];
    Receipt = "receipt" ["", "nothing-kept", "disclosed", "complaint"];
    /// A written application for immediate deletion.
    Immediate = "immediate" [
        "", "letter", "letter-code", "not-yet", "waits", "approved", "error", "error-too-long", "error-letter",
        "error-letter-code",
    ];
    /// A written application to keep the account.
    Revocation = "revocation" ["", "by-staff", "again", "letter", "error"];
    /// A written application to delete an account that nobody can get into.
    WithoutAccess = "without-access" ["", "letter", "done", "not-offered", "error", "error-malformed", "error-too-long"];
    Veto = "veto" ["", "done", "error"];
    /// An answer to a question of the staff.
    Answer = "answer" ["", "done", "error", "error-malformed"];
    NotMe = "not-me" ["", "error"];
    /// What was found for whoever did not ask for it.
    Stop = "stop" [
        "nothing", "keep", "withdraw", "not-sent", "several", "ask", "ask-young", "ask-one", "ask-proven", "ask-again",
        "waits", "waits-decided", "waits-again", "held", "late", "back", "back-locked",
    ];
    /// What people who stay may do with their data: the way in, what there is, and each thing that they can do.
    Right = "right" [
        "", "error", "home", "home-pending", "home-notice", "home-asked", "kind", "kind-kept", "preferences", "preferences-signal", "correct", "correct-one",
        "correct-error", "correct-error-too-long", "part", "part-empty", "part-error", "part-error-malformed", "look",
        "look-kept", "look-nothing",
    ];
    /// Something asked for in writing, a complaint among it.
    Request = "request" [
        "", "complaint", "complaint-always", "code", "received", "acknowledged", "extended", "answered", "refused",
        "refused-ccpa", "erased", "not-offered",
        "error", "error-complaint", "error-malformed", "error-too-long", "error-code",
    ];
    ReceiptCheck = "receipt-check" ["", "good", "error"];
    Track = "track" ["", "error", "error-missing", "error-too-long", "error-wrong"];
    Revoke = "revoke" ["", "by-staff", "again", "error", "error-missing", "error-malformed"];
    ErasedAndKept = "erased-and-kept" ["", "immediate"];
    Registry = "registry" ["", "desk"];
    Figures = "figures" ["", "few"];
    /// What happened to data, or had to be handed over.
    Notice = "notice" ["", "disclosure", "list", "none"];
    /// Each kind of failure.
    Problem = "problem" [
        "link-used", "link-expired", "from-app", "sign-in", "signed-out", "desk-signed-out", "prove-again", "forbidden", "not-let-in", "desk-shut", "wrong-step", "overtaken", "too-many-tries", "cross-site",
        "bad-form", "method-not-allowed", "service", "not-yet-here",
    ];
    Guides = "guides" ["", "none"];
    /// A service that the operator does not run.
    Guide = "guide" ["", "form", "counted", "elsewhere", "error"];
    NotFound = "not-found" [""];
    ShopSignIn = "shop-sign-in" ["", "signed-out", "error", "error-missing", "error-locked", "error-sealed"];
    ShopAccount = "shop-account" ["", "long"];
    ShopPending = "shop-pending" [""];
    /// The staff's desk.
    StaffQueue = "staff-queue" ["", "done", "empty", "decided", "waits", "error", "lead", "error-row"];
    StaffNotices = "staff-notices" ["", "empty", "watched", "error", "error-malformed", "error-more", "error-account", "error-words"];
    StaffNotice = "staff-notice" ["", "waits", "under-way", "one", "refused", "erased", "own"];
    StaffDeliveries = "staff-deliveries" ["", "empty", "watched", "done"];
    StaffReplies = "staff-replies" ["", "empty", "error", "error-more"];
    StaffReply = "staff-reply" ["", "error"];
    StaffBulk = "staff-bulk" ["", "give", "nothing", "done", "error"];
    StaffCase = "staff-case" [
        "", "second", "decided", "waits", "unanswered", "answered", "not-reached", "access", "error", "error-more", "lead",
        "inserted", "error-reply", "error-access", "error-access-unknown", "error-access-none", "error-access-live",
        "error-access-window",
    ];
    StaffDeletion = "staff-deletion" [
        "", "held", "over", "disclosed", "error", "error-more", "error-entry", "error-entry-more", "error-disclosure",
        "error-disclosure-more",
    ];
    StaffMail = "staff-mail" [
        "", "open", "filed", "closed", "extended", "law-none", "complaint", "complaint-found", "request", "error", "error-more",
        "error-request", "error-findings", "error-findings-more", "lead",
    ];
    /// What somebody asked for who neither wrote a mail nor filled in a form.
    StaffEnter = "staff-enter" ["", "error", "error-more", "error-minor", "error-minor-live", "error-minor-window", "error-minor-none"];
    StaffLog = "staff-log" [""];
    StaffFigures = "staff-figures" ["", "watched"];
    StaffSignIn = "staff-sign-in" ["", "leaving"];
    StaffPeople = "staff-people" ["", "addresses", "addresses-due", "long", "error", "error-malformed", "error-known"];
    StaffPerson = "staff-person" ["", "you", "error"];
    DevMailbox = "dev-mailbox" ["", "empty", "long"];
    DevClock = "dev-clock" [""];
}

impl Page {
    /// What any path may answer with.
    pub const ANYWHERE: [Self; 2] = [Self::Problem, Self::NotFound];
}

/// A path, where `{l}` is a language, `{reference}` a reference, `{id}` a case, `{mail}` a mail, `{reply}` a reply that is kept,
/// `{notice}` a notice, `{staff}` somebody of the staff, `{part}` a part of the queue, `{service}` one of which there is a guide, with the pages that it shows.
/// A file, a machine's answer and what can only be posted to show none of their own.
pub type Path = (&'static str, &'static [Page]);

/// Every path that the edge answers.
pub const PATHS: &[Path] = &[
    ("/", &[Page::Front]),
    ("/{l}", &[Page::Front]),
    ("/delete", &[Page::Delete]),
    ("/{l}/delete", &[Page::Delete]),
    ("/app", &[Page::Problem]),
    ("/{l}/app", &[Page::Problem]),
    ("/{l}/sign-in", &[Page::SignIn]),
    ("/sign-in/callback", &[Page::Problem]),
    ("/{l}/delete/without-access", &[Page::WithoutAccess]),
    ("/{l}/delete/without-access/done", &[Page::WithoutAccess]),
    ("/{l}/erased-and-kept", &[Page::ErasedAndKept]),
    ("/{l}/retention", &[Page::Registry]),
    ("/{l}/figures", &[Page::Figures]),
    ("/{l}/notices", &[Page::Notice]),
    ("/{l}/notices/{notice}", &[Page::Notice]),
    ("/{l}/status", &[Page::Track]),
    ("/{l}/revoke", &[Page::Revoke]),
    ("/{l}/veto", &[Page::Veto]),
    ("/{l}/veto/done", &[Page::Veto]),
    ("/{l}/answer", &[Page::Answer]),
    ("/{l}/answer/done", &[Page::Answer]),
    ("/{l}/not-me", &[Page::NotMe]),
    ("/{l}/data", &[Page::Right]),
    ("/{l}/data/{reference}", &[Page::Right]),
    ("/{l}/data/{reference}/code", &[Page::Code]),
    ("/{l}/data/{reference}/code/again", &[Page::Code]),
    ("/{l}/data/{reference}/account", &[Page::Account]),
    ("/{l}/data/{reference}/preferences", &[Page::Right]),
    ("/{l}/data/{reference}/correct", &[Page::Right]),
    ("/{l}/data/{reference}/correct/{item}", &[Page::Right]),
    ("/{l}/data/{reference}/kind/{category}", &[Page::Right]),
    ("/{l}/data/{reference}/kind/{category}/part", &[Page::Right]),
    ("/{l}/data/{reference}/check", &[Page::Right]),
    ("/{l}/data/{reference}/copy", &[]),
    ("/{l}/data/{reference}/copy/archive.zip", &[]),
    ("/{l}/receipt-check", &[Page::ReceiptCheck]),
    ("/{l}/complaint", &[Page::Request]),
    ("/{l}/request", &[Page::Request]),
    ("/{l}/request/code", &[Page::Request]),
    ("/{l}/request/status", &[Page::Request]),
    ("/{l}/deletion/{reference}", &[Page::Status, Page::Revoked]),
    ("/{l}/deletion/{reference}/code", &[Page::Code]),
    ("/{l}/deletion/{reference}/code/again", &[Page::Code]),
    ("/{l}/deletion/{reference}/stop", &[Page::Stop]),
    ("/{l}/deletion/{reference}/immediate", &[Page::Immediate]),
    ("/{l}/deletion/{reference}/revocation", &[Page::Revocation]),
    ("/{l}/deletion/{reference}/account", &[Page::Account]),
    ("/{l}/deletion/{reference}/consequences", &[Page::Consequences]),
    ("/{l}/deletion/{reference}/copy", &[Page::Copy]),
    ("/{l}/deletion/{reference}/copy/archive.zip", &[]),
    ("/{l}/deletion/{reference}/copy/print", &[Page::CopyPrint]),
    ("/{l}/deletion/{reference}/check", &[Page::Check]),
    ("/{l}/deletion/{reference}/withdraw", &[]),
    ("/{l}/deletion/{reference}/receipt", &[Page::Receipt]),
    ("/{l}/deletion/{reference}/receipt.json", &[]),
    ("/{l}/deletion/{reference}/calendar.ics", &[]),
    ("/{l}/deletion/{reference}/progress", &[]),
    ("/guides", &[Page::Guides]),
    ("/guides/{service}", &[Page::Guide]),
    ("/{l}/guides", &[Page::Guides]),
    ("/{l}/guides/{service}", &[Page::Guide]),
    ("/{l}/guides/{service}/last-day.ics", &[]),
    ("/{brand_sheet}", &[]),
    ("/language/{tag}", &[]),
    ("/staff", &[Page::StaffQueue]),
    ("/staff/queue/{part}", &[Page::StaffQueue]),
    ("/staff/find", &[Page::StaffQueue]),
    ("/staff/case/{id}", &[Page::StaffCase]),
    ("/staff/case/{id}/take", &[]),
    ("/staff/case/{id}/return", &[]),
    ("/staff/case/{id}/comment", &[Page::StaffCase]),
    ("/staff/case/{id}/reveal", &[Page::StaffCase]),
    ("/staff/case/{id}/decide", &[Page::StaffCase]),
    ("/staff/case/{id}/ask", &[Page::StaffCase]),
    ("/staff/case/{id}/give", &[Page::StaffCase]),
    ("/staff/deletion/{reference}", &[Page::StaffDeletion]),
    ("/staff/deletion/{reference}/hold", &[Page::StaffDeletion]),
    ("/staff/deletion/{reference}/unhold", &[]),
    ("/staff/deletion/{reference}/enter", &[Page::StaffDeletion]),
    ("/staff/deletion/{reference}/disclose", &[Page::StaffDeletion]),
    ("/staff/deletion/{reference}/disclosure", &[]),
    ("/staff/deletion/{reference}/hand-out", &[]),
    ("/staff/figures", &[Page::StaffFigures]),
    ("/staff/registry", &[Page::Registry]),
    ("/staff/mail/{mail}", &[Page::StaffMail]),
    ("/staff/mail/{mail}/take", &[]),
    ("/staff/mail/{mail}/return", &[]),
    ("/staff/mail/{mail}/comment", &[Page::StaffMail]),
    ("/staff/mail/{mail}/reveal", &[Page::StaffMail]),
    ("/staff/mail/{mail}/close", &[Page::StaffMail, Page::StaffBulk]),
    ("/staff/mail/{mail}/answer", &[Page::StaffMail]),
    ("/staff/mail/{mail}/extend", &[Page::StaffMail]),
    ("/staff/mail/{mail}/give", &[Page::StaffMail]),
    ("/staff/mail/{mail}/acknowledge", &[]),
    ("/staff/mail/{mail}/findings", &[Page::StaffMail]),
    ("/staff/enter", &[Page::StaffEnter]),
    ("/staff/minor", &[Page::StaffEnter]),
    ("/staff/bulk", &[Page::StaffBulk, Page::StaffQueue]),
    ("/staff/deliveries", &[Page::StaffDeliveries]),
    ("/staff/notices", &[Page::StaffNotices]),
    ("/staff/notices/{notice}", &[Page::StaffNotice]),
    ("/staff/replies", &[Page::StaffReplies]),
    ("/staff/replies/{reply}", &[Page::StaffReply]),
    ("/staff/log", &[Page::StaffLog]),
    ("/staff/log/export", &[]),
    ("/staff/log/pack", &[]),
    ("/shop", &[Page::ShopSignIn, Page::ShopPending]),
    ("/shop/account", &[Page::ShopAccount]),
    ("/shop/sign-out", &[Page::ShopSignIn]),
    ("/shop/api/me", &[]),
    ("/staff/sign-in", &[Page::StaffSignIn]),
    ("/staff/callback", &[Page::Problem]),
    ("/staff/sign-out", &[]),
    ("/staff/people", &[Page::StaffPeople]),
    ("/staff/addresses", &[]),
    ("/staff/people/{staff}", &[Page::StaffPerson]),
    ("/healthz", &[]),
    ("/readyz", &[]),
    ("/api/v1/directory/standing", &[]),
    ("/api/v1/processors/{processor}/answers", &[]),
    ("/.well-known/ssf-configuration", &[]),
    ("/.well-known/jwks.json", &[]),
    ("/.well-known/security.txt", &[]),
    ("/security.txt", &[]),
    ("/api/v1/pack", &[]),
    ("/api/v1/mail/bounce", &[]),
    ("/api/v1/mail/inbound", &[]),
    ("/api/v1/receipt-keys", &[]),
    ("/api/v1/deletions/{reference}", &[]),
    ("/api/v1/deletions/{reference}/revocations", &[]),
    ("/dev/mailbox", &[Page::DevMailbox]),
    ("/dev/mailbox.json", &[]),
    ("/dev/clock", &[Page::DevClock]),
    ("/dev/sweep", &[]),
    ("/dev/plant", &[]),
    ("/dev/effort", &[]),
];
