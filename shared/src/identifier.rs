//! What a person calls their account: an e-mail address, a telephone number or a user name.

use std::fmt;

/// Why a text can be no identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierError {
    /// Nothing but spaces.
    #[error("empty")]
    Empty,
    /// Longer than any address may be.
    #[error("too long")]
    TooLong,
    /// None of the three kinds.
    #[error("malformed")]
    Malformed,
}

const MAX_CHARS: usize = 254;

/// A parsed identifier. Its inner text is canonical and can only come from [`Identifier::parse`].
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Identifier {
    /// Contains an `@`.
    Email(Canonical),
    /// Starts with `+` or `00`: without the country no number is an account.
    Phone(Canonical),
    /// Anything else.
    Username(Canonical),
}

/// Canonical text of an identifier: lower case; a number as `+` and digits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Canonical(String);

impl Identifier {
    /// Reads what a person typed; surrounding space and case do not matter.
    ///
    /// # Errors
    /// Empty, longer than 254 characters, or none of the three kinds.
    pub fn parse(typed: &str) -> Result<Self, IdentifierError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(IdentifierError::Empty);
        }
        if typed.chars().count() > MAX_CHARS {
            return Err(IdentifierError::TooLong);
        }
        if typed.contains('@') {
            return email(typed).map(Self::Email);
        }
        if typed.starts_with('+') || typed.starts_with("00") {
            return phone(typed).map(Self::Phone);
        }
        username(typed).map(Self::Username)
    }

    /// The canonical text: an address, `+358401234567`, or a user name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(text) | Self::Phone(text) | Self::Username(text) => &text.0,
        }
    }

    /// `email`, `phone` or `username`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Email(_) => "email",
            Self::Phone(_) => "phone",
            Self::Username(_) => "username",
        }
    }

    /// Canonical text with its kind, for [`lookup_hash`](crate::seal::lookup_hash).
    #[must_use]
    pub fn canonical(&self) -> String {
        format!("{}:{}", self.kind(), self.as_str())
    }

    /// For pages after proof: enough to recognise one's own, too little for anyone else.
    #[must_use]
    pub fn mask(&self) -> String {
        match self {
            Self::Email(text) => match text.0.rsplit_once('@') {
                Some((local, domain)) => format!("{}@{domain}", first_and_dots(local)),
                None => first_and_dots(&text.0),
            },
            Self::Phone(text) => {
                let last: String = text.0.chars().skip(text.0.chars().count().saturating_sub(2)).collect();
                format!("+•••••{last}")
            }
            Self::Username(text) => first_and_dots(&text.0),
        }
    }
}

impl fmt::Debug for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identifier({}, …)", self.kind())
    }
}

impl fmt::Debug for Canonical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Canonical(…)")
    }
}

fn first_and_dots(text: &str) -> String {
    let first: String = text.chars().take(1).collect();
    format!("{first}•••")
}

fn email(typed: &str) -> Result<Canonical, IdentifierError> {
    let bad = |character: char| character.is_whitespace() || character.is_control();
    let (local, domain) = typed.rsplit_once('@').ok_or(IdentifierError::Malformed)?;
    let labels_fit = domain.split('.').all(|label| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|character| character.is_alphanumeric() || character == '-')
    });
    let local_fits = !local.is_empty() && local.len() <= 64 && !local.contains('@');
    if !local_fits || !domain.contains('.') || !labels_fit || typed.chars().any(bad) {
        return Err(IdentifierError::Malformed);
    }
    Ok(Canonical(typed.to_lowercase()))
}

fn phone(typed: &str) -> Result<Canonical, IdentifierError> {
    let rest = typed.strip_prefix('+').or_else(|| typed.strip_prefix("00")).unwrap_or(typed);
    let mut digits = String::from("+");
    for character in rest.chars() {
        if character.is_ascii_digit() {
            digits.push(character);
        } else if !matches!(character, ' ' | '-' | '(' | ')' | '.' | '/' | '\u{a0}') {
            return Err(IdentifierError::Malformed);
        }
    }
    // E.164: at most 15 digits; fewer than 7 reach nobody.
    if (8..=16).contains(&digits.len()) { Ok(Canonical(digits)) } else { Err(IdentifierError::Malformed) }
}

fn username(typed: &str) -> Result<Canonical, IdentifierError> {
    let allowed = |character: char| character.is_alphanumeric() || matches!(character, '.' | '_' | '-');
    if typed.chars().count() > 64 || !typed.chars().all(allowed) {
        return Err(IdentifierError::Malformed);
    }
    Ok(Canonical(typed.to_lowercase()))
}
