//! The evidence of a requirement: own and inherited for an enhet, and all of it for the list of evidence.

use std::collections::{BTreeMap, BTreeSet};

use super::chain;
use crate::finding::Outcome;
use crate::report::{AssessmentRow, EvidenceRow, Report, UnitRow};

/// A document as evidence of a requirement for an enhet.
#[derive(Debug, Clone, Copy)]
pub struct Carrier<'report> {
    /// The document.
    pub evidence: &'report EvidenceRow,
    /// The name of the enhet above that it is inherited from; none if it is the enhet's own.
    pub via: Option<&'report str>,
}

/// The evidence of a requirement for an enhet, each document once: its own first, then those of each level above.
#[must_use]
pub fn carriers<'report>(
    report: &'report Report,
    unit: Option<&'report UnitRow>,
    assessments: &[&'report AssessmentRow],
) -> Vec<Carrier<'report>> {
    let above: Vec<&UnitRow> = unit.map(|unit| chain(report, &unit.id).collect()).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut found: Vec<Carrier<'_>> = Vec::new();
    for row in assessments {
        for evidence in row.evidence.iter().filter(|one| seen.insert(&one.at)) {
            let via = evidence.inherited_from.as_deref().or_else(|| decided_at(row, &above));
            found.push(Carrier { evidence, via });
        }
    }
    let level = |carrier: &Carrier<'_>| above.iter().position(|unit| Some(unit.name.as_str()) == carrier.via);
    found.sort_by_key(|carrier| (carrier.via.is_some(), level(carrier)));
    found
}

/// The name of the nearest enhet above that a document names, where it does not name the enhet itself.
fn decided_at<'report>(row: &AssessmentRow, above: &[&'report UnitRow]) -> Option<&'report str> {
    let (unit, above) = above.split_first()?;
    let is_inherited = row.unit.is_none() && !row.units.contains(&unit.id);
    above.iter().find(|one| is_inherited && row.units.contains(&one.id)).map(|one| one.name.as_str())
}

/// The evidence of each requirement, by the index of the requirement, each document once.
#[must_use]
pub fn by_requirement(report: &Report) -> Vec<(usize, Vec<&EvidenceRow>)> {
    let mut found: BTreeMap<usize, BTreeMap<_, &EvidenceRow>> = BTreeMap::new();
    for row in report.assessments.iter().filter(|row| row.outcome == Outcome::Satisfied) {
        let documents = found.entry(row.requirement).or_default();
        for evidence in &row.evidence {
            documents
                .entry((&evidence.at.reference.kind, &evidence.at.reference.id, &evidence.at.path))
                .or_insert(evidence);
        }
    }
    let found = found.into_iter().map(|(requirement, documents)| (requirement, documents.into_values().collect()));
    found.filter(|(_, documents): &(usize, Vec<&EvidenceRow>)| !documents.is_empty()).collect()
}
