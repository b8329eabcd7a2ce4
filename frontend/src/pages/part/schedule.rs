//! What happens when: finished texts, and days as numbers for the picture.

/// A point of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// A date, or a period where there is no date yet.
    pub when: String,
    /// Days since the request.
    pub day: u32,
}

/// From the request to the day on which the last is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// When the account is closed: a date, or "as soon as you send the request".
    pub begins: String,
    /// What is quiet from then on; `None` where the page says it already.
    pub begins_text: Option<String>,
    /// Where the person stands, once the request is sent.
    pub today: Option<Moment>,
    /// The last day to cancel; `None` where there is no way back.
    pub last_day: Option<Moment>,
    pub erased: Moment,
    /// Names of what is erased and of what is made anonymous; empty where the page says it already.
    pub erased_what: Vec<String>,
    pub anonymised_what: Vec<String>,
    /// When backups have forgotten it too.
    pub backups: Moment,
    pub backups_text: Option<String>,
    /// Whether companies beside the operator's own house erase it too.
    pub is_elsewhere: bool,
    pub kept: Vec<KeptUntil>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptUntil {
    pub label: String,
    /// Law or reason; `None` where the page says it already.
    pub basis: Option<String>,
    pub until: Moment,
}
