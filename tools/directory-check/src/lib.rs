//! Plays the contract of a directory (`shared::directory`) against anybody's implementation, and says per call what is wrong, each with a
//! `curl` line that does it again.

mod act;
mod call;
mod door;
mod offer;
mod report;
mod session;

pub use report::{Finding, Report};
use session::Session;
use shared::policy::Strategy;
use shared::webhook::Secret;

/// What is to be tried.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Where it is, without a slash at the end.
    pub base: String,
    pub secret: Secret,
    /// An account that is there.
    pub identifier: Option<String>,
    /// Whether that account may be suspended, restored and ended; and how each kind of data is ended, where there is a choice.
    pub ends: Option<Strategy>,
}

/// Tries everything that may be tried.
#[must_use]
pub fn check(wish: &Wish) -> Report {
    let mut session = Session::new(wish);
    let Some(capabilities) = offer::capabilities(&mut session) else { return session.report };
    door::signatures(&mut session);
    door::questions(&mut session);
    offer::nobody(&mut session, &capabilities);
    if let Some(identifier) = &wish.identifier {
        let somebody = offer::somebody(&mut session, &capabilities, identifier);
        match (somebody, wish.ends) {
            (Some(key), Some(how)) => act::life(&mut session, (&capabilities, how), identifier, &key),
            (Some(_), None) => {
                session.report.left_out("suspend, restore, erase: say --destroy, and the account is gone");
            }
            (None, _) => {}
        }
    } else {
        session.report.left_out("everything about somebody: name an account with --identifier");
    }
    session.report
}
