//! Fields that a demand names, marked so that an editor suggests each field once: where its form is described.

use serde_json::{Value, json};

/// The keywords whose value is a schema.
const SCHEMAS: [&str; 7] = ["items", "contains", "additionalProperties", "not", "if", "then", "else"];
/// The keywords whose value is a list of schemas.
const LISTS: [&str; 3] = ["allOf", "anyOf", "oneOf"];

/// A demand whose fields an editor does not suggest. The word is one of VS Code's and of yaml-language-server's; a validator
/// passes over it.
#[must_use]
pub fn hushed(mut demand: Value) -> Value {
    hush(&mut demand);
    demand
}

fn hush(schema: &mut Value) {
    let Some(entries) = schema.as_object_mut() else { return };
    for (word, value) in entries {
        match (word.as_str(), value) {
            ("properties", Value::Object(fields)) => {
                for field in fields.values_mut() {
                    hush(field);
                    if let Some(field) = field.as_object_mut() {
                        field.insert("doNotSuggest".to_owned(), json!(true));
                    }
                }
            }
            (word, Value::Array(schemas)) if LISTS.contains(&word) => schemas.iter_mut().for_each(hush),
            (word, schema) if SCHEMAS.contains(&word) => hush(schema),
            _ => {}
        }
    }
}
