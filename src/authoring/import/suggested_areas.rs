//! A register with a proposed område for each row, to be filled in and imported.

use std::collections::HashSet;

use super::drafts::{Wanted, chosen, plan};
use super::{Cell, ImportError, Left, Row, Table};
use crate::catalogue::document_words::areas_of_title;
use crate::text::personal_number::clean;

/// The field that is proposed.
pub const AREA: &str = "område";

/// A register with proposals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// The headings of the columns; the last is that of the proposals.
    pub headings: Vec<String>,
    /// The rows that are documents, each with a value for every heading.
    pub rows: Vec<Vec<String>>,
    /// How many rows have a proposal, or an område of their own.
    pub proposed: usize,
    /// The words of the field.
    pub words: Vec<String>,
    /// The rows that are left out, with the reason.
    pub left: Vec<(usize, Left)>,
}

/// The rows of a register, each with the områden that its title proposes where it has none of its own.
///
/// # Errors
/// If it cannot be read as a register of the kind, or the kind has no område.
pub fn suggested_areas(tables: &[Table], wanted: Wanted<'_>) -> Result<Suggested, ImportError> {
    let field = wanted.kind.shape.properties.get(AREA).and_then(|field| field.items.as_deref());
    let words = field.map(|items| items.words.clone()).filter(|words| !words.is_empty());
    let words = words.ok_or_else(|| ImportError::NoAreas(wanted.kind.words.indefinite.clone()))?;
    let (table, _, heads) = chosen(tables, wanted)?;
    let plan = plan(tables, wanted)?;
    let of_field = |name: &str| heads.iter().position(|head| head.field.as_deref() == Some(name));
    let (own, title) = (of_field(AREA), wanted.kind.words.title_fields.first().and_then(|title| of_field(title)));
    let shown: Vec<usize> = (0..heads.len()).filter(|column| Some(*column) != own).collect();
    let text = |row: &Row, column: Option<usize>| {
        match column.and_then(|column| row.cells.get(column)) {
            // However it is shown, it is read as a day again.
            Some(Cell::Day { day, is_whole: true, .. }) => day.to_string(),
            cell => cell.map(Cell::text).unwrap_or_default(),
        }
    };
    let proposed = |row: &Row| match text(row, own) {
        own if own.is_empty() => areas_of_title(&text(row, title)).join(", "),
        own => own,
    };
    let documents: HashSet<usize> = plan.drafts.iter().map(|draft| draft.row).collect();
    let of_row = |row: &Row| {
        let cells = shown.iter().map(|column| text(row, Some(*column)));
        cells.chain([proposed(row)]).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = table.rows.iter().filter(|row| documents.contains(&row.number)).map(of_row).collect();
    let headings = shown.iter().map(|column| clean(&heads[*column].text)).chain(["Område".to_owned()]).collect();
    let proposed = rows.iter().filter(|row| row.last().is_some_and(|area| !area.is_empty())).count();
    Ok(Suggested { headings, rows, proposed, words, left: plan.left })
}
