//! What authorities and internal audits have demanded, and how far each demand has come.

use std::collections::{BTreeMap, HashMap};

use super::choice::{Chosen, names};
use super::gap::Filter;
use crate::finding::{DocumentRef, Severity};
use crate::report::Report;
use crate::report::dossier::DocumentRow;
use crate::report::quality_work::{DemandRow, ProofRow, ProofStanding};
use crate::rules::checks::supervision::{AGAIN, ANSWER, EVIDENCE_MISSING};
use crate::text::{Pointer, swedish};

/// A demand with its document.
#[derive(Debug, Clone, Copy)]
pub struct DemandView<'report> {
    /// The tillsyn.
    pub document: &'report DocumentRow,
    /// What it says.
    pub row: &'report DemandRow,
    /// How far it has come.
    pub state: DemandState,
}

/// How far a demand has come, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DemandState {
    /// A gap again after it was answered.
    Again,
    /// Not answered, and its last day has passed; or answered without an answer to this demand.
    Unanswered,
    /// Answered, but the evidence is missing or not in force.
    Unproved,
    /// To be answered.
    Open,
    /// It cannot be told.
    Untold,
    /// Answered, with measures still to be done.
    Ongoing,
    /// Answered, with evidence, and no measure is left to do.
    Answered,
    /// The authority has closed the matter.
    Closed,
}

impl DemandState {
    /// The word for it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Again => "återkommande",
            Self::Unanswered => "svar saknas",
            Self::Unproved => "underlag saknas",
            Self::Open => "ska besvaras",
            Self::Untold => "ej bedömt",
            Self::Ongoing => "åtgärder pågår",
            Self::Answered => "besvarat",
            Self::Closed => "avslutat",
        }
    }
}

/// The demands of the documents that follow a filter, the most pressing first, then by enhet, document and line.
#[must_use]
pub fn demands<'report>(report: &'report Report, filter: &Filter) -> Vec<DemandView<'report>> {
    let rows = &report.dossier.records.demands;
    if rows.is_empty() {
        return Vec::new();
    }
    let chosen = Chosen::of(report, filter);
    let found = found(report);
    let view = |row: &'report DemandRow| {
        let document = &report.dossier.documents[row.document];
        DemandView { document, row, state: state(document, row, &found) }
    };
    let mut views: Vec<DemandView<'_>> = rows.iter().map(view).filter(|one| chosen.holds(one.document)).collect();
    views.sort_by_cached_key(|one| {
        let at = (&one.document.path, one.document.line, one.row.line);
        (one.state, swedish(&names(report, &one.document.units)), at)
    });
    views
}

/// The worst finding of each demand, by file, document and address of the demand.
type Found<'report> = HashMap<(&'report str, &'report DocumentRef, Pointer), DemandState>;

fn found(report: &Report) -> Found<'_> {
    let states = BTreeMap::from([
        (AGAIN.id, DemandState::Again),
        (ANSWER.id, DemandState::Unanswered),
        (EVIDENCE_MISSING.id, DemandState::Unproved),
    ]);
    let mut found: Found<'_> = HashMap::new();
    for one in report.counted().filter(|one| one.finding.severity == Severity::Error) {
        let finding = &one.finding;
        let state = states.get(finding.rule.as_str());
        if let Some((state, document)) = state.zip(finding.document.as_ref()) {
            let segments = finding.place.pointer.segments().take(2);
            let at = segments.fold(Pointer::root(), |at, segment| at.child(segment));
            let worst = found.entry((report.source(finding).path.as_str(), document, at)).or_insert(*state);
            *worst = (*worst).min(*state);
        }
    }
    found
}

fn state(document: &DocumentRow, row: &DemandRow, found: &Found<'_>) -> DemandState {
    let at = |pointer: Pointer| found.get(&(document.path.as_str(), &document.reference, pointer)).copied();
    let is_late = || ["svar_senast", "anstånd_till"].iter().any(|field| at(Pointer::root().child(field)).is_some());
    if let Some(state) = at(row.pointer.clone()) {
        return state;
    }
    if !row.is_answered {
        return if is_late() { DemandState::Unanswered } else { DemandState::Open };
    }
    let is_untold = || row.evidence.iter().any(|proof| proof.standing == ProofStanding::Untold);
    if row.is_prose || is_untold() {
        DemandState::Untold
    } else if row.has_open_measures {
        DemandState::Ongoing
    } else if row.is_closed {
        DemandState::Closed
    } else {
        DemandState::Answered
    }
}

impl DemandView<'_> {
    /// Who demanded it, and the number of the matter there.
    #[must_use]
    pub fn by(&self) -> String {
        let parts = [self.row.authority.as_deref(), self.row.reference.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// A piece of evidence with how it stands, in words.
#[must_use]
pub fn proof(row: &ProofRow) -> String {
    let name = &row.name;
    match (row.standing, &row.replaced_by) {
        (ProofStanding::Holds, _) => name.clone(),
        (ProofStanding::Replaced, Some(by)) => format!("{name} (ersatt av {by})"),
        (ProofStanding::Replaced, None) => format!("{name} (ersatt)"),
        (ProofStanding::Lapsed, _) => format!("{name} (gäller inte längre)"),
        (ProofStanding::NotInForce, _) => format!("{name} (gäller inte)"),
        (ProofStanding::Unknown, _) => format!("{name} (finns inte)"),
        (ProofStanding::Untold, _) => format!("{name} (ej bedömt)"),
    }
}
