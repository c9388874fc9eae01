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
    /// The requirement and how it needs the field; none for a field of the kind's skeleton.
    pub reason: Option<Reason<'catalogue>>,
}

/// Why a new document gets a field.
#[derive(Debug, Clone, Copy)]
pub struct Reason<'catalogue> {
    /// The requirement that looks at the field.
    pub requirement: &'catalogue Requirement,
    /// How it needs the field.
    pub need: Need,
}

/// How a requirement needs a field; ordered from the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// The field is looked at where it is filled in.
    Looked,
    /// The field is one of several ways to satisfy the requirement.
    OneWay,
    /// The field is required if the document is filled in so that the requirement applies.
    Sometimes,
    /// The field is required by itself.
    Alone,
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
        let need = match how_meant(catalogue, requirement, wish, &value) {
            _ if is_target => Some(Need::Alone),
            need => need.filter(|_| is_on),
        };
        let choosing = if is_target { Need::Alone } else { Need::Looked };
        let paths = need.map(|need| paths(requirement, (need, choosing))).unwrap_or_default().into_iter();
        asked.extend(paths.map(|(path, need)| Asked { path, reason: Some(Reason { requirement, need }) }));
    }
    asked
}

/// How a requirement needs what it requires of such a document: always, or only once the document is filled in so that
/// it applies; none if it does not apply.
fn how_meant(catalogue: &Catalogue, requirement: &Requirement, wish: &Wish<'_>, value: &Value) -> Option<Need> {
    let facts = Arc::new(Facts::default());
    let kind = &wish.kind.name;
    let chosen = match &requirement.exists {
        Some(exists) if exists.kinds.contains(kind) => exists.selection.as_ref(),
        None if requirement.scope.kinds.contains(kind) => requirement.scope.when.as_ref(),
        Some(_) | None => return None,
    };
    let Some(schema) = chosen else { return Some(Need::Alone) };
    let condition = catalogue.condition(schema, &facts);
    if condition.holds(value) {
        return Some(Need::Alone);
    }
    // NOTE: free text, and fields that change with time as the status does, are not known yet; the fields in `CHOSEN` are.
    let is_settled = condition.top_keys().iter().any(|key| CHOSEN.contains(&key.as_str()));
    (!is_settled).then_some(Need::Sometimes)
}

/// The fields that a writer chooses before beginning, so that conditions on them can be judged.
const CHOSEN: [&str; 4] = ["område", "form", "intern_eller_extern", "uppgifter"];

/// The keys from the root to a field, and how it is needed.
type Needed = (Vec<String>, Need);

/// The fields that a requirement looks at. By what selects a document, and by the points that several documents may
/// meet together, a field is needed only in the document that is written for the requirement.
fn paths(requirement: &Requirement, (need, choosing): (Need, Need)) -> Vec<Needed> {
    let exists = requirement.exists.as_ref();
    let of_points = if exists.is_some() { choosing } else { need };
    let selection = exists.and_then(|exists| exists.selection.as_ref()).map(|schema| (schema, choosing));
    let of_existence = exists.and_then(|exists| exists.condition.as_ref()).map(|schema| (schema, need));
    let of_document = requirement.condition.as_ref().map(|schema| (schema, need));
    let points = requirement.points.iter().map(|point| (&point.condition, of_points));
    let mut found = Vec::new();
    for (schema, need) in of_document.into_iter().chain(selection).chain(of_existence).chain(points) {
        if requirement.scope.parts.is_empty() {
            gather(schema, (&[], need), &mut found);
        }
        for pattern in &requirement.scope.parts {
            let pattern = Pointer::parse(pattern);
            let keys: Vec<String> = pattern.segments().map(Cow::into_owned).filter(|key| key != "*").collect();
            gather(schema, (&keys, need), &mut found);
        }
    }
    found
}

fn gather(schema: &Value, (above, need): (&[String], Need), found: &mut Vec<Needed>) {
    let Some(entries) = schema.as_object() else { return };
    let properties = entries.get("properties").and_then(Value::as_object);
    let required = entries.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let required: Vec<&str> = required.collect();
    let others = properties.into_iter().flatten().map(|(key, _)| key.as_str()).filter(|key| !required.contains(key));
    let of_filled = need.min(Need::Sometimes);
    for (key, need) in required.iter().map(|key| (*key, need)).chain(others.map(|key| (key, Need::Looked))) {
        let path: Vec<String> = above.iter().cloned().chain([key.to_owned()]).collect();
        let before = found.len();
        if let Some(inner) = properties.and_then(|properties| properties.get(key)) {
            // What stands in a field that may be absent is required only where the field is filled in.
            let inner_need = if need == Need::Looked { of_filled } else { need };
            gather(inner, (&path, inner_need), found);
        }
        if found.len() == before {
            add(found, path, need);
        }
    }
    for field in crate::catalogue::keywords::fields(entries) {
        add(found, above.iter().cloned().chain([field.to_owned()]).collect(), Need::Looked);
    }
    let list = |word: &str| entries.get(word).and_then(Value::as_array).into_iter().flatten();
    let ways = list("anyOf").count();
    let of_ways = if ways > 1 { need.min(Need::OneWay) } else { need };
    let of_cases = [("then", need.min(Need::Sometimes)), ("else", need.min(Need::OneWay))];
    for (inner, need) in of_cases.iter().filter_map(|(word, need)| Some((entries.get(*word)?, *need))) {
        gather(inner, (above, need), found);
    }
    let several = list("anyOf").map(|inner| (inner, of_ways)).chain(list("allOf").map(|inner| (inner, need)));
    let single = ["items", "contains"].iter().filter_map(|word| entries.get(*word)).map(|inner| (inner, need));
    for (inner, need) in several.chain(single) {
        gather(inner, (above, need), found);
    }
}

/// Adds a field, or strengthens its need if it was found before.
fn add(found: &mut Vec<Needed>, path: Vec<String>, need: Need) {
    match found.iter_mut().find(|(other, _)| *other == path) {
        Some((_, known)) => *known = need.max(*known),
        None => found.push((path, need)),
    }
}
