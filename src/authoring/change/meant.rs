//! What a document says, and what it says after a change.

use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;

use crate::text::tree::Content;
use crate::text::{Node, Pointer};

/// What a tree says, with every item of its lists, so that their numbers are those of the text.
#[must_use]
pub fn said(node: &Node) -> Value {
    match &node.content {
        Content::Scalar(scalar) => scalar.read().map_or(Value::Null, Value::from),
        Content::List(items) if items.is_empty() => Value::Null,
        Content::List(items) => items.iter().map(said).collect(),
        Content::Map(entries) => {
            let said = entries.iter().map(|entry| (entry.key.to_string(), said(&entry.value)));
            as_map(said.filter(|(_, value)| !value.is_null()).collect())
        }
    }
}

fn as_map(map: Map<String, Value>) -> Value {
    if map.is_empty() { Value::Null } else { Value::Object(map) }
}

/// A value in which nothing is null: what says nothing is not there, and texts are as they are read back.
#[must_use]
pub fn without_nothing(value: Value) -> Value {
    match value {
        Value::String(text) if text.trim().is_empty() => Value::Null,
        Value::String(text) => Value::String(text.nfc().collect()),
        Value::Array(items) => {
            let items: Vec<Value> = items.into_iter().map(without_nothing).filter(|item| !item.is_null()).collect();
            if items.is_empty() { Value::Null } else { Value::Array(items) }
        }
        Value::Object(entries) => {
            let entries = entries.into_iter().map(|(key, value)| (key, without_nothing(value)));
            as_map(entries.filter(|(_, value)| !value.is_null()).collect())
        }
        single @ (Value::Null | Value::Bool(_) | Value::Number(_)) => single,
    }
}

/// What is said after a value is set at an address; none if a text stands in the way.
#[must_use]
pub fn meant(said: Value, pointer: &Pointer, value: Value) -> Option<Value> {
    let segments: Vec<String> = pointer.segments().map(Into::into).collect();
    set(said, &segments, value)
}

fn set(said: Value, segments: &[String], value: Value) -> Option<Value> {
    let Some((first, rest)) = segments.split_first() else { return Some(value) };
    match said {
        Value::Object(mut entries) => {
            let inner = set(entries.get(first).cloned().unwrap_or_default(), rest, value)?;
            if inner.is_null() {
                entries.shift_remove(first);
            } else {
                entries.insert(first.clone(), inner);
            }
            Some(as_map(entries))
        }
        Value::Array(mut items) => {
            let number: usize = first.parse().ok().filter(|number| *number <= items.len())?;
            let inner = set(items.get(number).cloned().unwrap_or_default(), rest, value)?;
            if rest.is_empty() && inner.is_null() {
                if number < items.len() {
                    items.remove(number);
                }
            } else if number < items.len() {
                items[number] = inner;
            } else if !inner.is_null() {
                items.push(inner);
            }
            Some(if items.is_empty() { Value::Null } else { Value::Array(items) })
        }
        Value::Null => Some(built(segments, value)),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// A value below keys and items that are not there yet.
#[must_use]
pub fn built(segments: &[String], value: Value) -> Value {
    if value.is_null() {
        return value;
    }
    segments.iter().rev().fold(value, |value, segment| match segment.parse::<usize>() {
        Ok(_) => Value::Array(vec![value]),
        Err(_) => Value::Object(Map::from_iter([(segment.clone(), value)])),
    })
}
