//! The operator's own programs that carry something out of the house: mails, messages. Each is one address with a secret of its own.
//! What goes there is signed as Standard Webhooks 1.0.0 say, and named alike at every attempt, so that a second one is no second mail.

use std::rc::Rc;

use serde_json::{Value, json};
use shared::time::Timestamp;
use shared::webhook::Secret;

use crate::bindings::{self, Post};
use crate::context::Settings;
use crate::limits::{CARRIER_BYTES, CARRIER_MS};
use crate::openid::address::Address;
use crate::port::{Http, Mail, OutgoingMail, PortError, Question, Task, signed};

/// One of them, as it was set.
#[derive(Debug, Clone)]
pub struct Carrier {
    address: Address,
    secret: Secret,
}

impl Carrier {
    /// Nothing where nothing is set, and never half of it: names the setting that is missing or wrong.
    pub fn parse(
        (url, given): (&'static str, Option<String>),
        (name, secret): (&'static str, Option<&Secret>),
    ) -> Result<Option<Self>, &'static str> {
        let Some(given) = given else { return Ok(None) };
        let address = Address::parse(&given).ok_or(url)?;
        Ok(Some(Self { address, secret: secret.ok_or(name)?.clone() }))
    }

    /// Hands it over. Whatever is not 2xx was not taken: a redirect neither.
    pub async fn carry(&self, http: &dyn Http, id: &str, now: Timestamp, body: &Value) -> Result<(), PortError> {
        let failed = |cause: String| PortError::Unavailable { act: "handing something to a carrier", cause };
        let body = body.to_string().into_bytes();
        let timestamp = (now.ms() / 1000).to_string();
        let signature = self.secret.sign(id, &timestamp, &body);
        let question = Question {
            address: self.address.text(),
            headers: signed(id, timestamp, signature),
            body: Some(body),
            patience_ms: CARRIER_MS,
            most_bytes: CARRIER_BYTES,
        };
        match http.ask(&question).await {
            Ok(answer) if (200..300).contains(&answer.status) => Ok(()),
            // Its words may repeat an address: they are not kept.
            Ok(answer) => Err(failed(format!("it answered {}", answer.status))),
            Err(cause) => Err(failed(cause.to_string())),
        }
    }
}

/// Who takes our mails: the operator's own provider where one is set, else the platform. Names the setting that is missing for it.
pub fn mail(
    env: &worker::Env,
    settings: &Settings,
    http: &Rc<dyn Http>,
    now: Timestamp,
) -> Result<Rc<dyn Mail>, &'static str> {
    let (from, from_name) = (settings.mail_from.clone(), settings.operator.clone());
    let url = (bindings::MAIL_URL, bindings::setting(env, bindings::MAIL_URL));
    if let Some(carrier) = Carrier::parse(url, (bindings::MAIL_SECRET, settings.mail_secret.as_ref()))? {
        return Ok(Rc::new(Relay { http: Rc::clone(http), carrier, from, from_name, now }));
    }
    let binding = env.send_email(bindings::EMAIL).map_err(|_| bindings::EMAIL)?;
    Ok(Rc::new(Post { binding, from, from_name }))
}

/// Mail by the operator's own provider.
struct Relay {
    http: Rc<dyn Http>,
    carrier: Carrier,
    from: String,
    from_name: String,
    /// The platform's: whoever is asked has no clock that a trial has moved.
    now: Timestamp,
}

impl Mail for Relay {
    fn send<'a>(&'a self, mail: &'a OutgoingMail) -> Task<'a, Result<(), PortError>> {
        Box::pin(async move {
            let body = json!({
                "from": self.from,
                "from_name": self.from_name,
                "to": mail.to,
                "subject": mail.subject,
                "text": mail.text,
                "html": mail.html,
                "calendar": mail.calendar,
                "reply_to": mail.reply_to,
                "automatic": mail.automatic,
            });
            self.carrier.carry(&*self.http, &mail.id, self.now, &body).await
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_carrier_is_none_and_says_what_is_missing() {
        let secret = Secret::parse("whsec_dGhlIG9wZXJhdG9yIHRha2VzIHRoZSBwYWNrIG91dCE=");
        let parse = |url: Option<&str>, secret: Option<&Secret>| {
            Carrier::parse(("MAIL_URL", url.map(str::to_owned)), ("MAIL_SECRET", secret)).map(|one| one.is_some())
        };
        assert_eq!(parse(None, None), Ok(false));
        assert_eq!(parse(None, secret.as_ref()), Ok(false));
        assert_eq!(parse(Some("https://mail.example/send"), secret.as_ref()), Ok(true));
        assert_eq!(parse(Some("https://mail.example/send"), None), Err("MAIL_SECRET"));
        for wrong in ["http://mail.example", "https://u:p@mail.example", "https://mail.example#x", "mail.example"] {
            assert_eq!(parse(Some(wrong), secret.as_ref()), Err("MAIL_URL"), "{wrong}");
        }
    }
}
