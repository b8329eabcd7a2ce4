//! Why, and by which way: what is chosen from a list, so that it can be counted and told in every language.

use super::names;
use crate::clock::law::{Content, refusal};
use crate::inbox::Kind;
use crate::policy::Regime;
use serde::{Deserialize, Serialize};

names! {
    /// How somebody asked who neither wrote a mail nor filled in a form.
    Channel {
        /// They rang.
        Telephone = "telephone",
        /// They wrote in a chat.
        Chat = "chat",
        /// They came.
        Counter = "counter",
        /// They sent a letter.
        Letter = "letter",
    }
}

names! {
    /// Why an application is refused. Each has a sentence for the person, in their language.
    RefusalReason {
        /// What was shown does not tell that the account is theirs.
        NotShown = "not-shown",
        /// Somebody with a better proof says otherwise.
        Contradicted = "contradicted",
        /// A law demands it.
        Law = "law",
        /// The same was asked before and is being looked at.
        Duplicate = "duplicate",
        /// In the reviewer's own words alone.
        Other = "other",
    }
}

impl RefusalReason {
    /// Whether it says too little without the reviewer's own words: where the chosen law wants the exception named, a law
    /// alone is none.
    #[must_use]
    pub fn needs_words(self, regime: Regime) -> bool {
        match self {
            Self::Other => true,
            Self::Law => refusal(regime, Kind::Leave).contains(&Content::Basis),
            Self::NotShown | Self::Contradicted | Self::Duplicate => false,
        }
    }
}

names! {
    /// A text that is kept ready for whoever is refused, in every language.
    Reply {
        /// What would show that the account is theirs.
        Proof = "proof",
        /// Which of several accounts is meant.
        Account = "account",
        /// What was sent cannot be opened.
        Unreadable = "unreadable",
        /// An earlier request is being looked at.
        Earlier = "earlier",
        /// Something has to be settled first.
        Settled = "settled",
        /// Somebody else answers this.
        Elsewhere = "elsewhere",
    }
}

names! {
    /// Why a masked field is opened.
    RevealReason {
        /// To compare it with the account.
        Compare = "compare",
        /// To answer the person.
        Answer = "answer",
        /// Because a law or a court asks.
        Law = "law",
    }
}

names! {
    /// Why the door did not let somebody in.
    DoorReason {
        /// Nobody of the staff.
        Stranger = "stranger",
        /// What was to prove who it is was not good.
        Word = "word",
        /// A sign-in of another browser, or one that is over.
        Flow = "flow",
        /// Removed, or overtaken by another, in that very moment.
        Overtaken = "overtaken",
    }
}
