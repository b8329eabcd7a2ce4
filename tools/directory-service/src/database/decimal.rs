//! PostgreSQL's exact numbers: digits of ten thousand, most significant first.

use crate::cell::Cell;

/// A whole number.
pub fn encoded(number: i64) -> Vec<u8> {
    let mut digits: Vec<u16> = Vec::new();
    let mut rest = number.unsigned_abs();
    while rest > 0 {
        digits.push(u16::try_from(rest % 10_000).unwrap_or_default());
        rest /= 10_000;
    }
    digits.reverse();
    let count = u16::try_from(digits.len()).unwrap_or_default();
    let sign: u16 = if number < 0 { 0x4000 } else { 0 };
    let head = [count, count.saturating_sub(1), sign, 0];
    head.into_iter().chain(digits).flat_map(u16::to_be_bytes).collect()
}

/// A whole number where it is one, a text otherwise: money loses nothing.
pub fn decoded(bytes: &[u8]) -> Option<Cell> {
    let words: Vec<u16> = bytes.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
    let [_, weight, sign, scale, digits @ ..] = words.as_slice() else { return None };
    if !matches!(sign, 0 | 0x4000) {
        return None;
    }
    let weight = i32::from(weight.cast_signed());
    let digit = |power: i32| usize::try_from(weight - power).ok().and_then(|at| digits.get(at)).copied().unwrap_or(0);
    let spelt = |digits: &[u16]| digits.iter().fold(String::new(), |text, digit| text + &format!("{digit:04}"));
    let whole = spelt(&(0..=weight.max(0)).rev().map(digit).collect::<Vec<_>>());
    let whole = whole.trim_start_matches('0');
    let scale = usize::from(*scale);
    let powers = i32::try_from(scale.div_ceil(4)).ok()?;
    let fraction = spelt(&(1..=powers).map(|power| digit(-power)).collect::<Vec<_>>());
    let text = format!(
        "{}{}{}{}",
        if *sign == 0 { "" } else { "-" },
        if whole.is_empty() { "0" } else { whole },
        if scale > 0 { "." } else { "" },
        fraction.get(..scale).unwrap_or_default()
    );
    Some(text.parse().map_or(Cell::Text(text), Cell::Integer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_comes_back_as_it_went() {
        for number in [0, 7, -7, 10_000, 123_456_789_012, -98_760_000, i64::MAX] {
            assert_eq!(decoded(&encoded(number)), Some(Cell::Integer(number)), "{number}");
        }
    }

    #[test]
    fn money_loses_nothing_on_its_way() {
        // 39.90: 39 and 9000, two places.
        let bytes: Vec<u8> = [2_u16, 0, 0, 2, 39, 9000].into_iter().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(&bytes), Some(Cell::from("39.90")));
        // 0.05: nothing before the point.
        let bytes: Vec<u8> = [1_u16, 0xffff, 0, 2, 500].into_iter().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(&bytes), Some(Cell::from("0.05")));
    }
}
