//! What has happened so far, from the log.

use frontend::pages::status::Entry;
use shared::policy::Policy;
use shared::time::Timestamp;

use crate::failure::Failure;
use crate::format;
use crate::port::Row;
use crate::view::View;

/// The history in a person's words; steps that only machines care about are left out.
pub fn told(view: &View<'_>, policy: &Policy, log: &[Row]) -> Result<Vec<Entry>, Failure> {
    const SHOWN: [&str; 25] = [
        "started",
        "proven",
        "withdrawn",
        "armed",
        "confirmed",
        "resumed",
        "asked-again",
        "suspended",
        "revoked",
        "revocation-filed",
        "stop-end-announced",
        "revocation-refused",
        "immediate-filed",
        "immediate-approved",
        "immediate-vetoed",
        "immediate-refused",
        "hold-placed",
        "hold-released",
        "postponed-by-blocker",
        "claimed",
        "erased",
        "cleared",
        "disclosed",
        "question-asked",
        "question-answered",
    ];
    let mut entries = Vec::new();
    for row in log {
        let kind = row.text("kind")?;
        if SHOWN.contains(&kind.as_str()) {
            let at = format::moment(view.locale, policy, Timestamp::from_ms(row.int("at")?));
            entries.push(Entry { at, text: view.texts.get(&format!("event-{kind}")) });
        }
    }
    Ok(entries)
}
