//! All requirements and rules as a table.

use super::gap_table::framed;
use crate::render::Style;
use crate::render::shared_words::{count, severity};
use crate::rules::Explained;

/// The requirements and rules as a table, or as a list in a narrow terminal, with their number.
#[must_use]
pub fn table(rules: &[Explained<'_>], style: Style) -> String {
    let rows = rules.iter().map(|rule| {
        let citation = rule.citation.as_ref().map(ToString::to_string).unwrap_or_default();
        vec![rule.id.to_owned(), rule.title.to_owned(), citation, severity(rule.severity).to_owned()]
    });
    let table = framed(&["Regel", "Vad som krävs", "Lagrum", "Räknas som"], rows, style);
    format!("{table}{}\n", count(rules.len(), "regel", "regler"))
}
