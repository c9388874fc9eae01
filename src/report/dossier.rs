//! The data of the documents themselves that reports show: evidence, due dates, processes and events.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::quality_work::Records;
use crate::corpus::Stage;
use crate::finding::{DocumentRef, Outcome};

/// The data of the documents, beside findings and assessments.
#[derive(Debug, Default)]
pub struct Dossier {
    /// The documents, by path and place.
    pub documents: Vec<DocumentRow>,
    /// The dates that fall due, by date.
    pub due: Vec<DueRow>,
    /// The processes with their activities.
    pub processes: Vec<ProcessRow>,
    /// The investigations, by path and place.
    pub events: Vec<EventRow>,
    /// What the records of the systematic work say.
    pub records: Records,
    /// The roles that are described, in any part of the organisation, by path and place.
    pub roles: Vec<DescribedRole>,
    /// The indices of the documents, by kind and id, in their order.
    by_reference: OnceLock<HashMap<DocumentRef, Vec<usize>>>,
    /// The indices of the roles with a title, by id; of several with one id the first.
    role_titles: OnceLock<HashMap<String, usize>>,
}

impl Dossier {
    /// A dossier of documents and due dates, and of processes and investigations.
    #[must_use]
    pub fn new(
        (documents, due): (Vec<DocumentRow>, Vec<DueRow>),
        (processes, events): (Vec<ProcessRow>, Vec<EventRow>),
    ) -> Self {
        let (records, roles) = (Records::default(), Vec::new());
        Self {
            documents,
            due,
            processes,
            events,
            records,
            roles,
            by_reference: OnceLock::new(),
            role_titles: OnceLock::new(),
        }
    }

    /// The dossier with the roles that are described.
    #[must_use]
    pub fn with_roles(self, roles: Vec<DescribedRole>) -> Self {
        Self { roles, ..self }
    }

    /// The title of a role that a document describes by this id; else the text by which it is named.
    #[must_use]
    pub fn role_title<'text>(&'text self, role: &'text str) -> &'text str {
        let titles = self.role_titles.get_or_init(|| {
            let described = self.roles.iter().enumerate().rev().filter(|(_, one)| !one.title.is_empty());
            described.map(|(number, one)| (one.id.clone(), number)).collect()
        });
        titles.get(role).map_or(role, |number| &self.roles[*number].title)
    }

    /// The document with a kind and id in a file.
    #[must_use]
    pub fn document(&self, path: &str, reference: &DocumentRef) -> Option<&DocumentRow> {
        let by_reference = self.by_reference.get_or_init(|| {
            let mut by_reference: HashMap<DocumentRef, Vec<usize>> = HashMap::new();
            for (number, row) in self.documents.iter().enumerate() {
                by_reference.entry(row.reference.clone()).or_default().push(number);
            }
            by_reference
        });
        let numbers = by_reference.get(reference)?;
        let first = numbers.partition_point(|number| self.documents[*number].path.as_str() < path);
        numbers[first..].first().map(|number| &self.documents[*number]).filter(|row| row.path == path)
    }
}

/// A document as evidence, with its fields as written.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct DocumentRow {
    pub reference: DocumentRef,
    pub path: String,
    /// The line it begins on.
    pub line: usize,
    pub title: String,
    pub version: Option<String>,
    /// Where it stands on the audit date: `fastställd`, `utkast`, `gick ut 2026-04-30`.
    pub status: Option<String>,
    /// In what stage it is on the audit date.
    pub stage: Stage,
    /// The day of the decision.
    pub decided: Option<String>,
    /// The roles that decided it.
    pub decided_by: Option<String>,
    /// Its areas (område), as written.
    pub areas: Vec<String>,
    /// The last day on which it is valid, or until further notice, as written.
    pub valid_till: Option<String>,
    /// The day by which it is to be reviewed.
    pub next_review: Option<String>,
    /// The role that is responsible for it.
    pub owner: Option<String>,
    /// The enheter it names, by id.
    pub units: Vec<String>,
    /// The enheter it excepts, with all below them, by id.
    pub excepted: Vec<String>,
    /// True for a record of the work, such as a deviation, which is handed over whatever act or area is asked about.
    pub is_record: bool,
}

/// A kind of due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueKind {
    /// A measure (åtgärd) is to be done.
    Measure,
    /// A demand of an authority is to be answered.
    Answer,
    /// The effect of a measure is to be followed up.
    FollowUp,
    /// A document expires.
    Expiry,
    /// A document is to be reviewed.
    Review,
    /// A self-check (egenkontroll) is to be made.
    Control,
    /// A risk analysis is to be made again.
    RiskAnalysis,
    /// The yearly report on patient safety is to be drawn up.
    YearlyReport,
    /// A waiver expires.
    Waiver,
}

/// A due date.
#[derive(Debug, Clone)]
pub struct DueRow {
    /// The day, ÅÅÅÅ-MM-DD.
    pub date: String,
    /// Days from the audit date; below zero where the day has passed.
    pub days: i32,
    /// The kind of due date.
    pub kind: DueKind,
    /// What is to be done.
    pub what: String,
    /// The document with the date.
    pub document: DocumentRef,
    /// The path of its file.
    pub path: String,
    /// The line of the date.
    pub line: usize,
    /// The field of the date, with the names of list items: it tells one date of a document from another, whatever the day.
    pub field: String,
    /// The roles that are responsible, as written.
    pub roles: Vec<String>,
    /// The enheter it concerns, by id.
    pub units: Vec<String>,
}

/// A role that a document describes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribedRole {
    /// The id of the document, by which others name the role.
    pub id: String,
    /// The title of the document.
    pub title: String,
    /// The names of the role itself, such as `verksamhetschef`; several documents may share one.
    pub names: Vec<String>,
}

/// A process with its activities and the documents that name it.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct ProcessRow {
    pub document: DocumentRef,
    pub path: String,
    pub title: String,
    /// The activities, in their order.
    pub activities: Vec<ActivityRow>,
    /// Self-checks of the process or its routines, by id.
    pub controls: Vec<String>,
    /// Goals of the process, by id.
    pub goals: Vec<String>,
    /// Risk analyses of the process, by id.
    pub risks: Vec<String>,
}

/// An activity of a process.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct ActivityRow {
    pub name: String,
    /// The routines, by id.
    pub routines: Vec<String>,
    /// The roles that are responsible.
    pub responsible: Vec<String>,
    /// Self-checks of its routines, by id.
    pub controls: Vec<String>,
    /// Goals that concern its routines or itself, by id.
    pub goals: Vec<String>,
    /// Risks that concern it, by id.
    pub risks: Vec<String>,
}

/// An investigation as a checklist.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct EventRow {
    pub document: DocumentRef,
    pub path: String,
    pub title: String,
    /// The subject of the event, as written.
    pub about: String,
    /// The requirements on investigations with their outcomes.
    pub points: Vec<PointRow>,
    /// Whether and when the patient was informed, as written; none if absent.
    pub patient_informed: Option<String>,
    /// Days from the event to its report to the authority, where both dates are known.
    pub days_to_report: Option<i32>,
    /// The enheter it concerns, by id.
    pub units: Vec<String>,
}

/// A point of the law in an investigation.
#[derive(Debug, Clone)]
pub struct PointRow {
    /// The index of the requirement in the report.
    pub requirement: usize,
    /// The worst outcome of its parts.
    pub outcome: Outcome,
}
