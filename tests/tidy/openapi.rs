//! Every path for machines is described, and nothing else is.

use std::collections::BTreeSet;

use crate::tree::{File, read};

/// Paths in the table of all paths that machines ask.
fn for_machines(table: &File) -> BTreeSet<String> {
    let quoted = table
        .code()
        .into_iter()
        .filter_map(|(_, line)| Some(line.trim().strip_prefix("(\"")?.split('"').next()?.to_owned()));
    let is_asked = |path: &String| {
        path.starts_with("/api/")
            || path.starts_with("/.well-known/")
            || ["/healthz", "/readyz"].contains(&path.as_str())
    };
    quoted.filter(is_asked).collect()
}

fn disagreements(table: &File, described: &BTreeSet<String>) -> Vec<String> {
    let there = for_machines(table);
    let missing = there.difference(described).map(|path| format!("{path} is not described in tools/openapi"));
    let gone = described.difference(&there).map(|path| format!("tools/openapi describes {path}, which is not there"));
    missing.chain(gone).collect()
}

fn described() -> BTreeSet<String> {
    ::openapi::endpoints().into_iter().map(|endpoint| endpoint.path.to_owned()).collect()
}

#[test]
fn every_path_for_machines_is_described() {
    let complaints = disagreements(&read("frontend/src/route/page.rs"), &described());
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn a_path_that_nobody_describes_is_noticed() {
    let mut less = for_machines(&read("frontend/src/route/page.rs"));
    less.remove("/api/v1/pack");
    less.insert("/api/v1/gone".to_owned());
    assert_eq!(disagreements(&read("frontend/src/route/page.rs"), &less).len(), 2);
}
