//! A new document with every field that a requirement looks at, and a comment at each that says why.
//!
//! The content comes from the kind's schema and from the requirements on the kind; no kind has a template of its own.

pub(crate) mod asking;
pub(crate) mod fixed_values;
pub(crate) mod outline;
pub(crate) mod placing;
pub(crate) mod yaml_lines;

use serde_json::{Map, Value};

use crate::catalogue::{Catalogue, Kind, Requirement};

/// The document to write.
#[derive(Debug, Clone)]
pub struct Wish<'catalogue> {
    /// The kind of the document.
    pub kind: &'catalogue Kind,
    /// The id; empty where the kind needs none.
    pub id: String,
    /// The enhet that the document applies to.
    pub unit: Option<&'catalogue str>,
    /// The subjects (område).
    pub areas: &'catalogue [String],
    /// The requirement that the document is to satisfy.
    pub target: Option<&'catalogue Requirement>,
    /// The local profiles that are switched on.
    pub profiles: Vec<String>,
    /// Other fields that are known already.
    pub known: Map<String, Value>,
}

/// The text of a new document.
#[must_use]
pub fn draft(catalogue: &Catalogue, wish: &Wish<'_>) -> String {
    let known = known(wish);
    let fields = outline::of(catalogue, wish, &known);
    yaml_lines::document(catalogue, wish.kind, &fields)
}

/// The fields that are known before the document is filled in.
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
        known.insert("område".into(), wish.areas.into());
    }
    if can_be_draft(wish.kind) {
        known.insert("status".into(), DRAFT.into());
    }
    if let (Some(unit), Some(field)) = (wish.unit, unit_field(wish.kind)) {
        let takes_list = shape.properties.get(field).is_some_and(|field| field.takes_list);
        let named = Value::from(unit);
        known.insert(field.to_owned(), if takes_list { Value::Array(vec![named]) } else { named });
    }
    known
}

/// The status of a document that is not decided yet.
const DRAFT: &str = "utkast";

/// True if a document of the kind may be a draft.
#[must_use]
pub fn can_be_draft(kind: &Kind) -> bool {
    kind.shape.properties.get("status").is_some_and(|status| status.words.iter().any(|word| word == DRAFT))
}

/// The field that names the enhet a document of the kind applies to: the one in its skeleton, if there are several.
fn unit_field(kind: &Kind) -> Option<&str> {
    let names = &kind.words.applies_by;
    let in_skeleton = names.iter().find(|name| kind.words.skeleton.contains(name));
    let above = kind.shape.properties.contains_key(ABOVE).then_some(ABOVE);
    in_skeleton.or(names.first()).map(String::as_str).or(above)
}

/// The field by which an enhet names the enhet above it.
const ABOVE: &str = "överordnad";
