//! Short lists put in order, and sets and maps filled, by one insertion after another. The standard library's own `sort`, with which its
//! `collect` into a set or a map begins as well, is made anew for each type and weighs five kilobytes every time; a list of what one
//! person or one policy has is never long enough to be grateful for it.

/// A set or a map of these.
pub fn gather<T, All: Default + Extend<T>>(items: impl IntoIterator<Item = T>) -> All {
    let mut all = All::default();
    all.extend(items);
    all
}

/// In the order of a key; what has the same stays in its own order.
pub fn sort_by_key<T, Key: Ord>(items: &mut [T], key: impl Fn(&T) -> Key) {
    for end in 1..items.len() {
        for one in (0..end).rev() {
            if items.get(one).map(&key) <= items.get(one + 1).map(&key) {
                break;
            }
            items.swap(one, one + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn short_lists_are_in_the_order_that_the_standard_library_gives(numbers: Vec<(u8, u32)>) {
            let (mut ours, mut theirs) = (numbers.clone(), numbers.clone());
            sort_by_key(&mut ours, |(key, _)| *key % 8);
            theirs.sort_by_key(|(key, _)| *key % 8);
            prop_assert_eq!(ours, theirs);
            let set: BTreeSet<_> = gather(numbers.clone());
            prop_assert!(set.into_iter().eq(numbers.iter().copied().collect::<BTreeSet<_>>()));
            let map: BTreeMap<_, _> = gather(numbers.clone());
            prop_assert_eq!(map, numbers.into_iter().collect(), "the last of a key counts");
        }
    }
}
