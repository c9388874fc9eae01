//! The places of personnummer in what would be handed over: in the documents, in the names of their files, and in what git has
//! of them from before.

use std::collections::HashSet;

use super::bundle_error::BundleError;
use crate::catalogue::kind;
use crate::corpus::privacy::PERSONAL_NUMBER;
use crate::corpus::{Corpus, DocumentId};
use crate::git::short;
use crate::history::timeline::Point;
use crate::report::{Report, Reported};
use crate::text::SourceId;

/// The most places that are named.
const MOST: usize = 20;

/// The places of personnummer in the files of a folder, and in the names of them, each with its file.
#[must_use]
pub fn in_documents(report: &Report) -> Vec<(SourceId, String)> {
    let of_numbers = |reported: &&Reported| reported.finding.rule.as_str() == PERSONAL_NUMBER.id;
    let place = |reported: &Reported| {
        let path = &report.source(&reported.finding).path;
        let place = &reported.finding.place;
        let is_in_name = place.span.range().is_empty();
        let told = if is_in_name { format!("namnet på {path}") } else { format!("{path}:{}", reported.start.line) };
        (place.source, told)
    };
    report.findings.iter().filter(of_numbers).map(place).collect()
}

/// Refuses documents in whose files, or in the names of them, a personnummer stands.
///
/// # Errors
/// With the places, if there are any.
pub fn hold_documents(
    corpus: &Corpus,
    found: &[(SourceId, String)],
    asked: &HashSet<DocumentId>,
) -> Result<(), BundleError> {
    let units = corpus.numbered().filter(|(_, document)| document.kind.is(kind::UNIT)).map(|(number, _)| number);
    let numbers = asked.iter().copied().chain(units);
    let sources: HashSet<SourceId> = numbers.map(|number| corpus.document(number).source).collect();
    let places = found.iter().filter(|(source, _)| sources.contains(source)).map(|(_, place)| place.clone());
    refuse(places.collect(), "ta bort numret, som inte hör hemma i ledningssystemet, och kör igen")
}

/// Refuses documents in whose earlier versions, or in the names of whose earlier files, a personnummer stands.
///
/// # Errors
/// With the places, if there are any.
pub fn hold_lives(places: Vec<String>) -> Result<(), BundleError> {
    refuse(places, "numret finns kvar i historiken: låt den som sköter ert git-arkiv rensa den, och kör igen")
}

/// The places of personnummer in a version of a document, and in the name of its file.
#[must_use]
pub fn in_version(point: &Point) -> Vec<String> {
    let commit = point.commit.as_ref().map(|commit| format!(" i {}", short(&commit.id))).unwrap_or_default();
    let of_name = point.has_private_path.then(|| format!("namnet på {}{commit}", point.path));
    let lines = point.version.iter().flat_map(|(_, old)| &old.private_lines);
    lines.map(|line| format!("{}:{line}{commit}", point.path)).chain(of_name).collect()
}

fn refuse(mut places: Vec<String>, help: &'static str) -> Result<(), BundleError> {
    places.sort();
    places.dedup();
    if places.is_empty() {
        return Ok(());
    }
    if let Some(more) = places.len().checked_sub(MOST).filter(|more| *more > 0) {
        places.truncate(MOST);
        places.push(format!("{more} ställen till"));
    }
    Err(BundleError::Private { places, help })
}
