//! Changed outcomes of requirements on enheter and documents: gaps that were opened or closed, and other changes.

use std::collections::BTreeMap;

use crate::finding::{DocumentRef, Outcome, Severity};
use crate::report::{AssessmentRow, Report};

/// The subject of a requirement: an enhet, a document with its path where it has no id, or the whole organisation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Subject<'report> {
    Unit(&'report str),
    Document(&'report DocumentRef, &'report str),
    Whole,
}

/// A requirement whose outcome for an enhet or document changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapChange {
    /// The id of the requirement.
    pub requirement: String,
    /// The demand as a short heading.
    pub title: String,
    /// The provision of law.
    pub citation: String,
    /// The severity of its findings.
    pub severity: Severity,
    /// The id of the enhet or the document, or the path of a document without id.
    pub subject: String,
    /// True if the subject is an enhet.
    pub is_of_unit: bool,
    /// The earlier outcome; none if the requirement did not apply.
    pub before: Option<Outcome>,
    /// The later outcome; none if the requirement does not apply.
    pub after: Option<Outcome>,
}

/// The requirements whose outcome changed, by id and subject.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Gaps that are new.
    pub opened: Vec<GapChange>,
    /// Gaps that are satisfied now.
    pub closed: Vec<GapChange>,
    /// Other changes: to or from undetermined and waived, and gaps of requirements that are no longer asked.
    pub changed: Vec<GapChange>,
}

/// The outcomes that changed between two reports.
///
/// The worst outcome of the parts of a document counts, so that a list in another order is no change.
#[must_use]
pub fn gaps(before: &Report, after: &Report) -> Gaps {
    let (earlier, later) = (outcomes(before), outcomes(after));
    let mut gaps = Gaps::default();
    let mut keys: Vec<&Asked<'_>> = earlier.keys().chain(later.keys()).collect();
    keys.sort();
    keys.dedup();
    for key in keys {
        let asked = |outcomes: &BTreeMap<_, Outcome>| outcomes.get(key).copied().filter(is_asked);
        let (from, to) = (asked(&earlier), asked(&later));
        if from == to {
            continue;
        }
        let list = if to == Some(Outcome::Violated) {
            &mut gaps.opened
        } else if (from, to) == (Some(Outcome::Violated), Some(Outcome::Satisfied)) {
            &mut gaps.closed
        } else if is_told(from) || is_told(to) {
            &mut gaps.changed
        } else {
            continue;
        };
        let report = if to.is_some() { after } else { before };
        list.extend(change(report, key, (from, to)));
    }
    gaps
}

fn is_asked(outcome: &Outcome) -> bool {
    *outcome != Outcome::NotApplicable
}

/// True for an outcome whose changes are shown even where no gap was opened or closed.
fn is_told(outcome: Option<Outcome>) -> bool {
    matches!(outcome, Some(Outcome::Violated | Outcome::Waived | Outcome::Undetermined))
}

/// The id of a requirement, and its subject.
type Asked<'report> = (&'report str, Subject<'report>);

fn outcomes(report: &Report) -> BTreeMap<Asked<'_>, Outcome> {
    let mut outcomes = BTreeMap::new();
    for row in &report.assessments {
        let key = (report.requirements[row.requirement].id.as_str(), subject(row));
        let worst = outcomes.entry(key).or_insert(row.outcome);
        *worst = (*worst).max(row.outcome);
    }
    outcomes
}

fn subject(row: &AssessmentRow) -> Subject<'_> {
    match (&row.unit, &row.document) {
        (Some(unit), _) => Subject::Unit(unit),
        (None, Some(at)) => {
            let path = if at.reference.id.is_empty() { at.path.as_str() } else { "" };
            Subject::Document(&at.reference, path)
        }
        (None, None) => Subject::Whole,
    }
}

fn change(
    report: &Report,
    (id, subject): &Asked<'_>,
    (before, after): (Option<Outcome>, Option<Outcome>),
) -> Option<GapChange> {
    let requirement = report.requirements.iter().find(|row| row.id == *id)?;
    Some(GapChange {
        requirement: requirement.id.clone(),
        title: requirement.title.clone(),
        citation: requirement.citation.to_string(),
        severity: requirement.severity,
        subject: match subject {
            Subject::Unit(name) => *name,
            Subject::Document(document, "") => &document.id,
            Subject::Document(_, path) => *path,
            Subject::Whole => "",
        }
        .to_owned(),
        is_of_unit: matches!(subject, Subject::Unit(_)),
        before,
        after,
    })
}
