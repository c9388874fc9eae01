//! A new document with every field that the law asks for, and a comment at each that says why.
//!
//! What stands in it comes from the kind's schema and from the requirements on the kind; no kind has a template of its own.

pub(crate) mod asking;
pub(crate) mod fixed_values;
pub(crate) mod outline;
pub(crate) mod placing;
pub(crate) mod yaml_lines;

use serde_json::{Map, Value};

use crate::catalogue::{Catalogue, Kind, Requirement};

/// What a new document is to be.
#[derive(Debug, Clone)]
pub struct Wish<'catalogue> {
    /// Its kind.
    pub kind: &'catalogue Kind,
    /// Its id; empty where the kind needs none.
    pub id: String,
    /// The enhet it is for.
    pub unit: Option<String>,
    /// What it is about (område).
    pub areas: Vec<String>,
    /// The requirement that it is to close.
    pub target: Option<&'catalogue Requirement>,
    /// The local profiles that are switched on.
    pub profiles: Vec<String>,
    /// What else is known of it.
    pub known: Map<String, Value>,
}

/// The text of a new document.
#[must_use]
pub fn draft(catalogue: &Catalogue, wish: &Wish<'_>) -> String {
    let known = known(wish);
    let fields = outline::of(catalogue, wish, &known);
    yaml_lines::document(catalogue, wish.kind, &fields)
}

/// What is known of the document before anyone has written in it.
fn known(wish: &Wish<'_>) -> Map<String, Value> {
    let shape = &wish.kind.shape;
    let mut known = Map::new();
    if let Some(Value::Object(fixed)) = wish.target.and_then(|target| fixed_values::by_target(target, wish.kind)) {
        known.extend(fixed.into_iter().filter(|(key, _)| shape.properties.contains_key(key)));
    }
    known.extend(wish.known.clone());
    known.insert("typ".into(), wish.kind.name.0.clone().into());
    if !wish.id.is_empty() {
        known.insert(wish.kind.words.identity.clone(), wish.id.clone().into());
    }
    if !wish.areas.is_empty() {
        known.insert("område".into(), wish.areas.clone().into());
    }
    if can_be_draft(wish.kind) {
        known.insert("status".into(), DRAFT.into());
    }
    if let (Some(unit), Some(field)) = (&wish.unit, unit_field(wish.kind)) {
        let takes_list = shape.properties.get(field).is_some_and(|field| field.takes_list);
        let named = if takes_list { Value::from(vec![unit.clone()]) } else { unit.clone().into() };
        known.insert(field.to_owned(), named);
    }
    known
}

/// The status of what is not decided.
const DRAFT: &str = "utkast";

/// True if a document of the kind may be a draft.
#[must_use]
pub fn can_be_draft(kind: &Kind) -> bool {
    kind.shape.properties.get("status").is_some_and(|status| status.words.iter().any(|word| word == DRAFT))
}

/// The field by which a document of the kind says for whom it is: the one in its skeleton, if there are several.
fn unit_field(kind: &Kind) -> Option<&str> {
    let names = &kind.words.applies_by;
    let in_skeleton = names.iter().find(|name| kind.words.skeleton.contains(name));
    let above = kind.shape.properties.contains_key(ABOVE).then_some(ABOVE);
    in_skeleton.or(names.first()).map(String::as_str).or(above)
}

/// The field by which an enhet says what it belongs to.
const ABOVE: &str = "överordnad";
