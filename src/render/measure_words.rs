//! A measure on one line: what, who, by when, and how it went.

use super::shared_words::one_line;
use crate::report::quality_work::MeasureRow;
use crate::report::views::choice::NOT_GIVEN;

/// A measure in words.
#[must_use]
pub fn measure(row: &MeasureRow, name: impl Fn(&str) -> String) -> String {
    let follow_up = follow_up(row, &name);
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
        part("uppföljning:", follow_up.as_ref()),
    ))
}

/// How a measure was followed up: the effect, or that none is filled in, with the day and the roles.
#[must_use]
pub fn follow_up(row: &MeasureRow, name: impl Fn(&str) -> String) -> Option<String> {
    let Some(parts) = &row.follow_up_parts else { return row.follow_up.clone() };
    let result = parts.result.as_deref().unwrap_or("inget resultat ifyllt");
    let about: Vec<String> = parts.day.iter().cloned().chain(parts.by.iter().map(|role| name(role))).collect();
    Some(if about.is_empty() { result.to_owned() } else { format!("{result} ({})", about.join(", ")) })
}
