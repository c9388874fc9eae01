//! The fields of a form, from the shape of a kind and what is written.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::masked_text::{ShownText, is_number};
use crate::authoring::new::form::field_choices::{Choices, is_list};
use crate::authoring::new::outline::properties;
use crate::catalogue::{Kind, Shape};
use crate::corpus::Corpus;
use crate::render::shared_words::capital;
use crate::text::tree::Content;
use crate::text::{Node, Pointer, Span};

/// The deepest that a form goes.
const DEPTH: usize = 5;

/// A walk through a document and the schema of its kind.
pub struct Walk<'form> {
    /// The documents that may be referred to.
    pub corpus: Option<&'form Corpus>,
    /// The text of the file, as it is shown.
    pub shown: &'form ShownText,
    /// Why nothing in the file can be changed; none if something can.
    pub locked: Option<&'static str>,
    /// What the law asks for, by keys.
    pub asked: &'form BTreeMap<String, String>,
    /// Where each field stands.
    pub spans: Vec<(Pointer, Span)>,
    /// The lists to choose from, by name.
    pub lists: BTreeMap<String, Value>,
}

/// A field as the schema has it.
#[derive(Clone, Copy)]
struct Described<'form> {
    key: &'form str,
    schema: &'form Value,
    shape: &'form Shape,
}

impl<'form> Walk<'form> {
    /// The fields of a document, and what stands in it that the kind has no field for.
    pub fn document(&mut self, kind: &'form Kind, root: &Node) -> (Vec<Value>, Vec<Value>) {
        let schema: &Value = &kind.schema;
        let fields = self.fields((schema, &kind.shape), schema, Some(root), (&Pointer::root(), ""), 0);
        let known = |key: &str| kind.shape.properties.contains_key(key);
        let others = root.entries().iter().filter(|entry| !known(&entry.key));
        let others = others.map(|entry| {
            let range = entry.key_span.range().start..entry.value.span.range().end;
            json!({ "nyckel": &*entry.key, "text": self.shown.text.get(range) })
        });
        (fields, others.collect())
    }

    /// The fields of a map, in the order of the schema.
    fn fields(
        &mut self,
        (schema, shape): (&'form Value, &'form Shape),
        root: &'form Value,
        node: Option<&Node>,
        (pointer, path): (&Pointer, &str),
        depth: usize,
    ) -> Vec<Value> {
        let described: Vec<Described<'form>> = properties(schema, root)
            .into_iter()
            .filter_map(|(key, schema)| Some(Described { key, schema, shape: shape.properties.get(key)? }))
            .collect();
        let field = |one: Described<'form>| {
            let entry = node.and_then(|node| node.get(one.key));
            let here = pointer.child(one.key);
            let from = entry.map_or(0, |entry| entry.key_span.start);
            let to = entry.map_or(0, |entry| entry.value.span.end.max(entry.key_span.end));
            self.spans.push((here.clone(), Span { start: from, end: to }));
            self.field(one, root, entry.map(|entry| &entry.value), (&here, &format!("{path}/{}", one.key)), depth)
        };
        described.into_iter().map(field).collect()
    }

    fn field(
        &mut self,
        one: Described<'form>,
        root: &'form Value,
        node: Option<&Node>,
        (pointer, path): (&Pointer, &str),
        depth: usize,
    ) -> Value {
        let filled = node.filter(|node| !node.is_unfilled());
        let about = one.schema.get("description").and_then(Value::as_str).unwrap_or_default();
        let mut told = json!({
            "fält": pointer.as_str(),
            "namn": capital(&one.key.replace('_', " ")),
            "om": self.asked.get(path).map_or(about, String::as_str),
            "frågas": self.asked.contains_key(path),
            "ifyllt": filled.is_some(),
        });
        let of_kind = match self.rows(one, root, filled, (pointer, path), depth) {
            Some(rows) => rows,
            None => self.single(one, filled),
        };
        let (Value::Object(told_entries), Value::Object(more)) = (&mut told, of_kind) else { return told };
        told_entries.extend(more);
        told
    }

    /// A list of rows, or a group of fields; none if the field has no fields of its own.
    fn rows(
        &mut self,
        one: Described<'form>,
        root: &'form Value,
        filled: Option<&Node>,
        (pointer, path): (&Pointer, &str),
        depth: usize,
    ) -> Option<Value> {
        let item = one.shape.items.as_deref().filter(|items| one.shape.takes_list && !items.properties.is_empty());
        let is_group = item.is_none() && !one.shape.properties.is_empty();
        if depth >= DEPTH || item.is_none() && !is_group || filled.is_some_and(|node| node.text().is_some()) {
            return None;
        }
        let inner = (one.schema, item.unwrap_or(one.shape));
        let is_single = filled.is_some_and(|node| !node.entries().is_empty());
        if is_group || is_single {
            let fields = self.fields(inner, root, filled, (pointer, path), depth + 1);
            return Some(json!({ "slag": "grupp", "inre": fields }));
        }
        let items = filled.map_or(&[][..], Node::items);
        let rows: Vec<Value> = items
            .iter()
            .enumerate()
            .map(|(number, node)| {
                let here = pointer.child(number);
                self.spans.push((here.clone(), node.span));
                let text = node.text().map(|text| self.text_of_row(node, &here, text));
                let fields = if text.is_some() {
                    Vec::new()
                } else {
                    self.fields(inner, root, Some(node), (&here, path), depth + 1)
                };
                json!({ "fält": here.as_str(), "inre": text.map_or(fields, |text| vec![text]) })
            })
            .collect();
        let spans = self.spans.len();
        let template = self.fields(inner, root, None, (&pointer.child("-"), path), depth + 1);
        self.spans.truncate(spans);
        Some(json!({ "slag": "rader", "rader": rows, "mall": template }))
    }

    /// A row that is written as a text.
    fn text_of_row(&self, node: &Node, here: &Pointer, text: &str) -> Value {
        let mut told = json!({ "fält": here.as_str(), "slag": "prosa", "namn": "Text", "värde": text, "ifyllt": true });
        if let Some(why) = self.kept(Some(node))
            && let (Value::Object(told), Value::Object(only)) = (&mut told, self.only_text(Some(node), why))
        {
            told.extend(only);
        }
        told
    }

    /// Why a field can only be changed in a text editor: nothing in the file can be changed, or something in it is not shown.
    fn kept(&self, filled: Option<&Node>) -> Option<&'static str> {
        self.locked.or_else(|| filled.filter(|node| self.shown.hides(node)).map(|_| MASKED))
    }

    /// A field that is shown as it is written, and why.
    fn only_text(&self, filled: Option<&Node>, why: &str) -> Value {
        let written = filled.and_then(|node| self.shown.text.get(node.span.range()));
        json!({ "slag": "bara_text", "värde": written, "varför": capital(why) })
    }

    /// A field with one value, or with a list of single values.
    fn single(&mut self, one: Described<'form>, filled: Option<&Node>) -> Value {
        let shape = one.shape;
        if let Some(why) = self.kept(filled) {
            return self.only_text(filled, why);
        }
        let texts = match filled.map(|node| &node.content) {
            None => Vec::new(),
            Some(Content::Scalar(scalar)) => vec![scalar.text.to_string()],
            Some(Content::List(items)) if items.iter().all(|item| item.text().is_some()) && shape.takes_list => {
                items.iter().filter_map(Node::text).map(str::to_owned).collect()
            }
            Some(Content::List(_) | Content::Map(_)) => return self.only_text(filled, WRITTEN),
        };
        let single = shape.items.as_deref().filter(|_| is_list(shape)).unwrap_or(shape);
        let is_several = is_list(shape) || filled.is_some_and(|node| !node.items().is_empty());
        let choices = self.choices(shape, single);
        let has_lines = texts.iter().any(|text| text.contains(LINE_BREAKS));
        let is_torn = has_lines || texts.iter().any(|text| text.is_empty() || text.trim() != text);
        if is_several && choices.is_none() && is_torn {
            return self.only_text(filled, TORN);
        }
        let sort = match (single.format.as_deref(), choices.is_some(), is_several) {
            (_, true, true) => "flerval",
            (_, false, true) => "lista",
            (_, _, false) if has_lines => "prosa",
            (_, true, false) => "val",
            (Some("datum"), false, false) => "dag",
            _ if single.takes_boolean && !single.takes_text => "ja_nej",
            _ if single.takes_number && !single.takes_text => "tal",
            _ if is_line(one.schema, single) => "rad",
            _ => "prosa",
        };
        let value = if is_several { Value::from(texts) } else { texts.into_iter().next().into() };
        let is_open = single.is_open_list || single.words.is_empty();
        json!({ "slag": sort, "värde": value, "lista": choices, "öppen": is_open })
    }

    /// The name of the list that a value is chosen from.
    fn choices(&mut self, shape: &Shape, single: &Shape) -> Option<String> {
        let known = |choices: Choices| -> Vec<Value> {
            let known = choices.known.into_iter().filter(|one| !is_number(&one.value));
            known.map(|one| json!({ "värde": one.value, "namn": one.name })).collect()
        };
        if let Some(words) = Choices::of_words(shape) {
            let name = single.words.join("|");
            self.lists.entry(name.clone()).or_insert_with(|| known(words).into());
            return Some(name);
        }
        let reference = single.reference.as_ref()?;
        let kinds: Vec<&str> = reference.kinds.iter().map(|kind| kind.0.as_str()).collect();
        // A kind has the name of a word too: `typ: ansvar`.
        let name = format!("dokument {}", kinds.join("|"));
        if !self.lists.contains_key(&name) {
            let choices = self.corpus.map(|corpus| known(Choices::of(corpus, shape))).unwrap_or_default();
            self.lists.insert(name.clone(), choices.into());
        }
        Some(name)
    }
}

/// True if a text is one line: a heading, a number, an id, a day that may be said in words.
fn is_line(schema: &Value, shape: &Shape) -> bool {
    let named = schema.get("$ref").and_then(Value::as_str).and_then(|target| target.rsplit('/').next());
    shape.format.is_some() || named.is_none() || named.is_some_and(|name| ["rad", "id"].contains(&name))
}

/// What ends a line, so that a field of one line cannot show it.
const LINE_BREAKS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
/// Why a field with a number of a person is not changed in the form.
const MASKED: &str =
    "här står något som ser ut som ett personnummer; det visas inte, och går bara att ändra i en textredigerare";
/// Why a list is not changed in the form.
const TORN: &str = "någon punkt i listan har flera rader, eller är tom eller börjar eller slutar med mellanslag; den går bara att ändra i en textredigerare";
/// Why a value that is written as another sort than the field has is not changed in the form.
const WRITTEN: &str = "skrivet så att det bara går att ändra i en textredigerare";
