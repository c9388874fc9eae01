//! The whole schema: of one kind, or of all kinds with a branch for each value of `typ`.

use serde_json::{Map, Value, json};

use super::folding::fold;
use super::hushed::hushed;
use super::{Extent, Folded, form_schema, raw, wording};
use crate::catalogue::{Catalogue, Kind, KindName, Requirement};

/// The dialect of JSON Schema that the schema is written in.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of one kind, with the requirements of these profiles beside the national ones; none if there is no such kind.
#[must_use]
pub fn of_kind(catalogue: &Catalogue, name: &KindName, profiles: &[String]) -> Option<Value> {
    let mut part = Part::of(catalogue, catalogue.kinds.get(name)?, profiles);
    let mut schema = json!({"$schema": DIALECT});
    part.definitions.sort_keys();
    let entries = schema.as_object_mut()?;
    entries.extend(part.schema);
    entries.insert("x-krav".into(), Value::Array(part.extents));
    entries.insert("$defs".into(), Value::Object(part.definitions));
    Some(schema)
}

/// One schema for all kinds: the value of `typ` decides which form and which requirements apply.
#[must_use]
pub fn of_all(catalogue: &Catalogue, profiles: &[String]) -> Value {
    let (mut definitions, mut extents, mut branches) = (Map::new(), Vec::new(), Vec::new());
    for kind in catalogue.kinds.values() {
        let mut part = Part::of(catalogue, kind, profiles);
        let name = format!("typ_{}", raw::definition_name(&kind.name.0));
        let is_kind = part.schema.get("properties").and_then(|fields| fields.get("typ")).cloned();
        branches.push(json!({
            "if": hushed(json!({"required": ["typ"], "properties": {"typ": is_kind}})),
            "then": {"$ref": format!("#/$defs/{name}")},
        }));
        definitions.append(&mut part.definitions);
        definitions.insert(name, Value::Object(part.schema));
        extents.append(&mut part.extents);
    }
    definitions.sort_keys();
    json!({
        "$schema": DIALECT,
        "title": "Dokument i ledningssystemet",
        "description": "Ett dokument i ett ledningssystem för sjukskrivning och rehabilitering. Fältet typ säger vad det är.",
        "type": "object",
        "required": ["typ"],
        "properties": {"typ": kinds(catalogue)},
        "allOf": branches,
        "x-krav": extents,
        "$defs": definitions,
    })
}

/// The schema of the field `typ`: the name of each kind, with its description.
fn kinds(catalogue: &Catalogue) -> Value {
    let names: Vec<&str> = catalogue.kinds.keys().map(|name| name.0.as_str()).collect();
    let about: Vec<&str> = catalogue.kinds.values().map(|kind| kind.words.description.as_str()).collect();
    let message = format!("Välj en av typerna: {}", names.join(", "));
    json!({
        "description": "Vad dokumentet är",
        "anyOf": [
            {"enum": names, "enumDescriptions": about, "errorMessage": message},
            {"type": "string", "pattern": super::patterns::one_of(names.iter().copied()), "errorMessage": message},
        ],
    })
}

/// The part of a schema that comes from one kind.
struct Part {
    schema: Map<String, Value>,
    definitions: Map<String, Value>,
    extents: Vec<Value>,
}

impl Part {
    fn of(catalogue: &Catalogue, kind: &Kind, profiles: &[String]) -> Self {
        let (mut fields, mut definitions) = form_schema::of_kind(kind);
        definitions.insert(raw::UNFILLED.to_owned(), raw::unfilled_definition());
        let asked: Vec<(&Requirement, Folded)> = catalogue
            .requirements
            .iter()
            .filter(|requirement| requirement.scope.kinds.contains(&kind.name))
            .filter(|requirement| requirement.profile.as_ref().is_none_or(|profile| profiles.contains(profile)))
            .map(|requirement| (requirement, fold(catalogue, requirement, kind)))
            .collect();
        for (key, field) in &mut fields {
            explain(catalogue, key, field, &asked);
        }
        let required = kind.schema.get("required").cloned().unwrap_or_default();
        for key in raw::names(&required) {
            if let Some(Value::Object(field)) = fields.get_mut(key) {
                field.insert("allOf".into(), json!([raw::filled(&format!("Fyll i {key}"))]));
            }
        }
        let mut schema = Map::new();
        schema.insert("title".into(), kind.words.title.clone().into());
        schema.insert("description".into(), kind.words.description.clone().into());
        schema.insert("type".into(), "object".into());
        schema.insert("required".into(), required);
        schema.insert("properties".into(), Value::Object(fields));
        schema.extend(form_schema::closed());
        let mut extents = Vec::new();
        let mut demands = Vec::new();
        for (requirement, mut folded) in asked {
            extents.push(extent(catalogue, requirement, kind, &folded));
            definitions.append(&mut folded.definitions);
            if folded.extent != Extent::Nothing {
                demands.push(hushed(folded.schema));
            }
        }
        if !demands.is_empty() {
            schema.insert("allOf".into(), Value::Array(demands));
        }
        Self { schema, definitions, extents }
    }
}

/// Adds the manuals of the requirements on a field where an editor shows them.
fn explain(catalogue: &Catalogue, key: &str, field: &mut Value, asked: &[(&Requirement, Folded)]) {
    let of_field: Vec<(&Catalogue, &Requirement)> = asked
        .iter()
        .filter(|(_, folded)| folded.keys.iter().any(|looked_at| looked_at == key))
        .map(|(requirement, _)| (catalogue, *requirement))
        .collect();
    let Some(entries) = field.as_object_mut().filter(|_| !of_field.is_empty()) else { return };
    let description = entries.get("description").and_then(Value::as_str).unwrap_or_default();
    let manual = wording::of_field(description, &of_field);
    entries.insert("markdownDescription".into(), manual.into());
}

/// How much of a requirement the schema covers, as data beside it.
fn extent(catalogue: &Catalogue, requirement: &Requirement, kind: &Kind, folded: &Folded) -> Value {
    json!({
        "krav": requirement.id,
        "typ": kind.name.0,
        "rubrik": requirement.title,
        "lagrum": catalogue.citation(requirement).to_string(),
        "styrka": requirement.strength.word(),
        "profil": requirement.profile,
        "bedöms": folded.extent.word(),
        "utelämnat": folded.left_out,
    })
}
