//! Groups of findings: those of one paragraph in one document, or of one requirement for several enheter.

use std::collections::BTreeMap;

use crate::finding::Severity;
use crate::report::{Report, Reported, State};

/// Findings that are shown as one.
#[derive(Debug)]
pub struct Group<'report> {
    /// Its findings, by place.
    pub findings: Vec<&'report Reported>,
    /// The highest severity among the findings.
    pub severity: Severity,
    /// True if the findings are known from an earlier report.
    pub is_known: bool,
}

/// The findings that are not waived, in groups: new before known, the most severe first, then by file and line.
#[must_use]
pub fn groups(report: &Report) -> Vec<Group<'_>> {
    let counted = report.findings.iter().filter(|reported| reported.state != State::Waived);
    let mut by_key: BTreeMap<(usize, String), Vec<&Reported>> = BTreeMap::new();
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (number, reported) in counted.enumerate() {
        // New and known findings never share a group.
        let key = format!("{:?} {}", reported.state, key(report, reported, number));
        let at = *first.entry(key.clone()).or_insert(number);
        by_key.entry((at, key)).or_default().push(reported);
    }
    let gravest = |findings: &[&Reported]| findings.iter().map(|reported| reported.finding.severity).max();
    let mut groups: Vec<Group<'_>> = by_key
        .into_values()
        .map(|findings| Group {
            severity: gravest(&findings).unwrap_or(Severity::Note),
            is_known: findings.iter().any(|reported| reported.state == State::Known),
            findings,
        })
        .collect();
    groups.sort_by_key(|group| (group.is_known, std::cmp::Reverse(group.severity)));
    groups
}

fn key(report: &Report, reported: &Reported, number: usize) -> String {
    let finding = &reported.finding;
    let Some(citation) = &finding.citation else { return format!("alone {number}") };
    let requirement = report.requirements.binary_search_by(|row| row.id.as_str().cmp(finding.rule.as_str()));
    let is_of_units = requirement.is_ok_and(|at| report.requirements[at].is_of_units);
    match (is_of_units, &finding.document) {
        (true, _) => format!("units {}", finding.rule),
        (false, Some(document)) => {
            format!(
                "document {} {} {} {}",
                document.kind,
                document.id,
                report.source(finding).path,
                citation.paragraph()
            )
        }
        (false, None) => format!("alone {number}"),
    }
}
