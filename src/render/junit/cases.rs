//! Test cases: a requirement for an enhet or a document, or another rule for a document.

use std::collections::BTreeMap;

use crate::finding::{Citation, Outcome};
use crate::render::sentence::shortened;
use crate::report::{AssessmentRow, Report, Reported, State};

/// The most characters of an id or a name in a title.
const MOST: usize = 120;

/// A suite of test cases.
#[derive(Debug)]
pub struct Suite<'report> {
    /// The name of the enhet or the act.
    pub name: String,
    /// The cases, by rule and document.
    pub cases: Vec<Case<'report>>,
}

/// A requirement or rule for one enhet or document, over all its parts.
#[derive(Debug)]
pub struct Case<'report> {
    /// The enhet, if the case is about a single one, and the act or the first part of the rule id, with a full stop between
    /// them, as programs group classes by.
    pub class: String,
    /// The rule with its title and document; stable between audits.
    pub name: String,
    /// The worst outcome of the parts.
    pub outcome: Outcome,
    /// The reason if the outcome is undetermined.
    pub reason: Option<&'report str>,
    /// The findings of its requirement or rule.
    pub findings: Vec<&'report Reported>,
}

/// The subject of a suite; the order is that of the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum SuiteKey<'report> {
    Unit(&'report str),
    Act(String),
    Rules,
}

/// The key of a case: its suite, its rule, and the id and path of its document.
type CaseKey<'report> = (SuiteKey<'report>, &'report str, Option<(&'report str, &'report str)>);

/// The suites with every applicable case: one for each enhet, one for each act, and last that of form and rules.
#[must_use]
pub fn suites(report: &Report) -> Vec<Suite<'_>> {
    let mut cases: BTreeMap<CaseKey<'_>, Case<'_>> = BTreeMap::new();
    for row in report.assessments.iter().filter(|row| row.outcome != Outcome::NotApplicable) {
        let key = of_assessment(report, row);
        let class = || class(report, &row.units, &report.requirements[row.requirement].citation.marked_act());
        let case = cases.entry(key.clone()).or_insert_with(|| empty(report, &key, class()));
        case.outcome = case.outcome.max(row.outcome);
        case.reason = case.reason.or(row.reason.as_deref());
    }
    for reported in &report.findings {
        let asked = of_requirement(report, reported).filter(|key| cases.contains_key(key));
        let key = asked.unwrap_or_else(|| of_rule(report, reported));
        let area = reported.finding.rule.as_str().split('/').next().unwrap_or_default();
        let class = || class(report, &reported.finding.units, area);
        let case = cases.entry(key.clone()).or_insert_with(|| empty(report, &key, class()));
        case.outcome = case.outcome.max(outcome(reported.state));
        case.findings.push(reported);
    }
    let mut suites: BTreeMap<SuiteKey<'_>, Vec<Case<'_>>> = BTreeMap::from([(SuiteKey::Rules, Vec::new())]);
    for ((suite_key, ..), case) in cases {
        suites.entry(suite_key).or_default().push(case);
    }
    suites.into_iter().map(|(suite_key, cases)| Suite { name: title(report, &suite_key), cases }).collect()
}

fn of_assessment<'report>(report: &'report Report, row: &'report AssessmentRow) -> CaseKey<'report> {
    let requirement = &report.requirements[row.requirement];
    let document = row.document.as_ref().map(|at| (at.reference.id.as_str(), at.path.as_str()));
    (suite_key(&row.units, &requirement.citation), &requirement.id, document)
}

fn of_requirement<'report>(report: &'report Report, reported: &'report Reported) -> Option<CaseKey<'report>> {
    let finding = &reported.finding;
    let (rule, units) = (finding.rule.as_str(), finding.units.as_slice());
    let requirement = report.requirements.binary_search_by(|row| row.id.as_str().cmp(rule)).ok()?;
    let requirement = &report.requirements[requirement];
    let (_, _, document) = of_rule(report, reported);
    let document = document.filter(|_| !requirement.is_of_units);
    Some((suite_key(units, &requirement.citation), rule, document))
}

fn of_rule<'report>(report: &'report Report, reported: &'report Reported) -> CaseKey<'report> {
    let finding = &reported.finding;
    let id = finding.document.as_ref().map(|document| document.id.as_str()).unwrap_or_default();
    (SuiteKey::Rules, finding.rule.as_str(), Some((id, report.source(finding).path.as_str())))
}

fn suite_key<'report>(units: &'report [String], citation: &Citation) -> SuiteKey<'report> {
    match units {
        [unit] => SuiteKey::Unit(unit),
        [] | [_, ..] => SuiteKey::Act(citation.marked_act()),
    }
}

fn empty<'report>(report: &Report, (_, rule, document): &CaseKey<'_>, class: String) -> Case<'report> {
    let requirement = report.requirements.iter().find(|row| row.id == *rule).map(|row| row.title.as_str());
    let title = requirement.or_else(|| report.rules.iter().find(|row| row.id == *rule).map(|row| row.title.as_str()));
    let about = match document {
        Some(("", path)) => format!(": {path}"),
        Some((id, path)) => format!(": {} ({path})", shortened(id, MOST)),
        None => String::new(),
    };
    let name = format!("{rule} {}{about}", title.unwrap_or_default());
    Case { class, name, outcome: Outcome::NotApplicable, reason: None, findings: Vec::new() }
}

fn class(report: &Report, units: &[String], area: &str) -> String {
    match units {
        [unit] => format!("{}.{area}", unit_title(report, unit)),
        [] | [_, ..] => area.to_owned(),
    }
}

fn outcome(state: State) -> Outcome {
    match state {
        State::New | State::Known => Outcome::Violated,
        State::Pending => Outcome::NotApplicable,
        State::Waived => Outcome::Waived,
    }
}

fn title(report: &Report, suite_key: &SuiteKey<'_>) -> String {
    match suite_key {
        SuiteKey::Unit(id) => unit_title(report, id),
        SuiteKey::Act(act) => act.clone(),
        SuiteKey::Rules => "form och regler".to_owned(),
    }
}

fn unit_title(report: &Report, id: &str) -> String {
    match report.unit(id) {
        Some(row) => format!("{} ({})", shortened(&row.name, MOST), shortened(id, MOST)),
        None => shortened(id, MOST),
    }
}
