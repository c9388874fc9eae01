//! From findings and assessments to a report: waivers, fingerprints, order.

use std::collections::{BTreeMap, HashSet};

use crate::assess::{Assessment, Ground, Outcome};
use crate::catalogue::Catalogue;
use crate::corpus::{Corpus, Document, DocumentId, UnitId};
use crate::finding::Finding;
use crate::report::{
    AssessmentRow, Audit, EvidenceRow, Report, Reported, RequirementRow, State, UnitRow, WaiverRow, fingerprint,
};
use crate::waiver::{Waiver, waivers};

/// A finding and the waiver that covers it.
pub type Settled = (Finding, Option<WaiverRow>);

/// Gives findings that stand in a document the document's name and enheter, and drops those outside what was asked for.
pub fn name(ground: &Ground<'_>, findings: &mut Vec<Finding>) {
    let mut by_source: BTreeMap<u32, Vec<DocumentId>> = BTreeMap::new();
    for (id, document) in ground.corpus.numbered() {
        by_source.entry(document.source.0).or_default().push(id);
    }
    findings.retain_mut(|finding| {
        let here = by_source.get(&finding.place.source.0).map_or(&[][..], Vec::as_slice);
        let start = finding.place.span.start;
        let holds = |id: &&DocumentId| ground.corpus.document(**id).root.span.start <= start;
        let Some(id) = here.iter().rev().find(holds).or(here.first()) else { return true };
        let document = ground.corpus.document(*id);
        if finding.document.is_none() && document.root.span.range().contains(&(start as usize)) {
            finding.document = Some(document.reference());
            finding.named_pointer = document.named_pointer(&finding.place.pointer);
        }
        if finding.document.is_some() && finding.units.is_empty() {
            finding.units = ground.unit_ids(*id);
        }
        ground.concerns_document(*id)
    });
}

/// Finds the waiver for each finding, and marks the assessments whose findings all have one.
#[must_use]
pub fn settle(ground: &Ground<'_>, findings: Vec<Finding>, assessments: &mut [Assessment]) -> Vec<Settled> {
    let waivers: Vec<Waiver> =
        waivers(ground.corpus).into_iter().filter(|waiver| waiver.holds(ground.facts.date)).collect();
    let mut waived = HashSet::new();
    let settled = findings
        .into_iter()
        .map(|finding| {
            let cover = waivers.iter().find(|waiver| waiver.is_about(&finding));
            if cover.is_some() {
                waived.insert((finding.rule.clone(), finding.document.clone(), finding.units.clone()));
            }
            let row = cover.map(|waiver| waiver_row(ground.corpus.document(waiver.document), waiver));
            (finding, row)
        })
        .collect();
    for assessment in assessments.iter_mut().filter(|assessment| assessment.outcome == Outcome::Violated) {
        let rule = crate::finding::RuleId::new(&ground.catalogue.requirements[assessment.requirement].id);
        let unit = assessment.unit.map(|unit| ground.corpus.organisation.unit(unit));
        let document = assessment.document.or(unit.and_then(|unit| unit.document));
        let units = match (unit, assessment.document) {
            (Some(unit), _) => vec![unit.id.clone()],
            (None, Some(id)) => ground.unit_ids(id),
            (None, None) => Vec::new(),
        };
        if waived.contains(&(rule, document.map(|id| ground.corpus.document(id).reference()), units)) {
            assessment.outcome = Outcome::Waived;
        }
    }
    settled
}

fn waiver_row(document: &Document, waiver: &Waiver) -> WaiverRow {
    let text = |key: &str| document.root.get(key).and_then(|entry| entry.value.text()).unwrap_or_default().to_owned();
    WaiverRow {
        id: document.id.clone(),
        reason: text("skäl"),
        owner: text("beslutad_av"),
        until: waiver.until.map(|until| until.to_string()).unwrap_or_default(),
    }
}

/// The report of an audit.
#[must_use]
pub fn report(
    corpus: Corpus,
    catalogue: &Catalogue,
    audit: Audit,
    (settled, assessments): (Vec<Settled>, Vec<Assessment>),
) -> Report {
    let mut findings: Vec<Reported> = settled.into_iter().map(|settled| reported(&corpus, settled)).collect();
    findings.sort_by(|one, other| order(&corpus, one).cmp(&order(&corpus, other)));
    let mut rows: Vec<AssessmentRow> = assessments.iter().map(|assessment| row(&corpus, assessment)).collect();
    rows.sort_by(|one, other| {
        let key = |row: &AssessmentRow| (row.requirement, row.unit.clone(), row.document.clone(), row.pointer.clone());
        key(one).cmp(&key(other))
    });
    let mut units: Vec<UnitRow> = corpus
        .organisation
        .units
        .iter()
        .filter(|unit| unit.document.is_some())
        .map(|unit| UnitRow { id: unit.id.clone(), name: unit.name.clone() })
        .collect();
    units.sort_by(|one, other| one.id.cmp(&other.id));
    Report {
        audit,
        notes: notes(&corpus),
        documents: corpus.documents.len(),
        units,
        requirements: catalogue
            .requirements
            .iter()
            .map(|requirement| RequirementRow {
                id: requirement.id.clone(),
                title: requirement.title.clone(),
                citation: catalogue.citation(requirement),
                severity: requirement.severity(),
                is_of_units: requirement.scope.level.is_some(),
            })
            .collect(),
        findings,
        assessments: rows,
        sources: corpus.sources,
    }
}

fn reported(corpus: &Corpus, (finding, waiver): Settled) -> Reported {
    let source = corpus.source(finding.place.source);
    Reported {
        start: source.position(finding.place.span.start),
        end: source.position(finding.place.span.end),
        state: if waiver.is_some() { State::Waived } else { State::New },
        fingerprint: fingerprint(&finding, &source.path),
        waiver,
        finding,
    }
}

/// Findings stand by file, line, rule and enhet; what else they hold breaks the last ties.
fn order<'report>(corpus: &'report Corpus, reported: &'report Reported) -> impl Ord + use<'report> {
    let finding = &reported.finding;
    (
        corpus.source(finding.place.source).path.as_str(),
        reported.start,
        &finding.rule,
        &finding.units,
        &finding.message,
        &reported.fingerprint,
    )
}

fn row(corpus: &Corpus, assessment: &Assessment) -> AssessmentRow {
    let path = |id: DocumentId| corpus.source(corpus.document(id).source).path.clone();
    let unit_id = |unit: UnitId| corpus.organisation.unit(unit).id.clone();
    let unit_name = |unit: UnitId| corpus.organisation.unit(unit).name.clone();
    AssessmentRow {
        requirement: assessment.requirement,
        outcome: assessment.outcome,
        unit: assessment.unit.map(unit_id),
        document: assessment.document.map(|id| (corpus.document(id).reference(), path(id))),
        pointer: assessment.pointer.clone(),
        evidence: assessment
            .evidence
            .iter()
            .map(|evidence| EvidenceRow {
                document: corpus.document(evidence.document).reference(),
                path: path(evidence.document),
                inherited_from: evidence.inherited_from.map(unit_name),
            })
            .collect(),
        reason: assessment.reason.clone(),
    }
}

fn notes(corpus: &Corpus) -> Vec<String> {
    let mut notes = Vec::new();
    if corpus.organisation.is_implied {
        notes.push(
            "inga enheter är beskrivna: det som ska finnas är bedömt som om allt hör till en enda vårdgivare"
                .to_owned(),
        );
    }
    match corpus.without_kind.len() {
        0 => {}
        1 => notes.push("1 YAML-fil utan typ räknas inte som dokument".to_owned()),
        count => notes.push(format!("{count} YAML-filer utan typ räknas inte som dokument")),
    }
    if !corpus.unreadable.is_empty() {
        let count = corpus.unreadable.len();
        let what = if count == 1 {
            "1 dokument gick inte att läsa; det är inte bedömt".to_owned()
        } else {
            format!("{count} dokument gick inte att läsa; de är inte bedömda")
        };
        notes.push(what);
    }
    notes
}
