//! Egenkontroller: the occasions of the last twelve months, with results, assessments and measures.

use super::cell::Cell;
use super::sheet::{Column, Part, Sheet};
use super::unit_names::Names;
use crate::render::measure_words::measure;
use crate::report::Report;
use crate::report::views::choice::status;
use crate::report::views::gap::Filter;
use crate::report::views::self_checks::{SelfCheck, self_checks};

/// The name of the sheet.
pub const NAME: &str = "Egenkontroller";

/// The sheet `Egenkontroller`.
pub fn sheet(report: &Report, filter: &Filter, names: &Names<'_>) -> Sheet {
    let shown = [
        ("Enhet", 22),
        ("Egenkontroll", 34),
        ("Id", 20),
        ("Gjord", 12),
        ("Period", 16),
        ("Resultat", 36),
        ("Bedömning", 36),
        ("Brister", 30),
        ("Åtgärder", 44),
        ("Område eller det som kontrolleras", 26),
        ("Hur ofta", 12),
        ("Ansvarig", 22),
        ("Status", 14),
        ("Fil", 28),
        ("Rad", 7),
    ];
    let aside = [("Enhets-id", 18), ("Ansvarig-id", 22)];
    Sheet {
        name: NAME,
        columns: Column::row(&shown, &aside),
        rows: self_checks(report, filter).iter().map(|one| row(names, one)).collect(),
        frozen: 3,
        last_printed: Some(12),
        coloured: None,
        empty: "Ingen egenkontroll framgår av dokumenten.",
        closing: Some(
            "De tolv månaderna fram till granskningsdagen. Tomma rutor är inte ifyllda i dokumenten.".to_owned(),
        ),
        part: Part::Table,
    }
}

fn row(names: &Names<'_>, one: &SelfCheck<'_>) -> Vec<Cell> {
    let (document, occasion) = (one.document, one.occasion);
    let measures: Vec<String> =
        one.measures().iter().map(|row| measure(row, |role| names.role(role).to_owned())).collect();
    let none = occasion.and_then(|occasion| occasion.no_measure.as_ref()).map(|why| format!("ingen åtgärd: {why}"));
    let measures = if measures.is_empty() { none.unwrap_or_default() } else { measures.join(" | ") };
    let responsible = Vec::from_iter(one.row.responsible.clone());
    vec![
        Cell::text(names.units(&document.units)),
        Cell::text(document.title.as_str()),
        Cell::text(document.reference.id.as_str()),
        match occasion {
            None => Cell::text("ingen gång redovisad"),
            Some(occasion) => Cell::day(occasion.done.as_ref()),
        },
        Cell::maybe(occasion.and_then(|occasion| occasion.period.as_ref())),
        Cell::maybe(occasion.and_then(|occasion| occasion.result.as_ref())),
        Cell::maybe(occasion.and_then(|occasion| occasion.assessment.as_ref())),
        Cell::text(occasion.map(|occasion| occasion.faults.join("; ")).unwrap_or_default()),
        Cell::text(measures),
        Cell::text(one.about()),
        Cell::maybe(one.row.frequency.as_ref()),
        Cell::text(names.roles(&responsible)),
        Cell::text(status(document)),
        names.file(&document.path, one.line()),
        Cell::number(one.line()),
        names.unit_ids(&document.units),
        names.role_ids(&responsible),
    ]
}
