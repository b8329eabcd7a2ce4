//! The operator's colour as a style sheet of its own: named after its contents, so that it may be kept for ever.
use sha2::{Digest, Sha256};
use shared::encoding;
use shared::policy::Policy;

use crate::context::Context;
use crate::extract::Incoming;
use crate::failure::Failure;
use crate::reply::Reply;

const BEFORE: &str = "brand-";
const AFTER: &str = ".css";

/// Where the policy's sheet is, if it names a colour.
pub fn path(policy: &Policy) -> Option<String> {
    let digest = Sha256::digest(sheet(policy)?.as_bytes());
    let name = digest.first_chunk::<8>().map(|start| encoding::hex(start))?;
    Some(format!("/{BEFORE}{name}{AFTER}"))
}

fn sheet(policy: &Policy) -> Option<String> {
    policy.brand.as_ref()?.colour.map(frontend::shell::style_sheet)
}

/// Whether the only segment of a path may be such a sheet.
pub fn is_path(segment: &str) -> bool {
    segment.starts_with(BEFORE) && segment.ends_with(AFTER)
}

/// GET /brand-….css: the sheet that the present policy makes, and no other.
pub fn show(context: &Context, incoming: &Incoming) -> Result<Reply, Failure> {
    let is_ours = path(&context.policy).is_some_and(|path| path == incoming.path);
    let sheet = sheet(&context.policy).filter(|_| is_ours).ok_or(Failure::NotFound)?;
    Ok(Reply::style_sheet(sheet))
}
