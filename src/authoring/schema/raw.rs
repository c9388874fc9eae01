//! Schemas for values as they are written, before the document is prepared.

use serde_json::{Map, Value, json};

use super::patterns;
use crate::catalogue::Shape;

/// The texts of a text or a list of texts.
#[must_use]
pub fn names(value: &Value) -> Vec<&str> {
    match value {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Vec::new(),
    }
}

/// The name of a definition in ASCII: some readers of `$ref` cannot find other names.
#[must_use]
pub fn definition_name(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in name.to_lowercase().chars() {
        match letter {
            'å' => plain.push_str("aa"),
            'ä' => plain.push_str("ae"),
            'ö' => plain.push_str("oe"),
            letter if letter.is_ascii_alphanumeric() || letter == '_' => plain.push(letter),
            _ => plain.push('-'),
        }
    }
    plain
}

/// The name of the definition of a value that is not filled in.
pub const UNFILLED: &str = "ej_ifyllt";

/// The schema of a value that is not filled in.
#[must_use]
pub fn unfilled() -> Value {
    json!({"$ref": format!("#/$defs/{UNFILLED}")})
}

/// The definition behind [`unfilled`]: null, blank text, and lists and maps that hold nothing else.
#[must_use]
pub fn unfilled_definition() -> Value {
    json!({
        "description": "Inte ifyllt: ingenting, en tom text eller en tom lista",
        "type": ["null", "string", "array", "object"],
        "pattern": patterns::BLANK,
        "items": unfilled(),
        "additionalProperties": unfilled(),
    })
}

/// A schema that applies only to a value that is filled in.
#[must_use]
pub fn if_filled(schema: Value) -> Value {
    match schema {
        Value::Bool(true) => schema,
        schema => json!({"if": unfilled(), "else": schema}),
    }
}

/// The opposite of [`unfilled`], in keywords for which editors show our message.
#[must_use]
pub fn filled(message: &str) -> Value {
    json!({
        "type": ["string", "number", "boolean", "array", "object"],
        "pattern": "\\S",
        "contains": not(unfilled()),
        "not": {"type": "object", "additionalProperties": unfilled()},
        "errorMessage": message,
    })
}

/// The schema of a map in which these keys are filled in, with the message where one is not.
#[must_use]
pub fn filled_in(keys: &Value, message: Option<&str>) -> Value {
    let value = message.map_or_else(|| not(unfilled()), filled);
    let values: Map<String, Value> = names(keys).into_iter().map(|key| (key.to_owned(), value.clone())).collect();
    json!({"required": keys, "properties": values})
}

/// The schema of every value that does not match another.
#[must_use]
pub fn not(schema: Value) -> Value {
    match schema {
        Value::Bool(truth) => Value::Bool(!truth),
        schema => json!({"not": schema}),
    }
}

/// The schema of a value that matches at least one of these.
#[must_use]
pub fn any(schemas: Vec<Value>) -> Value {
    let mut kept: Vec<Value> = schemas.into_iter().filter(|schema| *schema != Value::Bool(false)).collect();
    match kept.len() {
        _ if kept.contains(&Value::Bool(true)) => Value::Bool(true),
        0 => Value::Bool(false),
        1 => kept.remove(0),
        _ => json!({"anyOf": kept}),
    }
}

/// Keywords that depend on each other, and so must stay in one schema.
const TOGETHER: [&[&str]; 3] = [
    &["if", "then", "else"],
    &["contains", "minContains"],
    &["properties", "additionalProperties", "patternProperties"],
];

/// The schema of a value that matches all of these, merged as far as their keywords do not collide.
#[must_use]
pub fn all(schemas: Vec<Value>) -> Value {
    let (mut whole, mut beside) = (Map::new(), Vec::new());
    for schema in schemas {
        match schema {
            Value::Bool(true) => {}
            Value::Object(entries) if can_merge(&whole, &entries) => merge(&mut whole, entries),
            Value::Object(entries) => beside.push(Value::Object(entries)),
            Value::Null | Value::Bool(false) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                return Value::Bool(false);
            }
        }
    }
    if let Some(Value::Array(inner)) = whole.get_mut("allOf") {
        inner.append(&mut beside);
    } else if !beside.is_empty() {
        whole.insert("allOf".into(), Value::Array(beside));
    }
    if whole.is_empty() { Value::Bool(true) } else { Value::Object(whole) }
}

/// True if two schemas can be merged: no keyword of one changes the meaning of the other.
fn can_merge(one: &Map<String, Value>, other: &Map<String, Value>) -> bool {
    other.iter().filter(|(word, _)| collides(one, word)).all(|(word, value)| {
        match (word.as_str(), one.get(word), value) {
            ("properties", Some(Value::Object(_)), Value::Object(_)) | ("title" | "errorMessage", _, _) => true,
            (_, ours, theirs) => ours == Some(theirs),
        }
    })
}

/// True if a schema has a keyword, or another of its group.
fn collides(schema: &Map<String, Value>, word: &str) -> bool {
    let group = TOGETHER.iter().find(|group| group.contains(&word));
    group.map_or_else(|| schema.contains_key(word), |group| group.iter().any(|word| schema.contains_key(*word)))
}

/// Merges a schema into another, if [`can_merge`] allows it.
fn merge(one: &mut Map<String, Value>, other: Map<String, Value>) {
    let (colliding, free): (Vec<_>, Vec<_>) = other.into_iter().partition(|(word, _)| collides(one, word));
    for (word, value) in colliding {
        let ("properties", Some(Value::Object(ours)), Value::Object(theirs)) =
            (word.as_str(), one.get_mut(&word), value)
        else {
            continue;
        };
        for (key, schema) in theirs {
            let both = match ours.remove(&key) {
                Some(known) => all(vec![known, schema]),
                None => schema,
            };
            ours.insert(key, both);
        }
    }
    one.extend(free);
}

/// A schema for a list, or for the single value that may stand for a list of one.
#[must_use]
pub fn list_or_single(shape: &Shape, list: Value, single: Value) -> Value {
    if !shape.takes_list || shape.takes_text {
        return list;
    }
    if list == Value::Bool(true) && single == Value::Bool(true) {
        return list;
    }
    let single = if shape.takes_map { any(vec![json!({"type": "object"}), single]) } else { single };
    json!({"if": {"type": "array"}, "then": list, "else": single})
}

/// The schema of these types, for values as they are written: preparing a document turns some into others.
#[must_use]
pub fn of_types(wanted: &[&str], shape: &Shape) -> Value {
    let wants = |name: &str| wanted.contains(&name) || (name == "integer" && wanted.contains(&"number"));
    let stands_for_list = shape.takes_list && !shape.takes_text;
    let only_numbers = shape.takes_number && !shape.takes_text;
    let mut types: Vec<&str> = Vec::new();
    let mut texts: Vec<Value> = Vec::new();
    let base = if stands_for_list { wants("array") } else { wants("string") };
    if shape.takes_boolean && wants("boolean") != base {
        texts.push(if base {
            json!({"type": "string", "not": {"pattern": patterns::YES_OR_NO}})
        } else {
            json!({"type": "string", "pattern": patterns::YES_OR_NO})
        });
    } else if only_numbers && !stands_for_list && wants("integer") && !base {
        texts.push(json!({"type": "string", "pattern": patterns::WHOLE_NUMBER}));
    } else if base {
        types.push("string");
    }
    let is_number = match (stands_for_list, shape.takes_text && !shape.takes_number) {
        (true, _) => wants("array"),
        (false, true) => wants("string"),
        (false, false) => wants("number"),
    };
    types.extend(is_number.then_some("number"));
    types.extend((!is_number && wants("integer") && !stands_for_list).then_some("integer"));
    let is_boolean = match (shape.takes_boolean, stands_for_list, shape.takes_text) {
        (true, _, _) => wants("boolean"),
        (false, true, _) => wants("array"),
        (false, false, true) => wants("string"),
        (false, false, false) => wants("boolean"),
    };
    types.extend(is_boolean.then_some("boolean"));
    let is_object = if stands_for_list && !shape.takes_map { wants("array") } else { wants("object") };
    types.extend(is_object.then_some("object"));
    types.extend(wants("array").then_some("array"));
    texts.extend((!types.is_empty()).then(|| json!({"type": types})));
    any(texts)
}

/// The schema of these values, for values as they are written: in any case, as synonyms, as ja or nej.
#[must_use]
pub fn of_words(values: &[Value], shape: &Shape) -> Value {
    let texts: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
    let others: Vec<&Value> = values.iter().filter(|value| !value.is_string()).collect();
    let mut ways = Vec::new();
    if !shape.words.is_empty() && !texts.is_empty() {
        ways.push(json!({"type": "string", "pattern": patterns::one_of(spellings(&texts, shape))}));
    } else if !texts.is_empty() {
        ways.push(json!({"enum": texts}));
    }
    if !others.is_empty() {
        ways.push(json!({"enum": others}));
    }
    for (truth, pattern) in [(true, patterns::YES), (false, patterns::NO)] {
        if shape.takes_boolean && values.contains(&Value::Bool(truth)) {
            ways.push(json!({"type": "string", "pattern": pattern}));
        }
    }
    any(ways)
}

/// Words of a closed list, with their synonyms.
#[must_use]
pub fn spellings<'shape>(words: &[&'shape str], shape: &'shape Shape) -> Vec<&'shape str> {
    let meant = |word: &str| words.iter().any(|known| known.to_lowercase() == word.to_lowercase());
    let synonyms = shape.synonyms.iter().filter(|(_, word)| meant(word)).map(|(synonym, _)| synonym.as_str());
    words.iter().copied().chain(synonyms).collect()
}

/// The schema of a text in one of our formats.
#[must_use]
pub fn format(name: &str) -> Value {
    match patterns::format(name) {
        Some(pattern) => json!({"pattern": format!("^({pattern})$")}),
        None => Value::Bool(true),
    }
}
