//! Views of a report that several formats share: the gap analysis, the matrix, due dates, the plan.

use self::gap::Filter;
use crate::report::{Report, UnitRow};

pub(crate) mod act_counts;
pub mod choice;
pub mod choice_numbers;
pub(crate) mod counting;
pub mod demands;
pub(crate) mod descent;
pub mod deviations;
pub(crate) mod due;
pub(crate) mod evidence;
pub(crate) mod exceptions;
pub mod gap;
pub(crate) mod gathering;
pub(crate) mod grouped;
pub(crate) mod inherited;
pub(crate) mod matrix;
pub(crate) mod nature;
pub mod order;
pub(crate) mod overview;
pub(crate) mod patient_voice;
pub(crate) mod plan;
pub(crate) mod process;
pub mod reach;
pub mod register;
pub(crate) mod remaining;
pub mod responsibilities;
pub mod self_checks;
pub(crate) mod tally;
pub mod undetermined;
pub mod unit_count;
pub mod unit_counts;

/// A view of a report, with its filter.
#[derive(Debug, Clone)]
pub enum View {
    /// The gap analysis of each enhet.
    Gap(Filter),
    /// The matrix of enheter and requirements, and the activities of each process.
    Matrix(Extent),
    /// The due dates that have passed or come within this number of days.
    Due(i32),
}

/// The name of a view, by which a command asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewName {
    /// The gap analysis.
    Gap,
    /// The matrix.
    Matrix,
    /// The due dates.
    Due,
}

impl ViewName {
    /// Every view.
    pub const ALL: [Self; 3] = [Self::Gap, Self::Matrix, Self::Due];
}

/// How much of a matrix, or of the gaps in a terminal, is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// All rows and columns.
    #[default]
    Whole,
    /// Only the rows and columns in which something is missing or not assessed.
    Holes,
}

/// The enhet with an id and all above it, from the bottom up.
pub fn chain<'report>(report: &'report Report, unit: &'report str) -> impl Iterator<Item = &'report UnitRow> {
    std::iter::successors(report.unit(unit), move |row| report.unit(row.parent.as_deref()?)).take(report.units.len())
}
