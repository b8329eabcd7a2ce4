//! The pages of whoever stays.

/// What a path below `/{l}/data/{reference}` leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Right {
    Home,
    Code,
    CodeAgain,
    Account,
    Preferences,
    Correct,
    CorrectOne(String),
    Kind(String),
    Part(String),
    Check,
    Copy,
    CopyArchive,
}

impl Right {
    pub(super) const fn allow(&self) -> &'static str {
        match self {
            Self::Home | Self::Correct | Self::Kind(_) | Self::CopyArchive => "GET, HEAD",
            Self::CodeAgain | Self::Copy => "POST",
            Self::Code | Self::Account | Self::Preferences | Self::CorrectOne(_) | Self::Part(_) | Self::Check => {
                "GET, HEAD, POST"
            }
        }
    }
}

pub fn below(rest: &[&str]) -> Option<Right> {
    Some(match rest {
        [] => Right::Home,
        ["code"] => Right::Code,
        ["code", "again"] => Right::CodeAgain,
        ["account"] => Right::Account,
        ["preferences"] => Right::Preferences,
        ["correct"] => Right::Correct,
        ["correct", item] => Right::CorrectOne((*item).to_owned()),
        ["kind", category] => Right::Kind((*category).to_owned()),
        ["kind", category, "part"] => Right::Part((*category).to_owned()),
        ["check"] => Right::Check,
        ["copy"] => Right::Copy,
        ["copy", "archive.zip"] => Right::CopyArchive,
        _ => return None,
    })
}
