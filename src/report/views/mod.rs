//! What several formats show of one report: the gaps of each enhet, the matrix, what falls due, the plan.

use self::gap::Filter;
use crate::report::{Report, UnitRow};

pub(crate) mod due;
pub(crate) mod evidence;
pub mod gap;
pub(crate) mod matrix;
pub(crate) mod overview;
pub(crate) mod plan;
pub(crate) mod process;

/// One side of a report, with what is shown of it.
#[derive(Debug, Clone)]
pub enum View {
    /// Paragraph by paragraph for each enhet.
    Gap(Filter),
    /// Enheter against requirements, and the activities of each process.
    Matrix(Extent),
    /// What has passed, and what falls due within so many days.
    Due(i32),
}

/// How much of a matrix is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// Only the rows and columns in which something is missing or not assessed.
    Holes,
}

/// An enhet and all above it, from the inside out, by id.
pub fn chain<'report>(report: &'report Report, unit: &'report str) -> impl Iterator<Item = &'report UnitRow> {
    std::iter::successors(report.unit(unit), move |row| report.unit(row.parent.as_deref()?)).take(report.units.len())
}
