//! The matrix as JSON: `schema/matrix.json` describes it.

use serde::Serialize;

use super::parts::{Audit, Document, Provision, TOOL, Tool, audit, document, provision, to_json};
use crate::report::Report;
use crate::report::dossier::{ActivityRow, ProcessRow};
use crate::report::views::Extent;
use crate::report::views::matrix::{Cell, matrix};
use crate::report::views::process::activities;

#[derive(Serialize)]
struct Json<'report> {
    version: u8,
    tool: Tool,
    audit: Audit<'report>,
    requirements: Vec<Requirement<'report>>,
    units: Vec<Unit<'report>>,
    processes: Vec<Process<'report>>,
}

#[derive(Serialize)]
struct Requirement<'report> {
    id: &'report str,
    title: &'report str,
    provision: Provision<'report>,
}

/// An enhet with one cell for each requirement, in the order of `requirements`.
#[derive(Serialize)]
struct Unit<'report> {
    id: &'report str,
    name: &'report str,
    parent: Option<&'report str>,
    cells: Vec<CellJson<'report>>,
}

#[derive(Serialize)]
struct CellJson<'report> {
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    via: Option<&'report str>,
}

#[derive(Serialize)]
struct Process<'report> {
    document: Document<'report>,
    title: &'report str,
    controls: &'report [String],
    goals: &'report [String],
    risks: &'report [String],
    activities: Vec<Activity<'report>>,
}

#[derive(Serialize)]
struct Activity<'report> {
    name: &'report str,
    routines: &'report [String],
    responsible: &'report [String],
    controls: &'report [String],
    goals: &'report [String],
    risks: &'report [String],
}

/// The matrix of a report, whole or only its rows with gaps.
#[must_use]
pub fn render(report: &Report, extent: Extent) -> String {
    let matrix = matrix(report, extent);
    let requirements = matrix.requirements.iter().map(|number| {
        let row = &report.requirements[*number];
        Requirement { id: &row.id, title: &row.title, provision: provision(&row.citation) }
    });
    let units = matrix.rows.into_iter().map(|(unit, cells)| Unit {
        id: &unit.id,
        name: &unit.name,
        parent: unit.parent.as_deref(),
        cells: cells.into_iter().map(cell).collect(),
    });
    to_json(&Json {
        version: 1,
        tool: TOOL,
        audit: audit(&report.audit),
        requirements: requirements.collect(),
        units: units.collect(),
        processes: report.dossier.processes.iter().map(|one| process(one, extent)).collect(),
    })
}

fn cell(cell: Cell<'_>) -> CellJson<'_> {
    let (state, via) = match cell {
        Cell::Own => ("own", None),
        Cell::Via(name) => ("inherited", Some(name)),
        Cell::Missing => ("missing", None),
        Cell::Waived => ("waived", None),
        Cell::Undetermined => ("undetermined", None),
        Cell::NotAsked => ("not_asked", None),
    };
    CellJson { state, via }
}

fn process(process: &ProcessRow, extent: Extent) -> Process<'_> {
    Process {
        document: document(&process.document, Some(&process.path)),
        title: &process.title,
        controls: &process.controls,
        goals: &process.goals,
        risks: &process.risks,
        activities: activities(process, extent).map(activity).collect(),
    }
}

fn activity(row: &ActivityRow) -> Activity<'_> {
    Activity {
        name: &row.name,
        routines: &row.routines,
        responsible: &row.responsible,
        controls: &row.controls,
        goals: &row.goals,
        risks: &row.risks,
    }
}
