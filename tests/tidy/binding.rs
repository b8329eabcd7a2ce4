//! `edge/src/bindings.rs` and `wrangler.toml` name the same things, and so does every environment.

use std::collections::BTreeSet;

use toml::{Table, Value};

use crate::tree::{File, files, none, one, read};

/// Secrets that not every operator has: wrangler only knows required ones, so a comment names them.
const OPTIONAL: [&str; 9] = [
    "OIDC_CLIENT_SECRET",
    "DIRECTORY_SECRET",
    "PACK_SECRET",
    "PROCESSOR_SECRETS",
    "PERSON_OIDC_CLIENT_SECRET",
    "EVENTS_SIGNING_KEY",
    "MAIL_SECRET",
    "MAIL_IN_SECRET",
    "DELIVER_SECRET",
];

/// Every environment beside the top, which is this machine.
const ENVIRONMENTS: [&str; 2] = ["staging", "production"];

fn of(top: &Table, environment: &str) -> Table {
    let own = top.get("env").and_then(|env| env.get(environment)).and_then(Value::as_table);
    own.cloned().unwrap_or_default()
}

fn names_in_code(bindings: &File) -> BTreeSet<String> {
    let constants = bindings.code().into_iter().filter(|(_, line)| line.starts_with("pub const "));
    constants.filter_map(|(_, line)| line.split('"').nth(1).map(str::to_string)).collect()
}

/// Bindings and secrets that one environment declares.
fn names_declared(environment: &Table) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for value in environment.values() {
        let entries: Vec<&Value> = value.as_array().map_or_else(|| vec![value], |list| list.iter().collect());
        for entry in entries {
            names.extend(text(entry.get("binding")));
        }
    }
    let list =
        |table: &str, key: &str| environment.get(table).and_then(|value| value.get(key)).and_then(Value::as_array);
    for producer in list("queues", "producers").into_iter().flatten() {
        names.extend(text(producer.get("binding")));
    }
    for sender in environment.get("send_email").and_then(Value::as_array).into_iter().flatten() {
        names.extend(text(sender.get("name")));
    }
    for secret in list("secrets", "required").into_iter().flatten() {
        names.extend(text(Some(secret)));
    }
    names
}

fn text(value: Option<&Value>) -> Option<String> {
    value.and_then(Value::as_str).map(str::to_string)
}

fn vars(environment: &Table) -> BTreeSet<String> {
    environment.get("vars").and_then(Value::as_table).into_iter().flat_map(Table::keys).cloned().collect()
}

fn disagreements(bindings: &File, config: &str) -> Vec<String> {
    let top: Table = match config.parse() {
        Ok(table) => table,
        Err(error) => return vec![format!("wrangler.toml: {error}")],
    };
    let code = names_in_code(bindings);
    let settings = vars(&top);
    let declared: BTreeSet<String> = names_declared(&top);
    let mut complaints = Vec::new();
    let is_told = |name: &str| {
        let comments = config.lines().filter(|line| line.starts_with('#'));
        OPTIONAL.contains(&name) && comments.clone().any(|line| line.contains(name))
    };
    let is_named = |name: &String| declared.contains(name) || settings.contains(name) || is_told(name);
    for name in code.iter().filter(|name| !is_named(name)) {
        complaints.push(format!("bindings.rs names {name}, wrangler.toml does not"));
    }
    for name in declared.difference(&code) {
        complaints.push(format!("wrangler.toml declares {name}, bindings.rs does not name it"));
    }
    for environment in ENVIRONMENTS {
        let own = of(&top, environment);
        for name in declared.symmetric_difference(&names_declared(&own)) {
            complaints.push(format!("{name} is not declared alike at the top and in env.{environment}"));
        }
        for name in settings.symmetric_difference(&vars(&own)) {
            complaints.push(format!("the setting {name} is not given alike at the top and in env.{environment}"));
        }
    }
    complaints
}

#[test]
fn the_code_and_the_configuration_name_the_same_bindings() {
    let bindings = read("edge/src/bindings.rs");
    let config = read("wrangler.toml").text;
    none(&disagreements(&bindings, &config));

    let one_more =
        File::made_up("edge/src/bindings.rs", &format!("pub const X: &str = \"MISSING\";\n{}", bindings.text));
    one(&disagreements(&one_more, &config));
    let one_less = config.replacen("binding = \"LEDGER\"", "binding = \"CACHE\"", 2);
    assert!(!disagreements(&bindings, &one_less).is_empty());
}

/// Names of what an account holds once: two environments that share one write into each other's rows.
fn shared_between(config: &str) -> Vec<String> {
    let top: Table = config.parse().unwrap_or_default();
    let named = |table: &Table| -> BTreeSet<String> {
        let databases = table.get("d1_databases").and_then(Value::as_array).into_iter().flatten();
        let queues = table.get("queues").and_then(Value::as_table).into_iter().flat_map(Table::values);
        let queues = queues.filter_map(Value::as_array).flatten();
        databases
            .filter_map(|one| text(one.get("database_name")))
            .chain(queues.filter_map(|one| text(one.get("queue"))))
            .collect()
    };
    let mut seen = named(&top);
    let mut complaints = Vec::new();
    for environment in ENVIRONMENTS {
        let own = named(&of(&top, environment));
        complaints.extend(own.intersection(&seen).map(|name| format!("env.{environment} shares {name} with another")));
        seen.extend(own);
    }
    complaints
}

/// What only the demo has.
fn demo_in_production(config: &str) -> Vec<String> {
    let top: Table = config.parse().unwrap_or_default();
    let vars = of(&top, "production").get("vars").and_then(Value::as_table).cloned().unwrap_or_default();
    let is_demo = |value: &str| {
        ["standard", "strict", "alibaba", "aliexpress"].contains(&value)
            || value.to_lowercase().contains("harbour")
            || value.contains("example")
    };
    let found =
        vars.iter().filter_map(|(name, value)| Some((name, value.as_str()?))).filter(|(_, value)| is_demo(value));
    found.map(|(name, value)| format!("the demo's {value} is {name} of production")).collect()
}

#[test]
fn no_two_environments_share_what_they_store() {
    let config = read("wrangler.toml").text;
    none(&shared_between(&config));
    one(&shared_between(&config.replacen("adieu-staging\"", "adieu\"", 1)));
    one(&shared_between(&config.replace("adieu-staging-jobs\"", "adieu-production-jobs\"")));
}

#[test]
fn nothing_of_the_demo_is_set_in_production() {
    let config = read("wrangler.toml").text;
    none(&demo_in_production(&config));
    let (before, production) = config.split_once("[env.production.vars]").unwrap_or_default();
    let demo = production.replacen("POLICY = \"\"", "POLICY = \"standard\"", 1);
    one(&demo_in_production(&format!("{before}[env.production.vars]{demo}")));
}

#[test]
fn every_setting_is_read_by_the_edge() {
    let config: Table = read("wrangler.toml").text.parse().unwrap_or_default();
    let edge = files(&["edge/src"], &[".rs"]);
    let unread = |names: BTreeSet<String>| -> Vec<String> {
        let quoted = |name: &String| format!("\"{name}\"");
        let read = |name: &String| edge.iter().any(|file| file.text.contains(&quoted(name)));
        names.into_iter().filter(|name| !read(name)).map(|name| format!("nothing reads {name}")).collect()
    };
    none(&unread(vars(&config)));
    one(&unread(BTreeSet::from(["A_SETTING_OF_NOBODY".to_string()])));
}

#[test]
fn no_secret_has_a_value_in_what_is_committed() {
    let example = read(".dev.vars.example");
    let filled = |file: &File| -> Vec<String> {
        let lines = file.text.lines().filter(|line| !line.starts_with('#') && !line.is_empty() && !line.ends_with('='));
        lines.map(|line| format!("{}: {line}", file.path)).collect()
    };
    assert!(example.text.contains("MASTER_KEY="));
    none(&filled(&example));
    one(&filled(&File::made_up(".dev.vars.example", "MASTER_KEY=\nSKIP_PROOF=1")));
}

/// Secrets, required and optional ones, that an example names once, and no others.
fn unlike_example(example: &str, required: &[&str]) -> Vec<String> {
    let named: Vec<&str> = example.lines().filter_map(|line| line.trim_start_matches('#').strip_suffix('=')).collect();
    let wanted: Vec<&str> = required.iter().chain(&OPTIONAL).copied().collect();
    let missing = wanted.iter().filter(|name| named.iter().filter(|one| one == name).count() != 1);
    let missing = missing.map(|name| format!(".dev.vars.example does not name {name} once"));
    let more = named.iter().filter(|name| !wanted.contains(name));
    missing.chain(more.map(|name| format!(".dev.vars.example names {name}, which nobody reads"))).collect()
}

#[test]
fn the_example_names_every_secret_that_there_is() {
    let config: Table = read("wrangler.toml").text.parse().unwrap_or_default();
    let required = config.get("secrets").and_then(|secrets| secrets.get("required")).and_then(Value::as_array);
    let required: Vec<&str> = required.into_iter().flatten().filter_map(Value::as_str).collect();
    assert!(required.len() > 1);
    let example = read(".dev.vars.example").text;
    none(&unlike_example(&example, &required));
    one(&unlike_example(&example.replace("#PACK_SECRET=\n", ""), &required));
    one(&unlike_example(&format!("{example}OF_NOBODY=\n"), &required));
}
