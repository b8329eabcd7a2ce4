//! What machines find without being told: whom to tell of a hole, where everything is described, how often they may ask.

mod limit;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use tests::client::{Answer, Call};
use tests::server::{Plan, Server};

use crate::{DAY_MS, now_ms, shared_server};

const SECURITY: &str = "/.well-known/security.txt";

#[test]
fn whoever_finds_a_hole_reads_whom_to_tell_and_until_when_that_holds() -> Result<()> {
    let server = shared_server()?;
    let day = now_ms() / DAY_MS * DAY_MS;
    let at = |moment: i64| server.client().at(moment).get(SECURITY)?.must_be(200);
    let answer = at(day)?;
    ensure!(answer.header("content-type") == Some("text/plain; charset=utf-8"));
    let text = answer.text();
    let said = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    ensure!(said("Contact:") == Some("mailto:privacy@harbour-market.example"), "{text}");
    ensure!(said("Canonical:") == Some(&format!("{}{SECURITY}", server.origin())), "{text}");
    ensure!(said("Preferred-Languages:").is_some_and(|tags| tags.split(", ").any(|tag| tag == "en")), "{text}");
    let expires = said("Expires:").and_then(|text| chrono::DateTime::parse_from_rfc3339(text).ok());
    ensure!(expires.context("until when")?.timestamp_millis() == day + 180 * DAY_MS, "{text}");
    ensure!(at(day + DAY_MS - 1)?.body == answer.body, "the same all day");
    ensure!(answer.header("etag").is_some() && answer.header("cache-control") == Some("public, max-age=3600"));
    ensure!(server.client().get("/security.txt")?.must_be(303)?.header("location") == Some(SECURITY));
    Ok(())
}

#[test]
fn the_operators_own_contacts_stand_before_the_policys() -> Result<()> {
    let vars = vec![
        ("SECURITY_CONTACT", "https://shop.example/hole mailto:hole@shop.example"),
        ("SECURITY_POLICY", "https://shop.example/hole/rules"),
    ];
    let server = Server::start_as(&Plan { vars, ..Plan::default() })?;
    let text = server.client().get(SECURITY)?.must_be(200)?.text();
    ensure!(
        text.starts_with("Contact: https://shop.example/hole\nContact: mailto:hole@shop.example\nExpires: "),
        "{text}"
    );
    ensure!(text.ends_with("\nPolicy: https://shop.example/hole/rules\n") && !text.contains("privacy@"), "{text}");
    Ok(())
}

#[test]
fn answers_lead_to_what_describes_them_and_pages_to_the_rules() -> Result<()> {
    let server = shared_server()?;
    let client = server.client();
    for path in ["/api/v1/receipt-keys", "/api/v1/nothing", "/.well-known/jwks.json", "/api/v1/pack"] {
        let link = client.get(path)?.header("link").map(str::to_owned).unwrap_or_default();
        ensure!(link == "</api/v1/openapi.json>; rel=\"service-desc\"", "{path}: {link}");
    }
    let described: Value = client.bare_get("/api/v1/openapi.json")?.must_be(200)?.json()?;
    ensure!(described.pointer("/paths/~1.well-known~1security.txt/get").is_some());
    let page = client.get("/en")?.must_be(200)?;
    let link = page.header("link").context("a link")?;
    let privacy =
        link.strip_prefix('<').and_then(|rest| rest.strip_suffix(">; rel=\"privacy-policy\"")).context("one")?;
    ensure!(page.page().html().contains(&format!("href=\"{privacy}\"")), "the page leads there as well: {privacy}");
    Ok(())
}

/// Everything that may be refused there is one object of the four members, and its type is in the description.
fn is_problem(answer: &Answer, described: &Value) -> Result<()> {
    ensure!(answer.header("content-type") == Some("application/problem+json"), "{}", answer.text());
    let problem = answer.json()?;
    let names: Vec<&String> = problem.as_object().context("an object")?.keys().collect();
    ensure!(names == ["detail", "status", "title", "type"], "{names:?}");
    ensure!(problem.get("status").and_then(Value::as_u64) == Some(u64::from(answer.status)), "{problem}");
    let types = described.pointer("/components/schemas/Problem/properties/type/oneOf").and_then(Value::as_array);
    let known = types.context("types")?.iter().find(|one| one.get("const") == problem.get("type"));
    let known = known.with_context(|| format!("{problem} is not described"))?;
    ensure!(known.get("title") == problem.get("title") && known.get("description") == problem.get("detail"), "{known}");
    Ok(())
}

#[test]
fn whatever_is_refused_to_a_machine_is_one_kind_of_problem() -> Result<()> {
    let client = shared_server()?.client();
    let described = client.bare_get("/api/v1/openapi.json")?.json()?;
    let paths = described.get("paths").and_then(Value::as_object).context("paths")?;
    let mut refused = 0;
    for path in paths.keys() {
        let asked = path.replace("{reference}", "AD-7K3M-9QXR-0T2V-HW57").replace("{processor}", "elsewhere");
        let calls = [
            Call::of("GET", &asked),
            Call::of("DELETE", &asked),
            Call::of("POST", &asked),
            Call::of("POST", &asked).carrying("text/plain", "x"),
            Call::of("POST", &asked).carrying("application/json", "{"),
            Call::of("POST", &asked).carrying("application/json", "{\"code\": \"x\"}"),
            Call::of("POST", &asked).carrying("application/json", vec![b' '; 400_000]),
        ];
        for call in &calls {
            let answer = client.send(call)?;
            if answer.status >= 400 {
                is_problem(&answer, &described).with_context(|| format!("{} {asked}", call.method))?;
                refused += 1;
            }
        }
    }
    ensure!(refused > 60, "{refused}");
    is_problem(&client.get("/api/v1/nothing")?.must_be(404)?, &described)?;
    is_problem(&client.get("/api/")?.must_be(404)?, &described)
}
