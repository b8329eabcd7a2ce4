//! The copy as one printable page.

use leptos::prelude::*;

use crate::components::foreign::foreign;
use crate::components::record;
use crate::copy::Category;
use crate::route;
use crate::shell::{Frame, Shell};

/// The same records as in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    pub made_at: String,
    pub categories: Vec<Category>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    Frame::titled(texts.get("copy-print-title")).back(route::step(shell.locale, &props.reference, "copy")).html(
        shell,
        || {
            let categories = props
                .categories
                .iter()
                .map(|category| {
                    view! {
                        <section class="record-category">
                            <h2>{foreign(category.label.clone())}</h2>
                            {record::category(texts, category)}
                        </section>
                    }
                })
                .collect_view();
            view! {
                <p>{texts.get_with("copy-print-made", &[("date", &props.made_at)])}</p>
                <p class="no-print">{texts.get("copy-print-how")}</p>
                {categories}
            }
            .into_any()
        },
    )
}
