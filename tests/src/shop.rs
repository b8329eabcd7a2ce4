//! The demo shop's people, planted for one test each.

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::client::{Answer, Call, Client};
use crate::server::Server;

#[derive(Debug, Clone, Deserialize)]
pub struct Person {
    pub account: String,
    pub name: String,
    pub email: String,
    /// The address that `email` has replaced.
    pub old_email: Option<String>,
    pub phone: String,
    pub username: String,
    pub address: String,
    pub password: Option<String>,
    pub api_token: String,
}

/// Plants `number` people of one situation. Prefixes are lower-case letters and digits.
pub fn plant(server: &Server, prefix: &str, number: u32, situation: &str) -> Result<Vec<Person>> {
    let planted = ask(server, &json!({ "throwaway": number, "prefix": prefix, "situation": situation }))?;
    serde_json::from_value(planted).context("reading the planted people")
}

/// The demo shop's own people, who are there already the second time.
pub fn plant_demo(server: &Server) -> Result<Vec<Person>> {
    serde_json::from_value(ask(server, &json!({}))?).context("reading the demo shop's people")
}

/// One person without anything special.
pub fn plant_one(server: &Server, prefix: &str) -> Result<Person> {
    plant_as(server, prefix, "clean")
}

/// One person in a situation.
pub fn plant_as(server: &Server, prefix: &str, situation: &str) -> Result<Person> {
    plant(server, prefix, 1, situation)?.pop().context("one person was asked for")
}

/// One person whose address was replaced so many days ago.
pub fn plant_replaced(server: &Server, prefix: &str, days: u16) -> Result<Person> {
    let wish = json!({ "throwaway": 1, "prefix": prefix, "situation": "contact-changed", "replaced_days": days });
    let people: Vec<Person> = serde_json::from_value(ask(server, &wish)?).context("reading the planted person")?;
    people.into_iter().next().context("one person was asked for")
}

/// Settles whatever stands between the shop and this person.
pub fn settle(server: &Server, identifier: &str) -> Result<()> {
    ask(server, &json!({ "settle": identifier })).map(drop)
}

/// What of this person code of ours can read, past every page: how many records of what.
pub fn read(server: &Server, person: &Person) -> Result<std::collections::BTreeMap<String, u32>> {
    serde_json::from_value(ask(server, &json!({ "read": person.account }))?).context("reading what can be read")
}

fn ask(server: &Server, wish: &Value) -> Result<Value> {
    let call = Call::of("POST", "/dev/plant").carrying("application/json", wish.to_string());
    server.client().send(&call)?.must_be(200)?.json()
}

impl Person {
    /// Signs in to the shop.
    pub fn sign_in(&self, client: &Client) -> Result<Answer> {
        let password = self.password.as_deref().unwrap_or_default();
        client.post("/shop", &[("identifier", &self.email), ("password", password)])
    }

    /// What a linked app gets with the person's token.
    pub fn ask_with_token(&self, client: &Client) -> Result<Answer> {
        let bearer = format!("Bearer {}", self.api_token);
        client.send(&Call::of("GET", "/shop/api/me").with("authorization", &bearer))
    }
}
