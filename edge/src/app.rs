//! Inside the operator's app: its server hands a person over, and the pages are then seen as the app wants them.

mod enter;

pub use enter::enter;

use frontend::shell::App;
use shared::receipt::PublicKey;
use shared::token::Theme;

use crate::bindings::{APP_KEYS, APP_RETURNS};
use crate::context::Context;
use crate::extract::Incoming;
use crate::limits;
use crate::reply::Reply;

/// How the app wants its pages. No secret and no person: light or dark, and where the way back leads.
const COOKIE: &str = "__Host-adieu-app";
/// Parts the two. No address has it: see [`is_address`].
const PART: char = '~';

/// What no link of ours leads to, whoever wrote it into the settings: a browser would run it.
const NO_SCHEMES: [&str; 6] = ["javascript", "data", "vbscript", "blob", "file", "about"];

/// What the operator has set up for its app.
#[derive(Debug, Clone)]
pub struct Way {
    /// Whoever signs with one of these is the operator. Two are good while one takes the other's place.
    keys: Vec<PublicKey>,
    /// Where a person may be led back to, letter for letter.
    returns: Vec<String>,
}

impl Way {
    /// From the two settings; nothing without a key.
    ///
    /// # Errors
    /// The setting that cannot be read.
    pub fn parse(setting: impl Fn(&str) -> Option<String>) -> Result<Option<Self>, &'static str> {
        let [keys, returns] = [APP_KEYS, APP_RETURNS].map(|name| setting(name).unwrap_or_default());
        let keys = keys.split(',').map(str::trim).filter(|key| !key.is_empty()).map(PublicKey::parse);
        let keys: Vec<PublicKey> = keys.collect::<Result<_, _>>().map_err(|_| APP_KEYS)?;
        let returns: Vec<String> = returns.split_whitespace().map(str::to_owned).collect();
        if !returns.iter().all(|link| is_address(link)) {
            return Err(APP_RETURNS);
        }
        Ok((!keys.is_empty()).then_some(Self { keys, returns }))
    }

    fn leads_to(&self, link: &str) -> bool {
        self.returns.iter().any(|known| known == link)
    }
}

/// A whole address that a cookie can carry.
fn is_address(link: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/:?&=#%-_.+@!".contains(&byte);
    let scheme = link.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let is_scheme = |scheme: String| !scheme.is_empty() && !NO_SCHEMES.contains(&scheme.as_str());
    link.len() <= 200 && link.bytes().all(is_plain) && scheme.is_some_and(is_scheme)
}

/// How this browser's app wants its pages; nothing for whoever came otherwise.
pub fn of(context: &Context, incoming: &Incoming) -> Option<App> {
    let way = context.settings.app.as_ref()?;
    let (theme, back) = incoming.cookie(COOKIE)?.split_once(PART)?;
    let back = Some(back).filter(|back| way.leads_to(back)).map(str::to_owned);
    Some(App { theme: Theme::parse(theme), back, ..App::default() })
}

/// Keeps in mind how the app wants it, for as long as the sitting.
fn remembered(reply: Reply, theme: Option<Theme>, back: Option<&str>) -> Reply {
    let wanted = format!("{}{PART}{}", theme.map_or("", Theme::name), back.unwrap_or_default());
    reply.with_cookie(COOKIE, &wanted, limits::SESSION_MS / 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    fn parsed(keys: &str, returns: &str) -> Result<Option<Way>, &'static str> {
        Way::parse(|name| Some(if name == APP_KEYS { keys } else { returns }.to_owned()))
    }

    #[test]
    fn without_a_key_the_way_is_not_there_and_a_broken_setting_is_named() {
        assert!(matches!(parsed("", "harbour://left"), Ok(None)));
        assert!(matches!(parsed(" , ", ""), Ok(None)));
        let way = parsed(&format!("{KEY}, {KEY}"), " harbour://left  https://shop.example/left ").unwrap().unwrap();
        assert_eq!((way.keys.len(), way.returns.len()), (2, 2));
        assert_eq!(parsed(&format!("{KEY},{KEY}A"), "").err(), Some("APP_KEYS"));
        assert_eq!(parsed(KEY, "harbour://left javascript://%0aalert(1)").err(), Some("APP_RETURNS"));
    }

    #[test]
    fn the_way_back_is_one_of_the_list_letter_for_letter() {
        let way = parsed(KEY, "harbour://left https://shop.example/left").unwrap().unwrap();
        assert!(way.leads_to("harbour://left") && way.leads_to("https://shop.example/left"));
        for other in ["", "harbour://left/", "HARBOUR://left", "https://shop.example/left?x", "https://evil.example"] {
            assert!(!way.leads_to(other), "{other}");
        }
        for broken in
            ["", "left", "//shop.example", "://x", "JavaScript://x", "data://x", "a://b;c", "a://b~c", "a://ä"]
        {
            assert!(!is_address(broken), "{broken}");
        }
    }
}
