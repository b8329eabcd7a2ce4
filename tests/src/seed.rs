//! Chance that can be repeated: every draw comes from one printed number.

use sha2::{Digest as _, Sha256};

#[derive(Debug, Clone)]
pub struct Seed {
    seed: u64,
    drawn: u64,
}

impl Seed {
    /// From `ADIEU_SEED`, else from the clock; says which.
    pub fn fresh(what: &str) -> Self {
        let named = std::env::var("ADIEU_SEED").ok().and_then(|text| text.parse().ok());
        let clock = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        let seed = named.unwrap_or_else(|| u64::try_from(clock.as_nanos() % 1_000_000_007).unwrap_or_default());
        println!("{what}: ADIEU_SEED={seed}");
        Self { seed, drawn: 0 }
    }

    pub const fn of(seed: u64) -> Self {
        Self { seed, drawn: 0 }
    }

    /// A seed of its own for one of many that draw at the same time: what each draws does not depend on who is first.
    #[must_use]
    pub const fn part(&self, number: u64) -> Self {
        Self { seed: self.seed.wrapping_add(number.wrapping_mul(0x9e37_79b9_7f4a_7c15)), drawn: 0 }
    }

    fn next(&mut self) -> u64 {
        self.drawn += 1;
        let digest: [u8; 32] = Sha256::digest(format!("{}:{}", self.seed, self.drawn).as_bytes()).into();
        digest.first_chunk().copied().map_or(0, u64::from_be_bytes)
    }

    /// A number from `0..below`.
    pub fn below(&mut self, below: u64) -> u64 {
        self.next() % below.max(1)
    }

    /// A number from `-reach..=reach`.
    pub fn around(&mut self, reach: i64) -> i64 {
        let width = u64::try_from(reach * 2 + 1).unwrap_or(1);
        i64::try_from(self.below(width)).unwrap_or_default() - reach
    }
}

#[cfg(test)]
mod tests {
    use super::Seed;

    #[test]
    fn the_same_seed_draws_the_same_numbers() {
        let (mut one, mut other) = (Seed::of(7), Seed::of(7));
        for _ in 0..100 {
            let drawn = one.around(5);
            assert_eq!(drawn, other.around(5));
            assert!((-5..=5).contains(&drawn));
        }
    }
}
