//! Writes every page into a folder, to be looked at and measured in a browser:
//! `ADIEU_PAGES=<folder> cargo test -p frontend --features ssr`. With `ADIEU_ASSETS=<list of the built assets>` they load
//! what is deployed.

use std::fs;
use std::path::Path;

use frontend::i18n::Locale;
use frontend::shell::{Assets, Shell};

use crate::fixture::{all, guide, shell};

/// The names that the build gave, from its list: `"css": "/assets/style-….css"`, a line each.
fn list() -> Option<String> {
    Some(fs::read_to_string(std::env::var_os("ADIEU_ASSETS")?).expect("the list of the assets"))
}

fn name(list: &str, key: &str) -> String {
    let line = list.lines().find(|line| line.contains(&format!("\"{key}\"")));
    let name = line.and_then(|line| line.split('"').nth(3)).expect("every asset in the list");
    name.to_owned()
}

fn assets(list: &str) -> Assets {
    let named = |key: &str| name(list, key);
    Assets {
        css: named("css"),
        brand_css: String::new(),
        boot: named("boot"),
        bridge: named("bridge"),
        step_js: named("step_js"),
        step_wasm: named("step_wasm"),
        proof_js: named("proof_js"),
        proof_wasm: named("proof_wasm"),
    }
}

#[test]
fn pages_are_written_where_somebody_asks_for_them() {
    let Some(folder) = std::env::var_os("ADIEU_PAGES") else {
        return;
    };
    let list = list();
    for locale in Locale::ALL {
        let folder = Path::new(&folder).join(locale.tag());
        fs::create_dir_all(&folder).expect("a folder to write to");
        let mut shell: Shell = shell(locale);
        if let Some(list) = &list {
            shell.assets = assets(list);
        }
        for page in all() {
            let mut html = (page.render)(&shell);
            if let Some(list) = &list {
                html = html.replace(guide::SCRIPT, &name(list, "guide"));
            }
            fs::write(folder.join(format!("{}.html", page.name)), html).expect("a page to be written");
        }
    }
}
