//! What stands at the beginning of a document and beside its text: labels for the head, and what is told of the rest.

use std::collections::HashSet;

use super::beside_told::{Beside, Margin};
use super::document_told::{Told, Why};
use super::head_fields::{Labels, Source};
use super::labels::{Labelled, Pair, of_line, of_table, segments};
use super::piece::plain;
use super::rest::{BELOW_TITLE, Content, FIRST_SECTION, Rest};
use super::section::{Outline, is_of_title_page};
use super::section_fields::{field_of_heading, field_of_table};
use super::story::{Block, Control, Paragraph, Role, Story};
use super::word_file::WordFile;
use crate::catalogue::{Kind, document_words};
use crate::text::tree::Plain;

/// How many known labels make a table further down a head of the document.
const FEWEST_BELOW: usize = 3;
/// The words for the fields that a line may fill by being one of their words.
const BY_WORD: [&str; 2] = ["dokumenttyp", "status"];

/// What is found at the beginning of a document.
#[derive(Debug, Default)]
pub struct Lead {
    /// The labels.
    pub labels: Labels,
    /// What has no field.
    pub rest: Vec<Rest>,
    /// What is told.
    pub told: Vec<Told>,
    /// What in the head of the pages names an enhet, and is not used.
    pub unit: Option<String>,
    /// The lines of the heads and feet of the pages that are told.
    lines: HashSet<(bool, String)>,
}

/// Takes the head out of an outline and out of what stands beside the text.
#[must_use]
pub fn lead(outline: &mut Outline, file: &WordFile, kind: &Kind) -> Lead {
    let mut lead = Lead::default();
    let before = std::mem::take(&mut outline.before_title);
    let (before, sentences): (Vec<Block>, Vec<Block>) = before.into_iter().partition(is_of_title_page);
    if let Some(first) = outline.sections.first_mut() {
        first.blocks.splice(0..0, sentences);
    }
    for line in lead.labelled(before, kind) {
        if !lead.by_word(&line, kind) {
            lead.told.push(Beside::TitlePage { text: line }.into());
        }
    }
    if let Some(first) = outline.sections.first_mut() {
        let blocks = std::mem::take(&mut first.blocks);
        first.blocks = lead.first_section(blocks, kind);
    }
    for section in outline.sections.iter_mut().skip(1) {
        if field_of_heading(section.name(), kind).is_none() {
            section.blocks.retain(|block| !lead.is_head_below(block, kind));
        }
    }
    lead.boxes(file, outline, kind);
    lead.margins(&file.headers, Margin::Header, kind);
    lead.margins(&file.footers, Margin::Footer, kind);
    let controls = file.story.paragraphs().flat_map(|paragraph| &paragraph.controls);
    let controls = controls.filter(|control| !control.is_moving).map(|one| (one.name.as_str(), one.text.as_str()));
    lead.named(Source::Control, controls, kind);
    let properties = file.properties.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    lead.named(Source::Properties, properties, kind);
    lead
}

impl Lead {
    /// Adds the labels among blocks before the title; the lines that are left.
    fn labelled(&mut self, blocks: Vec<Block>, kind: &Kind) -> Vec<String> {
        let mut lines = Vec::new();
        for block in blocks {
            let found = match &block {
                Block::Paragraph(paragraph) => of_line(paragraph, kind),
                Block::Table(table) => of_table(table, kind, 0),
            };
            match (found, block) {
                (Some(found), _) => {
                    lines.extend(found.loose.iter().cloned());
                    self.labels.add(Source::Text, found.before_title());
                }
                (None, Block::Paragraph(paragraph)) => lines.push(plain(&paragraph.text)),
                (None, Block::Table(table)) => {
                    lines.extend(table.rows.iter().flat_map(|row| &row.cells).map(|cell| plain(&cell.text())));
                }
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// Adds the labels among the blocks below the title, or of a document without one; the blocks that are left.
    fn first_section(&mut self, blocks: Vec<Block>, kind: &Kind) -> Vec<Block> {
        let mut left = Vec::new();
        for block in blocks {
            let found = match &block {
                Block::Paragraph(paragraph) => of_control(paragraph, kind).or_else(|| of_line(paragraph, kind)),
                Block::Table(table) if field_of_table(table, kind).is_some() => None,
                Block::Table(table) => of_table(table, kind, 0),
            };
            let is_word = matches!(&block, Block::Paragraph(one) if found.is_none() && self.by_word(&one.text, kind));
            match found {
                Some(found) => self.add_of_text(found, kind),
                None if is_word => {}
                None => left.push(block),
            }
        }
        left
    }

    fn add_of_text(&mut self, found: Labelled, kind: &Kind) {
        for line in &found.loose {
            if !self.by_word(line, kind) {
                let content = Content::Text(vec![plain(line)]);
                self.rest.push(Rest { order: BELOW_TITLE, heading: String::new(), content, why: Why::NoField });
            }
        }
        self.labels.add(Source::Text, found);
    }

    /// Takes a table further down that is a head of the document.
    fn is_head_below(&mut self, block: &Block, kind: &Kind) -> bool {
        let Block::Table(table) = block else { return false };
        if field_of_table(table, kind).is_some() {
            return false;
        }
        let found = of_table(table, kind, FEWEST_BELOW);
        let is_head = found.is_some();
        if let Some(found) = found {
            self.add_of_text(found, kind);
        }
        is_head
    }

    /// Fills the type or the status by a line that is one of their words; true if it did.
    fn by_word(&mut self, line: &str, kind: &Kind) -> bool {
        let word = line.trim().to_lowercase();
        let field = BY_WORD.iter().find(|field| {
            let shape = kind.shape.properties.get(field).filter(|shape| !shape.words.is_empty());
            shape.is_some_and(|shape| {
                let meant = serde_json::Value::from(shape.meant(&word, Plain::Text(&word)));
                shape.words.iter().any(|known| meant == **known)
            })
        });
        let Some(field) = field.filter(|field| !self.labels.has(field, kind)) else { return false };
        self.labels.0.push((Source::Text, Pair::of(field, &word)));
        true
    }

    /// Text boxes: labels for the head, or text under `övrigt`.
    fn boxes(&mut self, file: &WordFile, outline: &Outline, kind: &Kind) {
        let mut headings = Headings::of(&file.story.blocks);
        for aside in &file.story.boxes {
            let mut texts = Vec::new();
            for paragraph in &aside.paragraphs {
                match of_line(paragraph, kind) {
                    Some(found) => self.add_of_text(found, kind),
                    None if self.by_word(&paragraph.text, kind) => {}
                    None => texts.push(plain(&paragraph.text)),
                }
            }
            if !texts.is_empty() {
                let heading = "Textruta".to_owned();
                let order = FIRST_SECTION + outline.sections.len();
                self.rest.push(Rest { order, heading, content: Content::Text(texts), why: Why::NoField });
                self.told.push(Beside::TextBox { heading: headings.before(aside.after) }.into());
            }
        }
    }

    /// The heads and feet of the pages: labels, and what is told once of the rest.
    fn margins(&mut self, stories: &[Story], place: Margin, kind: &Kind) {
        for story in stories {
            let boxes = story.boxes.iter().flat_map(|aside| &aside.paragraphs).cloned().map(Block::Paragraph);
            let mut loose = Vec::new();
            for block in story.blocks.iter().cloned().chain(boxes) {
                match block {
                    Block::Table(table) => match of_table(&table, kind, 0) {
                        Some(found) => loose.extend(self.of_margin(found, place)),
                        None => {
                            let cells = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.paragraphs);
                            let lines: Vec<Option<String>> =
                                cells.map(|line| self.margin_line(line, place, kind)).collect();
                            loose.extend(lines.into_iter().flatten());
                        }
                    },
                    Block::Paragraph(paragraph) => loose.extend(self.margin_line(&paragraph, place, kind)),
                }
            }
            for line in loose {
                let text = line.split_whitespace().collect::<Vec<_>>().join(" ");
                if place == Margin::Header && self.unit.is_none() {
                    self.unit = segments(&line).find(|segment| document_words::names_unit(segment)).map(str::to_owned);
                }
                let is_text = !self.by_word(&line, kind) && line.contains(char::is_alphanumeric);
                if is_text && self.lines.insert((place == Margin::Header, text.clone())) {
                    self.told.push(Beside::Margin { place, text }.into());
                }
            }
        }
    }

    fn margin_line(&mut self, paragraph: &Paragraph, place: Margin, kind: &Kind) -> Option<String> {
        match of_line(paragraph, kind) {
            Some(found) => Some(self.of_margin(found, place).join(" ")).filter(|text| !text.is_empty()),
            None => Some(paragraph.text.clone()),
        }
    }

    fn of_margin(&mut self, found: Labelled, place: Margin) -> Vec<String> {
        let loose = found.loose.clone();
        self.labels.add(Source::Margin(place), found);
        loose
    }

    /// Names and texts of controls or properties that are known labels.
    fn named<'name>(&mut self, source: Source, named: impl Iterator<Item = (&'name str, &'name str)>, kind: &Kind) {
        let known = named.filter(|(name, text)| !text.is_empty() && document_words::field(name, &kind.shape).is_some());
        self.labels.0.extend(known.map(|(name, text)| (source, Pair::of(name, text.trim()))));
    }
}

/// The label that a paragraph is the value of: it is nothing but a content control whose name is a known label.
fn of_control(paragraph: &Paragraph, kind: &Kind) -> Option<Labelled> {
    let text = paragraph.text.trim();
    let is_all =
        |control: &&Control| control.text == text && document_words::field(&control.name, &kind.shape).is_some();
    let control = paragraph.controls.iter().find(is_all)?;
    let pair = Pair { is_moving: paragraph.is_moving(text), ..Pair::of(&control.name, text) };
    Some(Labelled { pairs: vec![pair], loose: Vec::new() })
}

/// The headings by style before places in the text that come in its order.
struct Headings<'file> {
    blocks: &'file [Block],
    seen: usize,
    last: Option<&'file str>,
}

impl<'file> Headings<'file> {
    fn of(blocks: &'file [Block]) -> Self {
        Self { blocks, seen: 0, last: None }
    }

    /// The last heading before so many blocks.
    fn before(&mut self, after: usize) -> String {
        for block in self.blocks.iter().take(after).skip(self.seen) {
            if let Block::Paragraph(paragraph) = block
                && paragraph.role != Role::Body
            {
                self.last = Some(&paragraph.text);
            }
        }
        self.seen = self.seen.max(after);
        self.last.map(plain).unwrap_or_default()
    }
}
