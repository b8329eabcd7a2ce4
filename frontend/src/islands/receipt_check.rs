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

/// Around what the page renders for it: the form, a sentence per outcome, and the lines that a good receipt fills.
#[island]
pub fn ReceiptCheck(children: Children) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    // A file can be picked only where somebody reads it; without the island the text is pasted and sent.
    Effect::new(move |_| {
        let Some(page) = place.get().as_ref().map(Part::of) else { return };
        page.choose("data-where", "here");
        page.find("data-file").inspect(|field| field.show(true));
    });
    let picking = move |event: leptos::ev::Event| {
        if let (Some(element), Some(picked)) = (place.get_untracked(), file::picked(&event)) {
            spawn_local(read(Part::of(&element), picked));
        }
    };
    let sending = move |event: leptos::ev::SubmitEvent| {
        let page = place.get_untracked().as_ref().map(Part::of);
        let Some((page, field)) = page.and_then(|page| page.find("name=receipt").map(|field| (page, field))) else {
            return;
        };
        event.prevent_default();
        check(&page, &field.value());
    };
    view! { <div node_ref=place on:change=picking on:submit=sending>{children()}</div> }
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
    let about = page.find("data-key").map(|about| (PublicKey::parse(&about.said("data-key")), about));
    let Some((Ok(key), about)) = about else { return };
    // Emptied first: the same answer twice would be read out once.
    page.choose("data-outcome", "");
    match ReceiptFile::check(text, &key) {
        Ok(receipt) => {
            fill(page, &about, &receipt);
            page.choose("data-outcome", "genuine");
        }
        Err(doubt) => page.choose("data-outcome", doubt.code()),
    }
}

/// Writes what the receipt says into its lines.
fn fill(page: &Part, about: &Part, receipt: &Receipt) {
    let (locale, zone) = (about.said("data-dates"), about.said("data-zone"));
    let day = |at: Timestamp| moment::day(at.ms(), &locale, &zone);
    let told = Told::of(receipt, day, &about.said("data-kept"), &about.said("data-held"));
    for (name, text) in told.lines() {
        page.find(&format!("data-told={name}")).inspect(|line| line.write(&text));
    }
}
