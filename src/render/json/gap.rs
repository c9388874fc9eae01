//! The gaps as JSON: `schema/gap.json` describes it.

use serde::Serialize;

use super::outcome;
use super::parts::{Audit, Document, Provision, TOOL, Tool, audit, document, provision, to_json};
use super::quality_work::{QualityWork, quality_work};
use crate::render::shared_words::MORE_ABOVE;
use crate::report::dossier::EventRow;
use crate::report::views::evidence::{Carrier, carriers};
use crate::report::views::gap::{Filter, GapRow, UnitGaps, gaps, points_of};
use crate::report::views::overview::{Counts, by_chapter_of, by_unit, worst_of};
use crate::report::views::plan::{PlanRow, plan_of, to_mend};
use crate::report::{Report, Reported, UnitRow};

#[derive(Serialize)]
struct Json<'report> {
    version: u8,
    tool: Tool,
    audit: Audit<'report>,
    chapters: Vec<Chapter>,
    worst: Vec<Gap<'report>>,
    units: Vec<Unit<'report>>,
    investigations: Vec<Investigation<'report>>,
    plan: Vec<Planned<'report>>,
    /// The slips of form, which are no part of the plan.
    mend_in_files: Vec<Planned<'report>>,
    choice: Choice<'report>,
    #[serde(flatten)]
    work: QualityWork<'report>,
}

/// What is shown of the audit: the enheter, the acts and the outcome; everything where nothing is named.
#[derive(Serialize)]
struct Choice<'report> {
    units: &'report [String],
    acts: &'report [String],
    only: Option<&'static str>,
}

#[derive(Serialize)]
struct Chapter {
    name: String,
    counts: Numbers,
}

#[derive(Serialize)]
struct Numbers {
    satisfied: usize,
    violated: usize,
    /// The violated requirements whose severity is bör or tips.
    advised: usize,
    undetermined: usize,
    waived: usize,
}

/// An enhet with each requirement that applies to it; without id if no enhet is described.
#[derive(Serialize)]
struct FindingNumbers {
    error: usize,
    warning: usize,
    note: usize,
    above: usize,
}

#[derive(Serialize)]
struct Unit<'report> {
    id: Option<&'report str>,
    name: Option<&'report str>,
    manager: Option<&'report str>,
    counts: Numbers,
    /// The findings about it; `above` are those of its brister that are in documents decided above.
    findings: FindingNumbers,
    requirements: Vec<Requirement<'report>>,
}

#[derive(Serialize)]
struct Requirement<'report> {
    id: &'report str,
    title: &'report str,
    provision: Provision<'report>,
    outcome: &'static str,
    evidence: Vec<Evidence<'report>>,
    gaps: Vec<Gap<'report>>,
    reasons: Vec<&'report str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'static str>,
}

#[derive(Serialize)]
struct Evidence<'report> {
    document: Document<'report>,
    version: Option<&'report str>,
    /// Where it stands on the audit date.
    status: Option<&'report str>,
    decided: Option<&'report str>,
    owner: Option<&'report str>,
    inherited_from: Option<&'report str>,
}

#[derive(Serialize)]
struct Gap<'report> {
    rule: &'report str,
    severity: &'static str,
    message: &'report str,
    help: Option<&'report str>,
    path: &'report str,
    line: usize,
    fingerprint: &'report str,
}

#[derive(Serialize)]
struct Investigation<'report> {
    document: Document<'report>,
    title: &'report str,
    about: &'report str,
    patient_informed: Option<&'report str>,
    days_to_report: Option<i32>,
    points: Vec<Point<'report>>,
}

#[derive(Serialize)]
struct Point<'report> {
    requirement: &'report str,
    outcome: &'static str,
}

#[derive(Serialize)]
struct Planned<'report> {
    subject: String,
    gap: Gap<'report>,
    responsible: Option<String>,
}

/// The number of worst findings listed first.
const WORST: usize = 10;

/// The gaps of a report.
#[must_use]
pub fn render(report: &Report, filter: &Filter) -> String {
    let gaps = gaps(report, filter);
    let counts = by_unit(&gaps);
    let units = gaps.iter().zip(&counts).map(|(gaps, numbers)| unit(report, gaps, numbers.requirements)).collect();
    let chapters =
        by_chapter_of(report, filter).into_iter().map(|(name, counts)| Chapter { name, counts: numbers(counts) });
    let slips = if filter.is_empty() { to_mend(report) } else { Vec::new() };
    to_json(&Json {
        version: 1,
        tool: TOOL,
        audit: audit(&report.audit),
        chapters: chapters.collect(),
        worst: worst_of(report, filter, WORST).into_iter().map(|one| gap(report, one)).collect(),
        units,
        investigations: investigations(report, filter),
        plan: plan_of(report, filter).into_iter().map(|row| planned(report, row)).collect(),
        mend_in_files: slips.into_iter().map(|row| planned(report, row)).collect(),
        choice: Choice { units: &report.audit.focus, acts: &filter.acts, only: filter.only.map(outcome) },
        work: quality_work(report, filter),
    })
}

fn numbers(counts: Counts) -> Numbers {
    Numbers {
        satisfied: counts.shown,
        violated: counts.missing,
        advised: counts.advised,
        undetermined: counts.undetermined,
        waived: counts.waived,
    }
}

fn unit<'report>(report: &'report Report, gaps: &UnitGaps<'report>, counts: Counts) -> Unit<'report> {
    Unit {
        id: gaps.unit.map(|unit| unit.id.as_str()),
        name: gaps.unit.map(|unit| unit.name.as_str()),
        manager: gaps.unit.and_then(|unit| unit.manager.as_deref()),
        counts: numbers(counts),
        findings: FindingNumbers {
            error: gaps.counts.errors,
            warning: gaps.counts.warnings,
            note: gaps.counts.notes,
            above: gaps.counts.above,
        },
        requirements: gaps.rows.iter().map(|row| requirement(report, gaps.unit, row)).collect(),
    }
}

fn requirement<'report>(
    report: &'report Report,
    unit: Option<&'report UnitRow>,
    row: &GapRow<'report>,
) -> Requirement<'report> {
    let asked = &report.requirements[row.requirement];
    let mut reasons: Vec<&str> = row.assessments.iter().filter_map(|one| one.doubt()).collect();
    reasons.dedup();
    Requirement {
        id: &asked.id,
        title: &asked.title,
        provision: provision(&asked.citation),
        outcome: outcome(row.outcome),
        evidence: carried(report, unit, row).map(|one| evidence(report, one)).collect(),
        gaps: row.findings.iter().map(|number| gap(report, &report.findings[*number])).collect(),
        reasons,
        note: row.has_more.then_some(MORE_ABOVE),
    }
}

/// The evidence of a requirement for an enhet: all of its own, and so much of that from above as the view lists.
fn carried<'report>(
    report: &'report Report,
    unit: Option<&'report UnitRow>,
    row: &GapRow<'report>,
) -> impl Iterator<Item = Carrier<'report>> {
    let carriers = carriers(report, unit, &row.assessments);
    let own = carriers.iter().take_while(|carrier| carrier.via.is_none()).count();
    carriers.into_iter().take(own.saturating_add(row.most_evidence))
}

fn evidence<'report>(report: &'report Report, carrier: Carrier<'report>) -> Evidence<'report> {
    let of = carrier.evidence;
    let row = report.dossier.document(&of.at.path, &of.at.reference);
    Evidence {
        document: document(&of.at.reference, Some(&of.at.path)),
        version: row.and_then(|row| row.version.as_deref()),
        status: row.and_then(|row| row.status.as_deref()),
        decided: row.and_then(|row| row.decided.as_deref()),
        owner: row.and_then(|row| row.owner.as_deref()),
        inherited_from: carrier.via,
    }
}

fn gap<'report>(report: &'report Report, reported: &'report Reported) -> Gap<'report> {
    Gap {
        rule: reported.finding.rule.as_str(),
        severity: reported.finding.severity.word(),
        message: &reported.finding.message,
        help: reported.finding.help.as_deref(),
        path: &report.source(&reported.finding).path,
        line: reported.start.line,
        fingerprint: &reported.fingerprint,
    }
}

/// The investigations; with a filter those that a chosen requirement is asked of.
fn investigations<'report>(report: &'report Report, filter: &'report Filter) -> Vec<Investigation<'report>> {
    let rows = report.dossier.events.iter().map(|event| investigation(report, (event, filter)));
    rows.filter(|row| filter.is_empty() || !row.points.is_empty()).collect()
}

fn investigation<'report>(
    report: &'report Report,
    (event, filter): (&'report EventRow, &'report Filter),
) -> Investigation<'report> {
    let point = |point: &crate::report::dossier::PointRow| Point {
        requirement: &report.requirements[point.requirement].id,
        outcome: outcome(point.outcome),
    };
    Investigation {
        document: document(&event.document, Some(&event.path)),
        title: &event.title,
        about: &event.about,
        patient_informed: event.patient_informed.as_deref(),
        days_to_report: event.days_to_report,
        points: if filter.is_empty() {
            event.points.iter().map(point).collect()
        } else {
            points_of(report, event, filter).map(point).collect()
        },
    }
}

fn planned<'report>(report: &'report Report, row: PlanRow<'report>) -> Planned<'report> {
    Planned { subject: row.subject, gap: gap(report, row.reported), responsible: row.responsible }
}
