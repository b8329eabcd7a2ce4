//! What is told once a deletion was cancelled: that everything is as it was, and what is not.

use std::collections::BTreeMap;

use frontend::pages::revoked;
use shared::deletion::{Revoked, RevokedBy};
use shared::gather::gather;
use shared::id::{AccountKey, CategoryId, ProcessorId};
use shared::policy::Policy;
use shared::time::Timestamp;

use super::super::copy;
use crate::directory::{self, Standing};
use crate::facts;
use crate::failure::Failure;
use crate::format;
use crate::likeness::{self, Likeness};
use crate::processor;
use crate::reply::Reply;
use crate::storage::deletion::Stored;
use crate::view::View;

pub async fn show(view: &View<'_>, stored: &Stored, policy: &Policy, state: &Revoked) -> Result<Reply, Failure> {
    let account = directory::account(view.context, &state.account).await?;
    let props = revoked::Props {
        reference: stored.reference.to_string(),
        at: format::moment(view.locale, policy, state.at),
        locked: matches!(state.by, RevokedBy::Decision(_)),
        suspended_before: account.is_some_and(|account| account.standing == Standing::Suspended),
        recovery: policy.recovery.as_ref().map(|recovery| view.content(&recovery.text)),
        not_restored: Vec::new(),
        resumed: resumed(view, stored, policy, &state.account).await?,
        likeness: likeness(view, stored, policy).await?,
    };
    Ok(Reply::html(200, revoked::page(&view.shell_telling("revoked", &stored.reference), props)))
}

/// Who beside the directory goes on, and since when by their own word.
async fn resumed(
    view: &View<'_>,
    stored: &Stored,
    policy: &Policy,
    account: &AccountKey,
) -> Result<Vec<revoked::Resumed>, Failure> {
    let restored: BTreeMap<ProcessorId, Timestamp> =
        gather(processor::restored(view.context, account, &stored.id).await?);
    let beside = policy.companies().into_iter();
    Ok(beside
        .map(|id| revoked::Resumed {
            who: facts::processor(view.texts, policy, &id),
            at: restored.get(&id).map(|at| format::moment(view.locale, policy, *at)),
        })
        .collect())
}

/// Category by category: as it was, or not.
async fn likeness(view: &View<'_>, stored: &Stored, policy: &Policy) -> Result<revoked::Likeness, Failure> {
    let named = |ids: &[CategoryId]| ids.iter().map(|id| facts::category(view.texts, policy, id)).collect();
    Ok(match likeness::told(view.context, &stored.id).await.map_err(copy::failure)? {
        Likeness::Unknown => revoked::Likeness::Unknown,
        Likeness::Waiting => revoked::Likeness::Waiting,
        Likeness::Compared { same, differs } => {
            revoked::Likeness::Compared { same: named(&same), differs: named(&differs) }
        }
    })
}
