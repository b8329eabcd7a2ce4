//! Languages and texts.

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

    /// The best answer to an `Accept-Language` header. Never refuses.
    pub fn negotiate(_accept_language: &str) -> Self {
        Self::En
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
}

/// The texts of one locale. A handle: copying it costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    locale: Locale,
}

impl Texts {
    pub const fn of(locale: Locale) -> Self {
        Self { locale }
    }

    pub const fn locale(self) -> Locale {
        self.locale
    }

    pub fn get(self, key: &str) -> String {
        key.to_owned()
    }

    /// A text with named arguments. Numbers for plurals go through [`Texts::count`].
    pub fn get_with(self, key: &str, _arguments: &[(&str, &str)]) -> String {
        key.to_owned()
    }

    /// A text whose form depends on `$count`.
    pub fn count(self, key: &str, _count: u32, _arguments: &[(&str, &str)]) -> String {
        key.to_owned()
    }

    /// A text that the policy brought along in this language already. Pseudo-languages show
    /// that it passed through here.
    pub fn content(self, text: &str) -> String {
        text.to_owned()
    }

    /// The phrase a person types where the policy asks for one, exactly as it is shown and
    /// compared (never pseudo-translated).
    pub fn phrase(self) -> String {
        self.get("confirm-phrase")
    }
}
