//! The finding on a document that must exist for an enhet and does not, with the near misses.

use std::borrow::Cow;

use super::candidates::Near;
use super::question::{Question, Standing};
use super::{Context, in_words, observed};
use crate::corpus::{Corpus, Document, DocumentId, Force, Status, UnitId};
use crate::finding::{About, Finding, Owner, Place};
use crate::text::words::list;
use crate::text::{Pointer, SourceId, Span};

/// What is missing for an enhet.
#[derive(Default)]
pub struct Shortfall<'answer> {
    /// The names of what is missing, where the requirement has several points or values.
    pub missing: Vec<String>,
    /// The near misses.
    pub near: Vec<Near<'answer>>,
    /// True if there are more near misses.
    pub has_more: bool,
}

/// The finding on what is missing for an enhet.
pub fn finding(context: &Context<'_>, question: &Question<'_>, unit: UnitId, short: &Shortfall<'_>) -> Finding {
    let (corpus, requirement, near) = (context.corpus, question.requirement, &short.near);
    let described = corpus.organisation.unit(unit);
    let document = described.document.map(|id| corpus.document(id));
    let place = document.map_or_else(
        || Place { source: SourceId(0), span: Span::default(), pointer: Pointer::root() },
        |document| Place { pointer: Pointer::root(), ..document.place_without(&Pointer::root(), None) },
    );
    let labels: Vec<&str> = short.missing.iter().map(String::as_str).collect();
    let mut observation = observed(context, requirement, place)
        .message(in_words(context, requirement, &requirement.missing, &labels))
        .label(format!("gäller {}", described.name));
    if !short.missing.is_empty() {
        observation = observation.about(About::Missing(short.missing.clone()));
    }
    for (id, standing) in near.iter().take(MOST_NEAR) {
        let (message, place) = near_miss(corpus, *id, standing);
        observation = observation.related(message, Some(place));
    }
    if near.len() > MOST_NEAR {
        let at_least = if short.has_more { "minst " } else { "" };
        let more = near.len() - MOST_NEAR;
        observation = observation.related(format!("och {at_least}{more} till som inte räknas"), None);
    }
    let owner = Owner {
        document: document.map(Document::reference),
        units: vec![described.id.clone()],
        named_pointer: Some(if requirement.is_one_each { short.missing.join(",") } else { String::new() }),
    };
    Finding::new(observation, owner)
}

/// The most near misses that are shown.
const MOST_NEAR: usize = 5;

/// The message on a near miss, and its place.
fn near_miss(corpus: &Corpus, id: DocumentId, standing: &Standing) -> (String, Place) {
    let document = corpus.document(id);
    let why = match standing {
        Standing::Fulfils => Cow::Borrowed("räknas"),
        Standing::Unclear | Standing::Earlier(_) | Standing::Elsewhere => Cow::Borrowed("går inte att bedöma"),
        Standing::Lacks(misses) => {
            let labels: Vec<&str> = misses.iter().map(|miss| miss.label.as_str()).collect();
            Cow::Owned(format!("behöver kompletteras: {}", list(&labels, "och")))
        }
        Standing::Hollow => Cow::Borrowed("har inget ifyllt innehåll"),
        Standing::NotInForce(force) => not_in_force(*force),
    };
    (format!("{} finns men {why}", document.id), document.place_without(&Pointer::root(), None))
}

fn not_in_force(force: Force) -> Cow<'static, str> {
    let why = match force {
        Force::NotBy(Status::Draft) => "är ett utkast",
        Force::NotBy(Status::InReview) => "är på granskning",
        Force::NotBy(Status::Withdrawn) => "är upphävd",
        Force::NotBy(Status::Archived) => "är arkiverad",
        Force::NotBy(Status::Missing) => "saknar status, så det går inte att se att den är fastställd",
        Force::NotBy(Status::Other | Status::Ongoing | Status::Adopted | Status::InRevision) => "är inte fastställd",
        Force::NotYet(from) => return format!("gäller först från {from}").into(),
        Force::Expired(till) => return format!("gick ut {till}").into(),
        Force::Yes | Force::Unclear | Force::Earlier(_) => "går inte att bedöma",
    };
    why.into()
}
