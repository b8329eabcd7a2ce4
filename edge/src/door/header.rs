//! What stands on an answer beside itself: where it is described (RFC 8288, RFC 8631), whose rules hold (RFC 6903), how often it may
//! be asked.

use crate::reply::Reply;
use crate::router::{Match, Route};
use crate::throttle;

/// Where machines read what they may ask: a file beside the Worker.
const DESCRIPTION: &str = "</api/v1/openapi.json>; rel=\"service-desc\"";

/// Whether whoever asks there is a program, also where nothing is.
pub fn is_for_machines(path: &str, found: Option<&Match>) -> bool {
    found.is_some_and(|found| found.route.is_machine()) || path.starts_with("/api/")
}

/// The same on every answer of a path, so that nobody learns from it what became of the question.
pub fn put_on(reply: Reply, path: &str, route: Option<&Route>, privacy_url: &str) -> Reply {
    if path.starts_with("/api/") || matches!(route, Some(Route::Api(_))) {
        let limit = match route {
            Some(Route::Api(api)) => api.limit(),
            _ => None,
        };
        let is_said = reply.headers.iter().any(|(name, _)| *name == throttle::POLICY);
        let reply = reply.with("link", DESCRIPTION);
        return match limit.filter(|_| !is_said) {
            Some(limit) => reply.with(throttle::POLICY, limit.policy()),
            None => reply,
        };
    }
    let is_page = reply.headers.iter().any(|(name, value)| *name == "content-type" && value.starts_with("text/html"));
    // An address with other letters is no header's value, and the page itself leads there as well.
    let is_plain = privacy_url.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'>');
    if is_page && is_plain && !path.starts_with("/staff") && !path.starts_with("/dev") {
        return reply.with("link", format!("<{privacy_url}>; rel=\"privacy-policy\""));
    }
    reply
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::find;

    const PRIVACY: &str = "https://shop.example/privacy";

    fn link(path: &str, reply: Reply, privacy: &str) -> Option<String> {
        let found = find(path).map(|found| found.route);
        let reply = put_on(reply, path, found.as_ref(), privacy);
        reply.headers.into_iter().find(|(name, _)| *name == "link").map(|(_, value)| value)
    }

    #[test]
    fn a_page_leads_to_the_rules_and_a_machines_answer_to_its_description() {
        let page = || Reply::html(200, String::new());
        assert_eq!(link("/en", page(), PRIVACY), Some(format!("<{PRIVACY}>; rel=\"privacy-policy\"")));
        assert_eq!(link("/en", page(), "https://shop.example/p>, <x"), None);
        assert_eq!(link("/en", page(), "https://магазин.example/"), None);
        assert_eq!(link("/staff", page(), PRIVACY), None);
        assert_eq!(link("/en", Reply::see_other("/delete"), PRIVACY), None);
        for path in ["/api/v1/receipt-keys", "/api/v1/nothing", "/.well-known/jwks.json"] {
            assert_eq!(link(path, Reply::json(404, &0), PRIVACY), Some(DESCRIPTION.to_owned()), "{path}");
        }
    }
}
