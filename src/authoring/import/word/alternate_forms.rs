//! What a document has in several forms, of which Word shows one: the first that gives text is read, and no other where it does.

use std::collections::HashSet;
use std::ops::Range;

use quick_xml::events::BytesStart;

use super::story::Unread;
use crate::authoring::import::package::attribute;

/// Something in several forms.
#[derive(Debug)]
struct Alternate {
    /// The text boxes that it stands in.
    depth: usize,
    /// The text boxes that were kept before it.
    boxes: usize,
    /// What was not read before it.
    unread: Unread,
    /// A form has given text, outside of text boxes of its own.
    has_text: bool,
    /// The form that is read asks for markup that Word does not know, so that it shows another.
    is_unknown: bool,
}

/// A form that is open.
#[derive(Debug)]
struct Form {
    depth: usize,
    /// Its text outside of text boxes is that of an earlier form.
    is_left_out: bool,
    /// The text boxes of the earlier forms.
    boxes: Range<usize>,
    /// What was not read before it.
    unread: Unread,
}

/// The forms that are open, the innermost last.
#[derive(Debug, Default)]
pub struct AlternateForms {
    alternates: Vec<Alternate>,
    open: Vec<Form>,
    /// The prefixes of markup of other makers than that of Word.
    foreign: HashSet<String>,
}

/// How the addresses of the markup that Word knows begin.
const OF_WORD: [&str; 4] = [
    "http://schemas.microsoft.com/",
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "urn:schemas-microsoft-com:",
];
/// The most prefixes of other makers that are kept.
const MOST_FOREIGN: usize = 200;

impl AlternateForms {
    /// Notes what the prefixes that an element declares stand for.
    pub fn declare(&mut self, start: &BytesStart<'_>) {
        for declared in start.attributes().with_checks(false).flatten() {
            let Some(prefix) = declared.key.as_ref().strip_prefix("xmlns:") else { continue };
            let address = attribute(start, prefix);
            if OF_WORD.iter().any(|of_word| address.starts_with(of_word)) {
                self.foreign.remove(prefix);
            } else if address.contains(':') && self.foreign.len() < MOST_FOREIGN {
                self.foreign.insert(prefix.to_owned());
            }
        }
    }

    /// Something in several forms begins, in so many text boxes and after so many.
    pub fn begin(&mut self, depth: usize, boxes: usize, unread: Unread) {
        self.alternates.push(Alternate { depth, boxes, unread, has_text: false, is_unknown: false });
    }

    /// It ends; what its forms have given is given where it stands.
    pub fn end(&mut self) {
        let Some(ended) = self.alternates.pop() else { return };
        if ended.has_text {
            self.gives(ended.depth);
        }
    }

    /// A form begins; `requires` names the prefixes of the markup that it asks for.
    pub fn begin_form(&mut self, requires: &str, depth: usize, boxes: usize, unread: Unread) {
        let is_around = self.open.last().is_some_and(|form| form.is_left_out && form.depth == depth);
        let mut form = Form { depth, is_left_out: is_around, boxes: boxes..boxes, unread };
        if let Some(alternate) = self.alternates.last_mut() {
            alternate.is_unknown = requires.split_whitespace().any(|prefix| self.foreign.contains(prefix));
            form.is_left_out |= alternate.has_text;
            form.boxes = alternate.boxes..boxes;
        }
        self.open.push(form);
    }

    /// The form ends: what an earlier one has that is not read is not counted once more.
    pub fn end_form(&mut self, unread: &mut Unread) {
        let (Some(form), Some(alternate)) = (self.open.pop(), self.alternates.last_mut()) else { return };
        alternate.is_unknown = false;
        let (first, before) = (alternate.unread, form.unread);
        let once = |now: &mut usize, before: usize, first: usize| *now = if before > first { before } else { *now };
        once(&mut unread.pictures, before.pictures, first.pictures);
        once(&mut unread.objects, before.objects, first.objects);
        once(&mut unread.symbols, before.symbols, first.symbols);
        once(&mut unread.hidden, before.hidden, first.hidden);
        once(&mut unread.nested, before.nested, first.nested);
    }

    /// Text is given in so many text boxes.
    pub fn gives(&mut self, depth: usize) {
        if let Some(alternate) = self.alternates.last_mut().filter(|one| one.depth == depth && !one.is_unknown) {
            alternate.has_text = true;
        }
    }

    /// True for text in so many text boxes that an earlier form has given.
    #[must_use]
    pub fn is_left_out(&self, depth: usize) -> bool {
        self.open.last().is_some_and(|form| form.is_left_out && depth <= form.depth)
    }

    /// The text boxes of earlier forms, by their places, the innermost forms first.
    pub fn earlier_boxes(&self) -> impl Iterator<Item = &Range<usize>> {
        self.open.iter().rev().map(|form| &form.boxes).filter(|boxes| !boxes.is_empty())
    }
}
