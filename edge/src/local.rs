//! What exists for trying the product out: a clock that can be moved, a mailbox that shows what was sent, planting.
//! Compiled only with the feature `local`; the deploy artefact has none of it, which a test proves.

mod mailbox;
mod staff;
mod time;

pub mod effort;
pub mod plant;

use std::rc::Rc;

use shared::colour::Colour;
use shared::policy::{Accent, Brand, Policy};

use crate::context::Context;
use crate::extract::{Incoming, Verb};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Trial;
use crate::view::View;

/// Longer than this no race needs.
const MOST_LINGER_MS: u64 = 1_000;

/// A request's context in trial mode: at the trial's time, with its mails also in the mailbox.
pub async fn tuned(context: Context, incoming: &Incoming) -> Context {
    let mut context = match incoming.header("adieu-now").and_then(|now| now.parse().ok()) {
        Some(now) => at_moment(context, shared::time::Timestamp::from_ms(now)),
        None => at_trial_time(context).await,
    };
    if let Some(colour) = incoming.header("adieu-brand") {
        context = painted(context, colour);
    }
    if incoming.header("adieu-publishes").is_some() {
        context.policy = Rc::new(Policy { publish_figures: true, ..(*context.policy).clone() });
    }
    context.unguarded = incoming.header("adieu-unguarded").is_some();
    let linger = incoming.header("adieu-linger").and_then(|linger| linger.parse().ok());
    context.linger_ms = linger.map_or(0, |linger: u64| linger.min(MOST_LINGER_MS));
    context
}

/// A context whose policy names this colour, as a policy file would: what cannot be read is refused and changes nothing.
fn painted(mut context: Context, colour: &str) -> Context {
    if let Some(accent) = Colour::parse(colour).ok().and_then(|colour| Accent::parse(colour).ok()) {
        let logo = context.policy.brand.clone().and_then(|brand| brand.logo);
        let brand = Some(Brand { colour: Some(accent), logo });
        context.policy = Rc::new(Policy { brand, ..(*context.policy).clone() });
    }
    context
}

/// A context at the trial's time.
pub async fn at_trial_time(context: Context) -> Context {
    let now = context.now.plus_ms(time::offset_ms(&context).await);
    at_moment(context, now)
}

/// A context whose one moment is `now`; its mails are dated alike.
fn at_moment(mut context: Context, now: shared::time::Timestamp) -> Context {
    context.now = now;
    context.mail = Rc::new(mailbox::Copying::of(&context));
    context
}

/// The routes under `/dev`.
pub async fn handle(view: &View<'_>, trial: Trial) -> Result<Reply, Failure> {
    match trial {
        Trial::Mailbox => mailbox::show(view).await,
        Trial::MailboxFile => mailbox::list(view).await,
        Trial::Clock if view.incoming.method == Verb::Post => time::turn(view).await,
        Trial::Clock => time::show(view),
        Trial::Sweep => time::sweep(view).await,
        Trial::Effort => Ok(effort::show()),
        Trial::Plant => plant::plant(view.context, view.incoming).await,
    }
}
