//! Where pages link to. Relative to the root, with the locale first.

mod page;

pub use page::{PATHS, Page, Path};

use shared::api::path;

use crate::i18n::Locale;

pub(crate) fn front(locale: Locale) -> String {
    path::front(locale.tag())
}

pub(crate) fn delete(locale: Locale) -> String {
    path::delete(locale.tag())
}

pub(crate) fn without_access(locale: Locale) -> String {
    path::without_access(locale.tag())
}

pub(crate) fn track(locale: Locale) -> String {
    path::status(locale.tag())
}

pub(crate) fn revoke(locale: Locale) -> String {
    path::revoke(locale.tag())
}

pub(crate) fn veto(locale: Locale) -> String {
    path::veto(locale.tag())
}

pub(crate) fn answer(locale: Locale) -> String {
    path::answer(locale.tag())
}

pub(crate) fn sign_in(locale: Locale) -> String {
    path::sign_in(locale.tag())
}

pub(crate) fn not_me(locale: Locale) -> String {
    path::not_me(locale.tag())
}

pub(crate) fn complaint(locale: Locale) -> String {
    path::complaint(locale.tag())
}

pub(crate) fn request(locale: Locale) -> String {
    path::request(locale.tag())
}

pub(crate) fn request_code(locale: Locale) -> String {
    path::request_code(locale.tag())
}

pub(crate) fn erased_and_kept(locale: Locale) -> String {
    path::erased_and_kept(locale.tag())
}

pub(crate) fn retention(locale: Locale) -> String {
    path::retention(locale.tag())
}

pub(crate) fn figures(locale: Locale) -> String {
    path::figures(locale.tag())
}

/// The pages of whoever stays; `rest` begins with a slash or is empty.
pub(crate) fn right(locale: Locale, rest: &str) -> String {
    path::right(locale.tag(), rest)
}

pub(crate) fn receipt_check(locale: Locale) -> String {
    path::receipt_check(locale.tag())
}

pub(crate) fn notices(locale: Locale) -> String {
    format!("/{}/notices", locale.tag())
}

pub(crate) fn guides(locale: Locale) -> String {
    format!("/{}/guides", locale.tag())
}

/// How to leave one service.
pub(crate) fn guide(locale: Locale, service: &str) -> String {
    format!("/{}/guides/{service}", locale.tag())
}

/// The last day of its way back, for a calendar.
pub(crate) fn guide_calendar(locale: Locale, service: &str) -> String {
    format!("/{}/guides/{service}/last-day.ics", locale.tag())
}

/// The status page of one deletion.
pub(crate) fn deletion(locale: Locale, reference: &str) -> String {
    format!("/{}/deletion/{reference}", locale.tag())
}

/// A page or file below the status page: `code`, `copy/archive.zip`, …
pub(crate) fn step(locale: Locale, reference: &str, step: &str) -> String {
    format!("/{}/deletion/{reference}/{step}", locale.tag())
}

/// The same page in another language; `None` where a path has no language (shop, try-out pages).
pub(crate) fn in_language(path: &str, locale: Locale) -> Option<String> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let rest = path.strip_prefix('/')?;
    let (first, after) = rest.split_once('/').map_or((rest, ""), |(first, after)| (first, after));
    match (Locale::parse(first), first) {
        (Some(_), _) if after.is_empty() => Some(front(locale)),
        (Some(_), _) => Some(format!("/{}/{after}", locale.tag())),
        (None, "") => Some(front(locale)),
        (None, "delete") => Some(delete(locale)),
        (None, _) => None,
    }
}

/// Keeps a language in mind for pages whose path has none, and leads back.
pub(crate) fn choose(path: &str, locale: Locale) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    format!("/language/{}?back={path}", locale.tag())
}

#[cfg(test)]
mod test {
    use super::*;

    #[test]
    fn a_step_is_where_the_edge_answers() {
        let reference = shared::id::Reference::from_random([7; 15]);
        let told = |route: fn(&str, &shared::id::Reference) -> String| route("en", &reference);
        let linked = |tail: &str| step(Locale::En, &reference.to_string(), tail);
        let pairs = [
            (told(path::code), linked("code")),
            (told(path::code_again), linked("code/again")),
            (told(path::immediate), linked("immediate")),
            (told(path::revocation), linked("revocation")),
            (told(path::account), linked("account")),
            (told(path::stop), linked("stop")),
            (told(path::consequences), linked("consequences")),
            (told(path::copy), linked("copy")),
            (told(path::copy_archive), linked("copy/archive.zip")),
            (told(path::copy_print), linked("copy/print")),
            (told(path::check), linked("check")),
            (told(path::withdraw), linked("withdraw")),
            (told(path::receipt), linked("receipt")),
            (told(path::receipt_json), linked("receipt.json")),
            (told(path::calendar), linked("calendar.ics")),
            (told(path::progress), linked("progress")),
            (told(path::deletion), deletion(Locale::En, &reference.to_string())),
        ];
        for (edge, page) in pairs {
            assert_eq!(edge, page);
        }
    }

    #[test]
    fn a_path_is_told_again_in_another_language() {
        assert_eq!(in_language("/en/deletion/AD-1/code", Locale::ArXb).as_deref(), Some("/ar-XB/deletion/AD-1/code"));
        assert_eq!(in_language("/", Locale::En).as_deref(), Some("/en"));
        assert_eq!(in_language("/en", Locale::EnXa).as_deref(), Some("/en-XA"));
        assert_eq!(in_language("/delete", Locale::En).as_deref(), Some("/en/delete"));
        assert_eq!(in_language("/shop/account", Locale::En), None);
        assert_eq!(in_language("https://elsewhere.example/en", Locale::En), None);
    }
}
