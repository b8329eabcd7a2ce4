//! What people post, parsed. Unknown and repeated fields are errors: nothing is guessed.
//! The locale key of an error is `error-<field>-<code>`.

mod identify;
mod letter;
mod read;
mod request;
mod send;
mod staff;
mod track;

pub use identify::{ChooseAccount, Code, CopyAnswer, Identify, KIND_PREFIX};
pub use letter::{Letter, LetterStep};
pub use request::{Request, Writer, offered};
pub use send::Send;
pub use staff::{AddStaff, ChangeStaff};
pub use track::{Answer, Means, Revoke, Stop, Track, Withdraw};

/// Fields as they came in, in order.
pub type Fields = [(String, String)];

/// What is wrong with one field. `field` is `form` where it concerns the form as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Its name.
    pub field: &'static str,
    /// `missing`, `malformed`, `too-long`, `repeated`, `not-ticked`, `not-listed`; for `form`: `unknown`, `too-large`.
    pub code: &'static str,
}

impl FieldError {
    /// The key of its sentence in the locale files.
    #[must_use]
    pub fn locale_key(self) -> String {
        format!("error-{}-{}", self.field.replace('_', "-"), self.code)
    }
}

/// A form, or everything that is wrong with it.
pub type Parsed<T> = Result<T, Vec<FieldError>>;
