//! Languages and texts.
//!
//! A text file is read once per thread and locale; in a Worker that is once per isolate.

mod pseudo;
mod source;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::OnceLock;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_langneg::{LanguageIdentifier, NegotiationStrategy, negotiate_languages};

/// A language a page can be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Locale {
    En,
    /// English made longer and accented by machine.
    EnXa,
    /// English mirrored by machine, right to left.
    ArXb,
}

impl Locale {
    pub const ALL: [Self; 3] = [Self::En, Self::EnXa, Self::ArXb];

    /// The exact tag as it stands in a path; anything else is no locale.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag() == tag)
    }

    /// The best answer to an `Accept-Language` header. Never refuses. A pseudo-language is
    /// given only to who names it exactly: no real browser should land there.
    pub fn negotiate(accept_language: &str) -> Self {
        let wanted = fluent_langneg::accepted_languages::parse(accept_language);
        let first = wanted.first().map(ToString::to_string);
        if let Some(exact) = first.and_then(|tag| Self::parse(&tag)) {
            return exact;
        }
        let real: Vec<LanguageIdentifier> = Self::ALL
            .into_iter()
            .filter(|locale| !locale.is_pseudo())
            .filter_map(|locale| locale.tag().parse().ok())
            .collect();
        negotiate_languages(&wanted, &real, None, NegotiationStrategy::Lookup)
            .first()
            .and_then(|found| Self::parse(&found.to_string()))
            .unwrap_or(Self::En)
    }

    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::EnXa => "en-XA",
            Self::ArXb => "ar-XB",
        }
    }

    pub const fn dir(self) -> &'static str {
        match self {
            Self::En | Self::EnXa => "ltr",
            Self::ArXb => "rtl",
        }
    }

    /// The language's name in itself, for the picker.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::EnXa => "Ļöñĝéŕ (test)",
            Self::ArXb => "Mirrored (test)",
        }
    }

    pub const fn is_pseudo(self) -> bool {
        matches!(self, Self::EnXa | Self::ArXb)
    }
}

/// The texts of one locale. A handle: copying it costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    locale: Locale,
}

type Bundle = FluentBundle<&'static FluentResource>;

thread_local! {
    static BUNDLES: [OnceCell<Bundle>; Locale::ALL.len()] =
        const { [OnceCell::new(), OnceCell::new(), OnceCell::new()] };
}

impl Texts {
    pub const fn of(locale: Locale) -> Self {
        Self { locale }
    }

    pub const fn locale(self) -> Locale {
        self.locale
    }

    pub fn get(self, key: &str) -> String {
        self.format(key, None)
    }

    /// A text with named arguments. Numbers that choose a plural go through [`Texts::count`].
    pub fn get_with(self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.format(key, Some(&strings(arguments)))
    }

    /// A text whose form depends on `$count`.
    pub fn count(self, key: &str, count: u32, arguments: &[(&str, &str)]) -> String {
        let mut all = strings(arguments);
        all.set("count", FluentValue::from(count));
        self.format(key, Some(&all))
    }

    /// A text that the policy brought along in this language already. Pseudo-languages show
    /// that it passed through here.
    pub fn content(self, text: &str) -> String {
        match self.locale {
            Locale::En => text.to_owned(),
            Locale::EnXa => pseudo::bracketed(&pseudo::longer(text)),
            Locale::ArXb => pseudo::mirrored(text).into_owned(),
        }
    }

    /// The phrase a person types where the policy asks for one, exactly as it is shown and
    /// compared: a pseudo-language's marks cannot be typed, so it stays plain there.
    pub fn phrase(self) -> String {
        let plain = if self.locale.is_pseudo() { Self::of(Locale::En) } else { self };
        plain.get("confirm-phrase")
    }

    /// The text, if the key exists: for keys that depend on what came in.
    pub fn find(self, key: &str) -> Option<String> {
        self.pattern(key, None)
    }

    fn format(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        // Visible on the page and to every test, never a panic.
        self.pattern(key, arguments).unwrap_or_else(|| format!("\u{27e6}{key}\u{27e7}"))
    }

    fn pattern(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        let text = BUNDLES.with(|bundles| {
            let bundle = bundles.get(self.locale as usize)?.get_or_init(|| bundle(self.locale));
            let pattern = bundle.get_message(key)?.value()?;
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, arguments, &mut errors).into_owned();
            errors.is_empty().then_some(text)
        })?;
        Some(if self.locale == Locale::EnXa { pseudo::bracketed(&text) } else { text })
    }
}

fn strings<'text>(arguments: &[(&'text str, &'text str)]) -> FluentArgs<'text> {
    arguments.iter().map(|(name, value)| (Cow::from(*name), FluentValue::from(*value))).collect()
}

fn bundle(locale: Locale) -> Bundle {
    static ENGLISH: OnceLock<FluentResource> = OnceLock::new();
    let english = ENGLISH.get_or_init(|| {
        // A broken entry is left out and shows as its key; a test asserts that none is.
        FluentResource::try_new(source::EN.to_owned()).unwrap_or_else(|(partly, _)| partly)
    });
    // The pseudo-languages keep English plural rules: their words are English.
    let mut bundle = FluentBundle::new("en".parse().into_iter().collect());
    let _ = bundle.add_resource(english);
    bundle.set_use_isolating(locale.dir() == "rtl");
    bundle.set_transform(match locale {
        Locale::En => None,
        Locale::EnXa => Some(pseudo::longer),
        Locale::ArXb => Some(pseudo::mirrored),
    });
    bundle
}

#[cfg(test)]
mod test;
