//! Checks the copy that the person saved, where it lies: its fingerprint against the one that the edge made, and what is
//! in it against what the edge counted. Nothing is sent, so it works without a connection too.
//!
//! All words stand on the page; the island shows those that are true.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::export::{Archive, Expected, Reading, Verdict};

use crate::browser::file::{self, Picked};
use crate::browser::part::Part;
use crate::browser::wait;

/// So much is read at a time: little enough that the page stays alive on an old telephone.
const PIECE: u64 = 1024 * 1024;

/// Around what the page renders for it: a field for the file, a line for the progress, a sentence per outcome, a line per
/// category. Hidden until it is awake.
#[island]
pub fn CopyCheck(children: Children) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    let is_awake = RwSignal::new(false);
    // Counts the picks: an older one that is still being read says nothing any more.
    let newest = RwSignal::new(0_u32);
    Effect::new(move |_| is_awake.set(true));
    let picking = move |event: leptos::ev::Event| {
        let (Some(element), Some(picked)) = (place.get_untracked(), file::picked(&event)) else { return };
        let pick = newest.get_untracked() + 1;
        newest.set(pick);
        spawn_local(check(Part::of(&element), picked, move || newest.get_untracked() == pick));
    };
    view! {
        <div hidden=move || !is_awake.get() node_ref=place on:change=picking>
            {children()}
        </div>
    }
}

async fn check(page: Part, picked: Picked, is_newest: impl Fn() -> bool) {
    let Some(about) = page.find("data-sha256") else { return };
    page.choose("data-outcome", "");
    page.find("data-counts").inspect(|counts| counts.show(false));
    let expected =
        Expected { sha256: about.said("data-sha256"), bytes: about.said("data-bytes").parse().unwrap_or_default() };
    let most = about.said("data-most").parse().unwrap_or_default();
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
