//! Mail to the desk: read, understood as far as a machine can, filed where it is one of the two letters, put before the staff
//! otherwise, and answered once. The answer is one text for everybody: it tells nobody what was found.

mod about;
mod answer;
mod join;
mod key;
mod receive;

pub use answer::{id, reference};
pub use key::{erase_due, forget, key, make};
#[cfg(feature = "local")]
pub use receive::everybody;
pub use receive::{Envelope, InboxError, place, receive};

use worker::{Env, ForwardableEmailMessage};

use crate::limits::MAIL_BYTES;
use crate::{door, language, log, outbox};
use frontend::i18n::Texts;

/// The only words outside the locale files: without settings there is no language to choose.
const OUT_OF_ORDER: &str = "451 out of order";

/// Takes one mail. What cannot be taken is sent back with a reason: its sender's own server then tells the person.
pub async fn take(message: &ForwardableEmailMessage, env: &Env) {
    let context = match door::context(env).await {
        Ok(context) => context,
        Err(failure) => {
            log::note("inbox", &format!("{failure:?}"));
            return message.set_reject(OUT_OF_ORDER);
        }
    };
    #[cfg(feature = "local")]
    let context = crate::local::at_trial_time(context).await;
    let texts = Texts::of(language::first(&context));
    if message.raw_size() > f64::from(MAIL_BYTES) {
        log::note("inbox", "a mail is too large");
        return message.set_reject(&texts.get("inbox-too-large"));
    }
    let envelope = Envelope { from: message.from(), to: message.to() };
    let outcome = match message.raw_bytes().await {
        Ok(raw) => receive(&context, &envelope, &raw, None).await.map_err(|error| error.to_string()),
        // The platform's words could repeat the mail's.
        Err(_) => Err("the mail cannot be read".to_owned()),
    };
    if let Err(error) = outcome {
        log::note("inbox", &error);
        message.set_reject(&texts.get("inbox-try-again"));
    }
    outbox::drain(&context).await;
}
