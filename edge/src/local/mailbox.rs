//! What was sent, kept for a while under a key of its own, newest first, and found by whom it went to.

use shared::encoding;
use std::rc::Rc;

use frontend::pages::dev_mailbox::{self, Letter};
use serde::{Deserialize, Serialize};
use shared::seal;
use shared::time::Timestamp;

use crate::context::Context;
use crate::failure::Failure;
use crate::format;
use crate::keyring::Keyring;
use crate::port::{Kv, Mail, OutgoingMail, PortError, Rng, Task};
use crate::reply::Reply;
use crate::view::View;

const PREFIX: &str = "trial-mail:";
/// Points to a letter, filed under whom it went to: one mailbox among thousands is read without the others.
const POINTER: &str = "trial-mail-to:";
/// Names whose letters are wanted, and no others'.
const TO: &str = "adieu-to";
/// As many as a person reads.
const SHOWN: u64 = 200;
/// Seconds that a letter is kept.
const KEPT_S: u64 = 7 * 24 * 60 * 60;
/// Milliseconds that count down, so that the newest key sorts first.
const LAST_MS: i64 = 9_999_999_999_999;

#[derive(Serialize, Deserialize)]
struct Kept {
    at: Timestamp,
    mail: OutgoingMail,
}

/// Sends as usual and keeps a sealed copy.
pub struct Copying {
    inner: Rc<dyn Mail>,
    cache: Rc<dyn Kv>,
    rng: Rc<dyn Rng>,
    keys: Rc<Keyring>,
    now: Timestamp,
}

impl Copying {
    pub fn of(context: &Context) -> Self {
        Self {
            inner: Rc::clone(&context.mail),
            cache: Rc::clone(&context.cache),
            rng: Rc::clone(&context.rng),
            keys: Rc::clone(&context.keys),
            now: context.now,
        }
    }
}

impl Mail for Copying {
    fn send<'a>(&'a self, mail: &'a OutgoingMail) -> Task<'a, Result<(), PortError>> {
        Box::pin(async move {
            self.inner.send(mail).await?;
            let mut random = [0; 20];
            self.rng.fill(&mut random)?;
            let (id, nonce) = random.split_at(8);
            let place = format!("{:013}:{}", LAST_MS - self.now.ms(), encoding::hex(id));
            let name = format!("{PREFIX}{place}");
            let kept = Kept { at: self.now, mail: mail.clone() };
            let plain = serde_json::to_vec(&kept).unwrap_or_default();
            let nonce: [u8; 12] = nonce.try_into().unwrap_or_default();
            let sealed = seal::seal(&self.keys.mailbox, nonce, name.as_bytes(), &plain);
            self.cache.put(&name, &sealed, Some(KEPT_S)).await?;
            let pointer = format!("{}{place}", drawer(&self.keys, &mail.to));
            self.cache.put(&pointer, &[], Some(KEPT_S)).await
        })
    }
}

/// Where one address's letters are filed.
fn drawer(keys: &Keyring, address: &str) -> String {
    format!("{POINTER}{}:", seal::lookup_hash(&keys.lookup, &format!("trial-mail\u{0}{address}")))
}

/// Names of the newest letters, all or one address's.
async fn names(context: &Context, to: Option<&str>) -> Result<Vec<String>, Failure> {
    let Some(address) = to else { return Ok(context.cache.list(PREFIX, SHOWN).await?) };
    let drawer = drawer(&context.keys, address);
    let pointers = context.cache.list(&drawer, SHOWN).await?;
    Ok(pointers.iter().filter_map(|name| Some(format!("{PREFIX}{}", name.strip_prefix(&drawer)?))).collect())
}

async fn letters(context: &Context, to: Option<&str>) -> Result<Vec<Kept>, Failure> {
    let mut letters = Vec::new();
    for name in names(context, to).await? {
        let Some(sealed) = context.cache.get(&name).await? else { continue };
        let opened = seal::open(&context.keys.mailbox, name.as_bytes(), &sealed);
        letters.extend(opened.ok().and_then(|plain| serde_json::from_slice::<Kept>(&plain).ok()));
    }
    Ok(letters)
}

/// GET /dev/mailbox
pub async fn show(view: &View<'_>) -> Result<Reply, Failure> {
    let policy = &view.context.policy;
    let letters = letters(view.context, None).await?;
    let letters = letters
        .into_iter()
        .map(|kept| Letter {
            at: format::moment(view.locale, policy, kept.at),
            to: kept.mail.to,
            subject: kept.mail.subject,
            text: kept.mail.text,
            attachments: kept.mail.calendar.map(|_| "deletion.ics".to_owned()).into_iter().collect(),
        })
        .collect();
    Ok(Reply::html(200, dev_mailbox::page(&view.shell(), dev_mailbox::Props { letters })))
}

/// GET /dev/mailbox.json
pub async fn list(view: &View<'_>) -> Result<Reply, Failure> {
    Ok(Reply::json(200, &letters(view.context, view.incoming.header(TO)).await?))
}
