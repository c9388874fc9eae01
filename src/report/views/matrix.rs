//! The matrix of enheter × requirements: own, inherited, missing, waived, not assessed.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Extent;
use crate::finding::Outcome;
use crate::report::{AssessmentRow, Report, UnitRow};
use crate::text::swedish;

/// A cell of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'report> {
    /// A document of the enhet itself is the evidence.
    Own,
    /// A document inherited from the enhet with this name is the evidence.
    Via(&'report str),
    /// The requirement is violated.
    Missing,
    /// The requirement is violated and waived.
    Waived,
    /// The outcome is undetermined.
    Undetermined,
    /// The requirement does not apply.
    NotAsked,
}

/// The matrix of enheter × requirements.
#[derive(Debug)]
pub struct Matrix<'report> {
    /// The columns: the indices of the requirements in the report.
    pub requirements: Vec<usize>,
    /// The rows: the enheter with a cell for each requirement.
    pub rows: Vec<(&'report UnitRow, Vec<Cell<'report>>)>,
}

/// The matrix of a report, or its rows and columns with holes.
#[must_use]
pub fn matrix(report: &Report, extent: Extent) -> Matrix<'_> {
    let of_units = report.assessments.iter().filter(|row| row.unit.is_some());
    let mut cells: BTreeMap<(&str, usize), Cell<'_>> = BTreeMap::new();
    for row in of_units {
        cells.insert((row.unit.as_deref().unwrap_or_default(), row.requirement), cell(row));
    }
    let is_hole = |cell: &Cell<'_>| matches!(cell, Cell::Missing | Cell::Undetermined | Cell::Waived);
    let is_shown = |cell: &Cell<'_>| match extent {
        Extent::Holes => is_hole(cell),
        Extent::Whole => *cell != Cell::NotAsked,
    };
    let mut requirements: Vec<usize> =
        cells.iter().filter(|(_, cell)| is_shown(cell)).map(|((_, requirement), _)| *requirement).collect();
    requirements.sort_unstable();
    requirements.dedup();
    let row_of = |unit: &UnitRow| -> Vec<Cell<'_>> {
        let of = |requirement: &usize| cells.get(&(unit.id.as_str(), *requirement)).copied().unwrap_or(Cell::NotAsked);
        requirements.iter().map(of).collect()
    };
    let mut units: Vec<&UnitRow> = report.units.iter().collect();
    units.sort_by_cached_key(|unit| (unit.parent.is_some(), swedish(&unit.name), &unit.id));
    let rows = units.into_iter().map(|unit| (unit, row_of(unit)));
    let rows = rows.filter(|(_, cells)| cells.iter().any(is_shown)).collect();
    Matrix { requirements, rows }
}

fn cell(row: &AssessmentRow) -> Cell<'_> {
    match row.outcome {
        Outcome::Satisfied => match row.evidence.iter().find_map(|evidence| evidence.inherited_from.as_deref()) {
            Some(via) if row.evidence.iter().all(|evidence| evidence.inherited_from.is_some()) => Cell::Via(via),
            Some(_) | None => Cell::Own,
        },
        Outcome::Violated => Cell::Missing,
        Outcome::Waived => Cell::Waived,
        Outcome::Undetermined => Cell::Undetermined,
        Outcome::NotApplicable => Cell::NotAsked,
    }
}

impl Cell<'_> {
    /// The words for a cell.
    #[must_use]
    pub fn words(self) -> Cow<'static, str> {
        match self {
            Self::Own => "egen".into(),
            Self::Via(name) => format!("via {name}").into(),
            Self::Missing => "saknas".into(),
            Self::Waived => "undantag".into(),
            Self::Undetermined => "ej bedömt".into(),
            Self::NotAsked => "".into(),
        }
    }
}
