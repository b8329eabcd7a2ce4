//! How often something may be done: counted before it is done, by whoever it is about or by where it comes from.

use std::net::Ipv6Addr;

use shared::time::Timestamp;

use crate::context::Context;
use crate::extract::Incoming;
use crate::failure::Failure;
use crate::storage;

/// So often in so long (ms), and what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Its name, which whoever is limited reads: it says what was done, never about whom.
    pub act: &'static str,
    pub window_ms: i64,
    pub most: i64,
}

/// Header fields of draft-ietf-httpapi-ratelimit-headers-10.
pub const POLICY: &str = "ratelimit-policy";
pub const LEFT: &str = "ratelimit";

impl Limit {
    /// What is limited and how far: the same for everybody, whatever was asked.
    pub fn policy(&self) -> String {
        format!("\"{}\";q={};w={}", self.act, self.most, self.window_ms / 1000)
    }

    /// How often still, in this window. Only for whoever has a counter of their own: of one that is about a reference or an account, it
    /// would say to a stranger that somebody else is looking at it. Refused, both know the same: never again in this window.
    pub fn left(&self, left: i64, now: Timestamp) -> String {
        format!("\"{}\";r={};t={}", self.act, left.max(0), self.wait_s(now))
    }

    /// Seconds until the window ends: a window begins with the clock, not with whoever is counted.
    pub const fn wait_s(&self, now: Timestamp) -> i64 {
        (self.window_ms - now.ms().rem_euclid(self.window_ms) + 999) / 1000
    }

    /// The refusal.
    pub const fn refuse(self, now: Timestamp) -> Failure {
        Failure::TooManyTries(self, now)
    }
}

/// Counts one more, and says how many are left. `subject` is a keyed hash: neither addresses nor accounts are written down.
pub async fn count(context: &Context, subject: &str, limit: Limit) -> Result<i64, Failure> {
    let window = format!("{} {}", limit.act, context.now.ms() / limit.window_ms);
    let until = context.now.plus_ms(2 * limit.window_ms);
    let rows = context.one(storage::secret::count(subject, &window, until)).await?;
    let count = rows.first().map_or(Ok(1), |row| row.int("count"))?;
    if count > limit.most { Err(limit.refuse(context.now)) } else { Ok(limit.most - count) }
}

/// Counts by the network that a request comes from.
pub async fn by_source(context: &Context, incoming: &Incoming, limit: Limit) -> Result<i64, Failure> {
    let source = network(incoming.header("cf-connecting-ip").unwrap_or_default());
    count(context, &context.lookup("source", &source), limit).await
}

/// Whoever has one address of IPv6 has 2^64 of them: the first half names the network.
fn network(address: &str) -> String {
    match address.parse::<Ipv6Addr>() {
        Ok(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).to_string(),
        Err(_) => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_worth_asking_again_when_the_window_ends_and_not_before() {
        let limit = Limit { act: "codes", window_ms: 60_000, most: 10 };
        let at = |ms: i64| Timestamp::from_ms(600_000 + ms);
        assert_eq!((limit.wait_s(at(0)), limit.wait_s(at(1)), limit.wait_s(at(59_999))), (60, 60, 1));
        assert_eq!(limit.policy(), "\"codes\";q=10;w=60");
        assert_eq!(limit.left(-3, at(30_000)), "\"codes\";r=0;t=30");
    }

    #[test]
    fn all_addresses_of_one_network_are_one_source() {
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("203.0.113.9"), "203.0.113.9");
    }
}
