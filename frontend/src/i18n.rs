//! Languages and texts.
//!
//! A text file is read once per thread and language; in a Worker that is once per isolate.

mod locale;
mod pseudo;
mod source;

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
pub use locale::Locale;

/// The texts of one locale. A handle: copying it costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    locale: Locale,
}

type Bundle = FluentBundle<&'static FluentResource>;

thread_local! {
    static BUNDLES: [OnceCell<Bundle>; Locale::ALL.len()] = const { [const { OnceCell::new() }; Locale::ALL.len()] };
    /// What was handed over for each real language.
    static GIVEN: RefCell<[Option<&'static str>; Locale::REAL.len()]> = const { RefCell::new([None; Locale::REAL.len()]) };
}

/// Hands over the text file of a language. What is deployed carries none inside: texts lie beside it as files, so that a
/// language weighs nothing until somebody offers it. Only the first one counts.
pub fn give(locale: Locale, text: String) {
    GIVEN.with_borrow_mut(|given| {
        if let Some(place) = given.get_mut(locale.ground() as usize).filter(|place| place.is_none()) {
            // As long-lived as the isolate: what is read from it borrows from it.
            *place = Some(Box::leak(text.into_boxed_str()));
        }
    });
}

/// Whether the texts of a language are here.
pub fn is_given(locale: Locale) -> bool {
    text(locale).is_some()
}

fn text(locale: Locale) -> Option<&'static str> {
    let ground = locale.ground();
    GIVEN.with_borrow(|given| given.get(ground as usize).copied().flatten()).or_else(|| source::of(ground))
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
            Locale::EnXa => pseudo::bracketed(&pseudo::longer(text)),
            Locale::ArXb => pseudo::mirrored(text).into_owned(),
            Locale::En | Locale::Ru | Locale::Fi | Locale::Zh => text.to_owned(),
        }
    }

    /// The phrase a person types where the policy asks for one, exactly as it is shown and
    /// compared: a pseudo-language's marks cannot be typed, so it stays plain there.
    pub fn phrase(self) -> String {
        Self::of(self.locale.ground()).get("confirm-phrase")
    }

    /// The text, if the key exists: for keys that depend on what came in.
    pub fn find(self, key: &str) -> Option<String> {
        self.pattern(key, None)
    }

    /// What stands between two sentences that follow each other: Chinese has nothing there. (An empty text would be no nothing: it
    /// is written as a space, so that a browser makes a node of it.)
    pub const fn joint(self) -> Option<&'static str> {
        match self.locale {
            Locale::Zh => None,
            Locale::En | Locale::Ru | Locale::Fi | Locale::EnXa | Locale::ArXb => Some(" "),
        }
    }

    /// Finished sentences, one after the other.
    pub fn joined(self, sentences: &[String]) -> String {
        sentences.join(self.joint().unwrap_or_default())
    }

    fn format(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        // Visible on the page and to every test, never a panic.
        self.pattern(key, arguments).unwrap_or_else(|| format!("\u{27e6}{key}\u{27e7}"))
    }

    fn pattern(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
        let text = BUNDLES.with(|bundles| {
            let place = bundles.get(self.locale as usize)?;
            if place.get().is_none() {
                // Set once: nobody else is on this thread.
                let _ = place.set(bundle(self.locale)?);
            }
            let bundle = place.get()?;
            let pattern = bundle.get_message(key)?.value()?;
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, arguments, &mut errors).into_owned();
            errors.is_empty().then_some(text)
        });
        match (text, self.locale) {
            (Some(text), Locale::EnXa) => Some(pseudo::bracketed(&text)),
            (Some(text), _) => Some(text),
            // Better in English than not at all; a test of the tree wants every key in every language.
            (None, Locale::Ru | Locale::Fi | Locale::Zh) => Self::of(Locale::En).pattern(key, arguments),
            (None, Locale::En | Locale::EnXa | Locale::ArXb) => None,
        }
    }
}

fn strings<'text>(arguments: &[(&'text str, &'text str)]) -> FluentArgs<'text> {
    arguments.iter().map(|(name, value)| (Cow::from(*name), FluentValue::from(*value))).collect()
}

fn bundle(locale: Locale) -> Option<Bundle> {
    // A broken entry is left out and shows as its key; a test asserts that none is.
    let read = FluentResource::try_new(text(locale)?.to_owned()).unwrap_or_else(|(partly, _)| partly);
    // The plural rules are those of the words: a pseudo-language's are English.
    let mut bundle = FluentBundle::new(locale.ground().tag().parse().into_iter().collect());
    let _ = bundle.add_resource(&*Box::leak(Box::new(read)));
    bundle.set_use_isolating(locale.dir() == "rtl");
    bundle.set_transform(match locale {
        Locale::En | Locale::Ru | Locale::Fi | Locale::Zh => None,
        Locale::EnXa => Some(pseudo::longer),
        Locale::ArXb => Some(pseudo::mirrored),
    });
    Some(bundle)
}

#[cfg(test)]
mod test;
