//! The operator's colour as a style sheet of its own: named after its contents, so that it may be kept for ever.
use sha2::{Digest, Sha256};
use shared::encoding;
use shared::policy::Policy;
use shared::token::Theme;

use crate::context::Context;
use crate::extract::Incoming;
use crate::failure::Failure;
use crate::reply::Reply;

const BEFORE: &str = "brand-";
const AFTER: &str = ".css";

/// Where the policy's sheet is, if it names a colour.
pub fn path(policy: &Policy, theme: Option<Theme>) -> Option<String> {
    let digest = Sha256::digest(sheet(policy, theme)?.as_bytes());
    let name = digest.first_chunk::<8>().map(|start| encoding::hex(start))?;
    Some(format!("/{BEFORE}{name}{AFTER}"))
}

fn sheet(policy: &Policy, theme: Option<Theme>) -> Option<String> {
    policy.brand.as_ref()?.colour.map(|accent| frontend::shell::style_sheet(accent, theme))
}

/// Whether the only segment of a path may be such a sheet.
pub fn is_path(segment: &str) -> bool {
    segment.starts_with(BEFORE) && segment.ends_with(AFTER)
}

/// GET /brand-….css: the sheet that the present policy makes, and no other.
pub fn show(context: &Context, incoming: &Incoming) -> Result<Reply, Failure> {
    let themes = [None, Some(Theme::Light), Some(Theme::Dark)];
    let ours = themes.into_iter().find(|theme| path(&context.policy, *theme).as_deref() == Some(&incoming.path));
    let sheet = ours.and_then(|theme| sheet(&context.policy, theme)).ok_or(Failure::NotFound)?;
    Ok(Reply::style_sheet(sheet))
}
