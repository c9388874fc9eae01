//! JSON, version 1: types of its own, frozen once released, described by the files under `schema/`.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::Serialize;

use self::counts::{ActCounts, Limits, UnitCounts, act_counts, by_unit, limits};
use self::evidence::{Evidence, Listed};
use self::long_list::Written;
use self::parts::{Audit, Document, Gone, Point, Provision, TOOL, Tool, audit, gone, point, provision};
use crate::render::Format;
use crate::report::comparison::Difference;
use crate::report::views::act_counts::ActCounts as CountsByAct;
use crate::report::views::{View, ViewName};
use crate::report::{AssessmentRow, RelatedAt, Report, Reported, State};

pub(crate) mod collect;
mod counts;
pub(crate) mod diff;
pub(crate) mod due;
mod evidence;
pub(crate) mod gap;
pub(crate) mod history;
mod long_list;
pub(crate) mod matrix;
pub(crate) mod parts;
mod quality_work;
pub(crate) mod rules;
pub(crate) mod schemas;
pub(crate) mod trend;

pub use parts::outcome;

/// The format `json`, version 1.
pub const FORMAT: Format = Format {
    name: "json",
    extension: "json",
    opened_in: None,
    shows_notes: true,
    views: &ViewName::ALL,
    report: |report, _, _| Ok(render(report).into_bytes()),
    view: Some(|report, view, _| {
        let text = match view {
            View::Gap(filter) => gap::render(report, filter),
            View::Matrix(extent) => matrix::render(report, *extent),
            View::Due(within_days) => due::render(report, *within_days),
        };
        Ok(text.into_bytes())
    }),
    change: Some(|change, _| Ok(diff::render(change).into_bytes())),
    collection: Some(|collection, _| Ok(collect::render(collection).into_bytes())),
};

/// What stands before the lists of findings and assessments.
#[derive(Serialize)]
struct First<'report> {
    version: u8,
    tool: Tool,
    audit: Audit<'report>,
    /// What the audit was limited to; not there where it was of everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    limited_to: Option<Limits<'report, String>>,
    summary: Summary<'report>,
}

/// What stands after them.
#[derive(Serialize)]
struct Last<'report> {
    evidence: Vec<Evidence<'report>>,
    notes: &'report [String],
    against: Option<Against<'report>>,
}

#[derive(Serialize)]
struct Against<'report> {
    name: &'report str,
    new: usize,
    known: usize,
    gone: Vec<Gone<'report>>,
}

#[derive(Serialize)]
struct Summary<'report> {
    documents: usize,
    units: usize,
    findings: FindingCounts,
    /// The findings about each enhet; `above` are those of its brister that are in documents decided above.
    by_unit: Vec<UnitCounts<'report>>,
    /// The findings and assessments of each act.
    by_act: Vec<ActCounts<'report>>,
    requirements: OutcomeCounts,
}

#[derive(Serialize)]
struct FindingCounts {
    error: usize,
    warning: usize,
    note: usize,
    pending: usize,
    waived: usize,
}

#[derive(Serialize)]
struct OutcomeCounts {
    satisfied: usize,
    violated: usize,
    undetermined: usize,
    waived: usize,
    not_applicable: usize,
}

#[derive(Serialize)]
struct Finding<'report> {
    rule: &'report str,
    severity: &'static str,
    message: &'report str,
    help: Option<&'report str>,
    path: &'report str,
    pointer: &'report str,
    start: Point,
    end: Point,
    document: Option<Document<'report>>,
    units: &'report [String],
    provision: Option<Provision<'report>>,
    /// True for what remains in a document that is pending; `summary.findings.pending` counts them.
    pending: bool,
    state: &'static str,
    waiver: Option<Waiver<'report>>,
    fingerprint: &'report str,
    related: Vec<Related<'report>>,
}

#[derive(Serialize)]
struct Waiver<'report> {
    id: &'report str,
    reason: &'report str,
    owner: &'report str,
    until: &'report str,
}

#[derive(Serialize)]
struct Related<'report> {
    message: &'report str,
    path: Option<&'report str>,
    start: Option<Point>,
}

#[derive(Serialize)]
struct Assessment<'report> {
    requirement: &'report str,
    outcome: &'static str,
    unit: Option<&'report str>,
    document: Option<Document<'report>>,
    pointer: &'report str,
    /// Numbers into the list of evidence.
    evidence: Vec<usize>,
    reason: Option<&'report str>,
}

/// The report as JSON, with a final line break.
#[must_use]
pub fn render(report: &Report) -> String {
    let totals = report.totals();
    let listed = Listed::of(report);
    let acts = CountsByAct::of(report);
    let first = First {
        version: 1,
        tool: TOOL,
        audit: audit(&report.audit),
        limited_to: limits(report),
        summary: Summary {
            documents: report.documents,
            units: report.units.len(),
            findings: FindingCounts {
                error: totals.errors,
                warning: totals.warnings,
                note: totals.notes,
                pending: totals.pending,
                waived: totals.waived_findings,
            },
            by_unit: by_unit(report, &acts),
            by_act: acts.whole().map(act_counts).collect(),
            requirements: OutcomeCounts {
                satisfied: totals.satisfied,
                violated: totals.violated,
                undetermined: totals.undetermined,
                waived: totals.waived,
                not_applicable: totals.not_applicable,
            },
        },
    };
    let last = Last { evidence: listed.rows(report), notes: &report.notes, against: against(report) };
    Written::begun(&first)
        .list("findings", report.findings.par_iter().map(|reported| finding(report, reported)))
        .list("assessments", report.assessments.par_iter().map(|row| assessment(report, row, &listed)))
        .ended(&last)
}

fn against(report: &Report) -> Option<Against<'_>> {
    let difference = Difference::of(report)?;
    let against = report.against.as_ref()?;
    let gone = against.gone.iter().map(gone);
    Some(Against { name: &against.name, new: difference.new, known: difference.known, gone: gone.collect() })
}

fn finding<'report>(report: &'report Report, reported: &'report Reported) -> Finding<'report> {
    let finding = &reported.finding;
    Finding {
        rule: finding.rule.as_str(),
        severity: finding.severity.word(),
        message: &finding.message,
        help: finding.help.as_deref(),
        path: &report.source(finding).path,
        pointer: finding.place.pointer.as_str(),
        start: point(reported.start),
        end: point(reported.end),
        document: finding.document.as_ref().map(|document| parts::document(document, None)),
        units: &finding.units,
        provision: finding.citation.as_ref().map(provision),
        pending: finding.pending.is_some(),
        state: state(reported.state),
        waiver: reported.waiver.as_ref().map(|waiver| Waiver {
            id: &waiver.id,
            reason: &waiver.reason,
            owner: &waiver.owner,
            until: &waiver.until,
        }),
        fingerprint: &reported.fingerprint,
        related: report.related(finding).map(related).collect(),
    }
}

fn related(related: RelatedAt<'_>) -> Related<'_> {
    Related {
        message: related.message,
        path: related.at.map(|(source, _, _)| source.path.as_str()),
        start: related.at.map(|(_, start, _)| point(start)),
    }
}

fn assessment<'report>(
    report: &'report Report,
    row: &'report AssessmentRow,
    listed: &Listed<'_>,
) -> Assessment<'report> {
    Assessment {
        requirement: &report.requirements[row.requirement].id,
        outcome: outcome(row.outcome),
        unit: row.unit.as_deref(),
        document: row.document.as_ref().map(|at| parts::document(&at.reference, Some(&at.path))),
        pointer: row.pointer.as_str(),
        evidence: row.evidence.iter().map(|evidence| listed.number(&evidence.at)).collect(),
        reason: row.reason.as_deref(),
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::New | State::Pending => "new",
        State::Known => "known",
        State::Waived => "waived",
    }
}
