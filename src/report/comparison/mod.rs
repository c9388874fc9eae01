//! The comparison of two reports: new, known and gone findings, changed outcomes, touched documents.

mod answers;
mod branch;
mod change;
mod difference;
pub(crate) mod gone;
mod other_ids;
mod outcome_changes;
mod reasons;
mod standing;
mod texts;
mod touched;

pub use change::{Change, nothing_like};
pub use difference::{Before, Difference, gone_of, mark, traces, traces_of};
pub use outcome_changes::{GapChange, Gaps, gaps};
pub use touched::{Touch, Touched, touched};
