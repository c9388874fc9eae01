//! The report of an audit, which every output format reads.

pub mod annual;
pub mod asked;
pub(crate) mod baseline;
pub mod collection;
pub(crate) mod comparison;
pub mod dossier;
pub mod earlier_plan;
pub mod file_link;
pub mod narrowed;
pub(crate) mod point;
pub mod publication;
pub mod quality_work;
pub mod role;
pub mod trend;
pub mod views;

pub use comparison::gone::{Against, Disappearance, Gone, NotAsked, Stood, Trace, Untold};
pub use point::point;

use std::sync::Arc;

use sha2::{Digest, Sha256};

use self::asked::Asked;
use self::dossier::Dossier;
use self::earlier_plan::EarlierPlan;
use self::file_link::FileLink;
use self::role::AskedRole;
use self::trend::Trend;
use crate::catalogue::kind;
use crate::finding::{Citation, DocumentRef, FailOn, Finding, Outcome, Severity};
use crate::history::History;
use crate::rules::waivers::WaiverRow;
use crate::text::content_id;
use crate::text::{Pointer, Position, Source};

/// The report of an audit.
#[derive(Debug)]
pub struct Report {
    /// The audit.
    pub audit: Audit,
    /// The files that were read.
    pub sources: Arc<[Source]>,
    /// The number of documents.
    pub documents: usize,
    /// The enheter, by id.
    pub units: Vec<UnitRow>,
    /// The requirements, by id.
    pub requirements: Vec<RequirementRow>,
    /// The findings, by place.
    pub findings: Vec<Reported>,
    /// The assessments, by requirement, then enhet or document.
    pub assessments: Vec<AssessmentRow>,
    /// Notes on the audit as a whole.
    pub notes: Vec<String>,
    /// The notes on what should have been looked at and was not; they are among the notes.
    pub unseen: Vec<String>,
    /// The paths of the YAML files without a document.
    pub without_kind: Vec<String>,
    /// The rules and requirements that have findings, by id.
    pub rules: Vec<RuleRow>,
    /// The data of the documents themselves.
    pub dossier: Dossier,
    /// The files with a part that could not be read, by path; once for each part.
    pub unreadable: Vec<String>,
    /// What the audit asked.
    pub asked: Asked,
    /// The comparison with an earlier report or a baseline, if one was made.
    pub against: Option<Against>,
    /// The findings over time, if requested.
    pub trend: Option<Trend>,
    /// Where the files can be seen, if that was given.
    pub file_link: Option<FileLink>,
    /// The plan of an earlier workbook that is carried over, if requested.
    pub earlier_plan: Option<EarlierPlan>,
}

/// Whether the documents that were read are those of the commit that is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// They are, and nothing that is not committed is among them.
    Whole,
    /// Something that is not committed is among them.
    Uncommitted,
    /// They were not compared with it.
    Unknown,
}

/// The date, the input and the settings of an audit.
#[derive(Debug, Clone)]
pub struct Audit {
    /// The audit date, ÅÅÅÅ-MM-DD.
    pub date: String,
    /// The commit that is checked out, if the folder is in git.
    pub revision: Option<String>,
    /// Whether the documents that were read are those of that commit.
    pub agreement: Agreement,
    /// The path of the folder in its repository, with `/` at its end; empty for the root and outside git.
    pub prefix: String,
    /// Whether the history in git was assessed.
    pub history: History,
    /// The local profiles that were enabled.
    pub profiles: Vec<String>,
    /// The day as of which the law in the catalogue is known, ÅÅÅÅ-MM-DD.
    pub law_as_of: String,
    /// The ids of the enheter that the audit is limited to, with all below them; empty for the whole organisation.
    pub focus: Vec<String>,
    /// The role that due dates are limited to; none for all of them.
    pub role: Option<AskedRole>,
    /// The least severity that fails, if the settings of the repository name it.
    pub fail_on: Option<FailOn>,
}

/// An enhet in the report.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct UnitRow {
    pub id: String,
    pub name: String,
    /// The level, as written.
    pub level: Option<String>,
    /// The id of the enhet above it.
    pub parent: Option<String>,
    /// True if no enhet is below it.
    pub is_leaf: bool,
    /// The verksamhetschef, or that of the nearest enhet above.
    pub manager: Option<String>,
}

/// A requirement in the report.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct RequirementRow {
    pub id: String,
    /// The requirement as a short heading.
    pub title: String,
    pub citation: Citation,
    /// The severity of its findings.
    pub severity: Severity,
    /// True for a requirement on enheter, false for one on documents.
    pub is_of_units: bool,
}

/// A rule or requirement in the report, with its manual.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct RuleRow {
    pub id: String,
    pub title: String,
    pub severity: Severity,
    /// The provision of law, for a requirement.
    pub citation: Option<Citation>,
    /// The address of a page with the text of the act.
    pub address: Option<String>,
    /// The manual: what is checked and why.
    pub manual: String,
    /// The advice to the author of a document.
    pub advice: Option<String>,
}

/// Whether a finding is new, known, pending or waived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It counts and is new.
    New,
    /// It counts, but the baseline or the earlier report has it too.
    Known,
    /// It is what remains in a document that is pending: it is told, and counts nowhere.
    Pending,
    /// A waiver covers it.
    Waived,
}

/// A finding in the report.
#[derive(Debug, Clone)]
pub struct Reported {
    /// The finding.
    pub finding: Finding,
    /// The position of its start.
    pub start: Position,
    /// The position of its end.
    pub end: Position,
    /// Whether it is new, known, pending or waived.
    pub state: State,
    /// The waiver that covers it.
    pub waiver: Option<WaiverRow>,
    /// The fingerprint, stable from audit to audit: 32 hex digits.
    pub fingerprint: String,
}

impl Reported {
    /// True if it counts: it is neither pending nor waived.
    #[must_use]
    pub fn counts(&self) -> bool {
        matches!(self.state, State::New | State::Known)
    }
}

/// An assessment in the report.
#[derive(Debug, Clone)]
pub struct AssessmentRow {
    /// The index of the requirement in the report.
    pub requirement: usize,
    /// The outcome.
    pub outcome: Outcome,
    /// The id of the enhet.
    pub unit: Option<String>,
    /// The document.
    pub document: Option<Arc<DocumentAt>>,
    /// The part of the document.
    pub pointer: Pointer,
    /// The enheter that the document names, or the enhet itself, by id.
    pub units: Arc<[String]>,
    /// The documents that are evidence.
    pub evidence: Vec<EvidenceRow>,
    /// True if more documents decided above are evidence than are listed.
    pub has_more: bool,
    /// Why the outcome is undetermined, or why the requirement does not apply, if that is known.
    pub reason: Option<String>,
}

impl AssessmentRow {
    /// Why it is undetermined, if it is.
    #[must_use]
    pub fn doubt(&self) -> Option<&str> {
        self.reason.as_deref().filter(|_| self.outcome == Outcome::Undetermined)
    }

    /// The sort key: requirement, enhet, document and part.
    #[must_use]
    pub fn order(&self) -> (usize, &Option<String>, &Option<Arc<DocumentAt>>, &Pointer) {
        (self.requirement, &self.unit, &self.document, &self.pointer)
    }
}

/// A document as evidence in the report.
#[derive(Debug, Clone)]
pub struct EvidenceRow {
    /// The document.
    pub at: Arc<DocumentAt>,
    /// The enhet above from which it is inherited, by name.
    pub inherited_from: Option<Arc<str>>,
}

/// A document and the path of its file, shared by all rows that name it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct DocumentAt {
    pub reference: DocumentRef,
    pub path: String,
}

/// Something beside a finding, and where it is.
#[derive(Debug, Clone, Copy)]
pub struct RelatedAt<'report> {
    /// What is there.
    pub message: &'report str,
    /// The file, and from where to where, if it stands in one.
    pub at: Option<(&'report Source, Position, Position)>,
}

/// The numbers of findings and of assessments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// brister that count.
    pub errors: usize,
    /// bör that count.
    pub warnings: usize,
    /// tips that count.
    pub notes: usize,
    /// What remains in documents that are pending.
    pub pending: usize,
    /// Findings under a waiver.
    pub waived_findings: usize,
    /// Findings that count but are known.
    pub known: usize,
    /// Assessments: uppfyllt.
    pub satisfied: usize,
    /// Assessments: brist.
    pub violated: usize,
    /// Assessments: ej bedömt.
    pub undetermined: usize,
    /// Assessments: undantag.
    pub waived: usize,
    /// Assessments: ej tillämpligt.
    pub not_applicable: usize,
}

impl Report {
    /// The numbers of findings and of assessments.
    #[must_use]
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for reported in &self.findings {
            totals.known += usize::from(reported.state == State::Known);
            match (reported.state, reported.finding.severity) {
                (State::Pending, _) => totals.pending += 1,
                (State::Waived, _) => totals.waived_findings += 1,
                (State::New | State::Known, Severity::Error) => totals.errors += 1,
                (State::New | State::Known, Severity::Warning) => totals.warnings += 1,
                (State::New | State::Known, Severity::Note) => totals.notes += 1,
            }
        }
        for row in &self.assessments {
            match row.outcome {
                Outcome::Satisfied => totals.satisfied += 1,
                Outcome::Violated => totals.violated += 1,
                Outcome::Undetermined => totals.undetermined += 1,
                Outcome::Waived => totals.waived += 1,
                Outcome::NotApplicable => totals.not_applicable += 1,
            }
        }
        totals
    }

    /// The findings that count: new and known ones, neither pending nor waived.
    pub fn counted(&self) -> impl Iterator<Item = &Reported> {
        self.findings.iter().filter(|reported| reported.counts())
    }

    /// True if a new finding has at least the severity that fails.
    #[must_use]
    pub fn fails(&self, on: FailOn) -> bool {
        let worst = self.findings.iter().filter(|reported| reported.state == State::New);
        let worst = worst.map(|reported| reported.finding.severity).max();
        match on {
            FailOn::Note => worst.is_some(),
            FailOn::Warning => worst >= Some(Severity::Warning),
            FailOn::Error => worst >= Some(Severity::Error),
            FailOn::Never => false,
        }
    }

    /// The enhet with an id.
    #[must_use]
    pub fn unit(&self, id: &str) -> Option<&UnitRow> {
        let at = self.units.binary_search_by(|row| row.id.as_str().cmp(id));
        at.ok().map(|at| &self.units[at])
    }

    /// True if a finding is of a requirement on enheter, and so about the enhet that it names and none below it.
    #[must_use]
    pub fn is_about_units(&self, finding: &Finding) -> bool {
        let found = self.requirements.binary_search_by(|row| row.id.as_str().cmp(finding.rule.as_str()));
        found.is_ok_and(|at| self.requirements[at].is_of_units)
    }

    /// The file of a finding.
    #[must_use]
    pub fn source(&self, finding: &Finding) -> &Source {
        &self.sources[finding.place.source.0 as usize]
    }

    /// What stands beside a finding, with the file and the position of what has a place.
    pub fn related<'report>(&'report self, finding: &'report Finding) -> impl Iterator<Item = RelatedAt<'report>> {
        finding.related.iter().map(|related| RelatedAt {
            message: &related.message,
            at: related.place.as_ref().map(|place| {
                let source = &self.sources[place.source.0 as usize];
                (source, source.position(place.span.start), source.position(place.span.end))
            }),
        })
    }

    /// The path of a file in its repository, as code hosts use it.
    #[must_use]
    pub fn path_in_repository(&self, source: &Source) -> String {
        format!("{}{}", self.audit.prefix, source.path)
    }
}

/// The fingerprint of a finding, stable from audit to audit whatever its line: 32 hex digits.
#[must_use]
pub fn fingerprint(finding: &Finding, path: &str) -> String {
    let document = finding.document.as_ref();
    let named = document.filter(|document| !document.id.is_empty());
    // A document without id is identified by its path; a finding without document is on an enhet that no document describes.
    let path = if document.is_none() && finding.units.len() == 1 { "" } else { path };
    let (kind, id) = named.map_or(("", path), |document| (document.kind.as_str(), document.id.as_str()));
    let is_of_unit = finding.units.len() == 1 && document.is_none_or(|document| document.kind == kind::UNIT);
    let unit = if is_of_unit { finding.units[0].as_str() } else { "" };
    let mut hash = Sha256::new();
    for part in [finding.rule.as_str(), kind, id, &finding.named_pointer, unit] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    content_id::hex(&hash.finalize()[..16])
}
