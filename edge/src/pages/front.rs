//! The public pages: the same for everybody, without a database.

use frontend::pages::{erased_and_kept, front};
use shared::id::ProcessorId;

use crate::directory;
use crate::facts;
use crate::failure::Failure;
use crate::reply::Reply;
use crate::view::View;

/// How long a cache may keep a public page (s). Short: an operator who changes a rule wants it seen.
pub(super) const KEEP_S: u32 = 300;

#[expect(clippy::unnecessary_wraps, reason = "every handler answers the router in one shape")]
pub fn show(view: &View<'_>) -> Result<Reply, Failure> {
    let shop_href = (!directory::is_elsewhere(view.context)).then(|| "/shop".to_owned());
    let props = front::Props { listing_names: view.context.policy.listing_names.clone(), shop_href };
    Ok(Reply::html(200, front::page(&view.shell(), props)).public(KEEP_S))
}

/// What is erased and what is kept: the page that app stores and regulators ask for.
#[expect(clippy::unnecessary_wraps, reason = "every handler answers the router in one shape")]
pub fn erased_and_kept(view: &View<'_>) -> Result<Reply, Failure> {
    let policy = &view.context.policy;
    let manifest = facts::manifest(view.texts, policy, None);
    let props = erased_and_kept::Props {
        listing_names: policy.listing_names.clone(),
        window: facts::window(view.texts, policy.window),
        erased: manifest.erased,
        anonymised: manifest.anonymised,
        schedule: facts::schedule::for_everybody(view.texts, policy, view.context.now),
        processors: policy.companies().iter().map(|id| reached(view, id)).collect(),
        never_collected: policy.never_collected.iter().map(|text| view.content(text)).collect(),
        authority: crate::request::authority(view.context, view.locale, view.texts),
        email_reuse: facts::email_reuse(view.texts, policy, None),
    };
    Ok(Reply::html(200, erased_and_kept::page(&view.shell(), props)).public(KEEP_S))
}

/// Whom data reaches, and what of it.
fn reached(view: &View<'_>, id: &ProcessorId) -> String {
    let policy = &view.context.policy;
    let who = facts::processor(view.texts, policy, id);
    match policy.processor(id).and_then(|processor| processor.receives.as_ref()) {
        Some(what) => view.texts.get_with("erased-and-kept-reached", &[("who", &who), ("what", &view.content(what))]),
        None => who,
    }
}
