//! Older versions of documents: parsed as those of the audit are, but not checked.

use std::sync::Arc;

use serde_json::Value;

use crate::catalogue::{Catalogue, KindName};
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
    let document = |part: Part| {
        let mut root = part.root?;
        root.drop_unfilled_items();
        let escaped = blot_escaped(SourceId(0), &mut root, &mut source, |_| true);
        let within = root.span.range();
        let plain = numbers.iter().map(|found| found.span.start).filter(|at| within.contains(&(*at as usize)));
        let starts = plain.chain(escaped.iter().map(|found| found.place.span.start));
        let private_lines = starts.map(|at| source.position(at).line).collect();
        let name = KindName(root.get("typ")?.value.text()?.trim().to_lowercase());
        let kind = catalogue.kinds.get(&name)?;
        let text = source.text.get(root.span.range()).unwrap_or_default().to_owned();
        let document = Document::new(SourceId(0), Arc::clone(kind), root);
        Some(OldDocument { value: document.value(), document, text, private_lines })
    };
    parts.into_iter().filter_map(document).collect()
}
