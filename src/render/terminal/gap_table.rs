//! The gap table: each requirement with lagrum and outcome.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use comfy_table::presets::{ASCII_HORIZONTAL_ONLY, UTF8_HORIZONTAL_ONLY};
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};

use crate::finding::Outcome;
use crate::render::Style;
use crate::render::shared_words::{any_outcome, bound, count, loosened, one_line, options, outcome, wrapped};
use crate::report::{AssessmentRow, Report, RequirementRow};

/// The least width of the terminal, in columns, for a table; below it a list is drawn.
const NARROWEST: usize = 70;

/// The most rows shown without `--verbose`.
const MOST_ROWS: usize = 20;

/// Which requirements the gap table shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// All that apply.
    All,
    /// Those that are not satisfied; the most severe if they are many.
    Open,
}

/// The gap table, or a list in a narrow terminal.
#[must_use]
pub fn draw(report: &Report, shown: Rows, style: Style) -> String {
    let mut by_requirement: BTreeMap<usize, Vec<&AssessmentRow>> = BTreeMap::new();
    for row in report.assessments.iter().filter(|row| row.outcome != Outcome::NotApplicable) {
        by_requirement.entry(row.requirement).or_default().push(row);
    }
    let is_open = |rows: &[&AssessmentRow]| rows.iter().any(|row| row.outcome != Outcome::Satisfied);
    let (mut open, settled): (Vec<_>, Vec<_>) =
        by_requirement.into_iter().partition(|(_, rows)| shown == Rows::All || is_open(rows));
    let over = if shown == Rows::All { 0 } else { open.len().saturating_sub(MOST_ROWS) };
    if over > 0 {
        let violated = |rows: &[&AssessmentRow]| rows.iter().filter(|row| row.outcome == Outcome::Violated).count();
        open.sort_by_key(|(number, rows)| {
            (Reverse(report.requirements[*number].severity), Reverse(violated(rows)), *number)
        });
        open.truncate(MOST_ROWS);
    }
    let rows = open.into_iter().map(|(number, rows)| {
        let requirement = &report.requirements[number];
        vec![requirement.title.clone(), requirement.citation.to_string(), result(requirement, &rows)]
    });
    let mut rows = rows.peekable();
    let table = rows.peek().is_some().then(|| framed(&["Krav", "Lagrum", "Utfall"], rows, style));
    table.unwrap_or_default() + &left_out(over, settled.len(), style)
}

/// A sentence with the number of requirements omitted.
fn left_out(open: usize, settled: usize, style: Style) -> String {
    let more = (open > 0).then(|| format!("{} till har något att åtgärda.", count(open, "krav", "krav")));
    let rest = (settled > 0).then(|| format!("I {} hittades inga brister.", count(settled, "krav", "krav")));
    let said: Vec<String> = more.into_iter().chain(rest).collect();
    if said.is_empty() {
        return String::new();
    }
    wrapped(&format!("{} Visa allt med --verbose.", said.join(" ")), "", style)
}

/// A table with these heads, or a list of heads and cells in a narrow terminal.
#[must_use]
pub fn framed(heads: &[&str], rows: impl Iterator<Item = Vec<String>>, style: Style) -> String {
    framed_from(NARROWEST, heads, rows, style)
}

/// Like [`framed`], with the least width for a table instead of the default.
///
/// Where a word would be broken, a list is drawn too.
#[must_use]
pub fn framed_from(narrowest: usize, heads: &[&str], rows: impl Iterator<Item = Vec<String>>, style: Style) -> String {
    let rows: Vec<Vec<String>> = rows.collect();
    let least = least_widths(heads, &rows, style).filter(|_| style.width >= narrowest);
    let Some(least) = least else {
        return rows.iter().map(|row| listed(heads, row, style)).collect();
    };
    let mut table = Table::new();
    table.load_style(if style.is_unicode { UTF8_HORIZONTAL_ONLY } else { ASCII_HORIZONTAL_ONLY });
    table
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(style.width.min(WIDEST)).unwrap_or(u16::MAX))
        .set_header(heads);
    for row in &rows {
        table.add_row(row.iter().map(|cell| bound(&one_line(cell))));
    }
    for (column, word) in table.column_iter_mut().zip(least) {
        let least = u16::try_from(word + AROUND - 1).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
    }
    format!("{}\n", loosened(&table.to_string()))
}

/// True if a table of these heads and rows fits with all words whole.
#[must_use]
pub fn fits(heads: &[&str], rows: &[Vec<String>], style: Style) -> bool {
    style.width >= NARROWEST && least_widths(heads, rows, style).is_some()
}

/// The widest table, in columns of the terminal.
const WIDEST: usize = 160;
/// The padding on both sides of a cell, and the column between two.
const AROUND: usize = 3;

/// The width of the longest word of each column, the heading included; none if they do not fit beside each other.
fn least_widths(heads: &[&str], rows: &[Vec<String>], style: Style) -> Option<Vec<usize>> {
    const LONGEST: usize = 36;
    let longest = |text: &str| {
        let words = bound(&one_line(text));
        words.split(' ').map(textwrap::core::display_width).max().unwrap_or(0).min(LONGEST)
    };
    let mut widths: Vec<usize> = heads.iter().map(|head| longest(head)).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = longest(cell).max(*width);
        }
    }
    (widths.iter().map(|word| word + AROUND).sum::<usize>() <= style.width.min(WIDEST) + 1).then_some(widths)
}

fn listed(heads: &[&str], row: &[String], style: Style) -> String {
    let options = options(style.width).subsequent_indent("  ");
    let mut text = textwrap::fill(&one_line(row.first().map_or("", String::as_str)), &options);
    for (head, cell) in heads.iter().zip(row).skip(1).filter(|(_, cell)| !cell.is_empty()) {
        text.push('\n');
        text.push_str(&loosened(&textwrap::fill(
            &bound(&format!("  {}: {}", head.to_lowercase(), one_line(cell))),
            &options,
        )));
    }
    text + "\n\n"
}

/// The outcomes of a requirement over all its enheter or documents.
fn result(requirement: &RequirementRow, rows: &[&AssessmentRow]) -> String {
    let of = |wanted: Outcome| rows.iter().filter(move |row| row.outcome == wanted).copied();
    let whole = if requirement.is_of_units {
        count(rows.len(), "enhet", "enheter")
    } else {
        let documents: BTreeSet<_> = rows.iter().filter_map(|row| row.document.as_ref()).collect();
        count(documents.len(), "dokument", "dokument")
    };
    let mut parts = Vec::new();
    let violated: Vec<&AssessmentRow> = of(Outcome::Violated).collect();
    if !violated.is_empty() {
        parts.push(format!("{} i {}", outcome(Outcome::Violated, requirement.severity), named(&violated)));
    }
    for other in [Outcome::Undetermined, Outcome::Waived] {
        let rows: Vec<&AssessmentRow> = of(other).collect();
        if !rows.is_empty() {
            parts.push(format!("{} i {}", any_outcome(other), named(&rows)));
        }
    }
    if parts.is_empty() {
        return format!("{} ({whole}{})", any_outcome(Outcome::Satisfied), inherited(rows));
    }
    format!("{} (av {whole})", parts.join("; "))
}

/// The ids of the enheter or documents of some rows; their number if they are more than `MOST_NAMED`.
fn named(rows: &[&AssessmentRow]) -> String {
    let id = |row: &&AssessmentRow| {
        let document = row.document.as_ref().map(|at| at.reference.id.as_str());
        row.unit.as_deref().or(document).map(one_line)
    };
    let ids: BTreeSet<String> = rows.iter().filter_map(id).collect();
    if ids.len() > MOST_NAMED {
        return ids.len().to_string();
    }
    crate::text::words::list(&ids.iter().map(String::as_str).collect::<Vec<_>>(), "och")
}

const MOST_NAMED: usize = 4;

/// The levels from which enheter inherit their evidence, with counts.
fn inherited(rows: &[&AssessmentRow]) -> String {
    let mut from: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows {
        let is_own = row.evidence.iter().any(|evidence| evidence.inherited_from.is_none());
        let via = row.evidence.iter().find_map(|evidence| evidence.inherited_from.as_deref());
        if let Some(via) = via.filter(|_| !is_own) {
            *from.entry(via).or_default() += 1;
        }
    }
    from.into_iter().map(|(name, count)| format!(", {count} via {}", one_line(name))).collect()
}
