//! From a TOML file to a policy, with every fault and its place.

use super::read::{Faults, Place};
use super::{Confirmation, EmailReuse, Immediate, Law, Policy, Regime, Revocation, Sla, Verification, section};
use super::{check, language, script};
use crate::time::{Calendar, LocalDate, Window, Zone};
use std::fmt;
use toml::{Table, Value};

/// One fault, with the path of the key it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyFault {
    /// `category[2].label`
    pub path: String,
    /// What is wrong with it.
    pub fault: String,
}

/// Every fault of a file: at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyErrors(pub Vec<PolicyFault>);

impl fmt::Display for PolicyErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.0 {
            writeln!(f, "{}: {}", fault.path, fault.fault)?;
        }
        Ok(())
    }
}

impl std::error::Error for PolicyErrors {}

/// Parses a policy file; `zone` gives the table for an IANA name (made natively, see `edge/build.rs`).
///
/// # Errors
/// Every fault of the file, each with its path.
pub fn parse(toml: &str, zone: &dyn Fn(&str) -> Option<Zone>) -> Result<Policy, PolicyErrors> {
    let table: Table = toml.parse().map_err(|error: toml::de::Error| {
        PolicyErrors(vec![PolicyFault { path: "(file)".to_owned(), fault: error.to_string() }])
    })?;
    let faults = Faults::default();
    script::all(&table, &faults);
    let place = Place::of(String::new(), &table, &faults);
    let policy = policy(&place, zone);
    place.close();
    if let Some(policy) = &policy {
        check::policy(policy, &faults, table.contains_key("revocation"));
        language::complete(&policy.languages, &faults);
    }
    let faults = faults.into_inner();
    policy.filter(|_| faults.is_empty()).ok_or(PolicyErrors(faults))
}

/// Reads every key first, so that every fault is noted before anything is given up.
fn policy(place: &Place<'_>, zone: &dyn Fn(&str) -> Option<Zone>) -> Option<Policy> {
    let name = place.parsed("name", "small letters, digits and dashes", |text| is_name(text).then(|| text.to_owned()));
    let time_zone = place.string("time_zone");
    let table = place.parsed("time_zone", "the name of a time zone", zone);
    let window = window(place);
    let calendar = calendar(place);
    let listing_names = place.list("listing_names", "a name", |text| (!text.is_empty()).then(|| text.to_owned()));
    let contact = place.string("contact");
    let privacy_url = place.string("privacy_url");
    let privacy_section = place.named("privacy_section");
    let authority = place.optional("authority", Place::text);
    let never_collected = section::all(place, "never_collected", section::line);
    let verification = verification(place);
    let confirm = confirmation(place);
    let reason_required = place.flag("reason_required");
    let reason_other = place.flag("reason_other");
    let reasons = section::all(place, "reason", section::reason);
    let categories = section::all(place, "category", section::category);
    let declared = section::all(place, "processor", section::processor);
    let blockers = section::all(place, "blocker", section::blocker);
    let sla = sla(place);
    let email_reuse = email_reuse(place);
    let revocation = revocation(place, window);
    let immediate = immediate(place);
    let law = law(place);
    let backups_days = place.number("backups_days", 30, 365);
    let publish_figures = published(place);
    let brand = section::brand(place);
    let languages = language::languages(place);
    let preparations = section::all(place, "preparation", section::preparation);
    let recovery = section::recovery(place);
    let afterwards = place.optional("afterwards", Place::text);
    Some(Policy {
        name: name?,
        window: window?,
        time_zone: time_zone?,
        zone: table?,
        calendar: calendar?,
        listing_names: listing_names?,
        contact: contact?,
        privacy_url: privacy_url?,
        privacy_section: privacy_section?,
        authority: authority?,
        never_collected: never_collected?,
        verification: verification?,
        confirm: confirm?,
        reason_required: reason_required?,
        reasons: reasons?,
        reason_other: reason_other?,
        categories: categories?,
        declared: declared?,
        blockers: blockers?,
        sla: sla?,
        email_reuse: email_reuse?,
        revocation: revocation?,
        immediate: immediate?,
        law: law?,
        backups_days: backups_days?,
        publish_figures: publish_figures?,
        brand: brand?,
        languages: languages?,
        preparations: preparations?,
        recovery: recovery?,
        afterwards: afterwards?,
    })
}

/// It is part of a setting and of the name under which a policy is published.
fn is_name(text: &str) -> bool {
    let is_one = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=64).contains(&text.len()) && text.bytes().all(is_one)
}

/// Not published unless the file says so.
fn published(place: &Place<'_>) -> Option<bool> {
    if place.value("publish_figures").is_none() { Some(false) } else { place.flag("publish_figures") }
}

/// `window = { months = 2 }`, `{ days = 30 }` or `"none"`.
fn window(place: &Place<'_>) -> Option<Window> {
    if place.value("window").and_then(Value::as_str) == Some("none") {
        return Some(Window::None);
    }
    let inner = place.place("window")?;
    let window = if inner.value("days").is_some() {
        inner.number("days", 1, 366).map(Window::Days)
    } else {
        inner.number("months", 1, 12).map(Window::Months)
    };
    inner.close();
    window
}

fn calendar(place: &Place<'_>) -> Option<Calendar> {
    let inner = place.place("calendar")?;
    let date = |text: &str| text.parse::<LocalDate>().ok();
    let holidays = inner.list("holidays", "a date (2026-12-25)", date);
    let working_weekends = inner.list("working_weekends", "a date (2026-12-25)", date);
    inner.close();
    Some(Calendar {
        holidays: holidays?.into_iter().collect(),
        working_weekends: working_weekends?.into_iter().collect(),
    })
}

fn verification(place: &Place<'_>) -> Option<Verification> {
    let inner = place.place("verification")?;
    let contact_age_days = inner.number("contact_age_days", 0, 365);
    inner.close();
    Some(Verification { contact_age_days: contact_age_days? })
}

fn confirmation(place: &Place<'_>) -> Option<Confirmation> {
    let inner = place.place("confirm")?;
    let typed_identifier = inner.flag("typed_identifier");
    let brings_its_own = inner.value("phrase").is_some_and(Value::is_table);
    let phrase = if brings_its_own { Some(true) } else { inner.flag("phrase") };
    let own_phrase = if brings_its_own { inner.text("phrase").map(Some) } else { Some(None) };
    inner.close();
    Some(Confirmation { typed_identifier: typed_identifier?, phrase: phrase?, own_phrase: own_phrase? })
}

fn sla(place: &Place<'_>) -> Option<Sla> {
    let inner = place.place("sla")?;
    let acknowledge = if inner.value("acknowledge_business_days").is_some() {
        inner.number("acknowledge_business_days", 1, 30)
    } else {
        Some(Sla::ACKNOWLEDGE_BUSINESS_DAYS)
    };
    let revocation = inner.number("revocation_business_days", 1, 30);
    inner.close();
    Some(Sla { acknowledge_business_days: acknowledge?, revocation_business_days: revocation? })
}

fn email_reuse(place: &Place<'_>) -> Option<EmailReuse> {
    place.parsed("email_reuse", "\"allowed\" or \"never\"", |text| match text {
        "allowed" => Some(EmailReuse::Allowed),
        "never" => Some(EmailReuse::Never),
        _ => None,
    })
}

/// Who lets people turn back; nobody says so where nobody can.
fn revocation(place: &Place<'_>, window: Option<Window>) -> Option<Revocation> {
    if window == Some(Window::None) && place.value("revocation").is_none() {
        return Some(Revocation::SelfService);
    }
    place.parsed("revocation", "\"self-service\" or \"by-staff\"", |text| match text {
        "self-service" => Some(Revocation::SelfService),
        "by-staff" => Some(Revocation::ByStaff),
        _ => None,
    })
}

/// `immediate = "off"` or `{ veto_business_days = 3 }`.
fn immediate(place: &Place<'_>) -> Option<Immediate> {
    if place.value("immediate").and_then(Value::as_str) == Some("off") {
        return Some(Immediate::Off);
    }
    let inner = place.place("immediate")?;
    let veto_business_days = inner.number("veto_business_days", 1, 30);
    inner.close();
    Some(Immediate::On { veto_business_days: veto_business_days? })
}

fn law(place: &Place<'_>) -> Option<Law> {
    let inner = place.place("law")?;
    let wanted = "\"gdpr\", \"uk-gdpr\", \"ccpa\", \"china\" or \"none\"";
    let regime = inner.parsed("regime", wanted, Regime::parse);
    let (knowing_choice, do_not_wait) = (inner.flag("knowing_choice"), inner.flag("do_not_wait"));
    inner.close();
    Some(Law { regime: regime?, knowing_choice: knowing_choice?, do_not_wait: do_not_wait? })
}
