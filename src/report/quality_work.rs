//! What the records of the systematic work say: self-checks, deviations, investigations, who is responsible for
//! what, and what authorities have demanded.
//!
//! A row names its document by its number in [`super::dossier::Dossier::documents`], where its title, status and enheter
//! stand. What is not filled in is none; nothing is guessed.

use crate::text::Pointer;

/// The records, by path and place.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// The self-checks (egenkontroller).
    pub self_checks: Vec<SelfCheckRow>,
    /// The deviations (avvikelser) and the investigations (utredningar).
    pub deviations: Vec<DeviationRow>,
    /// The roles (ansvar), and the verksamhetschef that each enhet names.
    pub roles: Vec<RoleRow>,
    /// The demands of authorities and of internal audits (tillsyn).
    pub demands: Vec<DemandRow>,
}

/// A self-check with the occasions of the last twelve months.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct SelfCheckRow {
    /// The number of its document.
    pub document: usize,
    /// What it checks: processes, routines, goals, by id.
    pub checked: Vec<String>,
    /// Its areas (område), as written.
    pub areas: Vec<String>,
    pub frequency: Option<String>,
    /// The role that is responsible for it.
    pub responsible: Option<String>,
    /// True if it is in use, so that its occasions are expected.
    pub is_usable: bool,
    /// The occasions of the twelve months before the audit date, and those without a day that can be told.
    pub occasions: Vec<OccasionRow>,
    /// The measures of earlier occasions that are still to be done, or that were done or followed up in the twelve months.
    pub earlier_measures: Vec<MeasureRow>,
}

/// An occasion of a self-check.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct OccasionRow {
    pub line: usize,
    /// The day or the month, as written.
    pub done: Option<String>,
    /// The period that was looked at, as written.
    pub period: Option<String>,
    /// The role that made it.
    pub done_by: Option<String>,
    pub result: Option<String>,
    pub assessment: Option<String>,
    /// The faults that were found.
    pub faults: Vec<String>,
    pub measures: Vec<MeasureRow>,
    /// Why no measure is needed.
    pub no_measure: Option<String>,
}

/// A measure (åtgärd).
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct MeasureRow {
    pub line: usize,
    pub what: Option<String>,
    pub responsible: Option<String>,
    pub decided: Option<String>,
    /// The last day (senast).
    pub due: Option<String>,
    pub done: Option<String>,
    pub status: Option<String>,
    pub follow_up: Option<String>,
    /// The parts of the follow-up; none where it is a sentence, or absent.
    pub follow_up_parts: Option<FollowUpRow>,
    /// True if it is done.
    pub is_done: bool,
    /// True if its follow-up says what came of it.
    pub shows_effect: bool,
    /// True if its last day has passed and it is neither done nor dropped.
    pub is_late: bool,
}

/// How a measure is followed up, part by part.
#[derive(Debug, Clone)]
pub struct FollowUpRow {
    /// The day on which it was or is to be followed up, as written.
    pub day: Option<String>,
    /// The roles that do it.
    pub by: Vec<String>,
    /// The effect of the measure.
    pub result: Option<String>,
}

/// A deviation or an investigation.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct DeviationRow {
    /// The number of its document.
    pub document: usize,
    pub category: Option<String>,
    /// From whom it came (källa).
    pub source: Option<String>,
    /// The event, as an investigation says it (gäller).
    pub about: Option<String>,
    /// The role that handles it.
    pub handler: Option<String>,
    pub happened: Option<String>,
    pub reported: Option<String>,
    pub closed: Option<String>,
    /// True if it is not closed on the audit date.
    pub is_open: bool,
    /// Days from the day it is counted from to the day it was closed, or to the audit date if it is open; none if a day is
    /// not known.
    pub days: Option<i32>,
    /// The field that the days are counted from.
    pub counted_from: Option<&'static str>,
    /// The investigations of a deviation, or the deviations of an investigation, by id.
    pub linked: Vec<String>,
    /// The compilations (sammanställningar) that it is part of, by id.
    pub compiled_in: Vec<String>,
    pub measures: Vec<MeasureRow>,
    /// Why no measure is needed.
    pub no_measure: Option<String>,
}

/// A role with its duties.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct RoleRow {
    /// The number of the document: of kind ansvar, or the enhet that names its verksamhetschef.
    pub document: usize,
    pub line: usize,
    /// The id of the role, or its name where it has no document of its own.
    pub id: String,
    /// The name of the role.
    pub name: Option<String>,
    /// The post that holds it, never the name of a person.
    pub held_by: Option<String>,
    pub duties: Vec<DutyRow>,
    pub powers: Vec<String>,
    /// The roles that stand in for it, by id.
    pub deputies: Vec<String>,
    /// The roles that it reports to, by id.
    pub reports_to: Vec<String>,
}

/// A duty of a role.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct DutyRow {
    pub what: String,
    /// The points of responsibility (område) that it belongs to.
    pub areas: Vec<String>,
    /// The roles that it is delegated to, by id.
    pub delegated_to: Vec<String>,
}

/// A demand of a tillsyn; one row for a tillsyn that tells no demands.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct DemandRow {
    /// The number of its document.
    pub document: usize,
    pub line: usize,
    /// Its address in the document.
    pub pointer: Pointer,
    /// Who made it.
    pub authority: Option<String>,
    /// The diarienummer of the authority.
    pub reference: Option<String>,
    pub form: Option<String>,
    /// The day of the decision or the request.
    pub decided: Option<String>,
    /// The last day for the answer, with a respite that was given.
    pub due: Option<String>,
    /// The day of the answer, as far as it has come on the audit date.
    pub answered: Option<String>,
    /// True if the answer has been given.
    pub is_answered: bool,
    /// True if the authority has closed the matter.
    pub is_closed: bool,
    /// The role that sees to the answer.
    pub handler: Option<String>,
    /// The id or the number of the demand.
    pub name: Option<String>,
    pub demand: Option<String>,
    pub provision: Option<String>,
    pub answer: Option<String>,
    /// What it rests on.
    pub evidence: Vec<ProofRow>,
    pub measures: Vec<MeasureRow>,
    pub no_measure: Option<String>,
    /// True if a measure is still to be done.
    pub has_open_measures: bool,
    /// True if its parts cannot be told, since it is a sentence.
    pub is_prose: bool,
}

/// A piece of evidence of a demand.
#[derive(Debug, Clone)]
pub struct ProofRow {
    /// What names it: an id, or a sentence.
    pub name: String,
    /// How it stands on the audit date.
    pub standing: ProofStanding,
    /// The id of the document that replaces it.
    pub replaced_by: Option<String>,
}

/// How a piece of evidence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProofStanding {
    /// It is there, and in force where it is decided.
    Holds,
    /// Another document that is in force replaces it.
    Replaced,
    /// It is no longer in force.
    Lapsed,
    /// It is not in force.
    NotInForce,
    /// There is no such document.
    Unknown,
    /// It cannot be told.
    Untold,
}
