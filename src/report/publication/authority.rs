//! What an authority may read of an enhet: the documents that a report on it is about, but for what describes the enheter and
//! the settings.

use std::collections::{HashMap, HashSet};

use crate::catalogue::kind;
use crate::corpus::{Corpus, DocumentId};
use crate::report::Report;
use crate::report::views::choice::Chosen;
use crate::report::views::gap::Filter;

/// The documents that a report is about, as far as they follow a filter, whether they are in force or not.
#[must_use]
pub fn documents(corpus: &Corpus, report: &Report, filter: &Filter) -> HashSet<DocumentId> {
    let place = |(number, document): (DocumentId, &crate::corpus::Document)| {
        let source = corpus.source(document.source);
        ((source.path.as_str(), source.position(document.root.span.start).line), number)
    };
    let by_place: HashMap<(&str, usize), DocumentId> = corpus.numbered().map(place).collect();
    let chosen = Chosen::of(report, filter);
    let is_for_reading =
        |number: &DocumentId| ![kind::UNIT, kind::SETTINGS].iter().any(|kind| corpus.document(*number).kind.is(kind));
    let rows = report.dossier.documents.iter().filter(|row| chosen.holds(row));
    let numbers = rows.filter_map(|row| by_place.get(&(row.path.as_str(), row.line)).copied());
    numbers.filter(is_for_reading).collect()
}
