//! Things on two sides that are the same because nothing else on either side is like them.

use std::collections::HashMap;
use std::hash::Hash;

/// The places, before and after, of the things that alone have a key on both sides, in the order of the first.
#[must_use]
pub fn only_pairs<'both, Thing, Key: Eq + Hash>(
    (before, after): (&'both [Thing], &'both [Thing]),
    key: impl Fn(&'both Thing) -> Key,
) -> Vec<(usize, usize)> {
    let only = |side: &'both [Thing]| {
        let mut only: HashMap<Key, Option<usize>> = HashMap::new();
        for (place, one) in side.iter().enumerate() {
            only.entry(key(one)).and_modify(|found| *found = None).or_insert(Some(place));
        }
        only
    };
    let mut there = only(after);
    let mut pairs: Vec<(usize, usize)> =
        only(before).into_iter().filter_map(|(key, place)| Some((place?, there.remove(&key)??))).collect();
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_alone_on_both_sides_is_a_pair() {
        let (before, after) = (["a1", "b1", "c1", "c2", "d1"], ["d2", "c3", "b2", "b3", "a2"]);
        assert_eq!(only_pairs((&before, &after), |one| &one[..1]), [(0, 4), (4, 0)]);
        assert_eq!(only_pairs((&before, &after[..0]), |one| &one[..1]), []);
    }
}
