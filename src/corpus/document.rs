//! A document: its kind, its id, its validity, and the enheter to which it applies.

use std::sync::Arc;

use serde_json::Value;

use super::Status;
use super::force::Bound;
use crate::catalogue::view::Seen;
use crate::catalogue::{Kind, View};
use crate::finding::{DocumentRef, Place};
use crate::text::tree::Plain;
use crate::text::words::shortened;
use crate::text::{Node, Pointer, SourceId, Span};

/// A document of the ledningssystem.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file that contains it.
    pub source: SourceId,
    /// Its number in the file, among the parts between `---` marks.
    pub part: usize,
    /// The kind, shared by all documents of the kind.
    pub kind: Arc<Kind>,
    /// The id; empty if it is missing, or too long to be one.
    pub id: String,
    /// The title; the id if there is no title.
    pub title: String,
    /// The tree; shared, so that a document is cheap to clone.
    pub root: Arc<Node>,
    /// The normalised `status`.
    pub status: Status,
    /// The first day on which it is valid.
    pub valid_from: Bound,
    /// The last day on which it is valid.
    pub valid_till: Bound,
    /// The day on which it was decided (`fastställd`).
    pub decided: Bound,
    /// The names of the enheter to which it applies, as written; may be empty.
    pub applies_to: Vec<String>,
    /// The addresses of values that cannot be relied on, because their form is wrong.
    pub broken: Vec<Pointer>,
    /// The addresses of values that only name another document, such as `se bilaga 2`.
    pub elsewhere: Vec<Pointer>,
    /// The addresses of prose where parts are expected, so that the parts cannot be told.
    pub prose: Vec<Pointer>,
}

impl Document {
    /// A document from its tree, the first of its file.
    #[must_use]
    pub fn new(source: SourceId, kind: Arc<Kind>, root: Node) -> Self {
        let view = View::of(&kind.shape, &root);
        let text = |key: &str| view.get(key).and_then(|value| value.text()).map(str::to_owned);
        let id = text(&kind.words.identity).filter(|id| !is_too_long(id)).unwrap_or_default();
        let title = kind.words.title_fields.iter().find_map(|field| text(field)).unwrap_or_else(|| id.clone());
        let title = if is_too_long(&title) { shortened(&title).into_owned() } else { title };
        let applies_to = kind.words.applies_by.iter().flat_map(|field| texts(view.get(field))).collect();
        Self {
            source,
            part: 0,
            id,
            title,
            status: Status::read(view.get("status")),
            valid_from: Bound::read(view.get("giltig_från")),
            valid_till: Bound::read(view.get("giltig_till")),
            decided: Bound::read(view.get("fastställd")),
            applies_to,
            broken: Vec::new(),
            elsewhere: Vec::new(),
            prose: Vec::new(),
            root: Arc::new(root),
            kind,
        }
    }

    /// The document as conditions see it.
    #[must_use]
    pub fn view(&self) -> View<'_> {
        View::of(&self.kind.shape, &self.root)
    }

    /// A JSON copy of the view.
    #[must_use]
    pub fn value(&self) -> Value {
        self.view().value()
    }

    /// The reference to it in a report.
    #[must_use]
    pub fn reference(&self) -> DocumentRef {
        DocumentRef { kind: self.kind.name.to_string(), id: self.id.clone() }
    }

    /// True if fields of content stand in it and none of them is filled in, so that it covers nothing.
    #[must_use]
    pub fn is_hollow(&self) -> bool {
        let view = self.view();
        let mut standing = self.kind.words.content.iter().filter(|key| self.root.get(key).is_some()).peekable();
        standing.peek().is_some() && standing.all(|key| view.get(key).is_none())
    }

    /// True if a list may stand at an address, or if the address is that of an item of a list.
    #[must_use]
    pub fn takes_list(&self, pointer: &Pointer) -> bool {
        let takes = |pointer: &Pointer| self.kind.shape.at(pointer).is_some_and(|shape| shape.takes_list);
        takes(pointer) || takes(&pointer.parent())
    }

    /// True if a value at, above or below an address has the wrong form.
    #[must_use]
    pub fn is_broken_at(&self, pointer: &Pointer) -> bool {
        self.broken.iter().any(|broken| broken.is_within(pointer) || pointer.is_within(broken))
    }

    /// The place of an existing value.
    #[must_use]
    pub fn place_of(&self, pointer: &Pointer) -> Place {
        if *pointer == Pointer::root() {
            return self.place_without(pointer, None);
        }
        let found = self.root.locate(pointer);
        // NOTE: a single value in place of a list has the address of its first item.
        let is_there = pointer.segments().skip(found.depth).all(|segment| segment == "0");
        if is_there { self.place(pointer, found.node.span) } else { self.place_without(pointer, None) }
    }

    /// The place of the key of an existing value.
    #[must_use]
    pub fn place_of_key(&self, pointer: &Pointer) -> Place {
        let found = self.root.locate(pointer);
        self.place(pointer, found.key.unwrap_or(found.node.span))
    }

    /// The place of a value that does not fit: a text or number itself, for a list or map its key or its naming field.
    #[must_use]
    pub fn place_of_unfit(&self, pointer: &Pointer) -> Place {
        match self.root.locate(pointer).node.text() {
            Some(_) => self.place_of(pointer),
            None => self.place_without(pointer, None),
        }
    }

    /// The place of a key that is missing under an address: the key itself if it is there but not filled in, else the
    /// key of the parent, the naming field of a list item, or the id of the document.
    #[must_use]
    pub fn place_without(&self, pointer: &Pointer, missing: Option<&str>) -> Place {
        let found = self.root.locate(pointer);
        let is_exact = found.depth == pointer.segments().count();
        let unfilled = missing.filter(|_| is_exact).and_then(|key| found.node.get(key));
        let span = unfilled
            .map(|entry| entry.key_span)
            .or(found.key)
            .or_else(|| naming_span(found.node, &self.kind.words))
            .unwrap_or_else(|| first_key_span(found.node));
        self.place(pointer, span)
    }

    fn place(&self, pointer: &Pointer, span: Span) -> Place {
        Place { source: self.source, span, pointer: pointer.clone() }
    }

    /// The address with the name of a list item in place of its index, or `*` if it has no name, so that an item that
    /// is moved keeps its address.
    #[must_use]
    pub fn named_pointer(&self, pointer: &Pointer) -> String {
        let mut path = Pointer::root();
        let mut named = Pointer::root();
        for segment in pointer.segments() {
            let is_number = segment.bytes().all(|byte| byte.is_ascii_digit());
            let is_item = is_number && self.root.locate(&path).node.get(&segment).is_none();
            path = path.child(&segment);
            named = if is_item { named.child(item_name(self.root.locate(&path).node)) } else { named.child(&segment) };
        }
        named.to_string()
    }
}

/// The length in characters of the longest id or title: all that names a document repeats it.
pub const LONGEST_NAME: usize = 4_000;

fn is_too_long(text: &str) -> bool {
    text.len() > LONGEST_NAME && text.chars().nth(LONGEST_NAME).is_some()
}

/// The name of an item of a list: one of its fields, or its own text.
fn item_name(item: &Node) -> &str {
    let field = || NAMING.iter().find_map(|key| item.get(key)?.value.text());
    item.text().or_else(field).filter(|name| !name.trim().is_empty()).unwrap_or("*")
}

/// The keys that name an item of a list, in order of preference.
const NAMING: [&str; 14] = [
    "id",
    "namn",
    "titel",
    "åtgärd",
    "uppgift",
    "part",
    "händelse",
    "orsak",
    "roll",
    "vad",
    "period",
    "datum",
    "nr",
    "aktivitet",
];

fn naming_span(node: &Node, words: &crate::catalogue::kind::KindWords) -> Option<Span> {
    let keys = std::iter::once(words.identity.as_str()).chain(NAMING);
    let named = keys.filter_map(|key| node.get(key)).find(|entry| entry.value.text().is_some());
    named.filter(|entry| !entry.value.is_unfilled()).map(|entry| entry.value.span)
}

/// The span to underline if there is no naming field: the first key, else the first byte of the value.
fn first_key_span(node: &Node) -> Span {
    node.entries()
        .first()
        .map_or(Span { start: node.span.start, end: node.span.end.min(node.span.start + 1) }, |entry| entry.key_span)
}

fn texts(view: Option<View<'_>>) -> Vec<String> {
    let texts: Vec<&str> = match view.and_then(|view| view.seen()) {
        Some(Seen::Plain(Plain::Text(text))) => vec![text],
        Some(Seen::List(items)) => items.filter_map(|item| item.text()).collect(),
        Some(Seen::Plain(Plain::Number(_) | Plain::Truth(_)) | Seen::Map(_)) | None => Vec::new(),
    };
    texts.into_iter().map(str::to_owned).collect()
}
