//! The rows of the report: findings and assessments with names and fingerprints, in order.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::dossier::gather;
use crate::catalogue::Catalogue;
use crate::corpus::organisation::{MOST_LEVELS, MOST_ROOTS, Parent};
use crate::corpus::{Corpus, Document, DocumentId, UnitId};
use crate::history::History;
use crate::report::asked::Asked;
use crate::report::{
    AssessmentRow, Audit, DocumentAt, EvidenceRow, Report, Reported, RequirementRow, RuleRow, State, UnitRow,
    fingerprint,
};
use crate::rules;
use crate::rules::requirements::{Assessment, Context};
use crate::rules::waivers::Settled;

/// The report of an audit.
#[must_use]
pub fn report(context: &Context<'_>, audit: Audit, settled: Vec<Settled>, assessments: Vec<Assessment>) -> Report {
    let corpus = context.corpus;
    let mut findings: Vec<Reported> = settled.into_par_iter().map(|settled| reported(corpus, settled)).collect();
    findings.par_sort_by(|one, other| order(corpus, one).cmp(&order(corpus, other)));
    let dossier = gather(context, &assessments);
    let named = Named::of(context);
    let mut rows: Vec<AssessmentRow> =
        assessments.into_par_iter().map(|assessment| named.row(context, assessment)).collect();
    rows.par_sort_by(|one, other| one.order().cmp(&other.order()));
    Report {
        notes: notes(corpus, &audit.history),
        unseen: corpus.left_out.notes(),
        audit,
        without_kind: corpus.without_kind.iter().map(|id| corpus.source(*id).path.clone()).collect(),
        documents: corpus.documents.len(),
        units: units(corpus),
        requirements: requirements(context.catalogue),
        rules: rules(context.catalogue, &findings),
        dossier,
        findings,
        assessments: rows,
        unreadable: corpus.unreadable.iter().map(|part| corpus.source(part.source).path.clone()).collect(),
        asked: Asked::default(),
        against: None,
        trend: None,
        file_link: None,
        earlier_plan: None,
        sources: Arc::clone(&corpus.sources),
    }
}

fn requirements(catalogue: &Catalogue) -> Vec<RequirementRow> {
    let row = |requirement: &crate::catalogue::Requirement| RequirementRow {
        id: requirement.id.clone(),
        title: requirement.title.clone(),
        citation: catalogue.citation(requirement),
        severity: requirement.severity(),
        is_of_units: requirement.scope.level.is_some(),
    };
    catalogue.requirements.iter().map(row).collect()
}

fn rules(catalogue: &Catalogue, findings: &[Reported]) -> Vec<RuleRow> {
    let ids: BTreeSet<&str> = findings.iter().map(|reported| reported.finding.rule.as_str()).collect();
    let explained = ids.into_iter().filter_map(|id| rules::explain(catalogue, id));
    explained
        .map(|rule| RuleRow {
            id: rule.id.to_owned(),
            title: rule.title.to_owned(),
            severity: rule.severity,
            citation: rule.citation,
            address: rule.address.map(str::to_owned),
            manual: rule.manual.to_owned(),
            advice: rule.advice,
        })
        .collect()
}

fn units(corpus: &Corpus) -> Vec<UnitRow> {
    let organisation = &corpus.organisation;
    let text = |id: UnitId, key: &str| {
        let document = corpus.document(organisation.unit(id).document?);
        document.root.texts_of(key).first().map(|text| (*text).to_owned())
    };
    let described = (0..organisation.units.len()).map(UnitId).filter(|id| organisation.unit(*id).document.is_some());
    let mut units: Vec<UnitRow> = described
        .map(|id| {
            let unit = organisation.unit(id);
            UnitRow {
                id: unit.id.clone(),
                name: unit.name.clone(),
                level: text(id, "nivå"),
                parent: match unit.parent {
                    Parent::Unit(parent) => Some(organisation.unit(parent).id.clone()),
                    Parent::None | Parent::Unknown | Parent::Circle | Parent::TooDeep => None,
                },
                is_leaf: unit.children.is_empty(),
                manager: organisation.chain(id).find_map(|above| text(above, "verksamhetschef")),
            }
        })
        .collect();
    units.sort_by(|one, other| one.id.cmp(&other.id));
    units
}

fn reported(corpus: &Corpus, (finding, waiver): Settled) -> Reported {
    let source = corpus.source(finding.place.source);
    Reported {
        start: source.position(finding.place.span.start),
        end: source.position(finding.place.span.end),
        state: match (&waiver, finding.pending) {
            (Some(_), _) => State::Waived,
            (None, Some(_)) => State::Pending,
            (None, None) => State::New,
        },
        fingerprint: fingerprint(&finding, &source.path),
        waiver,
        finding,
    }
}

/// The sort key of a finding: file, position, rule and enhet, then the message and the fingerprint.
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

/// The reference, the path and the enheter of every document, made once and shared by all rows that name it.
struct Named {
    at: Vec<Arc<DocumentAt>>,
    units: Vec<Arc<[String]>>,
    /// The name and the id of each enhet.
    names: Vec<(Arc<str>, Arc<[String]>)>,
}

impl Named {
    fn of(context: &Context<'_>) -> Self {
        let documents = &context.corpus.documents;
        let at = |document: &Document| {
            let path = context.corpus.source(document.source).path.clone();
            Arc::new(DocumentAt { reference: document.reference(), path })
        };
        Self {
            at: documents.par_iter().map(at).collect(),
            units: (0..documents.len()).into_par_iter().map(|id| context.unit_ids(DocumentId(id)).into()).collect(),
            names: context
                .corpus
                .organisation
                .units
                .iter()
                .map(|unit| (unit.name.as_str().into(), Arc::from([unit.id.clone()])))
                .collect(),
        }
    }

    fn row(&self, context: &Context<'_>, assessment: Assessment) -> AssessmentRow {
        let unit = |unit: UnitId| context.corpus.organisation.unit(unit);
        AssessmentRow {
            requirement: assessment.requirement,
            outcome: assessment.outcome,
            unit: assessment.unit.map(|id| unit(id).id.clone()),
            document: assessment.document.map(|id| Arc::clone(&self.at[id.0])),
            pointer: assessment.pointer,
            units: match (assessment.unit, assessment.document) {
                (Some(id), _) => Arc::clone(&self.names[id.0].1),
                (None, Some(id)) => Arc::clone(&self.units[id.0]),
                (None, None) => Arc::default(),
            },
            evidence: assessment
                .evidence
                .iter()
                .map(|evidence| EvidenceRow {
                    at: Arc::clone(&self.at[evidence.document.0]),
                    inherited_from: evidence.inherited_from.map(|id| Arc::clone(&self.names[id.0].0)),
                })
                .collect(),
            has_more: assessment.has_more,
            reason: assessment.reason,
        }
    }
}

/// The notes on an audit as a whole.
pub(super) fn notes(corpus: &Corpus, history: &History) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(history.note());
    if corpus.organisation.is_implied {
        notes.push(
            "inga enheter är beskrivna: det som ska finnas är bedömt som om allt hör till en enda vårdgivare"
                .to_owned(),
        );
    }
    if corpus.organisation.has_too_many_roots() {
        notes.push(format!(
            "fler än {MOST_ROOTS} enheter saknar överordnad: för vilka av dem ett dokument gäller är inte följt om det inte \
             namnger dem"
        ));
    }
    match corpus.organisation.too_deep() {
        0 => {}
        1 => notes.push(format!(
            "1 enhet ligger mer än {MOST_LEVELS} led ned i organisationen, så vad den ärver uppifrån är inte följt"
        )),
        count => notes.push(format!(
            "{count} enheter ligger mer än {MOST_LEVELS} led ned i organisationen, så vad de ärver uppifrån är inte följt"
        )),
    }
    match corpus.index.unfinished() + corpus.organisation.unfinished() {
        0 => {}
        1 => notes.push("1 okänt id liknar början på så många att \"menade du\" kan saknas".to_owned()),
        count => notes.push(format!("{count} okända id liknar början på så många att \"menade du\" kan saknas")),
    }
    match corpus.without_kind.len() {
        0 => {}
        1 => notes.push("1 YAML-fil utan typ räknas inte som dokument".to_owned()),
        count => notes.push(format!("{count} YAML-filer utan typ räknas inte som dokument")),
    }
    match corpus.links {
        0 => {}
        1 => notes.push("1 länk följs inte, så det den leder till är inte granskat".to_owned()),
        count => notes.push(format!("{count} länkar följs inte, så det de leder till är inte granskat")),
    }
    notes.extend(corpus.left_out.notes());
    let count = corpus.unreadable.len().saturating_sub(corpus.left_out.first().count());
    if count > 0 {
        let what = if count == 1 {
            "1 dokument är inte bedömt, för att det inte gick att läsa eller är av okänd typ".to_owned()
        } else {
            format!("{count} dokument är inte bedömda, för att de inte gick att läsa eller är av okänd typ")
        };
        notes.push(what);
    }
    notes
}
