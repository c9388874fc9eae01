//! What the parts of the page look up in the report: enheter, documents, roles and acts by their names.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::side::Sheet;
use crate::finding::{Citation, DocumentRef, Outcome, Severity};
use crate::report::dossier::DocumentRow;
use crate::report::views::chain;
use crate::report::views::gap::{Filter, UnitGaps, gaps};
use crate::report::views::plan::Owners;
use crate::report::{EvidenceRow, Report, Reported, State};

/// How many enheter have a part of their own.
pub const MOST_UNITS: usize = 400;
/// With more enheter than this, what lacks nothing is folded on paper too, or the print would be a thousand pages.
const MOST_UNFOLDED: usize = 25;

/// With more demands that lack nothing than this, they are only counted: no browser opens a page of all of them.
const MOST_SHOWN: usize = 25_000;

/// A report with what is looked up in it again and again.
pub struct Lookup<'report> {
    /// The report.
    pub report: &'report Report,
    /// Which page is drawn.
    pub sheet: Sheet<'report>,
    /// The gaps of each enhet that has a part of its own in the page.
    pub gaps: Vec<UnitGaps<'report>>,
    /// Who answers for what is found.
    pub owners: Owners<'report>,
    /// The acts that requirements cite, in their order.
    pub acts: Vec<&'report str>,
    /// True if there are so many demands that lack nothing that they are only counted.
    pub only_counts: bool,
    units: HashMap<&'report str, usize>,
    parts: HashMap<&'report str, usize>,
    documents: HashMap<(&'report DocumentRef, &'report str), &'report DocumentRow>,
    titles: HashMap<&'report str, &'report str>,
    shared_names: BTreeSet<&'report str>,
}

/// What the filters know of a row.
#[derive(Default)]
pub struct Mark {
    /// The numbers of the enheter it names, with a space between; none where it concerns everyone.
    pub units: Option<String>,
    /// True if it concerns just these enheter and none below them.
    pub is_exact: bool,
    /// The number of the act.
    pub act: Option<usize>,
    /// How grave it is, as the filter names it.
    pub weight: &'static str,
}

impl<'report> Lookup<'report> {
    /// The look-ups of a report.
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
            // The first of each counts where two have one id.
            titles: rows.iter().rev().map(|row| (row.reference.id.as_str(), row.title.as_str())).collect(),
            shared_names: names.filter(|name| !seen.insert(*name)).collect(),
        }
    }

    /// True if so many enheter have a part of their own that nobody prints all of it.
    pub fn is_large(&self) -> bool {
        self.gaps.len() > MOST_UNFOLDED
    }

    /// The number of an enhet in the report.
    pub fn unit(&self, id: &str) -> Option<usize> {
        self.units.get(id).copied()
    }

    /// The number of the part of the page in which an enhet is drawn, if it is; that of the vårdgivare by the empty text.
    pub fn part(&self, id: &str) -> Option<usize> {
        self.parts.get(id).copied()
    }

    /// What to call an enhet: its name, with its id where another has the same name or it is not described.
    pub fn unit_name(&self, id: &str) -> String {
        match self.unit(id).map(|number| self.report.units[number].name.as_str()) {
            Some(name) if self.shared_names.contains(name) => format!("{name} ({id})"),
            Some(name) => name.to_owned(),
            None => id.to_owned(),
        }
    }

    /// The numbers of an enhet and all above it, from the inside out.
    pub fn chain(&self, id: &'report str) -> Vec<usize> {
        chain(self.report, id).filter_map(|unit| self.unit(&unit.id)).collect()
    }

    /// The findings that stand under a demand of an enhet.
    pub fn told(&self) -> HashSet<*const Reported> {
        let numbers = self.gaps.iter().flat_map(|gaps| &gaps.rows).flat_map(|row| &row.findings);
        numbers.map(|number| std::ptr::from_ref(&self.report.findings[*number])).collect()
    }

    /// The document that carries a demand.
    pub fn document(&self, evidence: &EvidenceRow) -> Option<&'report DocumentRow> {
        self.documents.get(&(&evidence.at.reference, evidence.at.path.as_str())).copied()
    }

    /// The enheter that a document names.
    pub fn units_of(&self, document: &DocumentRef, path: &str) -> &'report [String] {
        self.documents.get(&(document, path)).map_or(&[], |row| &row.units)
    }

    /// The title of a document or role, where it has another than its id.
    pub fn title(&self, id: &str) -> Option<&'report str> {
        self.titles.get(id).copied().filter(|title| !title.is_empty() && *title != id)
    }

    /// A role as a person says it: its title, or what stands in the document.
    pub fn role<'text>(&self, role: &'text str) -> &'text str
    where
        'report: 'text,
    {
        self.title(role).unwrap_or(role)
    }

    /// What the filters know of a finding.
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
                (State::New | State::Known, Severity::Note) => "tips",
            },
            ..self.mark_of_units(&finding.units)
        }
    }

    /// What the filters know of something that names enheter and no law.
    pub fn mark_of_units(&self, units: &[String]) -> Mark {
        let numbers: Vec<String> = units.iter().filter_map(|id| self.unit(id)).map(|at| at.to_string()).collect();
        Mark { units: (!numbers.is_empty()).then(|| numbers.join(" ")), ..Mark::default() }
    }

    /// The number of the act of a citation.
    pub fn act(&self, citation: &Citation) -> Option<usize> {
        self.acts.binary_search(&citation.act.as_str()).ok()
    }
}
