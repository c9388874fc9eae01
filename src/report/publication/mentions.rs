//! Where a document names others: each reference with the field and the part that it stands in.

use crate::catalogue::view::Seen;
use crate::catalogue::{KindName, View};
use crate::corpus::{Document, UnitId};
use crate::text::tree::Plain;

/// What a reference leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target<'corpus> {
    /// A published document, by its index.
    Document(usize),
    /// A role, by its index.
    Role(usize),
    /// An enhet.
    Unit(UnitId),
    /// A document that is not published, by its title.
    Titled(&'corpus str),
    /// Nothing that is known: it is text.
    Nothing,
}

/// A reference in a document.
#[derive(Debug, Clone, Copy)]
pub struct Mention<'tree> {
    /// The kinds that it may lead to.
    pub kinds: &'tree [KindName],
    /// The id or the name, as written.
    pub text: &'tree str,
    /// The field of the document that it stands in, at any depth.
    pub top: &'tree str,
    /// The field that it stands in.
    pub key: &'tree str,
    /// The innermost part of a list that it stands in, with the index of the outermost.
    pub part: Option<(usize, View<'tree>)>,
}

/// The references of a document, in their order.
#[must_use]
pub fn of(document: &Document) -> Vec<Mention<'_>> {
    let mut found = Vec::new();
    let Some(Seen::Map(members)) = document.view().seen() else { return found };
    for (key, view) in members {
        walk(view, Place { top: key, key, part: None }, &mut found);
    }
    found
}

/// Where the walk stands.
#[derive(Debug, Clone, Copy)]
struct Place<'tree> {
    top: &'tree str,
    key: &'tree str,
    part: Option<(usize, View<'tree>)>,
}

fn walk<'tree>(view: View<'tree>, at: Place<'tree>, found: &mut Vec<Mention<'tree>>) {
    match view.seen() {
        None | Some(Seen::Plain(Plain::Number(_) | Plain::Truth(_))) => {}
        Some(Seen::Plain(Plain::Text(text))) => {
            if let Some(reference) = view.shape().and_then(|shape| shape.reference.as_ref()) {
                let Place { top, key, part } = at;
                found.push(Mention { kinds: &reference.kinds, text, top, key, part });
            }
        }
        Some(Seen::List(items)) => {
            for (number, item) in items.enumerate() {
                let outermost = at.part.map_or(number, |(outermost, _)| outermost);
                let is_part = matches!(item.seen(), Some(Seen::Map(_)));
                let part = if is_part { Some((outermost, item)) } else { at.part };
                walk(item, Place { part, ..at }, found);
            }
        }
        Some(Seen::Map(members)) => {
            for (key, member) in members {
                walk(member, Place { key, ..at }, found);
            }
        }
    }
}
