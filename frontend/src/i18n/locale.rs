//! The languages a page can be in, and which of them somebody gets.

use fluent_langneg::{LanguageIdentifier, NegotiationStrategy, negotiate_languages};

/// A language a page can be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Locale {
    En,
    Ru,
    Fi,
    /// Simplified Chinese.
    Zh,
    /// English made longer and accented by machine.
    EnXa,
    /// English mirrored by machine, right to left.
    ArXb,
}

impl Locale {
    pub const ALL: [Self; 6] = [Self::En, Self::Ru, Self::Fi, Self::Zh, Self::EnXa, Self::ArXb];

    /// Those that people speak. They come first in [`Self::ALL`], too.
    pub const REAL: [Self; 4] = [Self::En, Self::Ru, Self::Fi, Self::Zh];

    /// The exact tag as it stands in a path; anything else is no locale.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag() == tag)
    }

    /// The best of `offered` for an `Accept-Language` header, else the first of them. Never refuses. A pseudo-language is
    /// given only to who names it exactly: no real browser should land there.
    pub fn negotiate(accept_language: &str, offered: &[Self]) -> Self {
        let wanted = fluent_langneg::accepted_languages::parse(accept_language);
        let first = wanted.first().map(ToString::to_string);
        if let Some(exact) = first.and_then(|tag| Self::parse(&tag)).filter(|locale| locale.is_pseudo()) {
            return exact;
        }
        let real: Vec<LanguageIdentifier> = offered.iter().filter_map(|locale| locale.tag().parse().ok()).collect();
        negotiate_languages(&wanted, &real, None, NegotiationStrategy::Lookup)
            .first()
            .and_then(|found| Self::parse(&found.to_string()))
            .or_else(|| offered.first().copied())
            .unwrap_or(Self::En)
    }

    /// As it stands in paths, in rows, in policies and in the name of its folder.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
            Self::Fi => "fi",
            Self::Zh => "zh",
            Self::EnXa => "en-XA",
            Self::ArXb => "ar-XB",
        }
    }

    /// For `lang` and `hreflang`: fonts and voices of Chinese depend on the script, which the path leaves out.
    pub const fn language(self) -> &'static str {
        match self {
            Self::Zh => "zh-Hans",
            Self::En | Self::Ru | Self::Fi | Self::EnXa | Self::ArXb => self.tag(),
        }
    }

    pub const fn dir(self) -> &'static str {
        match self {
            Self::ArXb => "rtl",
            Self::En | Self::Ru | Self::Fi | Self::Zh | Self::EnXa => "ltr",
        }
    }

    /// The language's name in itself, for the picker.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ru => "Русский",
            Self::Fi => "Suomi",
            Self::Zh => "简体中文",
            Self::EnXa => "Ļöñĝéŕ (test)",
            Self::ArXb => "Mirrored (test)",
        }
    }

    pub const fn is_pseudo(self) -> bool {
        matches!(self, Self::EnXa | Self::ArXb)
    }

    /// Whose texts it shows: a pseudo-language is made of English.
    #[must_use]
    pub const fn ground(self) -> Self {
        if self.is_pseudo() { Self::En } else { self }
    }
}
