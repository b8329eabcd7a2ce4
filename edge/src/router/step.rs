//! The pages of one deletion.

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Status,
    Code,
    CodeAgain,
    Account,
    Stop,
    Immediate,
    Revocation,
    Consequences,
    Copy,
    CopyArchive,
    CopyPrint,
    Check,
    Withdraw,
    Receipt,
    ReceiptFile,
    Calendar,
    Progress,
}

impl Step {
    pub fn allow(self) -> &'static str {
        match self {
            Self::Status
            | Self::Consequences
            | Self::CopyArchive
            | Self::CopyPrint
            | Self::Receipt
            | Self::ReceiptFile
            | Self::Calendar
            | Self::Progress => "GET, HEAD",
            Self::Code | Self::Account | Self::Stop | Self::Immediate | Self::Revocation | Self::Copy | Self::Check => {
                "GET, HEAD, POST"
            }
            Self::CodeAgain | Self::Withdraw => "POST",
        }
    }

    pub fn parse(rest: &[&str]) -> Option<Self> {
        Some(match rest {
            [] => Self::Status,
            ["code"] => Self::Code,
            ["code", "again"] => Self::CodeAgain,
            ["account"] => Self::Account,
            ["stop"] => Self::Stop,
            ["immediate"] => Self::Immediate,
            ["revocation"] => Self::Revocation,
            ["consequences"] => Self::Consequences,
            ["copy"] => Self::Copy,
            ["copy", "archive.zip"] => Self::CopyArchive,
            ["copy", "print"] => Self::CopyPrint,
            ["check"] => Self::Check,
            ["withdraw"] => Self::Withdraw,
            ["receipt"] => Self::Receipt,
            ["receipt.json"] => Self::ReceiptFile,
            ["calendar.ics"] => Self::Calendar,
            ["progress"] => Self::Progress,
            _ => return None,
        })
    }
}
