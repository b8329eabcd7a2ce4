//! `/staff`: the desk's way in, who sits there, and what their role reaches. Cases are other rooms' business.
//!
//! What happens here is a value (`Happening`) before it is an answer, and an entry of the desk's log (`diary`).

mod address_review;
mod callback;
pub mod diary;
mod entry;
mod gate;
mod people;
mod person;
mod session;
mod setting;
mod sign_in;
mod sign_out;

pub use session::{Sitting, sitting};
pub use setting::Way;

#[cfg(feature = "local")]
pub use person::{Named, mail_hash, sealed};

use shared::api::path;
use shared::id::StaffId;
use shared::staff::{Permission, Role};

use crate::context::Context;
use crate::extract::{Incoming, Verb};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Staff;
use crate::throttle::{self, Limit};
use crate::view::View;
use crate::{desk, limits, log};

/// What happened at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    SignedIn {
        staff: StaffId,
    },
    /// Why, in the words of our own errors; never what was sent.
    Refused {
        why: String,
    },
    SignedOut {
        staff: StaffId,
    },
    Added {
        staff: StaffId,
        role: Role,
        by: StaffId,
    },
    RoleChanged {
        staff: StaffId,
        role: Role,
        by: StaffId,
    },
    Removed {
        staff: StaffId,
        by: StaffId,
    },
}

/// Tells the operator's log. The one place that every happening of the door passes.
fn happened(happening: &Happening) {
    log::note("staff", &format!("{happening:?}"));
}

/// Answers a path of the staff's. Whoever only looks and has no sitting is shown the way in.
pub async fn handle(view: &View<'_>, route: &Staff) -> Result<Reply, Failure> {
    // On the heap: what the staff do is larger than what people do, whose requests need not carry its size.
    match Box::pin(answer(view, route)).await {
        Err(Failure::NoSitting) if view.incoming.method != Verb::Post => Ok(Reply::see_other(path::STAFF_SIGN_IN)),
        answer => answer,
    }
}

async fn answer(view: &View<'_>, route: &Staff) -> Result<Reply, Failure> {
    let is_post = view.incoming.method == Verb::Post;
    let (context, incoming) = (view.context, view.incoming);
    match route {
        Staff::Desk => at_desk(view).await,
        Staff::Queue(part) => desk::queue::show(view, &sitting(context, incoming).await?, part).await,
        Staff::Find => desk::queue::find(view, &sitting(context, incoming).await?).await,
        Staff::Case(id) => desk::case::show(view, &sitting(context, incoming).await?, id).await,
        Staff::AtCase(id, act) => desk::act::act(view, &sitting(context, incoming).await?, id, *act).await,
        Staff::Mail(id) => desk::mail::show(view, &sitting(context, incoming).await?, id).await,
        Staff::AtMail(id, act) => desk::mail::act(view, &sitting(context, incoming).await?, id, *act).await,
        Staff::Deletion(of) => desk::deletion::show(view, &sitting(context, incoming).await?, of).await,
        Staff::Hold(of) => desk::hold::place(view, &sitting(context, incoming).await?, of).await,
        Staff::EnterRequest if is_post => desk::enter::enter(view, &sitting(context, incoming).await?).await,
        Staff::Seal => desk::minor::seal(view, &sitting(context, incoming).await?).await,
        Staff::EnterRequest => desk::enter::show(view, &sitting(context, incoming).await?),
        Staff::Enter(of) => desk::entry::enter(view, &sitting(context, incoming).await?, of).await,
        Staff::Disclose(of) => desk::disclosure::propose(view, &sitting(context, incoming).await?, of).await,
        Staff::Disclosure(of) => desk::disclosure::decide(view, &sitting(context, incoming).await?, of).await,
        Staff::HandOut(of) => Box::pin(desk::disclosure::hand_out(view, &sitting(context, incoming).await?, of)).await,
        Staff::Unhold(of) => desk::hold::end(view, &sitting(context, incoming).await?, of).await,
        Staff::Figures => desk::figures::show(view, &sitting(context, incoming).await?).await,
        Staff::Registry => desk::registry::show(view, &sitting(context, incoming).await?).await,
        Staff::Log => desk::log::show(view, &sitting(context, incoming).await?).await,
        Staff::Pack => Box::pin(desk::pack::take(view, &sitting(context, incoming).await?)).await,
        Staff::LogExport => desk::log::export(view, &sitting(context, incoming).await?).await,
        Staff::Deliveries if is_post => desk::delivery::act(view, &sitting(context, incoming).await?).await,
        Staff::Deliveries => desk::delivery::show(view, &sitting(context, incoming).await?).await,
        Staff::Notices if is_post => desk::notice::write(view, &sitting(context, incoming).await?).await,
        Staff::Notices => desk::notice::list(view, &sitting(context, incoming).await?).await,
        Staff::Notice(id) if is_post => desk::notice::decide(view, &sitting(context, incoming).await?, id).await,
        Staff::Notice(id) => desk::notice::show(view, &sitting(context, incoming).await?, id).await,
        Staff::Replies if is_post => desk::wording::add(view, &sitting(context, incoming).await?).await,
        Staff::Replies => desk::wording::list(view, &sitting(context, incoming).await?).await,
        Staff::Reply(id) if is_post => desk::wording::change(view, &sitting(context, incoming).await?, id).await,
        Staff::Reply(id) => desk::wording::show(view, &sitting(context, incoming).await?, id).await,
        Staff::Bulk => desk::bulk::act(view, &sitting(context, incoming).await?).await,
        Staff::SignIn if is_post => sign_in::set_out(view).await,
        Staff::SignIn => sign_in::show(view).await,
        Staff::Callback => callback::act(view).await,
        Staff::SignOut => sign_out::act(view).await,
        Staff::People if is_post => people::add(view).await,
        Staff::People => people::list(view).await,
        Staff::Addresses => address_review::act(view).await,
        Staff::Person(id) if is_post => people::change(view, id).await,
        Staff::Person(id) => people::show(view, id).await,
    }
}

/// Where a sitting begins: at the queue, or, for a role that sees no case, at the people of the desk.
async fn at_desk(view: &View<'_>) -> Result<Reply, Failure> {
    let sitting = sitting(view.context, view.incoming).await?;
    if sitting.role.may(Permission::SeeQueue) {
        return desk::queue::show(view, &sitting, "open").await;
    }
    Ok(Reply::see_other(path::STAFF_PEOPLE))
}

/// The name of one of the staff, as a row has it sealed.
pub fn name(context: &Context, id: &StaffId, sealed: &str) -> Option<String> {
    let named = person::opened(context, id.as_str(), sealed)?;
    Some(named.name.unwrap_or(named.mail))
}

/// Bounds the tries from one network.
async fn throttle(context: &Context, incoming: &Incoming, act: &'static str) -> Result<(), Failure> {
    let limit = Limit { act, window_ms: shared::limits::MINUTE_MS, most: limits::STAFF_TRIES_PER_MINUTE };
    throttle::by_source(context, incoming, limit).await.map(drop)
}
