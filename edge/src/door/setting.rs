//! What an operator has set, read once for each invocation: what is missing is named, and nothing has a default that opens a door.

use shared::webhook::Secret;
use worker::Env;

use crate::carrier::Carrier;
use crate::context::Settings;
use crate::directory::http::Way;
use crate::failure::Failure;
use crate::{app, bindings, delivery, entrance, log, staff};

pub(super) fn unset(name: &str) -> Failure {
    Failure::Service(format!("the setting {name} is missing or no such thing"))
}

pub(super) fn settings(env: &Env) -> Result<Settings, Failure> {
    let (own, secret) = (|name: &str| bindings::setting(env, name), |name: &str| bindings::secret(env, name));
    let setting = |name: &str| own(name).ok_or_else(|| unset(name));
    let deliver_secret = signing(env, bindings::DELIVER_SECRET);
    let deliver_url = (bindings::DELIVER_URL, bindings::setting(env, bindings::DELIVER_URL));
    let origin = setting(bindings::PUBLIC_ORIGIN)?.trim_end_matches('/').to_owned();
    let target_hosts = bindings::setting(env, bindings::TARGETS).unwrap_or_default();
    Ok(Settings {
        deliver: Carrier::parse(deliver_url, (bindings::DELIVER_SECRET, deliver_secret.as_ref())).map_err(unset)?,
        mail_secret: signing(env, bindings::MAIL_SECRET),
        mail_in_secret: signing(env, bindings::MAIL_IN_SECRET),
        targets: delivery::setting::parse(own, secret, (&target_hosts, &origin)),
        target_hosts,
        origin,
        operator: setting(bindings::OPERATOR_NAME)?,
        mail_from: setting(bindings::MAIL_FROM)?,
        policy: setting(bindings::POLICY)?,
        directory: directory(env)?,
        directory_secret: signing(env, bindings::DIRECTORY_SECRET),
        pack_secret: signing(env, bindings::PACK_SECRET),
        security: (own(bindings::SECURITY_CONTACT), own(bindings::SECURITY_POLICY)),
        app: open_way(app::Way::parse(own)),
        sign_in: open_way(entrance::sign_in::Way::parse(own, secret)),
        staff: staff::Way::parse(own, secret),
    })
}

/// Ways in whose settings cannot be read are shut, and the operator is told.
fn open_way<T>(way: Result<Option<T>, &'static str>) -> Option<T> {
    way.unwrap_or_else(|name| {
        log::note("door", &format!("the setting {name} is missing or cannot be read: the way that it opens is shut"));
        None
    })
}

/// Where the operator's accounts live; nothing where the demo shop's are ours. A way that cannot be gone is no demo shop.
fn directory(env: &Env) -> Result<Option<Way>, Failure> {
    let Some(address) = bindings::setting(env, bindings::DIRECTORY_URL) else { return Ok(None) };
    let secret = signing(env, bindings::DIRECTORY_SECRET).ok_or_else(|| unset(bindings::DIRECTORY_SECRET))?;
    Way::parse(&address, secret).map(Some).ok_or_else(|| unset(bindings::DIRECTORY_URL))
}

/// A secret that is none is as good as none, and the operator is told.
pub(super) fn signing(env: &Env, name: &str) -> Option<Secret> {
    let given = bindings::secret(env, name)?;
    let secret = Secret::parse(&given);
    if secret.is_none() {
        log::note("door", &format!("the secret {name} is no `whsec_` with 24 to 64 bytes in base64"));
    }
    secret
}
