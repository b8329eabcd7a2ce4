//! Whom an operator has set to be told over the network.

use shared::id::ProcessorId;
use shared::target::address::Rules;
use shared::target::{Kind, Targets};
use shared::webhook::Ring;

use crate::bindings;
use crate::context::Settings;
use crate::log;

/// What may be asked: of these hosts, and never we ourselves.
pub const fn rules<'a>((hosts, own): (&'a str, &'a str)) -> Rules<'a> {
    Rules { hosts, own, is_trial: cfg!(feature = "local") }
}

/// Reads the settings: processors, and whoever is told of events, each with its secrets.
pub fn parse(
    setting: impl Fn(&str) -> Option<String>,
    secret: impl Fn(&str) -> Option<String>,
    hosts_and_own: (&str, &str),
) -> Targets {
    let (secrets, rules) = (secret(bindings::PROCESSOR_SECRETS), rules(hosts_and_own));
    let targets = Targets::parse(setting(bindings::PROCESSORS).as_deref(), secrets.as_deref(), &rules);
    let (events, key) = (setting(bindings::EVENTS), secret(bindings::EVENTS_SIGNING_KEY));
    targets.with_events(events.as_deref(), secrets.as_deref(), key.as_deref(), &rules)
}

/// Tells the operator what is wrong: nothing is sent there, and nothing is taken for done.
pub fn complain(targets: &Targets) {
    if let Some(fault) = targets.fault() {
        log::note("delivery", &fault.to_string());
    }
    for (processor, fault) in targets.iter() {
        if let Some(fault) = fault {
            log::note("delivery", &format!("the processor {processor} is told nothing: {fault}"));
        }
    }
}

/// By what the answers of a processor are known, and whether it is asked what it still holds; nothing where it gives none.
pub fn answers<'a>(settings: &'a Settings, processor: &str) -> Option<(ProcessorId, &'a Ring, bool)> {
    let id = ProcessorId::parse(processor).ok()?;
    match &settings.targets.find(&id)?.ok()?.kind {
        Kind::Webhook { ring, verify } => Some((id, ring, *verify)),
        Kind::Revocation { .. } | Kind::Apple { .. } | Kind::Events { .. } => None,
    }
}
