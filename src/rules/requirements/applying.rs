//! Whether a requirement applies at all: its provision is in force, and the carer is one that it is asked of.

use jiff::civil::Date;

use super::Context;
use crate::catalogue::requirement::AskedOf;
use crate::catalogue::{Requirement, kind};
use crate::corpus::{Document, DocumentId, UnitId};
use crate::text::date;

/// The dates at which a record was closed, in order of preference.
const CLOSED: [&str; 3] = ["avslutad", "beslutad", "upprättad"];

impl Context<'_> {
    /// Why a requirement does not apply on the audit date; none if it does.
    pub(super) fn not_in_force(&self, requirement: &Requirement) -> Option<String> {
        let from = self.catalogue.in_force_from(requirement).filter(|from| *from > self.facts.date)?;
        Some(format!("gällde inte, trädde i kraft {from}"))
    }

    /// Why a requirement does not apply to an enhet; none if it does.
    pub(super) fn not_asked_of_unit(&self, requirement: &Requirement, unit: UnitId) -> Option<String> {
        let AskedOf::Region = requirement.scope.asked_of?;
        match self.is_in_region(unit) {
            Some(false) => Some(OF_REGIONS.to_owned()),
            Some(true) | None => None,
        }
    }

    /// Why a requirement does not apply to a document; none if it does.
    pub(super) fn not_asked_of_document(&self, requirement: &Requirement, id: DocumentId) -> Option<String> {
        let document = self.corpus.document(id);
        let units = &self.applications[id.0].units;
        let reasons = units.iter().map(|unit| self.not_asked_of_unit(requirement, *unit));
        let of_units = reasons.reduce(|one, other| one.and(other)).flatten();
        of_units.or_else(|| self.not_in_force(requirement)).or_else(|| {
            let from = self.catalogue.in_force_from(requirement)?;
            let closed = closed(document).filter(|closed| *closed < from)?;
            Some(format!("gällde inte när {} avslutades {closed}", document.kind.words.definite))
        })
    }

    /// True if the vårdgivare of an enhet is a region; none if it does not say what it is.
    fn is_in_region(&self, unit: UnitId) -> Option<bool> {
        let organisation = &self.corpus.organisation;
        let root = organisation.chain(unit).last()?;
        let view = self.corpus.document(organisation.unit(root).document?).view();
        let word = ["driftsform", "nivå"].iter().find_map(|key| view.get(key)?.text())?;
        Some(word == "region")
    }
}

/// Why a requirement on regions does not apply to another carer.
const OF_REGIONS: &str = "kravet ställs på regionen; för er gäller avtalet med regionen, om ni har ett";

/// The day on which a record was closed; none for a document that is decided, and for a record that is open.
fn closed(document: &Document) -> Option<Date> {
    if document.kind.words.is_governed || document.kind.is(kind::UNIT) {
        return None;
    }
    let filled = |key: &&str| document.root.get(key)?.value.text().and_then(date::read);
    CLOSED.iter().find_map(filled).map(|closed| closed.till)
}
