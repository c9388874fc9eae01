//! Indexes over the report that the parts of the page share: enheter, documents, roles and acts.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::side::Sheet;
use crate::finding::{Citation, DocumentRef, Outcome, Severity};
use crate::report::dossier::DocumentRow;
use crate::report::views::chain;
use crate::report::views::gap::{Filter, UnitGaps, gaps};
use crate::report::views::plan::Owners;
use crate::report::{EvidenceRow, Report, Reported, State};

/// The most enheter that get a section of their own.
pub const MOST_UNITS: usize = 400;
/// With more enheter than this, satisfied requirements stay folded in print, which would else be a thousand pages.
const MOST_UNFOLDED: usize = 25;

/// With more satisfied requirements than this, they are only counted: browsers cannot open a page of that size.
const MOST_SHOWN: usize = 25_000;

/// A report with its indexes.
pub struct Lookup<'report> {
    pub report: &'report Report,
    /// The part of the report that is drawn.
    pub sheet: Sheet<'report>,
    /// The gaps of each enhet, in the order of the sections.
    pub gaps: Vec<UnitGaps<'report>>,
    /// The responsible role of each finding.
    pub owners: Owners<'report>,
    /// The acts that requirements cite, sorted.
    pub acts: Vec<&'report str>,
    /// True if satisfied requirements exceed `MOST_SHOWN` and are only counted.
    pub only_counts: bool,
    units: HashMap<&'report str, usize>,
    parts: HashMap<&'report str, usize>,
    documents: HashMap<(&'report DocumentRef, &'report str), &'report DocumentRow>,
    titles: HashMap<&'report str, &'report str>,
    shared_names: BTreeSet<&'report str>,
}

/// The attributes of a row that the filters read.
#[derive(Default)]
pub struct Mark {
    /// The numbers of its enheter, separated by spaces; none if it concerns all of them.
    pub units: Option<String>,
    /// True if it does not concern the enheter below these.
    pub is_exact: bool,
    /// The index of the act in `Lookup::acts`.
    pub act: Option<usize>,
    /// The value of the severity filter.
    pub weight: &'static str,
}

impl<'report> Lookup<'report> {
    /// Builds the indexes of a report.
    pub fn new(report: &'report Report, sheet: Sheet<'report>) -> Self {
        let mut seen = BTreeSet::new();
        let names = report.units.iter().map(|unit| unit.name.as_str());
        let rows = &report.dossier.documents;
        let acts: BTreeSet<&str> = report.requirements.iter().map(|row| row.citation.act.as_str()).collect();
        let gaps = match sheet {
            Sheet::Whole => gaps(report, &Filter::default()),
            Sheet::Gap(filter) => gaps(report, filter),
            Sheet::Matrix(_) | Sheet::Due(_) => Vec::new(),
        };
        let drawn = gaps.iter().take(MOST_UNITS).flat_map(|gaps| &gaps.rows);
        let shown = drawn.filter(|row| row.outcome == Outcome::Satisfied).count();
        let ids = gaps.iter().take(MOST_UNITS).map(|gaps| gaps.unit.map_or("", |unit| unit.id.as_str()));
        Self {
            report,
            sheet,
            parts: ids.enumerate().map(|(number, id)| (id, number)).collect(),
            only_counts: shown > MOST_SHOWN,
            gaps,
            owners: Owners::new(report),
            acts: acts.into_iter().collect(),
            units: report.units.iter().enumerate().map(|(number, unit)| (unit.id.as_str(), number)).collect(),
            documents: rows.iter().map(|row| ((&row.reference, row.path.as_str()), row)).collect(),
            // Collected in reverse, so that the first of two documents with one id wins.
            titles: rows.iter().rev().map(|row| (row.reference.id.as_str(), row.title.as_str())).collect(),
            shared_names: names.filter(|name| !seen.insert(*name)).collect(),
        }
    }

    /// True if there are too many enheter to unfold everything in print.
    pub fn is_large(&self) -> bool {
        self.gaps.len() > MOST_UNFOLDED
    }

    /// The index of an enhet in the report.
    pub fn unit(&self, id: &str) -> Option<usize> {
        self.units.get(id).copied()
    }

    /// The index of the section of an enhet, if it has one; the vårdgivare has the empty id.
    pub fn part(&self, id: &str) -> Option<usize> {
        self.parts.get(id).copied()
    }

    /// The name of an enhet, with its id if the name is shared; the id alone if the enhet is not described.
    pub fn unit_name(&self, id: &str) -> String {
        match self.unit(id).map(|number| self.report.units[number].name.as_str()) {
            Some(name) if self.shared_names.contains(name) => format!("{name} ({id})"),
            Some(name) => name.to_owned(),
            None => id.to_owned(),
        }
    }

    /// The indexes of an enhet and its ancestors, the enhet first.
    pub fn chain(&self, id: &'report str) -> Vec<usize> {
        chain(self.report, id).filter_map(|unit| self.unit(&unit.id)).collect()
    }

    /// The findings that are listed under a requirement of an enhet.
    pub fn findings_under_requirements(&self) -> HashSet<*const Reported> {
        let numbers = self.gaps.iter().flat_map(|gaps| &gaps.rows).flat_map(|row| &row.findings);
        numbers.map(|number| std::ptr::from_ref(&self.report.findings[*number])).collect()
    }

    /// The document of a piece of evidence.
    pub fn document(&self, evidence: &EvidenceRow) -> Option<&'report DocumentRow> {
        self.documents.get(&(&evidence.at.reference, evidence.at.path.as_str())).copied()
    }

    /// The enheter that a document applies to.
    pub fn units_of(&self, document: &DocumentRef, path: &str) -> &'report [String] {
        self.documents.get(&(document, path)).map_or(&[], |row| &row.units)
    }

    /// The title of a document or role, unless it equals the id.
    pub fn title(&self, id: &str) -> Option<&'report str> {
        self.titles.get(id).copied().filter(|title| !title.is_empty() && *title != id)
    }

    /// The title of a role, or the text of the document if the role is not described.
    pub fn role<'text>(&self, role: &'text str) -> &'text str
    where
        'report: 'text,
    {
        self.title(role).unwrap_or(role)
    }

    /// The filter attributes of a finding.
    pub fn mark(&self, reported: &Reported) -> Mark {
        let finding = &reported.finding;
        let requirement = self.report.requirements.binary_search_by(|row| row.id.as_str().cmp(finding.rule.as_str()));
        Mark {
            is_exact: requirement.is_ok_and(|at| self.report.requirements[at].is_of_units),
            act: finding.citation.as_ref().and_then(|citation| self.act(citation)),
            weight: match (reported.state, finding.severity) {
                (State::Waived, _) => "undantag",
                (State::New | State::Known, Severity::Error) => "brist",
                (State::New | State::Known, Severity::Warning) => "bör",
                (State::New | State::Known, Severity::Note) | (State::Pending, _) => "tips",
            },
            ..self.mark_of_units(&finding.units)
        }
    }

    /// The filter attributes of a row that has enheter and no citation.
    pub fn mark_of_units(&self, units: &[String]) -> Mark {
        let numbers: Vec<String> = units.iter().filter_map(|id| self.unit(id)).map(|at| at.to_string()).collect();
        Mark { units: (!numbers.is_empty()).then(|| numbers.join(" ")), ..Mark::default() }
    }

    /// The index of the act of a citation.
    pub fn act(&self, citation: &Citation) -> Option<usize> {
        self.acts.binary_search(&citation.act.as_str()).ok()
    }
}
