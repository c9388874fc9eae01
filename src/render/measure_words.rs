//! A measure on one line: what, who, by when, and how it went.

use super::shared_words::one_line;
use crate::report::quality_work::MeasureRow;
use crate::report::views::choice::NOT_GIVEN;

/// A measure in words.
#[must_use]
pub fn measure(row: &MeasureRow, name: impl Fn(&str) -> String) -> String {
    let part = |label: &str, text: Option<&String>| text.map(|text| format!(", {label} {text}")).unwrap_or_default();
    let what = row.what.as_deref().unwrap_or("åtgärd utan text");
    let responsible = row.responsible.as_deref().map_or_else(|| NOT_GIVEN.to_owned(), name);
    let due = row.due.as_deref().unwrap_or(NOT_GIVEN);
    let late = if row.is_late { " (har passerat)" } else { "" };
    one_line(&format!(
        "{what}; ansvarig {responsible}, senast {due}{late}{}{}{}{}",
        part("beslutad", row.decided.as_ref()),
        part("status", row.status.as_ref()),
        part("genomförd", row.done.as_ref()),
        part("uppföljning:", row.follow_up.as_ref()),
    ))
}
