//! Conditions: JSON Schemas with keywords of our own, evaluated on a document or a part of it.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use jsonschema::error::ValidationErrorKind;
use jsonschema::json::{Json, SerdeJson};
use jsonschema::{Draft, PatternOptions, Registry, Retrieve, ValidationError, ValidationOptions, Validator};
use percent_encoding::{CONTROLS, utf8_percent_encode};
use serde::Deserialize;
use serde_json::{Value, json};

use super::keyword_time::DaysBetween;
use super::keywords::{self, KEYWORDS, OwnKeyword};
use super::schema_library::Tree;
use super::{Facts, LazyValue, View};
use crate::text::{Pointer, date};

/// A JSON Schema that is parsed and compiled when it is first evaluated.
pub struct Condition {
    pub(super) schema: LazyValue,
    facts: Arc<Facts>,
    /// Evaluates the schema on the tree of a document.
    over_trees: OnceLock<Validator<Tree>>,
    /// Evaluates the schema on a JSON value, and reports the errors.
    over_values: OnceLock<Validator>,
}

/// A reason why a condition does not hold: a missing key, or a value that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miss {
    /// The address of the map without the key or of the value, relative to the evaluated part.
    pub pointer: Pointer,
    /// The missing key; none if the value itself does not fit.
    pub missing: Option<String>,
    /// The name in sentences: `syfte`, `fastställd eller giltig_från`, `status (nu: utkast)`.
    pub label: String,
}

impl Condition {
    /// A condition over these facts.
    #[must_use]
    pub fn new(schema: impl Into<LazyValue>, facts: Arc<Facts>) -> Self {
        Self { schema: schema.into(), facts, over_trees: OnceLock::new(), over_values: OnceLock::new() }
    }

    /// Compiles the schema, to check that it is valid.
    ///
    /// # Errors
    /// A sentence on the fault in the schema.
    pub fn check(&self) -> Result<(), String> {
        compile::<SerdeJson>(&self.schema, &self.facts).map(|_| ())
    }

    /// True if the condition holds of a value.
    #[must_use]
    pub fn holds(&self, value: &Value) -> bool {
        self.over_values().is_valid(value)
    }

    /// True if the condition holds of a part of a document: the same as for its value, without a copy.
    #[must_use]
    pub fn holds_of(&self, part: View<'_>) -> bool {
        self.over_trees.get_or_init(|| self.compiled()).is_valid(part)
    }

    /// The reasons why the condition does not hold of a part of a document; empty if it holds.
    #[must_use]
    pub fn misses_of(&self, part: View<'_>) -> Vec<Miss> {
        if self.holds_of(part) { Vec::new() } else { self.misses(&part.value()) }
    }

    /// The reasons why the condition does not hold; empty if it holds.
    #[must_use]
    pub fn misses(&self, value: &Value) -> Vec<Miss> {
        let validator = self.over_values();
        if validator.is_valid(value) {
            return Vec::new();
        }
        let mut misses = Vec::new();
        for error in validator.iter_errors(value) {
            explain(&error, &self.schema, &mut misses);
        }
        let mut seen = HashSet::new();
        let is_first: Vec<bool> = misses.iter().map(|miss| seen.insert((&miss.pointer, &miss.label))).collect();
        let firsts = misses.into_iter().zip(is_first).filter(|(_, is_first)| *is_first);
        firsts.map(|(miss, _)| miss).collect()
    }

    /// The errors of the schema library.
    pub fn errors<'value>(&'value self, value: &'value Value) -> impl Iterator<Item = ValidationError<'value>> {
        self.over_values().iter_errors(value)
    }

    /// The top-level keys that the condition reads.
    #[must_use]
    pub fn top_keys(&self) -> Vec<String> {
        keys(&self.schema)
    }

    /// The keys that the condition reads, however deep.
    #[must_use]
    pub fn all_keys(&self) -> HashSet<String> {
        let mut keys = HashSet::new();
        collect_all_keys(&self.schema, &mut keys);
        keys
    }

    fn over_values(&self) -> &Validator {
        self.over_values.get_or_init(|| self.compiled())
    }

    fn compiled<F: Json>(&self) -> Validator<F> {
        compile_sound(&self.schema, &self.facts).expect("the catalogue is compiled when it is loaded, or by a test")
    }
}

/// Begins to make what all conditions are compiled with, while other things are read.
pub fn prepare() {
    rayon::spawn(|| drop(compile_sound::<SerdeJson>(&json!({"type": "object"}), &Arc::default())));
}

/// The top-level keys that a schema reads.
#[must_use]
pub fn keys(schema: &Value) -> Vec<String> {
    let mut keys = Vec::new();
    collect_keys(schema, &mut keys);
    keys
}

/// Compiles a schema that is held against the schema of schemas.
fn compile<F: Json>(schema: &Value, facts: &Arc<Facts>) -> Result<Validator<F>, String> {
    let draft = Draft::Draft202012;
    options::<F>(schema, facts).with_draft(draft).build(&encoded(schema)).map_err(|error| refusal(&error))
}

/// Compiles a schema that has been held against the schema of schemas: here it is one that a single line refers to, and
/// only that line is held, against the smallest there is. In a browser the library would make the large one anew each time.
fn compile_sound<F: Json>(schema: &Value, facts: &Arc<Facts>) -> Result<Validator<F>, String> {
    // The library notes no address of what lies where it puts a schema without one.
    const PLACE: &str = "json-schema:///villkor";
    let encoded = encoded(schema);
    let resource = Draft::Draft202012.create_resource_ref(&encoded);
    let built = Registry::new().draft(Draft::Draft202012).add(PLACE, resource).and_then(|builder| builder.prepare());
    let registry = built.map_err(|error| error.to_string())?;
    let line = json!({ "$ref": PLACE });
    let options = options::<F>(schema, facts).with_draft(Draft::Draft4).with_registry(&registry);
    options.build(&line).map_err(|error| refusal(&error))
}

/// What every schema is compiled with: our formats and our words.
fn options<F: Json>(schema: &Value, facts: &Arc<Facts>) -> ValidationOptions<'static, Arc<dyn Retrieve>, F> {
    let mut options = jsonschema::options_for::<F>()
        .with_pattern_options(PatternOptions::regex())
        .should_validate_formats(true)
        .should_ignore_unknown_formats(false);
    // Most schemas have few of our words, and there are many schemas.
    let words = words(schema);
    for (name, holds) in FORMATS.into_iter().filter(|(name, _)| words.contains(name)) {
        options = options.with_format(name, holds);
    }
    for name in KEYWORDS.into_iter().filter(|name| words.contains(name)) {
        let facts = Arc::clone(facts);
        options = options.with_keyword(name, move |_, argument, _| {
            OwnKeyword::new(name, argument, Arc::clone(&facts))
                .map(|keyword| Box::new(keyword) as Box<dyn for<'i> jsonschema::Keyword<'i, F>>)
                .map_err(ValidationError::schema)
        });
    }
    options
}

/// A schema whose references are URIs.
fn encoded(schema: &Value) -> Value {
    let mut schema = schema.clone();
    encode_references(&mut schema);
    schema
}

/// What a format says of a text.
type HoldsOfText = fn(&str) -> bool;

/// Our formats.
const FORMATS: [(&str, HoldsOfText); 4] = [
    ("datum", |text| date::day(text).is_some()),
    ("händelsedatum", |text| date::event(text).is_some()),
    ("period", |text| date::period(text).is_some()),
    ("giltig_till", |text| date::day(text).is_some() || date::is_open_ended(text)),
];

/// The keys of a schema, however deep, and the formats in it.
fn words(schema: &Value) -> HashSet<&str> {
    let (mut words, mut open) = (HashSet::new(), vec![schema]);
    while let Some(next) = open.pop() {
        match next {
            Value::Object(entries) => {
                for (key, value) in entries {
                    words.insert(key.as_str());
                    words.extend(value.as_str().filter(|_| key == "format"));
                    open.push(value);
                }
            }
            Value::Array(items) => open.extend(items),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    words
}

/// What is said of a reference to something else than a part of the schema itself.
pub const OUTSIDE: &str =
    "villkoret hänvisar med $ref till något som inte finns i katalogen; nätet och andra filer läses aldrig";

/// The reason why a schema cannot be compiled, in Swedish.
fn refusal(error: &ValidationError<'_>) -> String {
    let path = error.instance_path().to_string();
    let place = if path.is_empty() { String::new() } else { format!(" på {path}") };
    match error.kind() {
        ValidationErrorKind::Referencing(_) => OUTSIDE.to_owned(),
        ValidationErrorKind::Format { format } if format == "regex" => {
            format!("mönstret {} går inte att läsa; referenser bakåt och framåtblickar stöds inte", shown(error))
        }
        _ => format!("villkoret har{place} {}, som inte är tillåtet där enligt JSON Schema", shown(error)),
    }
}

/// The value of an error in a schema, without the rest of a long one.
fn shown(error: &ValidationError<'_>) -> String {
    let value = error.instance().to_string();
    match value.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value,
    }
}

/// The most characters of a faulty value that are shown.
const MOST_SHOWN: usize = 80;

/// Percent-encodes `$ref` values such as `#/$defs/åtgärd`, which are URI references.
pub fn encode_references(schema: &mut Value) {
    match schema {
        Value::Object(entries) => {
            for (key, value) in entries {
                match value {
                    Value::String(target) if key == "$ref" => {
                        *target = utf8_percent_encode(target, CONTROLS).to_string();
                    }
                    value => encode_references(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(encode_references),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn collect_keys(schema: &Value, keys: &mut Vec<String>) {
    let Some(schema) = schema.as_object() else { return };
    let names = schema.get("properties").and_then(Value::as_object).into_iter().flatten().map(|(key, _)| key.as_str());
    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    keys.extend(names.chain(required).chain(keywords::fields(schema)).map(str::to_owned));
    let branches = ["anyOf", "allOf", "oneOf"].iter().filter_map(|word| schema.get(*word)?.as_array()).flatten();
    let single = ["not", "if", "then", "else"].iter().filter_map(|word| schema.get(*word));
    for branch in branches.chain(single) {
        collect_keys(branch, keys);
    }
}

fn collect_all_keys(schema: &Value, keys: &mut HashSet<String>) {
    match schema {
        Value::Object(entries) => {
            keys.extend(self::keys(schema));
            entries.values().for_each(|inner| collect_all_keys(inner, keys));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_all_keys(item, keys)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn explain(error: &ValidationError<'_>, schema: &Value, misses: &mut Vec<Miss>) {
    let pointer = Pointer::parse(error.instance_path().as_str());
    match error.kind() {
        ValidationErrorKind::Required { property } => {
            let key = property.as_str().unwrap_or_default().to_owned();
            misses.push(Miss { pointer, label: key.clone(), missing: Some(key) });
        }
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } => {
            explain_alternatives(pointer, context, schema, misses);
        }
        ValidationErrorKind::Type { .. } if !error.instance().is_object() => {
            let keys = wanted_keys(error, schema);
            if keys.is_empty() {
                misses.push(unfit(pointer, error.instance()));
                return;
            }
            misses.extend(keys.into_iter().map(|label| Miss { pointer: pointer.clone(), label, missing: None }));
        }
        _ => misses.push(too_long(&pointer, error, schema).unwrap_or_else(|| unfit(pointer, error.instance()))),
    }
}

/// The miss of `dagar_mellan`: the later date, with the number of days as its label.
fn too_long(pointer: &Pointer, error: &ValidationError<'_>, schema: &Value) -> Option<Miss> {
    let path = Pointer::parse(error.schema_path().as_str());
    let argument = schema.pointer(path.as_str()).filter(|_| path.last().as_deref() == Some("dagar_mellan"))?;
    let between = DaysBetween::deserialize(argument).ok()?;
    let days = between.days(error.instance())?;
    let pointer = pointer.join(&Pointer::parse(&format!("/{}", between.till.trim_start_matches('/'))));
    Some(Miss { pointer, missing: None, label: days.to_string() })
}

/// The required keys of the map that should be in place of another value.
fn wanted_keys(error: &ValidationError<'_>, schema: &Value) -> Vec<String> {
    let path = Pointer::parse(error.schema_path().as_str()).parent();
    let required = schema.pointer(path.as_str()).and_then(|schema| schema.get("required")).and_then(Value::as_array);
    required.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn unfit(pointer: Pointer, value: &Value) -> Miss {
    let name = pointer.segments().filter(|segment| segment.parse::<usize>().is_err()).last();
    let name = name.unwrap_or(Cow::Borrowed("innehållet"));
    let label = match value {
        Value::String(text) if text.chars().count() <= 40 => format!("{name} (nu: {text})"),
        Value::Number(number) => format!("{name} (nu: {number})"),
        Value::Bool(true) => format!("{name} (nu: ja)"),
        Value::Bool(false) => format!("{name} (nu: nej)"),
        Value::String(_) | Value::Null | Value::Array(_) | Value::Object(_) => name.into_owned(),
    };
    Miss { pointer, missing: None, label }
}

/// Explains the alternatives of a choice: all of them if each lacks a single key, else the alternative with the fewest
/// missing keys.
fn explain_alternatives(
    pointer: Pointer,
    context: &[Vec<ValidationError<'static>>],
    schema: &Value,
    misses: &mut Vec<Miss>,
) {
    let mut alternatives: Vec<Vec<Miss>> = context
        .iter()
        .map(|errors| {
            let mut misses = Vec::new();
            errors.iter().for_each(|error| explain(error, schema, &mut misses));
            misses
        })
        .collect();
    let all_missing = alternatives.iter().all(|misses| misses.len() == 1 && misses[0].missing.is_some());
    if all_missing {
        let labels: Vec<&str> = alternatives.iter().map(|misses| misses[0].label.as_str()).collect();
        let missing = alternatives.first().and_then(|misses| misses[0].missing.clone());
        misses.push(Miss { pointer, missing, label: labels.join(" eller ") });
        return;
    }
    // NOTE: a value that does not fit is more informative than a missing key.
    alternatives.sort_by_key(|misses| (misses.iter().filter(|miss| miss.missing.is_some()).count(), misses.len()));
    misses.extend(alternatives.into_iter().next().unwrap_or_default());
}
