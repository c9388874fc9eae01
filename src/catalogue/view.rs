//! A document as conditions see it, looked at in its tree: nothing is copied.

use std::slice;

use serde_json::Value;

use super::Shape;
use crate::text::Node;
use crate::text::tree::{Content, Entry, Plain};

/// A part of a document as conditions see it: what is not filled in is not there, single values stand in a list where a
/// list is meant, numbers are text where text is meant, ja and nej are yes and no, synonyms the word they stand for.
#[derive(Debug, Clone, Copy)]
pub struct View<'tree> {
    /// What stands there; it is filled in.
    pub node: &'tree Node,
    /// What may stand there; none where nothing is known of it.
    shape: Option<&'tree Shape>,
    /// In how many lists, that stand nowhere in the text, the single value is.
    pub unwrapped: u32,
}

/// What a part of a document is.
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

impl<'tree> View<'tree> {
    /// A tree of which something is filled in, as conditions on this shape see it.
    #[must_use]
    pub fn of(shape: &'tree Shape, node: &'tree Node) -> Self {
        Self::below(Some(shape), node)
    }

    /// A tree of which nothing is known but that something is filled in.
    #[must_use]
    pub fn bare(node: &'tree Node) -> Self {
        Self::below(None, node)
    }

    fn below(shape: Option<&'tree Shape>, node: &'tree Node) -> Self {
        Self { node, shape, unwrapped: 0 }
    }

    /// What it is; none if it is not filled in.
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
    /// How many there are.
    #[must_use]
    pub fn count_filled(&self) -> usize {
        self.entries.as_slice().iter().filter(|entry| !entry.value.is_unfilled()).count()
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<View<'tree>> {
        let entry = self.entries.as_slice().iter().find(|entry| &*entry.key == key)?;
        let shape = self.shape.and_then(|shape| shape.properties.get(key));
        (!entry.value.is_unfilled()).then(|| View::below(shape, &entry.value))
    }
}

impl<'tree> Iterator for Items<'tree> {
    type Item = View<'tree>;

    fn next(&mut self) -> Option<View<'tree>> {
        let next = |several: &mut slice::Iter<'tree, Node>| several.find(|item| !item.is_unfilled());
        self.single.take().or_else(|| next(&mut self.several).map(|item| View::below(self.shape, item)))
    }
}

impl<'tree> Iterator for Members<'tree> {
    type Item = (&'tree str, View<'tree>);

    fn next(&mut self) -> Option<Self::Item> {
        let entry = self.entries.find(|entry| !entry.value.is_unfilled())?;
        let shape = self.shape.and_then(|shape| shape.properties.get(&entry.key));
        Some((&entry.key, View::below(shape, &entry.value)))
    }
}
