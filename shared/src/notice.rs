//! A notice: something happened to data, or a law ordered that data be handed over. Whoever holds one has everything in it that the
//! chosen law wants said to the people whose data it is.

use crate::desk::names;
use crate::id::CategoryId;
use crate::limits::{NOTICE_CHARS, NOTICE_SILENCE_DAYS};
use crate::policy::{Policy, Regime};
use crate::time::{LocalDate, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

names! {
    /// What a notice is about.
    Kind {
        /// Data was lost, changed, or seen by somebody who should not see it.
        Incident = "incident",
        /// An authority or a court got data, because a law orders it.
        Disclosure = "disclosure",
    }
}

names! {
    /// What is said, in the order in which people read it.
    Part {
        /// What happened.
        What = "what",
        /// Who got the data.
        To = "to",
        /// Which law orders it.
        Basis = "basis",
        /// How it could happen.
        Cause = "cause",
        /// What may follow from it.
        Risk = "risk",
        /// What is done about it.
        Done = "done",
        /// What people can do themselves.
        Advice = "advice",
    }
}

impl Kind {
    /// The parts that this can have.
    pub fn parts(self) -> impl Iterator<Item = Part> {
        let foreign: &[Part] = match self {
            Self::Incident => &[Part::To, Part::Basis],
            Self::Disclosure => &[Part::Cause],
        };
        Part::ALL.iter().copied().filter(|part| !foreign.contains(part))
    }

    /// The parts without which it says less than the law wants. The rest that a law wants is in every notice: which data, when, whom
    /// to ask (GDPR 33(3)(b), PIPL 57(3)), and that a law forbade to say so before (Cal. Civ. Code 1798.82(d)(2)(D)).
    #[must_use]
    pub const fn wanted(self, regime: Regime) -> &'static [Part] {
        match (self, regime) {
            // Seed 004: people hear of a disclosure; to whom and why is what there is to hear.
            (Self::Disclosure, _) => &[Part::What, Part::To, Part::Basis],
            // GDPR 34(2) with 33(3)(b) to (d). Without a chosen law, people need to know no less.
            (Self::Incident, Regime::Gdpr | Regime::UkGdpr | Regime::None) => &[Part::What, Part::Risk, Part::Done],
            // Cal. Civ. Code 1798.82(d)(1).
            (Self::Incident, Regime::Ccpa) => &[Part::What, Part::Done, Part::Advice],
            // PIPL 57(1) and (2).
            (Self::Incident, Regime::China) => &[Part::What, Part::Cause, Part::Risk, Part::Done, Part::Advice],
        }
    }

    /// Where that is written; nothing where no law was chosen.
    #[must_use]
    pub const fn basis(self, regime: Regime) -> &'static str {
        match (self, regime) {
            (Self::Incident, Regime::Gdpr) => "GDPR 34(2), 33(3)",
            (Self::Incident, Regime::UkGdpr) => "UK GDPR 34(2), 33(3)",
            (Self::Incident, Regime::Ccpa) => "Cal. Civ. Code 1798.82(d)",
            (Self::Incident, Regime::China) => "PIPL 57",
            (Self::Disclosure, _) | (Self::Incident, Regime::None) => "",
        }
    }
}

/// What is said, by language and part.
pub type Words = BTreeMap<String, BTreeMap<Part, String>>;

/// A notice. Only [`Notice::parse`] makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    kind: Kind,
    happened: LocalDate,
    noticed: LocalDate,
    categories: BTreeSet<CategoryId>,
    silent_until: Option<Timestamp>,
    words: Words,
}

/// A notice as a form has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// By name.
    pub kind: String,
    /// The day, as `2027-03-31`.
    pub happened: String,
    /// The day on which it was known.
    pub noticed: String,
    /// By id.
    pub categories: Vec<String>,
    /// `now`, or `later` where a law forbids it until a day.
    pub telling: String,
    /// The last day of that silence.
    pub until: String,
    /// What was written; what is empty was not.
    pub words: Words,
}

/// Why a draft is no notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Of one field: its name, and a code as in [`crate::form::FieldError`].
    Field(&'static str, &'static str),
    /// Of one part in one language: `missing` or `too-long`.
    Part(Part, String, &'static str),
}

impl Notice {
    /// A notice, or everything that it lacks. The first language of the policy must be whole; any other is whole or not there, and
    /// then the first one is shown in its place.
    ///
    /// # Errors
    /// Every [`Fault`].
    pub fn parse(draft: &Draft, policy: &Policy, now: Timestamp) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let kind = Kind::parse(&draft.kind);
        if kind.is_none() {
            faults.push(Fault::Field("about", "missing"));
        }
        let today = policy.zone.date(now);
        let mut day = |field: &'static str, text: &str| {
            let day = text.trim().parse::<LocalDate>();
            let code = match day {
                Err(_) => Some("malformed"),
                Ok(day) => (day > today).then_some("out-of-range"),
            };
            faults.extend(code.map(|code| Fault::Field(field, code)));
            day.ok()
        };
        let days = day("happened", &draft.happened).zip(day("known", &draft.noticed));
        if days.is_some_and(|(happened, noticed)| noticed < happened) {
            faults.push(Fault::Field("known", "before"));
        }
        let known = |text: &String| CategoryId::parse(text).ok().filter(|id| policy.category(id).is_some());
        let categories: Option<BTreeSet<CategoryId>> = draft.categories.iter().map(known).collect();
        let categories = categories.filter(|some| !some.is_empty());
        if categories.is_none() {
            faults.push(Fault::Field("concerned", "missing"));
        }
        let silent_until = match silence(draft, policy, now) {
            Ok(until) => until,
            Err((field, code)) => {
                faults.push(Fault::Field(field, code));
                None
            }
        };
        let words = kind.map(|kind| said(kind, draft, policy, &mut faults)).unwrap_or_default();
        match (kind, days, categories) {
            (Some(kind), Some((happened, noticed)), Some(categories)) if faults.is_empty() => {
                Ok(Self { kind, happened, noticed, categories, silent_until, words })
            }
            _ => Err(faults),
        }
    }

    /// What it is about.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The day on which it happened, and the one on which it was known.
    #[must_use]
    pub const fn days(&self) -> [LocalDate; 2] {
        [self.happened, self.noticed]
    }

    /// Which kinds of data.
    #[must_use]
    pub const fn categories(&self) -> &BTreeSet<CategoryId> {
        &self.categories
    }

    /// Nobody is told before.
    #[must_use]
    pub const fn silent_until(&self) -> Option<Timestamp> {
        self.silent_until
    }

    /// What is said.
    #[must_use]
    pub const fn words(&self) -> &Words {
        &self.words
    }
}

/// The end of the silence that a law orders; one without an end would be one for ever.
fn silence(draft: &Draft, policy: &Policy, now: Timestamp) -> Result<Option<Timestamp>, (&'static str, &'static str)> {
    match draft.telling.as_str() {
        "now" => Ok(None),
        "later" => {
            let day = draft.until.trim().parse::<LocalDate>().map_err(|_| ("until", "malformed"))?;
            let until = policy.zone.end_of_day(day);
            let is_in_range = until > now && until.since_ms(now) <= NOTICE_SILENCE_DAYS * crate::limits::DAY_MS;
            if is_in_range { Ok(Some(until)) } else { Err(("until", "out-of-range")) }
        }
        _ => Err(("telling", "missing")),
    }
}

/// The words in each language that is there, which must be whole.
fn said(kind: Kind, draft: &Draft, policy: &Policy, faults: &mut Vec<Fault>) -> Words {
    let wanted = kind.wanted(policy.law.regime);
    let mut words = Words::new();
    for (number, tag) in policy.languages.tags().enumerate() {
        let typed = draft.words.get(tag);
        let text = |part: &Part| typed.and_then(|all| all.get(part)).map_or("", |text| text.trim());
        if number > 0 && kind.parts().all(|part| text(&part).is_empty()) {
            continue;
        }
        let mut here = BTreeMap::new();
        for part in kind.parts() {
            let text = text(&part);
            let code = match text.chars().count() {
                0 => wanted.contains(&part).then_some("missing"),
                count => (count > NOTICE_CHARS).then_some("too-long"),
            };
            faults.extend(code.map(|code| Fault::Part(part, tag.to_owned(), code)));
            if !text.is_empty() {
                here.insert(part, text.to_owned());
            }
        }
        words.insert(tag.to_owned(), here);
    }
    words
}

/// The words for a reader of this language, and the language that they are in.
#[must_use]
pub fn words_for<'a>(words: &'a Words, tag: &'a str, first: &'a str) -> Option<(&'a str, &'a BTreeMap<Part, String>)> {
    [tag, first].into_iter().find_map(|tag| Some((tag, words.get(tag)?)))
}
