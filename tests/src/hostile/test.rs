use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use shared::webhook::{Message, Secret};
use ureq::Agent;

use super::*;

fn agent() -> Agent {
    let patience = Some(Duration::from_secs(2));
    Agent::config_builder().timeout_global(patience).max_redirects(0).http_status_as_error(false).build().new_agent()
}

/// Asks as Adieu does, and believes what it believes: the body of a signed 200 to this very question, about this very thing.
fn believed(address: &str) -> Result<Value> {
    let secret = Secret::parse(SECRET).context("a secret")?;
    let body = json!({ "operation": "standing" }).to_string();
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_secs();
    let (id, at) = ("msg_1", now.to_string());
    let mut answer = agent()
        .post(format!("{address}/standing"))
        .header("webhook-id", id)
        .header("webhook-timestamp", &at)
        .header("webhook-signature", secret.sign(id, &at, body.as_bytes()))
        .send(&body)?;
    ensure!(answer.status() == 200, "it is answered {}", answer.status());
    let header = |name: &str| {
        let mut values = answer.headers().get_all(name).iter();
        let value = values.next().and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        if values.next().is_none() { value } else { String::new() }
    };
    let (answered, timestamp, signature) =
        (header("webhook-id"), header("webhook-timestamp"), header("webhook-signature"));
    ensure!(answered == id, "it answers another question");
    let bytes = answer.body_mut().with_config().limit(1_000_000).read_to_vec()?;
    let message = Message { id, timestamp: &timestamp, signature: &signature, body: &bytes };
    secret.verify(&message, shared::time::Timestamp::from_ms(i64::try_from(now)? * 1000))?;
    let said: Value = serde_json::from_slice(&bytes)?;
    ensure!(said["answers"] == "standing" && said["status"] == "done", "it says {said}");
    let as_of = said["as_of"].as_i64().context("no moment")?;
    ensure!(said["blockers"].is_array() && as_of > i64::try_from(now)? * 1000 - 300_000, "it is old");
    Ok(said)
}

fn with_the_truth() -> Result<Hostile> {
    let hostile = Hostile::start()?;
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?.as_millis();
    hostile.say("standing", json!({ "blockers": [], "as_of": i64::try_from(now)? }));
    Ok(hostile)
}

#[test]
fn whoever_is_friendly_is_believed() -> Result<()> {
    let hostile = with_the_truth()?;
    assert!(believed(&hostile.origin()).is_ok());
    assert!(believed(&hostile.at(Behaviour::Good)).is_ok());
    Ok(())
}

#[test]
fn nobody_who_is_hostile_is_believed() -> Result<()> {
    let hostile = with_the_truth()?;
    assert!(Behaviour::none_of_them_answers().count() >= 25);
    for behaviour in Behaviour::none_of_them_answers() {
        let said = believed(&hostile.at(behaviour));
        assert!(said.is_err(), "{}: {said:?}", behaviour.name());
    }
    Ok(())
}

#[test]
fn what_came_is_written_down_with_how_it_was_answered() -> Result<()> {
    let hostile = Hostile::start()?;
    hostile.set(Behaviour::Gone);
    hostile.set_for("find", Behaviour::Busy);
    for (path, status) in [("/account", 410), ("/find", 429), ("/error-500/find", 500)] {
        let answer = agent().post(format!("{}{path}", hostile.origin())).header("x-a", "b").send("{\"a\":1}")?;
        assert_eq!(answer.status(), status, "{path}");
    }
    let received = hostile.take();
    let told: Vec<_> = received.iter().map(|one| (one.operation(), one.behaviour)).collect();
    assert_eq!(told, [("account", Behaviour::Gone), ("find", Behaviour::Busy), ("find", Behaviour::Error)]);
    let first = received.first().context("one")?;
    assert_eq!((first.header("x-a"), first.json()["a"].as_i64()), (Some("b"), Some(1)));
    assert!(hostile.received().is_empty());
    Ok(())
}

#[test]
fn a_call_chooses_how_the_next_ones_are_answered() -> Result<()> {
    let hostile = Hostile::start()?;
    agent().post(format!("{}/control/no-content-204", hostile.origin())).send_empty()?;
    agent().post(format!("{}/control/gone-410/tokens", hostile.origin())).send_empty()?;
    assert_eq!(agent().post(format!("{}/x", hostile.origin())).send_empty()?.status(), 204);
    assert_eq!(agent().post(format!("{}/tokens", hostile.origin())).send_empty()?.status(), 410);
    let told = agent().get(format!("{}/received", hostile.origin())).call()?.body_mut().read_to_string()?;
    assert_eq!(told.matches("behaviour").count(), 2, "the calls themselves are not among them");
    Ok(())
}

#[test]
fn the_bomb_is_small_and_opens_to_very_much() {
    let packed = bomb::zeros(256 << 20);
    assert!(packed.len() < 2 << 20, "{}", packed.len());
}
