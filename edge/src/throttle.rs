//! How often something may be done: counted before it is done, by whoever it is about or by where it comes from.

use std::net::Ipv6Addr;

use crate::context::Context;
use crate::extract::Incoming;
use crate::failure::Failure;
use crate::storage;

/// So often in so long (ms), and what is counted.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    pub act: &'static str,
    pub window_ms: i64,
    pub most: i64,
}

/// Counts one more. `subject` is a keyed hash: neither addresses nor accounts are written down.
pub async fn count(context: &Context, subject: &str, limit: Limit) -> Result<(), Failure> {
    let window = format!("{} {}", limit.act, context.now.ms() / limit.window_ms);
    let until = context.now.plus_ms(2 * limit.window_ms);
    let rows = context.one(storage::secret::count(subject, &window, until)).await?;
    let count = rows.first().map_or(Ok(1), |row| row.int("count"))?;
    if count > limit.most { Err(Failure::TooManyTries) } else { Ok(()) }
}

/// Counts by the network that a request comes from.
pub async fn by_source(context: &Context, incoming: &Incoming, limit: Limit) -> Result<(), Failure> {
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
    use super::network;

    #[test]
    fn all_addresses_of_one_network_are_one_source() {
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("203.0.113.9"), "203.0.113.9");
    }
}
