//! What a request says, read once and bounded. Nothing here decides.

use futures_util::StreamExt;
use worker::Request;

/// A request as the handlers see it.
#[derive(Debug, Clone)]
pub struct Incoming {
    pub method: Verb,
    pub path: String,
    pub body: Body,
    /// What follows the path, as sent. No secret and nothing personal ever stands there.
    pub query: String,
    headers: Vec<(String, String)>,
}

/// The methods that any route knows. HEAD is answered as GET without its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    Get,
    Head,
    Post,
    Other,
}

/// The body, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    Bytes(Vec<u8>),
    TooLarge,
    Broken,
}

/// Why a form cannot be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormRefusal {
    TooLarge,
    WrongType,
    Malformed,
}

impl Incoming {
    /// Reads a request, at most so many bytes of its body whatever its headers say.
    pub async fn read(mut request: Request, most: usize) -> Self {
        // As text: worker's own type takes a method that it does not know for GET.
        let method = match request.inner().method().as_str() {
            "GET" => Verb::Get,
            "HEAD" => Verb::Head,
            "POST" => Verb::Post,
            _ => Verb::Other,
        };
        let headers = request.headers().entries().map(|(name, value)| (name.to_lowercase(), value)).collect();
        let body = if method == Verb::Post { read_body(&mut request, most).await } else { Body::Bytes(Vec::new()) };
        // The address as text: worker's own type for it would weigh more than the rest of this room.
        let address = request.inner().url();
        let query = address.split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default();
        Self { method, path: request.path(), query, body, headers }
    }

    /// A header by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// A cookie's value. Names with the `__Host-` prefix cannot be planted by a neighbouring host.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.header("cookie")?
            .split(';')
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// A value of the address's query, decoded; the first of its name.
    pub fn query(&self, name: &str) -> Option<String> {
        form_urlencoded::parse(self.query.as_bytes())
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.into_owned())
    }

    /// The token of an `Authorization: Bearer` header.
    pub fn bearer(&self) -> Option<&str> {
        let (scheme, token) = self.header("authorization")?.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    }

    /// Whether a form was sent from one of our own pages: `Sec-Fetch-Site` decides, and where a browser is too old to send
    /// it, `Origin` does. Neither present is a refusal (reliability T02).
    pub fn is_same_origin(&self, origin: &str) -> bool {
        match self.header("sec-fetch-site") {
            Some(site) => site == "same-origin",
            None => self.header("origin") == Some(origin),
        }
    }

    /// The fields of a posted form, in order, as sent.
    pub fn form(&self) -> Result<Vec<(String, String)>, FormRefusal> {
        let is_form = self.header("content-type").is_some_and(|kind| {
            kind.split(';').next().unwrap_or_default().trim() == "application/x-www-form-urlencoded"
        });
        match &self.body {
            Body::TooLarge => Err(FormRefusal::TooLarge),
            Body::Broken => Err(FormRefusal::Malformed),
            Body::Bytes(bytes) if bytes.is_empty() => Ok(Vec::new()),
            Body::Bytes(_) if !is_form => Err(FormRefusal::WrongType),
            Body::Bytes(bytes) => {
                let text = std::str::from_utf8(bytes).map_err(|_| FormRefusal::Malformed)?;
                Ok(form_urlencoded::parse(text.as_bytes()).into_owned().collect())
            }
        }
    }
}

async fn read_body(request: &mut Request, most: usize) -> Body {
    let announced =
        request.headers().get("content-length").ok().flatten().and_then(|length| length.parse::<usize>().ok());
    if announced.is_some_and(|length| length > most) {
        return Body::TooLarge;
    }
    let Ok(mut stream) = request.stream() else { return Body::Bytes(Vec::new()) };
    let mut bytes = Vec::new();
    while let Some(chunk) = stream.next().await {
        let Ok(chunk) = chunk else { return Body::Broken };
        bytes.extend_from_slice(&chunk);
        if bytes.len() > most {
            return Body::TooLarge;
        }
    }
    Body::Bytes(bytes)
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A request made by hand.
    pub fn incoming(method: Verb, path: &str, headers: &[(&str, &str)], body: &str) -> Incoming {
        Incoming {
            method,
            path: path.to_owned(),
            query: String::new(),
            body: Body::Bytes(body.as_bytes().to_vec()),
            headers: headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        }
    }

    #[test]
    fn only_a_form_from_our_own_page_is_same_origin() {
        let own = "https://leave.example";
        let cases = [
            (vec![("sec-fetch-site", "same-origin")], true),
            (vec![("sec-fetch-site", "same-origin"), ("origin", "https://evil.example")], true),
            (vec![("sec-fetch-site", "cross-site"), ("origin", own)], false),
            (vec![("sec-fetch-site", "same-site")], false),
            (vec![("sec-fetch-site", "none")], false),
            (vec![("sec-fetch-site", "")], false),
            (vec![("origin", own)], true),
            (vec![("origin", "null")], false),
            (vec![("origin", "https://leave.example.evil")], false),
            (vec![], false),
        ];
        for (headers, expected) in cases {
            assert_eq!(incoming(Verb::Post, "/", &headers, "").is_same_origin(own), expected, "{headers:?}");
        }
    }

    #[test]
    fn a_form_of_another_type_is_refused() {
        let json = incoming(Verb::Post, "/", &[("content-type", "text/plain")], "code=12345678");
        assert_eq!(json.form(), Err(FormRefusal::WrongType));
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let request = incoming(Verb::Get, "/", &[("cookie", "a=1; __Host-adieu=token; b=2")], "");
        assert_eq!(request.cookie("__Host-adieu"), Some("token"));
    }
}
