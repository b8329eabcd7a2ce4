//! The front page: every way in, one click away.

use crate::shell::Shell;

/// What the front page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    /// The service's names in the app stores.
    pub listing_names: Vec<String>,
    /// The demo shop, where there is one.
    pub shop_href: Option<String>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("front")
}
