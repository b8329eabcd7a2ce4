//! The statement of what was erased, what was kept, why and until when.

use leptos::prelude::*;

use super::part::{EmailReuse, Kept, Printed};
use crate::components::foreign::foreign;
use crate::components::receipt_check::{self, Key};
use crate::components::summary::{self, Row};
use crate::components::{button, complaint, detail, kept, list, printed, reuse};
use crate::i18n::Texts;
use crate::route;
use crate::shell::{Frame, Shell};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledged {
    pub processor: String,
    pub what: String,
    pub at: String,
    /// Somebody has looked, or it is signed, that nothing is left.
    pub is_checked: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    pub erased_at: String,
    pub requested_at: String,
    pub erased: Vec<String>,
    pub anonymised: Vec<String>,
    pub kept: Vec<Kept>,
    /// What was handed out by order of the law, and when: finished sentences.
    pub disclosed: Vec<String>,
    pub acknowledged: Vec<Acknowledged>,
    /// When backups and the database's history of this data are gone.
    pub backups_gone_on: String,
    pub email_reuse: EmailReuse,
    /// The policy's advice.
    pub afterwards: Option<String>,
    /// The reason that was given leads to a complaint as well.
    pub complaint: bool,
    pub policy_version: String,
    pub chain_head: String,
    pub key: Key,
    pub signature: String,
    pub printed: Printed,
    /// The signed receipt with its log, as the person saves it.
    pub file: String,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let json = route::step(shell.locale, &props.reference, "receipt.json");
    let frame = Frame::titled(texts.get("receipt-title")).back(route::deletion(shell.locale, &props.reference));
    frame.proofs(true).html(shell, || {
        view! {
            <p class="lead">{texts.get_with("receipt-lead", &[("date", &props.erased_at)])}</p>
            {facts(texts, &props)}
            {gone(texts, &props)}
            {remains(texts, &props)}
            {acknowledged(texts, &props.acknowledged)}
            {props.afterwards.clone().map(|text| view! { <h2>{texts.get("afterwards")}</h2><p>{foreign(text)}</p> })}
            {complaint::offered(shell, props.complaint)}
            <section aria-labelledby="your-devices">
                <h2 id="your-devices">{texts.get("receipt-devices")}</h2>
                <ul>
                    <li>{texts.get("receipt-devices-app")}</li>
                    <li>{texts.get("receipt-devices-downloads")}</li>
                    <li>{texts.get("receipt-devices-passwords")}</li>
                    <li>{texts.get("receipt-devices-store")}</li>
                </ul>
            </section>
            <section aria-labelledby="proof">
                <h2 id="proof">{texts.get("receipt-proof")}</h2>
                <p>{texts.get("receipt-proof-text")}</p>
                <p class="no-print"><a href=json>{texts.get("receipt-json")}</a></p>
                {check(shell, &props)}
                {detail::closed(texts.get("receipt-signature"), signature(texts, &props))}
            </section>
            <p class="no-print">{texts.get("receipt-print")}</p>
            {printed::note(texts, &props.printed)}
        }
        .into_any()
    })
}

/// The same check that anybody can make of the saved file.
fn check(shell: &Shell, props: &Props) -> AnyView {
    let texts = shell.texts;
    let form = view! {
        <form method="post" action=route::receipt_check(shell.locale)>
            <input type="hidden" name="receipt" value=props.file.clone()/>
            {button::secondary(texts.get("receipt-check-now"))}
        </form>
    };
    view! {
        <div class="no-print">
            {receipt_check::around(shell, &props.key, form.into_any(), None, false)}
            <p>{texts.get("receipt-check-others")}</p>
            <p><a href=route::receipt_check(shell.locale)>{texts.get("receipt-check-title")}</a></p>
        </div>
    }
    .into_any()
}

fn facts(texts: Texts, props: &Props) -> AnyView {
    let rows = vec![
        Row::new(texts.get("status-reference"), props.reference.clone()),
        Row::new(texts.get("receipt-requested"), props.requested_at.clone()),
        Row::new(texts.get("receipt-erased-at"), props.erased_at.clone()),
    ];
    view! { <div class="receipt-facts">{summary::list(texts, rows)}</div> }.into_any()
}

fn gone(texts: Texts, props: &Props) -> AnyView {
    let anonymised = (!props.anonymised.is_empty()).then(|| {
        view! {
            <h2>{texts.get("receipt-anonymised")}</h2>
            <p>{texts.get("consequences-anonymised-text")}</p>
            {list::plain(props.anonymised.clone())}
        }
    });
    view! {
        <h2>{texts.get("receipt-erased")}</h2>
        {list::plain(props.erased.clone())}
        {anonymised}
    }
    .into_any()
}

fn remains(texts: Texts, props: &Props) -> AnyView {
    let table = (!props.kept.is_empty()).then(|| {
        view! {
            <h2>{texts.get("receipt-kept")}</h2>
            <p>{texts.get("consequences-kept-text")}</p>
            {kept::table(texts, &props.kept)}
        }
    });
    let disclosed = (!props.disclosed.is_empty()).then(|| {
        view! {
            <h2>{texts.get("receipt-disclosed")}</h2>
            <p>{texts.get("receipt-disclosed-text")}</p>
            {list::plain(props.disclosed.clone())}
        }
    });
    view! {
        {table}
        {disclosed}
        <h2>{texts.get("receipt-backups")}</h2>
        <p>{texts.get_with("receipt-backups-text", &[("date", &props.backups_gone_on)])}</p>
        <h2>{texts.get("reuse-title")}</h2>
        <p>{reuse::sentence(texts, &props.email_reuse)}</p>
    }
    .into_any()
}

fn acknowledged(texts: Texts, all: &[Acknowledged]) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let items = all
        .iter()
        .map(|one| {
            let Acknowledged { processor, what, at, is_checked } = one.clone();
            let key = if is_checked { "receipt-verified-at" } else { "receipt-acknowledged-at" };
            view! {
                <li>
                    <span><strong>{foreign(processor)}</strong>" "{foreign(what)}</span>
                    <span class="tag tag-done">{texts.get_with(key, &[("at", &at)])}</span>
                </li>
            }
        })
        .collect_view();
    let view = view! {
        <section aria-labelledby="acknowledged">
            <h2 id="acknowledged">{texts.get("receipt-acknowledged")}</h2>
            <p>{texts.get("receipt-acknowledged-text")}</p>
            <ul class="tasks">{items}</ul>
        </section>
    };
    Some(view.into_any())
}

fn signature(texts: Texts, props: &Props) -> AnyView {
    let row = |label: &str, value: &str| {
        view! { <div><dt>{texts.get(label)}</dt><dd dir="ltr" translate="no"><code>{value.to_owned()}</code></dd></div> }
    };
    view! {
        <dl class="signature">
            {row("receipt-algorithm", "Ed25519")}
            {row("receipt-key", &props.key.id)}
            {row("receipt-signature-value", &props.signature)}
            {row("receipt-chain", &props.chain_head)}
            {row("receipt-policy", &props.policy_version)}
        </dl>
    }
    .into_any()
}
