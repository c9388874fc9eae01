//! A kind of document: its schema, its words, its identity and what it refers to.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;
use serde_json::{Map, Value};

use super::fields::Fields;
use crate::text::Pointer;

/// The name of a kind, as `typ` says it: `rutin`, `mål`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub struct KindName(pub String);

impl fmt::Display for KindName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What is known of a kind; its name is copied once a kind, not once for each document that asks.
pub fn of_kind<'known, T: Default>(known: &'known mut HashMap<KindName, T>, kind: &KindName) -> &'known mut T {
    if !known.contains_key(kind) {
        known.insert(kind.clone(), T::default());
    }
    known.get_mut(kind).expect("it was put there")
}

/// A kind of document.
#[derive(Debug)]
pub struct Kind {
    /// Its name.
    pub name: KindName,
    /// The words by which sentences speak of it.
    pub words: KindWords,
    /// Its JSON Schema, with the shared shapes it uses folded in.
    pub schema: Arc<Lazy<Value>>,
    /// The schema as the program walks it.
    pub shape: Lazy<Shape>,
}

/// Something that is made when it is first asked for: most folders hold documents of few kinds.
pub type Lazy<T> = LazyLock<T, Box<dyn FnOnce() -> T + Send>>;

impl Kind {
    /// A kind whose schema is made when it is first asked for.
    #[must_use]
    pub fn new(name: KindName, words: KindWords, schema: impl FnOnce() -> Value + Send + 'static) -> Self {
        let schema: Arc<Lazy<Value>> = Arc::new(LazyLock::new(Box::new(schema)));
        let whole = Arc::clone(&schema);
        let shape: Lazy<Shape> = LazyLock::new(Box::new(move || Shape::of(&whole, &whole)));
        Self { name, words, schema, shape }
    }
}

/// What a kind's schema says of itself beside JSON Schema.
#[derive(Debug, Clone, Deserialize)]
pub struct KindWords {
    /// Heading: `Rutin`.
    pub title: String,
    /// What the kind is.
    pub description: String,
    /// Definite form: `rutinen`.
    #[serde(rename = "bestämd")]
    pub definite: String,
    /// Indefinite form: `en rutin`.
    #[serde(rename = "obestämd")]
    pub indefinite: String,
    /// Several: `rutiner`.
    pub plural: String,
    /// The field that names a document of the kind.
    #[serde(rename = "identitet")]
    pub identity: String,
    /// The fields that say what to call a document of the kind.
    #[serde(rename = "rubrikfält")]
    pub title_fields: Vec<String>,
    /// The fields that say to which enheter it applies.
    #[serde(rename = "omfattar")]
    pub applies_by: Vec<String>,
    /// True if a document of the kind is decided and in force, or not.
    #[serde(rename = "styrs")]
    pub is_governed: bool,
    /// The folder that a new document of the kind is put in, from the folder of the ledningssystem.
    #[serde(rename = "mapp", default)]
    pub folder: String,
    /// What the id of a new document begins with.
    #[serde(rename = "förled", default)]
    pub prefix: String,
    /// The fields that a new document has beside those that the law asks for; `a/b` is a field below another.
    #[serde(rename = "stomme", default)]
    pub skeleton: Vec<String>,
}

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
            self.reference = serde_json::from_value(reference.clone()).ok();
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
