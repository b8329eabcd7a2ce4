//! What will happen, from the same manifest that the purge follows; all blockers at once, each with its remedy.

use frontend::pages::consequences::{self, Renewal};
use frontend::shell::Link;
use shared::deletion::State;
use shared::eligibility::BlockerKind;
use shared::id::AccountKey;

use super::{account::masked, where_it_stands};
use crate::directory;
use crate::facts;
use crate::failure::Failure;
use crate::format;
use crate::reply::Reply;
use crate::session;
use crate::view::View;

pub async fn show(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let context = view.context;
    let (stored, _) = session::open_journey(context, view.incoming, reference).await?;
    let State::Preparing(state) = stored.deletion.state() else {
        return Ok(Reply::see_other(&where_it_stands(view, &stored)));
    };
    let policy = crate::rule::of_version(context, stored.policy_version).await?;
    let account = directory::account(context, &state.account).await?.ok_or(Failure::NotFound)?;
    let matters = directory::matters(context, &state.account).await?;
    let (blockers, let_go): (Vec<_>, Vec<_>) =
        matters.into_iter().partition(|matter| policy.blocker(matter.kind).is_some());
    // An order that may stay unpaid ends with the account.
    let let_go =
        let_go.into_iter().filter(|matter| matter.kind == BlockerKind::Unpaid).filter_map(|matter| matter.detail);
    let ends = directory::endings(context, &state.account).await?;
    let purge_at = policy.window.end(context.now, &policy.zone);
    let manifest = facts::manifest(view.texts, &policy, Some(purge_at));
    let props = consequences::Props {
        reference: stored.reference.to_string(),
        account: masked(&account),
        way_back: facts::way_back(view.texts, &policy, purge_at, None),
        erase_on: format::day(view.locale, &policy, purge_at),
        blockers: facts::blockers(view.texts, &policy, &blockers),
        preparations: facts::preparations(view.texts, &policy),
        erased: manifest.erased,
        anonymised: manifest.anonymised,
        schedule: facts::schedule::planned(view.texts, &policy, context.now),
        orders: ends.open_orders.into_iter().chain(let_go).collect(),
        email_reuse: facts::email_reuse(view.texts, &policy, Some(purge_at)),
        refunds: ends.refunds,
        renewals: ends.renewals.into_iter().map(renewal).collect(),
        linked_apps: ends.linked_apps,
        backups_days: u32::from(policy.backups_days),
        others: others(view, &state.account),
    };
    Ok(Reply::html(200, consequences::page(&view.shell(), props)))
}

fn renewal(renewal: directory::Renewal) -> Renewal {
    Renewal { name: renewal.name, cancel_at: renewal.cancel_at }
}

/// Other options, shown once: what exists today in this service.
fn others(view: &View<'_>, _account: &AccountKey) -> Vec<Link> {
    vec![Link { href: view.path("/erased-and-kept"), text: view.texts.get("others-what-is-kept") }]
}
