//! What the list says of a document: its version, its decision, and the commit in which it got its text.

use super::Bundle;
use super::manifest::ShownDocument;
use super::shown_text::without_person;
use super::told_life::TextFrom;
use crate::corpus::Document;

/// A document that is handed over, by its index.
pub fn shown(bundle: &Bundle<'_>, at: usize) -> ShownDocument {
    let published = &bundle.publication.documents[at];
    let corpus = bundle.publication.corpus;
    let document = published.document;
    let by: Vec<&str> = written(document, &["fastställd_av", "beslutad_av"]).into_iter().map(without_person).collect();
    ShownDocument {
        kind: document.kind.name.to_string(),
        id: document.id.clone(),
        title: document.title.clone(),
        version: first(document, &["version"]),
        decided: first(document, &["fastställd", "beslutad"]),
        decided_by: (!by.is_empty()).then(|| by.join(", ")),
        source: corpus.source(corpus.document(published.number).source).path.clone(),
        revision: revision(bundle, at),
    }
}

/// The commit in which a document got the text that is shown; none if none is known.
fn revision(bundle: &Bundle<'_>, at: usize) -> Option<String> {
    match &bundle.history.lives.as_ref().ok()?.get(at)?.text_from {
        TextFrom::Commit(id) => Some(id.clone()),
        TextFrom::Nowhere | TextFrom::Older => None,
    }
}

/// The first of these fields that is filled in.
pub fn first(document: &Document, keys: &[&str]) -> Option<String> {
    written(document, keys).first().map(|text| (*text).to_owned())
}

/// The texts of the first of these fields that is filled in.
fn written<'document>(document: &'document Document, keys: &[&str]) -> Vec<&'document str> {
    let texts = keys.iter().map(|key| document.root.texts_of(key));
    texts.into_iter().find(|texts| !texts.is_empty()).unwrap_or_default()
}
