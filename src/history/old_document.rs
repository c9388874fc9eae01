//! Older versions of documents: parsed as those of the audit are, but not checked.

use std::sync::Arc;

use serde_json::Value;

use crate::catalogue::Catalogue;
use crate::corpus::{Document, blot_escaped};
use crate::text::yaml::{Part, parse};
use crate::text::{Source, SourceId, decode, personal_number};

/// A document that is no part of the audit, such as an older version of one that is.
#[derive(Debug)]
pub struct OldDocument {
    /// The document.
    pub document: Document,
    /// The prepared value of the document.
    pub value: Value,
    /// The YAML text of the document.
    pub text: String,
    /// True if a personnummer stands in it; it is masked here.
    pub is_private: bool,
    /// The lines of its file on which a personnummer stood; where it is read as a document of the audit, its findings tell them.
    pub private_lines: Vec<usize>,
}

/// The documents of a file that is no part of the audit: parsed as any other, but not checked.
#[must_use]
pub fn documents(catalogue: &Catalogue, bytes: Vec<u8>) -> Vec<OldDocument> {
    let text = decode::decode(bytes).text;
    let numbers = personal_number::find(&text);
    let mut source = Source::new("", personal_number::blot(&text, &numbers));
    let parts = parse(&source.text);
    // A number between the documents may belong to any of them.
    let before = |at: u32| numbers.partition_point(|number| number.span.start < at);
    let numbers_in = |part: &Part| before(part.span.end) - before(part.span.start);
    let is_any_between = parts.iter().map(numbers_in).sum::<usize>() < numbers.len();
    let document = |part: Part| {
        let is_named = is_any_between || numbers_in(&part) > 0;
        let mut root = part.root?;
        root.drop_unfilled_items();
        let escaped = blot_escaped(SourceId(0), &mut root, &mut source, |_| true);
        let within = root.span.range();
        let plain = numbers.iter().map(|found| found.span.start).filter(|at| within.contains(&(*at as usize)));
        let starts = plain.chain(escaped.iter().map(|found| found.place.span.start));
        let private_lines: Vec<usize> = starts.map(|at| source.position(at).line).collect();
        let is_private = is_named || !escaped.is_empty();
        let kind = catalogue.kind_of(&root)?;
        let text = source.text.get(root.span.range()).unwrap_or_default().to_owned();
        let document = Document::new(SourceId(0), Arc::clone(kind), root);
        Some(OldDocument { value: document.value(), document, text, is_private, private_lines })
    };
    parts.into_iter().filter_map(document).collect()
}
