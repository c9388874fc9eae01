//! Builds a tree from openings, values and closings, and finds keys that stand twice.

use std::collections::HashMap;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::fault::{Fault, FaultKind};
use super::tree::{Content, Entry, Scalar};
use super::{Node, Pointer, Span};

/// How deep lists and maps may stand in each other.
pub const MAX_DEPTH: usize = 64;
/// Up to how many keys a map is searched one by one.
const FEW: usize = 24;
/// How many values the references (`*name`) of one file may add.
pub const MAX_ALIASED_NODES: usize = 10_000;

/// The tree of one part of a file while it is being built.
#[derive(Debug)]
pub struct Builder<'text> {
    text: &'text str,
    frames: Vec<Frame>,
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
    filling: Filling,
}

#[derive(Debug)]
enum Filling {
    List(Vec<Node>),
    Map(Filled),
}

/// A map so far: what is in it, and the key that waits for its value.
#[derive(Debug, Default)]
struct Filled {
    entries: Vec<Entry>,
    seen: HashMap<Box<str>, Span>,
    key: Option<(Box<str>, Span)>,
    skips_value: bool,
}

impl<'text> Builder<'text> {
    /// A builder for spans into this text.
    #[must_use]
    pub fn new(text: &'text str) -> Self {
        Self { text, frames: Vec::new(), anchors: HashMap::new(), aliased: 0, root: None, faults: Vec::new() }
    }

    /// A single value.
    pub fn scalar(&mut self, text: &str, is_plain: bool, anchor: usize, span: Span) {
        let content = Content::Scalar(Scalar { text: normalise(text), is_plain });
        self.place(Node { span, content }, anchor);
    }

    /// The opening of a list.
    ///
    /// # Errors
    /// If it stands too deep.
    pub fn open_list(&mut self, anchor: usize, span: Span) -> Result<(), Fault> {
        self.open(Filling::List(Vec::new()), anchor, span)
    }

    /// The opening of a map.
    ///
    /// # Errors
    /// If it stands too deep.
    pub fn open_map(&mut self, anchor: usize, span: Span) -> Result<(), Fault> {
        self.open(Filling::Map(Filled::default()), anchor, span)
    }

    fn open(&mut self, filling: Filling, anchor: usize, span: Span) -> Result<(), Fault> {
        self.frames.push(Frame { anchor, start: span.start as usize, filling });
        match self.frames.len() > MAX_DEPTH {
            true => Err(Fault::new(FaultKind::TooDeep, span)),
            false => Ok(()),
        }
    }

    /// The end of the innermost list or map.
    pub fn close(&mut self, span: Span) {
        let Some(frame) = self.frames.pop() else { return };
        let is_flow = matches!(self.text.as_bytes().get(frame.start), Some(b'[' | b'{'));
        let (content, bounds) = match frame.filling {
            Filling::List(items) => {
                let bounds = items.last().map(|last| (frame.start, last.span.end as usize));
                (Content::List(items), bounds)
            }
            Filling::Map(map) => {
                let first = map.entries.first().map(|entry| entry.key_span.start as usize);
                let last = map.entries.last().map(|entry| entry.value.span.end.max(entry.key_span.end) as usize);
                (Content::Map(map.entries), first.zip(last))
            }
        };
        // NOTE: the library ends a block at the next token; its own last value tells better.
        let (start, end) = bounds.filter(|_| !is_flow).unwrap_or((frame.start, span.end as usize));
        self.place(Node { span: Span::new(start, end), content }, frame.anchor);
    }

    /// A reference to a value that was named before.
    ///
    /// # Errors
    /// If nothing has that name yet, or the references swell beyond [`MAX_ALIASED_NODES`].
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

    /// The tree, and what was wrong on the way.
    #[must_use]
    pub fn finish(self) -> (Option<Node>, Vec<Fault>) {
        (self.root, self.faults)
    }

    /// Puts a finished value where it belongs: as a key, a value, an item or the root.
    fn place(&mut self, node: Node, anchor: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        let fault = match self.frames.last_mut().map(|frame| &mut frame.filling) {
            None => {
                self.root = Some(node);
                None
            }
            Some(Filling::List(items)) => {
                items.push(node);
                None
            }
            Some(Filling::Map(map)) => map.place(node, self.text),
        };
        if let Some((fault, key)) = fault {
            let map = self.pointer();
            let pointer = Some(key.map_or_else(|| map.clone(), |key| map.child(key)));
            self.faults.push(Fault { pointer, ..fault });
        }
    }

    /// The address of the innermost list or map that is being filled.
    fn pointer(&self) -> Pointer {
        let outer = &self.frames[..self.frames.len().saturating_sub(1)];
        outer.iter().fold(Pointer::root(), |pointer, frame| match &frame.filling {
            Filling::List(items) => pointer.child(items.len()),
            Filling::Map(map) => map.key.as_ref().map_or_else(|| pointer.clone(), |(key, _)| pointer.child(key)),
        })
    }
}

impl Filled {
    /// Takes a key or its value; gives a fault and the key it concerns.
    fn place(&mut self, node: Node, text: &str) -> Option<(Fault, Option<Box<str>>)> {
        if let Some((key, key_span)) = self.key.take() {
            self.entries.push(Entry { key, key_span, value: node });
            return None;
        }
        if std::mem::take(&mut self.skips_value) {
            return None;
        }
        let Some(name) = node.text().map(Box::<str>::from) else {
            self.skips_value = true;
            return Some((Fault::new(FaultKind::KeyIsNoText, node.span), None));
        };
        if let Some(first) = self.seen_at(&name) {
            self.skips_value = true;
            let only_when_normalised = text.get(first.range()) != text.get(node.span.range());
            let kind = FaultKind::DuplicateKey { first, only_when_normalised };
            return Some((Fault::new(kind, node.span), Some(name)));
        }
        if self.entries.len() >= FEW {
            self.seen.insert(name.clone(), node.span);
        }
        self.key = Some((name, node.span));
        None
    }

    /// Where a key stands already: looked for one by one while they are few, else by hash.
    fn seen_at(&self, name: &str) -> Option<Span> {
        let few = self.entries.iter().take(FEW + 1).find(|entry| &*entry.key == name);
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

fn normalise(text: &str) -> Box<str> {
    match text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        true => text.into(),
        false => text.nfc().collect::<String>().into(),
    }
}
