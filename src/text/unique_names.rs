//! Names that nothing else has: one that is taken gets a number.

use std::collections::{HashMap, HashSet};

/// The names that are taken.
#[derive(Debug, Default)]
pub struct UniqueNames {
    taken: HashSet<String>,
    /// The number to try next after a name that is taken, so that a thousand alike are not counted a thousand times.
    next: HashMap<String, usize>,
}

impl UniqueNames {
    /// Takes a name for what has it by right, before others ask for it.
    pub fn reserve(&mut self, name: &str) {
        self.taken.insert(name.to_owned());
    }

    /// A name that is not taken: this one, or this one with a number after `joint`; it is then taken.
    pub fn take(&mut self, wanted: &str, joint: char) -> String {
        let mut name = wanted.to_owned();
        if self.taken.contains(&name) {
            let next = self.next.entry(name.clone()).or_insert(2);
            while self.taken.contains(&name) {
                name = format!("{wanted}{joint}{next}");
                *next += 1;
            }
        }
        self.taken.insert(name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_is_given_twice() {
        let mut names = UniqueNames::default();
        names.reserve("a");
        let given = ["a", "b", "a", "b-2", "b"].map(|wanted| names.take(wanted, '-'));
        assert_eq!(given, ["a-2", "b", "a-3", "b-2", "b-3"]);
    }
}
