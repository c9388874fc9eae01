//! Values that a requirement fixes, or suggests: without them its scaffold would not be what it asks for.

use serde_json::{Map, Value};

use crate::catalogue::{Kind, Requirement};

/// The values that a document must hold for a requirement to select it, and what the points of the requirement suggest.
#[must_use]
pub fn by_target(requirement: &Requirement, kind: &Kind) -> Map<String, Value> {
    let of_existence = requirement.exists.as_ref().and_then(|exists| exists.selection.as_ref());
    let selection = of_existence.or(requirement.scope.when.as_ref());
    let mut fixed = as_map(selection.and_then(|schema| by(schema, kind)));
    for (key, value) in selection.map(|schema| by_example(requirement, schema, kind)).unwrap_or_default() {
        fixed.entry(key).or_insert(value);
    }
    for point in &requirement.points {
        let suggested = point.draft.as_deref().cloned().or_else(|| by(&point.condition, kind));
        join(&mut fixed, as_map(suggested));
    }
    fixed
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
    let is_of_kind =
        |way: &Map<String, Value>| !way.is_empty() && way.get("typ").is_none_or(|named| *named == kind.name.0);
    fixed.extend(ways.find(is_of_kind).unwrap_or_default());
    (!fixed.is_empty()).then_some(Value::Object(fixed))
}

/// The values of the required keys that a selection describes by a pattern, as the first example has them.
fn by_example(requirement: &Requirement, selection: &Value, kind: &Kind) -> Map<String, Value> {
    let required = selection.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let has_pattern = |key: &&str| {
        let property = selection.get("properties").and_then(|properties| properties.get(*key));
        property.is_some_and(|property| property.get("pattern").is_some() || property.get("nämner").is_some())
    };
    let keys: Vec<&str> = required.filter(has_pattern).collect();
    let examples = requirement.examples().map(|examples| examples.satisfying).unwrap_or_default();
    let documents =
        examples.iter().flat_map(|example| example.as_array().map_or(std::slice::from_ref(example), Vec::as_slice));
    let Some(document) = documents.into_iter().find(|document| document["typ"] == *kind.name.0) else {
        return Map::new();
    };
    keys.into_iter().filter_map(|key| Some((key.to_owned(), document.get(key)?.clone()))).collect()
}

/// Adds values to others: the items of lists beside each other; a text that is there stays.
fn join(into: &mut Map<String, Value>, more: Map<String, Value>) {
    for (key, value) in more {
        match (into.get_mut(&key), value) {
            (Some(Value::Array(items)), Value::Array(more)) => {
                items.extend(more.into_iter().filter(|item| !items.contains(item)).collect::<Vec<_>>());
            }
            (Some(_), _) => {}
            (None, value) => drop(into.insert(key, value)),
        }
    }
}

fn as_map(value: Option<Value>) -> Map<String, Value> {
    match value {
        Some(Value::Object(entries)) => entries,
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_)) | None => Map::new(),
    }
}
