//! What exists for trying the product out: a clock that can be moved, a mailbox that shows what was sent, planting.
//! Compiled only with the feature `local`; the deploy artefact has none of it, which a test proves.

mod mailbox;
mod time;

pub mod plant;

use std::rc::Rc;

use crate::context::Context;
use crate::extract::{Incoming, Verb};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Trial;
use crate::view::View;

/// A request's context in trial mode: at the trial's time, with its mails also in the mailbox.
pub async fn tuned(context: Context, incoming: &Incoming) -> Context {
    let mut context = at_trial_time(context).await;
    if let Some(now) = incoming.header("adieu-now").and_then(|now| now.parse().ok()) {
        context.now = shared::time::Timestamp::from_ms(now);
    }
    context.unguarded = incoming.header("adieu-unguarded").is_some();
    context
}

/// A context at the trial's time.
pub async fn at_trial_time(mut context: Context) -> Context {
    context.now = context.now.plus_ms(time::offset_ms(&context).await);
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
        Trial::Plant => plant::plant(view.context, view.incoming).await,
    }
}
