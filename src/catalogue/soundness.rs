//! The rules that the catalogue itself must satisfy.

use std::sync::Arc;

use serde_json::Value;

use super::keywords::KEYWORDS;
use super::requirement::{Evidence, Strength};
use super::{Catalogue, CatalogueError, Condition, Facts, Requirement};

/// The keywords of JSON Schema that the catalogue may use.
const SCHEMA_WORDS: [&str; 30] = [
    "$ref",
    "$defs",
    "type",
    "required",
    "properties",
    "additionalProperties",
    "items",
    "contains",
    "minItems",
    "maxItems",
    "enum",
    "const",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "minProperties",
    "uniqueItems",
    "anyOf",
    "allOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "title",
    "description",
    "minContains",
];
/// The keywords of a kind's schema beside JSON Schema.
const KIND_WORDS: [&str; 18] = [
    "innehållsfält",
    "fynd",
    "bestämd",
    "obestämd",
    "plural",
    "identitet",
    "rubrikfält",
    "omfattar",
    "styrs",
    "refererar",
    "synonymer",
    "$id",
    "mapp",
    "förled",
    "stomme",
    "delas_upp",
    "öppen_lista",
    "menar",
];

/// Checks a catalogue.
///
/// # Errors
/// The first violated rule, with its file.
pub fn check(catalogue: &Catalogue) -> Result<(), CatalogueError> {
    let facts = Arc::new(Facts::default());
    for kind in catalogue.kinds.values() {
        let path = format!("typ/{}.yaml", kind.name);
        check_schema(&path, &kind.schema)?;
        compile(&path, Condition::new(kind.schema.clone(), Arc::clone(&facts)))?;
    }
    for requirement in catalogue.requirements.iter() {
        check_requirement(catalogue, requirement, &facts)?;
    }
    Ok(())
}

/// Checks a requirement of a catalogue.
///
/// # Errors
/// The first violated rule, with the file of the requirement.
pub(super) fn check_requirement(
    catalogue: &Catalogue,
    requirement: &Requirement,
    facts: &Arc<Facts>,
) -> Result<(), CatalogueError> {
    let path = format!("krav/{}.yaml", requirement.id);
    let wrong = |reason: String| Err(CatalogueError::in_file(&path, reason));
    let beside = requirement.provision.beside.iter().map(|beside| &beside.act);
    for act in std::iter::once(&requirement.provision.act).chain(beside) {
        if !catalogue.acts.contains_key(act) {
            return wrong(format!("författningen {act} finns inte i författningar.yaml"));
        }
    }
    let of_existence = requirement.exists.iter().flat_map(|exists| {
        let covered = exists.covers.as_ref().map(|covers| &covers.kind);
        exists.kinds.iter().chain(covered)
    });
    for kind in requirement.scope.kinds.iter().chain(of_existence) {
        if !catalogue.kinds.contains_key(kind) {
            return wrong(format!("dokumentslaget {kind} finns inte i typ/"));
        }
    }
    let is_advice = requirement.strength == Strength::GeneralAdvice;
    if requirement.provision.place.as_deref().is_some_and(|place| place.contains("allmänna råd")) != is_advice {
        return wrong("styrka ska vara allmänt råd just när lagrum.plats nämner allmänna råd".into());
    }
    let examples = match requirement.examples() {
        Ok(examples) => examples,
        Err(_) => return wrong("exempel ska ha datum, uppfyller och brister".into()),
    };
    if examples.satisfying.is_empty() || examples.violating.is_empty() {
        return wrong("exempel ska ha minst ett under uppfyller och ett under brister".into());
    }
    let scope = &requirement.scope;
    let asks_something = requirement.condition.is_some() || !requirement.points.is_empty();
    let is_of_documents = !scope.kinds.is_empty() && asks_something && requirement.exists.is_none();
    let is_of_units = scope.level.is_some() && requirement.exists.is_some() && requirement.condition.is_none();
    if is_of_documents == is_of_units || scope.kinds.is_empty() != scope.level.is_some() {
        return wrong("ska ha antingen gäller.typ med krav eller punkter, eller gäller.nivå med finns".into());
    }
    if requirement.evidence == Evidence::Indication && !requirement.missing.contains("tyder på") {
        return wrong("är en indikation, så saknas ska säga \"tyder på\"".into());
    }
    if let Some(profile) = &requirement.profile
        && requirement.strength != Strength::Local
    {
        return wrong(format!("hör till profilen {profile}, så styrka ska vara lokal"));
    }
    for schema in requirement.schemas() {
        check_schema(&path, schema)?;
        compile(&path, catalogue.condition(schema, facts))?;
    }
    Ok(())
}

fn compile(path: &str, condition: Condition) -> Result<(), CatalogueError> {
    condition.check().map_err(|reason| CatalogueError::in_file(path, reason))
}

/// Rejects unknown keywords, so that a misspelt keyword is not a condition that always holds.
fn check_schema(path: &str, schema: &Value) -> Result<(), CatalogueError> {
    let Some(schema) = schema.as_object() else { return Ok(()) };
    for (word, value) in schema {
        let is_known = [&SCHEMA_WORDS[..], &KIND_WORDS, &KEYWORDS].iter().any(|words| words.contains(&word.as_str()));
        if !is_known {
            return Err(CatalogueError::in_file(path, format!("okänt ord i villkoret: {word}")));
        }
        match word.as_str() {
            "properties" | "$defs" => {
                for schema in value.as_object().into_iter().flatten().map(|(_, schema)| schema) {
                    check_schema(path, schema)?;
                }
            }
            "anyOf" | "allOf" | "oneOf" => {
                for schema in value.as_array().into_iter().flatten() {
                    check_schema(path, schema)?;
                }
            }
            "items" | "contains" | "not" | "if" | "then" | "else" | "additionalProperties" => {
                check_schema(path, value)?
            }
            _ => {}
        }
    }
    Ok(())
}
