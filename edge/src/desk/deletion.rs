//! One deletion, as the desk sees it: where it stands, what is held, its cases.

use std::rc::Rc;

use frontend::pages::staff::deletion::{self, Hold, Props, Typed};
use frontend::shell::FieldError;
use shared::deletion::State;
use shared::hold::{HoldBasis, Scope};
use shared::id::{CategoryId, Reference};
use shared::policy::Policy;
use shared::retention::Clearing;
use shared::staff::Permission;
use shared::time::Timestamp;

use super::case::{contact_key, others};
use super::disclosure;
use super::queue;
use super::trail::Trail;
use crate::failure::Failure;
use crate::port::Rows;
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::storage;
use crate::storage::deletion::Stored;
use crate::view::View;
use crate::{facts, format, rule};

/// A deletion with the desk's log about it.
pub struct Held {
    pub stored: Stored,
    pub policy: Rc<Policy>,
    pub log: Trail,
    /// What the law has ordered of it, as rows.
    pub disclosures: Rows,
    cases: Rows,
    /// When a notice of it came back last.
    returned_at: Option<Timestamp>,
}

impl Held {
    /// The number of the last entry of its log.
    pub fn number(&self) -> u32 {
        self.log.number()
    }
}

/// Reads a deletion by its reference; malformed and unknown ones are the same.
pub async fn open(view: &View<'_>, reference: &str) -> Result<Held, Failure> {
    let reference = Reference::parse(reference).map_err(|_| Failure::NotFound)?;
    let rows = view.context.one(storage::deletion::by_reference(&reference)).await?;
    let stored = Stored::from_row(rows.first().ok_or(Failure::NotFound)?)?;
    // Its chain in the desk's log is called as it is.
    let subject = stored.id.to_string();
    let statements = vec![
        storage::desk::log_of(&subject),
        storage::desk::cases_of(&stored.id),
        storage::disclosure::of_deletion(&stored.id),
        storage::bounce::of_deletion(&stored.id),
    ];
    let mut rows = view.context.batch(statements).await?.into_iter();
    let log = Trail::from_rows(subject, &rows.next().unwrap_or_default())?;
    let mut next = || rows.next().unwrap_or_default();
    let (cases, disclosures, bounces) = (next(), next(), next());
    let returned_at = bounces.first().and_then(|row| row.maybe_int("at")).map(Timestamp::from_ms);
    let policy = rule::of_version(view.context, stored.policy_version).await?;
    Ok(Held { stored, policy, log, disclosures, cases, returned_at })
}

pub async fn show(view: &View<'_>, sitting: &Sitting, reference: &str) -> Result<Reply, Failure> {
    sitting.must(Permission::SeeCase)?;
    let held = open(view, reference).await?;
    Ok(Reply::html(200, page(view, sitting, &held, Vec::new(), Typed::default()).await?))
}

/// The grounds of a hold, by the names that forms carry.
pub const BASES: [(HoldBasis, &str); 4] = [
    (HoldBasis::LegalObligation, "legal-obligation"),
    (HoldBasis::LegalClaims, "legal-claims"),
    (HoldBasis::AuthorityOrder, "authority-order"),
    (HoldBasis::PublicInterest, "public-interest"),
];

/// The page, as it is or with what was refused.
pub async fn page(
    view: &View<'_>,
    sitting: &Sitting,
    held: &Held,
    errors: Vec<FieldError>,
    typed: Typed,
) -> Result<String, Failure> {
    let (texts, policy) = (view.texts, &held.policy);
    let deletion = &held.stored.deletion;
    let key = contact_key(view.context, &held.stored, policy).await?;
    let erase_on = match deletion.state() {
        State::Pending(pending) => Some(format::day(view.locale, policy, pending.purge_at())),
        _ => None,
    };
    let holds = deletion.holds().iter().map(|hold| Hold {
        id: hold.id.to_string(),
        what: what(view, policy, &hold.scope),
        basis: BASES
            .iter()
            .find(|(basis, _)| *basis == hold.basis)
            .map_or_else(String::new, |(_, name)| texts.get(&format!("desk-basis-{name}"))),
        review_on: format::day(view.locale, policy, hold.review_at),
    });
    let props = Props {
        badge: sitting.badge(view),
        reference: held.stored.reference.to_string(),
        state: texts.get(&format!("desk-state-{}", deletion.state().name())),
        started_at: format::moment(view.locale, policy, deletion.received_at()),
        erase_on,
        returned_at: held.returned_at.map(|at| format::moment(view.locale, policy, at)),
        holds: holds.collect(),
        categories: can_be_held(held).into_iter().map(|id| (id.to_string(), label(view, policy, &id))).collect(),
        bases: BASES.iter().map(|(_, name)| ((*name).to_owned(), texts.get(&format!("desk-basis-{name}")))).collect(),
        held: if sitting.must(Permission::Decide).is_ok() && !disclosure::is_own(sitting, held) {
            disclosure::may_propose(held).into_iter().map(|id| (id.to_string(), label(view, policy, &id))).collect()
        } else {
            Vec::new()
        },
        disclosures: disclosure::shown(view, sitting, held).await?,
        may_enter: sitting.must(Permission::Decide).is_ok() && may_enter(view, held),
        may_hold: sitting.must(Permission::Decide).is_ok(),
        cases: others(view, policy, &held.cases)?,
        history: held.log.history(view, policy, key.as_ref(), sitting),
        seen: (held.number(), held.stored.version),
        done: if errors.is_empty() { queue::done(view) } else { None },
        errors,
        typed,
    };
    Ok(deletion::page(&view.shell_for(&props.errors), props))
}

pub fn label(view: &View<'_>, policy: &Policy, id: &CategoryId) -> String {
    facts::category(view.texts, policy, id)
}

fn what(view: &View<'_>, policy: &Policy, scope: &Scope) -> String {
    match scope {
        Scope::Everything => view.texts.get("desk-hold-everything"),
        Scope::Categories(ids) => {
            ids.iter().map(|id| label(view, policy, id)).collect::<Vec<_>>().join(&view.texts.get("list-comma"))
        }
    }
}

/// What is still there to be held.
pub fn can_be_held(held: &Held) -> Vec<CategoryId> {
    let waits = |kept: &[shared::retention::Kept]| -> Vec<CategoryId> {
        let waiting = kept.iter().filter(|kept| matches!(kept.progress, Clearing::Waiting));
        waiting.map(|kept| kept.category.clone()).collect()
    };
    match held.stored.deletion.state() {
        State::Preparing(_) | State::Blocked(_) | State::Pending(_) => {
            held.policy.categories.iter().map(|category| category.id.clone()).collect()
        }
        State::Erasing(state) => waits(&state.kept),
        State::Erased(state) => waits(&state.kept),
        _ => Vec::new(),
    }
}

/// Whether somebody who asks now can still be heard, and has not been.
pub fn may_enter(view: &View<'_>, held: &Held) -> bool {
    match held.stored.deletion.state() {
        State::Pending(pending) => pending.revocation.is_none() && pending.has_way_back(view.context.now),
        _ => false,
    }
}
