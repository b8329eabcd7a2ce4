//! The trial's clock: the platform's, moved by an offset, so that a person can try two months in two minutes.

use frontend::pages::dev_clock;

use crate::context::Context;
use crate::extract::FormRefusal;
use crate::failure::Failure;
use crate::format;
use crate::reply::Reply;
use crate::view::View;
use crate::{sweep, vault};

const NAME: &str = "trial-clock";
/// A sweep moves each deletion one step; this many reach every end of a chain.
const ROUNDS: u32 = 6;

/// How far the trial is ahead of the platform (ms).
pub async fn offset_ms(context: &Context) -> i64 {
    let stored = context.cache.get(NAME).await.ok().flatten();
    stored.and_then(|bytes| String::from_utf8(bytes).ok()).and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// GET /dev/clock
#[expect(clippy::unnecessary_wraps, reason = "every handler answers the router in one shape")]
pub fn show(view: &View<'_>) -> Result<Reply, Failure> {
    let context = view.context;
    let props = dev_clock::Props {
        now: format::moment(view.locale, &context.policy, context.now),
        now_ms: context.now.ms(),
        note: None,
    };
    Ok(Reply::html(200, dev_clock::page(&view.shell(), props)))
}

/// POST /dev/clock with `now` (ms) or `forward` (days).
pub async fn turn(view: &View<'_>) -> Result<Reply, Failure> {
    let malformed = || Failure::BadForm(FormRefusal::Malformed);
    let fields = view.form()?;
    let context = view.context;
    let field = |name: &str| {
        fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    };
    let ahead = match (field("now"), field("forward")) {
        (Some(now), None) => now.parse::<i64>().map_err(|_| malformed())? - context.now.ms(),
        (None, Some(days)) => days.parse::<i64>().map_err(|_| malformed())?.saturating_mul(shared::limits::DAY_MS),
        _ => return Err(malformed()),
    };
    let offset = offset_ms(context).await + ahead;
    context.cache.put(NAME, offset.to_string().as_bytes(), None).await?;
    Ok(Reply::see_other("/dev/clock"))
}

/// POST /dev/sweep: what the cron does every minute, now.
pub async fn sweep(view: &View<'_>) -> Result<Reply, Failure> {
    vault::turn_days(view.context).await?;
    let mut moved = 0;
    for _ in 0..ROUNDS {
        let swept = sweep::sweep(view.context).await?;
        moved += swept.moved;
        if swept.moved == 0 && swept.effects == 0 {
            break;
        }
    }
    Ok(Reply::json(200, &serde_json::json!({ "moved": moved })))
}
