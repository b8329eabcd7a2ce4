//! What a mail is about: the letter in it, and the one deletion that it means, if there is exactly one.

use frontend::i18n::{Locale, Texts};
use shared::application::Kind as Application;
use shared::deletion::State;
use shared::id::AccountKey;
use shared::identifier::Identifier;
use shared::inbox::{self, Kind};
use shared::letter::{Field, Letter, Template, recognise};
use shared::mime::Mail;

use super::receive::InboxError;
use crate::context::Context;
use crate::directory::{self, ContactKind};
use crate::language;
use crate::storage;
use crate::storage::deletion::Stored;
use crate::vault;

/// Kinds that are asked for in own words, in the order in which they are looked for: to see comes before to leave, because
/// whoever asks for both must get the first while there is something to see.
const IN_OWN_WORDS: [Kind; 5] = [Kind::Complain, Kind::See, Kind::Correct, Kind::Object, Kind::Leave];

/// What a machine understands of a mail.
pub struct About {
    pub kind: Kind,
    pub locale: Locale,
    pub letter: Option<Letter>,
    /// The pending deletion that it means.
    pub stored: Option<Stored>,
}

pub async fn about(context: &Context, mail: &Mail, subject: &str) -> Result<About, InboxError> {
    let offered = language::offered(context);
    let (letter, locale) = letter(&mail.text, offered);
    let locale = locale.unwrap_or_else(|| language::first(context));
    let kind = match letter.as_ref().map(|letter| letter.kind) {
        Some(Application::Revocation) => Kind::Revocation,
        Some(Application::Immediate) => Kind::Immediate,
        // That letter is a form's; by mail it is what its words say.
        Some(Application::Access) | None => Kind::of(&format!("{subject}\n{}", own(&mail.text)), &words(offered)),
    };
    let stored = meant(context, &format!("{subject}\n{}", mail.text), letter.as_ref()).await?;
    Ok(About { kind, locale, letter, stored })
}

/// What the sender wrote: our own mails, quoted below an answer, name rights and authorities too.
fn own(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('>'));
    lines.collect::<Vec<_>>().join("\n")
}

/// The letter in a text, in any language that is offered.
fn letter(text: &str, offered: &[Locale]) -> (Option<Letter>, Option<Locale>) {
    for locale in offered.iter().copied() {
        let texts = Texts::of(locale);
        let both = [Application::Immediate, Application::Revocation];
        let templates: Vec<Template> =
            both.into_iter().filter_map(|kind| frontend::letter::template(texts, kind)).collect();
        if let Ok(letter) = recognise(text, &templates) {
            return (Some(letter), Some(locale));
        }
    }
    (None, None)
}

/// What people write when they ask for something, as the locale files list it.
fn words(offered: &[Locale]) -> Vec<(Kind, Vec<String>)> {
    let listed = |kind: Kind| {
        let texts = offered.iter().copied().map(Texts::of);
        let lists = texts.map(|texts| texts.get(&format!("inbox-words-{}", kind.name())));
        let words = lists.flat_map(|list| list.split('|').map(|word| word.trim().to_lowercase()).collect::<Vec<_>>());
        (kind, words.collect())
    };
    IN_OWN_WORDS.into_iter().map(listed).collect()
}

/// The pending deletion that is meant. Two that are named are none: a mail must not stop what its sender did not mean.
async fn meant(context: &Context, text: &str, letter: Option<&Letter>) -> Result<Option<Stored>, InboxError> {
    let mut found: Vec<Stored> = Vec::new();
    let mut statements: Vec<_> = inbox::references(text).iter().map(storage::deletion::by_reference).collect();
    if let Some(account) = letter.and_then(|letter| letter.fields.get(&Field::Account)) {
        let accounts = match Identifier::parse(account) {
            Ok(identifier) => directory::find(context, &identifier).await?,
            Err(_) => Vec::new(),
        };
        let hashes = accounts.iter().map(|account| vault::account_hash(context, account));
        statements.extend(hashes.map(|hash| storage::deletion::live_of_account(&hash)));
    }
    if statements.is_empty() {
        return Ok(None);
    }
    for row in context.batch(statements).await?.iter().flatten() {
        let stored = Stored::from_row(row)?;
        if matches!(stored.deletion.state(), State::Pending(_)) && found.iter().all(|known| known.id != stored.id) {
            found.push(stored);
        }
    }
    let only = found.pop();
    Ok(only.filter(|_| found.is_empty()))
}

/// Whether an address is the account's present one.
pub async fn is_own(context: &Context, account: &AccountKey, address: Option<&str>) -> Result<bool, InboxError> {
    let Some(address) = address else { return Ok(false) };
    let account = directory::account(context, account).await?;
    let mut present = account
        .iter()
        .flat_map(|account| &account.contacts)
        .filter(|contact| contact.kind == ContactKind::Email && contact.replaced_at.is_none());
    Ok(present.any(|contact| contact.address.eq_ignore_ascii_case(address)))
}
