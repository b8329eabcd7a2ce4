//! The signed statement, as a page to keep and as a file to check.

use frontend::pages::receipt::{self, Acknowledged};
use shared::deletion::Acknowledgement;
use shared::id::CategoryId;
use shared::policy::{Policy, Retention, Strategy};
use shared::receipt::{DisclosedLine, Receipt, SignedReceipt};
use shared::retention::Ground;

use super::receipt_check;
use crate::facts;
use crate::failure::Failure;
use crate::format;
use crate::reply::Reply;
use crate::session;
use crate::statement;
use crate::storage::{self, deletion::Stored};
use crate::view::View;

async fn signed(view: &View<'_>, reference: &str) -> Result<(Stored, SignedReceipt, Receipt), Failure> {
    let (stored, _) = session::open(view.context, view.incoming, reference).await?;
    let rows = view.context.one(storage::receipt::load(&stored.id.to_string())).await?;
    let body = rows.first().ok_or(Failure::NotFound)?.text("body")?;
    let signed: SignedReceipt =
        serde_json::from_str(&body).map_err(|_| Failure::Service("a stored receipt does not parse".to_owned()))?;
    let key = crate::statement::public_key(view.context);
    // What does not verify is not shown: a changed row must not pass for a statement of ours.
    let receipt = signed.verify(&key).map_err(|_| Failure::Service("a stored receipt does not verify".to_owned()))?;
    Ok((stored, signed, receipt))
}

fn label(view: &View<'_>, policy: &Policy, id: &CategoryId) -> String {
    facts::category(view.texts, policy, id)
}

/// In the page's language, as the policy that the receipt names has it; else as it was signed.
fn basis(view: &View<'_>, policy: &Policy, id: &CategoryId, signed: &str) -> String {
    match policy.category(id).map(|category| &category.retention) {
        Some(Retention::Keep(keep)) => view.content(&keep.basis),
        _ => view.texts.content(signed),
    }
}

/// What was handed out by order of the law, and when.
fn disclosed(view: &View<'_>, policy: &Policy, receipt: &Receipt) -> Vec<String> {
    let line = |line: &DisclosedLine| {
        let (what, at) = (label(view, policy, &line.category), format::moment(view.locale, policy, line.at));
        view.texts.get_with("receipt-disclosed-item", &[("what", &what), ("at", &at)])
    };
    receipt.disclosed.iter().map(line).collect()
}

pub async fn show(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let (stored, signed, receipt) = signed(view, reference).await?;
    let policy = crate::rule::of_version(view.context, stored.policy_version).await?;
    let log = view.context.one(storage::deletion::events(&stored.id)).await?;
    let file = statement::file(view.context, &stored, &log, (signed, &receipt))?;
    let moment = |at| format::moment(view.locale, &policy, at);
    let label = |id: &CategoryId| label(view, &policy, id);
    // Told once, however many processors held it: who acknowledged what stands further below.
    let ended = |strategy: Strategy| {
        let mut told: Vec<&CategoryId> = Vec::new();
        for line in receipt.ended.iter().filter(|line| line.strategy == strategy) {
            if !told.contains(&&line.category) {
                told.push(&line.category);
            }
        }
        told.into_iter().map(label).collect()
    };
    let kept = receipt.kept.iter().filter(|line| line.ground != Ground::FinalMail);
    let props = receipt::Props {
        reference: stored.reference.to_string(),
        erased_at: moment(receipt.erased_at),
        requested_at: moment(receipt.received_at),
        erased: ended(Strategy::Erase),
        anonymised: ended(Strategy::Anonymise),
        kept: kept
            .map(|line| frontend::pages::part::Kept {
                label: label(&line.category),
                basis: line.basis.as_deref().map_or_else(
                    || view.texts.get("kept-by-hold"),
                    |signed| basis(view, &policy, &line.category, signed),
                ),
                until: match line.ground {
                    Ground::Hold => view.texts.get("kept-until-hold"),
                    Ground::Retention | Ground::FinalMail => format::last_day(view.locale, &policy, line.until),
                },
            })
            .collect(),
        disclosed: disclosed(view, &policy, &receipt),
        acknowledged: receipt
            .ended
            .iter()
            .map(|line| Acknowledged {
                processor: facts::processor(view.texts, &policy, &line.processor),
                what: label(&line.category),
                at: moment(line.at),
                is_checked: line.acknowledgement == Acknowledgement::Verified,
            })
            .collect(),
        backups_gone_on: format::day(view.locale, &policy, receipt.backups_expire_at),
        email_reuse: facts::email_reuse(view.texts, &policy, Some(receipt.claimed_at)),
        afterwards: policy.afterwards.as_ref().map(|text| view.content(text)),
        complaint: facts::complains(&policy, &log),
        policy_version: format!("{} {:08x}", policy.name, stored.policy_version.0),
        chain_head: receipt.chain_head.to_string(),
        key: receipt_check::key(view),
        signature: file.signature_b64url.clone(),
        file: serde_json::to_string(&file).unwrap_or_default(),
        printed: facts::printed(view, &policy),
    };
    Ok(Reply::html(200, receipt::page(&view.shell(), props)))
}

/// The file: the exact bytes that were signed, the signature, the key's name, and the log.
pub async fn file(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let (stored, signed, receipt) = signed(view, reference).await?;
    let log = view.context.one(storage::deletion::events(&stored.id)).await?;
    let file = statement::file(view.context, &stored, &log, (signed, &receipt))?;
    let body = serde_json::to_vec_pretty(&file).unwrap_or_default();
    Ok(Reply::file("application/json; charset=utf-8", &format!("{}-receipt.json", stored.reference), body))
}
