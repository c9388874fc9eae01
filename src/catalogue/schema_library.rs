//! Implements the traits of the schema library for document trees.

use std::borrow::Cow;

use jsonschema::JsonType;
use jsonschema::json::{Array, Json, Node as Instance, NodeIdentity, Object, SerdeJson};
use serde_json::{Number, Value};

use super::View;
use super::view::{Items, Members, Seen};
use crate::text::tree::{Content, Plain, Scalar};
use crate::text::{Node, Span};

/// The document tree as a JSON representation.
#[derive(Debug)]
pub struct Tree;

impl Json for Tree {
    type Node<'a> = View<'a>;
    type PreparedKey = String;
    type StringBuffer = Option<Node>;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>(buffer: &mut Option<Node>, string: &str, f: impl FnOnce(View<'_>) -> T) -> T {
        let content = Content::Scalar(Scalar::name(string.into()));
        f(View::bare(buffer.insert(Node { span: Span::default(), content })))
    }
}

impl<'a> Instance<'a, Tree> for View<'a> {
    type Object = Members<'a>;
    type Array = Items<'a>;
    type Number = Number;

    fn as_object(&self) -> Option<Members<'a>> {
        match self.seen()? {
            Seen::Map(members) => Some(members),
            Seen::Plain(_) | Seen::List(_) => None,
        }
    }

    fn as_array(&self) -> Option<Items<'a>> {
        match self.seen()? {
            Seen::List(items) => Some(items),
            Seen::Plain(_) | Seen::Map(_) => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        self.text().map(Cow::Borrowed)
    }

    fn as_number(&self) -> Option<Number> {
        match self.seen()? {
            Seen::Plain(Plain::Number(number)) => Some(number),
            Seen::Plain(_) | Seen::List(_) | Seen::Map(_) => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.seen()? {
            Seen::Plain(Plain::Truth(truth)) => Some(truth),
            Seen::Plain(_) | Seen::List(_) | Seen::Map(_) => None,
        }
    }

    fn is_null(&self) -> bool {
        self.seen().is_none()
    }

    fn json_type(&self) -> JsonType {
        match self.seen() {
            None => JsonType::Null,
            Some(Seen::Plain(Plain::Text(_))) => JsonType::String,
            Some(Seen::Plain(Plain::Number(_))) => JsonType::Number,
            Some(Seen::Plain(Plain::Truth(_))) => JsonType::Boolean,
            Some(Seen::List(_)) => JsonType::Array,
            Some(Seen::Map(_)) => JsonType::Object,
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (self.text(), expected) {
            (Some(text), Value::String(expected)) => text == expected,
            (Some(_), _) => false,
            (None, _) => Instance::<SerdeJson>::equals_value(&&self.value(), expected),
        }
    }

    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(self.value())
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(NodeIdentity::tagged(std::ptr::from_ref(self.node) as usize, self.unwrapped))
    }
}

impl<'a> Object<'a, Tree> for Members<'a> {
    type Node = View<'a>;
    type MemberName = &'a str;
    type MembersIter = Self;

    fn len(&self) -> usize {
        self.count_filled()
    }

    fn get(&self, key: &String) -> Option<View<'a>> {
        Members::get(self, key)
    }

    fn members(&self) -> Self {
        self.clone()
    }
}

impl<'a> Array<'a, Tree> for Items<'a> {
    type Node = View<'a>;
    type ElementsIter = Self;

    fn len(&self) -> usize {
        self.clone().count()
    }

    fn elements(&self) -> Self {
        self.clone()
    }
}
