//! What the records of the systematic work say, and the register of documents, in the JSON of the gaps.

use serde::Serialize;

use super::parts::{Document, document};
use crate::render::undetermined_words::what_to_do;
use crate::report::Report;
use crate::report::dossier::DocumentRow;
use crate::report::quality_work::{DutyRow, MeasureRow, OccasionRow, ProofRow, ProofStanding};
use crate::report::views::choice::in_order;
use crate::report::views::demands::{DemandState, DemandView, demands};
use crate::report::views::deviations::{Deviation, deviations};
use crate::report::views::gap::Filter;
use crate::report::views::register::register;
use crate::report::views::responsibilities::{Responsibility, responsibilities};
use crate::report::views::self_checks::{SelfCheck, self_checks};
use crate::report::views::undetermined::{Undetermined, undetermined};

/// The parts of the gaps that are not requirements.
#[derive(Serialize)]
pub struct QualityWork<'report> {
    /// The self-checks of the last twelve months: a row for each occasion, and one for each in use without.
    self_checks: Vec<Check<'report>>,
    deviations: Vec<Case<'report>>,
    /// What authorities and internal audits have demanded.
    demands: Vec<Demanded<'report>>,
    responsibilities: Vec<Role<'report>>,
    documents: Vec<Registered<'report>>,
    /// What could not be determined, with what to do.
    undetermined: Vec<Doubtful<'report>>,
}

#[derive(Serialize)]
struct Doubtful<'report> {
    requirement: &'report str,
    unit: Option<&'report str>,
    document: Option<Document<'report>>,
    pointer: &'report str,
    reason: &'report str,
    /// In Swedish.
    what_to_do: String,
}

/// The document of a row: what stands in it, and where.
#[derive(Serialize)]
struct Of<'report> {
    document: Document<'report>,
    title: &'report str,
    units: Vec<&'report str>,
    status: Option<&'report str>,
    line: usize,
}

#[derive(Serialize)]
struct Check<'report> {
    of: Of<'report>,
    areas: &'report [String],
    checks: &'report [String],
    frequency: Option<&'report str>,
    responsible: Option<&'report str>,
    /// None where no occasion shows in the twelve months.
    occasion: Option<Occasion<'report>>,
}

#[derive(Serialize)]
struct Occasion<'report> {
    done: Option<&'report str>,
    period: Option<&'report str>,
    done_by: Option<&'report str>,
    result: Option<&'report str>,
    assessment: Option<&'report str>,
    faults: &'report [String],
    measures: Vec<Measure<'report>>,
    no_measure: Option<&'report str>,
}

#[derive(Serialize)]
struct Measure<'report> {
    measure: Option<&'report str>,
    responsible: Option<&'report str>,
    decided: Option<&'report str>,
    due: Option<&'report str>,
    done: Option<&'report str>,
    status: Option<&'report str>,
    follow_up: Option<&'report str>,
    late: bool,
    line: usize,
}

/// A deviation or an investigation.
#[derive(Serialize)]
struct Case<'report> {
    of: Of<'report>,
    category: Option<&'report str>,
    source: Option<&'report str>,
    about: Option<&'report str>,
    state: String,
    open: bool,
    happened: Option<&'report str>,
    reported: Option<&'report str>,
    closed: Option<&'report str>,
    /// To closing, or so far where it is open.
    days: Option<i32>,
    counted_from: Option<&'static str>,
    handler: Option<&'report str>,
    linked: &'report [String],
    compiled_in: &'report [String],
    measures: Vec<Measure<'report>>,
    no_measure: Option<&'report str>,
}

/// A demand of a tillsyn.
#[derive(Serialize)]
struct Demanded<'report> {
    of: Of<'report>,
    authority: Option<&'report str>,
    reference: Option<&'report str>,
    form: Option<&'report str>,
    decided: Option<&'report str>,
    due: Option<&'report str>,
    answered: Option<&'report str>,
    handler: Option<&'report str>,
    name: Option<&'report str>,
    demand: Option<&'report str>,
    provision: Option<&'report str>,
    answer: Option<&'report str>,
    state: &'static str,
    evidence: Vec<Proof<'report>>,
    measures: Vec<Measure<'report>>,
    no_measure: Option<&'report str>,
}

/// A piece of evidence of a demand.
#[derive(Serialize)]
struct Proof<'report> {
    name: &'report str,
    standing: &'static str,
    replaced_by: Option<&'report str>,
}

#[derive(Serialize)]
struct Role<'report> {
    unit: Option<&'report str>,
    level: String,
    role: &'report str,
    role_id: &'report str,
    held_by: Option<&'report str>,
    duties: Vec<Duty<'report>>,
    powers: &'report [String],
    deputies: &'report [String],
    reports_to: &'report [String],
    of: Of<'report>,
}

#[derive(Serialize)]
struct Duty<'report> {
    duty: &'report str,
    areas: &'report [String],
    delegated_to: &'report [String],
}

/// A document of the register.
#[derive(Serialize)]
struct Registered<'report> {
    of: Of<'report>,
    areas: &'report [String],
    version: Option<&'report str>,
    decided: Option<&'report str>,
    decided_by: Option<&'report str>,
    valid_till: Option<&'report str>,
    next_review: Option<&'report str>,
    owner: Option<&'report str>,
}

/// The parts of a report that follow a filter.
pub fn quality_work<'report>(report: &'report Report, filter: &Filter) -> QualityWork<'report> {
    QualityWork {
        self_checks: self_checks(report, filter).into_iter().map(|one| check(report, one)).collect(),
        deviations: deviations(report, filter).into_iter().map(|one| case(report, one)).collect(),
        demands: demands(report, filter).into_iter().map(|one| demanded(report, one)).collect(),
        responsibilities: responsibilities(report, filter).into_iter().map(|one| role(report, one)).collect(),
        documents: register(report, filter).into_iter().map(|row| registered(report, row)).collect(),
        undetermined: undetermined(report, filter).iter().map(|one| doubtful(report, one)).collect(),
    }
}

fn doubtful<'report>(report: &'report Report, one: &Undetermined<'report>) -> Doubtful<'report> {
    let row = one.row;
    Doubtful {
        requirement: &report.requirements[row.requirement].id,
        unit: row.unit.as_deref(),
        document: row.document.as_ref().map(|at| document(&at.reference, Some(&at.path))),
        pointer: row.pointer.as_str(),
        reason: one.reason(),
        what_to_do: what_to_do(report, one),
    }
}

fn of<'report>(report: &'report Report, row: &'report DocumentRow, line: usize) -> Of<'report> {
    Of {
        document: document(&row.reference, Some(&row.path)),
        title: &row.title,
        units: in_order(report, &row.units).into_iter().map(|unit| unit.id.as_str()).collect(),
        status: row.status.as_deref(),
        line,
    }
}

fn check<'report>(report: &'report Report, one: SelfCheck<'report>) -> Check<'report> {
    Check {
        of: of(report, one.document, one.line()),
        areas: &one.row.areas,
        checks: &one.row.checked,
        frequency: one.row.frequency.as_deref(),
        responsible: one.row.responsible.as_deref(),
        occasion: one.occasion.map(occasion),
    }
}

fn occasion(row: &OccasionRow) -> Occasion<'_> {
    Occasion {
        done: row.done.as_deref(),
        period: row.period.as_deref(),
        done_by: row.done_by.as_deref(),
        result: row.result.as_deref(),
        assessment: row.assessment.as_deref(),
        faults: &row.faults,
        measures: row.measures.iter().map(measure).collect(),
        no_measure: row.no_measure.as_deref(),
    }
}

fn measure(row: &MeasureRow) -> Measure<'_> {
    Measure {
        measure: row.what.as_deref(),
        responsible: row.responsible.as_deref(),
        decided: row.decided.as_deref(),
        due: row.due.as_deref(),
        done: row.done.as_deref(),
        status: row.status.as_deref(),
        follow_up: row.follow_up.as_deref(),
        late: row.is_late,
        line: row.line,
    }
}

fn case<'report>(report: &'report Report, one: Deviation<'report>) -> Case<'report> {
    let row = one.row;
    Case {
        of: of(report, one.document, one.document.line),
        category: row.category.as_deref(),
        source: row.source.as_deref(),
        about: row.about.as_deref(),
        state: one.state().into_owned(),
        open: row.is_open,
        happened: row.happened.as_deref(),
        reported: row.reported.as_deref(),
        closed: row.closed.as_deref(),
        days: row.days,
        counted_from: row.counted_from,
        handler: row.handler.as_deref(),
        linked: &row.linked,
        compiled_in: &row.compiled_in,
        measures: row.measures.iter().map(measure).collect(),
        no_measure: row.no_measure.as_deref(),
    }
}

fn demanded<'report>(report: &'report Report, one: DemandView<'report>) -> Demanded<'report> {
    let row = one.row;
    Demanded {
        of: of(report, one.document, row.line),
        authority: row.authority.as_deref(),
        reference: row.reference.as_deref(),
        form: row.form.as_deref(),
        decided: row.decided.as_deref(),
        due: row.due.as_deref(),
        answered: row.answered.as_deref(),
        handler: row.handler.as_deref(),
        name: row.name.as_deref(),
        demand: row.demand.as_deref(),
        provision: row.provision.as_deref(),
        answer: row.answer.as_deref(),
        state: demand_state(one.state),
        evidence: row.evidence.iter().map(proof).collect(),
        measures: row.measures.iter().map(measure).collect(),
        no_measure: row.no_measure.as_deref(),
    }
}

fn demand_state(state: DemandState) -> &'static str {
    match state {
        DemandState::Again => "recurring",
        DemandState::Unanswered => "unanswered",
        DemandState::Unproved => "unproved",
        DemandState::Open => "open",
        DemandState::Untold => "undetermined",
        DemandState::Ongoing => "ongoing",
        DemandState::Answered => "answered",
        DemandState::Closed => "closed",
    }
}

fn proof(row: &ProofRow) -> Proof<'_> {
    let standing = match row.standing {
        ProofStanding::Holds => "holds",
        ProofStanding::Replaced => "replaced",
        ProofStanding::Lapsed => "lapsed",
        ProofStanding::NotInForce => "not_in_force",
        ProofStanding::Unknown => "unknown",
        ProofStanding::Untold => "undetermined",
    };
    Proof { name: &row.name, standing, replaced_by: row.replaced_by.as_deref() }
}

fn role<'report>(report: &'report Report, one: Responsibility<'report>) -> Role<'report> {
    let row = one.role;
    Role {
        unit: one.unit.map(|unit| unit.id.as_str()),
        level: one.level(),
        role: one.role_name(),
        role_id: &row.id,
        held_by: row.held_by.as_deref(),
        duties: row.duties.iter().map(duty).collect(),
        powers: &row.powers,
        deputies: &row.deputies,
        reports_to: &row.reports_to,
        of: of(report, one.document, row.line),
    }
}

fn duty(row: &DutyRow) -> Duty<'_> {
    Duty { duty: &row.what, areas: &row.areas, delegated_to: &row.delegated_to }
}

fn registered<'report>(report: &'report Report, row: &'report DocumentRow) -> Registered<'report> {
    Registered {
        of: of(report, row, row.line),
        areas: &row.areas,
        version: row.version.as_deref(),
        decided: row.decided.as_deref(),
        decided_by: row.decided_by.as_deref(),
        valid_till: row.valid_till.as_deref(),
        next_review: row.next_review.as_deref(),
        owner: row.owner.as_deref(),
    }
}
