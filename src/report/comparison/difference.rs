//! Findings by fingerprint: new, known, gone. Findings with the same fingerprint are compared by their number.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::answers::subjects;
use super::gone::{Disappearance, Gone, Stood, Trace};
use super::other_ids::{Renamed, named};
use super::reasons::{Known, Reasons};
use super::texts::texts_of_decided;
use crate::finding::{DocumentRef, Finding, Outcome, RuleId};
use crate::report::{Against, Report, Reported, State};

/// The earlier side of a comparison: a report, or a baseline.
#[derive(Debug, Clone, Default)]
pub struct Before {
    /// The name, in words that can follow "jämfört med".
    pub name: String,
    /// The findings that counted, as traces.
    pub traces: Vec<Trace>,
    /// Those of them that are told where they are gone; none for all.
    pub in_all: Option<Vec<Trace>>,
    /// What else is known of the earlier audit.
    pub known: Known,
}

/// The numbers of new and known findings, and of those that are gone by reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Difference {
    /// Findings that are new.
    pub new: usize,
    /// Findings that the earlier side has too.
    pub known: usize,
    /// åtgärdade; the others that are gone are not.
    pub mended: usize,
    /// Findings whose document was removed.
    pub removed: usize,
    /// Findings whose rule is no longer asked.
    pub not_asked: usize,
    /// Findings that were left out of this audit by choice.
    pub left_out: usize,
    /// Findings that a waiver covers now.
    pub waived: usize,
    /// Findings that may still be there.
    pub untold: usize,
}

impl Before {
    /// An earlier report as the earlier side.
    #[must_use]
    pub fn report(name: String, report: &Report) -> Self {
        let mut undetermined = HashMap::new();
        for row in report.assessments.iter().filter(|row| row.outcome == Outcome::Undetermined) {
            let requirement = &report.requirements[row.requirement].id;
            for subject in subjects(row) {
                *undetermined.entry((requirement.clone(), subject.to_owned())).or_default() += 1;
            }
        }
        let settings = Some(report.asked.settings.clone());
        let texts = texts_of_decided(report);
        let (unreadable, documents) = (report.unreadable.clone(), named(report));
        let known = Known { unreadable, undetermined, settings, texts, documents };
        Self { name, traces: traces(report), in_all: None, known }
    }
}

impl Difference {
    /// The numbers of a report that was compared; none if it was not.
    #[must_use]
    pub fn of(report: &Report) -> Option<Self> {
        let against = report.against.as_ref()?;
        let counted = |state: State| report.findings.iter().filter(|reported| reported.state == state).count();
        let numbers = Self { new: counted(State::New), known: counted(State::Known), ..Self::default() };
        Some(numbers.with(against.gone.iter()))
    }

    /// The numbers between two reports, neither of which is marked.
    #[must_use]
    pub fn between(before: &Report, after: &Report) -> Self {
        let before = Before::report(String::new(), before);
        let Matched { known, left, renamed } = matched(after, &before.traces, &before.known);
        let counted = after.findings.iter().filter(|reported| reported.counts()).count();
        let numbers = Self { new: counted - known.len(), known: known.len(), ..Self::default() };
        numbers.with(gone((after, &known), (&before.known, &renamed), &left).iter())
    }

    /// The sum of two differences that follow each other; what is known is that of the later.
    #[must_use]
    pub fn plus(&self, next: &Self) -> Self {
        Self {
            new: self.new + next.new,
            known: next.known,
            mended: self.mended + next.mended,
            removed: self.removed + next.removed,
            not_asked: self.not_asked + next.not_asked,
            left_out: self.left_out + next.left_out,
            waived: self.waived + next.waived,
            untold: self.untold + next.untold,
        }
    }

    /// The same numbers and those of findings that are gone.
    #[must_use]
    pub fn with<'gone>(mut self, gone: impl Iterator<Item = &'gone Gone>) -> Self {
        for gone in gone {
            match &gone.why {
                Disappearance::Mended => self.mended += 1,
                Disappearance::Removed => self.removed += 1,
                Disappearance::NotAsked(why) if why.is_choice() => self.left_out += 1,
                Disappearance::NotAsked(_) => self.not_asked += 1,
                Disappearance::Waived => self.waived += 1,
                Disappearance::Untold(_) => self.untold += 1,
            }
        }
        self
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
    let path = &report.source(finding).path;
    Trace {
        fingerprint: reported.fingerprint.clone(),
        severity: finding.severity,
        rule: finding.rule.clone(),
        document: document(report, finding).to_owned(),
        message: finding.message.clone(),
        stood: Some(Stood {
            kind: finding.document.as_ref().map(|document| document.kind.clone()).unwrap_or_default(),
            path: path.clone(),
            pointer: finding.named_pointer.clone(),
            units: finding.units.clone(),
        }),
    }
}

/// Marks the known findings of a report, and adds those that are gone.
///
/// A finding that was waived before did not count, so it is new when it counts.
pub fn mark(report: &mut Report, before: Before) {
    let Matched { known, mut left, mut renamed } = matched(report, &before.traces, &before.known);
    if let Some(in_all) = &before.in_all {
        Matched { left, renamed, .. } = matched(report, in_all, &before.known);
    }
    let gone = gone((report, &known), (&before.known, &renamed), &left);
    for number in known {
        report.findings[number].state = State::Known;
    }
    report.against = Some(Against { name: before.name, gone });
}

/// What an earlier side and a report have in common.
struct Matched<'before> {
    /// The numbers of the findings that are among the traces.
    known: HashSet<usize>,
    /// The traces that are among no finding.
    left: Vec<&'before Trace>,
    /// The documents that have another id in the report.
    renamed: Renamed,
}

/// The traces and findings that are the same: by fingerprint, by an earlier id of a requirement, or by the earlier id of
/// the document.
fn matched<'before>(report: &Report, traces: &'before [Trace], then: &Known) -> Matched<'before> {
    let mut left: BTreeMap<&str, Vec<&Trace>> = BTreeMap::new();
    for trace in traces {
        left.entry(&trace.fingerprint).or_default().push(trace);
    }
    let counted = report.findings.iter().enumerate().filter(|(_, reported)| reported.counts());
    let mut is_known = |reported: &Reported| left.get_mut(reported.fingerprint.as_str()).and_then(Vec::pop).is_some();
    let mut known: HashSet<usize> =
        counted.filter(|(_, reported)| is_known(reported)).map(|(number, _)| number).collect();
    let mut left: Vec<&Trace> = left.into_values().flatten().collect();
    left.retain(|trace| match report.asked.earlier.get(trace.rule.as_str()) {
        Some(now) => !found_as(report, now, trace).any(|number| known.insert(number)),
        None => true,
    });
    let renamed = Renamed::of(&then.documents, report, &left);
    if left.iter().any(|trace| renamed.of_trace(trace).is_some()) {
        let mut new = by_place(report, &known);
        left.retain(|trace| {
            let place = renamed.of_trace(trace).zip(trace.stood.as_ref());
            let place = place.map(|(document, stood)| (document, trace.rule.as_str(), stood.pointer.as_str()));
            let found = place.and_then(|place| new.get_mut(&place)?.pop());
            known.extend(found);
            found.is_none()
        });
    }
    Matched { known, left, renamed }
}

/// The numbers of the findings that count and are not known, by document, rule and address.
fn by_place<'report>(
    report: &'report Report,
    known: &HashSet<usize>,
) -> HashMap<(&'report DocumentRef, &'report str, &'report str), Vec<usize>> {
    let mut found: HashMap<_, Vec<usize>> = HashMap::new();
    for (number, reported) in report.findings.iter().enumerate().rev() {
        let finding = &reported.finding;
        if let Some(document) = finding.document.as_ref().filter(|_| reported.counts() && !known.contains(&number)) {
            let place = (document, finding.rule.as_str(), finding.named_pointer.as_str());
            found.entry(place).or_default().push(number);
        }
    }
    found
}

/// The findings of a requirement in the document of a trace that has an earlier id of it.
fn found_as<'report>(report: &'report Report, now: &'report RuleId, trace: &Trace) -> impl Iterator<Item = usize> {
    let findings = report.findings.iter().enumerate().filter(|(_, reported)| reported.counts());
    let found = findings.filter(move |(_, reported)| {
        reported.finding.rule == *now && document(report, &reported.finding) == trace.document
    });
    found.map(|(number, _)| number)
}

/// The id of the document of a finding, or the path where it has none.
fn document<'report>(report: &'report Report, finding: &'report Finding) -> &'report str {
    let id = finding.document.as_ref().map(|document| document.id.as_str()).filter(|id| !id.is_empty());
    id.unwrap_or(&report.source(finding).path)
}

/// Those of the traces that no finding of a report has, each with its reason; the report is not marked.
#[must_use]
pub fn gone_of(report: &Report, traces: &[Trace]) -> Vec<Gone> {
    let then = Known::default();
    let Matched { known, left, renamed } = matched(report, traces, &then);
    gone((report, &known), (&then, &renamed), &left)
}

/// The traces that are gone, each with its reason, by severity, rule and document.
fn gone(
    (report, found): (&Report, &HashSet<usize>),
    (known, renamed): (&Known, &Renamed),
    left: &[&Trace],
) -> Vec<Gone> {
    if left.is_empty() {
        return Vec::new();
    }
    let is_new = |number: usize| report.findings[number].counts() && !found.contains(&number);
    let reasons = Reasons::new((report, is_new), (known, renamed), left);
    let mut gone: Vec<Gone> =
        left.iter().map(|trace| Gone { why: reasons.why(trace), trace: (*trace).clone() }).collect();
    gone.sort_by(|one, other| gone_order(one).cmp(&gone_order(other)));
    gone
}

/// The order of gone findings: by severity, rule and document.
fn gone_order(gone: &Gone) -> impl Ord + use<'_> {
    let trace = &gone.trace;
    (std::cmp::Reverse(trace.severity), &trace.rule, &trace.document, &trace.message, &trace.fingerprint)
}
