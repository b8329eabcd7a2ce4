//! References and paths: somebody else's is like none, and nothing hides behind a file's ending.

use anyhow::Result;
use tests::client::Call;
use tests::journey::Journey;
use tests::shop;

use crate::method::ROUTES;
use crate::shared_server;

const NOBODYS: &str = "AD-0000-0000-0000-0000";

#[test]
fn somebody_elses_reference_answers_like_one_that_does_not_exist() -> Result<()> {
    let server = shared_server()?;
    let mine = Journey::proven(server, server.client(), &shop::plant_one(server, "refmine")?)?;
    let (theirs, codes) = Journey::pending(server, server.client(), &shop::plant_one(server, "reftheirs")?)?;
    for (pattern, allowed) in ROUTES.iter().filter(|(pattern, _)| pattern.contains("{}")) {
        for method in allowed.split(", ") {
            for bearer in [None, Some(format!("Bearer {}", codes.revocation))] {
                let asked = |reference: &str| -> Result<_> {
                    let path = pattern.replace("{}", reference);
                    let mut call = Call::of(method, &path);
                    call.headers.extend(bearer.as_deref().map(|bearer| ("authorization", bearer)));
                    if method == "POST" {
                        call.headers.push(("sec-fetch-site", "same-origin"));
                    }
                    let answer = mine.client.send(&call)?;
                    Ok((answer.status, answer.text().replace(reference, "{}")))
                };
                let (known, unknown, malformed) = (asked(&theirs.reference)?, asked(NOBODYS)?, asked("x")?);
                assert_eq!(known, unknown, "{method} {pattern}");
                assert_eq!(malformed.0, unknown.0, "{method} {pattern}");
                assert!((400..500).contains(&known.0), "{method} {pattern}: {}", known.0);
            }
        }
    }
    assert_eq!(theirs.state()?.0, "pending");
    Ok(())
}

#[test]
fn a_wrong_code_and_an_unknown_reference_are_the_same_refusal() -> Result<()> {
    let server = shared_server()?;
    let (journey, codes) = Journey::pending(server, server.client(), &shop::plant_one(server, "refcodes")?)?;
    let wrong = "00000-00000-00000-00000";
    for path in ["/en/status", "/en/revoke"] {
        let asked = |reference: &str, code: &str| -> Result<_> {
            let answer = server.client().post(path, &[("reference", reference), ("code", code)])?;
            Ok((answer.status, answer.text().replace(reference, "{}")))
        };
        assert_eq!(asked(&journey.reference, wrong)?, asked(NOBODYS, wrong)?, "{path}");
        assert_eq!(asked(&journey.reference, wrong)?.0, 422);
        // A code for one purpose is good for no other.
        let swapped = if path == "/en/status" { &codes.revocation } else { &codes.status };
        assert_eq!(asked(&journey.reference, swapped)?.0, 422, "{path}");
    }
    assert_eq!(journey.state()?.0, "pending");
    Ok(())
}

#[test]
fn wrong_guesses_slow_down_and_never_burn_the_way_back() -> Result<()> {
    let server = shared_server()?;
    let (journey, codes) = Journey::pending(server, server.client(), &shop::plant_one(server, "refguess")?)?;
    let statuses: Vec<u16> = (0..14)
        .map(|_| Ok(journey.revoke(&server.client(), "00000-00000-00000-00000")?.status))
        .collect::<Result<_>>()?;
    assert!(statuses.contains(&429), "{statuses:?}");
    journey.revoke(&server.client(), &codes.revocation)?.must_be(303)?;
    let used = journey.revoke(&server.client(), &codes.revocation)?.must_be(409)?.page();
    assert!(used.says("This link was used before"), "{}", used.words());
    Ok(())
}

#[test]
fn a_link_whose_time_has_passed_says_so() -> Result<()> {
    let server = shared_server()?;
    let (journey, codes) = Journey::pending(server, server.client(), &shop::plant_one(server, "reflate")?)?;
    let late = server.client().at(journey.due()?);
    let page = journey.revoke(&late, &codes.revocation)?.must_be(410)?.page();
    assert!(page.says("This link no longer works"), "{}", page.words());
    let just = server.client().at(journey.due()? - 1);
    journey.revoke(&just, &codes.revocation)?.must_be(303)?;
    Ok(())
}

#[test]
fn nothing_hides_behind_a_files_ending_or_a_detour() -> Result<()> {
    let server = shared_server()?;
    let person = shop::plant_one(server, "suffix")?;
    let journey = Journey::proven(server, server.client(), &person)?;
    for step in ["", "/consequences", "/check", "/copy/print", "/code"] {
        for ending in ["/x.css", ".css", "/x.js", ".png", "%2fx.css", ";x.css", "%00.css", "/..%2fx.css", "//"] {
            let answer = journey.get(&format!("{step}{ending}"))?;
            let told = answer.text();
            assert!([401, 404].contains(&answer.status), "{step}{ending}: {}", answer.status);
            assert!(!told.contains(&person.email) && !told.contains("canary"), "{step}{ending}");
            assert_ne!(
                answer.header("cache-control").map(|value| value.contains("public")),
                Some(true),
                "{step}{ending}"
            );
        }
    }
    for path in ["/EN/delete", "/en-us/delete", "/sv/delete", "/xx", "/index.html", "/.dev.vars", "/wrangler.toml"] {
        assert_eq!(server.client().get(path)?.status, 404, "{path}");
    }
    Ok(())
}

#[test]
fn the_assets_carry_their_own_headers_and_pages_are_never_stored() -> Result<()> {
    let server = shared_server()?;
    let front = server.client().get("/en")?.must_be(200)?.page();
    let mut assets = front.attributes("href");
    assets.extend(front.attributes("src"));
    assets.retain(|path| path.starts_with("/assets/"));
    assert!(assets.len() >= 2, "{assets:?}");
    for path in assets {
        let answer = server.client().bare_get(&path)?;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert!(answer.header("content-security-policy").is_some(), "{path}");
        assert!(answer.header("cache-control").is_some_and(|value| value.contains("immutable")), "{path}");
    }
    let journey = Journey::proven(server, server.client(), &shop::plant_one(server, "nostore")?)?;
    for step in ["", "/consequences", "/copy", "/check"] {
        assert_eq!(journey.get(step)?.header("cache-control"), Some("no-store"), "{step}");
    }
    Ok(())
}
