//! The gap analysis: each requirement for each enhet, with its outcome, evidence and findings.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::chain;
use super::exceptions::Exceptions;
use super::unit_counts::{UnitCount, unit_counts};
use crate::finding::{Outcome, Severity};
use crate::report::{AssessmentRow, Report, UnitRow};

/// A filter of the gap analysis.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The acts, as they are cited or by the first part of a requirement's id; all if empty.
    pub acts: Vec<String>,
    /// The only outcome; all if none.
    pub only: Option<Outcome>,
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
    /// The assessments of the requirement.
    pub assessments: Vec<&'report AssessmentRow>,
    /// The indices of its findings in the report.
    pub findings: Vec<usize>,
}

/// The gap analysis of each leaf and each vårdgivare, each vårdgivare first, then by id.
#[must_use]
pub fn gaps<'report>(report: &'report Report, filter: &Filter) -> Vec<UnitGaps<'report>> {
    let findings = Findings::of(report);
    if report.units.is_empty() {
        let all: Vec<&AssessmentRow> = report.assessments.iter().collect();
        let rows = rows(report, filter, &findings, (None, all));
        let counts = UnitCount::of(report.counted());
        return vec![UnitGaps { unit: None, counts: filtered(report, filter, &rows).unwrap_or(counts), rows }];
    }
    let by_unit = assessments_by_unit(report);
    let mut shown: Vec<&UnitRow> = report.units.iter().filter(|unit| unit.is_leaf || unit.parent.is_none()).collect();
    let focus = &report.audit.focus;
    shown.retain(|unit| focus.is_empty() || focus.contains(&unit.id));
    shown.sort_by(|one, other| (one.parent.is_some(), &one.id).cmp(&(other.parent.is_some(), &other.id)));
    let counts: HashMap<&str, UnitCount> =
        report.units.iter().map(|unit| unit.id.as_str()).zip(unit_counts(report)).collect();
    let exceptions = Exceptions::of(report);
    let gaps = shown.into_iter().map(|unit| {
        let above = Above::of(report, unit);
        let mut of_unit = above.assessments(report, &by_unit, unit);
        let excepts =
            |row: &AssessmentRow| row.document.as_ref().is_some_and(|at| exceptions.holds_of(report, at, &unit.id));
        of_unit.retain(|row| row.unit.is_some() || !excepts(row));
        let mut rows = rows(report, filter, &findings, (Some((unit, &above)), of_unit));
        for row in &mut rows {
            row.findings.retain(|number| !exceptions.holds(report, &report.findings[*number].finding, &unit.id));
        }
        let counts = filtered(report, filter, &rows).unwrap_or(counts[unit.id.as_str()]);
        UnitGaps { unit: Some(unit), rows, counts }
    });
    gaps.filter(|gaps| !gaps.rows.is_empty()).collect()
}

/// The findings of the rows of an enhet that count, if there is a filter.
fn filtered(report: &Report, filter: &Filter, rows: &[GapRow<'_>]) -> Option<UnitCount> {
    if filter.acts.is_empty() && filter.only.is_none() {
        return None;
    }
    let numbers: BTreeSet<usize> = rows.iter().flat_map(|row| &row.findings).copied().collect();
    let found = numbers.into_iter().map(|number| &report.findings[number]);
    Some(UnitCount::of(found.filter(|reported| reported.counts())))
}

/// The indices of the assessments by each enhet they name, or by the empty string where they name none.
fn assessments_by_unit(report: &Report) -> HashMap<&str, Vec<usize>> {
    let mut by_unit: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, row) in report.assessments.iter().enumerate() {
        for unit in row.units.iter() {
            by_unit.entry(unit).or_default().push(number);
        }
        if row.units.is_empty() {
            by_unit.entry("").or_default().push(number);
        }
    }
    by_unit
}

/// The ids of an enhet and all above it.
struct Above<'report>(HashSet<&'report str>);

impl<'report> Above<'report> {
    fn of(report: &'report Report, unit: &'report UnitRow) -> Self {
        Self(chain(report, &unit.id).map(|above| above.id.as_str()).collect())
    }

    /// The assessments of an enhet and of documents that apply to it; of a vårdgivare above others only those that name it.
    fn assessments(
        &self,
        report: &'report Report,
        by_unit: &HashMap<&str, Vec<usize>>,
        unit: &UnitRow,
    ) -> Vec<&'report AssessmentRow> {
        let named: Vec<&str> =
            if unit.is_leaf { self.0.iter().copied().chain([""]).collect() } else { vec![unit.id.as_str()] };
        let mut numbers: Vec<usize> = named.iter().filter_map(|id| by_unit.get(id)).flatten().copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        let rows = numbers.into_iter().map(|number| &report.assessments[number]);
        rows.filter(|row| row.unit.as_ref().is_none_or(|asked| *asked == unit.id)).collect()
    }
}

fn rows<'report>(
    report: &'report Report,
    filter: &Filter,
    findings: &Findings<'_>,
    (unit, assessments): (Option<(&UnitRow, &Above<'_>)>, Vec<&'report AssessmentRow>),
) -> Vec<GapRow<'report>> {
    let mut by_requirement: BTreeMap<usize, Vec<&AssessmentRow>> = BTreeMap::new();
    for row in assessments.into_iter().filter(|row| is_wanted(report, filter, row.requirement)) {
        by_requirement.entry(row.requirement).or_default().push(row);
    }
    let row = |(requirement, assessments): (usize, Vec<&'report AssessmentRow>)| {
        let outcome = assessments.iter().map(|row| row.outcome).max().unwrap_or(Outcome::NotApplicable);
        let asked = &report.requirements[requirement];
        let found = match unit {
            None => findings.by_rule.get(asked.id.as_str()).cloned().unwrap_or_default(),
            Some((unit, _)) if asked.is_of_units => findings.naming(&asked.id, [unit.id.as_str()]),
            Some((_, above)) => findings.naming(&asked.id, above.0.iter().copied().chain([""])),
        };
        GapRow { requirement, outcome, severity: asked.severity, assessments, findings: found }
    };
    by_requirement.into_iter().map(row).filter(|row| filter.only.is_none_or(|only| row.outcome == only)).collect()
}

fn is_wanted(report: &Report, filter: &Filter, requirement: usize) -> bool {
    let row = &report.requirements[requirement];
    let is_of = |act: &String| {
        let act = act.to_lowercase();
        row.citation.act.to_lowercase() == act || row.id.split('/').next() == Some(act.as_str())
    };
    filter.acts.is_empty() || filter.acts.iter().any(is_of)
}

/// The indices of the findings by rule, and by rule and each enhet they name, or the empty string where they name none.
struct Findings<'report> {
    by_rule: HashMap<&'report str, Vec<usize>>,
    by_unit: HashMap<(&'report str, &'report str), Vec<usize>>,
}

impl<'report> Findings<'report> {
    fn of(report: &'report Report) -> Self {
        let mut findings = Self { by_rule: HashMap::new(), by_unit: HashMap::new() };
        for (number, reported) in report.findings.iter().enumerate() {
            let rule = reported.finding.rule.as_str();
            findings.by_rule.entry(rule).or_default().push(number);
            let nobody = reported.finding.units.is_empty().then_some("");
            for unit in reported.finding.units.iter().map(String::as_str).chain(nobody) {
                findings.by_unit.entry((rule, unit)).or_default().push(number);
            }
        }
        findings
    }

    /// The indices of the findings of a rule that name one of these enheter.
    fn naming<'unit>(&self, rule: &str, units: impl IntoIterator<Item = &'unit str>) -> Vec<usize> {
        let named = units.into_iter().filter_map(|unit| self.by_unit.get(&(rule, unit))).flatten();
        let found: BTreeSet<usize> = named.copied().collect();
        found.into_iter().collect()
    }
}
