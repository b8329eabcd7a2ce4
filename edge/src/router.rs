//! Which handler answers which path. The table is here once: pages, methods and the links checker all read it.

mod guide;
mod right;
mod shop;
mod staff;
mod step;
#[cfg(feature = "local")]
mod trial;
mod written;

pub use guide::Guide;
pub use right::Right;
pub use shop::{Api, Shop};
pub use staff::{CaseAct, MailAct, Staff};
pub use step::Step;
#[cfg(feature = "local")]
pub use trial::Trial;
pub use written::Written;

use frontend::i18n::Locale;

use crate::context::Settings;
use crate::delivery;
use crate::extract::Verb;
use crate::limits;

/// Where a request wants to go. References stay text until a handler parses them: a malformed one is like an unknown one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    Front,
    Delete,
    /// The way in from the operator's app.
    App,
    /// The operator's own sign-in, and the way back from it.
    SignIn,
    SignInCallback,
    WithoutAccess,
    WithoutAccessDone,
    ErasedAndKept,
    Figures,
    Notices,
    Notice(String),
    Guide(Guide),
    Retention,
    Track,
    Revoke,
    Veto,
    VetoDone,
    Answer,
    AnswerDone,
    ReceiptCheck,
    NotMe,
    Written(Written),
    Step {
        reference: String,
        step: Step,
    },
    /// The way in for whoever stays.
    Data,
    Right {
        reference: String,
        right: Right,
    },
    Shop(Shop),
    Staff(Staff),
    Api(Api),
    Health,
    Ready,
    /// The operator's colour as a style sheet, by its whole path.
    BrandSheet,
    /// Keeps a language in mind and leads back.
    Language(String),
    #[cfg(feature = "local")]
    Trial(Trial),
}

/// A path that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    pub route: Route,
    /// The language in the path, if it has one.
    pub locale: Option<Locale>,
}

impl Route {
    /// The methods that this route answers, as `Allow` says them.
    pub fn allow(&self) -> &'static str {
        match self {
            Self::Front
            | Self::ErasedAndKept
            | Self::Figures
            | Self::Notices
            | Self::Notice(_)
            | Self::Guide(_)
            | Self::Retention
            | Self::VetoDone
            | Self::AnswerDone
            | Self::WithoutAccessDone
            | Self::SignInCallback
            | Self::Health
            | Self::Ready
            | Self::Language(_)
            | Self::BrandSheet => "GET, HEAD",
            Self::Delete
            | Self::App
            | Self::WithoutAccess
            | Self::Track
            | Self::Revoke
            | Self::Veto
            | Self::Answer
            | Self::ReceiptCheck
            | Self::Data
            | Self::NotMe => "GET, HEAD, POST",
            Self::SignIn => "POST",
            Self::Step { step, .. } => step.allow(),
            Self::Right { right, .. } => right.allow(),
            Self::Staff(staff) => staff.allow(),
            Self::Written(written) => written.allow(),
            Self::Shop(Shop::SignIn) => "GET, HEAD, POST",
            Self::Shop(Shop::SignOut) => "POST",
            Self::Shop(Shop::Account | Shop::Me) => "GET, HEAD",
            Self::Api(
                Api::Revocations(_) | Api::Standing | Api::Answers(_) | Api::Pack | Api::Bounce | Api::Inbound,
            ) => "POST",
            // What a machine reads.
            Self::Api(_) => "GET, HEAD",
            #[cfg(feature = "local")]
            Self::Trial(Trial::Mailbox | Trial::MailboxFile | Trial::Effort) => "GET, HEAD",
            #[cfg(feature = "local")]
            Self::Trial(Trial::Clock) => "GET, HEAD, POST",
            #[cfg(feature = "local")]
            Self::Trial(Trial::Sweep | Trial::Plant) => "POST",
        }
    }

    /// How large a body the route reads at most.
    pub const fn most_bytes(&self) -> usize {
        match self {
            Self::ReceiptCheck => limits::RECEIPT_FORM_BYTES,
            Self::Api(Api::Standing | Api::Answers(_) | Api::Pack | Api::Bounce) => limits::SIGNED_BYTES,
            Self::Api(Api::Inbound) => limits::HANDED_IN_BYTES,
            Self::Staff(Staff::Notices) => limits::NOTICE_FORM_BYTES,
            Self::Answer
            | Self::WithoutAccess
            | Self::Written(_)
            | Self::Staff(Staff::EnterRequest | Staff::Seal)
            | Self::Step { step: Step::Immediate | Step::Revocation, .. } => limits::LETTER_FORM_BYTES,
            _ => limits::FORM_BYTES,
        }
    }

    /// Whether the operator has set up what the route needs; without it, it is a path like any other that leads nowhere.
    pub fn is_there(&self, settings: &Settings) -> bool {
        match self {
            // The demo shop is there as long as nobody else keeps the accounts.
            Self::Shop(_) => settings.directory.is_none(),
            Self::Api(Api::Standing) => settings.directory_secret.is_some(),
            Self::Api(Api::Events | Api::EventKeys) => settings.targets.events_key().is_some(),
            Self::Api(Api::Answers(processor)) => delivery::setting::answers(settings, processor).is_some(),
            Self::Api(Api::Pack) => settings.pack_secret.is_some(),
            Self::Api(Api::Bounce) => settings.mail_secret.is_some(),
            Self::Api(Api::Inbound) => settings.mail_in_secret.is_some(),
            Self::App => settings.app.is_some(),
            Self::SignIn | Self::SignInCallback => settings.sign_in.is_some(),
            _ => true,
        }
    }

    /// Whether it says, or begins, what the rules of a new deletion are.
    pub const fn tells_rules(&self) -> bool {
        matches!(
            self,
            Self::Front
                | Self::Delete
                | Self::App
                | Self::SignIn
                | Self::SignInCallback
                | Self::WithoutAccess
                | Self::ErasedAndKept
        )
    }

    /// Whether the route answers the method.
    pub fn allows(&self, verb: Verb) -> bool {
        let name = match verb {
            Verb::Get => "GET",
            Verb::Head => "HEAD",
            Verb::Post => "POST",
            Verb::Other => return false,
        };
        self.allow().split(", ").any(|allowed| allowed == name)
    }

    /// Whether a machine asks: it gets problems, not pages.
    pub fn is_machine(&self) -> bool {
        let is_asked_by_an_island = matches!(self, Self::Step { step: Step::Progress, .. });
        is_asked_by_an_island || matches!(self, Self::Api(_) | Self::Health | Self::Ready | Self::Shop(Shop::Me))
    }
}

/// Finds the route of a path, or nothing: then the answer is 404.
pub fn find(path: &str) -> Option<Match> {
    let segments: Vec<&str> = path.strip_prefix('/').unwrap_or(path).split('/').collect();
    let (locale, rest) = match segments.split_first() {
        Some((first, rest)) if Locale::parse(first).is_some() => (Locale::parse(first), rest),
        _ => (None, segments.as_slice()),
    };
    let rest = if rest == [""] { &[] } else { rest };
    let route = if locale.is_some() { localised(rest) } else { bare(rest) }?;
    Some(Match { route, locale })
}

/// Paths behind a language.
fn localised(rest: &[&str]) -> Option<Route> {
    Some(match rest {
        [] => Route::Front,
        ["delete"] => Route::Delete,
        ["app"] => Route::App,
        ["sign-in"] => Route::SignIn,
        ["delete", "without-access"] => Route::WithoutAccess,
        ["delete", "without-access", "done"] => Route::WithoutAccessDone,
        ["erased-and-kept"] => Route::ErasedAndKept,
        ["figures"] => Route::Figures,
        ["notices"] => Route::Notices,
        ["notices", notice] => Route::Notice((*notice).to_owned()),
        guides @ ["guides", ..] => Route::Guide(guide::parse(guides)?),
        ["retention"] => Route::Retention,
        ["status"] => Route::Track,
        ["revoke"] => Route::Revoke,
        ["veto"] => Route::Veto,
        ["veto", "done"] => Route::VetoDone,
        ["answer"] => Route::Answer,
        ["answer", "done"] => Route::AnswerDone,
        ["receipt-check"] => Route::ReceiptCheck,
        ["not-me"] => Route::NotMe,
        ["data"] => Route::Data,
        ["data", reference, rest @ ..] => {
            Route::Right { reference: (*reference).to_owned(), right: right::below(rest)? }
        }
        ["deletion", reference, step @ ..] => {
            Route::Step { reference: (*reference).to_owned(), step: Step::parse(step)? }
        }
        rest => Route::Written(written::written(rest)?),
    })
}

/// Paths that work without a language: the ones printed in app stores, and the machine's.
fn bare(rest: &[&str]) -> Option<Route> {
    Some(match rest {
        [] => Route::Front,
        ["delete"] => Route::Delete,
        ["app"] => Route::App,
        ["sign-in", "callback"] => Route::SignInCallback,
        ["guides"] => Route::Guide(Guide::List),
        ["guides", service] => Route::Guide(Guide::Of((*service).to_owned())),
        ["healthz"] => Route::Health,
        ["readyz"] => Route::Ready,
        [brand_sheet] if crate::brand::is_path(brand_sheet) => Route::BrandSheet,
        ["language", tag] => Route::Language((*tag).to_owned()),
        ["shop"] => Route::Shop(Shop::SignIn),
        ["shop", "account"] => Route::Shop(Shop::Account),
        ["shop", "sign-out"] => Route::Shop(Shop::SignOut),
        ["shop", "api", "me"] => Route::Shop(Shop::Me),
        ["staff", rest @ ..] => Route::Staff(staff::behind(rest)?),
        ["api", "v1", "directory", "standing"] => Route::Api(Api::Standing),
        [".well-known", "ssf-configuration"] => Route::Api(Api::Events),
        [".well-known", "jwks.json"] => Route::Api(Api::EventKeys),
        [".well-known", "security.txt"] => Route::Api(Api::Security),
        ["security.txt"] => Route::Api(Api::SecurityBefore),
        ["api", "v1", "processors", processor, "answers"] => Route::Api(Api::Answers((*processor).to_owned())),
        ["api", "v1", "pack"] => Route::Api(Api::Pack),
        ["api", "v1", "mail", "bounce"] => Route::Api(Api::Bounce),
        ["api", "v1", "mail", "inbound"] => Route::Api(Api::Inbound),
        ["api", "v1", "receipt-keys"] => Route::Api(Api::ReceiptKeys),
        ["api", "v1", "deletions", reference] => Route::Api(Api::Deletion((*reference).to_owned())),
        ["api", "v1", "deletions", reference, "revocations"] => Route::Api(Api::Revocations((*reference).to_owned())),
        #[cfg(feature = "local")]
        ["dev", rest @ ..] => Route::Trial(trial::trial(rest)?),
        _ => return None,
    })
}

#[cfg(test)]
mod test;
