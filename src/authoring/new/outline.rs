//! The fields of a new document in their order, each with its description and the requirements that look at it.

use serde_json::{Map, Value};

use super::{Wish, asking};
use crate::catalogue::{Catalogue, Requirement};

/// A field of a new document.
#[derive(Debug, Clone)]
pub struct Field<'catalogue> {
    /// The key.
    pub key: &'catalogue str,
    /// Its description in the schema of the kind.
    pub description: &'catalogue str,
    /// The requirements that look at it.
    pub reasons: Vec<&'catalogue Requirement>,
    /// Its value, if that is known before the document is filled in.
    pub value: Option<Value>,
    /// The fields below it.
    pub inner: Vec<Field<'catalogue>>,
    /// True if the fields below it belong to the items of a list.
    pub is_list: bool,
}

/// The fields of a new document.
#[must_use]
pub fn of<'catalogue>(
    catalogue: &'catalogue Catalogue,
    wish: &Wish<'catalogue>,
    known: &Map<String, Value>,
) -> Vec<Field<'catalogue>> {
    let skeleton = wish.kind.words.skeleton.iter();
    let skeleton = skeleton.map(|path| path.split('/').map(str::to_owned).collect());
    let mut asked: Vec<asking::Asked<'_>> = skeleton.map(|path| asking::Asked { path, requirement: None }).collect();
    for key in known.keys() {
        asked.push(asking::Asked { path: vec![key.clone()], requirement: None });
    }
    let by_law = asking::of(catalogue, wish, known);
    // A requirement on parts that may be absent adds fields only to a part that is there for another reason.
    let (of_parts, of_all): (Vec<_>, Vec<_>) = by_law.into_iter().partition(|asked| is_optional(asked.requirement));
    asked.extend(of_all);
    let joins = |path: &[String]| {
        asked.iter().any(|other| other.path.len() > 1 && path.starts_with(&other.path[..path.len() - 1]))
    };
    let joining: Vec<_> = of_parts.into_iter().filter(|part| joins(&part.path)).collect();
    asked.extend(joining);
    let asked: Vec<(&[String], Option<&Requirement>)> =
        asked.iter().map(|asked| (&asked.path[..], asked.requirement)).collect();
    let schema = &wish.kind.schema;
    fields(schema, schema, &asked, Some(known))
}

fn is_optional(requirement: Option<&Requirement>) -> bool {
    requirement.is_some_and(|requirement| !requirement.scope.parts.is_empty() && !requirement.scope.at_least_one)
}

fn fields<'catalogue>(
    schema: &'catalogue Value,
    root: &'catalogue Value,
    asked: &[(&[String], Option<&'catalogue Requirement>)],
    known: Option<&Map<String, Value>>,
) -> Vec<Field<'catalogue>> {
    let mut fields = Vec::new();
    for (key, property) in properties(schema, root) {
        let here: Vec<_> = asked.iter().filter(|(path, _)| path.first() == Some(key)).collect();
        if here.is_empty() {
            continue;
        }
        let below: Vec<_> =
            here.iter().map(|(path, why)| (&path[1..], *why)).filter(|(path, _)| !path.is_empty()).collect();
        let mut reasons: Vec<&Requirement> = Vec::new();
        for requirement in here.iter().filter(|(path, _)| path.len() == 1).filter_map(|(_, why)| *why) {
            if !reasons.iter().any(|other| other.id == requirement.id) {
                reasons.push(requirement);
            }
        }
        let value = known.and_then(|known| known.get(key));
        let inner_known = value.map(|value| value.get(0).unwrap_or(value)).and_then(Value::as_object);
        fields.push(Field {
            key,
            description: property.get("description").and_then(Value::as_str).unwrap_or_default(),
            reasons,
            inner: self::fields(property, root, &below, inner_known),
            is_list: stands_in_list(property, root),
            value: value.filter(|_| inner_known.is_none()).cloned(),
        });
    }
    fields
}

/// True if the fields below a field belong to the items of a list.
fn stands_in_list(schema: &Value, root: &Value) -> bool {
    let target = schema.get("$ref").and_then(Value::as_str).and_then(|target| root.pointer(target.strip_prefix('#')?));
    match target {
        Some(target) => stands_in_list(target, root),
        None => schema.get("properties").is_none() && schema.get("items").is_some(),
    }
}

/// The keys below a field, or below the items of a list, in the order of the schema.
fn properties<'schema>(schema: &'schema Value, root: &'schema Value) -> Vec<(&'schema String, &'schema Value)> {
    let target = schema.get("$ref").and_then(Value::as_str).and_then(|target| root.pointer(target.strip_prefix('#')?));
    let own = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    let nested = target.into_iter().chain(schema.get("items"));
    own.chain(nested.flat_map(|inner| properties(inner, root))).collect()
}
