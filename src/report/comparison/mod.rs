//! Two reports held against each other: what is new, what was known, what is gone; the one place where that is told.

mod change;
mod difference;
pub(crate) mod gone;
mod outcome_changes;
mod touched;

pub use change::{Change, nothing_like};
pub use difference::{Before, Difference, mark, traces, traces_of};
pub use outcome_changes::{GapChange, Gaps, gaps};
pub use touched::{Touch, Touched, touched};
