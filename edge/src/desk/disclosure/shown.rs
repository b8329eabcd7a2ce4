//! Disclosures as the page of a deletion shows them.

use frontend::pages::staff::deletion::Disclosure;
use shared::deletion::State;
use shared::id::CategoryId;
use shared::staff::Permission;

use super::super::deletion::{self, Held, can_be_held};
use super::{Proposal, is_own, opened};
use crate::failure::Failure;
use crate::format;
use crate::staff::Sitting;
use crate::view::View;

/// What is held, and so could be ordered to be handed out. What is only on its way to being erased could not.
pub fn may_propose(held: &Held) -> Vec<CategoryId> {
    let deletion = &held.stored.deletion;
    match deletion.state() {
        State::Pending(_) | State::Erasing(_) | State::Erased(_) => {
            can_be_held(held).into_iter().filter(|id| deletion.holds().iter().any(|hold| hold.keeps(id))).collect()
        }
        _ => Vec::new(),
    }
}

pub async fn shown(view: &View<'_>, sitting: &Sitting, held: &Held) -> Result<Vec<Disclosure>, Failure> {
    let mut all = Vec::new();
    for row in &held.disclosures {
        all.push(one(view, sitting, held, &Proposal::from_row(row)?).await);
    }
    Ok(all)
}

async fn one(view: &View<'_>, sitting: &Sitting, held: &Held, proposal: &Proposal) -> Disclosure {
    let (texts, now) = (view.texts, view.context.now);
    let moment = |at| format::moment(view.locale, &held.policy, at);
    let says = |key: &str, at| texts.get_with(key, &[("at", &moment(at))]);
    let state = match (proposal.state.as_str(), proposal.handed_at, proposal.fetch_until()) {
        ("proposed", ..) => texts.get("desk-disclosure-waits"),
        ("refused", ..) => texts.get("desk-disclosure-refused"),
        (_, Some(at), _) => says("desk-disclosure-handed-at", at),
        (_, None, Some(until)) if now < until => says("desk-disclosure-until-taken", until),
        _ => texts.get("desk-disclosure-over"),
    };
    let telling = match (proposal.told_at, proposal.silent_until) {
        (Some(at), _) => says("desk-disclosure-told", at),
        (None, Some(until)) => says("desk-disclosure-silent", until),
        (None, None) => texts.get("desk-disclosure-told-at-once"),
    };
    let may = sitting.must(Permission::Decide).is_ok() && !is_own(sitting, held);
    Disclosure {
        id: proposal.id.clone(),
        what: proposal
            .categories
            .iter()
            .map(|id| deletion::label(view, &held.policy, id))
            .collect::<Vec<_>>()
            .join(&texts.get("list-comma")),
        state,
        order: opened(view.context, &proposal.id, proposal.order_sealed.as_deref()).await,
        telling,
        may_decide: may && proposal.is_open() && proposal.proposed_by != sitting.id,
        may_fetch: may && proposal.is_for(sitting, now),
    }
}
