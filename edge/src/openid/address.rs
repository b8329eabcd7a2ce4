//! Addresses of an identity provider, read strictly and by hand: a library for addresses brings tables of all scripts along,
//! which would be a tenth of the Worker. What is not plain is refused, so that nobody reads one differently than we do.

/// An address that nobody on the way can answer for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    origin: String,
    /// With its slash; empty where nothing follows the origin.
    rest: String,
}

impl Address {
    /// `https`, a host of plain letters, perhaps a port, perhaps a path.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, after) = text.split_once("://")?;
        let (authority, rest) = after.split_at(after.find(['/', '?', '#']).unwrap_or(after.len()));
        let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
        let is_host =
            !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
        let is_port =
            port.is_none_or(|port| port.parse::<u16>().is_ok_and(|number| number > 0 && number.to_string() == port));
        // No fragment, no way up, nothing that has to be escaped.
        let is_plain =
            rest.bytes().all(|byte| byte.is_ascii_graphic() && !b"#\\\"<>".contains(&byte)) && !rest.contains("..");
        let host = host.to_ascii_lowercase();
        let is_secure = scheme == "https";
        // The demo provider runs beside the trial's Worker, on the same machine.
        #[cfg(feature = "local")]
        let is_secure = is_secure || (scheme == "http" && ["127.0.0.1", "localhost"].contains(&host.as_str()));
        let port = port.filter(|port| *port != "443").map(|port| format!(":{port}")).unwrap_or_default();
        let origin = format!("{scheme}://{host}{port}");
        (is_host && is_port && is_plain && is_secure).then(|| Self { origin, rest: rest.to_owned() })
    }

    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Nothing is asked behind the path.
    pub fn is_bare(&self) -> bool {
        !self.rest.contains('?')
    }

    pub fn text(&self) -> String {
        format!("{}{}", self.origin, self.rest)
    }

    /// The address with these questions added.
    pub fn asking(&self, pairs: &[(&str, &str)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(pairs);
        format!("{}{}{}", self.text(), if self.is_bare() { '?' } else { '&' }, query.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn an_address_that_somebody_on_the_way_could_answer_for_is_refused() {
        for wrong in [
            "http://id.example",
            "https://",
            "https://u@id.example",
            "https://id.example@evil.example",
            "https://id.example\\@evil.example",
            "https://id.example:x",
            "https://id.example:0443",
            "https://id.example#x",
            "https://id.example/a/../b",
            "https://id.example/a b",
            "https://ïd.example",
            "ftp://id.example",
            "id.example",
            "",
        ] {
            assert_eq!(Address::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_address_is_told_with_its_origin_and_asked_behind_whatever_is_asked_already() {
        let address = |text: &str| Address::parse(text).expect("an address");
        let tenant = address("https://ID.example:443/tenant/v2.0");
        assert_eq!((tenant.origin(), tenant.text().as_str()), ("https://id.example", "https://id.example/tenant/v2.0"));
        assert_eq!(tenant.asking(&[("a", "b c")]), "https://id.example/tenant/v2.0?a=b+c");
        assert_eq!(address("https://id.example?p=1").asking(&[("a", "&")]), "https://id.example?p=1&a=%26");
        assert_ne!(address("https://id.example:8443").origin(), tenant.origin());
    }
}
