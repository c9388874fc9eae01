//! The areas (område): which there are, and which a requirement on enheter is about.

use serde_json::Value;

use super::{Catalogue, Requirement};

/// The field with the areas of a document.
const AREA: &str = "område";

/// Every area that a document may name, by name.
#[must_use]
pub fn areas(catalogue: &Catalogue) -> Vec<&str> {
    let fields = catalogue.kinds.values().filter_map(|kind| kind.shape.properties.get(AREA)?.items.as_deref());
    let mut areas: Vec<&str> = fields.flat_map(|items| items.words.iter().map(String::as_str)).collect();
    areas.sort_unstable();
    areas.dedup();
    areas
}

/// True if a requirement on enheter asks for documents of an area.
#[must_use]
pub fn is_about(requirement: &Requirement, area: &str) -> bool {
    let exists = requirement.exists.as_ref();
    let selection = exists.and_then(|exists| exists.selection.as_deref());
    selection.is_some_and(|selection| names(selection, area))
}

/// True if a schema names an area as a word of the field with the areas.
fn names(schema: &Value, area: &str) -> bool {
    match schema {
        Value::Object(members) => {
            members.iter().any(|(key, value)| if key == AREA { says(value, area) } else { names(value, area) })
        }
        Value::Array(items) => items.iter().any(|item| names(item, area)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn says(value: &Value, area: &str) -> bool {
    match value {
        Value::String(text) => text.to_lowercase() == area.to_lowercase(),
        Value::Array(items) => items.iter().any(|item| says(item, area)),
        Value::Object(members) => members.values().any(|member| says(member, area)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
