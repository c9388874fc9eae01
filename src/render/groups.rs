//! Groups of findings: those of one paragraph in one document, of one requirement for several enheter that lack the same,
//! or of one unknown id.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{About, Severity};
use crate::report::views::gap::Filter;
use crate::report::views::order::{Rank, rank};
use crate::report::{Report, Reported, State};

/// What the findings of a group have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Common {
    /// Nothing: a group of one.
    Alone,
    /// The document and the paragraph.
    Paragraph,
    /// The requirement and what is missing, for several enheter.
    Units,
    /// The id that leads nowhere.
    Unknown,
}

/// Findings that are shown as one.
#[derive(Debug)]
pub struct Group<'report> {
    /// Its findings, by place.
    pub findings: Vec<&'report Reported>,
    /// What they have in common.
    pub common: Common,
    /// The highest severity among the findings.
    pub severity: Severity,
    /// True if the findings are known from an earlier report.
    pub is_known: bool,
}

impl Group<'_> {
    /// The number of enheter that its findings name, each counted once.
    #[must_use]
    pub fn units(&self) -> usize {
        let named = self.findings.iter().flat_map(|reported| &reported.finding.units);
        named.collect::<BTreeSet<_>>().len()
    }

    /// The worst of its findings.
    fn rank(&self, report: &Report) -> Option<Rank> {
        self.findings.iter().map(|reported| rank(report, reported)).min()
    }
}

/// The findings that count, in groups: new before known, then in the one order, then by file and line.
#[must_use]
pub fn groups(report: &Report) -> Vec<Group<'_>> {
    groups_of(report, &Filter::default())
}

/// The groups of the findings that count and that a filter takes.
#[must_use]
pub fn groups_of<'report>(report: &'report Report, filter: &Filter) -> Vec<Group<'report>> {
    let mut by_key: BTreeMap<(usize, String), (Common, Vec<&Reported>)> = BTreeMap::new();
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (number, reported) in report.counted().filter(|one| filter.takes(report, one)).enumerate() {
        let (common, key) = key(report, reported, number);
        // New and known findings never share a group.
        let key = format!("{:?} {common:?} {key}", reported.state);
        let at = *first.entry(key.clone()).or_insert(number);
        by_key.entry((at, key)).or_insert_with(|| (common, Vec::new())).1.push(reported);
    }
    let gravest = |findings: &[&Reported]| findings.iter().map(|reported| reported.finding.severity).max();
    let mut groups: Vec<Group<'_>> = by_key
        .into_values()
        .map(|(common, findings)| Group {
            common: if findings.len() == 1 { Common::Alone } else { common },
            severity: gravest(&findings).unwrap_or(Severity::Note),
            is_known: findings.iter().any(|reported| reported.state == State::Known),
            findings,
        })
        .collect();
    groups.sort_by_cached_key(|group| (group.is_known, group.rank(report)));
    groups
}

/// What a finding has in common with others, and the key that they share.
fn key(report: &Report, reported: &Reported, number: usize) -> (Common, String) {
    let finding = &reported.finding;
    if let (None, About::Unknown { word, nearest }) = (&finding.citation, &finding.about) {
        return (Common::Unknown, format!("{} {word} {nearest:?}", finding.rule));
    }
    let Some(citation) = &finding.citation else { return (Common::Alone, number.to_string()) };
    match (report.is_about_units(finding), &finding.document) {
        // What lacks other things is another gap.
        (true, _) => (Common::Units, format!("{} {:?} {}", finding.rule, finding.about.missing(), finding.message)),
        (false, Some(document)) => {
            let path = &report.source(finding).path;
            let (kind, id, paragraph) = (&document.kind, &document.id, citation.paragraph());
            // A row that is only advice never takes the word of one that is law.
            let weight = (finding.severity, &citation.strength);
            (Common::Paragraph, format!("{kind} {id} {path} {paragraph} {weight:?}"))
        }
        (false, None) => (Common::Alone, number.to_string()),
    }
}
