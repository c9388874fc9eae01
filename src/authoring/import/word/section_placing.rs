//! Places what stands below the headings: in the fields of the kind, or under `övrigt`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::causes::cause;
use super::document_told::{Told, Why};
use super::duties::duties;
use super::heading_line::Heading;
use super::numbered_steps::steps;
use super::piece::{Piece, plain};
use super::rest::{Content, Rest};
use super::section::Section;
use super::section_fields::{field_of_heading, field_of_list, field_of_table, fits};
use super::story::Block;
use super::table_parts::{Part, PartTable, one_or_list, plain_rows};
use crate::catalogue::{Kind, Shape};

/// What the sections came to.
#[derive(Debug, Default)]
pub struct Body {
    /// The fields, with the values of each in the order of the document.
    pub fields: BTreeMap<String, Value>,
    /// What has no field.
    pub rest: Vec<Rest>,
    /// What is told.
    pub told: Vec<Told>,
}

/// The number of an act, by which a reference is one to the law.
static ACT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b(?:19|20)\d\d:\d{1,4}\b").expect("the pattern is written here and tested"));

/// The sections in the fields of a kind; `first` is the place of the first in the document.
#[must_use]
pub fn placed(sections: &[Section], kind: &Kind, first: usize) -> Body {
    let mut body = Body::default();
    let mut pieces: BTreeMap<String, Vec<Piece>> = BTreeMap::new();
    let mut scope: Option<(String, Heading)> = None;
    for (order, section) in (first..).zip(sections) {
        let heading = section.heading.as_ref();
        let own = heading.and_then(|heading| field_of_heading(&heading.text, kind));
        let own = own.or_else(|| field_of_list(section, kind));
        let own = own.filter(|field| fits(field, &section.blocks, kind));
        let is_below = |(_, above): &(String, Heading)| heading.is_some_and(|heading| heading.level > above.level);
        scope = match (own, heading) {
            (Some(field), Some(heading)) => Some((field, heading.clone())),
            _ => scope.filter(is_below),
        };
        match &scope {
            Some((field, above)) if heading == Some(above) || has_headings(field, kind) => {
                let below = heading.filter(|heading| *heading != above).map(|heading| heading.text.clone());
                let piece =
                    |block: Option<Block>| Piece { order, heading: above.text.clone(), below: below.clone(), block };
                let blocks = section.blocks.iter().cloned().map(Some);
                let bare = (section.blocks.is_empty() && below.is_some()).then_some(None);
                pieces.entry(field.clone()).or_default().extend(blocks.chain(bare).map(piece));
            }
            _ => unplaced(section, order, kind, (&mut pieces, &mut body)),
        }
    }
    for (field, pieces) in pieces {
        body.fill(&field, &pieces, kind);
    }
    body
}

/// True for a field whose parts may stand below headings of their own.
fn has_headings(field: &str, kind: &Kind) -> bool {
    let items = kind.shape.properties.get(field).and_then(|shape| shape.items.as_deref());
    items.is_some_and(|items| ["vad", "roll"].iter().any(|key| items.properties.contains_key(key)))
}

/// Keeps a section without a field, but for tables that are known by their columns.
fn unplaced(
    section: &Section,
    order: usize,
    kind: &Kind,
    (pieces, body): (&mut BTreeMap<String, Vec<Piece>>, &mut Body),
) {
    let heading = section.name().to_owned();
    let mut is_kept = false;
    for block in &section.blocks {
        let content = match block {
            Block::Paragraph(paragraph) => Content::Text(vec![plain(&paragraph.text)]),
            Block::Table(table) => {
                if let Some(field) = field_of_table(table, kind) {
                    let (heading, block) = (heading.clone(), Some(block.clone()));
                    pieces.entry(field).or_default().push(Piece { order, heading, below: None, block });
                    is_kept = true;
                    continue;
                }
                Content::Table(plain_rows(table))
            }
        };
        is_kept = true;
        let why = if matches!(content, Content::Table(_)) { Why::Table } else { Why::NoField };
        body.rest.push(Rest { order, heading: heading.clone(), content, why });
    }
    if !is_kept && !heading.is_empty() {
        body.rest.push(Rest { order, heading, content: Content::Text(Vec::new()), why: Why::NoField });
    }
}

impl Body {
    /// Fills a field from its pieces.
    fn fill(&mut self, field: &str, pieces: &[Piece], kind: &Kind) {
        let Some(shape) = kind.shape.properties.get(field) else { return };
        let items = shape.items.as_deref();
        let has = |key: &str| items.is_some_and(|items| items.properties.contains_key(key));
        let (values, rest) = match items {
            Some(items) if has("vad") => steps(pieces, items, &mut self.told),
            Some(items) if has("uppgift") && has("roll") => duties(pieces, items, &mut self.told),
            Some(items) if items.takes_map => self.parts(field, pieces, items),
            _ => texts(pieces),
        };
        self.rest.extend(rest);
        if !shape.takes_text {
            self.extend(field, values, kind);
        } else if let Some(value) = joined(values) {
            self.fields.insert(field.to_owned(), value);
        }
    }

    /// Adds values to a list; references to acts go to the law, where the kind has it.
    fn extend(&mut self, field: &str, values: Vec<Value>, kind: &Kind) {
        let is_act = |value: &Value| value.as_str().is_some_and(|text| ACT.is_match(text));
        let is_of_law =
            |value: &Value| field == "referenser" && kind.shape.properties.contains_key("lagstöd") && is_act(value);
        let (acts, others): (Vec<Value>, Vec<Value>) = values.into_iter().partition(is_of_law);
        for (field, values) in [("lagstöd", acts), (field, others)] {
            if !values.is_empty() {
                let entry = self.fields.entry(field.to_owned()).or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(list) = entry {
                    list.extend(values);
                }
            }
        }
    }

    /// Parts of any other list: rows of tables, and paragraphs as they stand.
    fn parts(&mut self, field: &str, pieces: &[Piece], items: &Shape) -> (Vec<Value>, Vec<Rest>) {
        let (mut values, mut rest) = (Vec::new(), Vec::new());
        for piece in pieces {
            match &piece.block {
                Some(Block::Paragraph(paragraph)) if field == "orsaker" => values.push(cause(paragraph)),
                Some(Block::Paragraph(paragraph)) => values.push(plain(&paragraph.text).into()),
                Some(Block::Table(table)) => match PartTable::of(table, items, &[]) {
                    Some(table) => {
                        self.told.extend(table.unknown());
                        values.extend(table.parts(items, field, &mut self.told).into_iter().map(Part::value));
                    }
                    None => rest.push(of_table(piece, table)),
                },
                None => {}
            }
        }
        (values, rest)
    }
}

fn of_table(piece: &Piece, table: &super::story::Table) -> Rest {
    let heading = piece.below.as_ref().unwrap_or(&piece.heading).clone();
    Rest { order: piece.order, heading, content: Content::Table(plain_rows(table)), why: Why::Table }
}

/// The paragraphs of a field of text; its tables are no text.
fn texts(pieces: &[Piece]) -> (Vec<Value>, Vec<Rest>) {
    let (mut values, mut rest) = (Vec::new(), Vec::new());
    for piece in pieces {
        match &piece.block {
            Some(Block::Paragraph(paragraph)) => values.push(plain(&paragraph.text).into()),
            Some(Block::Table(table)) => rest.push(of_table(piece, table)),
            None => {}
        }
    }
    (values, rest)
}

/// One text, or a list of several.
fn joined(values: Vec<Value>) -> Option<Value> {
    one_or_list(values.into_iter().filter_map(|value| value.as_str().map(str::to_owned)).collect())
}
