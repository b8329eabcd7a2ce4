//! What must be true of a policy as a whole.

use super::read::Faults;
use super::stay::ORDERS;
use super::{Category, Immediate, LegalBasis, Policy, Reason, Retention, StayEvent, Text};
use crate::clock::law::most_days_to_acknowledge;
use chrono::{Datelike, Weekday};
use std::collections::BTreeSet;

pub(super) fn policy(policy: &Policy, faults: &Faults, says_who_revokes: bool) {
    way_back(policy, faults, says_who_revokes);
    phrase(policy, faults);
    if policy.listing_names.is_empty() {
        faults.note("listing_names", "must hold at least one name: /delete opens with it");
    }
    if !Policy::window_is_lawful(policy.window, policy.law, policy.immediate) {
        let days = Policy::days_of_law(policy.law).unwrap_or_default();
        let fault = format!(
            "is longer than the clock of the chosen law, which may have no more than {days} days: shorten it, or offer \
             law.knowing_choice and law.do_not_wait with `immediate` set"
        );
        faults.note("window", fault);
    }
    let most = most_days_to_acknowledge(policy.law.regime);
    if u16::from(policy.sla.acknowledge_business_days) > most {
        let fault = format!("the chosen law leaves {most} business days at most");
        faults.note("sla.acknowledge_business_days", fault);
    }
    reasons(policy, faults);
    categories(policy, faults);
    stays(policy, faults);
    processors(policy, faults);
    blockers(policy, faults);
    calendar(policy, faults);
}

fn reasons(policy: &Policy, faults: &Faults) {
    let mut seen = BTreeSet::new();
    for (index, reason) in policy.reasons.iter().enumerate() {
        if reason.id.as_str() == Reason::OTHER {
            faults.note(format!("reason[{index}].id"), "`other` is offered by reason_other");
        }
        if !seen.insert(&reason.id) {
            faults.note(format!("reason[{index}].id"), "comes twice");
        }
    }
    if policy.reason_required && policy.reasons.is_empty() && !policy.reason_other {
        faults.note("reason_required", "demands a reason and offers none");
    }
}

fn categories(policy: &Policy, faults: &Faults) {
    let mut seen = BTreeSet::new();
    for (index, category) in policy.categories.iter().enumerate() {
        if !seen.insert(&category.id) {
            faults.note(format!("category[{index}].id"), "comes twice");
        }
        let processors: BTreeSet<_> = category.processors.iter().collect();
        if processors.is_empty() {
            faults.note(format!("category[{index}].processors"), "is shown to people, and nobody would erase it");
        }
        if processors.len() < category.processors.len() {
            faults.note(format!("category[{index}].processors"), "names one twice");
        }
    }
    if policy.categories.iter().filter(|category| category.is_contact()).count() != 1 {
        faults.note("category", "exactly one must be kept \"until-final-mail\": the last mail needs an address");
    }
}

/// What is said about an account that stays does not contradict itself, nor what is said about one that goes.
fn stays(policy: &Policy, faults: &Faults) {
    let orders = policy.categories.iter().find(|category| category.id.as_str() == ORDERS);
    for (index, category) in policy.categories.iter().enumerate() {
        let note = |key: &str, fault: &str| faults.note(format!("category[{index}].{key}"), fault);
        if category.purpose.is_some() != category.legal_basis.is_some() {
            note(
                "legal_basis",
                "and purpose come together: nothing is kept for a purpose without a basis, or for none",
            );
        }
        let keep = match &category.retention {
            Retention::Keep(keep) => Some(keep.months * 365 / 12),
            Retention::None | Retention::UntilFinalMail => None,
        };
        if keep.is_some() && category.legal_basis == Some(LegalBasis::Consent) {
            note("retention", "keeps what rests on consent, which ends when the person leaves");
        }
        let Some(stays) = category.stays else { continue };
        if category.is_contact() {
            note("stays", "would leave an account that nobody can reach");
        }
        if keep.is_some_and(|keep| keep > stays.fewest_days()) {
            note("retention", "is longer for whoever has left than `stays` is for whoever has not");
        }
        if stays.from != StayEvent::LastOrder {
            continue;
        }
        match orders {
            None => note("stays.from", "counts from the last order, and there is no category `orders`"),
            Some(Category { stays: Some(orders), .. }) if orders.fewest_days() < stays.fewest_days() => {
                note(
                    "stays",
                    "is longer than that of `orders`, whose last one would be gone before it is counted from",
                );
            }
            Some(_) => {}
        }
    }
}

/// Nobody holds data without a name that people can be told, and no name stands for two.
fn processors(policy: &Policy, faults: &Faults) {
    let mut seen = BTreeSet::new();
    for (index, processor) in policy.declared.iter().enumerate() {
        if !seen.insert(&processor.id) {
            faults.note(format!("processor[{index}].id"), "comes twice");
        }
    }
    for (index, category) in policy.categories.iter().enumerate() {
        for (place, holder) in category.processors.iter().enumerate() {
            if !seen.contains(holder) {
                let fault = format!("`{holder}` is not declared by a [[processor]] with its label");
                faults.note(format!("category[{index}].processors[{place}]"), fault);
            }
        }
    }
}

/// A policy may let go whoever has one of the four of seed 000; what it does name has one remedy.
fn blockers(policy: &Policy, faults: &Faults) {
    let mut seen = BTreeSet::new();
    for (index, rule) in policy.blockers.iter().enumerate() {
        if !seen.insert(rule.kind) {
            faults.note(format!("blocker[{index}].kind"), format!("`{}` comes twice", rule.kind.key()));
        }
    }
}

/// Where nobody can turn back, nothing may speak of it.
fn way_back(policy: &Policy, faults: &Faults, says_who_revokes: bool) {
    if policy.window.is_reversible() {
        return;
    }
    let spoken = [
        ("revocation", says_who_revokes),
        ("recovery", policy.recovery.is_some()),
        ("immediate", policy.immediate != Immediate::Off),
        ("law.knowing_choice", policy.law.knowing_choice),
        ("law.do_not_wait", policy.law.do_not_wait),
    ];
    for (path, _) in spoken.iter().filter(|(_, is_spoken)| *is_spoken) {
        faults.note(*path, "window = \"none\" has no way back: leave it out, or say \"off\" or false");
    }
}

/// Whoever reads a page of the policy's in a language types the phrase in that language.
fn phrase(policy: &Policy, faults: &Faults) {
    let Some(phrase) = &policy.confirm.own_phrase else { return };
    let has: BTreeSet<&str> = phrase.locales().collect();
    let offered: BTreeSet<&str> = texts(policy).flat_map(Text::locales).collect();
    for locale in offered.difference(&has) {
        faults.note("confirm.phrase", format!("is missing in `{locale}`, in which other texts are"));
    }
}

/// Every sentence that a policy brings along.
fn texts(policy: &Policy) -> impl Iterator<Item = &Text> {
    let reasons = policy.reasons.iter().flat_map(|reason| [Some(&reason.text), reason.gloss.as_ref()]);
    let blockers = policy.blockers.iter().flat_map(|rule| [&rule.label, &rule.remedy]);
    let categories = policy.categories.iter().flat_map(|category| {
        let basis = match &category.retention {
            Retention::Keep(keep) => Some(&keep.basis),
            Retention::None | Retention::UntilFinalMail => None,
        };
        [Some(&category.label), Some(&category.consequence), basis]
    });
    let before = policy.preparations.iter().flat_map(|one| [&one.title, &one.text]);
    let others = [policy.recovery.as_ref().map(|recovery| &recovery.text), policy.afterwards.as_ref()];
    reasons
        .chain(categories)
        .chain(others)
        .flatten()
        .chain(blockers)
        .chain(policy.declared.iter().map(|processor| &processor.label))
        .chain(before)
}

fn calendar(policy: &Policy, faults: &Faults) {
    for day in &policy.calendar.working_weekends {
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            faults.note("calendar.working_weekends", format!("{day} is no weekend"));
        }
    }
}
