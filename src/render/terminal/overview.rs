//! The overview: counts for each act and chapter, and for each enhet.

use super::gap_table::framed;
use crate::render::Style;
use crate::render::shared_words::{count, one_line, wrapped};
use crate::report::Report;
use crate::report::views::gap::{Filter, UnitGaps};
use crate::report::views::overview::{Counts, UnitNumbers, by_chapter_of, by_unit};

/// A table of counts for each act and chapter that a filter takes.
#[must_use]
pub fn chapters(report: &Report, filter: &Filter, style: Style) -> String {
    let rows = by_chapter_of(report, filter).into_iter().map(|(name, counts)| row(name, counts));
    framed(&headings("Författning"), rows, style)
}

/// A table of counts for each enhet; for the `most` enheter with most gaps, if there are more.
#[must_use]
pub fn units(gaps: &[UnitGaps<'_>], most: usize, style: Style) -> String {
    let mut units = by_unit(gaps);
    let over = units.len().saturating_sub(most);
    if over > 0 {
        units.sort_by_key(|unit| {
            let lighter = unit.findings.warnings + unit.findings.notes;
            std::cmp::Reverse((unit.findings.errors, lighter, unit.requirements.undetermined))
        });
    }
    let rows = units.into_iter().take(most).map(|unit| row_of_unit(&unit));
    let mut text = framed(&OF_UNIT, rows, style);
    if over > 0 {
        let rest = count(over, "enhet till", "enheter till");
        text.push_str(&wrapped(&format!("… och {rest} med färre brister"), "", style));
    }
    text
}

/// The name of an enhet with its id.
#[must_use]
pub fn named(id: &str, name: &str) -> String {
    if id.is_empty() { name.to_owned() } else { format!("{name} ({id})") }
}

fn headings(first: &'static str) -> [&'static str; 6] {
    [first, "Brist", "Bör/tips", "Ej bedömt", "Undantag", "Inga brister"]
}

/// The headings of the table of enheter: findings first, then requirements.
const OF_UNIT: [&str; 7] = ["Enhet", "Brister", "varav ovan", "Bör, tips", "Ej bedömt", "Undantag", "Inga brister"];

fn row_of_unit(unit: &UnitNumbers<'_>) -> Vec<String> {
    std::iter::once(one_line(&named(unit.id, unit.name)))
        .chain(unit.columns().map(|number| number.to_string()))
        .collect()
}

fn row(name: String, counts: Counts) -> Vec<String> {
    let numbers = [counts.grave(), counts.advised, counts.undetermined, counts.waived, counts.shown];
    std::iter::once(name).chain(numbers.map(|number| number.to_string())).collect()
}
