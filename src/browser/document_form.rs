//! A document as a form: its fields in the order of its kind, each with why the law asks for it, and what was found in it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::answer_fields::Walk;
use super::deciding;
use super::masked_text::{NAMES_PERSON, ShownText, names_person};
use crate::authoring::new::outline::{self, Field};
use crate::authoring::new::{Wish, yaml_lines};
use crate::catalogue::{Catalogue, Kind};
use crate::corpus::Corpus;
use crate::corpus::reading::Reader;
use crate::finding::{Finding, Severity};
use crate::render::shared_words::{one_line, severity};
use crate::text::yaml::Part;
use crate::text::{Node, Pointer, SourceId, Span, personal_number};

/// What a form is made from.
#[derive(Debug, Clone, Copy)]
pub struct FormOf<'desk> {
    /// The law in force.
    pub catalogue: &'desk Catalogue,
    /// The profiles that are switched on.
    pub profiles: &'desk [String],
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
    let shown = ShownText::of(text);
    let root = shown.root(form.part)?;
    let kind = form.catalogue.kind_of(root)?;
    let asked = asked((form.catalogue, form.profiles), kind, root);
    let locked = names_person(form.path).then_some(NAMES_PERSON);
    let mut walk =
        Walk { corpus: form.corpus, shown: &shown, locked, asked: &asked, spans: Vec::new(), lists: BTreeMap::new() };
    let (fields, others) = walk.document(kind, root);
    let alone = alone(form, text);
    let findings: Vec<&Finding> = form.findings.map_or_else(|| alone.iter().collect(), <[&Finding]>::to_vec);
    let here = span_of(&shown.parts, form.part);
    let findings = findings.into_iter().filter(|found| is_within(found.place.span, here, &shown.parts));
    let told = findings.map(|found| told(found, &walk.spans));
    Some(json!({
        "väg": personal_number::clean(form.path),
        "del": form.part,
        "typ": kind.name.0,
        "typtitel": kind.words.title,
        "om": kind.words.description,
        "titel": title(kind, root),
        "fält": fields,
        "övrigt": others,
        "listor": walk.lists,
        "fynd": told.collect::<Vec<_>>(),
        "beslut": deciding::of(kind, root),
    }))
}

fn title(kind: &Kind, root: &Node) -> String {
    let fields = kind.words.title_fields.iter().chain([&kind.words.identity]);
    let text = |field: &String| root.get(field)?.value.text().map(one_line);
    fields.filter_map(text).find(|text| !text.is_empty()).unwrap_or_else(|| kind.words.title.clone())
}

/// The fields that the law asks for in such a document, by their keys with `/` between, and what each is for.
fn asked((catalogue, profiles): (&Catalogue, &[String]), kind: &Kind, root: &Node) -> BTreeMap<String, String> {
    let profiles = profiles.to_vec();
    let wish = Wish { kind, id: String::new(), unit: None, areas: &[], target: None, profiles, known: Map::new() };
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
