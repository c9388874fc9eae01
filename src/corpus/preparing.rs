//! A document as conditions are written for: what is not filled in left out, and what can only mean one thing said so.

use serde_json::{Map, Value};

use super::Shape;
use crate::source::Node;
use crate::source::tree::Content;

impl Shape {
    /// A tree as conditions see it: single values stand in a list where a list is meant, numbers as text where text is
    /// meant, ja and nej as yes and no, synonyms as the word they stand for. Null where nothing is filled in.
    #[must_use]
    pub fn value(&self, node: &Node) -> Value {
        self.filled(node).unwrap_or_default()
    }

    /// The value of what is filled in: one look at each node, however deep it stands.
    fn filled(&self, node: &Node) -> Option<Value> {
        let is_fitting = match &node.content {
            Content::List(_) => true,
            Content::Map(_) => self.takes_map,
            Content::Scalar(_) => false,
        };
        if self.takes_list && !self.takes_text && !is_fitting {
            return Some(Value::Array(vec![below(self.items.as_deref(), node)?]));
        }
        match &node.content {
            Content::Scalar(scalar) => Some(self.scalar(scalar.filled()?)),
            Content::List(items) => {
                let items: Vec<Value> = items.iter().filter_map(|item| below(self.items.as_deref(), item)).collect();
                (!items.is_empty()).then_some(Value::Array(items))
            }
            Content::Map(entries) => {
                let mut map = Map::with_capacity(entries.len());
                for entry in entries {
                    if let Some(value) = below(self.properties.get(&entry.key), &entry.value) {
                        map.insert(String::from(&*entry.key), value);
                    }
                }
                (!map.is_empty()).then_some(Value::Object(map))
            }
        }
    }

    /// A single value as conditions see it.
    #[must_use]
    pub fn scalar(&self, value: Value) -> Value {
        let written = match value {
            // Most text is open text, and stays as it is.
            Value::String(_) if !self.takes_boolean && self.words.is_empty() && !self.takes_only_numbers() => {
                return value;
            }
            // Nearly all words are written as the list has them.
            Value::String(text) if self.words.contains(&text) => return Value::String(text),
            Value::String(text) => text,
            Value::Number(number) if self.takes_text && !self.takes_number => number.to_string(),
            Value::Bool(truth) if self.takes_text && !self.takes_boolean => truth.to_string(),
            Value::Number(_) | Value::Bool(_) | Value::Null | Value::Array(_) | Value::Object(_) => return value,
        };
        let number = || written.trim().parse::<i64>().ok().filter(|_| self.takes_only_numbers());
        number().map_or_else(|| self.meant(&written), Value::from)
    }

    /// True where a number in quotes can only be meant as the number.
    fn takes_only_numbers(&self) -> bool {
        self.takes_number && !self.takes_text
    }

    /// The yes, the no or the word of the closed list that a text means; itself if it means none.
    fn meant(&self, written: &str) -> Value {
        let folded = written.trim().to_lowercase();
        match &*folded {
            "ja" | "true" if self.takes_boolean => return Value::Bool(true),
            "nej" | "false" if self.takes_boolean => return Value::Bool(false),
            _ if self.words.is_empty() => return written.into(),
            _ => {}
        }
        let known = self.words.iter().find(|word| word.to_lowercase() == folded);
        known.or_else(|| self.synonyms.get(&folded)).map_or(written, String::as_str).into()
    }
}

/// The value of what stands below something: as it is where nothing is known of it.
fn below(shape: Option<&Shape>, node: &Node) -> Option<Value> {
    shape.map_or_else(|| node.filled(), |shape| shape.filled(node))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::source::yaml::parse;

    #[test]
    fn a_document_is_prepared_for_its_conditions() {
        let schema = json!({"type": "object", "properties": {
            "område": {"type": "array", "items": {"enum": ["intyg"], "type": "string"}},
            "id": {"type": "string"}, "krävs": {"type": "boolean"}, "orsaker": {"type": "array"},
            "steg": {"type": "array", "items": {"type": "object", "properties": {"nr": {"type": "integer"}}}},
            "status": {"type": "string", "enum": ["fastställd"], "synonymer": {"godkänd": "fastställd"}},
            "syfte": {"type": ["string", "array"]}, "antal": {"type": ["number", "string"]},
        }});
        let text = "område: Intyg\nid: 204417\nkrävs: ja\nsteg: {nr: '3', x-a: 4}\nstatus: Godkänd\nsyfte: a\nantal: 3\n\
                    orsaker: 7\nmål: []\nfrekvens: {per: }\n";
        let parts = parse(text);
        let value = Shape::of(&schema, &schema).value(parts[0].root.as_ref().expect("a tree"));
        let prepared = json!({"område": ["intyg"], "id": "204417", "krävs": true, "steg": [{"nr": 3, "x-a": 4}],
            "status": "fastställd", "syfte": "a", "antal": 3, "orsaker": [7]});
        assert_eq!(value, prepared);
    }
}
