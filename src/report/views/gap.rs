//! Paragraph by paragraph for each enhet: the demand, what it came to, what carries it, what is missing.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::chain;
use crate::finding::{Outcome, Severity};
use crate::report::{AssessmentRow, Report, UnitRow};

/// What is shown of the gaps.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only these acts, as they are cited or by the first part of a requirement's id.
    pub acts: Vec<String>,
    /// Only what came to this.
    pub only: Option<Outcome>,
}

/// The gaps of one enhet.
#[derive(Debug)]
pub struct UnitGaps<'report> {
    /// The enhet; none where no enhet is described.
    pub unit: Option<&'report UnitRow>,
    /// Each requirement that was asked of it or of documents that apply to it.
    pub rows: Vec<GapRow<'report>>,
}

/// A requirement for an enhet.
#[derive(Debug)]
pub struct GapRow<'report> {
    /// The requirement's number in the report.
    pub requirement: usize,
    /// What it came to: the worst of its subjects.
    pub outcome: Outcome,
    /// How grave it is if something is missing.
    pub severity: Severity,
    /// The assessments it rests on.
    pub assessments: Vec<&'report AssessmentRow>,
    /// The numbers of the findings in the report.
    pub findings: Vec<usize>,
}

/// The gaps of each leaf and each vårdgivare, in the order of their ids; a vårdgivare first.
#[must_use]
pub fn gaps<'report>(report: &'report Report, filter: &Filter) -> Vec<UnitGaps<'report>> {
    let findings = Findings::of(report);
    if report.units.is_empty() {
        let all: Vec<&AssessmentRow> = report.assessments.iter().collect();
        return vec![UnitGaps { unit: None, rows: rows(report, filter, &findings, (None, all)) }];
    }
    let by_unit = assessments_by_unit(report);
    let mut shown: Vec<&UnitRow> = report.units.iter().filter(|unit| unit.is_leaf || unit.parent.is_none()).collect();
    let focus = &report.audit.focus;
    shown.retain(|unit| focus.is_empty() || focus.contains(&unit.id));
    shown.sort_by_key(|unit| (unit.parent.is_some(), unit.id.clone()));
    let gaps = shown.into_iter().map(|unit| {
        let above = Above::of(report, unit);
        let of_unit = above.assessments(report, &by_unit, unit);
        UnitGaps { unit: Some(unit), rows: rows(report, filter, &findings, (Some((unit, &above)), of_unit)) }
    });
    gaps.filter(|gaps| !gaps.rows.is_empty()).collect()
}

/// The numbers of the assessments by each enhet they name; by the empty text where they name nobody.
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

    /// What is asked of an enhet, or of a document that applies to it. A vårdgivare answers for what is asked of it alone.
    fn assessments(
        &self,
        report: &'report Report,
        by_unit: &HashMap<&str, Vec<usize>>,
        unit: &UnitRow,
    ) -> Vec<&'report AssessmentRow> {
        let named: Vec<&str> = match unit.is_leaf {
            true => self.0.iter().copied().chain([""]).collect(),
            false => vec![unit.id.as_str()],
        };
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

/// The numbers of the findings by rule, and by rule and each enhet they name; by the empty text where they name nobody.
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

    /// The findings of a rule that name one of these enheter.
    fn naming<'unit>(&self, rule: &str, units: impl IntoIterator<Item = &'unit str>) -> Vec<usize> {
        let named = units.into_iter().filter_map(|unit| self.by_unit.get(&(rule, unit))).flatten();
        let found: BTreeSet<usize> = named.copied().collect();
        found.into_iter().collect()
    }
}
