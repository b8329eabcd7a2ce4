//! What somebody asks in writing because no page does it by itself, a complaint among it: about what, by when it is answered, and
//! an answer, which exists only with everything that it must say.

mod letter;

pub use letter::{Answer, Lack};

use crate::clock::law::{self, Duty};
use crate::clock::{Rule, Term, Unit};
use crate::desk::{Act, names};
use crate::inbox::Kind;
use crate::policy::Regime;
use serde::{Deserialize, Serialize};

names! {
    /// What a complaint is about.
    Topic {
        /// Data was used for what it was not given for.
        Misused = "misused",
        /// Data came to somebody who should not have it.
        Leaked = "leaked",
        /// Somebody else used the complainer's data.
        Impersonated = "impersonated",
        /// Somebody who sells here cheated them.
        Cheated = "cheated",
        /// Something else.
        Other = "other",
    }
}

names! {
    /// How it was decided.
    Ruling {
        /// A complaint that is right.
        Upheld = "upheld",
        /// One that is right in part.
        Partly = "partly",
        /// One that is not.
        NotUpheld = "not-upheld",
        /// Done as was asked.
        Granted = "granted",
        /// Not done.
        Refused = "refused",
    }
}

names! {
    /// Why something is not done. A list, because each must rest on a law.
    Ground {
        /// It was not shown whose data it is.
        NotShown = "not-shown",
        /// A law demands that the data stay as they are.
        Law = "law",
        /// They are needed to make or answer a legal claim.
        Claims = "claims",
        /// It would take from the rights of somebody else.
        Others = "others",
        /// It was asked again and again, or plainly without a reason.
        Excessive = "excessive",
        /// What is there was looked at, and is right.
        Accurate = "accurate",
        /// What is done with them outweighs the objection.
        Outweighed = "outweighed",
    }
}

names! {
    /// How far it is.
    Stage {
        /// It has arrived.
        Received = "received",
        /// Somebody looks into it, and has said so.
        Acknowledged = "acknowledged",
        /// What was found is written down.
        Investigated = "investigated",
        /// It has its answer.
        Answered = "answered",
    }
}

impl Stage {
    /// As what was done says.
    #[must_use]
    pub fn of<'a>(acts: impl Iterator<Item = &'a str>) -> Self {
        let stage = |act: &str| match Act::parse(act) {
            Some(Act::Answered) => Self::Answered,
            Some(Act::Found) => Self::Investigated,
            Some(Act::Acknowledged) => Self::Acknowledged,
            Some(_) | None => Self::Received,
        };
        acts.map(stage).max().unwrap_or(Self::Received)
    }
}

/// What can be asked for in writing, in the order in which it is offered.
pub const KINDS: [Kind; 6] = [Kind::See, Kind::Correct, Kind::Part, Kind::Object, Kind::Other, Kind::Complain];

impl Ruling {
    /// How this can be decided.
    #[must_use]
    pub const fn of(kind: Kind) -> &'static [Self] {
        if matches!(kind, Kind::Complain) {
            &[Self::Upheld, Self::Partly, Self::NotUpheld]
        } else {
            &[Self::Granted, Self::Refused]
        }
    }
}

impl Ground {
    /// Where the law knows this ground; nothing where it knows none. Without a chosen law the operator's own rules must do.
    #[must_use]
    pub const fn basis(self, regime: Regime) -> Option<&'static str> {
        Some(match (regime, self) {
            (Regime::None, _) => "",
            (Regime::Gdpr, Self::NotShown) => "GDPR 11(2), 12(2)",
            (Regime::Gdpr, Self::Law) => "GDPR 17(3)(b)",
            (Regime::Gdpr, Self::Claims) => "GDPR 17(3)(e), 21(1)",
            (Regime::Gdpr, Self::Others) => "GDPR 15(4)",
            (Regime::Gdpr, Self::Excessive) => "GDPR 12(5)",
            (Regime::Gdpr, Self::Accurate) => "GDPR 16",
            (Regime::Gdpr, Self::Outweighed) => "GDPR 21(1)",
            (Regime::UkGdpr, Self::NotShown) => "UK GDPR 11(2), 12(2)",
            (Regime::UkGdpr, Self::Law) => "UK GDPR 17(3)(b)",
            (Regime::UkGdpr, Self::Claims) => "UK GDPR 17(3)(e), 21(1)",
            (Regime::UkGdpr, Self::Others) => "UK GDPR 15(4)",
            (Regime::UkGdpr, Self::Excessive) => "UK GDPR 12(5)",
            (Regime::UkGdpr, Self::Accurate) => "UK GDPR 16",
            (Regime::UkGdpr, Self::Outweighed) => "UK GDPR 21(1)",
            (Regime::Ccpa, Self::NotShown) => "11 CCR 7060",
            (Regime::Ccpa, Self::Law) => "Cal. Civ. Code 1798.105(d), 1798.145(a)",
            (Regime::Ccpa, Self::Claims) => "Cal. Civ. Code 1798.145(a)",
            (Regime::Ccpa, Self::Others) => "Cal. Civ. Code 1798.145(k)",
            (Regime::Ccpa, Self::Excessive) => "Cal. Civ. Code 1798.145(h)(3)",
            (Regime::Ccpa, Self::Accurate) => "11 CCR 7023(b)",
            (Regime::China, Self::Law) => "PIPL 47",
            (Regime::China, Self::Accurate) => "PIPL 46",
            (Regime::China, Self::NotShown | Self::Others | Self::Excessive) => "GB/T 35273-2020, 8.7",
            // An opt-out in California needs no reason, and China's law weighs no objection.
            (Regime::Ccpa | Regime::China, Self::Outweighed) | (Regime::China, Self::Claims) => return None,
        })
    }

    /// The grounds on which this can be refused, each with its law.
    pub fn all_of(kind: Kind, regime: Regime) -> impl Iterator<Item = (Self, &'static str)> {
        let fits = move |ground: Self| match ground {
            Self::Accurate => kind == Kind::Correct,
            Self::Outweighed => kind == Kind::Object,
            Self::Law | Self::Claims => kind != Kind::Correct,
            Self::NotShown | Self::Others | Self::Excessive => true,
        };
        let all = Self::ALL.iter().copied().filter(move |ground| kind != Kind::Complain && fits(*ground));
        all.filter_map(move |ground| Some((ground, ground.basis(regime)?)))
    }
}

/// By when it is answered. Where the law says nothing of it, a month, and two more for a reason.
#[must_use]
pub fn answer(kind: Kind, regime: Regime) -> Rule {
    const A_MONTH: Rule = Rule { term: Term { length: 1, unit: Unit::Month }, pausable: false, extension: Some(2) };
    let row = if kind == Kind::Complain { law::complaint(regime) } else { law::row(regime, Duty::Answer) };
    row.map_or(A_MONTH, |row| row.rule)
}

/// By when the law wants to have said that it has arrived, where it says so.
#[must_use]
pub fn acknowledgement(kind: Kind, regime: Regime) -> Option<Rule> {
    let duty = if kind == Kind::Complain { Duty::AcknowledgeComplaint } else { Duty::Acknowledge };
    law::row(regime, duty).map(|row| row.rule)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::law::Content;

    const REGIMES: [Regime; 5] = [Regime::Gdpr, Regime::UkGdpr, Regime::Ccpa, Regime::China, Regime::None];

    #[test]
    fn an_answer_without_ruling_ground_or_reasons_does_not_exist() {
        let parse = |kind, ruling, ground, reasons| Answer::parse(kind, Regime::Gdpr, ruling, ground, reasons);
        assert_eq!(parse(Kind::Complain, "", "", "because"), Err(Lack::Ruling));
        assert_eq!(parse(Kind::Complain, "granted", "", "because"), Err(Lack::Ruling), "a complaint is not granted");
        assert_eq!(parse(Kind::See, "upheld", "", "because"), Err(Lack::Ruling));
        assert_eq!(parse(Kind::See, "refused", "", "because"), Err(Lack::Ground));
        assert_eq!(parse(Kind::See, "refused", "accurate", "because"), Err(Lack::Ground), "no ground of this kind");
        for (kind, ruling) in [(Kind::Complain, "not-upheld"), (Kind::See, "granted"), (Kind::See, "refused")] {
            assert_eq!(parse(kind, ruling, "others", " \n"), Err(Lack::Reasons), "{ruling}");
            assert!(parse(kind, ruling, "others", "because").is_ok(), "{ruling}");
        }
    }

    #[test]
    fn whatever_can_be_refused_rests_on_a_law_of_the_chosen_one() {
        for regime in REGIMES {
            for kind in KINDS.into_iter().filter(|kind| *kind != Kind::Complain) {
                let grounds: Vec<_> = Ground::all_of(kind, regime).collect();
                assert!(grounds.len() >= 3, "{regime:?} {kind:?}");
                let is_named = |basis: &str| basis.is_empty() == (regime == Regime::None);
                assert!(grounds.iter().all(|(_, basis)| is_named(basis)), "{regime:?} {kind:?}");
            }
        }
        let refused = |regime| Answer::parse(Kind::Object, regime, "refused", "outweighed", "because");
        assert_eq!(
            refused(Regime::Gdpr).map(|answer| answer.refused_on()),
            Ok(Some((Ground::Outweighed, "GDPR 21(1)")))
        );
        assert_eq!(refused(Regime::Ccpa), Err(Lack::Ground), "an opt-out needs no reason there");
        assert_eq!(Ground::all_of(Kind::Complain, Regime::Gdpr).count(), 0, "a complaint is ruled on");
    }

    #[test]
    fn every_law_leaves_a_time_and_some_name_a_day_for_the_acknowledgement() {
        for kind in KINDS {
            assert_eq!(answer(kind, Regime::China).term, Term { length: 15, unit: Unit::BusinessDay });
            assert_eq!(answer(kind, Regime::None), answer(kind, Regime::Gdpr));
        }
        for regime in REGIMES {
            assert_eq!(acknowledgement(Kind::Complain, regime).is_some(), regime == Regime::UkGdpr);
            assert_eq!(acknowledgement(Kind::See, regime).is_some(), regime == Regime::Ccpa);
        }
    }

    #[test]
    fn an_answer_says_whatever_its_law_wants_and_an_erasure_refused_in_california_what_becomes_of_the_rest() {
        for (regime, kind) in REGIMES.into_iter().flat_map(|regime| KINDS.map(|kind| (regime, kind))) {
            for ruling in Ruling::of(kind) {
                let ground = Ground::all_of(kind, regime).next().map_or("", |(ground, _)| ground.name());
                let answer = Answer::parse(kind, regime, ruling.name(), ground, "because").unwrap();
                let is_refused = *ruling == Ruling::Refused;
                let law = if is_refused { law::refusal(regime, kind).to_vec() } else { law::remedies(regime) };
                assert_eq!(law::missing(&law, answer.says()), [], "{regime:?} {kind:?}");
                assert!(answer.says().contains(&Content::Reason) && answer.says().contains(&Content::Authority));
                assert_eq!(answer.says().contains(&Content::Basis), is_refused, "{regime:?} {kind:?}");
                let is_partial = is_refused && kind == Kind::Part && regime == Regime::Ccpa;
                assert_eq!(answer.says().contains(&Content::Rest), is_partial, "{regime:?} {kind:?}");
                assert_eq!(answer.says().contains(&Content::Locked), is_partial, "{regime:?} {kind:?}");
            }
        }
    }
}
