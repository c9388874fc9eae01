//! What the list says of a document: its version, its decision, and the commit in which it got its text.

use super::Bundle;
use super::handed_over::without_person;
use super::manifest::ShownDocument;
use crate::corpus::Document;
use crate::history::timeline::{Life, Point};

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

/// The commit in which a document got the text that is shown; none if it is not committed as it stands.
pub fn revision(bundle: &Bundle<'_>, at: usize) -> Option<String> {
    let lives = bundle.lives.as_ref().ok()?;
    of_text(lives.get(at)?, bundle.publication.documents[at].document)
}

fn of_text(life: &Life, document: &Document) -> Option<String> {
    let now = document.value();
    let has_text = |point: &&Point| point.version.as_ref().is_some_and(|(_, old)| old.value == now);
    let from = life.points.iter().position(|point| has_text(&point))?;
    let same = life.points[from..].iter().take_while(has_text);
    same.filter_map(|point| point.commit.as_ref()).last().map(|commit| commit.id.clone())
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
