//! Enheter × requirements: own, inherited, missing, waived, not assessed.

use std::collections::BTreeMap;

use super::Extent;
use crate::finding::Outcome;
use crate::report::{AssessmentRow, Report, UnitRow};

/// A cell of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// The enhet's own document answers it.
    Own,
    /// A document decided at this enhet above answers it.
    Via(String),
    /// Nothing answers it.
    Missing,
    /// Nothing answers it, and someone has accepted that.
    Waived,
    /// It cannot be told.
    Undetermined,
    /// It is not asked.
    NotAsked,
}

/// Enheter × requirements.
#[derive(Debug)]
pub struct Matrix<'report> {
    /// The numbers of the requirements in the report: the columns.
    pub requirements: Vec<usize>,
    /// The enheter with a cell for each requirement: the rows.
    pub rows: Vec<(&'report UnitRow, Vec<Cell>)>,
}

/// The matrix of a report, or the part of it that has holes.
#[must_use]
pub fn matrix(report: &Report, extent: Extent) -> Matrix<'_> {
    let of_units = report.assessments.iter().filter(|row| row.unit.is_some());
    let mut cells: BTreeMap<(&str, usize), Cell> = BTreeMap::new();
    for row in of_units {
        cells.insert((row.unit.as_deref().unwrap_or_default(), row.requirement), cell(row));
    }
    let is_hole = |cell: &Cell| matches!(cell, Cell::Missing | Cell::Undetermined | Cell::Waived);
    let is_shown = |cell: &Cell| match extent {
        Extent::Holes => is_hole(cell),
        Extent::Whole => *cell != Cell::NotAsked,
    };
    let mut requirements: Vec<usize> =
        cells.iter().filter(|(_, cell)| is_shown(cell)).map(|((_, requirement), _)| *requirement).collect();
    requirements.sort_unstable();
    requirements.dedup();
    let row_of = |unit: &UnitRow| -> Vec<Cell> {
        let of = |requirement: &usize| cells.get(&(unit.id.as_str(), *requirement)).cloned().unwrap_or(Cell::NotAsked);
        requirements.iter().map(of).collect()
    };
    let rows = report.units.iter().map(|unit| (unit, row_of(unit)));
    let rows = rows.filter(|(_, cells)| cells.iter().any(is_shown)).collect();
    Matrix { requirements, rows }
}

fn cell(row: &AssessmentRow) -> Cell {
    match row.outcome {
        Outcome::Satisfied => match row.evidence.iter().find_map(|evidence| evidence.inherited_from.clone()) {
            Some(via) if row.evidence.iter().all(|evidence| evidence.inherited_from.is_some()) => Cell::Via(via),
            Some(_) | None => Cell::Own,
        },
        Outcome::Violated => Cell::Missing,
        Outcome::Waived => Cell::Waived,
        Outcome::Undetermined => Cell::Undetermined,
        Outcome::NotApplicable => Cell::NotAsked,
    }
}

impl Cell {
    /// The words for a cell.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Own => "egen".to_owned(),
            Self::Via(name) => format!("via {name}"),
            Self::Missing => "saknas".to_owned(),
            Self::Waived => "undantag".to_owned(),
            Self::Undetermined => "ej bedömt".to_owned(),
            Self::NotAsked => String::new(),
        }
    }
}
