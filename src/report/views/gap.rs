//! The gap analysis: each requirement for each enhet, with its outcome, evidence and findings.

use std::collections::{BTreeMap, HashSet};

use super::Extent;
use super::counting::Counting;
use super::descent::{Descent, Step, steps};
use super::exceptions::Exceptions;
use super::gathering::{Assessments, Findings, Gathered, Most};
use super::inherited::Listed;
use super::unit_count::UnitCount;
use crate::finding::{Outcome, Severity};
use crate::report::dossier::{EventRow, PointRow};
use crate::report::{AssessmentRow, EvidenceRow, Report, Reported, State, UnitRow};
use crate::text::swedish;

/// A filter of the gap analysis.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The acts, as they are cited or by the first part of a requirement's id; all if empty.
    pub acts: Vec<String>,
    /// The only outcome; all if none.
    pub only: Option<Outcome>,
    /// How much a terminal shows: only what is missing, or all; other formats show all.
    pub extent: Extent,
    /// Which records are shown where acts or an outcome are chosen.
    pub records: RecordsShown,
}

/// Which records of the work are shown where acts or an outcome are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RecordsShown {
    /// Those that the chosen requirements are asked of or shown by, as of other documents.
    #[default]
    Chosen,
    /// All of them.
    All,
}

/// The gap analysis of one enhet.
#[derive(Debug)]
pub struct UnitGaps<'report> {
    /// The enhet; none where no enhet is described.
    pub unit: Option<&'report UnitRow>,
    /// The requirements on it or on documents that apply to it.
    pub rows: Vec<GapRow<'report>>,
    /// The findings about it that count, and what could not be determined; with a filter those of the rows.
    pub counts: UnitCount,
}

/// A requirement in the gap analysis of an enhet.
#[derive(Debug)]
pub struct GapRow<'report> {
    /// The index of the requirement in the report.
    pub requirement: usize,
    /// The worst outcome of its assessments.
    pub outcome: Outcome,
    /// The severity of its findings.
    pub severity: Severity,
    /// The assessments of the requirement; of those of documents that apply to several enheter, the first of each outcome.
    pub assessments: Vec<&'report AssessmentRow>,
    /// The indices of its findings in the report.
    pub findings: Vec<usize>,
    /// The most pieces of evidence from above that are listed of a requirement on enheter.
    pub most_evidence: usize,
    /// True if there are more assessments or findings of documents that apply to several enheter, or more evidence from above.
    pub has_more: bool,
}

/// What is listed, from the most to the least: the first that is no larger than the report itself is taken, so that the
/// view of many enheter that share many documents grows no faster than they do.
const EXTENTS: [Most; 3] = [
    Most { above: 100, shared: usize::MAX, evidence: usize::MAX },
    Most { above: 20, shared: 20, evidence: 20 },
    Most { above: 5, shared: 5, evidence: 5 },
];
/// Up to so many pieces of what enheter share are listed whatever the size of the report.
const FEW: usize = 50_000;

/// The gap analysis of each leaf and each vårdgivare, each vårdgivare first, then by name in Swedish order.
#[must_use]
pub fn gaps<'report>(report: &'report Report, filter: &Filter) -> Vec<UnitGaps<'report>> {
    let exceptions = Exceptions::of(report);
    let mut view = View {
        report,
        filter,
        assessments: Assessments::of(report, &exceptions),
        findings: Findings::of(report, &exceptions),
        exceptions: &exceptions,
    };
    if report.units.is_empty() {
        return vec![view.of_all()];
    }
    let room = FEW.max(report.assessments.len() + report.findings.len());
    let [first, second, last] = EXTENTS;
    let found = view.of_units(first, room).or_else(|| view.of_units(second, room));
    let mut gaps = found.or_else(|| view.of_units(last, usize::MAX)).unwrap_or_default();
    gaps.sort_by_cached_key(|gaps| gaps.unit.map(|unit| (unit.parent.is_some(), swedish(&unit.name), &unit.id)));
    gaps
}

/// What the gap analysis of every enhet is made of.
struct View<'report, 'view> {
    report: &'report Report,
    filter: &'view Filter,
    assessments: Assessments<'report>,
    findings: Findings<'report>,
    exceptions: &'view Exceptions<'report>,
}

impl<'report> View<'report, '_> {
    /// The gap analysis where no enhet is described.
    fn of_all(&self) -> UnitGaps<'report> {
        let mut by_requirement: BTreeMap<usize, Gathered> = BTreeMap::new();
        for (number, row) in self.report.assessments.iter().enumerate() {
            let gathered = by_requirement.entry(row.requirement).or_default();
            gathered.listed.numbers.push(number);
            gathered.worst = gathered.worst.max(Some(row.outcome));
        }
        let row = |(requirement, gathered): (usize, Gathered)| {
            let found = self.findings.of_rule(&self.report.requirements[requirement].id);
            self.row(requirement, (gathered, found), usize::MAX)
        };
        let rows: Vec<GapRow<'_>> = by_requirement.into_iter().map(row).filter(|row| self.is_wanted(row)).collect();
        let mut counts = if self.filter.is_empty() {
            UnitCount::of(self.report.counted())
        } else {
            let numbers = rows.iter().flat_map(|row| &row.findings);
            let found = numbers.map(|number| &self.report.findings[*number]);
            UnitCount::of(found.filter(|reported| reported.counts()))
        };
        let assessments = rows.iter().flat_map(|row| &row.assessments);
        counts.undetermined = assessments.filter(|row| row.outcome == Outcome::Undetermined).count();
        UnitGaps { unit: None, rows, counts }
    }

    /// The gap analysis of each enhet that is shown; none if more is listed of what they share than there is room for.
    fn of_units(&mut self, most: Most, room: usize) -> Option<Vec<UnitGaps<'report>>> {
        let report = self.report;
        let focus: HashSet<&str> = report.audit.focus.iter().map(String::as_str).collect();
        let is_shown = |unit: &UnitRow| {
            (unit.is_leaf || unit.parent.is_none()) && (focus.is_empty() || focus.contains(unit.id.as_str()))
        };
        let mut counting =
            if self.filter.is_empty() { Counting::all(report) } else { Counting::of_rows(report, self.exceptions) };
        let mut descent = Descent::new(self.exceptions);
        let (mut gaps, mut shared) = (Vec::new(), 0);
        for step in steps(report) {
            for change in descent.step(step) {
                self.assessments.follow(&change);
                self.findings.follow(&change);
            }
            counting.step(step);
            let Step::Down(unit) = step else { continue };
            if is_shown(unit) && shared <= room {
                let (rows, of_unit) = self.rows((&descent, unit), most);
                shared += of_unit;
                let counts = counting.of_unit(&descent, &unit.id, rows.iter().map(|row| row.requirement));
                gaps.push(UnitGaps { unit: Some(unit), rows, counts });
            }
        }
        gaps.retain(|gaps| !gaps.rows.is_empty());
        (shared <= room).then_some(gaps)
    }

    /// The rows of the enhet where a walk stands, of a vårdgivare above others only what names it, and how much of them is
    /// shared.
    fn rows(
        &self,
        (descent, unit): (&Descent<'report, '_>, &'report UnitRow),
        most: Most,
    ) -> (Vec<GapRow<'report>>, usize) {
        let above = descent.above();
        let deciding = if unit.is_leaf { &above[..] } else { &[] };
        let at = (self.exceptions, descent);
        let mut shared = 0;
        let mut rows = Vec::new();
        for (requirement, gathered) in self.assessments.gathered(at, (&unit.id, deciding), most) {
            let asked = &self.report.requirements[requirement];
            let above = if asked.is_of_units { &[] } else { &above[..] };
            let found = self.findings.gathered(at, (&asked.id, &unit.id, above), most);
            let of_row = gathered.listed.shared + found.shared;
            let row = self.row(requirement, (gathered, found), most.evidence);
            if self.is_wanted(&row) {
                let evidence = row.assessments.iter().filter(|row| row.unit.is_some()).map(|row| inherited(row));
                shared += of_row + evidence.map(|count| count.min(most.evidence)).sum::<usize>();
                rows.push(row);
            }
        }
        (rows, shared)
    }

    fn row(&self, requirement: usize, (gathered, found): (Gathered, Listed), most_evidence: usize) -> GapRow<'report> {
        let assessments: Vec<&AssessmentRow> =
            gathered.listed.numbers.iter().map(|number| &self.report.assessments[*number]).collect();
        let is_of_units = self.report.requirements[requirement].is_of_units;
        let is_cut = is_of_units && assessments.iter().any(|row| inherited(row) > most_evidence);
        GapRow {
            requirement,
            outcome: gathered.worst.unwrap_or(Outcome::NotApplicable),
            severity: self.report.requirements[requirement].severity,
            most_evidence: if is_of_units { most_evidence } else { usize::MAX },
            has_more: gathered.listed.has_more || found.has_more || is_cut,
            assessments,
            findings: found.numbers,
        }
    }

    /// True if the filter asks for a row.
    fn is_wanted(&self, row: &GapRow<'_>) -> bool {
        self.filter.only.is_none_or(|only| row.outcome == only) && is_wanted(self.report, self.filter, row.requirement)
    }
}

/// The number of pieces of evidence from above.
fn inherited(row: &AssessmentRow) -> usize {
    row.evidence.iter().filter(|evidence: &&EvidenceRow| evidence.inherited_from.is_some()).count()
}

impl Filter {
    /// True if nothing is chosen, so that everything is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.acts.is_empty() && self.only.is_none()
    }

    /// True if a requirement is of one of the chosen acts.
    #[must_use]
    pub fn asks(&self, report: &Report, requirement: usize) -> bool {
        is_wanted(report, self, requirement)
    }

    /// True if a finding is chosen: everything where nothing is chosen, else what the chosen requirements found missing.
    #[must_use]
    pub fn takes(&self, report: &Report, reported: &Reported) -> bool {
        let is_outcome = match self.only {
            None => true,
            Some(Outcome::Violated) => reported.counts(),
            Some(Outcome::Waived) => reported.state == State::Waived,
            Some(Outcome::NotApplicable | Outcome::Satisfied | Outcome::Undetermined) => false,
        };
        let rule = reported.finding.rule.as_str();
        let requirement = || report.requirements.binary_search_by(|row| row.id.as_str().cmp(rule));
        self.is_empty() || (is_outcome && requirement().is_ok_and(|at| self.asks(report, at)))
    }
}

/// The requirements on an investigation that apply to it and that a filter takes.
pub fn points_of<'report>(
    report: &'report Report,
    event: &'report EventRow,
    filter: &'report Filter,
) -> impl Iterator<Item = &'report PointRow> {
    let is_outcome = |point: &&PointRow| match filter.only {
        None => point.outcome != Outcome::NotApplicable,
        Some(only) => point.outcome == only,
    };
    event.points.iter().filter(is_outcome).filter(|point| filter.asks(report, point.requirement))
}

fn is_wanted(report: &Report, filter: &Filter, requirement: usize) -> bool {
    let row = &report.requirements[requirement];
    let is_of = |act: &String| {
        let act = act.to_lowercase();
        row.citation.act.to_lowercase() == act || row.id.split('/').next() == Some(act.as_str())
    };
    filter.acts.is_empty() || filter.acts.iter().any(is_of)
}
