//! Texts that the parser reads otherwise than they seem: fields, lists and words that have become part of a text.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::sync::LazyLock;

use super::one_text;
use crate::catalogue::Shape;
use crate::corpus::Document;
use crate::text::slips::lines::{Lines, split_key};
use crate::text::slips::marks::{foreign, is_tight, numbered};
use crate::text::slips::{Slip, marks};
use crate::text::tree::{Content, Entry};
use crate::text::yaml_fault::{FaultKind, is_odd_blank};
use crate::text::{Node, Pointer, Span, Trail};

/// A text that is read otherwise than it seems.
#[derive(Debug)]
pub struct Misread {
    /// The slip; the address of its fault is that of the value or the key.
    pub slip: Slip,
    /// The addresses whose findings of form follow from the slip.
    pub explains: Vec<Pointer>,
    /// The addresses that cannot be relied on until it is mended.
    pub broken: Vec<Pointer>,
}

/// The texts of a document that are read otherwise than they seem, in the order of the text.
pub fn read_otherwise(document: &Document, text: &str) -> Vec<Misread> {
    let has_tags = memchr::memchr2(b'!', b'&', text.as_bytes()).is_some();
    let mut walk = Walk { text, has_tags, lines: OnceCell::new(), aliases: OnceCell::new(), found: Vec::new() };
    walk.node(&document.root, &document.kind.shape, &Trail::Root);
    walk.found
}

/// The shape of what stands in fields with names of one's own.
static FREE: LazyLock<Shape> = LazyLock::new(|| Shape { takes_text: true, is_open: true, ..Shape::default() });

/// The shape of a map, also of a single map in place of a list.
fn of_map(shape: &Shape) -> &Shape {
    shape.items.as_deref().filter(|_| shape.properties.is_empty()).unwrap_or(shape)
}

/// A walk over a document, with the lines of its file where they are needed.
struct Walk<'text> {
    text: &'text str,
    /// True if the file has a mark with which YAML begins a tag or an anchor.
    has_tags: bool,
    lines: OnceCell<Lines<'text>>,
    /// The names to which aliases (`*namn`) of the file point.
    aliases: OnceCell<HashSet<&'text str>>,
    found: Vec<Misread>,
}

impl<'text> Walk<'text> {
    fn lines(&self) -> &Lines<'text> {
        self.lines.get_or_init(|| Lines::of(self.text))
    }

    fn is_pointed_to(&self, name: &str) -> bool {
        let ends = |one: char| one.is_whitespace() || matches!(one, ',' | '[' | ']' | '{' | '}');
        let aliases = || self.text.split(ends).filter_map(|word| word.strip_prefix('*')).collect();
        self.aliases.get_or_init(aliases).contains(name)
    }

    fn raw(&self, span: Span) -> &'text str {
        self.text.get(span.range()).unwrap_or_default()
    }

    fn node(&mut self, node: &Node, shape: &Shape, at: &Trail<'_>) {
        match &node.content {
            Content::Scalar(scalar) => {
                if !scalar.text.is_empty() {
                    self.scalar(node, shape, at);
                }
            }
            Content::List(items) => {
                let Some(shape) = shape.items.as_deref() else { return };
                for (number, item) in items.iter().enumerate() {
                    let at = Trail::Item(at, number);
                    if !self.split_item(item, shape, &at) {
                        self.node(item, shape, &at);
                    }
                }
            }
            Content::Map(entries) => {
                let shape = of_map(shape);
                if self.marked_keys(entries, shape, at) {
                    return;
                }
                for entry in entries {
                    let here = Trail::Key(at, &entry.key);
                    match shape.properties.get(&entry.key) {
                        Some(inner) => {
                            self.swallowed(entry, shape, at);
                            self.node(&entry.value, inner, &here);
                        }
                        None if shape.is_open => self.node(&entry.value, &FREE, &here),
                        None => self.unspaced_key(entry, shape, at),
                    }
                }
            }
        }
    }

    /// The first slip of a single value, if it has one.
    fn scalar(&mut self, node: &Node, shape: &Shape, at: &Trail<'_>) {
        let is_plain = matches!(&node.content, Content::Scalar(scalar) if scalar.is_plain);
        if !is_plain {
            return;
        }
        let tagged = || one_text::tagged(self.text, node.span, |name| self.is_pointed_to(name));
        let of_plain = || {
            one_text::odd_indent(self.text, node.span)
                .or_else(|| self.marked(node, shape))
                .or_else(|| self.unspaced(node, shape))
                .or_else(|| one_text::curly(self.raw(node.span), node.span, shape))
                .or_else(|| one_text::cut_off(self.text, node.span, shape))
        };
        let tagged = self.has_tags.then(tagged).flatten();
        let Some(slip) = tagged.or_else(of_plain) else { return };
        let pointer = at.pointer();
        let is_whole = !matches!(slip.fault.kind, FaultKind::NeedsQuotes { .. });
        let broken = if is_whole { vec![pointer.clone()] } else { Vec::new() };
        self.add(slip, pointer.clone(), vec![pointer], broken);
    }

    fn add(&mut self, mut slip: Slip, pointer: Pointer, explains: Vec<Pointer>, broken: Vec<Pointer>) {
        slip.fault.pointer = Some(pointer);
        self.found.push(Misread { slip, explains, broken });
    }

    /// A list whose marks are those of a word processor, hyphens without a blank or numbers, and which is read as a text.
    fn marked(&self, node: &Node, shape: &Shape) -> Option<Slip> {
        let items = shape.items.as_deref()?;
        let is_list_of_terms = !items.properties.is_empty() || !items.words.is_empty() || items.reference.is_some();
        let raw = self.raw(node.span);
        let each = |is_marked: fn(&str) -> bool| raw.lines().all(|line| is_marked(line.trim_start()));
        let is_marked = each(|line| foreign(line).is_some()) || each(is_tight) || numbered(raw).is_some();
        if !is_marked || !is_list_of_terms && shape.takes_text {
            return None;
        }
        self.mark_of_line(node.span)
    }

    /// The slip of the line that begins with a value or a key.
    fn mark_of_line(&self, span: Span) -> Option<Slip> {
        let number = self.lines().at(span.range().start);
        let line = self.lines().get(number)?;
        let starts_here = line.start + line.indent == span.range().start;
        marks::of_line(self.lines(), number).filter(|_| starts_here)
    }

    /// Keys that begin with the mark of a list; one slip for all of a map.
    fn marked_keys(&mut self, entries: &[Entry], shape: &Shape, at: &Trail<'_>) -> bool {
        let raw = |entry: &Entry| self.raw(entry.key_span);
        let is_odd = |entry: &&Entry| {
            let key = raw(entry);
            foreign(key).is_some() || is_tight(key) || numbered(key).is_some() || key.starts_with(is_odd_blank)
        };
        let odd: Vec<&Entry> =
            entries.iter().filter(|entry| !shape.properties.contains_key(&entry.key)).filter(is_odd).collect();
        let Some(first) = odd.first().filter(|_| !shape.knows_all_keys()) else { return false };
        let slip = if raw(first).starts_with(is_odd_blank) {
            one_text::odd_indent(self.text, first.key_span)
        } else {
            self.mark_of_line(first.key_span)
        };
        let Some(slip) = slip else { return false };
        let map = at.pointer();
        let mut explains: Vec<Pointer> = odd.iter().map(|entry| map.child(&*entry.key)).collect();
        let broken = if map == Pointer::root() { Vec::new() } else { vec![map.clone()] };
        explains.extend(broken.clone());
        self.add(slip, map.child(&*first.key), explains, broken);
        odd.len() == entries.len()
    }

    /// A text that is a field of its list or map, but for the blank after its colon.
    fn unspaced(&self, node: &Node, shape: &Shape) -> Option<Slip> {
        let raw = self.raw(node.span);
        let (key, colon) = unspaced(raw, |key| of_map(shape).properties.contains_key(key))?;
        let at = node.span.range().start + colon;
        Some(no_blank(key, at, Vec::new()))
    }

    /// A field in the lines that continue the value of another field of the same map.
    fn swallowed(&mut self, entry: &Entry, shape: &Shape, at: &Trail<'_>) {
        let span = entry.value.span.range();
        let raw = self.raw(entry.value.span);
        let is_plain = matches!(&entry.value.content, Content::Scalar(scalar) if scalar.is_plain);
        if !is_plain || !raw.contains(['\n', '\r']) {
            return;
        }
        let key_line = self.text[..entry.key_span.range().start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let column = entry.key_span.range().start - key_line;
        let mut start = span.start;
        for (number, line) in raw.split_inclusive(['\n', '\r']).enumerate() {
            let body = line.trim_start_matches(' ');
            let indent = line.len() - body.len();
            if let Some((key, colon)) = unspaced(body, |key| shape.properties.contains_key(key)).filter(|_| number > 0)
            {
                let indented = (Span::new(start, start + indent), " ".repeat(column));
                let slip = no_blank(key, start + indent + colon, vec![indented]);
                let map = at.pointer();
                let broken = vec![map.child(&*entry.key), map.child(key)];
                return self.add(slip, map.child(&*entry.key), broken.clone(), broken);
            }
            start += line.len();
        }
    }

    /// A key that holds its value, or the beginning of it, as its colon has no blank after it.
    fn unspaced_key(&mut self, entry: &Entry, shape: &Shape, at: &Trail<'_>) {
        if shape.knows_all_keys() {
            return;
        }
        let raw = self.raw(entry.key_span);
        let Some((key, colon)) = unspaced(raw, |key| shape.properties.contains_key(key)) else { return };
        let slip = no_blank(key, entry.key_span.range().start + colon, Vec::new());
        let map = at.pointer();
        let here = map.child(&*entry.key);
        self.add(slip, here.clone(), vec![here], vec![map.child(key)]);
    }

    /// A text in a list that is read as a field, since it has a colon.
    fn split_item(&mut self, item: &Node, shape: &Shape, at: &Trail<'_>) -> bool {
        let [entry] = item.entries() else { return false };
        let is_of_texts = !shape.takes_map && !shape.is_open;
        let is_sentence = !shape.knows_all_keys() && entry.key.contains(' ');
        let is_text = shape.takes_text && (is_of_texts || is_sentence) && entry.value.text().is_some();
        let is_unknown = !shape.properties.contains_key(&entry.key) && entry.key.starts_with(char::is_alphanumeric);
        if !is_text || !is_unknown {
            return false;
        }
        let span = Span { start: entry.key_span.start, end: entry.value.span.end.max(entry.key_span.end) };
        let Some(slip) = one_text::colon(self.text, span, entry.key_span.end) else { return false };
        let pointer = at.pointer();
        let explains = vec![pointer.clone(), pointer.child(&*entry.key)];
        self.add(slip, pointer.clone(), explains, vec![pointer]);
        true
    }
}

/// The known key with which a text begins, and the offset of its colon, if no blank follows that.
fn unspaced(text: &str, is_known: impl Fn(&str) -> bool) -> Option<(&str, usize)> {
    let (key, after) = split_key(text)?;
    let is_value = after.starts_with(|first: char| !first.is_whitespace() && !matches!(first, ':' | '/' | '\\'));
    (is_value && is_known(key) && text.starts_with(key)).then(|| (key, text.len() - after.len() - 1))
}

fn no_blank(key: &str, colon: usize, mut edits: Vec<(Span, String)>) -> Slip {
    edits.push((Span::new(colon + 1, colon + 1), " ".to_owned()));
    let span = Span::new(colon.saturating_sub(key.len()), colon + 1);
    Slip::new(FaultKind::NoBlankAfterColon { key: key.to_owned() }, span, edits)
}
