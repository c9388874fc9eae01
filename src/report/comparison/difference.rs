//! Findings by fingerprint: new, known, gone. Findings with the same fingerprint are compared by their number.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::finding::Outcome;
use crate::history::RULES as HISTORY;
use crate::report::{Against, AssessmentRow, Disappearance, Gone, Report, Reported, State, Trace};

/// The earlier side of a comparison: a report, or a baseline.
#[derive(Debug, Clone, Default)]
pub struct Before {
    /// The name, in words that can follow "jämfört med".
    pub name: String,
    /// The findings that counted, as traces.
    pub traces: Vec<Trace>,
    /// The paths of files with an unreadable part.
    pub unreadable: Vec<String>,
}

/// The numbers of new, known and gone findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Difference {
    /// Findings that are new.
    pub new: usize,
    /// Findings that the earlier side has too.
    pub known: usize,
    /// Findings that are gone because they were mended, or because their document was removed.
    pub gone: usize,
    /// Findings that are gone, but may still be there.
    pub unclear: usize,
}

impl Before {
    /// An earlier report as the earlier side.
    #[must_use]
    pub fn report(name: String, report: &Report) -> Self {
        Self { name, traces: traces(report), unreadable: report.unreadable.clone() }
    }
}

impl Difference {
    /// The numbers of a report that was compared; none if it was not.
    #[must_use]
    pub fn of(report: &Report) -> Option<Self> {
        let against = report.against.as_ref()?;
        let counted = |state: State| report.findings.iter().filter(|reported| reported.state == state).count();
        let gone = against.gone.iter().filter(|gone| gone.is_settled()).count();
        Some(Self { new: counted(State::New), known: counted(State::Known), gone, unclear: against.gone.len() - gone })
    }
}

/// The findings that count, as traces, sorted.
#[must_use]
pub fn traces(report: &Report) -> Vec<Trace> {
    let mut traces = traces_of(report, State::New);
    traces.extend(traces_of(report, State::Known));
    traces.sort();
    traces
}

/// The findings in a state, as traces, sorted.
#[must_use]
pub fn traces_of(report: &Report, state: State) -> Vec<Trace> {
    let found = report.findings.iter().filter(|reported| reported.state == state);
    let mut traces: Vec<Trace> = found.map(|reported| trace(report, reported)).collect();
    traces.sort();
    traces
}

/// The trace of a finding.
fn trace(report: &Report, reported: &Reported) -> Trace {
    let finding = &reported.finding;
    let id = finding.document.as_ref().map(|document| &document.id).filter(|id| !id.is_empty());
    Trace {
        fingerprint: reported.fingerprint.clone(),
        severity: finding.severity,
        rule: finding.rule.clone(),
        document: id.unwrap_or(&report.source(finding).path).clone(),
        message: finding.message.clone(),
    }
}

/// Marks the known findings of a report, and adds those that are gone.
///
/// A finding that was waived before did not count, so it is new when it counts.
pub fn mark(report: &mut Report, before: Before) {
    let mut left: BTreeMap<&str, Vec<&Trace>> = BTreeMap::new();
    for trace in &before.traces {
        left.entry(&trace.fingerprint).or_default().push(trace);
    }
    for reported in report.findings.iter_mut().filter(|reported| reported.state == State::New) {
        if left.get_mut(reported.fingerprint.as_str()).and_then(Vec::pop).is_some() {
            reported.state = State::Known;
        }
    }
    let after = After::new(report, &before);
    let mut gone: Vec<Gone> =
        left.into_values().flatten().map(|trace| Gone { trace: trace.clone(), why: after.why(trace) }).collect();
    gone.sort_by(|one, other| gone_order(one).cmp(&gone_order(other)));
    report.against = Some(Against { name: before.name, gone });
}

/// The order of gone findings: by severity, rule and document.
fn gone_order(gone: &Gone) -> impl Ord + use<'_> {
    let trace = &gone.trace;
    (std::cmp::Reverse(trace.severity), &trace.rule, &trace.document, &trace.message, &trace.fingerprint)
}

/// Indexes of the later report, to find why a finding is gone.
struct After<'report> {
    /// The ids of documents and the paths of files.
    present: HashSet<&'report str>,
    /// The fingerprints of waived findings.
    waived: HashSet<&'report str>,
    /// The requirement and the enhet or document of undetermined assessments.
    undetermined: HashSet<(&'report str, &'report str)>,
    /// True if a part of a file has become unreadable.
    hides_documents: bool,
    /// True if the history in git was not assessed.
    hides_history: bool,
}

impl<'report> After<'report> {
    fn new(report: &'report Report, before: &Before) -> Self {
        let documents = &report.dossier.documents;
        let ids = documents.iter().map(|row| row.reference.id.as_str());
        let files = report.sources.iter().map(|source| source.path.as_str());
        let is_unclear = |row: &&AssessmentRow| row.outcome == Outcome::Undetermined;
        let subjects = report.assessments.iter().filter(is_unclear).flat_map(|row| {
            let requirement = report.requirements[row.requirement].id.as_str();
            let document = row.document.iter().flat_map(|at| [at.reference.id.as_str(), at.path.as_str()]);
            row.unit.as_deref().into_iter().chain(document).map(move |subject| (requirement, subject))
        });
        let waived = report.findings.iter().filter(|reported| reported.state == State::Waived);
        Self {
            present: ids.chain(files).filter(|name| !name.is_empty()).collect(),
            waived: waived.map(|reported| reported.fingerprint.as_str()).collect(),
            undetermined: subjects.collect(),
            hides_documents: has_more(&report.unreadable, &before.unreadable),
            hides_history: report.audit.history.reason().is_some(),
        }
    }

    /// Why a finding is gone; undetermined if it may still be there.
    fn why(&self, trace: &Trace) -> Disappearance {
        let document = trace.document.as_str();
        if self.waived.contains(trace.fingerprint.as_str()) {
            return Disappearance::Waived;
        }
        let is_of_history = HISTORY.iter().any(|rule| rule.id == trace.rule.as_str());
        if self.undetermined.contains(&(trace.rule.as_str(), document)) || (is_of_history && self.hides_history) {
            return Disappearance::Undetermined;
        }
        match (self.present.contains(document), self.hides_documents) {
            (true, _) => Disappearance::Mended,
            (false, true) => Disappearance::Undetermined,
            (false, false) => Disappearance::Removed,
        }
    }
}

/// True if a path occurs more often in the later list than in the earlier.
fn has_more(after: &[String], before: &[String]) -> bool {
    let mut times: HashMap<&str, isize> = HashMap::new();
    after.iter().for_each(|path| *times.entry(path).or_default() += 1);
    before.iter().for_each(|path| *times.entry(path).or_default() -= 1);
    times.values().any(|times| *times > 0)
}
