//! What the later audit read of the files and documents of the earlier findings.

use std::collections::{HashMap, HashSet};

use super::gone::Trace;
use super::texts::is_of_decisions;
use crate::finding::{DocumentRef, Finding};
use crate::report::{Report, Reported};

/// Whether the document of a finding, or its file if it has none, was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileState {
    /// It was read.
    There,
    /// It is not there, but may be in a part that could not be read.
    Hidden,
    /// It is not there.
    Absent,
}

/// The files, documents and faults of a report.
pub struct Standing<'report> {
    report: &'report Report,
    /// The ids of the documents, with the kinds that have each.
    documents: HashMap<&'report str, Vec<&'report str>>,
    /// The paths of the files.
    files: HashSet<&'report str>,
    /// The documents of each file: their kinds and ids.
    in_file: HashMap<&'report str, Vec<&'report DocumentRef>>,
    /// The paths of files with a part that gives no document.
    unread: HashSet<&'report str>,
    /// The findings that are new, by file and address.
    new: HashMap<(&'report str, &'report str), Vec<&'report Finding>>,
    /// The findings on what was decided, by document, and whether each is new.
    of_decisions: HashMap<&'report DocumentRef, Vec<(&'report str, bool)>>,
    /// The addresses with a new finding on form, by file.
    faults: HashMap<&'report str, Vec<&'report str>>,
    /// True if a part of a file has become unreadable.
    pub hides_documents: bool,
}

/// The theme of the checks of form.
const FORM: &str = "form/";

impl<'report> Standing<'report> {
    /// The files, documents and faults of a report with these new findings; `unreadable` is what could not be read before.
    pub fn of(report: &'report Report, is_new: impl Fn(usize) -> bool, unreadable: &[String]) -> Self {
        let (mut documents, mut in_file) = (HashMap::<_, Vec<&str>>::new(), HashMap::<_, Vec<&DocumentRef>>::new());
        for row in &report.dossier.documents {
            documents.entry(row.reference.id.as_str()).or_default().push(row.reference.kind.as_str());
            in_file.entry(row.path.as_str()).or_default().push(&row.reference);
        }
        let (mut new, mut faults) = (HashMap::<_, Vec<&Finding>>::new(), HashMap::<&str, Vec<&str>>::new());
        let reported = report.findings.iter().enumerate().filter(|(number, _)| is_new(*number));
        for (_, Reported { finding, .. }) in reported {
            let (path, pointer) = (report.source(finding).path.as_str(), finding.named_pointer.as_str());
            new.entry((path, pointer)).or_default().push(finding);
            if finding.rule.as_str().starts_with(FORM) && !pointer.is_empty() {
                faults.entry(path).or_default().push(pointer);
            }
        }
        Self {
            report,
            documents,
            in_file,
            files: report.sources.iter().map(|source| source.path.as_str()).collect(),
            unread: unread(report),
            new,
            of_decisions: of_decisions(report, is_new),
            faults,
            hides_documents: has_more(&report.unreadable, unreadable),
        }
    }

    /// True if there is a file with a path, audited or not.
    pub fn has_file(&self, path: &str) -> bool {
        self.files.contains(path)
    }

    /// Whether the document or the file of a finding was read.
    pub fn of_trace(&self, trace: &Trace) -> FileState {
        let name = trace.document.as_str();
        let kind = trace.stood.as_ref().map(|stood| stood.kind.as_str()).filter(|kind| !kind.is_empty());
        let is_document = self.documents.get(name).is_some_and(|kinds| kind.is_none_or(|kind| kinds.contains(&kind)));
        let is_file = kind.is_none() && self.files.contains(name) && self.report.asked.settings.audits(name);
        let path = trace.stood.as_ref().map_or(name, |stood| stood.path.as_str());
        if is_document || is_file || self.named_now(trace).is_some() {
            FileState::There
        } else if self.hides_documents || self.unread.contains(path) {
            FileState::Hidden
        } else {
            FileState::Absent
        }
    }

    /// The document of a finding on one without id: the document of the kind that its file has now.
    pub fn named_now(&self, trace: &Trace) -> Option<&'report DocumentRef> {
        let stood = trace.stood.as_ref().filter(|stood| stood.path == trace.document)?;
        self.in_file.get(stood.path.as_str())?.iter().find(|document| document.kind == stood.kind).copied()
    }

    /// True if the document of a finding is pending now: a draft, or an investigation that goes on.
    pub fn is_pending(&self, trace: &Trace) -> bool {
        reference(trace).is_some_and(|document| self.report.asked.pending.contains(&document))
    }

    /// True if the document of a finding is withdrawn or archived now.
    pub fn is_put_away(&self, trace: &Trace) -> bool {
        reference(trace).is_some_and(|document| self.report.asked.put_away.contains(&document))
    }

    /// True if a value above the place of a finding has a new finding on form, so that what is below it is not read.
    pub fn is_broken_around(&self, trace: &Trace) -> bool {
        let Some(stood) = &trace.stood else { return false };
        let is_within = |fault: &&str| stood.pointer.strip_prefix(*fault).is_some_and(|rest| rest.starts_with('/'));
        self.faults.get(stood.path.as_str()).is_some_and(|faults| faults.iter().any(is_within))
    }

    /// True if the same rule has a new finding at the same value of the same file: the document has another id now.
    pub fn is_renamed(&self, trace: &Trace) -> bool {
        self.new_at(trace).iter().any(|finding| finding.rule == trace.rule)
    }

    /// True if another check of the same theme has a new finding on the same value of the document.
    pub fn is_replaced(&self, trace: &Trace) -> bool {
        let theme = trace.rule.as_str().split('/').next().unwrap_or_default();
        let document = reference(trace);
        let mut here = self.new_at(trace).iter().filter(|finding| !finding.named_pointer.is_empty());
        here.any(|finding| {
            finding.rule.is_below(theme) && finding.severity >= trace.severity && finding.document == document
        })
    }

    /// True if another rule on what was decided has a new finding on the document, or any, if a known one counts too.
    pub fn has_other_of_decisions(&self, trace: &Trace, counts_known: bool) -> bool {
        let found = reference(trace).and_then(|document| self.of_decisions.get(&document));
        let is_other = |(rule, is_new): &(&str, bool)| *rule != trace.rule.as_str() && (*is_new || counts_known);
        found.is_some_and(|found| found.iter().any(is_other))
    }

    /// The new findings at the value that a finding stood at.
    fn new_at<'both>(&'both self, trace: &'both Trace) -> &'both [&'report Finding] {
        let at = trace.stood.as_ref().map(|stood| (stood.path.as_str(), stood.pointer.as_str()));
        at.and_then(|at| self.new.get(&at)).map_or(&[], Vec::as_slice)
    }
}

/// The findings on what was decided that count, by document, and whether each is new.
fn of_decisions(report: &Report, is_new: impl Fn(usize) -> bool) -> HashMap<&DocumentRef, Vec<(&str, bool)>> {
    let mut found: HashMap<&DocumentRef, Vec<(&str, bool)>> = HashMap::new();
    for (number, reported) in report.findings.iter().enumerate().filter(|(_, reported)| reported.counts()) {
        let (rule, document) = (reported.finding.rule.as_str(), reported.finding.document.as_ref());
        if let Some(document) = document.filter(|_| is_of_decisions(rule)) {
            found.entry(document).or_default().push((rule, is_new(number)));
        }
    }
    found
}

/// The paths of files with a part that could not be read, or that does not say what it is.
fn unread(report: &Report) -> HashSet<&str> {
    let is_fault = |finding: &Finding| finding.document.is_none() && finding.rule.as_str().starts_with(FORM);
    let faulty = report.findings.iter().filter(|reported| is_fault(&reported.finding));
    let faulty = faulty.map(|reported| report.source(&reported.finding).path.as_str());
    report.unreadable.iter().chain(&report.without_kind).map(String::as_str).chain(faulty).collect()
}

/// The document of a finding; none if its kind is not known.
fn reference(trace: &Trace) -> Option<DocumentRef> {
    let stood = trace.stood.as_ref().filter(|stood| !stood.kind.is_empty())?;
    Some(DocumentRef { kind: stood.kind.clone(), id: trace.document.clone() })
}

/// True if a path occurs more often in the later list than in the earlier.
fn has_more(after: &[String], before: &[String]) -> bool {
    let mut times: HashMap<&str, isize> = HashMap::new();
    after.iter().for_each(|path| *times.entry(path).or_default() += 1);
    before.iter().for_each(|path| *times.entry(path).or_default() -= 1);
    times.values().any(|times| *times > 0)
}
