//! The fields of a document, each with its place in the text, and those of them that are not filled in.

use serde_json::{Map, Value};

use crate::authoring::new::outline::{self, Field};
use crate::authoring::new::{Wish, yaml_lines};
use crate::catalogue::shape::Shape;
use crate::catalogue::{Catalogue, Kind};
use crate::text::yaml::parse;
use crate::text::{Node, Pointer, Span};

/// A field of a document.
#[derive(Debug, Clone)]
pub struct Remaining<'catalogue> {
    /// Its address in the text.
    pub place: Place,
    /// The keys from the root to the field, without list indices.
    pub path: Vec<String>,
    /// What stands beside it as help: what it is, the words it takes, and the provisions that ask for it.
    pub help: String,
    /// The shape of its value.
    pub shape: &'catalogue Shape,
    /// What is filled in; none if nothing is.
    pub value: Option<String>,
    /// The list that it is the last field of the last item of.
    pub ends: Option<Place>,
}

/// A value in a text: the number of the document in its file, and the address in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The number of the document.
    pub part: usize,
    /// The address in it.
    pub pointer: Pointer,
}

/// The fields of a text that are not filled in, document by document, in the order in which the law asks for them.
#[must_use]
pub fn remaining<'catalogue>(catalogue: &'catalogue Catalogue, text: &str) -> Vec<Remaining<'catalogue>> {
    let mut fields = all(catalogue, text);
    fields.retain(|field| field.value.is_none());
    fields
}

/// The fields of a text, document by document, in the order in which the law asks for them.
#[must_use]
pub fn all<'catalogue>(catalogue: &'catalogue Catalogue, text: &str) -> Vec<Remaining<'catalogue>> {
    let mut found = Vec::new();
    for (part, root) in parse(text).iter().enumerate().filter_map(|(part, read)| Some((part, read.root.as_ref()?))) {
        let Some(kind) = catalogue.kind_of(root) else { continue };
        let Value::Object(known) = root.to_value() else { continue };
        let fields = outline::of(catalogue, &wish(kind), &known);
        let mut walk = Walk { catalogue, kind, part, found: Vec::new() };
        walk.fields(&fields, (root, &Pointer::root(), &[]), None);
        found.extend(walk.found);
    }
    found
}

/// The text with the fields that the law asks for and that are not in it, empty, at the end of each document.
#[must_use]
pub fn completed(catalogue: &Catalogue, text: &str) -> String {
    let mut completed = text.to_owned();
    // From the last document, so that the places of those before it stay.
    for part in parse(text).iter().rev() {
        let Some((root, kind)) = part.root.as_ref().and_then(|root| Some((root, catalogue.kind_of(root)?))) else {
            continue;
        };
        let Value::Object(known) = root.to_value() else { continue };
        let mut fields = outline::of(catalogue, &wish(kind), &known);
        fields.retain(|field| root.get(field.key).is_none());
        // A document in braces, set in, or with a mark of its end, is left as it is.
        let written = &text[part.span.range()];
        let first = root.entries().first().map_or(0, |entry| entry.key_span.range().start);
        let is_plain = first == 0 || text[..first].ends_with('\n') || text[..first].ends_with('\u{feff}');
        if fields.is_empty() || !is_plain || written.lines().any(|line| line == "...") {
            continue;
        }
        let body = written.trim_end();
        let body = body.strip_suffix("---").filter(|body| body.ends_with('\n')).unwrap_or(body).trim_end();
        let added = format!("\n{}", yaml_lines::of_fields(catalogue, &fields).trim_end());
        completed.insert_str(part.span.range().start + body.len(), &with_line_ends_of(text, added));
    }
    if completed.ends_with('\n') { completed } else { completed + &with_line_ends_of(text, "\n".to_owned()) }
}

/// Lines with the ends that the lines of a text have.
#[must_use]
pub fn with_line_ends_of(text: &str, lines: String) -> String {
    if text.contains("\r\n") { lines.replace('\n', "\r\n") } else { lines }
}

fn wish(kind: &Kind) -> Wish<'_> {
    Wish { kind, id: String::new(), unit: None, areas: &[], target: None, profiles: Vec::new(), known: Map::new() }
}

struct Walk<'catalogue> {
    catalogue: &'catalogue Catalogue,
    kind: &'catalogue Kind,
    part: usize,
    found: Vec<Remaining<'catalogue>>,
}

impl<'catalogue> Walk<'catalogue> {
    /// The fields below a map of the text; those that a person has taken away are not asked for.
    fn fields(
        &mut self,
        fields: &[Field<'catalogue>],
        (node, pointer, path): (&Node, &Pointer, &[String]),
        ends: Option<&Pointer>,
    ) {
        let present: Vec<_> = fields.iter().filter_map(|field| Some((field, node.get(field.key)?))).collect();
        let last = present.len().saturating_sub(1);
        for (number, (field, entry)) in present.into_iter().enumerate() {
            let pointer = pointer.child(field.key);
            let path: Vec<String> = path.iter().cloned().chain([field.key.to_owned()]).collect();
            if field.inner.is_empty() || entry.value.entries().is_empty() && entry.value.items().is_empty() {
                let place = Place { part: self.part, pointer };
                let ends = ends.filter(|_| number == last);
                self.field(field, (&entry.value, place, path), ends);
                continue;
            }
            let items = entry.value.items();
            for (at, item) in items.iter().enumerate() {
                let ends = (at + 1 == items.len()).then_some(&pointer);
                self.fields(&field.inner, (item, &pointer.child(at), &path), ends);
            }
            self.fields(&field.inner, (&entry.value, &pointer, &path), None);
        }
    }

    fn field(
        &mut self,
        field: &Field<'catalogue>,
        (node, place, path): (&Node, Place, Vec<String>),
        ends: Option<&Pointer>,
    ) {
        let Some(shape) = self.kind.shape.at(&place.pointer).filter(|shape| takes_single(shape)) else { return };
        let single = std::slice::from_ref(node);
        let texts = if node.items().is_empty() { single } else { node.items() }.iter().filter_map(Node::text);
        let value = (!node.is_unfilled()).then(|| texts.collect::<Vec<_>>().join("; "));
        let help = yaml_lines::help(self.catalogue, &Field { words: &[], ..field.clone() });
        let ends = ends.map(|pointer| Place { part: place.part, pointer: pointer.clone() });
        self.found.push(Remaining { place, path, help, shape, value, ends });
    }
}

/// True if a value, or a list of values, can be written on one line.
fn takes_single(shape: &Shape) -> bool {
    let is_single = |shape: &Shape| shape.takes_text || shape.takes_number || shape.takes_boolean;
    is_single(shape) || shape.items.as_deref().is_some_and(is_single)
}

/// The bytes of an unfilled value and of its key.
#[must_use]
pub fn spans(text: &str, place: &Place) -> Option<(Span, Span)> {
    spans_in(parse(text).get(place.part)?.root.as_ref()?, place)
}

/// The same in a text that is read.
#[must_use]
pub fn spans_in(root: &Node, place: &Place) -> Option<(Span, Span)> {
    let above = root.locate(&place.pointer.parent());
    let entry = above.node.get(&place.pointer.last()?)?;
    Some((entry.key_span, entry.value.span))
}

/// True if anything is filled in beside a value, in the map that it stands in.
#[must_use]
pub fn is_filled_in(text: &str, place: &Place) -> bool {
    let parts = parse(text);
    let root = parts.get(place.part).and_then(|part| part.root.as_ref());
    root.is_some_and(|root| !root.locate(&place.pointer.parent()).node.is_unfilled())
}
