//! A document as a form: its fields in the order of its kind, each with why the law asks for it, and what was found in it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::answer_fields::Walk;
use crate::authoring::new::outline::{self, Field};
use crate::authoring::new::{Wish, yaml_lines};
use crate::catalogue::{Catalogue, Kind};
use crate::corpus::Corpus;
use crate::corpus::reading::Reader;
use crate::finding::{Finding, Severity};
use crate::render::shared_words::{one_line, severity};
use crate::text::yaml::{Part, parse};
use crate::text::{Node, Pointer, SourceId, Span, personal_number};

/// What a form is made from.
#[derive(Debug, Clone, Copy)]
pub struct FormOf<'desk> {
    /// The law.
    pub catalogue: &'desk Catalogue,
    /// The documents, for what may be referred to; none before the first audit.
    pub corpus: Option<&'desk Corpus>,
    /// What the last audit found in the file, where it is of the text as it is.
    pub findings: Option<&'desk [&'desk Finding]>,
    /// The path of the file.
    pub path: &'desk str,
    /// The number of the document in the file.
    pub part: usize,
}

/// The form of a document in a text; none if there is no document that can be read.
#[must_use]
pub fn of(form: FormOf<'_>, text: &str) -> Option<Value> {
    // Numbers of persons are masked, as everywhere; the text keeps its length.
    let shown = personal_number::clean(text);
    let parts = parse(&shown);
    let root = parts.get(form.part)?.root.as_ref()?;
    let kind = kind_of(form.catalogue, root)?;
    let asked = asked(form.catalogue, kind, root);
    let mut walk = Walk { corpus: form.corpus, text: &shown, asked: &asked, spans: Vec::new(), lists: BTreeMap::new() };
    let (fields, others) = walk.document(kind, root);
    let alone = alone(form, text);
    let findings: Vec<&Finding> = form.findings.map_or_else(|| alone.iter().collect(), <[&Finding]>::to_vec);
    let here = span_of(&parts, form.part);
    let findings = findings.into_iter().filter(|found| is_within(found.place.span, here, &parts));
    let told = findings.map(|found| told(found, &walk.spans));
    Some(json!({
        "väg": form.path,
        "del": form.part,
        "typ": kind.name.0,
        "typtitel": kind.words.title,
        "om": kind.words.description,
        "titel": title(kind, root),
        "fält": fields,
        "övrigt": others,
        "listor": walk.lists,
        "fynd": told.collect::<Vec<_>>(),
        "beslut": decision(kind, root),
    }))
}

/// The kind that a document names.
pub fn kind_of<'catalogue>(catalogue: &'catalogue Catalogue, root: &Node) -> Option<&'catalogue Kind> {
    let named = root.get("typ")?.value.text()?.trim().to_lowercase();
    catalogue.kinds.iter().find(|(name, _)| name.0 == named).map(|(_, kind)| kind.as_ref())
}

fn title(kind: &Kind, root: &Node) -> String {
    let fields = kind.words.title_fields.iter().chain([&kind.words.identity]);
    let text = |field: &String| root.get(field)?.value.text().map(one_line);
    fields.filter_map(text).find(|text| !text.is_empty()).unwrap_or_else(|| kind.words.title.clone())
}

/// The fields that the law asks for in such a document, by their keys with `/` between, and what each is for.
fn asked(catalogue: &Catalogue, kind: &Kind, root: &Node) -> BTreeMap<String, String> {
    let wish =
        Wish { kind, id: String::new(), unit: None, areas: &[], target: None, profiles: Vec::new(), known: Map::new() };
    let Value::Object(known) = root.to_value() else { return BTreeMap::new() };
    let mut found = BTreeMap::new();
    gather(catalogue, &outline::of(catalogue, &wish, &known), "", &mut found);
    found
}

fn gather(catalogue: &Catalogue, fields: &[Field<'_>], above: &str, found: &mut BTreeMap<String, String>) {
    for field in fields {
        let path = format!("{above}/{}", field.key);
        found.insert(path.clone(), yaml_lines::help(catalogue, &Field { words: &[], ..field.clone() }));
        gather(catalogue, &field.inner, &path, found);
    }
}

/// What a reading of the file alone finds.
fn alone(form: FormOf<'_>, text: &str) -> Vec<Finding> {
    let read = Reader::new(form.catalogue).text(SourceId(0), form.path, text.as_bytes().to_vec());
    read.alone()
}

fn span_of(parts: &[Part], number: usize) -> Span {
    parts.get(number).map(|part| part.span).unwrap_or_default()
}

/// True if a finding is in a part of a file; what is about the file as a whole is in each.
fn is_within(found: Span, part: Span, parts: &[Part]) -> bool {
    parts.len() == 1 || found.range().is_empty() || part.start <= found.start && found.start < part.end
}

/// A finding, and the field that it stands beside: the deepest that its address or its place is in.
fn told(found: &Finding, spans: &[(Pointer, Span)]) -> Value {
    let by_address = spans.iter().filter(|(pointer, _)| found.place.pointer.is_within(pointer));
    let start = found.place.span.start;
    let by_place = spans.iter().filter(|(_, span)| span.start <= start && start < span.end && span.end > 0);
    let deepest = |pointer: &&(Pointer, Span)| pointer.0.segments().count();
    let field = by_address.max_by_key(deepest).or_else(|| by_place.max_by_key(deepest));
    json!({
        "fält": field.map_or("", |(pointer, _)| pointer.as_str()),
        "vikt": severity(found.severity),
        "räknas": found.severity == Severity::Error,
        "text": found.message,
        "gör_så": found.help,
        "lagrum": found.citation.as_ref().map(ToString::to_string),
        "regel": found.rule.as_str(),
    })
}

/// How a document of the kind is decided; null if it cannot be.
fn decision(kind: &Kind, root: &Node) -> Value {
    let fields = &kind.shape.properties;
    let takes = |word: &str| fields.get("status").is_some_and(|status| status.words.iter().any(|known| known == word));
    if !takes(DECIDED) || !fields.contains_key("fastställd") {
        return Value::Null;
    }
    let status = root.get("status").and_then(|entry| entry.value.text());
    json!({
        "status": status,
        "är_beslutat": status.is_some_and(|status| status.trim() == DECIDED),
        "av": fields.contains_key("fastställd_av").then_some("/fastställd_av"),
        "dag": "/fastställd",
        "ord": DECIDED,
    })
}

/// The status of a document that is decided.
const DECIDED: &str = "fastställd";
