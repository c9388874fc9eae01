//! Which requirements look at a new document, and at which of its fields.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::Wish;
use crate::catalogue::{Catalogue, Facts, Requirement};
use crate::text::Pointer;

/// A field that a new document gets, and the requirement that looks at it.
#[derive(Debug, Clone)]
pub struct Asked<'catalogue> {
    /// The keys from the root to the field, without list indices.
    pub path: Vec<String>,
    /// The requirement; none for a field of the kind's skeleton.
    pub requirement: Option<&'catalogue Requirement>,
}

/// The fields that requirements look at in such a document, as far as that is known before it is filled in.
#[must_use]
pub fn of<'catalogue>(
    catalogue: &'catalogue Catalogue,
    wish: &Wish<'catalogue>,
    known: &Map<String, Value>,
) -> Vec<Asked<'catalogue>> {
    let value = Value::Object(known.clone());
    let mut asked = Vec::new();
    for requirement in catalogue.requirements.iter() {
        let is_on = requirement.profile.as_ref().is_none_or(|profile| wish.profiles.contains(profile));
        let is_target = wish.target.is_some_and(|target| target.id == requirement.id);
        if (is_on && is_meant(catalogue, requirement, wish, &value)) || is_target {
            let paths = paths(requirement).into_iter();
            asked.extend(paths.map(|path| Asked { path, requirement: Some(requirement) }));
        }
    }
    asked
}

/// True if a requirement applies to such a document, or may apply once it is filled in.
fn is_meant(catalogue: &Catalogue, requirement: &Requirement, wish: &Wish<'_>, value: &Value) -> bool {
    let facts = Arc::new(Facts::default());
    let kind = &wish.kind.name;
    let chosen = match &requirement.exists {
        Some(exists) if exists.kinds.contains(kind) => exists.selection.as_ref(),
        None if requirement.scope.kinds.contains(kind) => requirement.scope.when.as_ref(),
        Some(_) | None => return false,
    };
    let Some(schema) = chosen else { return true };
    let condition = catalogue.condition(schema, &facts);
    // NOTE: free text, and fields that change with time as the status does, are not known yet; the fields in `CHOSEN` are.
    let is_settled = condition.top_keys().iter().any(|key| CHOSEN.contains(&key.as_str()));
    !is_settled || condition.holds(value)
}

/// The fields that a writer chooses before beginning, so that conditions on them can be judged.
const CHOSEN: [&str; 4] = ["område", "form", "intern_eller_extern", "uppgifter"];

/// The fields that a requirement looks at.
fn paths(requirement: &Requirement) -> Vec<Vec<String>> {
    let exists = requirement.exists.iter();
    let of_existence = exists.flat_map(|exists| [exists.selection.as_ref(), exists.condition.as_ref()]).flatten();
    let of_points = requirement.points.iter().map(|point| &point.condition);
    let mut found = Vec::new();
    for schema in requirement.condition.iter().chain(of_existence).chain(of_points) {
        if requirement.scope.parts.is_empty() {
            gather(schema, &[], &mut found);
        }
        for pattern in &requirement.scope.parts {
            let pattern = Pointer::parse(pattern);
            let keys: Vec<String> = pattern.segments().map(Cow::into_owned).filter(|key| key != "*").collect();
            gather(schema, &keys, &mut found);
        }
    }
    found
}

fn gather(schema: &Value, above: &[String], found: &mut Vec<Vec<String>>) {
    let Some(entries) = schema.as_object() else { return };
    let properties = entries.get("properties").and_then(Value::as_object);
    let required = entries.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let keys = required.chain(properties.into_iter().flatten().map(|(key, _)| key.as_str()));
    for key in keys {
        let path: Vec<String> = above.iter().cloned().chain([key.to_owned()]).collect();
        let before = found.len();
        if let Some(inner) = properties.and_then(|properties| properties.get(key)) {
            gather(inner, &path, found);
        }
        if found.len() == before && !found.contains(&path) {
            found.push(path);
        }
    }
    for field in crate::catalogue::keywords::fields(entries) {
        found.push(above.iter().cloned().chain([field.to_owned()]).collect());
    }
    let several = ["anyOf", "allOf"].iter().filter_map(|word| entries.get(*word)?.as_array()).flatten();
    let single = ["items", "contains"].iter().filter_map(|word| entries.get(*word));
    for inner in several.chain(single) {
        gather(inner, above, found);
    }
}
