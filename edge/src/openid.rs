//! Signing in with somebody else's word: an OpenID Connect provider, asked by authorization code with PKCE (RFC 7636). The staff come
//! in so, and people, where the operator has set it up; what a word opens is their rooms' business.

pub mod address;
pub mod flow;
pub mod provider;
mod signature;
pub mod word;

use std::fmt;

use address::Address;

/// A provider, as an operator set it.
#[derive(Debug, Clone)]
pub struct Provider {
    pub issuer: Address,
    /// The issuer's name exactly as it was set: tokens must repeat it to the letter.
    pub issuer_name: String,
    pub client_id: String,
    /// Providers that take us for a public client need none.
    pub client_secret: Option<ClientSecret>,
}

/// Never printed.
#[derive(Clone)]
pub struct ClientSecret(String);

impl ClientSecret {
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientSecret(…)")
    }
}

impl Provider {
    /// Reads the settings of these names (issuer and client id), or names the one that is missing or wrong.
    pub fn parse(
        setting: impl Fn(&str) -> Option<String>,
        [issuer, client_id]: [&'static str; 2],
        client_secret: Option<String>,
    ) -> Result<Option<Self>, &'static str> {
        let client_secret = client_secret.map(ClientSecret);
        match (setting(issuer), setting(client_id)) {
            (None, None) => Ok(None),
            (Some(issuer_name), Some(client_id)) => {
                let issuer = Address::parse(&issuer_name).filter(Address::is_bare).ok_or(issuer)?;
                Ok(Some(Self { issuer, issuer_name, client_id, client_secret }))
            }
            (None, Some(_)) => Err(issuer),
            (Some(_), None) => Err(client_id),
        }
    }
}
