//! Requirements of enheter and documents: gaps that were opened, closed, or came to something else.

use std::collections::BTreeMap;

use crate::finding::{DocumentRef, Outcome};
use crate::report::{AssessmentRow, Report};

/// What a requirement is asked of: an enhet, or a document with its path where it has no id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    Unit(String),
    Document(DocumentRef, String),
    Whole,
}

/// A requirement of an enhet or document that came to something else than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapChange {
    /// The requirement's id.
    pub requirement: String,
    /// The demand as a short heading.
    pub title: String,
    /// Where the law says it.
    pub citation: String,
    /// The enhet or the document, by id, or the document by path.
    pub subject: String,
    /// True if it is asked of an enhet.
    pub is_of_unit: bool,
    /// What it came to before; none if it was not asked.
    pub before: Option<Outcome>,
    /// What it comes to now; none if it is not asked.
    pub after: Option<Outcome>,
}

/// The requirements that came to something else than before, by id and subject.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Something is missing that was not.
    pub opened: Vec<GapChange>,
    /// What was missing is there, or is not asked any more.
    pub closed: Vec<GapChange>,
    /// What came to another outcome without a gap opened or closed: not assessed, waived, assessed again.
    pub changed: Vec<GapChange>,
}

/// What became of the gaps from one report to the next. A part of a document is not told by itself: the worst of a
/// document counts, so that a list in another order is no change.
#[must_use]
pub fn gaps(before: &Report, after: &Report) -> Gaps {
    let (earlier, later) = (outcomes(before), outcomes(after));
    let mut gaps = Gaps::default();
    let mut keys: Vec<&Asked> = earlier.keys().chain(later.keys()).collect();
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
        } else if from == Some(Outcome::Violated) && matches!(to, None | Some(Outcome::Satisfied)) {
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

/// True for what is told even where no gap was opened or closed.
fn is_told(outcome: Option<Outcome>) -> bool {
    matches!(outcome, Some(Outcome::Violated | Outcome::Waived | Outcome::Undetermined))
}

/// A requirement, by id, and what it is asked of.
type Asked = (String, Subject);

fn outcomes(report: &Report) -> BTreeMap<Asked, Outcome> {
    let mut outcomes = BTreeMap::new();
    for row in &report.assessments {
        let key = (report.requirements[row.requirement].id.clone(), subject(row));
        let worst = outcomes.entry(key).or_insert(row.outcome);
        *worst = (*worst).max(row.outcome);
    }
    outcomes
}

fn subject(row: &AssessmentRow) -> Subject {
    match (&row.unit, &row.document) {
        (Some(unit), _) => Subject::Unit(unit.clone()),
        (None, Some(at)) => {
            let path = if at.reference.id.is_empty() { at.path.clone() } else { String::new() };
            Subject::Document(at.reference.clone(), path)
        }
        (None, None) => Subject::Whole,
    }
}

fn change(
    report: &Report,
    (id, subject): &Asked,
    (before, after): (Option<Outcome>, Option<Outcome>),
) -> Option<GapChange> {
    let requirement = report.requirements.iter().find(|row| row.id == *id)?;
    Some(GapChange {
        requirement: id.clone(),
        title: requirement.title.clone(),
        citation: requirement.citation.to_string(),
        subject: match subject {
            Subject::Unit(unit) => unit.clone(),
            Subject::Document(document, path) if path.is_empty() => document.id.clone(),
            Subject::Document(_, path) => path.clone(),
            Subject::Whole => String::new(),
        },
        is_of_unit: matches!(subject, Subject::Unit(_)),
        before,
        after,
    })
}
