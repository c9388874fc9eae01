//! Where two lists differ: items that stay are those that stand once in both, in the same order.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::Value;

/// The items of the one list that differ, and those of the other that stand in their place.
pub type Difference = (Range<usize>, Range<usize>);

/// Where two lists differ, in their order.
#[must_use]
pub fn differences(old: &[Value], new: &[Value]) -> Vec<Difference> {
    let first = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let most = old.len().min(new.len()) - first;
    let last = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(old, new)| old == new).count();
    let ends = (old.len() - last, new.len() - last);
    let shared = in_both(&old[first..ends.0], &new[first..ends.1]);
    let kept = longest_rising(&shared).into_iter().map(|(old, new)| (first + old, first + new));
    let mut found = Vec::new();
    let mut from = (first, first);
    for (old, new) in kept.chain([ends]) {
        if from != (old, new) {
            found.push((from.0..old, from.1..new));
        }
        from = (old + 1, new + 1);
    }
    found
}

/// The places of the items that stand once in each of two lists, in the order of the first.
fn in_both(old: &[Value], new: &[Value]) -> Vec<(usize, usize)> {
    let (old, new) = (once(old), once(new));
    let mut shared: Vec<(usize, usize)> =
        old.iter().filter_map(|(text, old)| Some(((*old)?, (*new.get(text)?)?))).collect();
    shared.sort_unstable();
    shared
}

/// The place of each item that stands once; none for those that stand several times.
fn once(items: &[Value]) -> HashMap<String, Option<usize>> {
    let mut places = HashMap::new();
    for (place, item) in items.iter().enumerate() {
        places.entry(item.to_string()).and_modify(|place| *place = None).or_insert(Some(place));
    }
    places
}

/// The most of these pairs in which the second numbers rise with the first.
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The pair with the least second number that ends a row of each length, and the one before it in its row.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = Vec::with_capacity(pairs.len());
    for (at, (_, second)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *second);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut row: Vec<(usize, usize)> =
        std::iter::successors(ends.last().copied(), |at| before[*at]).map(|at| pairs[at]).collect();
    row.reverse();
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_both_lists_stays() {
        let of = |old: &str, new: &str| {
            let items = |text: &str| text.chars().map(|one| one.to_string().into()).collect::<Vec<Value>>();
            differences(&items(old), &items(new))
        };
        assert_eq!(of("abc", "abc"), []);
        assert_eq!(of("abcd", "acde"), [(1..2, 1..1), (4..4, 3..4)]);
        assert_eq!(of("abc", "abxc"), [(2..2, 2..3)]);
        assert_eq!(of("abc", "xbz"), [(0..1, 0..1), (2..3, 2..3)]);
        assert_eq!(of("ab", "ba"), [(0..1, 0..0), (2..2, 1..2)]);
        assert_eq!(of("aab", "ab"), [(1..2, 1..1)]);
        assert_eq!(of("ab", "xy"), [(0..2, 0..2)]);
    }
}
