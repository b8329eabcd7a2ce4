//! Checks the copy that the person saved, where it lies: its fingerprint against the one that the edge made, and what is
//! in it against what the edge counted. Nothing is sent, so it works without a connection too.
//!
//! All words stand on the page; the island shows those that are true.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::export::{Archive, Expected, Reading, Verdict};

use crate::browser::file::{self, Picked};
use crate::browser::part::Part;
use crate::browser::wait;

/// So much is read at a time: little enough that the page stays alive on an old telephone.
const PIECE: u64 = 1024 * 1024;

/// Wakes what the page renders around it (`data-sha256`): a field for the file, a line for the progress, a sentence per
/// outcome, a line per category. That is hidden until then.
#[island]
pub fn CopyCheck() -> impl IntoView {
    let place = NodeRef::<leptos::html::Span>::new();
    Effect::new(move |_| {
        let Some(page) = place.get().and_then(|element| Part::of(&element).around("data-sha256")) else { return };
        // Counts the picks: an older one that is still being read says nothing any more.
        let newest = Rc::new(Cell::new(0_u32));
        let about = page.clone();
        page.hear("change", move |event| {
            let Some(picked) = file::picked(&event) else { return };
            let (newest, pick) = (newest.clone(), newest.get() + 1);
            newest.set(pick);
            spawn_local(check(about.clone(), picked, move || newest.get() == pick));
        });
        page.show(true);
    });
    view! { <span hidden node_ref=place></span> }
}

async fn check(page: Part, picked: Picked, is_newest: impl Fn() -> bool) {
    page.choose("data-outcome", "");
    page.find("data-counts").inspect(|counts| counts.show(false));
    let expected =
        Expected { sha256: page.said("data-sha256"), bytes: page.said("data-bytes").parse().unwrap_or_default() };
    let most = page.said("data-most").parse().unwrap_or_default();
    let read = read(&page, &picked, most, &is_newest).await;
    if !is_newest() {
        return;
    }
    page.find("data-progress").inspect(|line| line.write(""));
    let Some(reading) = read else { return page.choose("data-outcome", "unreadable") };
    let verdict = reading.verdict(&expected);
    let code = match &verdict {
        Verdict::Same(archive) if !count(&page, archive) => "fewer",
        _ => verdict.code(),
    };
    page.choose("data-outcome", code);
}

/// Reads the whole file and tells how far it is; `None` where it cannot be read, or another was picked meanwhile.
async fn read(page: &Part, picked: &Picked, most: u64, is_newest: &impl Fn() -> bool) -> Option<Reading> {
    let (mut reading, mut at, all) = (Reading::keeping(most), 0, picked.bytes());
    let progress = page.find("data-progress")?;
    let template = progress.said("data-progress");
    while at < all {
        let to = (at + PIECE).min(all);
        progress.write(&template.replace("{percent}", &(at * 100 / all).to_string()));
        reading.take(&picked.piece(at, to).await?);
        at = to;
        wait::breathe().await;
        if !is_newest() {
            return None;
        }
    }
    Some(reading)
}

/// Writes beside each category what was found; whether nothing is missing.
fn count(page: &Part, archive: &Archive) -> bool {
    let Some(counts) = page.find("data-counts") else { return true };
    let mut is_complete = true;
    for line in counts.all("data-kind") {
        let wanted: u32 = line.said("data-count").parse().unwrap_or_default();
        let found = archive.iter().find(|(id, _)| id.as_str() == line.said("data-kind")).map(|(_, found)| *found);
        let state = match found {
            None => "missing",
            Some(found) if found < wanted => "fewer",
            Some(_) => "complete",
        };
        is_complete &= state == "complete";
        let template = counts.said(&format!("data-{state}"));
        if let Some(place) = line.find("data-found") {
            place.write(&template.replace("{found}", &found.unwrap_or_default().to_string()));
            place.say("data-found", state);
        }
    }
    counts.show(true);
    is_complete
}
