//! Enheter: a row for each enhet with its numbers, its worst gap and its manager.

use super::cell::Cell;
use super::sheet::{Column, Part, Sheet};
use super::unit_names::Names;
use crate::report::Report;
use crate::report::views::gap::{Filter, UnitGaps, gaps};
use crate::report::views::overview::{by_unit, worst_of_unit};

/// The name of the sheet.
pub const NAME: &str = "Enheter";

/// The sheet `Enheter`.
pub fn sheet(report: &Report, names: &Names<'_>) -> Sheet {
    let shown = [
        ("Enhet", 26),
        ("Nivå", 12),
        ("Närmast över", 22),
        ("Ansvarig", 22),
        ("Brister", 10),
        ("varav ovan", 10),
        ("Bör eller tips", 10),
        ("Ej bedömt", 10),
        ("Undantag", 11),
        ("Inga brister", 10),
        ("Allvarligast", 38),
        ("Lagrum", 20),
    ];
    let aside = [("Enhets-id", 20), ("Närmast över-id", 20), ("Ansvarig-id", 24)];
    let mut gaps = gaps(report, &Filter::default());
    gaps.retain(|gaps| gaps.unit.is_some());
    let numbers = by_unit(&gaps);
    let rows = gaps.iter().zip(&numbers).map(|(gaps, numbers)| row(report, names, gaps, numbers.columns()));
    Sheet {
        name: NAME,
        columns: Column::row(&shown, &aside),
        rows: rows.collect(),
        frozen: 1,
        last_printed: Some(11),
        coloured: None,
        empty: "Inga enheter är beskrivna.",
        closing: None,
        part: Part::Table,
    }
}

fn row(report: &Report, names: &Names<'_>, gaps: &UnitGaps<'_>, numbers: [usize; 6]) -> Vec<Cell> {
    let unit = gaps.unit;
    let worst = worst_of_unit(report, gaps).map(|reported| &reported.finding);
    let law = worst.and_then(|finding| finding.citation.as_ref()).map(ToString::to_string);
    let above = unit.and_then(|unit| unit.parent.as_deref());
    let manager: Vec<String> = unit.and_then(|unit| unit.manager.clone()).into_iter().collect();
    let first = [
        Cell::text(unit.map_or("", |unit| names.unit(&unit.id))),
        Cell::maybe(unit.and_then(|unit| unit.level.as_ref())),
        Cell::text(above.map_or("", |above| names.unit(above))),
        Cell::text(names.roles(&manager)),
    ];
    let last = [
        Cell::text(worst.map_or("", |finding| finding.message.as_str())),
        Cell::maybe(law.as_ref()),
        Cell::text(unit.map_or("", |unit| unit.id.as_str())),
        Cell::text(above.unwrap_or_default()),
        names.role_ids(&manager),
    ];
    first.into_iter().chain(numbers.map(Cell::number)).chain(last).collect()
}
