//! A document from a file that `publish` wrote: headings and labels are the names of fields, and the facts are in its properties.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::beside_told::{Beside, Margin};
use super::document_told::{Told, Why};
use super::piece::plain;
use super::published_facts::PublishedFacts;
use super::rest::{BELOW_TITLE, Content, FIRST_SECTION, Rest};
use super::story::{Block, Paragraph, Role, Row, Table};
use super::word_file::WordFile;
use crate::authoring::import::draft_text::Entries;
use crate::catalogue::{Kind, Shape};
use crate::report::publication::word_marks::{FIELDS, FOOT, FOOT_OF_DRAFT, HEAD};
use crate::text::plain_name;
use crate::text::tree::Plain;

/// The row with the enheter for which a document holds.
const UNITS: &str = "gäller_för";

/// What a file that `publish` wrote came to.
#[derive(Debug, Default)]
pub struct PublishedDocument {
    /// The fields.
    pub entries: Entries,
    /// What has no field, since somebody has added it.
    pub rest: Vec<Rest>,
    /// The lines of a table of contents.
    pub contents: Vec<String>,
    /// What is told.
    pub told: Vec<Told>,
    /// The fields that are filled.
    taken: BTreeSet<String>,
}

/// A heading and what stands below it.
struct Section<'file> {
    heading: String,
    blocks: Vec<&'file Block>,
}

impl PublishedFacts {
    /// The document of a file.
    #[must_use]
    pub fn document(&self, file: &WordFile, kind: &Kind) -> PublishedDocument {
        let mut document = PublishedDocument::default();
        let mut head = Vec::new();
        for (order, section) in (FIRST_SECTION..).zip(document.sections(&file.story.blocks, kind)) {
            let is_taken = |key: &str| document.taken.contains(key);
            if section.heading.is_empty() {
                head.extend(document.lead(section.blocks));
            } else if let Some(key) = self.key(Some(&kind.shape), &section.heading, &is_taken) {
                let (heading, columns) = (section.heading, BTreeSet::new());
                let mut reading = Reading { facts: self, order, heading, document: &mut document, columns };
                let value = reading.section(kind.shape.properties.get(&key), section.blocks);
                document.fill(key, value);
            } else {
                document.keep(order, section.heading, section.blocks);
            }
        }
        self.head(head, kind, &mut document);
        document.beside(file, kind);
        document
    }

    /// Adds the rows of the head, and the facts instead of those that have them.
    fn head(&self, mut rows: Vec<(String, Vec<String>)>, kind: &Kind, document: &mut PublishedDocument) {
        let applies_by = &kind.words.applies_by;
        let is_row = |field: &str, label: &str| label.trim().to_lowercase().replace(' ', "_") == field;
        // NOTE: a document that names no enhet has a row with those for which it holds, which is no field of it.
        rows.retain(|(label, _)| !is_row(UNITS, label) || kind.shape.properties.contains_key(UNITS));
        let named: Vec<&String> =
            applies_by.iter().filter(|field| rows.iter().any(|(label, _)| is_row(field, label))).collect();
        let mut facts: Vec<(&str, Option<Value>)> = vec![
            ("typ", Some(self.kind.as_str().into())),
            (&kind.words.identity, self.id.as_deref().map(Value::from)),
            ("status", self.status.as_deref().map(Value::from)),
            ("område", (!self.areas.is_empty()).then(|| self.areas.clone().into())),
        ];
        match (named.as_slice(), applies_by.first()) {
            ([], Some(field)) if !self.units.is_empty() => facts.push((field, Some(self.units.clone().into()))),
            ([field], _) if self.units.is_empty() => rows.retain(|(label, _)| !is_row(field, label)),
            ([field], _) => facts.push((field, Some(self.units.clone().into()))),
            _ => {}
        }
        for (field, fact) in facts {
            let (Some(fact), Some(shape)) = (fact, kind.shape.properties.get(field)) else { continue };
            if let Some(at) = rows.iter().position(|(label, _)| is_row(field, label)) {
                let (label, lines) = rows.remove(at);
                if self.value(Some(shape), &lines) != meant(shape, &fact) {
                    document.told.push(Told::Twice {
                        label,
                        value: lines.join(", "),
                        field: field.to_owned(),
                        is_kept: false,
                    });
                }
            }
            if field != "typ" {
                document.fill(field.to_owned(), fact);
            }
        }
        for (label, lines) in rows {
            let is_taken = |key: &str| document.taken.contains(key);
            match self.key(Some(&kind.shape), &label, &is_taken) {
                Some(key) => {
                    let value = self.value(kind.shape.properties.get(&key), &lines);
                    document.fill(key, value);
                }
                None => {
                    let (content, why) = (Content::Text(lines), Why::NoField);
                    document.rest.push(Rest { order: BELOW_TITLE, heading: label, content, why });
                }
            }
        }
    }
}

/// A fact as the words of its closed list mean it.
fn meant(shape: &Shape, fact: &Value) -> Value {
    match fact {
        Value::String(text) => Value::from(shape.meant(text, Plain::Text(text))),
        Value::Array(items) => {
            let of_item = shape.items.as_deref().unwrap_or(shape);
            items.iter().map(|item| meant(of_item, item)).collect()
        }
        other => other.clone(),
    }
}

impl PublishedDocument {
    fn fill(&mut self, field: String, value: Value) {
        self.taken.insert(field.clone());
        self.entries.fields.push((field, value));
    }

    /// The sections of the text, after its title; the first has no heading.
    fn sections<'file>(&mut self, blocks: &'file [Block], kind: &Kind) -> Vec<Section<'file>> {
        let mut sections = vec![Section { heading: String::new(), blocks: Vec::new() }];
        let mut title = None;
        for block in blocks {
            match block {
                Block::Paragraph(one) if one.is_contents => self.contents.push(plain(&one.text)),
                Block::Paragraph(one) if one.role == Role::Title && title.is_none() => {
                    title = Some(plain(&one.text).replace('\n', " "));
                }
                Block::Paragraph(one) if one.role == Role::Subtitle => {
                    self.told.push(Beside::Stamp { text: plain(&one.text) }.into());
                }
                Block::Paragraph(Paragraph { role: Role::Title | Role::Heading(_), text, .. }) => {
                    sections.push(Section { heading: plain(text).replace('\n', " "), blocks: Vec::new() });
                }
                block => sections.iter_mut().last().into_iter().for_each(|section| section.blocks.push(block)),
            }
        }
        if let (Some(field), Some(title)) = (kind.words.title_fields.first(), title) {
            self.fill(field.clone(), title.into());
        }
        sections
    }

    /// The rows of the table at the head; what else stands there is kept.
    fn lead(&mut self, blocks: Vec<&Block>) -> Vec<(String, Vec<String>)> {
        let mut rows = Vec::new();
        let mut others = Vec::new();
        for block in blocks {
            match block {
                Block::Table(table) if rows.is_empty() && is_headed(table, HEAD) => rows.extend(pairs(table)),
                other => others.push(other),
            }
        }
        self.keep(BELOW_TITLE, String::new(), others);
        rows
    }

    /// Keeps blocks under `övrigt`.
    fn keep(&mut self, order: usize, heading: String, blocks: Vec<&Block>) {
        if blocks.is_empty() && !heading.is_empty() {
            let content = Content::Text(Vec::new());
            self.rest.push(Rest { order, heading: heading.clone(), content, why: Why::NoField });
        }
        for block in blocks {
            let (content, why) = match block {
                Block::Paragraph(paragraph) => (Content::Text(vec![plain(&paragraph.text)]), Why::NoField),
                Block::Table(table) => {
                    let cells = |row: &Row| row.cells.iter().map(|cell| plain(&cell.text())).collect();
                    (Content::Table(table.rows.iter().map(cells).collect()), Why::Table)
                }
            };
            self.rest.push(Rest { order, heading: heading.clone(), content, why });
        }
    }

    /// What stands beside the text: boxes are kept, and the heads and feet of the pages told.
    fn beside(&mut self, file: &WordFile, kind: &Kind) {
        let title =
            kind.words.title_fields.first().map(|field| self.entries.text(field).to_owned()).unwrap_or_default();
        for aside in &file.story.boxes {
            let texts = aside.paragraphs.iter().map(|paragraph| plain(&paragraph.text)).collect();
            let (heading, content) = ("Textruta".to_owned(), Content::Text(texts));
            self.rest.push(Rest { order: usize::MAX, heading, content, why: Why::NoField });
            self.told.push(Beside::TextBox { heading: String::new() }.into());
        }
        for (place, stories) in [(Margin::Header, &file.headers), (Margin::Footer, &file.footers)] {
            let boxes = stories.iter().flat_map(|story| &story.boxes).flat_map(|aside| &aside.paragraphs);
            let texts = stories.iter().flat_map(|story| story.paragraphs()).chain(boxes).map(|one| plain(&one.text));
            // What `publish` itself writes there is said in the document too.
            let is_added = |text: &String| match place {
                Margin::Header => title.is_empty() || !text.contains(&title),
                Margin::Footer => !text.starts_with(FOOT) && !text.ends_with(FOOT_OF_DRAFT),
            };
            self.told.extend(texts.filter(is_added).map(|text| Beside::Margin { place, text }.into()));
        }
    }
}

/// The reading of a section that has a field.
struct Reading<'reading> {
    facts: &'reading PublishedFacts,
    order: usize,
    heading: String,
    document: &'reading mut PublishedDocument,
    /// The labels that are told to be no fields.
    columns: BTreeSet<String>,
}

impl Reading<'_> {
    /// The value of what stands below a heading.
    fn section(&mut self, shape: Option<&Shape>, blocks: Vec<&Block>) -> Value {
        let items = shape.and_then(|shape| shape.items.as_deref());
        let takes_maps = shape.is_none_or(|shape| shape.takes_map) || items.is_some_and(|items| items.takes_map);
        let (blocks, others): (Vec<&Block>, Vec<&Block>) =
            blocks.into_iter().partition(|block| takes_maps || matches!(block, Block::Paragraph(_)));
        if !others.is_empty() {
            self.document.keep(self.order, self.heading.clone(), others);
        }
        let is_table = |block: &&Block| matches!(block, Block::Table(_));
        if !blocks.iter().any(is_table) {
            let lines: Vec<String> = blocks.iter().flat_map(|block| line(block)).collect();
            return if lines.is_empty() { Value::Null } else { self.facts.value(shape, &lines) };
        }
        let is_one = shape.is_none_or(|shape| shape.takes_map);
        if let ([Block::Table(table)], true) = (blocks.as_slice(), is_one)
            && is_headed(table, FIELDS)
        {
            return self.fields(shape, table);
        }
        let mut values: Vec<Value> = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph(one) => values.push(self.facts.plain(items, &plain(&one.text))),
                Block::Table(table) if is_headed(table, FIELDS) => values.push(self.fields(items, table)),
                Block::Table(table) => values.extend(self.rows(items, table)),
            }
        }
        values.into()
    }

    /// A map whose fields have a row each.
    fn fields(&mut self, shape: Option<&Shape>, table: &Table) -> Value {
        let mut map = Map::new();
        for (label, lines) in pairs(table) {
            self.add(&mut map, shape, (&label, lines));
        }
        map.into()
    }

    /// The maps of the rows of a table, whose columns are fields.
    fn rows(&mut self, shape: Option<&Shape>, table: &Table) -> Vec<Value> {
        let rows = || table.rows.iter();
        let labels: Vec<String> =
            rows().next().into_iter().flat_map(|row| &row.cells).map(|cell| plain(&cell.text())).collect();
        let mut maps = Vec::new();
        for row in rows().skip(1) {
            let mut map = Map::new();
            for (number, cell) in row.cells.iter().enumerate() {
                let lines: Vec<String> = cell.paragraphs.iter().map(|one| plain(&one.text)).collect();
                self.add(&mut map, shape, (labels.get(number).map_or("", String::as_str), lines));
            }
            maps.extend((!map.is_empty()).then_some(Value::Object(map)));
        }
        maps
    }

    /// Adds a field to a map, under a key of its own if the label is no field; nothing if it is empty.
    fn add(&mut self, map: &mut Map<String, Value>, shape: Option<&Shape>, (label, lines): (&str, Vec<String>)) {
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        if lines.is_empty() {
            return;
        }
        if let Some(key) = self.facts.key(shape, label, &|key| map.contains_key(key)) {
            let value = self.facts.value(shape.and_then(|shape| shape.properties.get(&key)), &lines);
            map.insert(key, value);
            return;
        }
        let key = format!("x-{}", plain_name(label).unwrap_or_else(|| "kolumn".to_owned()));
        if self.columns.insert(label.to_owned()) {
            self.document.told.push(Beside::Column { head: label.to_owned(), key: key.clone() }.into());
        }
        if let Value::Array(there) = map.entry(key).or_insert_with(|| Value::Array(Vec::new())) {
            there.extend(lines.into_iter().map(Value::from));
        }
    }
}

fn line(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph(paragraph) => Some(plain(&paragraph.text)),
        Block::Table(_) => None,
    }
}

/// True for a table of two columns with these headings.
fn is_headed(table: &Table, headings: [&str; 2]) -> bool {
    table.rows.first().is_some_and(|row| row.cells.iter().map(|cell| plain(&cell.text())).eq(headings))
}

/// The labels in the first column of a table below its headings, and the paragraphs beside each.
fn pairs(table: &Table) -> Vec<(String, Vec<String>)> {
    let rows = table.rows.iter().skip(1);
    let pair = |row: &Row| {
        let (label, others) = row.cells.split_first()?;
        let lines = others.iter().flat_map(|cell| &cell.paragraphs).map(|one| plain(&one.text));
        let pair = (plain(&label.text()), lines.filter(|line| !line.is_empty()).collect::<Vec<_>>());
        (!pair.0.is_empty() || !pair.1.is_empty()).then_some(pair)
    };
    rows.filter_map(pair).collect()
}
