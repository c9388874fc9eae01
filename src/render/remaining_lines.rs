//! One line for each document that is pending: what remains in it.

use crate::report::Report;
use crate::report::views::remaining::{Remaining, What, remaining};
use crate::text::words::list;

/// The heading above the lines.
pub const HEADING: &str = "Återstår i utkast och i utredningar som pågår (räknas inte som brister)";

/// A line for each document that is pending.
#[must_use]
pub fn lines(report: &Report) -> Vec<String> {
    remaining(report).iter().filter(|row| !row.what.is_empty()).map(line).collect()
}

/// What remains in one document: `rut-intyg (utkast): ansvar och tillvägagångssätt`. The heading of a requirement is a sentence
/// of its own, and so is quoted.
#[must_use]
pub fn line(row: &Remaining<'_>) -> String {
    let name = if row.document.id.is_empty() { row.path } else { &row.document.id };
    let said = |what: &What<'_>| match what {
        What::Field(name) => (*name).to_owned(),
        What::Requirement(heading) => format!("”{heading}”"),
    };
    let what: Vec<String> = row.what.iter().map(said).collect();
    format!("{name} ({}): {}", row.why.word(), list(&what, "och"))
}
