//! Translation of conditions on prepared documents to conditions on documents as they are written.
//!
//! The audit judges prepared documents: fields that are not filled in are gone, a single value stands in a list where a
//! list is meant, `ja` is true and `Godkänd` is fastställd. An editor sees the text as written. A keyword that plain JSON
//! Schema lacks is taken to hold, so that an editor never marks a document that the audit accepts.

use serde_json::{Map, Value, json};

use super::{patterns, raw};
use crate::catalogue::Shape;

/// The value of a condition that cannot be translated, chosen so that no correct document is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// A demand: where it cannot be translated, it holds.
    Demanded,
    /// A premise of a demand: where it cannot be translated, it does not hold.
    Given,
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Demanded => Self::Given,
            Self::Given => Self::Demanded,
        }
    }

    fn leaning(self) -> Value {
        Value::Bool(self == Self::Demanded)
    }
}

/// The texts that an editor shows where a demand is not met.
#[derive(Debug, Clone, Default)]
pub struct Note {
    /// The demand, its place in the law and how binding it is.
    pub title: String,
    /// The sentence that says what is missing and how grave that is.
    pub message: String,
}

/// A translator of conditions, with the definitions that its translations need.
pub struct Translator<'catalogue> {
    common: &'catalogue Value,
    note: Note,
    /// The keywords that could not be translated.
    pub left_out: Vec<String>,
    /// The definitions that the translations refer to.
    pub definitions: Map<String, Value>,
}

impl<'catalogue> Translator<'catalogue> {
    /// A translator with the shared definitions of the catalogue and the note to put at demands.
    #[must_use]
    pub fn new(common: &'catalogue Value, note: Note) -> Self {
        Self { common, note, left_out: Vec::new(), definitions: Map::new() }
    }

    /// The condition as [`Self::translate`] gives it, without the note.
    pub fn silently(&mut self, schema: &Value, shape: &Shape, side: Side) -> Value {
        let note = std::mem::take(&mut self.note);
        let said = self.translate(schema, shape, side);
        self.note = note;
        said
    }

    /// The condition for the document as it is written.
    pub fn translate(&mut self, schema: &Value, shape: &Shape, side: Side) -> Value {
        let Some(entries) = schema.as_object() else { return schema.clone() };
        let mut said = Vec::new();
        for (word, value) in entries {
            said.push(self.word(entries, (word, value), shape, side));
        }
        let whole = raw::all(said);
        match (side, whole) {
            (Side::Demanded, Value::Object(mut entries)) if !self.note.title.is_empty() => {
                entries.entry("title").or_insert_with(|| self.note.title.clone().into());
                entries.insert("errorMessage".into(), self.note.message.clone().into());
                Value::Object(entries)
            }
            (_, whole) => whole,
        }
    }

    /// The message for a demand that is not met; none for a premise.
    fn message(&self, side: Side) -> Option<&str> {
        Some(self.note.message.as_str()).filter(|message| side == Side::Demanded && !message.is_empty())
    }

    fn word(
        &mut self,
        entries: &Map<String, Value>,
        (word, value): (&String, &Value),
        shape: &Shape,
        side: Side,
    ) -> Value {
        match word.as_str() {
            "$ref" => self.reference(value, shape, side),
            "type" => raw::of_types(&raw::names(value), shape),
            "required" => raw::filled_in(value, self.message(side)),
            "properties" => self.properties(entries, value, shape, side),
            "items" | "contains" => self.items(word, value, shape, side),
            "enum" => raw::of_words(value.as_array().map_or(&[][..], Vec::as_slice), shape),
            "const" => raw::of_words(std::slice::from_ref(value), shape),
            "format" => raw::format(value.as_str().unwrap_or_default()),
            "minItems" if value.as_u64() <= Some(1) => Value::Bool(true),
            "pattern" | "minLength" | "maxLength" | "minimum" | "maximum" | "uniqueItems" => json!({word: value}),
            "anyOf" | "allOf" => self.several(word, value, shape, side),
            "not" => raw::not(self.silently(value, shape, side.other())),
            "if" => self.choice(entries, shape, side),
            "nämner" | "säger" => self.text(word, value, shape),
            "then" | "else" | "title" | "description" => Value::Bool(true),
            _ => self.unknown(word, side),
        }
    }

    fn unknown(&mut self, word: &str, side: Side) -> Value {
        self.left_out.push(word.to_owned());
        side.leaning()
    }

    fn reference(&mut self, target: &Value, shape: &Shape, side: Side) -> Value {
        let name = target.as_str().and_then(|target| target.split_once('#')).map_or("", |(_, pointer)| pointer);
        match self.common.pointer(name) {
            Some(schema) => self.translate(schema, shape, side),
            None => self.unknown("$ref", side),
        }
    }

    /// The schema of each key; a key that is not required is judged only if it is filled in.
    fn properties(&mut self, entries: &Map<String, Value>, value: &Value, shape: &Shape, side: Side) -> Value {
        let free = Shape::default();
        let required = entries.get("required").map(raw::names).unwrap_or_default();
        let mut said = Map::new();
        for (key, schema) in value.as_object().into_iter().flatten() {
            let inner = self.translate(schema, shape.properties.get(key).unwrap_or(&free), side);
            let inner = if required.contains(&key.as_str()) { inner } else { raw::if_filled(inner) };
            if inner != Value::Bool(true) {
                said.insert(key.clone(), inner);
            }
        }
        if said.is_empty() { Value::Bool(true) } else { json!({"properties": said}) }
    }

    /// A keyword about the items of a list, which also applies to a single value that stands for a list of one.
    fn items(&mut self, word: &str, value: &Value, shape: &Shape, side: Side) -> Value {
        let free = Shape::default();
        let inner = self.translate(value, shape.items.as_deref().unwrap_or(&free), side);
        let single = inner.clone();
        let each = match word {
            "contains" => raw::all(vec![raw::not(raw::unfilled()), inner]),
            _ => raw::if_filled(inner),
        };
        let list = if each == Value::Bool(true) { each } else { json!({word: each}) };
        raw::list_or_single(shape, list, single)
    }

    fn several(&mut self, word: &str, value: &Value, shape: &Shape, side: Side) -> Value {
        let schemas = value.as_array().into_iter().flatten();
        let said: Vec<Value> = schemas.map(|schema| self.translate(schema, shape, side)).collect();
        match word {
            "allOf" => raw::all(said),
            _ => raw::any(said),
        }
    }

    fn choice(&mut self, entries: &Map<String, Value>, shape: &Shape, side: Side) -> Value {
        let known = self.left_out.len();
        let mut branch = |word: &str, side: Side| {
            entries.get(word).map_or(Value::Bool(true), |schema| self.translate(schema, shape, side))
        };
        let (test, then, other) = (branch("if", Side::Given), branch("then", side), branch("else", side));
        if self.left_out.len() == known { json!({"if": test, "then": then, "else": other}) } else { side.leaning() }
    }

    /// A keyword about all text in a value at any depth, by a recursive definition.
    fn text(&mut self, word: &str, value: &Value, shape: &Shape) -> Value {
        let stems = raw::names(value);
        let pattern = match word {
            "säger" => patterns::says(&stems),
            _ => patterns::mentions(&stems),
        };
        let name = raw::definition_name(&format!("{word}_{}", stems.join("_")));
        let itself = json!({"$ref": format!("#/$defs/{name}")});
        let within = json!({"type": "object", "not": {"additionalProperties": {"not": itself}}});
        let definition = json!({"anyOf": [
            {"type": "string", "pattern": pattern},
            {"type": "array", "contains": itself},
            within,
        ]});
        self.definitions.insert(name, definition);
        let mut asked = vec!["string", "array", "object"];
        // A number or boolean that preparing turns into text or into a list is judged too; any other is not.
        let stands_for_list = shape.takes_list && !shape.takes_text;
        asked.extend((stands_for_list || (shape.takes_text && !shape.takes_number)).then_some("number"));
        asked.extend((stands_for_list || (shape.takes_text && !shape.takes_boolean)).then_some("boolean"));
        json!({"if": {"type": asked}, "then": itself})
    }
}
