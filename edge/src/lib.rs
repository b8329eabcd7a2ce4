//! What is carried out: routes, storage, mail, queues. Five doors of a few lines each; behind them, `advance` is the only
//! place where a deletion changes.
//!
//! Nothing here decides about a deletion (that is `shared`) or writes a sentence for people (that is `frontend`).

mod access;
mod advance;
mod api;
mod app;
mod bindings;
mod bounce;
mod brand;
mod carrier;
mod clock;
mod code;
mod context;
mod delivery;
mod desk;
mod directory;
mod door;
mod entrance;
mod export;
mod extract;
mod facts;
mod failure;
mod format;
mod idempotency;
mod inbox;
mod job;
mod keyring;
mod language;
mod ledger;
mod likeness;
mod limits;
#[cfg(feature = "local")]
mod local;
mod log;
mod mail;
mod never_again;
mod notice;
mod openid;
mod outbox;
mod pages;
mod port;
mod processor;
mod proof;
mod question;
mod queue;
mod reply;
mod request;
mod right;
mod router;
mod rule;
mod session;
mod shop;
mod staff;
mod statement;
mod storage;
mod sweep;
mod throttle;
mod vault;
mod view;

use worker::{
    Context, Env, ForwardableEmailMessage, MessageBatch, Request, Response, Result, ScheduleContext, ScheduledEvent,
    event,
};

#[event(start)]
fn start() {
    console_error_panic_hook::set_once();
}

#[event(fetch)]
async fn fetch(request: Request, env: Env, context: Context) -> Result<Response> {
    door::fetch(request, &env, &context).await
}

/// Always ends well: each message answers for itself.
#[event(queue)]
async fn queue(batch: MessageBatch<String>, env: Env, _context: Context) -> Result<()> {
    queue::consume(&batch, &env).await;
    Ok(())
}

#[event(scheduled)]
async fn scheduled(_event: ScheduledEvent, env: Env, _context: ScheduleContext) {
    door::tick(&env).await;
}

/// Always ends well: a mail that cannot be taken is sent back, and a failure of ours is never its sender's.
#[event(email)]
async fn email(message: ForwardableEmailMessage, env: Env, _context: Context) -> Result<()> {
    inbox::take(&message, &env).await;
    Ok(())
}
