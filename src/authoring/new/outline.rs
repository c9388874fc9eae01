//! The fields of a new document in their order, each with its description and the requirements that look at it.

use serde_json::{Map, Value};

use super::Wish;
use super::asking::{self, Asked, Reason};
use crate::catalogue::Catalogue;
use crate::catalogue::shape::Shape;

/// A field of a new document.
#[derive(Debug, Clone)]
pub struct Field<'catalogue> {
    /// The key.
    pub key: &'catalogue str,
    /// Its description in the schema of the kind.
    pub description: &'catalogue str,
    /// The words that it takes, if they are a closed list.
    pub words: &'catalogue [String],
    /// The requirements that look at it, each with its strongest need.
    pub reasons: Vec<Reason<'catalogue>>,
    /// Its value, if that is known before the document is filled in.
    pub value: Option<Value>,
    /// The fields below it.
    pub inner: Vec<Field<'catalogue>>,
    /// True if the fields below it belong to the items of a list.
    pub is_list: bool,
    /// The items after the first, where several are known.
    pub more: Vec<Value>,
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
    let mut asked: Vec<Asked<'_>> = skeleton.map(|path| Asked { path, reason: None }).collect();
    asked.extend(known_paths(known).into_iter().map(|path| Asked { path, reason: None }));
    let by_law = asking::of(catalogue, wish, known);
    // A requirement on parts that may be absent adds fields only to a part that is there for another reason.
    let (of_parts, of_all): (Vec<_>, Vec<_>) = by_law.into_iter().partition(|asked| is_optional(asked.reason));
    asked.extend(of_all);
    let joins = |path: &[String]| {
        asked.iter().any(|other| other.path.len() > 1 && path.starts_with(&other.path[..path.len() - 1]))
    };
    let joining: Vec<_> = of_parts.into_iter().filter(|part| joins(&part.path)).collect();
    asked.extend(joining);
    let asked: Vec<(&[String], Option<Reason<'_>>)> =
        asked.iter().map(|asked| (&asked.path[..], asked.reason)).collect();
    let schema = &wish.kind.schema;
    fields(schema, (schema, &wish.kind.shape), &asked, Some(known))
}

fn is_optional(reason: Option<Reason<'_>>) -> bool {
    let scope = reason.map(|reason: Reason<'_>| &reason.requirement.scope);
    scope.is_some_and(|scope| !scope.parts.is_empty() && !scope.at_least_one)
}

/// The fields that are known, and those below them that are known in every item of a list.
fn known_paths(known: &Map<String, Value>) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for (key, value) in known {
        let items = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        let inner: Vec<Vec<String>> = items.iter().filter_map(Value::as_object).flat_map(known_paths).collect();
        let below = |path: &Vec<String>| std::iter::once(key.clone()).chain(path.iter().cloned()).collect();
        paths.push(vec![key.clone()]);
        paths.extend(inner.iter().map(below));
    }
    paths
}

fn fields<'catalogue>(
    schema: &'catalogue Value,
    (root, shape): (&'catalogue Value, &'catalogue Shape),
    asked: &[(&[String], Option<Reason<'catalogue>>)],
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
        let inner_shape = in_items(shape.properties.get(key).unwrap_or(shape));
        let value = known.and_then(|known| known.get(key));
        let inner_known = value.map(|value| value.get(0).unwrap_or(value)).and_then(Value::as_object);
        fields.push(Field {
            key,
            description: property.get("description").and_then(Value::as_str).unwrap_or_default(),
            words: &inner_shape.words,
            reasons: strongest(here.iter().filter(|(path, _)| path.len() == 1).filter_map(|(_, why)| *why)),
            inner: self::fields(property, (root, inner_shape), &below, inner_known),
            is_list: stands_in_list(property, root),
            more: value
                .and_then(Value::as_array)
                .filter(|_| inner_known.is_some())
                .map_or(Vec::new(), |items| items[1..].to_vec()),
            value: value.filter(|_| inner_known.is_none()).cloned(),
        });
    }
    fields
}

/// Each requirement once, with its strongest need.
fn strongest<'catalogue>(reasons: impl Iterator<Item = Reason<'catalogue>>) -> Vec<Reason<'catalogue>> {
    let mut strongest: Vec<Reason<'_>> = Vec::new();
    for reason in reasons {
        match strongest.iter_mut().find(|other| other.requirement.id == reason.requirement.id) {
            Some(known) => known.need = known.need.max(reason.need),
            None => strongest.push(reason),
        }
    }
    strongest
}

/// The shape of the items of a list, or of the value itself.
fn in_items(shape: &Shape) -> &Shape {
    shape.items.as_deref().filter(|_| shape.properties.is_empty()).unwrap_or(shape)
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
#[must_use]
pub fn properties<'schema>(schema: &'schema Value, root: &'schema Value) -> Vec<(&'schema String, &'schema Value)> {
    let target = schema.get("$ref").and_then(Value::as_str).and_then(|target| root.pointer(target.strip_prefix('#')?));
    let own = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    let nested = target.into_iter().chain(schema.get("items"));
    own.chain(nested.flat_map(|inner| properties(inner, root))).collect()
}
