//! The slips of writing that a reader finds in a text, held against the form of the kind.

use std::sync::Arc;

use arcstr::ArcStr;

use super::reading::Reader;
use super::slips::{self, Misread};
use super::{Document, form};
use crate::finding::Observation;
use crate::text::slips::Slip;
use crate::text::yaml::{Part, parse_shared};
use crate::text::{Node, Source, SourceId, Span};

/// The number of slips of one document that are mended at a time: for each, the document is parsed once.
const MOST_HELD: usize = 32;

impl Reader<'_> {
    /// The slips of writing in a text, each with the edits that mend it.
    #[must_use]
    pub fn slips(&self, source: &Source) -> Vec<Slip> {
        let text = &source.text;
        let of_part = |part: &mut Part| {
            let unread = self.unread_slips(source, part);
            let Some(root) = part.root.take().filter(|_| unread.is_empty()) else { return unread };
            let Some(kind) = self.catalogue.kind_of(&root) else { return Vec::new() };
            let document = Document::new(SourceId(0), Arc::clone(kind), root);
            self.misread_slips(text, part.span, &document)
        };
        parse_shared(text).iter_mut().flat_map(of_part).collect()
    }

    /// The slips that keep a part from being read as a document.
    pub(super) fn unread_slips(&self, source: &Source, part: &Part) -> Vec<Slip> {
        let text = &source.text;
        let form = |root: Node| self.form_alone(root);
        let start = part.span.range().start;
        if let Some(root) = &part.root {
            let slice = root.text().and_then(|_| text.get(root.span.range())).unwrap_or_default();
            let found = slips::of_text(slice).map(|slip| slips::held(slice, slip, &form));
            return found.map(|slip| slip.shifted(root.span.range().start)).into_iter().collect();
        }
        let slice = text.get(part.span.range()).unwrap_or_default();
        let explained = part.faults.iter().map(|fault| slips::choose(slice, &fault.within(part.span), &form));
        explained.map(|slip| slip.shifted(start).on_lines_after(source.line_of(start))).collect()
    }

    /// The slips of a document whose texts are read otherwise than they seem; a mend is kept only if its text conforms.
    fn misread_slips(&self, text: &ArcStr, part: Span, document: &Document) -> Vec<Slip> {
        let slice = text.get(part.range()).unwrap_or_default();
        let held = |(number, misread): (usize, Misread)| {
            let inside = misread.slip.clone().within(part);
            let is_held = number < MOST_HELD
                && inside.fault.span.range().end <= slice.len()
                && !slips::held(slice, inside, &|root| self.form_alone(root)).edits.is_empty();
            let edits = if is_held { misread.slip.edits } else { Vec::new() };
            Slip { edits, ..misread.slip }
        };
        slips::read_otherwise(document, text).into_iter().enumerate().map(held).collect()
    }

    /// The findings on the form of a tree, if its kind is known.
    fn form_alone(&self, mut root: Node) -> Option<Vec<Observation>> {
        root.drop_unfilled_items();
        let kind = self.catalogue.kind_of(&root)?;
        let mut document = Document::new(SourceId(0), Arc::clone(kind), root);
        Some(form::check(&mut document, self.schema(kind)))
    }
}
