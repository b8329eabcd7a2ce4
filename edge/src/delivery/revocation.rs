//! Tokens of somebody who leaves, revoked where they count (RFC 7009). They come from the directory in the moment that they are
//! revoked, and lie nowhere here.

use serde_json::{Value, json};
use shared::delivery::Heard;
use shared::encoding;
use shared::target::{Kind, Target};
use shared::token::Algorithm;

use super::webhook::{judged, posted};
use crate::context::Context;
use crate::directory::{self, DirectoryError};
use crate::log;
use crate::port::PortError;
use crate::storage::deletion;
use crate::storage::delivery::Stored;

/// Whom Apple's tokens are for.
const APPLE: &str = "https://appleid.apple.com";
/// A token of ours for one call.
const MINUTES: i64 = 5;

/// Revokes every token that there is; none is nothing to revoke. The standard answers 200 for a token that it does not know, so a yes
/// is their word and no proof. One that is refused holds up none of the others: all are tried, and then it is not done.
pub async fn send(context: &Context, taken: &Stored, target: &Target) -> Heard {
    let tokens = match tokens(context, taken).await {
        Ok(tokens) => tokens,
        Err(error) => {
            log::note("delivery", &error.to_string());
            return Heard::Failed("directory");
        }
    };
    if tokens.is_empty() {
        log::note("delivery", &format!("{} has no token at {}: nothing to revoke", taken.id, taken.target));
    }
    let mut heard = Heard::Done;
    for token in tokens {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("token", &token.token);
        form.append_pair("token_type_hint", token.hint.as_deref().unwrap_or("refresh_token"));
        let mut headers = vec![("content-type", "application/x-www-form-urlencoded".to_owned())];
        match proof(context, target).await {
            Ok(Proof::Basic(pair)) => headers.push(("authorization", format!("Basic {pair}"))),
            Ok(Proof::Form(client, secret)) => {
                form.append_pair("client_id", &client).append_pair("client_secret", &secret);
            }
            Err(error) => {
                log::note("delivery", &error.to_string());
                return Heard::Failed("settings");
            }
        }
        match judged(&posted(context, target, headers, form.finish().into_bytes()).await) {
            Heard::Done => {}
            // Nobody is there, or wants to be left alone, or the settings are wrong: so it is for each of them.
            nobody @ (Heard::Gone | Heard::Slow(_) | Heard::Failed("silent" | "settings")) => return nobody,
            refused @ Heard::Failed(_) => heard = refused,
            // Nobody says later that a token is revoked.
            Heard::Accepted => heard = Heard::Failed("status"),
        }
    }
    heard
}

async fn tokens(context: &Context, taken: &Stored) -> Result<Vec<shared::directory::Token>, DirectoryError> {
    let id = taken.deletion.as_ref().ok_or(DirectoryError::Broken)?;
    let rows = context.one(deletion::by_id(id)).await?;
    let of = rows.first().map(deletion::Stored::from_row).transpose()?.ok_or(DirectoryError::NotThere)?;
    let account = of.deletion.account().ok_or(DirectoryError::NotThere)?;
    directory::tokens(context, account, &taken.target).await
}

/// What proves who we are there.
enum Proof {
    Basic(String),
    Form(String, String),
}

async fn proof(context: &Context, target: &Target) -> Result<Proof, PortError> {
    match &target.kind {
        Kind::Revocation { client, secret, in_form: true, .. } => {
            Ok(Proof::Form(client.clone(), secret.expose().to_owned()))
        }
        Kind::Revocation { client, secret, .. } => {
            let part = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
            let pair = format!("{}:{}", part(client), part(secret.expose()));
            Ok(Proof::Basic(encoding::base64(pair.as_bytes())))
        }
        Kind::Apple { client, team, key, secret, .. } => {
            let issued_at = context.wire.ms().div_euclid(1000);
            let claims =
                json!({ "iss": team, "iat": issued_at, "exp": issued_at + MINUTES * 60, "aud": APPLE, "sub": client });
            let head = json!({ "alg": "ES256", "kid": key, "typ": "JWT" });
            let token = signed(context, Algorithm::Es256, secret.expose(), (&head, &claims)).await?;
            Ok(Proof::Form(client.clone(), token))
        }
        Kind::Webhook { .. } | Kind::Events { .. } => Err(broken("this processor has no client")),
    }
}

pub fn broken(cause: &str) -> PortError {
    PortError::Unavailable { act: "signing a token", cause: cause.to_owned() }
}

/// A JSON Web Token, signed with a key as it is handed out: PKCS #8, PEM.
pub async fn signed(
    context: &Context,
    algorithm: Algorithm,
    pem: &str,
    (head, claims): (&Value, &Value),
) -> Result<String, PortError> {
    let key = der(pem).ok_or_else(|| broken("the key is no PKCS #8 in PEM"))?;
    let part = |value: &Value| encoding::base64url(value.to_string().as_bytes());
    let text = format!("{}.{}", part(head), part(claims));
    let signature = context.signer.sign(algorithm, &key, text.as_bytes()).await?;
    Ok(format!("{text}.{}", encoding::base64url(&signature)))
}

pub fn der(pem: &str) -> Option<Vec<u8>> {
    let (_, inside) = pem.split_once("-----BEGIN PRIVATE KEY-----")?;
    let (inside, _) = inside.split_once("-----END PRIVATE KEY-----")?;
    // Settings of one line carry the line ends as two letters.
    let plain: String = inside.replace("\\n", "").split_whitespace().collect();
    encoding::from_base64(&plain).ok()
}

#[cfg(test)]
mod tests {
    use super::der;

    #[test]
    fn a_key_is_read_in_lines_or_in_one() {
        let lines = "-----BEGIN PRIVATE KEY-----\nAQID\nBAUG\n-----END PRIVATE KEY-----\n";
        assert_eq!(der(lines), Some(vec![1, 2, 3, 4, 5, 6]));
        assert_eq!(der(&lines.replace('\n', "\\n")), Some(vec![1, 2, 3, 4, 5, 6]));
        for wrong in ["", "AQID", "-----BEGIN EC PRIVATE KEY-----AQID-----END EC PRIVATE KEY-----"] {
            assert_eq!(der(wrong), None, "{wrong}");
        }
    }
}
