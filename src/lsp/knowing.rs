//! The key or value at a byte of a parsed file, and the documents that an id refers to.

use super::workspace::Workspace;
use crate::catalogue::shape::Reference;
use crate::catalogue::{KindName, Shape, kind};
use crate::corpus::Document;
use crate::corpus::owners::begun;
use crate::corpus::reading::FileRead;
use crate::text::tree::{Content, Entry};
use crate::text::{Node, Pointer, Span};

/// The key or value at a byte.
#[derive(Debug, Clone)]
pub struct CursorTarget<'file> {
    /// The document.
    pub document: &'file Document,
    /// The pointer of the key or value.
    pub pointer: Pointer,
    /// The span of the key or value.
    pub span: Span,
    /// The scalar, if the byte lies in one.
    pub value: Option<&'file Node>,
}

/// An id and the kinds of documents that it may belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<'server> {
    pub id: &'server str,
    /// The kinds, the likeliest first.
    pub kinds: Vec<&'server KindName>,
}

impl Named<'_> {
    /// True if the id may belong to a document of a kind.
    #[must_use]
    pub fn has_kind(&self, kind: &KindName) -> bool {
        self.kinds.contains(&kind)
    }
}

/// The key or value at a byte of a file.
#[must_use]
pub fn target(file: &FileRead, offset: usize) -> Option<CursorTarget<'_>> {
    let offset = u32::try_from(offset).ok()?;
    let (_, document) = begun(&file.documents, offset)?;
    let mut found = CursorTarget { document, pointer: Pointer::root(), span: document.root.span, value: None };
    let mut node: &Node = &document.root;
    loop {
        let next = match &node.content {
            Content::Scalar(_) => {
                found.value = Some(node);
                return Some(found);
            }
            Content::List(items) => items
                .iter()
                .enumerate()
                .find(|(_, item)| holds(item.span, offset))
                .map(|(at, item)| (found.pointer.child(at), item, item.span)),
            Content::Map(entries) => {
                if let Some(entry) = entries.iter().find(|entry| holds(entry.key_span, offset)) {
                    found.pointer = found.pointer.child(&entry.key);
                    found.span = entry.key_span;
                    return Some(found);
                }
                let at = |entry: &&Entry| holds(entry.value.span, offset);
                entries.iter().find(at).map(|entry| (found.pointer.child(&entry.key), &entry.value, entry.value.span))
            }
        };
        let Some((pointer, inner, span)) = next else { return (found.pointer != Pointer::root()).then_some(found) };
        (found.pointer, node, found.span) = (pointer, inner, span);
    }
}

fn holds(span: Span, offset: u32) -> bool {
    span.start <= offset && offset <= span.end
}

/// The id at a target: a reference to another document, or the document's own id.
#[must_use]
pub fn named<'file>(target: &CursorTarget<'file>) -> Option<Named<'file>> {
    let id = target.value?.text()?.trim();
    let kind = &target.document.kind;
    if target.pointer == Pointer::root().child(&kind.words.identity) {
        return Some(Named { id, kinds: vec![&kind.name] });
    }
    let shape = kind.shape.at(&target.pointer)?;
    Some(Named { id, kinds: reference(shape)?.kinds.iter().collect() })
}

/// The reference of a shape, or of its items.
#[must_use]
pub fn reference(shape: &Shape) -> Option<&Reference> {
    shape.reference.as_ref().or_else(|| shape.items.as_deref()?.reference.as_ref())
}

/// The documents with an id, with the paths of their files; if there are none, enheter with that name.
#[must_use]
pub fn bearers<'server>(
    workspace: &'server Workspace<'_>,
    named: &Named<'_>,
) -> Vec<(&'server str, &'server Document)> {
    let is_meant = |document: &Document| named.has_kind(&document.kind.name) && document.id == named.id;
    let by_id: Vec<_> = workspace.documents().filter(|(_, document)| is_meant(document)).collect();
    if !by_id.is_empty() || !named.kinds.iter().any(|kind| kind.0 == kind::UNIT) {
        return by_id;
    }
    // An enhet may be referred to by its name.
    let is_unit =
        |document: &Document| document.kind.is(kind::UNIT) && document.title.to_lowercase() == named.id.to_lowercase();
    workspace.documents().filter(|(_, document)| is_unit(document)).collect()
}

/// The nodes of a document that refer to an id of one of these kinds.
pub fn namings<'document>(document: &'document Document, named: &Named<'_>) -> Vec<&'document Node> {
    let mut found = Vec::new();
    collect(&document.root, &document.kind.shape, named, &mut found);
    found
}

fn collect<'document>(node: &'document Node, shape: &Shape, named: &Named<'_>, found: &mut Vec<&'document Node>) {
    match &node.content {
        Content::Scalar(scalar) => {
            let is_meant = |reference: &Reference| reference.kinds.iter().any(|kind| named.has_kind(kind));
            if scalar.text.trim() == named.id && reference(shape).is_some_and(is_meant) {
                found.push(node);
            }
        }
        Content::List(items) => {
            for item in items {
                collect(item, shape.items.as_deref().unwrap_or(shape), named, found);
            }
        }
        Content::Map(entries) => {
            let shape = shape.items.as_deref().filter(|_| shape.properties.is_empty()).unwrap_or(shape);
            for entry in entries {
                if let Some(inner) = shape.properties.get(&entry.key) {
                    collect(&entry.value, inner, named, found);
                }
            }
        }
    }
}
