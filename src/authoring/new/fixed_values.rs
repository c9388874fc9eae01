//! Values that a condition fixes: without them a document is not selected by the requirement.

use serde_json::{Map, Value};

use crate::catalogue::{Kind, Requirement};

/// The values that a document must hold for a requirement to select it.
#[must_use]
pub fn by_target(requirement: &Requirement, kind: &Kind) -> Option<Value> {
    let of_existence = requirement.exists.as_ref().and_then(|exists| exists.selection.as_ref());
    let schema = of_existence.or(requirement.scope.when.as_ref())?;
    by(schema, kind)
}

/// The value that a schema fixes; none if it leaves it open.
fn by(schema: &Value, kind: &Kind) -> Option<Value> {
    let entries = schema.as_object()?;
    if let Some(value) = entries.get("const") {
        return Some(value.clone());
    }
    if let Some(first) = entries.get("enum").and_then(Value::as_array).and_then(|words| words.first()) {
        return Some(first.clone());
    }
    if let Some(item) = entries.get("contains") {
        return by(item, kind).map(|item| Value::Array(vec![item]));
    }
    let mut fixed = Map::new();
    for (key, schema) in entries.get("properties").and_then(Value::as_object).into_iter().flatten() {
        fixed.extend(by(schema, kind).map(|value| (key.clone(), value)));
    }
    for schema in entries.get("allOf").and_then(Value::as_array).into_iter().flatten() {
        fixed.extend(as_map(by(schema, kind)));
    }
    let ways = entries.get("anyOf").and_then(Value::as_array).into_iter().flatten();
    let mut ways = ways.map(|way| as_map(by(way, kind)));
    let is_of_kind = |way: &Map<String, Value>| way.get("typ").is_none_or(|named| *named == kind.name.0);
    fixed.extend(ways.find(is_of_kind).unwrap_or_default());
    (!fixed.is_empty()).then_some(Value::Object(fixed))
}

fn as_map(value: Option<Value>) -> Map<String, Value> {
    match value {
        Some(Value::Object(entries)) => entries,
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) | None => Map::new(),
    }
}
