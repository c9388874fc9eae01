//! Schemas made whole: with the shared definitions that they use. The build makes those of kinds whole by the same way.

use std::ops::Deref;

use serde_json::{Map, Value};

/// A self-contained schema: with the shared definitions that it uses in its `$defs`.
#[must_use]
pub fn fold_in(schema: &Value, common: &impl Deref<Target = Value>) -> Value {
    let mut folded = schema.clone();
    let mut wanted = Vec::new();
    rewrite(&mut folded, &mut wanted);
    let mut definitions = Map::new();
    while let Some(name) = wanted.pop() {
        let Some(definition) = common.pointer(&format!("/$defs/{name}")) else { continue };
        if definitions.contains_key(&name) {
            continue;
        }
        let mut definition = definition.clone();
        rewrite(&mut definition, &mut wanted);
        definitions.insert(name, definition);
    }
    if !definitions.is_empty()
        && let Value::Object(root) = &mut folded
    {
        // The schema's own definitions stay beside the shared ones.
        if let Some(Value::Object(own)) = root.remove("$defs") {
            for (name, definition) in own {
                definitions.entry(name).or_insert(definition);
            }
        }
        definitions.sort_keys();
        root.insert("$defs".into(), Value::Object(definitions));
    }
    folded
}

fn rewrite(schema: &mut Value, wanted: &mut Vec<String>) {
    match schema {
        Value::Object(entries) => {
            entries.remove("$id");
            for (key, value) in entries {
                let target = match (key.as_str(), &*value) {
                    ("$ref", Value::String(target)) => Some(target.trim_start_matches("gemensamt").to_owned()),
                    _ => None,
                };
                match target {
                    Some(target) => {
                        wanted.extend(target.strip_prefix("#/$defs/").map(str::to_owned));
                        *value = Value::String(target);
                    }
                    None => rewrite(value, wanted),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rewrite(item, wanted)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
