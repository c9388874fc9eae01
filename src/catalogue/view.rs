//! A document as conditions see it: a normalised view that borrows its tree.

use std::slice;

use serde_json::Value;

use super::Shape;
use crate::text::Node;
use crate::text::filled::Filled;
use crate::text::tree::{Content, Entry, Plain, keep};

/// A part of a document as conditions see it: unfilled values are left out, single values are wrapped in a list where a
/// list is expected, numbers are text where text is expected, ja and nej are booleans, synonyms are the words they
/// mean.
#[derive(Debug, Clone, Copy)]
pub struct View<'tree> {
    /// The node, which is filled in.
    pub node: &'tree Node,
    /// The shape; none if it is unknown.
    shape: Option<&'tree Shape>,
    /// The number of lists, absent from the text, that wrap the single value.
    pub unwrapped: u32,
}

/// A part of a document by its type.
#[derive(Debug, Clone)]
pub enum Seen<'tree> {
    /// A single value.
    Plain(Plain<'tree>),
    /// A list.
    List(Items<'tree>),
    /// A map.
    Map(Members<'tree>),
}

/// The items of a list that are filled in.
#[derive(Debug, Clone)]
pub struct Items<'tree> {
    single: Option<View<'tree>>,
    several: slice::Iter<'tree, Node>,
    shape: Option<&'tree Shape>,
}

/// The keys and values of a map that are filled in.
#[derive(Debug, Clone)]
pub struct Members<'tree> {
    entries: slice::Iter<'tree, Entry>,
    shape: Option<&'tree Shape>,
}

/// True if a value of a shape is not filled in: it is empty, or a placeholder where such a word has no meaning.
fn is_blank(shape: Option<&Shape>, node: &Node) -> bool {
    match &node.content {
        Content::Scalar(scalar) => match scalar.filled {
            Filled::Yes | Filled::Elsewhere => false,
            Filled::No => true,
            Filled::Placeholder => !shape.is_some_and(|shape| shape.knows_word(&scalar.text)),
            Filled::NoneOrPlaceholder => {
                !shape.is_some_and(|shape| shape.means_none() || shape.knows_word(&scalar.text))
            }
        },
        Content::List(items) => {
            let of_items = shape.and_then(|shape| shape.items.as_deref());
            let shape = if shape.is_some_and(Shape::means_none) { shape } else { of_items };
            items.iter().all(|item| is_blank(shape, item))
        }
        Content::Map(entries) => entries.iter().all(|entry| is_blank(of_key(shape, &entry.key), &entry.value)),
    }
}

/// True if the value of a key in a map of a shape is not filled in. Most values are, whatever their shape.
fn is_blank_entry(shape: Option<&Shape>, entry: &Entry) -> bool {
    let is_surely_filled = matches!(&entry.value.content, Content::Scalar(scalar) if matches!(scalar.filled, Filled::Yes | Filled::Elsewhere));
    !is_surely_filled && is_blank(shape.and_then(|shape| shape.properties.get(&entry.key)), &entry.value)
}

/// Removes list items of a shape that are not filled in, so that indices are the same in the tree and in its view.
pub fn drop_blank_items(shape: Option<&Shape>, node: &mut Node) {
    let of_items = shape.and_then(|shape| shape.items.as_deref());
    match &mut node.content {
        Content::Scalar(_) => {}
        Content::List(items) => {
            let of_item = of_items.filter(|_| !shape.is_some_and(Shape::means_none)).or(shape);
            keep(items, |item| !is_blank(of_item, item));
            items.iter_mut().for_each(|item| drop_blank_items(of_items, item));
        }
        Content::Map(entries) => {
            for entry in entries {
                drop_blank_items(of_key(shape, &entry.key), &mut entry.value);
            }
        }
    }
}

/// The shape of a key; a map in place of a list of maps has the shape of its items.
fn of_key<'shape>(shape: Option<&'shape Shape>, key: &str) -> Option<&'shape Shape> {
    let shape = shape?;
    let own = shape.properties.get(key);
    own.or_else(|| shape.items.as_deref().filter(|_| shape.properties.is_empty())?.properties.get(key))
}

impl<'tree> View<'tree> {
    /// The view of a filled-in tree with a known shape.
    #[must_use]
    pub fn of(shape: &'tree Shape, node: &'tree Node) -> Self {
        Self::below(Some(shape), node)
    }

    /// The view of a filled-in tree with an unknown shape.
    #[must_use]
    pub fn bare(node: &'tree Node) -> Self {
        Self::below(None, node)
    }

    fn below(shape: Option<&'tree Shape>, node: &'tree Node) -> Self {
        Self { node, shape, unwrapped: 0 }
    }

    /// The shape of the value; none if it is unknown.
    #[must_use]
    pub fn shape(&self) -> Option<&'tree Shape> {
        self.shape
    }

    /// The value by its type; none if it is not filled in.
    #[must_use]
    pub fn seen(&self) -> Option<Seen<'tree>> {
        let items = self.shape.and_then(|shape| shape.items.as_deref());
        if self.shape.is_some_and(|shape| shape.wraps(self.node)) {
            let single = Self { node: self.node, shape: items, unwrapped: self.unwrapped + 1 };
            return Some(Seen::List(Items { single: Some(single), several: [].iter(), shape: None }));
        }
        Some(match &self.node.content {
            Content::Scalar(scalar) => Seen::Plain(match self.shape {
                Some(shape) => shape.plain(scalar)?,
                None => scalar.read()?,
            }),
            Content::List(several) => Seen::List(Items { single: None, several: several.iter(), shape: items }),
            Content::Map(entries) => Seen::Map(Members { entries: entries.iter(), shape: self.shape }),
        })
    }

    /// The value of a key, if this is a map with that key filled in.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Self> {
        match self.seen()? {
            Seen::Map(members) => members.get(key),
            Seen::Plain(_) | Seen::List(_) => None,
        }
    }

    /// The text, if this is one.
    #[must_use]
    pub fn text(&self) -> Option<&'tree str> {
        match self.seen()? {
            Seen::Plain(Plain::Text(text)) => Some(text),
            Seen::Plain(Plain::Number(_) | Plain::Truth(_)) | Seen::List(_) | Seen::Map(_) => None,
        }
    }

    /// A copy as a value; null if it is not filled in.
    #[must_use]
    pub fn value(&self) -> Value {
        match self.seen() {
            None => Value::Null,
            Some(Seen::Plain(plain)) => plain.into(),
            Some(Seen::List(items)) => items.map(|item| item.value()).collect(),
            Some(Seen::Map(members)) => members.map(|(key, member)| (key, member.value())).collect(),
        }
    }
}

impl<'tree> Members<'tree> {
    /// The number of members.
    #[must_use]
    pub fn count_filled(&self) -> usize {
        self.entries.as_slice().iter().filter(|entry| !is_blank_entry(self.shape, entry)).count()
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<View<'tree>> {
        let entry = self.entries.as_slice().iter().find(|entry| &*entry.key == key)?;
        let shape = self.shape.and_then(|shape| shape.properties.get(key));
        (!is_blank(shape, &entry.value)).then(|| View::below(shape, &entry.value))
    }
}

impl<'tree> Iterator for Items<'tree> {
    type Item = View<'tree>;

    fn next(&mut self) -> Option<View<'tree>> {
        let shape = self.shape;
        let next = |several: &mut slice::Iter<'tree, Node>| several.find(|item| !is_blank(shape, item));
        self.single.take().or_else(|| next(&mut self.several).map(|item| View::below(self.shape, item)))
    }
}

impl<'tree> Iterator for Members<'tree> {
    type Item = (&'tree str, View<'tree>);

    fn next(&mut self) -> Option<Self::Item> {
        let entry = self.entries.find(|entry| !is_blank_entry(self.shape, entry))?;
        let shape = self.shape.and_then(|shape| shape.properties.get(&entry.key));
        Some((&entry.key, View::below(shape, &entry.value)))
    }
}
