//! What each place of a document may hold, read once from the schema of its kind.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::kind_name::KindName;
use crate::text::Pointer;

/// What a place in a document may hold.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// Text is allowed.
    pub takes_text: bool,
    /// A number is allowed.
    pub takes_number: bool,
    /// Yes or no is allowed.
    pub takes_boolean: bool,
    /// A list is allowed.
    pub takes_list: bool,
    /// A map is allowed.
    pub takes_map: bool,
    /// The known keys of a map.
    pub properties: Fields,
    /// True if other keys may stand there too.
    pub is_open: bool,
    /// What the items of a list hold.
    pub items: Option<Box<Shape>>,
    /// The closed list of words.
    pub words: Vec<String>,
    /// Other words for words of the closed list.
    pub synonyms: BTreeMap<String, String>,
    /// The own format of a text, such as `datum`.
    pub format: Option<String>,
    /// Set if the text names other documents.
    pub reference: Option<Reference>,
}

/// A text that names another document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// The kinds it may lead to.
    #[serde(rename = "till")]
    pub kinds: Vec<KindName>,
    /// True where practice also writes free text there.
    #[serde(rename = "fritext", default)]
    pub allows_free_text: bool,
}

impl Shape {
    /// The shape that a schema describes; references are followed within `root`.
    #[must_use]
    pub fn of(schema: &Value, root: &Value) -> Self {
        let mut shape = Self::default();
        shape.add(schema, root, 0);
        shape
    }

    fn add(&mut self, schema: &Value, root: &Value, depth: usize) {
        let Some(schema) = schema.as_object().filter(|_| depth < 32) else { return };
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let target = target.strip_prefix('#').and_then(|pointer| root.pointer(pointer));
            self.add(target.unwrap_or(&Value::Null), root, depth + 1);
        }
        for alternative in ["anyOf", "oneOf", "allOf"].iter().filter_map(|word| schema.get(*word)?.as_array()).flatten()
        {
            self.add(alternative, root, depth + 1);
        }
        self.add_types(schema);
        self.add_map(schema, root, depth);
        if let Some(items) = schema.get("items") {
            self.items.get_or_insert_default().add(items, root, depth + 1);
        }
        self.add_words(schema);
    }

    fn add_types(&mut self, schema: &Map<String, Value>) {
        let named = match schema.get("type") {
            Some(Value::String(name)) => vec![name.as_str()],
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        for name in named {
            match name {
                "string" => self.takes_text = true,
                "number" | "integer" => self.takes_number = true,
                "boolean" => self.takes_boolean = true,
                "array" => self.takes_list = true,
                "object" => self.takes_map = true,
                _ => {}
            }
        }
    }

    fn add_map(&mut self, schema: &Map<String, Value>, root: &Value, depth: usize) {
        let properties = schema.get("properties").and_then(Value::as_object);
        for (key, property) in properties.into_iter().flatten() {
            self.properties.known(key).add(property, root, depth + 1);
        }
        let more = schema.get("additionalProperties");
        self.is_open |= more.is_some_and(|more| *more != Value::Bool(false));
    }

    fn add_words(&mut self, schema: &Map<String, Value>) {
        self.words.extend(schema.get("const").and_then(Value::as_str).map(str::to_owned));
        let words = schema.get("enum").and_then(Value::as_array);
        self.words.extend(words.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned));
        for (word, meant) in schema.get("synonymer").and_then(Value::as_object).into_iter().flatten() {
            self.synonyms.insert(word.clone(), meant.as_str().unwrap_or_default().to_owned());
        }
        if let Some(format) = schema.get("format").and_then(Value::as_str) {
            self.format = Some(format.to_owned());
        }
        if let Some(reference) = schema.get("refererar") {
            self.reference = Reference::deserialize(reference).ok();
        }
    }

    /// The shape of what stands at an address; a single map where a list is meant has the shape of the list's items.
    #[must_use]
    pub fn at(&self, pointer: &Pointer) -> Option<&Self> {
        pointer.segments().try_fold(self, |shape, segment| {
            let items = shape.items.as_deref();
            let of_items = || match segment.parse::<usize>() {
                Ok(_) => items,
                Err(_) => items.filter(|_| shape.properties.is_empty())?.properties.get(&segment),
            };
            shape.properties.get(&segment).or_else(of_items)
        })
    }

    /// True if any key may stand in the map.
    #[must_use]
    pub fn knows_all_keys(&self) -> bool {
        self.is_open || self.properties.is_empty()
    }
}

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
