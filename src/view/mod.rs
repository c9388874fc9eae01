//! What several formats show of one report: the gaps of each enhet, the matrix, what falls due, the plan.

use crate::report::{Report, UnitRow};

pub mod carrier;
pub mod due;
pub mod gap;
pub mod matrix;
pub mod overview;
pub mod plan;

/// An enhet and all above it, from the inside out, by id.
pub fn chain<'report>(report: &'report Report, unit: &'report str) -> impl Iterator<Item = &'report UnitRow> {
    let find = |id: &str| report.units.iter().find(|row| row.id == id);
    std::iter::successors(find(unit), move |row| find(row.parent.as_deref()?)).take(report.units.len())
}
