//! Builds a tree from the events of a YAML parser, and finds duplicate keys.

use std::borrow::Cow;
use std::collections::HashMap;

use arcstr::{ArcStr, Substr};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::tree::{Content, Entry, Scalar};
use super::yaml_fault::{Fault, FaultKind};
use super::{Node, Pointer, Span, names};

/// The deepest nesting of lists and maps.
pub const MAX_DEPTH: usize = 64;
/// The number of keys up to which a map is searched linearly.
const FEW: usize = 24;
/// The number of values that the aliases (`*name`) of one file may add.
pub const MAX_ALIASED_NODES: usize = 10_000;

/// Builds the tree of each part of a file, one after the other.
#[derive(Debug)]
pub struct Builder<'text> {
    text: &'text ArcStr,
    frames: Vec<Frame>,
    /// The items of all open lists and, in `entries`, the entries of all open maps, the innermost last: each list and
    /// map is moved once into a vector of exactly its size.
    items: Vec<Node>,
    entries: Vec<Entry>,
    anchors: HashMap<usize, Node>,
    aliased: usize,
    root: Option<Node>,
    faults: Vec<Fault>,
}

/// A list or a map that is being filled.
#[derive(Debug)]
struct Frame {
    anchor: usize,
    start: usize,
    collection: Collection,
}

#[derive(Debug)]
enum Collection {
    /// A list, and the index of its first item.
    List(usize),
    Map(OpenMap),
}

/// A map so far: the index of its first entry, and the key whose value comes next.
#[derive(Debug)]
struct OpenMap {
    first: usize,
    seen: HashMap<ArcStr, Span>,
    key: Option<(ArcStr, Span)>,
    skips_value: bool,
    /// The end of the last skipped key or value: it is within the span of the map, though it is no entry.
    passed_over_to: u32,
}

impl<'text> Builder<'text> {
    /// A builder whose spans are offsets in this text.
    #[must_use]
    pub fn new(text: &'text ArcStr) -> Self {
        Self {
            text,
            frames: Vec::new(),
            items: Vec::new(),
            entries: Vec::new(),
            anchors: HashMap::new(),
            aliased: 0,
            root: None,
            faults: Vec::new(),
        }
    }

    /// A single value.
    pub fn scalar(&mut self, text: &str, is_plain: bool, anchor: usize, span: Span) {
        let text = normalise(text);
        if anchor == 0 && self.awaits_key() {
            if is_plain && text == "<<" {
                return self.refuse_key(FaultKind::MergeKey, span, None);
            }
            return self.key(&text, span);
        }
        self.place(Node { span, content: Content::Scalar(Scalar::new(self.shared(text, span), is_plain)) }, anchor);
    }

    /// A value as a slice of the text, without its quotes; a new string where the text differs from the value.
    fn shared(&self, value: Cow<'_, str>, span: Span) -> Substr {
        let (start, end) = (span.start as usize, span.end as usize);
        let places = [(start, end), (start + 1, end.saturating_sub(1))];
        let here = places.into_iter().find(|&(start, end)| self.text.get(start..end) == Some(&*value));
        match here {
            Some((start, end)) => self.text.substr(start..end),
            None => Substr::from(&*value),
        }
    }

    /// The opening of a list.
    ///
    /// # Errors
    /// If it is nested deeper than [`MAX_DEPTH`].
    pub fn open_list(&mut self, anchor: usize, span: Span) -> Result<(), Fault> {
        self.open(Collection::List(self.items.len()), anchor, span)
    }

    /// The opening of a map.
    ///
    /// # Errors
    /// If it is nested deeper than [`MAX_DEPTH`].
    pub fn open_map(&mut self, anchor: usize, span: Span) -> Result<(), Fault> {
        let first = self.entries.len();
        self.open(
            Collection::Map(OpenMap { first, seen: HashMap::new(), key: None, skips_value: false, passed_over_to: 0 }),
            anchor,
            span,
        )
    }

    fn open(&mut self, collection: Collection, anchor: usize, span: Span) -> Result<(), Fault> {
        self.frames.push(Frame { anchor, start: span.start as usize, collection });
        if self.frames.len() > MAX_DEPTH { Err(Fault::new(FaultKind::TooDeep, span)) } else { Ok(()) }
    }

    /// The end of the innermost list or map.
    pub fn close(&mut self, span: Span) {
        let Some(frame) = self.frames.pop() else { return };
        let is_flow = matches!(self.text.as_bytes().get(frame.start), Some(b'[' | b'{'));
        let (content, bounds) = match frame.collection {
            Collection::List(first) => {
                let items = self.items.split_off(first);
                let bounds = items.last().map(|last| (frame.start, last.span.end as usize));
                (Content::List(items.into()), bounds)
            }
            Collection::Map(map) => {
                let entries = self.entries.split_off(map.first);
                let first = entries.first().map(|entry| entry.key_span.start as usize);
                let last = entries.last().map(|entry| entry.value.span.end.max(entry.key_span.end));
                let last = last.map(|last| last.max(map.passed_over_to) as usize);
                (Content::Map(entries.into()), first.zip(last))
            }
        };
        // NOTE: the library ends a block at the next token; the end of its last value is more exact.
        let (start, end) = bounds.filter(|_| !is_flow).unwrap_or((frame.start, span.end as usize));
        self.place(Node { span: Span::new(start, end), content }, frame.anchor);
    }

    /// An alias of a value with an anchor.
    ///
    /// # Errors
    /// If no value has that anchor yet, or the aliases add more than [`MAX_ALIASED_NODES`] values.
    pub fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Fault> {
        let Some(named) = self.anchors.get(&anchor) else {
            return Err(Fault::new(FaultKind::UnknownAlias, span));
        };
        self.aliased += size(named);
        if self.aliased > MAX_ALIASED_NODES {
            return Err(Fault::new(FaultKind::TooManyAliases, span));
        }
        let mut node = named.clone();
        node.span = span;
        self.place(node, 0);
        Ok(())
    }

    /// The tree and its faults; the builder is ready for the next part.
    #[must_use]
    pub fn finish(&mut self) -> (Option<Node>, Vec<Fault>) {
        self.frames.clear();
        self.items.clear();
        self.entries.clear();
        self.anchors.clear();
        self.aliased = 0;
        (self.root.take(), std::mem::take(&mut self.faults))
    }

    /// Adds a finished value as a key, a value, an item or the root.
    fn place(&mut self, node: Node, anchor: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        if self.awaits_key() {
            return match node.text() {
                Some(name) => self.key(name, node.span),
                None => self.refuse_key(FaultKind::KeyIsNoText, node.span, None),
            };
        }
        match self.frames.last_mut().map(|frame| &mut frame.collection) {
            None => self.root = Some(node),
            Some(Collection::List(_)) => self.items.push(node),
            Some(Collection::Map(map)) => match map.key.take() {
                Some((key, key_span)) => self.entries.push(Entry { key, key_span, value: node }),
                None => {
                    map.skips_value = false;
                    map.passed_over_to = map.passed_over_to.max(node.span.end);
                }
            },
        }
    }

    /// True if the innermost frame is a map and its next value is a key.
    fn awaits_key(&self) -> bool {
        let innermost = self.frames.last().map(|frame| &frame.collection);
        matches!(innermost, Some(Collection::Map(OpenMap { key: None, skips_value: false, .. })))
    }

    /// Adds a key to the innermost map, unless the map has it already.
    fn key(&mut self, name: &str, span: Span) {
        let Some(Collection::Map(map)) = self.frames.last_mut().map(|frame| &mut frame.collection) else { return };
        let entries = &self.entries[map.first..];
        if let Some(first) = map.seen_at(entries, name) {
            let only_when_normalised = self.text.get(first.range()) != self.text.get(span.range());
            return self.refuse_key(FaultKind::DuplicateKey { first, only_when_normalised }, span, Some(name));
        }
        let name = names::shared(name);
        if entries.len() >= FEW {
            map.seen.insert(ArcStr::clone(&name), span);
        }
        map.key = Some((name, span));
    }

    /// Skips a key and the value that follows it.
    fn refuse_key(&mut self, kind: FaultKind, span: Span, name: Option<&str>) {
        let map = self.pointer();
        let pointer = Some(match name {
            Some(name) => map.child(name),
            None => map,
        });
        self.faults.push(Fault { pointer, ..Fault::new(kind, span) });
        if let Some(Collection::Map(map)) = self.frames.last_mut().map(|frame| &mut frame.collection) {
            map.skips_value = true;
            map.passed_over_to = map.passed_over_to.max(span.end);
        }
    }

    /// The address of the innermost list or map that is being filled.
    fn pointer(&self) -> Pointer {
        let outer = &self.frames[..self.frames.len().saturating_sub(1)];
        let of_lists = self.frames.iter().filter_map(|frame| match frame.collection {
            Collection::List(first) => Some(first),
            Collection::Map(_) => None,
        });
        // A list ends where the next one inside it begins, the innermost where all items end.
        let mut ends = of_lists.skip(1).chain([self.items.len()]);
        outer.iter().fold(Pointer::root(), |pointer, frame| match &frame.collection {
            Collection::List(first) => pointer.child(ends.next().map_or(0, |end| end - first)),
            Collection::Map(map) => match &map.key {
                Some((key, _)) => pointer.child(key),
                None => pointer,
            },
        })
    }
}

impl OpenMap {
    /// The span of a key that is there already: a linear search of the first [`FEW`] keys, then by hash.
    fn seen_at(&self, entries: &[Entry], name: &str) -> Option<Span> {
        let few = entries.iter().take(FEW + 1).find(|entry| &*entry.key == name);
        few.map(|entry| entry.key_span).or_else(|| self.seen.get(name).copied())
    }
}

fn size(node: &Node) -> usize {
    match &node.content {
        Content::Scalar(_) => 1,
        Content::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        Content::Map(entries) => 1 + entries.iter().map(|entry| size(&entry.value)).sum::<usize>(),
    }
}

fn normalise(text: &str) -> Cow<'_, str> {
    let is_normalised = text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    if is_normalised { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}
