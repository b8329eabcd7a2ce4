//! Forms act only when they come from one of our own pages.

use anyhow::Result;
use tests::client::{Call, FORM};
use tests::journey::Journey;
use tests::shop;

use crate::shared_server;

#[test]
fn a_form_from_another_site_changes_nothing() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "crosssite")?;
    let journey = Journey::proven(server, server.client(), &person)?;
    let seen = journey.seen()?;
    let own = server.origin().to_owned();
    let longer = format!("{own}.evil.example");
    let sites = [None, Some("same-origin"), Some("same-site"), Some("cross-site"), Some("none"), Some("x")];
    let origins = [None, Some(own.as_str()), Some("null"), Some("https://evil.example"), Some(longer.as_str())];
    let targets = [
        ("/en/delete".to_owned(), "identifier=nobody%40throwaway.example".to_owned()),
        (journey.path("/withdraw"), format!("seen={seen}")),
        (journey.path("/check"), format!("understood=yes&seen={seen}")),
        (journey.path("/copy"), "choice=none".to_owned()),
        (journey.path("/code"), "code=12345678".to_owned()),
        (journey.path("/code/again"), String::new()),
        ("/en/revoke".to_owned(), format!("reference={}&code=x", journey.reference)),
        ("/en/status".to_owned(), format!("reference={}&code=x", journey.reference)),
        ("/shop".to_owned(), "identifier=a&password=b".to_owned()),
        ("/shop/sign-out".to_owned(), String::new()),
        ("/staff/sign-in".to_owned(), String::new()),
    ];
    for site in sites {
        for origin in origins {
            // An old browser sends no Sec-Fetch-Site; then its Origin must be ours.
            if site.map_or(origin == Some(own.as_str()), |site| site == "same-origin") {
                continue;
            }
            for (path, body) in &targets {
                let mut call = Call::of("POST", path);
                call.headers.extend(site.map(|site| ("sec-fetch-site", site)));
                call.headers.extend(origin.map(|origin| ("origin", origin)));
                let answer = journey.client.send(&call.carrying(FORM, body.clone()))?;
                assert_eq!(answer.status, 403, "{path} with {site:?} from {origin:?}");
            }
        }
    }
    assert_eq!(journey.state()?.0, "preparing", "nothing has changed");
    assert_eq!(journey.seen()?, seen);
    Ok(())
}

#[test]
fn an_old_browser_is_known_by_its_origin() -> Result<()> {
    let server = shared_server()?;
    let call = Call::of("POST", "/en/delete").with("origin", server.origin());
    let answer = server.client().send(&call.carrying(FORM, "identifier=old.browser%40throwaway.example"))?;
    assert_eq!(answer.status, 303);
    Ok(())
}

#[test]
fn a_revocation_by_a_program_must_be_json() -> Result<()> {
    let server = shared_server()?;
    let path = "/api/v1/deletions/AD-0000-0000-0000-0000/revocations";
    for kind in [FORM, "text/plain", "multipart/form-data", ""] {
        let answer = server.client().send(&Call::of("POST", path).carrying(kind, "{\"code\":\"x\"}"))?;
        assert_eq!(answer.status, 415, "{kind}");
    }
    for body in ["", "{", "[]", "{\"code\":1}", "{\"code\":\"x\",\"more\":1}", "{\"code\":\"x\"}"] {
        let answer = server.client().send(&Call::of("POST", path).carrying("application/json", body))?;
        assert!((400..500).contains(&answer.status), "{body}: {}", answer.status);
        assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{body}");
    }
    Ok(())
}
