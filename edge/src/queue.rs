//! The work queue's consumer and that of its dead letters.

use worker::{Env, MessageBatch, MessageExt, QueueRetryOptionsBuilder, RawMessage};

use crate::job::end::EndError;
use crate::{door, job, log};

/// Seconds before a failed message comes again. With the retries that `wrangler.toml` allows, twenty minutes in all.
const AGAIN_S: u32 = 15;

/// Seconds before a message comes again that only waits its turn.
const TURN_S: u32 = 2;

fn again(message: &RawMessage, delay_s: u32) {
    message.retry_with_options(&QueueRetryOptionsBuilder::new().with_delay_seconds(delay_s).build());
}

/// Whether a batch comes from the queue of letters that failed too often.
fn is_dead(queue: &str) -> bool {
    queue.ends_with("-dead")
}

/// Takes each message alone: one that fails comes again by itself, the others are done.
pub async fn consume(batch: &MessageBatch<String>, env: &Env) {
    let context = match door::context(env).await {
        Ok(context) => context,
        Err(failure) => {
            log::note("queue", &format!("{failure:?}"));
            return batch.retry_all();
        }
    };
    #[cfg(feature = "local")]
    let context = crate::local::at_trial_time(context).await;
    let dead = is_dead(&batch.queue());
    for message in batch.raw_iter() {
        let text = message.body().as_string().unwrap_or_default();
        if dead {
            // The deletion itself shows the failure and sends the job again within the hour; the operator sees it here.
            log::note("dead-letter", &text);
            log::count("job", &[("outcome", "dead")]);
            message.ack();
            continue;
        }
        match job::run(&context, &text).await {
            Ok(()) => message.ack(),
            Err(job::JobError::Malformed) => {
                log::note("queue", "a message cannot be read");
                message.ack();
            }
            Err(job::JobError::End(EndError::Taken)) => again(&message, TURN_S),
            Err(error) => {
                log::note("job", &error.to_string());
                log::count("job", &[("outcome", "again")]);
                again(&message, AGAIN_S);
            }
        }
    }
    #[cfg(feature = "local")]
    context.effort.close(crate::local::effort::Part::Queue);
}
