//! Reads a part of a document of Word into a story, element by element, without a tree in memory.

use quick_xml::events::{BytesStart, Event};

use super::alternate_forms::AlternateForms;
use super::containers::{Container, Containers, Inside, flat};
use super::control_draft::ControlDraft;
use super::field_stack::{FieldStack, Shown};
use super::kept_boxes::KeptBoxes;
use super::markup::{Element, named};
use super::paragraph_draft::{ParagraphDraft, Run};
use super::refused::{BROKEN, TOO_LARGE};
use super::story::{Address, Aside, Link, Paragraph, Story};
use super::style_sheet::StyleSheet;
use crate::authoring::import::Fault;
use crate::authoring::import::package::{Part, attribute};

/// The most elements in each other, and the most text, paragraphs and other elements of a document.
const MOST_DEPTH: usize = 1_000;
pub(super) const MOST_TEXT: usize = 20 * 1024 * 1024;
const MOST_PARAGRAPHS: usize = 200_000;
const MOST_OTHERS: usize = 1_000_000;

/// Where a part stands in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the text, or beside it.
    Text,
    /// In the head or the foot of the pages, where numbers of pages are no text.
    Margin,
}

/// What is read of a part so far.
pub(super) struct Reading<'sheet> {
    pub(super) styles: &'sheet StyleSheet,
    place: Place,
    pub(super) story: Story,
    /// The elements that are open.
    open: Vec<Element>,
    /// The depth at which earlier properties began.
    earlier: Option<usize>,
    pub(super) paragraphs: Vec<ParagraphDraft>,
    pub(super) containers: Containers,
    pub(super) fields: FieldStack,
    pub(super) controls: Vec<ControlDraft>,
    pub(super) forms: AlternateForms,
    kept_boxes: KeptBoxes,
    /// The links, each with the id of its relation and the text before it.
    links: Vec<(String, usize)>,
    /// The number of text boxes that are open.
    boxes: usize,
    /// In how many deletions.
    deleted: usize,
    pub(super) used: Used,
}

/// How much a document has of what is bounded, in all parts that are read so far.
#[derive(Debug, Clone, Copy, Default)]
pub struct Used {
    /// The length of the text that is kept, that of links and controls a second time.
    pub text: usize,
    /// The number of paragraphs.
    paragraphs: usize,
    /// The number of elements that something is kept of and that are no paragraphs.
    pub others: usize,
}

/// The story of a part; `used` is what the parts before it have, and is added to.
///
/// # Errors
/// If it is no XML, or has more than is read.
pub fn story(mut part: Part<'_, '_>, styles: &StyleSheet, place: Place, used: &mut Used) -> Result<Story, Fault> {
    let mut reading = Reading {
        styles,
        place,
        story: Story::default(),
        open: Vec::new(),
        earlier: None,
        paragraphs: Vec::new(),
        containers: Containers::default(),
        fields: FieldStack::default(),
        controls: Vec::new(),
        forms: AlternateForms::default(),
        kept_boxes: KeptBoxes::default(),
        links: Vec::new(),
        boxes: 0,
        deleted: 0,
        used: *used,
    };
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match part.read_event_into(&mut buffer).map_err(|_| BROKEN)? {
            Event::Start(start) => reading.start(&start),
            Event::End(_) => reading.end(),
            Event::Text(text) => reading.characters(&text.xml10_content()),
            Event::CData(text) => reading.characters(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().ok().flatten().or_else(|| named(&reference));
                reading.characters(character.map(String::from).unwrap_or_default().as_str());
            }
            Event::Eof if reading.is_cut() => return Err(BROKEN),
            Event::Eof => {
                *used = reading.used;
                return Ok(reading.finished());
            }
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
        if reading.is_over() {
            return Err(TOO_LARGE);
        }
    }
}

impl Reading<'_> {
    fn is_over(&self) -> bool {
        self.open.len() > MOST_DEPTH
            || self.used.text > MOST_TEXT
            || self.used.paragraphs > MOST_PARAGRAPHS
            || self.used.others > MOST_OTHERS
            || self.paragraphs.last().is_some_and(ParagraphDraft::is_too_long)
    }

    /// True if the part ends within an element, or within a field whose text is none of the document.
    fn is_cut(&self) -> bool {
        let is_left_out = match self.fields.shown() {
            Shown::Code | Shown::Contents => true,
            Shown::Page => self.place == Place::Margin,
            Shown::Text | Shown::MovingDay => false,
        };
        !self.open.is_empty() || is_left_out
    }

    fn start(&mut self, start: &BytesStart<'_>) {
        let name = start.local_name();
        let element = Element::of(name.as_ref());
        let parent = self.open.last().copied().unwrap_or(Element::Other);
        self.open.push(element);
        if self.open.len() == 1 {
            self.forms.declare(start);
        }
        if self.earlier.is_some() {
            return;
        }
        self.used.others += usize::from(element.is_kept());
        match element {
            Element::Earlier => self.earlier = Some(self.open.len()),
            Element::Paragraph => {
                self.used.paragraphs += 1;
                self.paragraphs.push(ParagraphDraft::default());
            }
            Element::Run => self.run(),
            Element::Table => self.containers.begin_table(),
            Element::Row => self.containers.begin_row(),
            Element::Cell => self.containers.begin(Inside::Cell),
            Element::Box => {
                self.boxes += 1;
                self.containers.begin(Inside::Box);
            }
            Element::Choice | Element::Fallback => self.begin_form(start),
            Element::Note => self.containers.begin(Inside::Note(is_separator(start))),
            Element::Alternate => {
                self.forms.declare(start);
                self.forms.begin(self.boxes, self.story.boxes.len(), self.story.unread);
            }
            Element::Control => self.begin_control(),
            Element::Deleted => self.begin_deleted(parent),
            Element::Inserted => self.story.tracked.has_inserted = true,
            Element::Link => self.links.push((attribute(start, "id"), self.text_length())),
            Element::SimpleField => self.fields.begin_simple(&attribute(start, "instr")),
            Element::Other => self.property(name.as_ref(), start, parent),
            Element::ParagraphProperties
            | Element::RunProperties
            | Element::RowProperties
            | Element::ControlProperties
            | Element::Text
            | Element::DeletedText
            | Element::FieldCode => {}
        }
    }

    /// One of the forms of something begins.
    fn begin_form(&mut self, start: &BytesStart<'_>) {
        self.forms.declare(start);
        let requires = attribute(start, "Requires");
        self.forms.begin_form(&requires, self.boxes, self.story.boxes.len(), self.story.unread);
    }

    fn end(&mut self) {
        let Some(element) = self.open.pop() else { return };
        if let Some(depth) = self.earlier {
            self.earlier = (self.open.len() >= depth).then_some(depth);
            return;
        }
        match element {
            Element::Paragraph => self.end_paragraph(),
            Element::Table => self.story.unread.nested += usize::from(self.containers.end_table()),
            Element::Row => self.story.tracked.deleted.extend(self.containers.end_row()),
            Element::Cell => self.containers.end_cell(),
            Element::Box => {
                self.boxes = self.boxes.saturating_sub(1);
                self.end_box();
            }
            Element::Choice | Element::Fallback => self.forms.end_form(&mut self.story.unread),
            Element::Note => {
                if let Some(Container { blocks, inside: Inside::Note(false), .. }) = self.containers.end() {
                    self.story.notes.push(flat(blocks).0);
                }
            }
            Element::Alternate => self.forms.end(),
            Element::Control => self.end_control(),
            Element::Deleted => {
                let parent = self.open.last().copied().unwrap_or(Element::Other);
                self.deleted -= usize::from(is_of_text(parent)).min(self.deleted);
            }
            Element::Link => self.end_link(),
            Element::SimpleField => self.end_field(),
            Element::ParagraphProperties
            | Element::RunProperties
            | Element::RowProperties
            | Element::ControlProperties
            | Element::Run
            | Element::Text
            | Element::DeletedText
            | Element::FieldCode
            | Element::Inserted
            | Element::Earlier
            | Element::Other => {}
        }
    }

    fn run(&mut self) {
        if let Some(draft) = self.paragraphs.last_mut() {
            draft.run = Run::default();
        }
    }

    /// What is deleted, or the mark that a paragraph or a row is.
    fn begin_deleted(&mut self, parent: Element) {
        if is_of_text(parent) {
            self.deleted += 1;
            self.story.tracked.deleted.push(String::new());
        } else if parent == Element::RowProperties {
            self.containers.delete_row();
        } else if self.is_in_paragraph_properties()
            && let Some(draft) = self.paragraphs.last_mut()
        {
            draft.paragraph.joins_next = true;
        }
    }

    fn end_link(&mut self) {
        let Some((id, from)) = self.links.pop() else { return };
        let text = self.text_from(from);
        if !id.is_empty() && !text.is_empty() {
            self.used.text += text.len();
            self.story.links.push(Link { text, address: Address::Relation(id) });
        }
    }

    pub(super) fn end_field(&mut self) {
        if let Some((text, address)) = self.fields.end().filter(|(text, _)| !text.is_empty()) {
            self.story.links.push(Link { text, address: Address::Written(address) });
        }
    }

    fn characters(&mut self, text: &str) {
        match self.open.last() {
            Some(Element::Text) => self.add(text),
            Some(Element::DeletedText) if self.earlier.is_none() => self.add_deleted(text),
            Some(Element::FieldCode) => self.fields.code(text),
            Some(_) | None => {}
        }
    }

    fn add_deleted(&mut self, text: &str) {
        if self.forms.is_left_out(self.boxes) {
            return;
        }
        self.used.text += text.len();
        if let Some(last) = self.story.tracked.deleted.last_mut() {
            last.push_str(text);
        }
    }

    /// Adds text at this place, unless nobody sees it there.
    pub(super) fn add(&mut self, text: &str) {
        if self.earlier.is_some() || text.is_empty() || self.forms.is_left_out(self.boxes) {
            return;
        }
        if self.deleted > 0 {
            return self.add_deleted(text);
        }
        let shown = self.fields.shown();
        self.fields.text(text);
        self.used.text += text.len();
        let is_margin = self.place == Place::Margin;
        if shown == Shown::Code || is_margin && shown == Shown::Page {
            return;
        }
        let placeholder = self.controls.last().and_then(|control| control.placeholder);
        let has_place = placeholder.is_some() || !self.paragraphs.is_empty();
        if has_place && !text.trim().is_empty() {
            self.forms.gives(self.boxes);
        }
        if let Some(control) = placeholder.and_then(|at| self.controls.get_mut(at)) {
            return control.text.push_str(text);
        }
        let is_contents = shown == Shown::Contents || self.controls.last().is_some_and(|control| control.is_contents);
        let Some(draft) = self.paragraphs.last_mut() else { return };
        draft.paragraph.is_contents |= is_contents;
        let is_bold = self.styles.is_bold(&draft.run, draft.paragraph.style.as_deref());
        let from = draft.paragraph.text.len();
        draft.add(text, is_bold);
        if shown == Shown::MovingDay && !text.trim().is_empty() {
            draft.moves(from);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(draft) = self.paragraphs.pop() else { return };
        let has_text = !draft.paragraph.text.trim().is_empty();
        self.story.unread.hidden += usize::from(has_text && draft.has_hidden);
        let mut paragraph = draft.paragraph;
        if paragraph.style.as_deref().is_some_and(|style| self.styles.is_contents(style)) {
            paragraph.is_contents = true;
        }
        self.containers.add(paragraph);
    }

    fn end_box(&mut self) {
        let Some(container) = self.containers.end() else { return };
        let (paragraphs, nested) = flat(container.blocks);
        self.story.unread.nested += nested;
        self.keep_box(paragraphs);
    }

    /// Keeps a text box, unless an earlier form of it has the same text.
    pub(super) fn keep_box(&mut self, paragraphs: Vec<Paragraph>) {
        let after = self.containers.length_of_text();
        self.kept_boxes.keep(&mut self.story.boxes, Aside { after, paragraphs }, &self.forms);
    }

    /// True for a property of the mark of a paragraph.
    pub(super) fn is_in_paragraph_properties(&self) -> bool {
        self.open.iter().rev().nth(2) == Some(&Element::ParagraphProperties)
    }

    pub(super) fn text_length(&self) -> usize {
        self.paragraphs.last().map_or(0, |draft| draft.paragraph.text.len())
    }

    pub(super) fn text_from(&self, from: usize) -> String {
        let text = self.paragraphs.last().and_then(|draft| draft.paragraph.text.get(from..));
        text.unwrap_or_default().trim().to_owned()
    }

    fn finished(mut self) -> Story {
        while let Some(container) = self.containers.end() {
            self.story.blocks.extend(container.blocks);
        }
        self.story.blocks.append(&mut self.containers.text());
        self.story.tracked.deleted.retain(|text| !text.trim().is_empty());
        self.story
    }
}

/// True if a deletion that stands in such an element is of text, and no mark.
fn is_of_text(parent: Element) -> bool {
    !matches!(parent, Element::RunProperties | Element::RowProperties)
}

/// True for the line between text and notes, which Word stores as a note.
fn is_separator(start: &BytesStart<'_>) -> bool {
    !matches!(&*attribute(start, "type"), "" | "normal")
}
