//! The gap table: each requirement with where the law says it and what it came to.

use std::collections::{BTreeMap, BTreeSet};

use comfy_table::presets::{ASCII_HORIZONTAL_ONLY, UTF8_HORIZONTAL_ONLY};
use comfy_table::{ContentArrangement, Table};

use super::snippet::Style;
use super::text::{count, one_line, options, outcome};
use crate::assess::Outcome;
use crate::report::{AssessmentRow, Report, RequirementRow};

/// Below this many columns a list is easier to read than a table.
const NARROWEST: usize = 70;

/// The gap table, or a list where the window is narrow.
#[must_use]
pub fn draw(report: &Report, style: Style) -> String {
    let mut by_requirement: BTreeMap<usize, Vec<&AssessmentRow>> = BTreeMap::new();
    for row in report.assessments.iter().filter(|row| row.outcome != Outcome::NotApplicable) {
        by_requirement.entry(row.requirement).or_default().push(row);
    }
    let rows = by_requirement.into_iter().map(|(number, rows)| {
        let requirement = &report.requirements[number];
        vec![requirement.title.clone(), requirement.citation.to_string(), result(requirement, &rows)]
    });
    framed(&["Krav", "Lagrum", "Utfall"], rows, style)
}

/// A table with these heads, or a list of its cells with their heads where the window is narrow.
#[must_use]
pub fn framed(heads: &[&str], rows: impl Iterator<Item = Vec<String>>, style: Style) -> String {
    framed_from(NARROWEST, heads, rows, style)
}

/// The same, with the least width at which a table of these columns is easy to read.
#[must_use]
pub fn framed_from(narrowest: usize, heads: &[&str], rows: impl Iterator<Item = Vec<String>>, style: Style) -> String {
    if style.width < narrowest {
        return rows.map(|row| listed(heads, &row, style)).collect();
    }
    let mut table = Table::new();
    table.load_style(if style.is_unicode { UTF8_HORIZONTAL_ONLY } else { ASCII_HORIZONTAL_ONLY });
    table
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(style.width.min(160)).unwrap_or(160))
        .set_header(heads);
    for row in rows {
        table.add_row(row.iter().map(|cell| one_line(cell)));
    }
    format!("{table}\n")
}

fn listed(heads: &[&str], row: &[String], style: Style) -> String {
    let options = options(style.width).subsequent_indent("  ");
    let mut text = textwrap::fill(&one_line(row.first().map_or("", String::as_str)), &options);
    for (head, cell) in heads.iter().zip(row).skip(1).filter(|(_, cell)| !cell.is_empty()) {
        text.push('\n');
        text.push_str(&textwrap::fill(&format!("  {}: {}", head.to_lowercase(), one_line(cell)), &options));
    }
    text + "\n\n"
}

/// What a requirement came to over all that it was asked of.
fn result(requirement: &RequirementRow, rows: &[&AssessmentRow]) -> String {
    let of = |wanted: Outcome| rows.iter().filter(move |row| row.outcome == wanted).copied();
    let whole = match requirement.is_of_units {
        true => count(rows.len(), "enhet", "enheter"),
        false => count(
            rows.iter().filter_map(|row| row.document.as_ref()).collect::<BTreeSet<_>>().len(),
            "dokument",
            "dokument",
        ),
    };
    let mut parts = Vec::new();
    let violated: Vec<&AssessmentRow> = of(Outcome::Violated).collect();
    if !violated.is_empty() {
        parts.push(format!("{} i {}", outcome(Outcome::Violated), named(&violated)));
    }
    for other in [Outcome::Undetermined, Outcome::Waived] {
        let rows: Vec<&AssessmentRow> = of(other).collect();
        if !rows.is_empty() {
            parts.push(format!("{} i {}", outcome(other), named(&rows)));
        }
    }
    if parts.is_empty() {
        return format!("{} ({whole}{})", outcome(Outcome::Satisfied), inherited(rows));
    }
    format!("{} (av {whole})", parts.join("; "))
}

/// The enheter or documents of some rows, by id; only how many where they are many.
fn named(rows: &[&AssessmentRow]) -> String {
    let ids: BTreeSet<String> = rows
        .iter()
        .filter_map(|row| row.unit.clone().or_else(|| row.document.as_ref().map(|(document, _)| document.id.clone())))
        .map(|id| one_line(&id))
        .collect();
    match ids.len() > MOST_NAMED {
        true => ids.len().to_string(),
        false => crate::check::wording::list(&ids.iter().map(String::as_str).collect::<Vec<_>>(), "och"),
    }
}

const MOST_NAMED: usize = 4;

/// From where enheter inherit what answers the requirement.
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
