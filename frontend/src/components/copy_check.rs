//! Checking the saved copy: all that the island may have to say, hidden until it is true.

use leptos::prelude::*;
use shared::export::Verdict;

use crate::components::detail;
use crate::i18n::Texts;
use crate::islands::copy_check::CopyCheck;
use crate::pages::part::{Inside, ReadyCopy};
use crate::shell::Shell;

/// What only the browser can find, beside what `shared` makes of a file.
const FOUND_HERE: [&str; 2] = ["fewer", "unreadable"];

pub(crate) fn view(shell: &Shell, ready: &ReadyCopy) -> AnyView {
    let texts = shell.texts;
    let known = [("contact", shell.operator.contact.as_str()), ("name", ready.name.as_str())];
    let outcomes = Verdict::CODES
        .into_iter()
        .chain(FOUND_HERE)
        .map(|code| {
            let good = code.starts_with("same");
            let class = if good { "outcome outcome-good" } else { "outcome" };
            view! { <p class=class data-outcome=code hidden>{texts.get_with(&format!("copy-check-{code}"), &known)}</p> }
        })
        .collect_view();
    let counts = counts(texts, &ready.inside);
    let (bytes, most) = (ready.bytes.to_string(), ready.most_bytes.to_string());
    let body = view! {
        <div hidden data-sha256=ready.sha256.clone() data-bytes=bytes data-most=most>
            <p>{texts.get("copy-check-lead")}</p>
            <div class="group">
                <label for="copy-file">{texts.get("copy-check-file")}</label>
                <input class="input" type="file" id="copy-file" accept=".zip,application/zip"/>
            </div>
            <p role="status" data-progress=texts.get_with("copy-check-progress", &[("percent", "{percent}")])></p>
            <div role="status">{outcomes}</div>
            {counts}
            <CopyCheck/>
        </div>
    };
    view! {
        <section class="check no-print" aria-labelledby="copy-check">
            <h3 id="copy-check">{texts.get("copy-check-title")}</h3>
            {body}
            {detail::closed(texts.get("copy-check-by-hand"), by_hand(texts, &ready.name))}
        </section>
    }
    .into_any()
}

fn counts(texts: Texts, inside: &[Inside]) -> AnyView {
    let lines = inside
        .iter()
        .map(|inside| {
            let Inside { id, label, count } = inside.clone();
            view! {
                <li data-kind=id data-count=count.to_string()>
                    <span><strong>{label}</strong>" "{texts.count("copy-index-count", count, &[])}</span>
                    <span class="tag" data-found=""></span>
                </li>
            }
        })
        .collect_view();
    let found = [("found", "{found}")];
    view! {
        <div
            hidden
            data-counts=""
            data-complete=texts.get("copy-found-complete")
            data-fewer=texts.get_with("copy-found-fewer", &found)
            data-missing=texts.get("copy-found-missing")
        >
            {detail::closed(texts.get("copy-found"), view! { <ul class="tasks">{lines}</ul> }.into_any())}
        </div>
    }
    .into_any()
}

/// For whoever has no island, or trusts none.
fn by_hand(texts: Texts, name: &str) -> AnyView {
    let line = |system: &'static str, command: String| {
        view! { <li>{system}": "<code dir="ltr" translate="no">{command}</code></li> }
    };
    view! {
        <p>{texts.get("copy-check-by-hand-text")}</p>
        <ul class="commands">
            {line("Linux", format!("sha256sum {name}"))}
            {line("macOS", format!("shasum -a 256 {name}"))}
            {line("Windows", format!("certutil -hashfile {name} SHA256"))}
        </ul>
    }
    .into_any()
}
