//! What an audit came to: the one thing that every format reads.

pub(crate) mod baseline;
pub(crate) mod comparison;
pub mod dossier;
pub(crate) mod point;
pub mod trend;
pub mod views;

pub use comparison::gone::{Against, Disappearance, Gone, Trace};
pub use point::point;

use std::sync::Arc;

use sha2::{Digest, Sha256};

use self::dossier::Dossier;
use self::trend::Trend;
use crate::catalogue::kind;
use crate::finding::{Citation, DocumentRef, FailOn, Finding, Outcome, Severity};
use crate::history::History;
use crate::rules::waivers::WaiverRow;
use crate::text::{Pointer, Position, Source};

/// What an audit came to.
#[derive(Debug)]
pub struct Report {
    /// The audit.
    pub audit: Audit,
    /// The files that were read.
    pub sources: Arc<[Source]>,
    /// How many documents there are.
    pub documents: usize,
    /// The enheter, by id.
    pub units: Vec<UnitRow>,
    /// The requirements that were asked, by id.
    pub requirements: Vec<RequirementRow>,
    /// The findings, by place.
    pub findings: Vec<Reported>,
    /// The assessments: by requirement, then enhet or document.
    pub assessments: Vec<AssessmentRow>,
    /// What the reader should know of the audit as a whole.
    pub notes: Vec<String>,
    /// The YAML files that hold no document, by path.
    pub without_kind: Vec<String>,
    /// The rules and requirements that have findings, by id.
    pub rules: Vec<RuleRow>,
    /// What is told of the documents themselves.
    pub dossier: Dossier,
    /// The files with a part that could not be read, by path; once for each part.
    pub unreadable: Vec<String>,
    /// What the report was held against, if it was.
    pub against: Option<Against>,
    /// The findings over time, if they were asked for.
    pub trend: Option<Trend>,
}

/// When and of what the audit was made.
#[derive(Debug, Clone)]
pub struct Audit {
    /// The audit date, ÅÅÅÅ-MM-DD.
    pub date: String,
    /// The commit that the folder stands at, if it is in git.
    pub revision: Option<String>,
    /// The folder from the root of its repository, with `/` at its end; empty for the root itself and outside git.
    pub prefix: String,
    /// Whether the history in git was looked at.
    pub history: History,
    /// The local profiles that were switched on.
    pub profiles: Vec<String>,
    /// To which day the law is known, ÅÅÅÅ-MM-DD.
    pub law_as_of: String,
    /// The enheter that were asked for with all below them, by id; everything if none were.
    pub focus: Vec<String>,
    /// The lightest finding that fails, if the settings of the repository say so.
    pub fail_on: Option<FailOn>,
}

/// An enhet in the report.
#[derive(Debug, Clone)]
pub struct UnitRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its level, as written.
    pub level: Option<String>,
    /// The enhet above it, by id.
    pub parent: Option<String>,
    /// True if no enhet stands below it.
    pub is_leaf: bool,
    /// Its verksamhetschef, or that of the nearest enhet above.
    pub manager: Option<String>,
}

/// A requirement in the report.
#[derive(Debug, Clone)]
pub struct RequirementRow {
    /// Its id.
    pub id: String,
    /// The demand as a short heading.
    pub title: String,
    /// Where the law says it.
    pub citation: Citation,
    /// How grave it is if it is not met.
    pub severity: Severity,
    /// True if it is asked of enheter, false if of documents.
    pub is_of_units: bool,
}

/// A rule or requirement in the report, with its manual.
#[derive(Debug, Clone)]
pub struct RuleRow {
    /// Its id.
    pub id: String,
    /// A short heading.
    pub title: String,
    /// How grave it is.
    pub severity: Severity,
    /// The law behind it, if there is one.
    pub citation: Option<Citation>,
    /// What it looks at and why.
    pub manual: String,
    /// How to mend it.
    pub advice: Option<String>,
}

/// Whether a finding counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It counts.
    New,
    /// It was there in the baseline.
    Known,
    /// A waiver covers it.
    Waived,
}

/// A finding as it is reported.
#[derive(Debug, Clone)]
pub struct Reported {
    /// The finding.
    pub finding: Finding,
    /// Where it begins.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
    /// Whether it counts.
    pub state: State,
    /// The waiver that covers it.
    pub waiver: Option<WaiverRow>,
    /// The same for the same finding from audit to audit: 32 hex digits.
    pub fingerprint: String,
}

/// An assessment as it is reported.
#[derive(Debug, Clone)]
pub struct AssessmentRow {
    /// The requirement's number in the report.
    pub requirement: usize,
    /// What it came to.
    pub outcome: Outcome,
    /// The enhet's id.
    pub unit: Option<String>,
    /// The document.
    pub document: Option<Arc<DocumentAt>>,
    /// The part of the document.
    pub pointer: Pointer,
    /// The enheter that the document names, or the enhet itself, by id.
    pub units: Arc<[String]>,
    /// The documents that carry it.
    pub evidence: Vec<EvidenceRow>,
    /// Why it cannot be told.
    pub reason: Option<String>,
}

impl AssessmentRow {
    /// Assessments stand by requirement, enhet, document and part.
    #[must_use]
    pub fn order(&self) -> (usize, &Option<String>, &Option<Arc<DocumentAt>>, &Pointer) {
        (self.requirement, &self.unit, &self.document, &self.pointer)
    }
}

/// A document that carries a requirement, as it is reported.
#[derive(Debug, Clone)]
pub struct EvidenceRow {
    /// The document.
    pub at: Arc<DocumentAt>,
    /// The enhet above from which it is inherited, by name.
    pub inherited_from: Option<String>,
}

/// A document and the file it stands in; shared by all that speaks of it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentAt {
    /// The document.
    pub reference: DocumentRef,
    /// Its path.
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

/// How many of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// brister that count.
    pub errors: usize,
    /// bör that count.
    pub warnings: usize,
    /// tips that count.
    pub notes: usize,
    /// Findings under a waiver.
    pub waived_findings: usize,
    /// Findings that count but were there before.
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
    /// How many of each.
    #[must_use]
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for reported in &self.findings {
            totals.known += usize::from(reported.state == State::Known);
            match (reported.state, reported.finding.severity) {
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

    /// True if a finding that counts is at least as grave as what may not be.
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

    /// The enhet of this id.
    #[must_use]
    pub fn unit(&self, id: &str) -> Option<&UnitRow> {
        let at = self.units.binary_search_by(|row| row.id.as_str().cmp(id));
        at.ok().map(|at| &self.units[at])
    }

    /// The file that a finding stands in.
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

    /// The path of a file from the root of its repository, as code hosts know it.
    #[must_use]
    pub fn path_in_repository(&self, source: &Source) -> String {
        format!("{}{}", self.audit.prefix, source.path)
    }
}

/// The same for the same finding from audit to audit, whatever line it stands on: 32 hex digits.
#[must_use]
pub fn fingerprint(finding: &Finding, path: &str) -> String {
    let document = finding.document.as_ref();
    let named = document.filter(|document| !document.id.is_empty());
    // A document without id is told by its path; what lacks a document is about an enhet that no document describes.
    let path = if document.is_none() && finding.units.len() == 1 { "" } else { path };
    let (kind, id) = named.map_or(("", path), |document| (document.kind.as_str(), document.id.as_str()));
    let is_of_unit = finding.units.len() == 1 && document.is_none_or(|document| document.kind == kind::UNIT);
    let unit = if is_of_unit { finding.units[0].as_str() } else { "" };
    let mut hash = Sha256::new();
    for part in [finding.rule.as_str(), kind, id, &finding.named_pointer, unit] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
