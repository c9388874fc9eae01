//! Completions at the cursor: keys, words of closed lists, and ids of documents.

use std::borrow::Cow;

use ls_types::{CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, Position, Range, TextEdit};
use serde_json::Value;

use super::context::{Context, Slot, context};
use super::knowing::reference;
use super::positions::Units;
use super::workspace::Workspace;
use crate::catalogue::{Catalogue, Kind, Shape};
use crate::render::shared_words::harmless;
use crate::text::{Pointer, Source, Span};

/// The largest number of completions.
const MOST: usize = 500;

/// The completions at a position of a file.
#[must_use]
pub fn completions(
    catalogue: &Catalogue,
    workspace: &Workspace<'_>,
    (source, position): (&Source, Position),
    units: Units,
) -> Vec<CompletionItem> {
    let offset = units.offset(source, position);
    let context = context(&source.text, offset);
    let range = units.range(source, Span::new(context.start, offset));
    let offers = offers(catalogue, workspace, &context);
    offers.into_iter().take(MOST).enumerate().map(|(number, offer)| item(offer, number, range)).collect()
}

/// A completion before it is given its place in the list.
struct Offer<'server> {
    text: Cow<'server, str>,
    label: &'server str,
    detail: Option<Cow<'server, str>>,
    about: Option<&'server str>,
    kind: CompletionItemKind,
}

impl<'server> Offer<'server> {
    fn word(word: &'server str) -> Self {
        Self { text: word.into(), label: word, detail: None, about: None, kind: CompletionItemKind::ENUM_MEMBER }
    }
}

fn offers<'server>(
    catalogue: &'server Catalogue,
    workspace: &'server Workspace<'_>,
    context: &Context,
) -> Vec<Offer<'server>> {
    let kind = context.kind.as_ref().and_then(|name| catalogue.kinds.get(name));
    let Some(kind) = kind else { return without_kind(catalogue, context) };
    let Some(here) = kind.shape.at(&context.map) else { return Vec::new() };
    match &context.slot {
        Slot::Value(key) if key == "typ" && context.map == Pointer::root() => kinds(catalogue),
        Slot::Value(key) => match of_map(here).properties.get(key) {
            Some(shape) => values(workspace, shape),
            None => Vec::new(),
        },
        // A list item is at the position of a key: here the list holds words or ids.
        Slot::Key if of_map(here).properties.is_empty() => values(workspace, here),
        Slot::Key => keys(kind, of_map(here), context),
    }
}

fn without_kind<'server>(catalogue: &'server Catalogue, context: &Context) -> Vec<Offer<'server>> {
    match &context.slot {
        Slot::Value(key) if key == "typ" => kinds(catalogue),
        Slot::Key => vec![Offer { text: "typ: ".into(), kind: CompletionItemKind::FIELD, ..Offer::word("typ") }],
        Slot::Value(_) => Vec::new(),
    }
}

fn of_map(shape: &Shape) -> &Shape {
    shape.items.as_deref().filter(|_| shape.properties.is_empty()).unwrap_or(shape)
}

fn kinds(catalogue: &Catalogue) -> Vec<Offer<'_>> {
    let kinds = catalogue.kinds.values();
    kinds
        .map(|kind| Offer { detail: Some(kind.words.description.as_str().into()), ..Offer::word(&kind.name.0) })
        .collect()
}

/// The keys that the map does not have yet, in the order of the schema where it lists them.
fn keys<'server>(kind: &'server Kind, shape: &'server Shape, context: &Context) -> Vec<Offer<'server>> {
    let order: Vec<&String> =
        kind.schema.get("properties").and_then(Value::as_object).into_iter().flat_map(|keys| keys.keys()).collect();
    let place = |key: &String| order.iter().position(|known| *known == key).unwrap_or(usize::MAX);
    let mut keys: Vec<&String> = shape.properties.keys().filter(|key| !context.siblings.contains(key)).collect();
    keys.sort_by_key(|key| (place(key), key.as_str()));
    let offer = |key: &'server String| Offer {
        text: format!("{key}: ").into(),
        about: description(kind, &context.map.child(key)),
        kind: CompletionItemKind::FIELD,
        ..Offer::word(key)
    };
    keys.into_iter().map(offer).collect()
}

/// The words and ids that a value of this shape may be.
fn values<'server>(workspace: &'server Workspace<'_>, shape: &'server Shape) -> Vec<Offer<'server>> {
    let items = shape.items.as_deref();
    let words = shape.words.iter().chain(items.into_iter().flat_map(|items| &items.words));
    let mut offers: Vec<Offer<'_>> = words.map(|word| Offer::word(word)).collect();
    if shape.takes_boolean && shape.words.is_empty() {
        offers.extend(["ja", "nej"].map(Offer::word));
    }
    if shape.format.as_deref() == Some("giltig_till") {
        offers.push(Offer::word("tills vidare"));
    }
    let Some(reference) = reference(shape) else { return offers };
    let ids = workspace
        .documents()
        .filter(|(_, document)| !document.id.is_empty() && reference.kinds.contains(&document.kind.name));
    offers.extend(ids.map(|(_, document)| Offer {
        detail: Some(format!("{}, {}", document.title, document.kind.name).into()),
        kind: CompletionItemKind::REFERENCE,
        ..Offer::word(&document.id)
    }));
    offers
}

fn item(offer: Offer<'_>, number: usize, range: Range) -> CompletionItem {
    CompletionItem {
        label: harmless(offer.label),
        kind: Some(offer.kind),
        detail: offer.detail.map(|detail| harmless(&detail)),
        documentation: offer.about.map(|about| Documentation::String(about.into())),
        sort_text: Some(format!("{number:04}")),
        filter_text: Some(offer.label.into()),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, offer.text.into_owned()))),
        ..CompletionItem::default()
    }
}

/// The description of a pointer in the schema of a kind.
#[must_use]
pub fn description<'kind>(kind: &'kind Kind, pointer: &Pointer) -> Option<&'kind str> {
    let mut here: &Value = &kind.schema;
    let mut said = None;
    for segment in pointer.segments() {
        here = step(&kind.schema, here, &segment, 0)?;
        said = here
            .get("description")
            .and_then(Value::as_str)
            .or_else(|| resolved(&kind.schema, here).get("description")?.as_str());
    }
    said
}

fn resolved<'kind>(root: &'kind Value, schema: &'kind Value) -> &'kind Value {
    let target = schema.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
    target.and_then(|target| root.pointer(target)).unwrap_or(schema)
}

/// The schema of a key or an item below a schema; a single map in place of a list counts as its item.
fn step<'kind>(root: &'kind Value, schema: &'kind Value, segment: &str, depth: usize) -> Option<&'kind Value> {
    let schema = resolved(root, schema);
    if depth > 4 {
        return None;
    }
    if let Some(found) = schema.get("properties").and_then(|keys| keys.get(segment)) {
        return Some(found);
    }
    let items = schema.get("items");
    if segment.parse::<usize>().is_ok() && items.is_some() {
        return items;
    }
    let ways = ["anyOf", "oneOf", "allOf"].iter().filter_map(|word| schema.get(*word)?.as_array()).flatten();
    ways.chain(items).find_map(|way| step(root, way, segment, depth + 1))
}
