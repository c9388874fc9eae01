//! Waivers (undantag): findings that someone has accepted until a date. They are shown, never hidden.

use jiff::civil::Date;
use serde_json::Value;

use crate::corpus::{Corpus, Document, DocumentId};
use crate::finding::Finding;
use crate::text::date;

/// A waiver: what it covers and until when.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// The document that says it.
    pub document: DocumentId,
    /// The rules it covers, by id or prefix.
    pub rules: Vec<String>,
    /// The documents or enheter it covers, by id.
    pub covers: Vec<String>,
    /// The day of the decision, if it says one.
    pub decided: Option<Date>,
    /// The last day it holds; a waiver without an end covers nothing.
    pub until: Option<Date>,
}

/// The waivers of a corpus.
#[must_use]
pub fn waivers(corpus: &Corpus) -> Vec<Waiver> {
    let of_kind = corpus.numbered().filter(|(_, document)| document.kind.name.0 == "undantag");
    of_kind.map(|(id, document)| read(id, document)).collect()
}

fn read(id: DocumentId, document: &Document) -> Waiver {
    let value = document.value();
    let texts = |key: &str| -> Vec<String> {
        let items = value.get(key).and_then(Value::as_array);
        items.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let day = |key: &str| value.get(key).and_then(Value::as_str).and_then(date::read);
    Waiver {
        document: id,
        rules: texts("regel"),
        covers: texts("avser"),
        decided: day("beslutad").map(|decided| decided.from),
        until: day("gäller_till").map(|until| until.till),
    }
}

impl Waiver {
    /// True if it holds on a day.
    #[must_use]
    pub fn holds(&self, on: Date) -> bool {
        self.until.is_some_and(|until| until >= on) && self.decided.is_none_or(|decided| decided <= on)
    }

    /// True if it is about a finding, whether it holds or not.
    #[must_use]
    pub fn is_about(&self, finding: &Finding) -> bool {
        let is_rule = self.rules.iter().any(|rule| finding.rule.is_below(rule.trim()));
        let document = finding.document.as_ref().map(|document| document.id.as_str());
        let is_covered = |id: &String| Some(id.as_str()) == document || finding.units.contains(id);
        is_rule && self.covers.iter().any(is_covered)
    }
}
