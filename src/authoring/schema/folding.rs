//! A requirement on documents, folded into the JSON Schema of their kind.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use super::translating::{Side, Translator};
use super::{raw, wording};
use crate::catalogue::{Catalogue, Kind, Requirement, Shape};
use crate::text::Pointer;

/// How much of a requirement plain JSON Schema can express.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// helt: the schema and the audit reject the same documents.
    Whole,
    /// delvis: the audit rejects every document that the schema rejects, and others too.
    Part,
    /// inte: only the audit can judge the requirement.
    Nothing,
}

impl Extent {
    /// The word for it in the schema.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Whole => "helt",
            Self::Part => "delvis",
            Self::Nothing => "inte",
        }
    }
}

/// A requirement folded into the schema of a kind.
#[derive(Debug, Clone)]
pub struct Folded {
    /// The schema; `true` where plain JSON Schema can express nothing of the requirement.
    pub schema: Value,
    /// How much of the requirement the schema covers.
    pub extent: Extent,
    /// The keywords of the catalogue that plain JSON Schema lacks.
    pub left_out: Vec<String>,
    /// The top-level keys that the requirement looks at.
    pub keys: Vec<String>,
    /// The definitions that the schema refers to.
    pub definitions: Map<String, Value>,
}

/// Folds a requirement on documents into the schema of one of its kinds.
#[must_use]
pub fn fold(catalogue: &Catalogue, requirement: &Requirement, kind: &Kind) -> Folded {
    let mut translator = Translator::new(&catalogue.common, wording::note(catalogue, requirement));
    let demand = demand(&mut translator, requirement, &kind.shape);
    let given = given(&mut translator, requirement, &kind.shape);
    let extent = match (&demand, &given) {
        (Value::Bool(true), _) | (_, Value::Bool(false)) => Extent::Nothing,
        (_, _) if translator.left_out.is_empty() => Extent::Whole,
        (_, _) => Extent::Part,
    };
    let mut left_out = translator.left_out;
    left_out.sort();
    left_out.dedup();
    let schema = match extent {
        Extent::Nothing => Value::Bool(true),
        Extent::Whole | Extent::Part => said(catalogue, requirement, given, demand),
    };
    Folded { schema, extent, left_out, keys: keys(catalogue, requirement), definitions: translator.definitions }
}

fn said(catalogue: &Catalogue, requirement: &Requirement, given: Value, demand: Value) -> Value {
    let note = wording::note(catalogue, requirement);
    let mut said = json!({
        "$comment": requirement.id,
        "title": note.title,
        "description": wording::manual(catalogue, requirement),
    });
    let entries = match given {
        Value::Bool(true) => json!({"allOf": [demand]}),
        given => json!({"if": given, "then": demand}),
    };
    if let (Value::Object(said), Value::Object(entries)) = (&mut said, entries) {
        said.extend(entries);
    }
    said
}

/// The top-level keys that a requirement looks at.
fn keys(catalogue: &Catalogue, requirement: &Requirement) -> Vec<String> {
    let facts = std::sync::Arc::default();
    let first = |pattern: &String| Pointer::parse(pattern).segments().next().map(Cow::into_owned);
    if !requirement.scope.parts.is_empty() {
        return requirement.scope.parts.iter().filter_map(first).collect();
    }
    let conditions = requirement.condition.iter().chain(requirement.points.iter().map(|point| &point.condition));
    conditions.flat_map(|schema| catalogue.condition(schema, &facts).top_keys()).collect()
}

/// The condition under which the requirement applies: its scope holds, that is clear, and the document is not put away.
fn given(translator: &mut Translator<'_>, requirement: &Requirement, shape: &Shape) -> Value {
    let scope = &requirement.scope;
    let when = scope.when.as_ref().map(|when| translator.translate(when, shape, Side::Given));
    let unclear = scope.unclear.as_ref().map(|unclear| raw::not(translator.silently(unclear, shape, Side::Demanded)));
    let put_away = json!({"required": ["status"], "properties": {"status": {"enum": PUT_AWAY}}});
    let is_put_away =
        shape.properties.get("status").filter(|status| status.words.iter().any(|word| word == PUT_AWAY[0]));
    let kept = is_put_away.map(|_| raw::not(translator.translate(&put_away, shape, Side::Given)));
    let said: Vec<Value> = when.into_iter().chain(unclear).chain(kept).collect();
    raw::all(said)
}

/// The statuses of documents that are no longer judged.
const PUT_AWAY: [&str; 2] = ["upphävd", "arkiverad"];

/// The schema that the document must match where the requirement applies.
fn demand(translator: &mut Translator<'_>, requirement: &Requirement, shape: &Shape) -> Value {
    let scope = &requirement.scope;
    let Some(first) = scope.parts.first() else {
        return condition(translator, requirement, shape);
    };
    let mut said = Vec::new();
    for pattern in &scope.parts {
        let segments: Vec<String> = Pointer::parse(pattern).segments().map(Cow::into_owned).collect();
        let Some(of_part) = shape_at(shape, &segments) else { continue };
        let asked = condition(translator, requirement, of_part);
        let when = scope.part_when.as_ref().map(|when| translator.translate(when, of_part, Side::Given));
        let unclear = scope.part_unclear.as_ref();
        let clear = unclear.map(|unclear| raw::not(translator.silently(unclear, of_part, Side::Demanded)));
        let asked = match (raw::all(when.into_iter().chain(clear).collect()), asked) {
            (Value::Bool(false), _) | (_, Value::Bool(true)) => continue,
            (Value::Bool(true), asked) => asked,
            (given, asked) => json!({"if": given, "then": asked}),
        };
        said.push(of_parts(&segments, asked));
    }
    if scope.at_least_one {
        let first = Pointer::parse(first);
        let key = first.segments().next().unwrap_or_default();
        let there = json!({"required": [key]});
        said.push(translator.translate(&there, shape, Side::Demanded));
    }
    raw::all(said)
}

fn condition(translator: &mut Translator<'_>, requirement: &Requirement, shape: &Shape) -> Value {
    let conditions = requirement.condition.iter().chain(requirement.points.iter().map(|point| &point.condition));
    let said: Vec<Value> = conditions
        .map(|schema| {
            let said = translator.translate(schema, shape, Side::Demanded);
            let needs_map = schema.get("required").is_some() && schema.get("type").is_none();
            // A schema with required keys needs a map: `required` alone lets a plain text pass.
            if needs_map { raw::all(vec![json!({"type": "object"}), said]) } else { said }
        })
        .collect();
    raw::all(said)
}

fn shape_at<'shape>(shape: &'shape Shape, segments: &[String]) -> Option<&'shape Shape> {
    segments.iter().try_fold(shape, |shape, segment| match segment.as_str() {
        "*" => Some(shape.items.as_deref().unwrap_or(shape)),
        key => shape.properties.get(key),
    })
}

/// A schema for each part that a pattern such as `/åtgärder/*` matches, applied where the part is filled in.
fn of_parts(segments: &[String], asked: Value) -> Value {
    let Some((segment, rest)) = segments.split_first() else { return raw::if_filled(asked) };
    let inner = of_parts(rest, asked);
    match segment.as_str() {
        "*" => json!({"if": {"type": "array"}, "then": {"items": inner}, "else": inner}),
        key => json!({"properties": {key: inner}}),
    }
}
