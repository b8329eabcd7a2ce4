//! What people see: GET shows, POST acts and answers 303 or the same page with an error summary.

pub mod account;
pub mod answer;
pub mod check;
pub mod code;
pub mod consequences;
pub mod copy;
pub mod delete;
pub mod figures;
pub mod front;
pub mod guide;
pub mod immediate;
pub mod not_me;
pub mod notice;
pub mod progress;
pub mod receipt;
pub mod receipt_check;
pub mod registry;
pub mod request;
pub mod revocation;
pub mod revoke;
pub mod right;
mod seen;
pub mod status;
pub mod stop;
pub mod track;
pub mod veto;
pub mod without_access;

use shared::deletion::{State, Wish};

use crate::extract::Verb;
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Step;
use crate::storage::deletion::Stored;
use crate::view::View;

/// The pages of one deletion.
pub async fn step(view: &View<'_>, reference: &str, step: Step) -> Result<Reply, Failure> {
    let is_post = view.incoming.method == Verb::Post;
    match step {
        Step::Status => status::show(view, reference).await,
        Step::Code if is_post => code::enter(view, reference).await,
        Step::Code => code::show(view, reference).await,
        Step::CodeAgain => code::again(view, reference).await,
        Step::Account if is_post => account::choose(view, reference).await,
        Step::Account => account::show(view, reference).await,
        Step::Stop if is_post => stop::act(view, reference).await,
        Step::Stop => stop::show(view, reference).await,
        Step::Immediate if is_post => immediate::act(view, reference).await,
        Step::Immediate => immediate::show(view, reference).await,
        Step::Revocation if is_post => revocation::act(view, reference).await,
        Step::Revocation => revocation::show(view, reference).await,
        Step::Consequences => consequences::show(view, reference).await,
        Step::Copy if is_post => copy::choose(view, reference).await,
        Step::Copy => copy::show(view, reference).await,
        Step::CopyArchive => copy::archive(view, reference).await,
        Step::CopyPrint => copy::print(view, reference).await,
        Step::Check if is_post => check::send(view, reference).await,
        Step::Check => check::show(view, reference).await,
        Step::Withdraw => check::withdraw(view, reference).await,
        Step::Receipt => receipt::show(view, reference).await,
        Step::ReceiptFile => receipt::file(view, reference).await,
        Step::Calendar => status::calendar(view, reference).await,
        Step::Progress => progress::show(view, reference).await,
    }
}

/// Where a journey stands now: the page that a step out of order leads to.
pub fn where_it_stands(view: &View<'_>, stored: &Stored) -> String {
    if stored.wish() == Wish::See {
        return right::path(view, stored, "");
    }
    let step = match stored.deletion.state() {
        State::Unverified(_) => "/code",
        State::Preparing(_) => "/consequences",
        _ => "",
    };
    view.step(&stored.reference, step)
}
