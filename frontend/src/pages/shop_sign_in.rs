//! Demo shop: sign in.

use crate::shell::FieldError;
use crate::shell::Shell;
/// Posts `identifier`, `password` to `/shop`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub identifier: String,
    /// Demo accounts to try: identifier, password and what is special.
    pub accounts: Vec<DemoAccount>,
    pub signed_out: bool,
    pub errors: Vec<FieldError>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoAccount {
    pub identifier: String,
    pub password: String,
    pub note: String,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let _ = props;
    shell.blank("shop_sign_in")
}
