//! Indexes over the report that the parts of the page share: enheter, documents, roles, acts and findings.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::choice_keys::keys;
use super::listed::{Listed, MOST_UNITS};
use super::side::Sheet;
use crate::finding::{Citation, DocumentRef, Outcome, Severity};
use crate::report::dossier::DocumentRow;
use crate::report::views::chain;
use crate::report::views::choice_numbers::{Numbers, numbers};
use crate::report::views::gap::{Filter, UnitGaps, gaps};
use crate::report::views::plan::Owners;
use crate::report::views::process::undecided;
use crate::report::views::reach::Reach;
use crate::report::{EvidenceRow, Report, Reported, State, UnitRow};
use crate::text::swedish;

/// With more enheter than this, their sections stay folded in print, which would else be hundreds of pages.
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
    /// For which enheter each row counts.
    pub reach: Reach<'report>,
    /// The numbers of each enhet with all below it, in the order of the report.
    pub numbers: Vec<Numbers>,
    /// Where each finding stands in the page.
    pub listed: Listed,
    units: HashMap<&'report str, usize>,
    /// What each enhet is chosen by, which no other enhet has.
    keys: HashMap<&'report str, String>,
    parts: HashMap<&'report str, usize>,
    documents: HashMap<(&'report DocumentRef, &'report str), &'report DocumentRow>,
    titles: HashMap<&'report str, &'report str>,
    shared_names: BTreeSet<&'report str>,
    /// The statuses of the ids whose documents are not decided.
    pub undecided: HashMap<&'report str, &'report str>,
}

/// The attributes of a row that the script reads.
#[derive(Default)]
pub struct Mark {
    /// The group of the enheter for which it counts; none if it belongs to the whole alone.
    pub group: Option<usize>,
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
        let described = report.dossier.roles.iter().rev().map(|role| (role.id.as_str(), role.title.as_str()));
        let acts: BTreeSet<&str> = report.requirements.iter().map(|row| row.citation.act.as_str()).collect();
        let gaps = gaps_of(report, sheet);
        let drawn = gaps.iter().take(MOST_UNITS).flat_map(|gaps| &gaps.rows);
        let shown = drawn.filter(|row| row.outcome == Outcome::Satisfied).count();
        let ids = gaps.iter().take(MOST_UNITS).map(|gaps| gaps.unit.map_or("", |unit| unit.id.as_str()));
        let reach = Reach::new(report);
        let listed = Listed::new(report, sheet, &gaps);
        Self {
            report,
            sheet,
            parts: ids.enumerate().map(|(number, id)| (id, number)).collect(),
            only_counts: shown > MOST_SHOWN,
            gaps,
            owners: Owners::new(report),
            acts: acts.into_iter().collect(),
            numbers: numbers(&reach, |reported| sheet.takes(report, reported)),
            reach,
            listed,
            keys: keys(report),
            units: report.units.iter().enumerate().map(|(number, unit)| (unit.id.as_str(), number)).collect(),
            documents: rows.iter().map(|row| ((&row.reference, row.path.as_str()), row)).collect(),
            // Collected in reverse, so that the first of two documents with one id wins.
            titles: described
                .chain(rows.iter().rev().map(|row| (row.reference.id.as_str(), row.title.as_str())))
                .collect(),
            undecided: undecided(report),
            shared_names: names.filter(|name| !seen.insert(*name)).collect(),
        }
    }

    /// True if a finding passes the filter of the page.
    pub fn takes(&self, reported: &Reported) -> bool {
        self.sheet.takes(self.report, reported)
    }

    /// True if there are too many enheter to unfold everything in print.
    pub fn is_large(&self) -> bool {
        self.gaps.len() > MOST_UNFOLDED
    }

    /// True if the page has the table of enheter.
    pub fn has_table(&self) -> bool {
        self.only_unit().is_none() && !self.report.units.is_empty()
    }

    /// True if the page begins with the numbers, which each choice has of its own.
    pub fn has_first(&self) -> bool {
        matches!(self.sheet, Sheet::Whole | Sheet::Gap(_)) && self.audited().len() > 1
    }

    /// The only enhet that is shown, with nothing below it.
    pub fn only_unit(&self) -> Option<&'report UnitRow> {
        match self.gaps.as_slice() {
            [only] => only.unit.filter(|unit| !self.report.audit.focus.is_empty() && unit.is_leaf),
            _ => None,
        }
    }

    /// The indices of the enheter that are audited, in the Swedish order of their names.
    pub fn audited(&self) -> Vec<usize> {
        let focus: HashSet<&str> = self.report.audit.focus.iter().map(String::as_str).collect();
        let units = self.report.units.iter().enumerate();
        let audited = units.filter(|(_, unit)| focus.is_empty() || focus.contains(unit.id.as_str()));
        let mut numbers: Vec<usize> = audited.map(|(number, _)| number).collect();
        numbers.sort_by_cached_key(|number| swedish(&self.report.units[*number].name));
        numbers
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

    /// The index of the enhet at the top of the one with an id.
    pub fn top(&self, id: &'report str) -> Option<usize> {
        chain(self.report, id).last().and_then(|unit| self.unit(&unit.id))
    }

    /// The document of a piece of evidence.
    pub fn document(&self, evidence: &EvidenceRow) -> Option<&'report DocumentRow> {
        self.document_at(&evidence.at.reference, &evidence.at.path)
    }

    /// The document with a reference in a file.
    pub fn document_at(&self, document: &DocumentRef, path: &str) -> Option<&'report DocumentRow> {
        self.documents.get(&(document, path)).copied()
    }

    /// The enheter that a document applies to.
    pub fn units_of(&self, document: &DocumentRef, path: &str) -> &'report [String] {
        self.documents.get(&(document, path)).map_or(&[], |row| &row.units)
    }

    /// The title of a document or role, unless it equals the id.
    pub fn title(&self, id: &str) -> Option<&'report str> {
        self.titles.get(id).copied().filter(|title| !title.is_empty() && *title != id)
    }

    /// What an enhet is chosen by: its id as it is shown, with a number where that of another enhet looks the same.
    pub fn key<'text>(&'text self, id: &'text str) -> &'text str {
        self.keys.get(id).map_or("", String::as_str)
    }

    /// The title of the document with a reference in a file: two may have the same id.
    pub fn title_at(&self, document: &DocumentRef, path: &str) -> Option<&'report str> {
        let written = self.document_at(document, path).map(|row| row.title.as_str());
        written.filter(|title| !title.is_empty() && *title != document.id).or_else(|| self.title(&document.id))
    }

    /// The title of a role, or the text of the document if the role is not described.
    pub fn role<'text>(&self, role: &'text str) -> &'text str
    where
        'report: 'text,
    {
        self.title(role).unwrap_or(role)
    }

    /// The attributes of a finding.
    pub fn mark(&self, reported: &Reported) -> Mark {
        let finding = &reported.finding;
        Mark {
            group: self.reach.of_finding(finding),
            act: finding.citation.as_ref().and_then(|citation| self.act(citation)),
            weight: match (reported.state, finding.severity) {
                (State::Waived, _) => "undantag",
                (State::New | State::Known, Severity::Error) => "brist",
                (State::New | State::Known, Severity::Warning) => "bör",
                (State::New | State::Known, Severity::Note) | (State::Pending, _) => "tips",
            },
        }
    }

    /// The group of a row about a document.
    pub fn group(&self, units: &[String], path: &str, document: &DocumentRef) -> Option<usize> {
        self.reach.of_document(units, (path, document))
    }

    /// The index of the act of a citation.
    pub fn act(&self, citation: &Citation) -> Option<usize> {
        self.acts.binary_search(&citation.act.as_str()).ok()
    }
}

/// The gaps that a page shows.
fn gaps_of<'report>(report: &'report Report, sheet: Sheet<'report>) -> Vec<UnitGaps<'report>> {
    match sheet {
        Sheet::Whole => gaps(report, &Filter::default()),
        Sheet::Gap(filter) => gaps(report, filter),
        Sheet::Matrix(_) | Sheet::Due(_) => Vec::new(),
    }
}
