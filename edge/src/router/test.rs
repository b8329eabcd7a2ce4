//! The table of paths, against the lines that take them apart.

use frontend::route::{PATHS, Page};

use super::*;

#[test]
fn the_deletion_page_needs_no_language() {
    assert_eq!(find("/delete").map(|found| found.route), Some(Route::Delete));
    assert_eq!(find("/en/delete").map(|found| found.route), Some(Route::Delete));
    assert_eq!(find("/").map(|found| found.route), Some(Route::Front));
    assert_eq!(find("/en").map(|found| found.route), Some(Route::Front));
    assert_eq!(find("/en/").map(|found| found.route), Some(Route::Front));
}

#[test]
fn how_far_it_is_can_only_be_read_and_is_refused_as_to_a_machine() {
    let route = find("/en/deletion/AD-1/progress").map(|found| found.route);
    let wanted = Route::Step { reference: "AD-1".to_owned(), step: Step::Progress };
    assert!(wanted.is_machine() && wanted.allows(Verb::Get) && !wanted.allows(Verb::Post));
    assert_eq!(route, Some(wanted));
    assert_eq!(find("/deletion/AD-1/progress"), None);
}

#[test]
fn a_file_name_glued_to_a_page_leads_nowhere() {
    for path in ["/en/delete/x.css", "/en/deletion/AD-1/check/x.css", "/api/v1/deletions/AD-1/x.js", "/en/en", "//"] {
        assert_eq!(find(path), None, "{path}");
    }
}

/// The paths that the functions above take apart, read from their own lines: `["delete"] => …` behind what each
/// function stands behind. A line that only hands the rest on (`step @ ..`) is no path.
fn answered() -> Vec<String> {
    let code = concat!(
        include_str!("../router.rs"),
        include_str!("guide.rs"),
        include_str!("right.rs"),
        include_str!("staff.rs"),
        include_str!("step.rs"),
        include_str!("trial.rs"),
        include_str!("written.rs")
    );
    let mut before = "";
    let mut paths = Vec::new();
    for line in code.lines().map(str::trim) {
        before = match line.split('(').next() {
            Some("pub fn parse") if line.contains("Option<Self>") => "/{l}/deletion/{reference}",
            Some("fn localised" | "pub fn written" | "pub fn parse") => "/{l}",
            Some("fn bare") => "",
            Some("pub fn trial") => "/dev",
            Some("pub fn below") => "/{l}/data/{reference}",
            Some("pub fn behind") => "/staff",
            _ => before,
        };
        let arm = |line: &'static str| line.split_once("] =>").or_else(|| line.split_once("] if "));
        let Some((segments, _)) = line.strip_prefix('[').and_then(arm) else { continue };
        if segments.contains("@ ..") {
            continue;
        }
        let segments = segments.split(", ").filter(|segment| !segment.is_empty());
        let tail: String = segments
            .map(|segment| match segment.strip_prefix('"') {
                Some(word) => format!("/{}", word.trim_end_matches('"')),
                None => format!("/{{{segment}}}"),
            })
            .collect();
        paths.push(if before.is_empty() && tail.is_empty() { "/".to_owned() } else { format!("{before}{tail}") });
    }
    paths
}

#[test]
fn every_path_is_in_the_table_of_pages_and_the_table_names_no_other() {
    let answered = answered();
    let missing: Vec<&String> = answered.iter().filter(|path| !PATHS.iter().any(|(known, _)| known == path)).collect();
    assert!(missing.is_empty(), "answered, and not in PATHS of frontend/src/route/page.rs: {missing:#?}");
    let idle: Vec<&str> =
        PATHS.iter().map(|(path, _)| *path).filter(|path| !answered.iter().any(|known| known == path)).collect();
    assert!(idle.is_empty(), "in PATHS of frontend/src/route/page.rs, and no line of the router answers: {idle:#?}");
}

#[test]
fn whatever_shows_something_names_its_pages() {
    for (path, pages) in PATHS {
        let sample = path.replace("{l}", "en").replace("{reference}", "AD-7K3M-9QXR-0T2V-HW57");
        let sample = sample.replace("{staff}", "0123456789abcdef0123456789abcdef");
        let sample = sample.replace("{brand_sheet}", "brand-0123456789abcdef.css");
        let Some(found) = find(&sample) else {
            assert!(path.starts_with("/dev/") && !cfg!(feature = "local"), "{path} leads nowhere");
            continue;
        };
        let is_file = sample.rsplit('/').next().is_some_and(|name| name.contains('.'));
        // What exists for trying also answers machines, in their own words.
        let is_person = !found.route.is_machine() && !path.starts_with("/dev/");
        let leads_on = matches!(found.route, Route::Language(_));
        let shows = is_person && found.route.allows(Verb::Get) && !is_file && !leads_on;
        assert!(!shows || !pages.is_empty(), "{path} shows something: name its pages in frontend/src/route/page.rs");
        assert!(!found.route.is_machine() || pages.is_empty(), "{path} is a machine's and shows no page");
    }
}

#[test]
fn every_state_of_a_deletion_has_its_picture() {
    // serde tells all names when it meets one that is none.
    let refused = serde_json::from_str::<shared::deletion::State>("{\"state\":\"none\"}").expect_err("no such state");
    let refused = refused.to_string();
    let names: Vec<&str> = refused.split('`').skip(3).step_by(2).collect();
    assert!(names.len() > 8, "{refused}");
    for name in names {
        let is_pictured = Page::Status.states().iter().any(|state| state.starts_with(name));
        assert!(is_pictured, "no picture of the status page shows `{name}`: see frontend/src/route/page.rs");
    }
}
