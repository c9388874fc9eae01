//! The shape of each value of a document, built once from the schema of its kind.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::kind_name::KindName;
use crate::text::Pointer;

/// The types, keys and words that a value in a document may have.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// True if text is allowed.
    pub takes_text: bool,
    /// True if a number is allowed.
    pub takes_number: bool,
    /// True if a boolean is allowed.
    pub takes_boolean: bool,
    /// True if a list is allowed.
    pub takes_list: bool,
    /// True if a map is allowed.
    pub takes_map: bool,
    /// The known keys of a map.
    pub properties: Fields,
    /// True if unknown keys are allowed too.
    pub is_open: bool,
    /// The shape of the items of a list.
    pub items: Option<Box<Shape>>,
    /// The closed list of words.
    pub words: Vec<String>,
    /// Synonyms of words of the closed list.
    pub synonyms: BTreeMap<String, String>,
    /// The format of a text, such as `datum`.
    pub format: Option<String>,
    /// Set if the text is a reference to another document.
    pub reference: Option<Reference>,
    /// True if the field tells what was found, so that `-` and `saknas` mean that nothing was.
    pub tells_findings: bool,
    /// True if a word outside the closed list is kept as it is written, since the list is ours and not the law's.
    pub is_open_list: bool,
    /// Set if a text has parts that are fields of their own.
    pub divided: Option<Divided>,
    /// The fields that a word of practice may stand for, where one word there is two fields here.
    pub stands_for: Vec<String>,
}

/// The fields that a text is to be divided into, since prose cannot be judged part by part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Divided {
    /// The fields, in the order in which a person fills them in.
    #[serde(rename = "i")]
    pub fields: Vec<String>,
    /// True if only a whole sentence has parts, and a name or a few words have none.
    #[serde(rename = "bara_meningar", default)]
    pub only_sentences: bool,
}

/// A reference to another document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// The kinds of its possible targets.
    #[serde(rename = "till")]
    pub kinds: Vec<KindName>,
    /// True if free text is common in practice.
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
        self.tells_findings |= schema.get("fynd").and_then(Value::as_bool) == Some(true);
        if let Some(format) = schema.get("format").and_then(Value::as_str) {
            self.format = Some(format.to_owned());
        }
        self.is_open_list |= schema.get("öppen_lista") == Some(&Value::Bool(true));
        let fields = schema.get("menar").and_then(Value::as_array);
        self.stands_for.extend(fields.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned));
        if let Some(divided) = schema.get("delas_upp") {
            self.divided = Divided::deserialize(divided).ok();
        }
        if let Some(reference) = schema.get("refererar") {
            self.reference = Reference::deserialize(reference).ok();
        }
    }

    /// The shape at an address; a single map in place of a list has the shape of the list's items.
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

    /// True if `-` or `saknas` means no or none here.
    #[must_use]
    pub fn means_none(&self) -> bool {
        self.takes_boolean || self.tells_findings
    }

    /// True if the closed list has a word, or a synonym of one, whatever its case.
    #[must_use]
    pub fn knows_word(&self, word: &str) -> bool {
        let folded = word.trim().to_lowercase();
        self.words.iter().any(|known| known.to_lowercase() == folded) || self.synonyms.contains_key(&folded)
    }

    /// True if the map may have any key.
    #[must_use]
    pub fn knows_all_keys(&self) -> bool {
        self.is_open || self.properties.is_empty()
    }
}

/// The known keys of a map and their shapes. A lookup searches only the keys of the same length, because every key of every
/// document is looked up several times.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    named: Vec<(String, Shape)>,
    /// The indices in `named` by name.
    sorted: Vec<usize>,
    /// For each length in bytes, the indices in `named` of the names of that length.
    by_length: Vec<Vec<usize>>,
}

impl Fields {
    /// The shape of a key, if it is known.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Shape> {
        self.find(key).map(|at| &self.named[at].1)
    }

    fn find(&self, key: &str) -> Option<usize> {
        self.by_length.get(key.len())?.iter().copied().find(|at| self.named[*at].0 == key)
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

    /// The known keys, in alphabetical order.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.sorted.iter().map(|at| &self.named[*at].0)
    }

    /// The shape of a key, to extend; an unknown key is added.
    pub fn known(&mut self, key: &str) -> &mut Shape {
        let at = self.find(key).unwrap_or_else(|| self.add(key));
        &mut self.named[at].1
    }

    fn add(&mut self, key: &str) -> usize {
        let at = self.named.len();
        let place = self.sorted.partition_point(|other| self.named[*other].0.as_str() < key);
        self.sorted.insert(place, at);
        if self.by_length.len() <= key.len() {
            self.by_length.resize_with(key.len() + 1, Vec::new);
        }
        self.by_length[key.len()].push(at);
        self.named.push((key.to_owned(), Shape::default()));
        at
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
