//! The pages of what is asked for in writing.

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Complaint,
    Request,
    Code,
    Status,
}

impl Written {
    /// The methods that it answers, as `Allow` says them.
    pub const fn allow(self) -> &'static str {
        match self {
            Self::Complaint | Self::Request | Self::Code => "GET, HEAD, POST",
            Self::Status => "GET, HEAD",
        }
    }
}

/// Paths behind a language.
pub fn parse(rest: &[&str]) -> Option<Written> {
    Some(match rest {
        ["complaint"] => Written::Complaint,
        ["request"] => Written::Request,
        ["request", "code"] => Written::Code,
        ["request", "status"] => Written::Status,
        _ => return None,
    })
}
