//! The form of a kind as an editor reads it: a schema for each field, with its title and description.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use super::hushed::hushed;
use super::translating::{Note, Side, Translator};
use super::{patterns, raw};
use crate::catalogue::{Kind, Shape};
use crate::corpus::form::expected;

/// The form of a kind: its fields, and the shared shapes they refer to.
#[must_use]
pub fn of_kind(kind: &Kind) -> (Map<String, Value>, Map<String, Value>) {
    let mut definitions = Map::new();
    for (name, schema) in kind.schema.get("$defs").and_then(Value::as_object).into_iter().flatten() {
        definitions.insert(raw::definition_name(name), field(schema, &kind.schema));
    }
    let mut fields = Map::new();
    let properties = kind.schema.get("properties").and_then(Value::as_object);
    for (key, schema) in properties.into_iter().flatten() {
        fields.insert(key.clone(), field(schema, &kind.schema));
    }
    (fields, definitions)
}

/// The schema of a field.
fn field(schema: &Value, root: &Value) -> Value {
    let mut said = Map::new();
    for word in ["title", "description"] {
        if let Some(text) = schema.get(word) {
            said.insert(word.to_owned(), text.clone());
        }
    }
    if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        let name = raw::definition_name(target.rsplit('/').next().unwrap_or_default());
        said.insert("$ref".into(), format!("#/$defs/{name}").into());
        return Value::Object(said);
    }
    let shape = Shape::of(schema, root);
    said.extend(of_shape(schema, &shape, root));
    let rest = rest(schema);
    if !rest.is_empty() {
        let mut translator = Translator::new(&Value::Null, Note::default());
        let said_too = translator.translate(&Value::Object(rest), &shape, Side::Demanded);
        said.insert("allOf".into(), json!([hushed(raw::if_filled(said_too))]));
    }
    Value::Object(said)
}

/// The keywords of a schema that its shape does not cover.
fn rest(schema: &Value) -> Map<String, Value> {
    let more = ["anyOf", "allOf", "not", "if", "then", "else", "minimum", "maximum", "pattern"];
    let entries = schema.as_object().into_iter().flatten();
    entries
        .filter(|(word, _)| more.contains(&word.as_str()))
        .map(|(word, value)| (word.clone(), value.clone()))
        .collect()
}

fn of_shape(schema: &Value, shape: &Shape, root: &Value) -> Map<String, Value> {
    let mut said = Map::new();
    if !shape.words.is_empty() && !shape.takes_list {
        said.insert("anyOf".into(), words(shape));
        return said;
    }
    let item = schema.get("items").map(|items| field(items, root));
    if shape.takes_list && !shape.takes_text {
        return list(schema, shape, item, root);
    }
    let mut types = vec!["null", "string", "array"];
    types.extend(takes_number(shape).then_some("number"));
    types.extend((shape.takes_boolean || (shape.takes_text && shape.format.is_none())).then_some("boolean"));
    types.extend(shape.takes_map.then_some("object"));
    said.insert("type".into(), json!(types));
    match item.filter(|_| shape.takes_list) {
        Some(item) => said.insert("items".into(), item),
        None if shape.takes_list => None,
        None => said.insert("items".into(), raw::unfilled()),
    };
    if let Some(pattern) = text_pattern(shape) {
        said.insert("pattern".into(), pattern.into());
        said.insert("patternErrorMessage".into(), expectation(shape).into());
    }
    if shape.format.is_some() && takes_number(shape) {
        said.extend([("minimum".to_owned(), json!(1000)), ("maximum".to_owned(), json!(9999))]);
    }
    if shape.takes_map {
        said.extend(map(schema, shape, root));
    }
    said
}

/// A list, or the single value that stands for a list of one.
fn list(schema: &Value, shape: &Shape, item: Option<Value>, root: &Value) -> Map<String, Value> {
    let item = item.unwrap_or(Value::Bool(true));
    let mut said = Map::from_iter([("items".to_owned(), item.clone())]);
    let single = if shape.takes_map {
        json!({"if": {"type": "object"}, "then": map(schema, shape, root), "else": item})
    } else {
        item
    };
    said.extend([("if".to_owned(), json!({"type": "array"})), ("else".to_owned(), single)]);
    said
}

/// A number stands for the text it is written as, save where the text is a day.
fn takes_number(shape: &Shape) -> bool {
    let is_day = matches!(shape.format.as_deref(), Some("datum" | "giltig_till"));
    shape.takes_number || (shape.takes_text && !is_day)
}

/// The pattern of a field's texts; none if any text may stand.
fn text_pattern(shape: &Shape) -> Option<Cow<'static, str>> {
    let format = shape.format.as_deref().and_then(patterns::format);
    if let Some(format) = format {
        let yes_or_no = if shape.takes_boolean { "|\\s*([Jj][Aa]|[Nn][Ee][Jj])\\s*" } else { "" };
        return Some(format!("^({format}|\\s*{yes_or_no})$").into());
    }
    match (shape.takes_text, shape.takes_boolean, shape.takes_number) {
        (true, _, _) => None,
        (false, true, _) => Some(format!("{}|{}", patterns::BLANK, patterns::YES_OR_NO).into()),
        (false, false, true) => Some(format!("{}|{}", patterns::BLANK, patterns::WHOLE_NUMBER).into()),
        (false, false, false) => Some(patterns::BLANK.into()),
    }
}

/// The message for a text that does not match the pattern.
fn expectation(shape: &Shape) -> Cow<'static, str> {
    match shape.format.as_deref() {
        Some("datum") => "Skriv datumet som ÅÅÅÅ-MM-DD".into(),
        Some("giltig_till") => "Skriv datumet som ÅÅÅÅ-MM-DD, eller tills vidare".into(),
        Some("händelsedatum") => "Skriv datumet som ÅÅÅÅ-MM-DD, ÅÅÅÅ-MM eller ÅÅÅÅ".into(),
        Some("period") => {
            "Skriv perioden som 2026, 2026-05, 2026-T1, 2026-K3 eller 2026-H1, eller med från och till".into()
        }
        Some(_) | None => format!("Här ska det stå {}", expected(shape)).into(),
    }
}

/// The schema of a list of words: its words, for an editor to offer, and every spelling that is read as one of them; any
/// text where the list is open.
fn words(shape: &Shape) -> Value {
    let words: Vec<&str> = shape.words.iter().map(String::as_str).collect();
    if shape.is_open_list {
        return json!([{"enum": words}, {"type": "string"}, raw::unfilled()]);
    }
    let spellings = raw::spellings(&words, shape);
    let message = format!("Välj ett av orden: {}", words.join(", "));
    json!([
        {"enum": words, "errorMessage": message},
        {"type": "string", "pattern": patterns::one_of(spellings), "errorMessage": message},
        raw::unfilled(),
    ])
}

/// The schema of a map: its keys, and no others.
pub fn map(schema: &Value, shape: &Shape, root: &Value) -> Map<String, Value> {
    let mut fields = Map::new();
    for (key, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        fields.insert(key.clone(), field(property, root));
    }
    let mut said = Map::from_iter([("properties".to_owned(), Value::Object(fields))]);
    if !shape.knows_all_keys() {
        said.extend(closed());
    }
    said
}

/// The keywords that refuse unknown keys, except those that begin with `x-`.
#[must_use]
pub fn closed() -> Map<String, Value> {
    Map::from_iter([
        ("patternProperties".to_owned(), json!({"^x-": true})),
        ("additionalProperties".to_owned(), Value::Bool(false)),
    ])
}
