//! The staff's paths: English only for now, so without a language.

/// Where at the desk. Ids stay text until a handler parses them: a malformed one is like an unknown one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Staff {
    Desk,
    SignIn,
    Callback,
    SignOut,
    People,
    Person(String),
}

impl Staff {
    /// The methods that the path answers, as `Allow` says them.
    pub const fn allow(&self) -> &'static str {
        match self {
            Self::Desk => "GET, HEAD",
            // An answer is taken once, and not by who only asks for its head.
            Self::Callback => "GET",
            Self::SignIn | Self::People | Self::Person(_) => "GET, HEAD, POST",
            Self::SignOut => "POST",
        }
    }
}

/// What lies behind `/staff`.
pub fn behind(rest: &[&str]) -> Option<Staff> {
    Some(match rest {
        [] => Staff::Desk,
        ["sign-in"] => Staff::SignIn,
        ["callback"] => Staff::Callback,
        ["sign-out"] => Staff::SignOut,
        ["people"] => Staff::People,
        ["people", staff] => Staff::Person((*staff).to_owned()),
        _ => return None,
    })
}
