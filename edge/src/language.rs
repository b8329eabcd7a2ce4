//! Languages: where their texts come from, and which of them somebody gets.
//!
//! The Worker carries no text. Each language is a file beside it, named after its contents, and is read once per isolate:
//! one more weighs nothing in the upload, and nothing for whoever is not offered it.

use frontend::i18n::{self, Locale};

use crate::bindings::Beside;
use crate::context::Context;
use crate::extract::{Incoming, Verb};
use crate::failure::Failure;
use crate::port::Files as _;
use crate::reply::Reply;
use crate::router::Match;
use crate::view::TEXTS;

/// What somebody chose. No secret and no person: the one word is the language.
const COOKIE: &str = "__Host-adieu-language";
const YEAR_S: i64 = 365 * 24 * 60 * 60;

/// What the operator offers, in their order.
pub fn offered(context: &Context) -> &[Locale] {
    &context.rules.languages
}

/// The language that the desk is written to in, and what whoever asks for none of the offered ones gets.
pub fn first(context: &Context) -> Locale {
    offered(context).first().copied().unwrap_or(Locale::En)
}

/// Texts of everything that is offered, and of English, on which the others rest. Without them nothing is answered.
pub async fn ready(files: &Beside, offered: &[Locale]) -> Result<(), Failure> {
    let mut wanted = [offered, &[Locale::En]].concat();
    wanted.retain(|locale| !i18n::is_given(*locale));
    if wanted.is_empty() {
        return Ok(());
    }
    let reading = wanted.into_iter().map(|locale| async move {
        let known = TEXTS.iter().find(|(tag, _)| *tag == locale.tag());
        let (_, path) = known.ok_or_else(|| Failure::Service(format!("no text is built for {}", locale.tag())))?;
        let text = files.text(path).await?;
        i18n::give(locale, text.ok_or_else(|| Failure::Service(format!("{path} does not lie beside the Worker")))?);
        Ok(())
    });
    futures_util::future::try_join_all(reading).await.map(|_| ())
}

/// The language for a path that has none: what was chosen once, else what the browser asks for.
pub fn of(context: &Context, incoming: &Incoming) -> Locale {
    let asked = || incoming.header("accept-language").unwrap_or_default();
    named(context, incoming.cookie(COOKIE)).unwrap_or_else(|| Locale::negotiate(asked(), offered(context)))
}

/// Whether a path in this language leads anywhere. A pseudo-language is for whoever names it exactly.
pub fn is_there(context: &Context, found: &Match) -> bool {
    found.locale.is_none_or(|locale| locale.is_pseudo() || offered(context).contains(&locale))
}

/// The language of this name, if it is offered.
pub fn named(context: &Context, tag: Option<&str>) -> Option<Locale> {
    tag.and_then(Locale::parse).filter(|locale| offered(context).contains(locale))
}

/// Keeps in mind which language was chosen: whoever follows one of our own links into another one has chosen it.
pub fn remembered(context: &Context, incoming: &Incoming, locale: Option<Locale>, reply: Reply) -> Reply {
    let is_link = incoming.method == Verb::Get && incoming.header("sec-fetch-site") == Some("same-origin");
    let is_page = incoming.header("sec-fetch-mode") == Some("navigate");
    match locale.filter(|locale| is_link && is_page && !locale.is_pseudo() && *locale != of(context, incoming)) {
        Some(locale) => chosen(reply.private(), locale),
        None => reply,
    }
}

fn chosen(reply: Reply, locale: Locale) -> Reply {
    reply.with_cookie(COOKIE, locale.tag(), YEAR_S)
}

/// GET /language/{tag}?back=…: for pages whose path has no language, such as the desk's.
pub fn choose(context: &Context, incoming: &Incoming, tag: &str) -> Result<Reply, Failure> {
    let locale = named(context, Some(tag)).ok_or(Failure::NotFound)?;
    let back = incoming.query("back").filter(|path| is_ours(path)).unwrap_or_else(|| "/".to_owned());
    Ok(chosen(Reply::see_other(&back), locale))
}

/// A path of this house: nothing that a browser would take for another host.
fn is_ours(path: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte);
    path.len() <= 200 && path.starts_with('/') && !path.starts_with("//") && path.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn the_way_back_never_leads_out_of_the_house() {
        for ours in ["/", "/staff", "/staff/case/AD-1", "/shop/account"] {
            assert!(is_ours(ours), "{ours}");
        }
        for not_ours in
            ["", "staff", "//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", "/a?b", "/\n"]
        {
            assert!(!is_ours(not_ours), "{not_ours}");
        }
    }
}
