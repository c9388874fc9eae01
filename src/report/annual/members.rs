//! The documents of one vårdgivare, and those that are not counted: drafts, withdrawn ones, and those of no known enhet.

use std::collections::HashSet;

use super::year::{Basis, Which, Year};
use crate::catalogue::kind;
use crate::corpus::{Corpus, Document, Status, UnitId};
use crate::text::date::{self, Stretch};
use crate::text::said::{period, said};

/// A document that is counted.
#[derive(Debug, Clone)]
pub struct Member<'corpus> {
    /// The document.
    pub document: &'corpus Document,
    /// Its id, or the path of its file where it has none.
    pub name: &'corpus str,
    /// The enheter of the vårdgivare that it names, or the vårdgivare itself.
    pub units: Vec<UnitId>,
}

/// The documents of a vårdgivare.
#[derive(Debug, Default)]
pub struct Members<'corpus> {
    /// Those that are counted.
    pub counted: Vec<Member<'corpus>>,
    /// The records that are drafts, or in review.
    pub drafts: Basis<'corpus>,
    /// The records that are withdrawn.
    pub withdrawn: Basis<'corpus>,
    /// The records that name no enhet that stands below a vårdgivare.
    pub homeless: Basis<'corpus>,
}

/// The kinds of records that the numbers come from.
const RECORDS: [&str; 5] = [kind::DEVIATION, kind::INVESTIGATION, kind::SELF_CHECK, kind::RISK_ANALYSIS, kind::GOAL];

impl<'corpus> Members<'corpus> {
    /// The documents of a vårdgivare.
    #[must_use]
    pub fn of(corpus: &'corpus Corpus, carer: UnitId, year: Year) -> Self {
        let organisation = &corpus.organisation;
        let own: HashSet<UnitId> = organisation.below(carer).into_iter().chain([carer]).collect();
        let mut members = Self::default();
        for document in &corpus.documents {
            let named = organisation.application(document).units;
            let is_homeless = !named.iter().any(|unit| organisation.is_connected(*unit));
            let units: Vec<UnitId> = named.into_iter().filter(|unit| own.contains(unit)).collect();
            let is_record = RECORDS.iter().any(|kind| document.kind.is(kind));
            // What belongs to another year is not missed in this one.
            let is_missed = is_record && when(document).is_none_or(|days| year.of(days) == Which::Now);
            let name = if document.id.is_empty() { &corpus.source(document.source).path } else { &document.id };
            let left = match document.status {
                _ if is_homeless => &mut members.homeless,
                _ if units.is_empty() => continue,
                Status::Draft | Status::InReview => &mut members.drafts,
                Status::Withdrawn => &mut members.withdrawn,
                Status::Adopted
                | Status::InRevision
                | Status::Archived
                | Status::Ongoing
                | Status::Other
                | Status::Missing => {
                    members.counted.push(Member { document, name, units });
                    continue;
                }
            };
            if is_missed {
                left.add(name);
            }
        }
        members
    }

    /// The documents of a kind.
    pub fn of_kind(&self, kind: &'static str) -> impl Iterator<Item = &Member<'corpus>> {
        self.counted.iter().filter(move |member| member.document.kind.is(kind))
    }
}

/// The days of a record: those of the event, or those of the analysis; none for what goes on over the years, and where no day
/// can be told.
#[must_use]
pub fn when(document: &Document) -> Option<Stretch> {
    if document.kind.is(kind::RISK_ANALYSIS) {
        return period(&document.root, "datum");
    }
    let is_event = [kind::DEVIATION, kind::INVESTIGATION].iter().any(|kind| document.kind.is(kind));
    let times = document.times();
    let first = ["inträffade", document.discovered_by(), "rapporterades"].into_iter().find_map(|key| said(times, key));
    date::read(&first.filter(|_| is_event)?)
}
