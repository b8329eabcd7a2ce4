//! The contract between Adieu and a directory that lives elsewhere: what is asked over HTTP, and what is answered.
//!
//! Each question is a POST to `<base>/<operation>`, signed as Standard Webhooks 1.0.0 (`webhook-id`, `webhook-timestamp`,
//! `webhook-signature`). Its body names the operation once more, because a signature covers the body and not the path. The answer is
//! signed with the same secret over the *question's* `webhook-id`, and its body names what it answers: no question can be played back
//! as an answer, and no answer fits another question. Nothing else is believed: what is not a signed 200 is no answer at all, and no
//! answer never means "nothing stands in the way" (invariant I20).

mod answer;
mod question;

pub use answer::{
    AccountAnswer, AccountState, Answer, BlockerAnswer, Capabilities, ContactAnswer, ContactKind, Counts,
    EndingsAnswer, Found, Held, Holders, ItemAnswer, Items, PreferencesAnswer, RenewalAnswer, Standing, StandingAnswer,
    Status, Token, Tokens,
};
pub use question::{Question, sequence};

/// The version of this contract. It grows by members that may be left out; what would break it has another number.
pub const CONTRACT: u32 = 1;

/// What a directory can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Operation {
    /// What the directory can do: [`Capabilities`].
    Capabilities,
    /// The accounts that an identifier names: [`Found`].
    Find,
    /// One account with its person's addresses: [`AccountAnswer`].
    Account,
    /// What stands between the account and its deletion just now: [`StandingAnswer`].
    Standing,
    /// Makes the account quiet: no sign-in, sessions and tokens end.
    Suspend,
    /// Undoes one deletion's suspension and nothing else.
    Restore,
    /// Ends one category for good; the first call closes the account.
    Erase,
    /// How many records of each category there are: [`Counts`].
    Counts,
    /// A page of the records of one category, oldest first: [`Items`].
    Items,
    /// What ends together with the account: [`EndingsAnswer`].
    Endings,
    /// Writes lines of one record anew.
    Correct,
    /// Erases single records of one category.
    EraseItems,
    /// What the person refuses: [`PreferencesAnswer`].
    Preferences,
    /// Refuses exactly this from a moment on.
    Refuse,
    /// Accounts behind one, in order, each with whether it holds something: [`Holders`].
    Holders,
    /// The tokens that a processor is to revoke: [`Tokens`].
    Tokens,
}

impl Operation {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::Capabilities,
        Self::Find,
        Self::Account,
        Self::Standing,
        Self::Suspend,
        Self::Restore,
        Self::Erase,
        Self::Counts,
        Self::Items,
        Self::Endings,
        Self::Correct,
        Self::EraseItems,
        Self::Preferences,
        Self::Refuse,
        Self::Holders,
        Self::Tokens,
    ];

    /// Those without which there is no directory.
    pub const LEAST: [Self; 7] =
        [Self::Capabilities, Self::Find, Self::Account, Self::Standing, Self::Suspend, Self::Restore, Self::Erase];

    /// Its name in paths and bodies.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Capabilities => "capabilities",
            Self::Find => "find",
            Self::Account => "account",
            Self::Standing => "standing",
            Self::Suspend => "suspend",
            Self::Restore => "restore",
            Self::Erase => "erase",
            Self::Counts => "counts",
            Self::Items => "items",
            Self::Endings => "endings",
            Self::Correct => "correct",
            Self::EraseItems => "erase-items",
            Self::Preferences => "preferences",
            Self::Refuse => "refuse",
            Self::Holders => "holders",
            Self::Tokens => "tokens",
        }
    }

    /// The operation of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operation| operation.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_has_one_name_in_paths_and_in_bodies() {
        for operation in Operation::ALL {
            assert_eq!(Operation::parse(operation.name()), Some(operation));
            assert_eq!(serde_json::to_value(operation).ok(), Some(operation.name().into()));
        }
        assert_eq!(Operation::parse("nothing"), None);
    }
}
