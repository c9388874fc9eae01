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
}

/// The documents of a file that is no part of the audit: parsed as any other, but not checked.
#[must_use]
pub fn documents(catalogue: &Catalogue, bytes: Vec<u8>) -> Vec<OldDocument> {
    let text = decode::decode(bytes).text;
    let mut source = Source::new("", personal_number::blot(&text, &personal_number::find(&text)));
    let parts = parse(&source.text);
    let document = |part: Part| {
        let mut root = part.root?;
        root.drop_unfilled_items();
        blot_escaped(SourceId(0), &mut root, &mut source, |_| false);
        let name = KindName(root.get("typ")?.value.text()?.trim().to_lowercase());
        let kind = catalogue.kinds.get(&name)?;
        let text = source.text.get(root.span.range()).unwrap_or_default().to_owned();
        let document = Document::new(SourceId(0), Arc::clone(kind), root);
        Some(OldDocument { value: document.value(), document, text })
    };
    parts.into_iter().filter_map(document).collect()
}
