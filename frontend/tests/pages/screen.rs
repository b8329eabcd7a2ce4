//! Writes every page into a folder, to be looked at and measured in a browser:
//! `ADIEU_PAGES=<folder> cargo test -p frontend --features ssr`. With `ADIEU_ASSETS=<list of the built assets>` they load
//! what is deployed.

use std::fs;
use std::path::Path;

use frontend::i18n::Locale;
use frontend::shell::{Assets, Shell};

use crate::fixture::{all, shell};

/// The names that the build gave, from its list: `"css": "/assets/style-….css"`, a line each.
fn assets() -> Option<Assets> {
    let list = fs::read_to_string(std::env::var_os("ADIEU_ASSETS")?).expect("the list of the assets");
    let name = |key: &str| {
        let line = list.lines().find(|line| line.contains(&format!("\"{key}\"")))?;
        line.split('"').nth(3).map(str::to_owned)
    };
    let named = |key: &str| name(key).expect("every asset in the list");
    Some(Assets {
        css: named("css"),
        brand_css: String::new(),
        boot: named("boot"),
        step_js: named("step_js"),
        step_wasm: named("step_wasm"),
        proof_js: named("proof_js"),
        proof_wasm: named("proof_wasm"),
    })
}

#[test]
fn pages_are_written_where_somebody_asks_for_them() {
    let Some(folder) = std::env::var_os("ADIEU_PAGES") else {
        return;
    };
    let assets = assets();
    for locale in Locale::ALL {
        let folder = Path::new(&folder).join(locale.tag());
        fs::create_dir_all(&folder).expect("a folder to write to");
        let mut shell: Shell = shell(locale);
        if let Some(assets) = assets.clone() {
            shell.assets = assets;
        }
        for page in all() {
            let html = (page.render)(&shell);
            fs::write(folder.join(format!("{}.html", page.name)), html).expect("a page to be written");
        }
    }
}
