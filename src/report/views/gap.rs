//! The gap analysis: each requirement for each enhet, with its outcome, evidence and findings.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::exceptions::Exceptions;
use super::gathering::{Assessments, Findings, Gathered, Listed};
use super::unit_counts::{UnitCount, unit_counts};
use super::{Extent, chain};
use crate::finding::{Outcome, Severity};
use crate::report::dossier::{EventRow, PointRow};
use crate::report::{AssessmentRow, Report, Reported, State, UnitRow};
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
}

/// The gap analysis of one enhet.
#[derive(Debug)]
pub struct UnitGaps<'report> {
    /// The enhet; none where no enhet is described.
    pub unit: Option<&'report UnitRow>,
    /// The requirements on it or on documents that apply to it.
    pub rows: Vec<GapRow<'report>>,
    /// The findings about it that count; with a filter those of the rows.
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
    /// The assessments of the requirement; of those of documents decided above, the first of each outcome.
    pub assessments: Vec<&'report AssessmentRow>,
    /// The indices of its findings in the report.
    pub findings: Vec<usize>,
    /// True if there are more assessments or findings of documents decided above, or more evidence from above.
    pub has_more: bool,
}

/// The gap analysis of each leaf and each vårdgivare, each vårdgivare first, then by name in Swedish order.
#[must_use]
pub fn gaps<'report>(report: &'report Report, filter: &Filter) -> Vec<UnitGaps<'report>> {
    let exceptions = Exceptions::of(report);
    let view = View {
        report,
        filter,
        assessments: Assessments::of(report, &exceptions),
        findings: Findings::of(report, &exceptions),
        exceptions,
    };
    if report.units.is_empty() {
        return vec![view.of_all()];
    }
    let mut shown: Vec<&UnitRow> = report.units.iter().filter(|unit| unit.is_leaf || unit.parent.is_none()).collect();
    let focus: HashSet<&str> = report.audit.focus.iter().map(String::as_str).collect();
    shown.retain(|unit| focus.is_empty() || focus.contains(unit.id.as_str()));
    shown.sort_by_cached_key(|unit| (unit.parent.is_some(), swedish(&unit.name), &unit.id));
    let counts: HashMap<&str, UnitCount> =
        report.units.iter().map(|unit| unit.id.as_str()).zip(unit_counts(report)).collect();
    let gaps = shown.into_iter().map(|unit| view.of_unit(unit, counts[unit.id.as_str()]));
    gaps.filter(|gaps| !gaps.rows.is_empty()).collect()
}

/// What the gap analysis of every enhet is made of.
struct View<'report, 'filter> {
    report: &'report Report,
    filter: &'filter Filter,
    assessments: Assessments<'report>,
    findings: Findings<'report>,
    exceptions: Exceptions<'report>,
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
            self.row(requirement, gathered, found)
        };
        let rows = self.wanted(by_requirement.into_iter().map(row));
        let counts = if self.filter.is_empty() {
            UnitCount::of(self.report.counted())
        } else {
            let numbers = rows.iter().flat_map(|row| &row.findings);
            let found = numbers.map(|number| &self.report.findings[*number]);
            UnitCount::of(found.filter(|reported| reported.counts()))
        };
        UnitGaps { unit: None, rows, counts }
    }

    /// The gap analysis of an enhet; of a vårdgivare above others only what names it.
    fn of_unit(&self, unit: &'report UnitRow, counts: UnitCount) -> UnitGaps<'report> {
        let of_chain = chain(self.report, &unit.id).skip(1).map(|above| above.id.as_str());
        let above: Vec<&str> = of_chain.chain([""]).collect();
        let deciding = if unit.is_leaf { &above[..] } else { &[] };
        let by_requirement = self.assessments.gathered(&self.exceptions, &unit.id, deciding);
        let asked = |requirement: usize| &self.report.requirements[requirement];
        let at = |requirement: usize| {
            let above = if asked(requirement).is_of_units { &[] } else { &above[..] };
            (unit.id.as_str(), above)
        };
        let row = |(requirement, gathered): (usize, Gathered)| {
            let found = self.findings.gathered(&self.exceptions, &asked(requirement).id, at(requirement));
            self.row(requirement, gathered, found)
        };
        let rows = self.wanted(by_requirement.into_iter().map(row));
        let mut of_rows = UnitCount::default();
        if !self.filter.is_empty() {
            for row in &rows {
                let rule = &asked(row.requirement).id;
                of_rows.join(self.findings.count(&self.exceptions, rule, at(row.requirement)));
            }
        }
        UnitGaps { unit: Some(unit), rows, counts: if self.filter.is_empty() { counts } else { of_rows } }
    }

    fn row(&self, requirement: usize, gathered: Gathered, found: Listed) -> GapRow<'report> {
        GapRow {
            requirement,
            outcome: gathered.worst.unwrap_or(Outcome::NotApplicable),
            severity: self.report.requirements[requirement].severity,
            has_more: gathered.listed.has_more || found.has_more,
            assessments: gathered.listed.numbers.iter().map(|number| &self.report.assessments[*number]).collect(),
            findings: found.numbers,
        }
    }

    /// The rows that the filter asks for.
    fn wanted(&self, rows: impl Iterator<Item = GapRow<'report>>) -> Vec<GapRow<'report>> {
        let is_outcome = |row: &GapRow<'_>| self.filter.only.is_none_or(|only| row.outcome == only);
        rows.filter(|row| is_outcome(row) && is_wanted(self.report, self.filter, row.requirement)).collect()
    }
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
