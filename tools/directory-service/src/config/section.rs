//! Reading the sections of a file.

use std::time::Duration;

use shared::directory::ContactKind;
use shared::eligibility::BlockerKind;
use shared::id::{CategoryId, ProcessorId};

use super::part::{Category, Contact, Correcting, Endings, Find, Holders, Preferences};
use super::room::Room;
use super::{ABOUT, ACT, Config};
use crate::cell::Moments;
use crate::statement::Statement;

const KINDS: [&str; 4] = ["email", "phone", "username", "id"];

/// What could be read; nothing where something that must be there is not.
pub fn config(mut room: Room<'_>) -> Option<Config> {
    let listen = room.text("listen").unwrap_or_else(|| "127.0.0.1:8795".to_owned());
    let listen =
        listen.parse().map_err(|_| room.fault("listen", "must be an address and a port: `127.0.0.1:8795`")).ok();
    let moments = moments(&mut room);
    let time_limit = room.number("time_limit_seconds", 1, 12).unwrap_or(8);
    let batch = room.number("batch", 1, 100_000).unwrap_or(500);
    let account = room.needed_room("account").and_then(|mut room| {
        let select = room.needed_statement("select", &ABOUT);
        let subjects = room.statement("subjects", &ABOUT);
        room.end();
        Some((select?, subjects))
    });
    let find = find(&mut room);
    let contacts = room.rooms("contact").into_iter().filter_map(contact).collect::<Vec<_>>();
    if contacts.iter().all(|contact| contact.kind != ContactKind::Email) {
        room.fault("contact", "names no address that a mail can be sent to: one of `kind = \"email\"` is needed");
    }
    let standing = standing(&mut room);
    let categories = categories(&mut room);
    let suspend = acts(&mut room, "suspend");
    let (restore, restore_locked) = room.needed_room("restore").map(restore).unwrap_or_default();
    let close = acts(&mut room, "close");
    let endings = room.room("endings").map(endings);
    let preferences = room.room("preferences").and_then(preferences);
    let holders = room.room("holders").and_then(holders);
    let tokens = room.rooms("tokens").into_iter().filter_map(tokens).collect();
    room.end();
    let (account, subjects) = account?;
    Some(Config {
        listen: listen?,
        moments,
        time_limit: Duration::from_secs(time_limit.cast_unsigned()),
        batch,
        account,
        subjects,
        find,
        contacts,
        standing,
        categories,
        suspend,
        restore,
        restore_locked,
        close,
        endings,
        preferences,
        holders,
        tokens,
    })
}

fn moments(room: &mut Room<'_>) -> Moments {
    match room.text("moments").as_deref() {
        None | Some("milliseconds") => Moments::Milliseconds,
        Some("seconds") => Moments::Seconds,
        Some("text") => Moments::Text,
        Some(_) => {
            room.fault("moments", "must be `milliseconds`, `seconds` or `text`");
            Moments::default()
        }
    }
}

fn find(room: &mut Room<'_>) -> Vec<Find> {
    let Some(mut section) = room.needed_room("find") else { return Vec::new() };
    let mut found = Vec::new();
    for kind in KINDS {
        let Some(mut one) = section.room(kind) else { continue };
        let now = one.needed_statement("now", &["identifier", "now"]);
        let lately = one.statement("lately", &["identifier", "now", "since"]);
        one.end();
        found.extend(now.map(|now| Find { kind, now, lately }));
    }
    if found.iter().all(|find| find.kind == "id") {
        section.fault("email", "is missing: nobody could be found");
    }
    section.end();
    found
}

fn contact(mut room: Room<'_>) -> Option<Contact> {
    let kind = match room.needed_text("kind").as_deref() {
        Some("email") => Some(ContactKind::Email),
        Some("phone") => Some(ContactKind::Phone),
        Some("username") => Some(ContactKind::Username),
        Some(_) => {
            room.fault("kind", "must be `email`, `phone` or `username`");
            None
        }
        None => None,
    };
    let select = room.needed_statement("select", &ABOUT);
    room.end();
    Some(Contact { kind: kind?, select: select? })
}

/// The section must be there, empty or not: that nothing can stand in the way is said and not forgotten.
fn standing(room: &mut Room<'_>) -> Vec<(BlockerKind, Statement)> {
    let Some(mut section) = room.needed_room("standing") else { return Vec::new() };
    let kinds = BlockerKind::ALL.into_iter();
    let found = kinds.filter_map(|kind| Some((kind, section.statement(kind.key(), &ABOUT)?))).collect();
    section.end();
    found
}

fn categories(room: &mut Room<'_>) -> Vec<Category> {
    let mut found: Vec<Category> = Vec::new();
    for mut one in room.rooms("category") {
        let text = one.needed_text("id");
        let id = text.and_then(|text| match CategoryId::parse(&text) {
            Ok(id) if found.iter().all(|other| other.id != id) => Some(id),
            Ok(_) => {
                one.fault("id", "is there already");
                None
            }
            Err(_) => {
                one.fault("id", "must be an id of the policy");
                None
            }
        });
        let select = one.statement("select", &ABOUT);
        let count = one.statement("count", &ABOUT).or_else(|| select.as_ref().map(Statement::counted));
        let batched = ["account", "epoch", "now", "deletion", "batch"];
        let delete = one.statements("delete", &batched);
        let anonymise = one.statements("anonymise", &batched);
        if delete.as_ref().is_none_or(Vec::is_empty) && anonymise.as_ref().is_none_or(Vec::is_empty) {
            one.fault("delete", "is missing: nothing would end it");
        }
        let delete_items = one.statements("delete_items", &["account", "epoch", "now", "item"]).unwrap_or_default();
        let correct = one.room("correct").map(correcting);
        if (!delete_items.is_empty() || correct.is_some()) && select.is_none() {
            one.fault("select", "is missing: nobody could see what there is to erase or to put right");
        }
        one.end();
        let (delete, anonymise) = (delete.unwrap_or_default(), anonymise.unwrap_or_default());
        found.extend(id.map(|id| Category { id, select, count, delete, anonymise, delete_items, correct }));
    }
    let copied = found.iter().filter(|one| one.select.is_some()).count();
    for one in found.iter().filter(|one| one.select.is_none() && copied > 0) {
        room.fault("category", format!("`{}` has no `select`, the others have: a copy would lack it", one.id));
    }
    if found.is_empty() {
        room.fault("category", "is missing: there is nothing to erase");
    }
    found
}

fn correcting(mut room: Room<'_>) -> Correcting {
    let create = room.statement("create", &ABOUT);
    let names = room.names();
    let known = ["account", "epoch", "now", "item", "value"];
    let fields = names.into_iter().filter_map(|name| Some((name.clone(), room.statement(&name, &known)?))).collect();
    Correcting { create, fields }
}

fn acts(room: &mut Room<'_>, name: &str) -> Vec<Statement> {
    let Some(mut section) = room.needed_room(name) else { return Vec::new() };
    let run = section.needed_statements("run", &ACT);
    section.end();
    run
}

fn restore(mut room: Room<'_>) -> (Vec<Statement>, Vec<Statement>) {
    let run = room.needed_statements("run", &ACT);
    let locked = room.statements("run_locked", &ACT).unwrap_or_default();
    room.end();
    (run, locked)
}

fn endings(mut room: Room<'_>) -> Endings {
    let endings = Endings {
        open_orders: room.statement("open_orders", &ABOUT),
        refunds: room.statement("refunds", &ABOUT),
        renewals: room.statement("renewals", &ABOUT),
        linked_apps: room.statement("linked_apps", &ABOUT),
    };
    room.end();
    endings
}

fn preferences(mut room: Room<'_>) -> Option<Preferences> {
    let select = room.needed_statement("select", &ABOUT);
    let known = ["account", "epoch", "now", "at", "marketing", "push", "recommendations"];
    let refuse = room.needed_statements("refuse", &known);
    room.end();
    Some(Preferences { select: select?, refuse })
}

fn holders(mut room: Room<'_>) -> Option<Holders> {
    let first = room.needed_statement("first", &["now", "at", "limit"]);
    let next = room.needed_statement("next", &["now", "at", "limit", "after", "after_epoch"]);
    room.end();
    Some(Holders { first: first?, next: next? })
}

fn tokens(mut room: Room<'_>) -> Option<(ProcessorId, Statement)> {
    let processor = room.needed_text("processor").and_then(|text| {
        ProcessorId::parse(&text).map_err(|_| room.fault("processor", "must be an id of the policy")).ok()
    });
    let select = room.needed_statement("select", &ABOUT);
    room.end();
    Some((processor?, select?))
}
