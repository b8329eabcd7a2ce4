//! What is held leaves the house in one way: a law orders it, one of the staff proposes and another agrees, it is made at the
//! moment in which one of the two takes it out, once and within a day, and the person is told as soon as the law allows.
//!
//! The deletion's own log and the receipt, which the person reads, hear of it when the person may be told, and not before; the
//! desk's log hears of every step.

mod order;
mod shown;

pub use order::{erase_due, opened};
pub use shown::{may_propose, shown};

use std::collections::BTreeSet;

use frontend::pages::staff::deletion::Typed;
use shared::deletion::Command;
use shared::desk::Act;
use shared::disclosure::Disclosure;
use shared::id::{CategoryId, DeletionId, StaffId};
use shared::limits::{DAY_MS, LOG_KEPT_DAYS};
use shared::time::Timestamp;

use super::act::field;
use super::chain::Step;
use super::deletion::{self, Held};
use super::hold::{self, posted};
use crate::advance::{AdvanceError, Beside, advance};
use crate::context::Context;
use crate::failure::Failure;
use crate::limits::{DISCLOSURE_MS, SWEEP_BATCH};
use crate::pages::copy;
use crate::port::{PortError, Row, Statement};
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::storage::disclosure::{self as rows, Fresh};
use crate::view::View;
use crate::{export, log};

/// A proposal as it lies there.
pub struct Proposal {
    pub id: String,
    pub categories: BTreeSet<CategoryId>,
    pub order_sealed: Option<String>,
    pub silent_until: Option<Timestamp>,
    pub proposed_by: StaffId,
    pub state: String,
    pub decided_by: Option<StaffId>,
    pub decided_at: Option<Timestamp>,
    pub handed_at: Option<Timestamp>,
    pub told_at: Option<Timestamp>,
}

impl Proposal {
    pub fn from_row(row: &Row) -> Result<Self, PortError> {
        let broken = || PortError::Unavailable { act: "reading a disclosure", cause: "it does not parse".to_owned() };
        let at = |column| row.maybe_int(column).map(Timestamp::from_ms);
        let decided_by = row.maybe_text("decided_by").map(|by| StaffId::parse(&by)).transpose();
        Ok(Self {
            id: row.text("id")?,
            categories: serde_json::from_str(&row.text("categories")?).map_err(|_| broken())?,
            order_sealed: row.maybe_text("order_sealed"),
            silent_until: at("silent_until"),
            proposed_by: StaffId::parse(&row.text("proposed_by")?).map_err(|_| broken())?,
            state: row.text("state")?,
            decided_by: decided_by.map_err(|_| broken())?,
            decided_at: at("decided_at"),
            handed_at: at("handed_at"),
            told_at: at("told_at"),
        })
    }

    pub fn is_open(&self) -> bool {
        self.state == "proposed"
    }

    /// Until when it may be taken out, if it may at all.
    pub fn fetch_until(&self) -> Option<Timestamp> {
        let is_there = self.state == "approved" && self.handed_at.is_none();
        self.decided_at.filter(|_| is_there).map(|at| at.plus_ms(DISCLOSURE_MS))
    }

    /// Whether this reader may take it out at this moment.
    pub fn is_for(&self, sitting: &Sitting, now: Timestamp) -> bool {
        let is_one_of_two = self.proposed_by == sitting.id || self.decided_by.as_ref() == Some(&sitting.id);
        is_one_of_two && self.fetch_until().is_some_and(|until| now < until)
    }

    /// That two have agreed, one of them this reader, and that it is still time.
    fn approved(&self, sitting: &Sitting, now: Timestamp) -> Option<Approved> {
        let is_of_two = self.decided_by.as_ref().is_some_and(|by| *by != self.proposed_by);
        (is_of_two && self.is_for(sitting, now)).then(|| Approved(self.categories.clone()))
    }
}

/// What may be taken out, and nothing else. Only a proposal that two have agreed to makes one: without it no code of ours opens what
/// is kept.
#[derive(Debug)]
pub struct Approved(BTreeSet<CategoryId>);

impl Approved {
    pub const fn categories(&self) -> &BTreeSet<CategoryId> {
        &self.0
    }
}

/// Nobody hands out what is their own, nor agrees to it.
pub fn is_own(sitting: &Sitting, held: &Held) -> bool {
    sitting.own_account_hash.is_some() && sitting.own_account_hash == held.stored.account_hash
}

/// A lost race, here as everywhere at the desk.
fn refused(error: PortError, held: &Held) -> Failure {
    match error {
        PortError::Conflict(table) if table == "disclosure" => Failure::Overtaken(hold::path(held, None)),
        error => super::act::refused(error, hold::path(held, None)),
    }
}

/// POST /staff/deletion/{reference}/disclose
pub async fn propose(view: &View<'_>, sitting: &Sitting, reference: &str) -> Result<Reply, Failure> {
    let (fields, held) = &posted(view, sitting, reference).await?;
    if is_own(sitting, held) {
        return Err(Failure::Forbidden);
    }
    let order = match order::parsed(view, held, fields) {
        Ok(order) => order,
        Err(errors) => {
            let typed = Typed { disclosure: order::typed(fields), ..Typed::default() };
            return Ok(Reply::html(422, deletion::page(view, sitting, held, errors, typed).await?));
        }
    };
    let context = view.context;
    let id = context.new_id()?;
    let (words, sealed) = order::sealed(context, &id, &order).await?;
    let categories = serde_json::to_string(&order.categories).map_err(|error| Failure::Service(error.to_string()))?;
    // The words lie with the order; what stands in the log is their mark.
    let step = Step { text: Some(&words), ..held.log.plain(Act::Proposed) };
    let fresh = Fresh {
        id: &id,
        deletion: &held.stored.id,
        categories: &categories,
        order_sealed: &sealed,
        silent_until: order.silent_until,
        proposed_by: &sitting.id,
        proposed_at: context.now,
        erase_at: context.now.plus_ms(LOG_KEPT_DAYS * DAY_MS),
    };
    match held.log.record(view, sitting, step, vec![rows::propose(&fresh)]).await {
        Ok(()) => Ok(Reply::see_other(&hold::path(held, Some(Act::Proposed)))),
        Err(error) => {
            order::forget(context, &id).await?;
            Err(refused(error, held))
        }
    }
}

/// The proposal that a form names, among those of its deletion.
fn named(held: &Held, fields: &[(String, String)]) -> Result<Proposal, Failure> {
    let row = held.disclosures.iter().find(|row| row.maybe_text("id").as_deref() == Some(field(fields, "disclosure")));
    Ok(Proposal::from_row(row.ok_or(Failure::BadField)?)?)
}

/// Whether everything of it is held still: what has been let go is nobody's to hand out.
fn is_held(held: &Held, proposal: &Proposal) -> bool {
    let there = may_propose(held);
    proposal.categories.iter().all(|id| there.contains(id))
}

/// POST /staff/deletion/{reference}/disclosure
pub async fn decide(view: &View<'_>, sitting: &Sitting, reference: &str) -> Result<Reply, Failure> {
    let (fields, held) = &posted(view, sitting, reference).await?;
    let proposal = named(held, fields)?;
    let here = || Failure::Overtaken(hold::path(held, None));
    if proposal.proposed_by == sitting.id || is_own(sitting, held) {
        return Err(Failure::Forbidden);
    }
    let act = match field(fields, "outcome") {
        "approve" => Act::Ordered,
        "refuse" => Act::Declined,
        _ => return Err(Failure::BadField),
    };
    if !proposal.is_open() || (act == Act::Ordered && !is_held(held, &proposal)) {
        return Err(here());
    }
    let context = view.context;
    let mut statements = vec![held.log.next(view, sitting, held.log.plain(act))?];
    let state = if act == Act::Ordered { "approved" } else { "refused" };
    statements.push(rows::decide(&proposal.id, state, &sitting.id, context.now));
    let may_be_told = act == Act::Ordered && proposal.silent_until.is_none_or(|until| until <= context.now);
    if act == Act::Ordered {
        sitting.must_be_fresh(context.now)?;
    }
    if may_be_told {
        let (id, seen) = (&held.stored.id, Some(held.stored.version));
        tell(context, id, seen, (&proposal, context.now), statements).await.map_err(|error| match error {
            AdvanceError::Port(error) => refused(error, held),
            AdvanceError::Refused(..) | AdvanceError::Superseded(_) | AdvanceError::Busy => here(),
            error => Failure::Service(error.to_string()),
        })?;
    } else {
        context.batch(statements).await.map_err(|error| refused(error, held))?;
    }
    Ok(Reply::see_other(&hold::path(held, Some(act))))
}

/// The deletion's own log hears of it, and with it the person: in one batch with what says that they did.
async fn tell(
    context: &Context,
    id: &DeletionId,
    seen: Option<i64>,
    (proposal, agreed_at): (&Proposal, Timestamp),
    mut statements: Vec<Statement>,
) -> Result<(), AdvanceError> {
    statements.push(rows::tell(&proposal.id, context.now));
    let disclosure = Disclosure { at: agreed_at, categories: proposal.categories.clone() };
    let beside = Beside { statements, ..Beside::default() };
    advance(context, id, seen, &Command::TellDisclosure { disclosure }, &beside).await.map(drop)
}

/// Tells whoever may be told by now. Hourly: the law's day is over then.
pub async fn tell_due(context: &Context) -> Result<(), PortError> {
    for row in context.one(rows::untold(context.now, SWEEP_BATCH)).await? {
        let proposal = Proposal::from_row(&row)?;
        let Ok(id) = DeletionId::parse(&row.text("deletion")?) else { continue };
        let agreed_at = proposal.decided_at.unwrap_or(context.now);
        if let Err(error) = tell(context, &id, None, (&proposal, agreed_at), Vec::new()).await {
            log::note("disclosure", &format!("{id}: {error}"));
        }
    }
    Ok(())
}

/// POST /staff/deletion/{reference}/hand-out: the files, made now and kept nowhere. That they were taken is written down first.
pub async fn hand_out(view: &View<'_>, sitting: &Sitting, reference: &str) -> Result<Reply, Failure> {
    let (fields, held) = &posted(view, sitting, reference).await?;
    let proposal = named(held, fields)?;
    let context = view.context;
    if is_own(sitting, held) {
        return Err(Failure::Forbidden);
    }
    let account = held.stored.deletion.account().filter(|_| is_held(held, &proposal));
    let Some((account, approved)) = account.zip(proposal.approved(sitting, context.now)) else {
        return Err(Failure::Overtaken(hold::path(held, None)));
    };
    sitting.must_be_fresh(context.now)?;
    let bytes = export::ordered(context, account, &held.policy, &approved).await;
    let bytes = bytes.map_err(copy::failure)?;
    let step = Step { text: Some(&proposal.id), ..held.log.plain(Act::HandedOut) };
    let taken = rows::hand_out(&proposal.id, &sitting.id, context.now);
    held.log.record(view, sitting, step, vec![taken]).await.map_err(|error| refused(error, held))?;
    Ok(Reply::file("application/zip", &format!("{}-disclosure.zip", held.stored.reference), bytes))
}
