//! How the staff come in, as an operator set it: an identity provider, Cloudflare Access, or one behind the other.

use crate::bindings;
use crate::openid::Provider;
use crate::openid::address::Address;

/// Cloudflare Access in front of the desk.
#[derive(Debug, Clone)]
pub struct Access {
    /// The origin of the team: issuer of its tokens, and where its keys lie.
    pub team: String,
    /// The tag of the application.
    pub audience: String,
}

/// The way in. At least one of the two is there; with both, Access stands before the provider.
#[derive(Debug, Clone)]
pub struct Way {
    pub provider: Option<Provider>,
    pub access: Option<Access>,
    /// The address that becomes an administrator while there is none.
    pub first_administrator: Option<String>,
}

impl Way {
    /// Reads the settings, or names the one that is missing or wrong: half a door is none.
    pub fn parse(
        setting: impl Fn(&str) -> Option<String>,
        secret: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, &'static str> {
        let names = [bindings::OIDC_ISSUER, bindings::OIDC_CLIENT_ID];
        let provider = Provider::parse(&setting, names, secret(bindings::OIDC_CLIENT_SECRET))?;
        let access = match (setting(bindings::ACCESS_TEAM), setting(bindings::ACCESS_AUDIENCE)) {
            (None, None) => None,
            (Some(team), Some(audience)) => {
                Some(Access { team: team_origin(&team).ok_or(bindings::ACCESS_TEAM)?, audience })
            }
            (None, Some(_)) => return Err(bindings::ACCESS_TEAM),
            (Some(_), None) => return Err(bindings::ACCESS_AUDIENCE),
        };
        if provider.is_none() && access.is_none() {
            return Err(bindings::OIDC_ISSUER);
        }
        let first_administrator = setting(bindings::STAFF_FIRST_ADMINISTRATOR);
        Ok(Self { provider, access, first_administrator })
    }
}

/// `acme` stands for `https://acme.cloudflareaccess.com`.
fn team_origin(team: &str) -> Option<String> {
    let is_name = team.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let address = if is_name { format!("https://{team}.cloudflareaccess.com") } else { team.to_owned() };
    Some(secure(&address)?.origin().to_owned())
}

fn secure(address: &str) -> Option<Address> {
    Address::parse(address).filter(Address::is_bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(settings: &[(&str, &str)]) -> Result<Way, &'static str> {
        let find = |name: &str| settings.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Way::parse(find, |_| None)
    }

    #[test]
    fn half_a_door_is_none_and_says_what_is_missing() {
        let issuer = ("OIDC_ISSUER", "https://id.example/tenant");
        assert_eq!(parsed(&[]).err(), Some("OIDC_ISSUER"));
        assert_eq!(parsed(&[issuer]).err(), Some("OIDC_CLIENT_ID"));
        assert_eq!(parsed(&[("OIDC_CLIENT_ID", "adieu")]).err(), Some("OIDC_ISSUER"));
        assert_eq!(parsed(&[("ACCESS_TEAM", "acme")]).err(), Some("ACCESS_AUDIENCE"));
        assert_eq!(parsed(&[("OIDC_CLIENT_ID", "a"), issuer, ("ACCESS_AUDIENCE", "t")]).err(), Some("ACCESS_TEAM"));
        assert!(parsed(&[("OIDC_CLIENT_ID", "adieu"), issuer]).is_ok());
        let team =
            parsed(&[("ACCESS_TEAM", "acme"), ("ACCESS_AUDIENCE", "t")]).map(|way| way.access.map(|one| one.team));
        assert_eq!(team.ok().flatten().as_deref(), Some("https://acme.cloudflareaccess.com"));
    }
}
