//! An answer, with all that its letter must say.

use super::{Ground, Ruling};
use crate::clock::law::{self, Content};
use crate::inbox::Kind;
use crate::policy::Regime;

/// What the letter of an answer must say, in its order: by the house's own rule nobody is refused without the ground or answered
/// without reasons; the rest is the law's.
fn wanted(kind: Kind, regime: Regime, ruling: Ruling) -> Vec<Content> {
    let is_refused = ruling == Ruling::Refused;
    let own: &[Content] = if is_refused { &[Content::Basis, Content::Reason] } else { &[Content::Reason] };
    let law = if is_refused { law::refusal(regime, kind).to_vec() } else { law::remedies(regime) };
    own.iter().copied().chain(law::missing(&law, own)).collect()
}

/// An answer: whoever holds one has everything that must be in it. Its letter is one sentence after the other of what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    ruling: Ruling,
    refused_on: Option<(Ground, &'static str)>,
    reasons: String,
    says: Vec<Content>,
}

/// What an answer lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Lack {
    /// How it was decided, in one of the ways in which this can be.
    #[error("a ruling")]
    Ruling,
    /// The ground of a refusal, with its law.
    #[error("a ground")]
    Ground,
    /// Reasons in own words.
    #[error("reasons")]
    Reasons,
}

impl Answer {
    /// An answer, or the first thing that it lacks. A complaint is answered with reasons whatever the ruling; what is granted
    /// says what was done.
    ///
    /// # Errors
    /// The first [`Lack`].
    pub fn parse(kind: Kind, regime: Regime, ruling: &str, ground: &str, reasons: &str) -> Result<Self, Lack> {
        let ruling = Ruling::parse(ruling).filter(|ruling| Ruling::of(kind).contains(ruling)).ok_or(Lack::Ruling)?;
        let refused_on = match ruling {
            Ruling::Refused => {
                let chosen = Ground::parse(ground);
                Ground::all_of(kind, regime).find(|(known, _)| Some(*known) == chosen)
            }
            Ruling::Upheld | Ruling::Partly | Ruling::NotUpheld | Ruling::Granted => None,
        };
        let reasons = reasons.trim().to_owned();
        let says = wanted(kind, regime, ruling);
        let is_said = |content: &Content| match content {
            Content::Basis => refused_on.is_some(),
            Content::Reason => !reasons.is_empty(),
            // The same for everybody: sentences of the letter itself.
            Content::Rest | Content::Locked | Content::Authority | Content::Court => true,
            Content::NewDay => false,
        };
        let said: Vec<Content> = Content::ALL.iter().copied().filter(is_said).collect();
        match law::missing(&says, &said).first() {
            None => Ok(Self { ruling, refused_on, reasons, says }),
            Some(Content::Basis) => Err(Lack::Ground),
            Some(_) => Err(Lack::Reasons),
        }
    }

    /// What its letter must say, in this order.
    #[must_use]
    pub fn says(&self) -> &[Content] {
        &self.says
    }

    /// How it was decided.
    #[must_use]
    pub const fn ruling(&self) -> Ruling {
        self.ruling
    }

    /// On what it is refused, and where that is written.
    #[must_use]
    pub const fn refused_on(&self) -> Option<(Ground, &'static str)> {
        self.refused_on
    }

    /// Why, in own words.
    #[must_use]
    pub fn reasons(&self) -> &str {
        &self.reasons
    }

    /// What the log names it by: the ground of a refusal, else the ruling.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.refused_on {
            Some((ground, _)) => ground.name(),
            None => self.ruling.name(),
        }
    }
}
