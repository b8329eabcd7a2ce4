//! Checks a receipt where it lies: signature and log, by the same code that made them. Nothing is sent, so it works
//! without a connection too, and long after the operator is gone.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::receipt::{Doubt, PublicKey, Receipt, ReceiptFile};
use shared::time::Timestamp;

use crate::browser::file::{self, Picked};
use crate::browser::{moment, part::Part};
use crate::told::Told;

/// No receipt is larger; what is, is not even read.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// Wakes what the page renders around it (`data-key`): the form, a sentence per outcome, and the lines that a good receipt
/// fills.
#[island]
pub fn ReceiptCheck() -> impl IntoView {
    let place = NodeRef::<leptos::html::Span>::new();
    Effect::new(move |_| {
        let Some(page) = place.get().and_then(|element| Part::of(&element).around("data-key")) else { return };
        let about = page.clone();
        page.hear("change", move |event| {
            if let Some(picked) = file::picked(&event) {
                spawn_local(read(about.clone(), picked));
            }
        });
        let about = page.clone();
        page.hear("submit", move |event| {
            let Some(field) = about.find("name=receipt") else { return };
            event.prevent_default();
            check(&about, &field.value());
        });
        // A file can be picked only where somebody reads it; without the island the text is pasted and sent.
        page.choose("data-where", "here");
        page.find("data-file").inspect(|field| field.show(true));
    });
    view! { <span hidden node_ref=place></span> }
}

async fn read(page: Part, picked: Picked) {
    if picked.bytes() > MOST_BYTES {
        return page.choose("data-outcome", Doubt::NotAReceipt.code());
    }
    match picked.text().await {
        Some(text) => check(&page, &text),
        None => page.choose("data-outcome", "unreadable"),
    }
}

fn check(page: &Part, text: &str) {
    let Ok(key) = PublicKey::parse(&page.said("data-key")) else { return };
    // Emptied first: the same answer twice would be read out once.
    page.choose("data-outcome", "");
    match ReceiptFile::check(text, &key) {
        Ok(receipt) => {
            fill(page, &receipt);
            page.choose("data-outcome", "genuine");
        }
        Err(doubt) => page.choose("data-outcome", doubt.code()),
    }
}

/// Writes what the receipt says into its lines.
fn fill(page: &Part, receipt: &Receipt) {
    let (locale, zone) = (page.said("data-dates"), page.said("data-zone"));
    let day = |at: Timestamp| moment::day(at.ms(), &locale, &zone);
    let held = [page.said("data-held"), page.said("data-held-until")];
    let told = Told::of(receipt, day, &page.said("data-kept"), &held);
    for (name, text) in told.lines() {
        page.find(&format!("data-told={name}")).inspect(|line| line.write(&text));
    }
}
