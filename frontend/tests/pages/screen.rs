//! Writes every page into a folder, to be looked at: `ADIEU_PAGES=<folder> cargo test -p frontend --features ssr`.

use std::fs;
use std::path::Path;

use frontend::i18n::Locale;

use crate::fixture::{all, shell};

#[test]
fn pages_are_written_where_somebody_asks_for_them() {
    let Some(folder) = std::env::var_os("ADIEU_PAGES") else {
        return;
    };
    for locale in Locale::ALL {
        let folder = Path::new(&folder).join(locale.tag());
        fs::create_dir_all(&folder).expect("a folder to write to");
        for page in all() {
            let html = (page.render)(&shell(locale));
            fs::write(folder.join(format!("{}.html", page.name)), html).expect("a page to be written");
        }
    }
}
