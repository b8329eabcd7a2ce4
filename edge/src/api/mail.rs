//! Mail by the operator's own provider, the two ways back: what became of a mail, and a mail to the desk.

use serde::Deserialize;
use serde_json::json;
use shared::encoding;
use shared::inbox::{Verdict, Verdicts};

use crate::bounce;
use crate::context::Context;
use crate::extract::{FormRefusal, Incoming};
use crate::failure::Failure;
use crate::inbox::{self, Envelope, InboxError};
use crate::limits::{MAIL_BYTES, MAILS};
use crate::reply::Reply;
use crate::router::Api;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Returned {
    /// The mail's `webhook-id`, as it was handed over.
    id: String,
    #[serde(default)]
    kind: Kind,
}

#[derive(Deserialize, Default, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    /// It will not arrive.
    #[default]
    Permanent,
    /// It is tried again.
    Temporary,
    /// It arrived, and was not wanted.
    Complaint,
}

/// Both ways are a POST.
pub async fn take(context: &Context, incoming: &Incoming, way: &Api) -> Result<Reply, Failure> {
    match way {
        Api::Inbound => handed_in(context, incoming).await,
        _ => came_back(context, incoming).await,
    }
}

/// POST /api/v1/mail/bounce, signed with the secret that mails go out with.
async fn came_back(context: &Context, incoming: &Incoming) -> Result<Reply, Failure> {
    let (returned, call) =
        super::signed::<Returned>(context, incoming, context.settings.mail_secret.as_ref(), "bounce")?;
    call.spend(context, super::remembered_until(context)).await?;
    // Whether the name is ours is told to nobody.
    if returned.kind == Kind::Permanent
        && let Err(error) = bounce::came_back(context, &returned.id).await
    {
        call.forget(context).await?;
        return Err(error.into());
    }
    Ok(Reply::json(202, &json!({ "status": "accepted" })))
}

/// A mail with what its servers have said among themselves. All of it lies under the signature, which headers would not.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HandedIn {
    from: String,
    to: String,
    /// The mail itself, base64.
    raw: String,
    spf: Option<Verdict>,
    dkim: Option<Verdict>,
    dmarc: Option<Verdict>,
}

/// POST /api/v1/mail/inbound
async fn handed_in(context: &Context, incoming: &Incoming) -> Result<Reply, Failure> {
    let (mail, call) =
        super::signed::<HandedIn>(context, incoming, context.settings.mail_in_secret.as_ref(), "inbound")?;
    let raw = encoding::from_base64(&mail.raw).map_err(|_| Failure::BadField)?;
    if raw.len() > MAIL_BYTES as usize {
        return Err(Failure::BadForm(FormRefusal::TooLarge));
    }
    call.spend(context, super::remembered_until(context)).await?;
    // What stands in the mail's own headers came with the mail: only what is said beside it counts.
    let said = |one: Option<Verdict>| one.unwrap_or(Verdict::None);
    let verdicts = Verdicts { spf: said(mail.spf), dkim: said(mail.dkim), dmarc: said(mail.dmarc) };
    let envelope = Envelope { from: mail.from, to: mail.to };
    if let Err(error) = inbox::receive(context, &envelope, &raw, Some(verdicts)).await {
        call.forget(context).await?;
        return Err(match error {
            InboxError::Flood(_) => MAILS.refuse(context.now),
            error => Failure::Service(error.to_string()),
        });
    }
    Ok(Reply::json(202, &json!({ "status": "accepted" })))
}
