//! Guides to leaving services that the operator does not run.

/// What of them. A service stays text: an unknown one is a page that is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guide {
    List,
    Of(String),
    /// The last day of its way back, for a calendar.
    LastDay(String),
}

/// Paths behind a language.
pub fn parse(rest: &[&str]) -> Option<Guide> {
    Some(match rest {
        ["guides"] => Guide::List,
        ["guides", service] => Guide::Of((*service).to_owned()),
        ["guides", service, "last-day.ics"] => Guide::LastDay((*service).to_owned()),
        _ => return None,
    })
}
