//! A new document with every field that a requirement looks at, and a comment at each that says why.
//!
//! The content comes from the kind's schema and from the requirements on the kind; no kind has a template of its own.

pub(crate) mod asking;
pub(crate) mod fixed_values;
pub(crate) mod form;
pub(crate) mod outline;
pub(crate) mod placing;
pub(crate) mod several;
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

/// Whether a document comes with help at its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Help {
    /// With help.
    Given,
    /// Without: the document before it has the same.
    LeftOut,
}

/// The text of a new document.
#[must_use]
pub fn draft(catalogue: &Catalogue, wish: &Wish<'_>) -> String {
    drafts(catalogue, std::slice::from_ref(wish))
}

/// The text of new documents in one file; the first has the help.
#[must_use]
pub fn drafts(catalogue: &Catalogue, wishes: &[Wish<'_>]) -> String {
    let help = std::iter::once(Help::Given).chain(std::iter::repeat(Help::LeftOut));
    let texts = wishes.iter().zip(help).map(|(wish, help)| {
        let known = known(wish);
        let fields = outline::of(catalogue, wish, &known);
        yaml_lines::document((catalogue, help), wish, &fields)
    });
    texts.collect::<Vec<_>>().join("---\n")
}

/// The fields that are known before the document is filled in.
fn known(wish: &Wish<'_>) -> Map<String, Value> {
    let shape = &wish.kind.shape;
    let mut known = Map::new();
    if let Some(target) = wish.target {
        let fixed = fixed_values::by_target(target, wish.kind).into_iter();
        known.extend(fixed.filter(|(key, _)| shape.properties.contains_key(key)));
    }
    known.extend(wish.known.clone());
    known.insert("typ".into(), wish.kind.name.0.clone().into());
    if !wish.id.is_empty() {
        known.insert(wish.kind.words.identity.clone(), wish.id.clone().into());
    }
    if !wish.areas.is_empty() {
        known.insert("område".into(), wish.areas.into());
    }
    if let Some(pending) = pending(wish.kind) {
        known.insert("status".into(), pending.into());
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
/// The status of an investigation that goes on.
const GOES_ON: &str = "pågår";

/// The status of a new document of the kind, by which nothing that remains in it is a brist yet; none without such a status.
fn pending(kind: &Kind) -> Option<&'static str> {
    let words = &kind.shape.properties.get("status")?.words;
    [DRAFT, GOES_ON].into_iter().find(|pending| words.iter().any(|word| word == pending))
}

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
