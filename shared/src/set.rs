//! Security event tokens (RFC 8417): what other houses are told of an account, as RISC 1.0 and CAEP 1.0 have it.
//!
//! Where the specifications leave a choice or contradict each other, this is ours. The subject is `iss_sub` (RFC 9493), which every
//! receiver must know; `sub` and `exp` never stand in a token (SSF forbids both, though RFC 8417 knows them). RISC's own
//! `sessions-revoked` is deprecated: CAEP's `session-revoked` is sent. `account-disabled` gives no `reason`: RISC knows only
//! `hijacking` and `bulk-account`, and somebody who leaves is neither. A token holds exactly one event, as SSF asks where RFC 8417 allows
//! several; those of one cause share `txn`. It is signed with RS256, which the interoperability profile wants. `credential-change` and
//! `identifier-recycled` are not sent: we change no credential, and give no address to anybody else.

use crate::time::Timestamp;
use serde_json::{Value, json};

/// What happened to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It is shut, with a way back.
    Disabled,
    /// Whoever was signed in is not any more.
    SessionRevoked,
    /// It is back.
    Enabled,
    /// It is gone for good.
    Purged,
}

impl Event {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Disabled, Self::SessionRevoked, Self::Enabled, Self::Purged];

    /// Its type, which is an address that nobody need open.
    #[must_use]
    pub const fn uri(self) -> &'static str {
        match self {
            Self::Disabled => "https://schemas.openid.net/secevent/risc/event-type/account-disabled",
            Self::SessionRevoked => "https://schemas.openid.net/secevent/caep/event-type/session-revoked",
            Self::Enabled => "https://schemas.openid.net/secevent/risc/event-type/account-enabled",
            Self::Purged => "https://schemas.openid.net/secevent/risc/event-type/account-purged",
        }
    }
}

/// Everything that a token says.
#[derive(Clone, Copy, Debug)]
pub struct Token<'a> {
    /// Who says it: our origin, as the metadata names it.
    pub issuer: &'a str,
    /// To whom.
    pub audience: &'a str,
    /// The token's own name.
    pub id: &'a str,
    /// What it and others have in common.
    pub cause: &'a str,
    /// By what the receiver knows whose account it is.
    pub subject: &'a str,
    /// When it was issued.
    pub at: Timestamp,
}

/// The claims.
#[must_use]
pub fn claims(event: Event, token: &Token<'_>) -> Value {
    let seconds = token.at.ms().div_euclid(1000);
    let said = match event {
        // CAEP wants to know when, and on whose account: the person asked for it, and a rule did it.
        Event::SessionRevoked => json!({ "event_timestamp": seconds, "initiating_entity": "policy" }),
        Event::Disabled | Event::Enabled | Event::Purged => json!({}),
    };
    json!({
        "iss": token.issuer,
        "jti": token.id,
        "iat": seconds,
        "aud": token.audience,
        "txn": token.cause,
        "sub_id": { "format": "iss_sub", "iss": token.issuer, "sub": token.subject },
        "events": { event.uri(): said },
    })
}

/// The head.
#[must_use]
pub fn head(key: &str) -> Value {
    json!({ "typ": "secevent+jwt", "alg": "RS256", "kid": key })
}

/// What receivers read of us: streams are set by the operator, so there is no way to manage them over the network.
#[must_use]
pub fn metadata(issuer: &str) -> Value {
    json!({
        "spec_version": "1_0",
        "issuer": issuer,
        "jwks_uri": format!("{issuer}/.well-known/jwks.json"),
        "delivery_methods_supported": ["urn:ietf:rfc:8935"],
        "default_subjects": "ALL",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: Token<'static> = Token {
        issuer: "https://idp.example.com/",
        audience: "636C69656E745F6964",
        id: "756E69717565206964656E746966696572",
        cause: "8675309",
        subject: "7375626A656374",
        at: Timestamp::from_ms(1_508_184_845_000),
    };

    /// The standard's own example of a purged account.
    #[test]
    fn a_purged_account_is_told_as_the_standards_example_does() {
        let example = r#"{"iss":"https://idp.example.com/","jti":"756E69717565206964656E746966696572","iat":1508184845,
            "txn":"8675309","aud":"636C69656E745F6964",
            "sub_id":{"format":"iss_sub","iss":"https://idp.example.com/","sub":"7375626A656374"},
            "events":{"https://schemas.openid.net/secevent/risc/event-type/account-purged":{}}}"#;
        let example: Value = serde_json::from_str(example).unwrap();
        assert_eq!(claims(Event::Purged, &TOKEN), example);
        assert_eq!(head("one"), json!({ "typ": "secevent+jwt", "alg": "RS256", "kid": "one" }));
    }

    #[test]
    fn a_token_has_one_event_no_subject_of_its_own_no_end_and_no_reason() {
        for event in Event::ALL {
            let said = claims(event, &TOKEN);
            let names: Vec<&String> = said.as_object().unwrap().keys().collect();
            assert_eq!(names, ["aud", "events", "iat", "iss", "jti", "sub_id", "txn"]);
            let events = said.get("events").unwrap().as_object().unwrap();
            assert_eq!(events.keys().map(String::as_str).collect::<Vec<_>>(), [event.uri()]);
            assert!(!said.to_string().contains("reason"));
        }
        let session = claims(Event::SessionRevoked, &TOKEN).to_string();
        assert!(
            session.contains(r#""event_timestamp":1508184845"#) && session.contains(r#""initiating_entity":"policy""#)
        );
    }

    #[test]
    fn the_metadata_names_us_as_tokens_do_and_nothing_that_is_not_there() {
        let said = metadata("https://leave.example.com");
        assert_eq!(said.get("issuer"), Some(&json!("https://leave.example.com")));
        assert_eq!(said.get("jwks_uri"), Some(&json!("https://leave.example.com/.well-known/jwks.json")));
        assert!(said.get("configuration_endpoint").is_none());
    }
}
