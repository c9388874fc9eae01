//! What a reader of the report may want to see of the documents themselves: evidence, dates, processes and events.

use crate::finding::{DocumentRef, Outcome};

/// What is told of the documents beside findings and assessments.
#[derive(Debug, Default)]
pub struct Dossier {
    /// The documents, by path and place.
    pub documents: Vec<DocumentRow>,
    /// What falls due, by date.
    pub due: Vec<DueRow>,
    /// The processes with their activities.
    pub processes: Vec<ProcessRow>,
    /// The investigations, by path and place.
    pub events: Vec<EventRow>,
}

impl Dossier {
    /// A document in a file.
    #[must_use]
    pub fn document(&self, path: &str, reference: &DocumentRef) -> Option<&DocumentRow> {
        let first = self.documents.partition_point(|row| row.path.as_str() < path);
        self.documents[first..].iter().take_while(|row| row.path == path).find(|row| row.reference == *reference)
    }
}

/// A document as evidence.
#[derive(Debug, Clone)]
pub struct DocumentRow {
    /// Its kind and id.
    pub reference: DocumentRef,
    /// Its file.
    pub path: String,
    /// The line it begins on.
    pub line: usize,
    /// Its title.
    pub title: String,
    /// Its version, as written.
    pub version: Option<String>,
    /// Its status, as written.
    pub status: Option<String>,
    /// When it was decided, as written.
    pub decided: Option<String>,
    /// The role that answers for it.
    pub owner: Option<String>,
    /// The enheter it names, by id.
    pub units: Vec<String>,
}

/// What falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueKind {
    /// A measure (åtgärd) is to be done.
    Measure,
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
    /// A waiver runs out.
    Waiver,
}

/// Something with a date on which it falls due.
#[derive(Debug, Clone)]
pub struct DueRow {
    /// The day, ÅÅÅÅ-MM-DD.
    pub date: String,
    /// Days from the audit date; below zero where the day has passed.
    pub days: i32,
    /// What sort of thing it is.
    pub kind: DueKind,
    /// What is to be done.
    pub what: String,
    /// The document that says so.
    pub document: DocumentRef,
    /// Its file.
    pub path: String,
    /// The line that says so.
    pub line: usize,
    /// The role that answers for it.
    pub role: Option<String>,
    /// The enheter it concerns, by id.
    pub units: Vec<String>,
}

/// A process with what belongs to it.
#[derive(Debug, Clone)]
pub struct ProcessRow {
    /// The document.
    pub document: DocumentRef,
    /// Its file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its activities, in their order.
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
pub struct ActivityRow {
    /// Its name.
    pub name: String,
    /// Its routines, by id.
    pub routines: Vec<String>,
    /// Who answers for it.
    pub responsible: Vec<String>,
    /// Self-checks of its routines, by id.
    pub controls: Vec<String>,
    /// Goals that concern its routines or itself, by id.
    pub goals: Vec<String>,
    /// Risks that concern it, by id.
    pub risks: Vec<String>,
}

/// An investigation as a list to tick.
#[derive(Debug, Clone)]
pub struct EventRow {
    /// The document.
    pub document: DocumentRef,
    /// Its file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What it says the event is about.
    pub about: String,
    /// The requirements on investigations that were asked of it, with what they came to.
    pub points: Vec<PointRow>,
    /// Whether the patient has been told, and when, as written; none if nothing is said.
    pub patient_informed: Option<String>,
    /// Days from the event to its report to the authority, where both dates are known.
    pub days_to_report: Option<i32>,
    /// The enheter it concerns, by id.
    pub units: Vec<String>,
}

/// A point of the law in an investigation.
#[derive(Debug, Clone)]
pub struct PointRow {
    /// The number of the requirement in the report.
    pub requirement: usize,
    /// What it came to: the worst of its parts.
    pub outcome: Outcome,
}
