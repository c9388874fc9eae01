//! One line for each document that is pending: what remains in it.

use crate::report::Report;
use crate::report::views::remaining::{Remaining, remaining};
use crate::text::words::list;

/// The heading above the lines.
pub const HEADING: &str = "Återstår i utkast och i utredningar som pågår (räknas inte som brister)";

/// A line for each document that is pending.
#[must_use]
pub fn lines(report: &Report) -> Vec<String> {
    remaining(report).iter().filter(|row| !row.what.is_empty()).map(line).collect()
}

/// What remains in one document: `rut-intyg (utkast): ansvar och tillvägagångssätt`.
#[must_use]
pub fn line(row: &Remaining<'_>) -> String {
    let name = if row.document.id.is_empty() { row.path } else { &row.document.id };
    format!("{name} ({}): {}", row.why.word(), list(&row.what, "och"))
}
