//! The demo identity provider, and signing in to the desk as one of the staff: the counterpart of `xtask/identity`.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;
use serde_json::{Value, json};
use shared::staff::Role;
use ureq::Agent;

use crate::client::{Answer, Call, Client, encoded};
use crate::server::Server;
use crate::stage::{checkout, with_tools};

/// One provider serves all servers of a test run; it ends with the tests, when its input closes.
static RUNNING: Mutex<Option<(String, Child)>> = Mutex::new(None);

/// The provider's address, which is its issuer too.
pub fn issuer() -> Result<String> {
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((issuer, _)) = &*running {
        return Ok(issuer.clone());
    }
    let mut command = Command::new("node");
    with_tools(&mut command, &std::env::temp_dir());
    command.arg(checkout().join("xtask/identity/provider.mjs"));
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("starting the provider")?;
    let mut issuer = String::new();
    BufReader::new(child.stdout.take().context("the provider speaks")?).read_line(&mut issuer)?;
    let issuer = issuer.trim().to_owned();
    ensure!(issuer.starts_with("http://127.0.0.1:"), "the provider says `{issuer}`");
    *running = Some((issuer.clone(), child));
    Ok(issuer)
}

/// One of the staff who was planted.
#[derive(Debug, Clone, Deserialize)]
pub struct Colleague {
    pub id: String,
    pub mail: String,
    pub name: String,
    pub role: Role,
}

/// The demo desk's people: two agents, a lead, an auditor, an administrator.
pub fn plant_demo(server: &Server) -> Result<Vec<Colleague>> {
    plant(server, &json!([]))
}

/// Somebody of one test alone: what happens to them happens to nobody else.
pub fn plant_one(server: &Server, prefix: &str, role: Role) -> Result<Colleague> {
    plant_named(server, &format!("{prefix}@desk.example"), &format!("{prefix} of the desk"), role)
}

/// Somebody by this address.
pub fn plant_named(server: &Server, mail: &str, name: &str, role: Role) -> Result<Colleague> {
    let planted = plant(server, &json!([{ "mail": mail, "name": name, "role": role }]))?;
    planted.into_iter().next().context("one of the staff was asked for")
}

fn plant(server: &Server, members: &Value) -> Result<Vec<Colleague>> {
    let wish = json!({ "staff": members }).to_string();
    let call = Call::of("POST", "/dev/plant").carrying("application/json", wish);
    serde_json::from_value(server.client().send(&call)?.must_be(200)?.json()?).context("reading the planted staff")
}

/// Signs in as the demo desk's person of this role, who is planted if need be.
pub fn sign_in(server: &Server, client: &Client, role: Role) -> Result<Colleague> {
    let mut people = plant_demo(server)?.into_iter();
    let colleague = people.find(|colleague| colleague.role == role).context("the demo desk has every role")?;
    sign_in_as(client, &colleague.mail)?.must_be(303)?;
    Ok(colleague)
}

/// Signs in by this address, and answers what the desk says to it.
pub fn sign_in_as(client: &Client, mail: &str) -> Result<Answer> {
    let back = provider_answer(client, mail, &json!({}))?;
    client.get(&back)
}

/// Sets out, lets the provider's button be pressed, and answers where the browser is sent back to. `spoil` says what is to
/// be wrong with the token.
pub fn provider_answer(client: &Client, mail: &str, spoil: &Value) -> Result<String> {
    let location = pressed(&set_out(client)?, mail, spoil)?;
    let path = location.split_once("/staff/").map(|(_, rest)| format!("/staff/{rest}"));
    path.context("the provider sends the browser to the callback")
}

/// The same for somebody who is no member of staff: they set out from a form with these fields.
pub fn person_answer(client: &Client, fields: &[(&str, &str)], account: &str, spoil: &Value) -> Result<String> {
    let page = client.post("/en/sign-in", fields)?.must_be(200)?;
    let refresh = page.header("refresh").and_then(|refresh| refresh.split_once("url=")).context("the page goes on")?.1;
    let location = pressed(refresh, account, spoil)?;
    let path = location.split_once("/sign-in/").map(|(_, rest)| format!("/sign-in/{rest}"));
    path.context("the provider sends the browser to the callback")
}

/// Presses a button at the provider's door, and answers where it leads.
fn pressed(there: &str, who: &str, spoil: &Value) -> Result<String> {
    let query = there.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let spoil = spoil.to_string();
    let body = format!("{query}&{}", encoded(&[("person", who), ("spoil", &spoil)]));
    let response = agent()
        .post(format!("{}/authorize", issuer()?))
        .header("content-type", crate::client::FORM)
        .send(body.as_bytes())?;
    let location = response.headers().get("location").and_then(|value| value.to_str().ok());
    Ok(location.context("the provider sends the browser back")?.to_owned())
}

/// The provider's door, as the page that sets out names it.
pub fn set_out(client: &Client) -> Result<String> {
    let page = client.post("/staff/sign-in", &[])?.must_be(200)?;
    let refresh = page.header("refresh").and_then(|refresh| refresh.split_once("url=")).context("the page goes on")?.1;
    Ok(refresh.to_owned())
}

/// What Access would write before a request: a token with these claims, its header as `header` says.
pub fn assertion(claims: &Value, header: &Value) -> Result<String> {
    let body = json!({ "claims": claims, "header": header }).to_string();
    let mut answer = agent().post(format!("{}/assertion", issuer()?)).send(body.as_bytes())?;
    Ok(answer.body_mut().read_to_string()?)
}

/// From here on the provider has one more key.
pub fn turn_keys() -> Result<()> {
    agent().post(format!("{}/turn", issuer()?)).send_empty()?;
    Ok(())
}

/// The same provider under another name: another issuer.
pub fn second_issuer() -> Result<String> {
    Ok(issuer()?.replace("127.0.0.1", "localhost"))
}

/// Settings that let a server's staff come in by the provider.
pub fn settings() -> Result<BTreeMap<&'static str, String>> {
    Ok(BTreeMap::from([("OIDC_ISSUER", issuer()?), ("OIDC_CLIENT_ID", "adieu".to_owned())]))
}

/// Settings that let people sign in by the provider, for whom it has another client.
pub fn person_settings() -> Result<BTreeMap<&'static str, String>> {
    Ok(BTreeMap::from([("PERSON_OIDC_ISSUER", issuer()?), ("PERSON_OIDC_CLIENT_ID", "adieu-people".to_owned())]))
}

/// Settings that put Access before the desk, and nothing behind it.
pub fn access_settings() -> Result<BTreeMap<&'static str, String>> {
    Ok(BTreeMap::from([("ACCESS_TEAM", issuer()?), ("ACCESS_AUDIENCE", "desk".to_owned())]))
}

fn agent() -> Agent {
    Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into()
}
