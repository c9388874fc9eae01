//! The known keys of a map.

use super::Shape;

/// The known keys of a map and what each holds. They stand in the order of the alphabet, and a key is looked for among
/// those of its length: every key of every document is looked for several times.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    named: Vec<(String, Shape)>,
    /// The places in `named` of the names of each length in bytes.
    by_length: Vec<Vec<usize>>,
}

impl Fields {
    /// What a key holds, if it is known.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Shape> {
        let mut named = self.by_length.get(key.len())?.iter().map(|at| &self.named[*at]);
        named.find(|(name, _)| name == key).map(|(_, shape)| shape)
    }

    /// True if a key is known.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// True if no key is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.named.is_empty()
    }

    /// The known keys, in the order of the alphabet.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.named.iter().map(|(name, _)| name)
    }

    /// What a key holds, to be added to; a key that is not known yet is known from now on.
    pub fn known(&mut self, key: &str) -> &mut Shape {
        let at = match self.named.binary_search_by(|(name, _)| name.as_str().cmp(key)) {
            Ok(at) => at,
            Err(at) => {
                self.named.insert(at, (key.to_owned(), Shape::default()));
                let longest = self.named.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
                self.by_length = vec![Vec::new(); longest + 1];
                for (at, (name, _)) in self.named.iter().enumerate() {
                    self.by_length[name.len()].push(at);
                }
                at
            }
        };
        &mut self.named[at].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_whatever_stands_beside_it() {
        let mut fields = Fields::default();
        for key in ["titel", "id", "typ", "åtgärder", "område", "mål", "titel"] {
            fields.known(key).takes_text = true;
        }
        assert_eq!(fields.keys().collect::<Vec<_>>(), ["id", "mål", "område", "titel", "typ", "åtgärder"]);
        assert!(fields.keys().all(|key| fields.get(key).is_some_and(|shape| shape.takes_text)));
        assert!(["", "ID", "type", "måls", "åtgärd"].iter().all(|key| !fields.contains_key(key)));
    }
}
