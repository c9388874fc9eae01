//! Avvikelser: deviations and complaints, and the investigations of them, with status and days.

use super::cell::Cell;
use super::sheet::{Column, Part, Sheet};
use super::unit_names::Names;
use crate::render::measure_words::measure;
use crate::report::Report;
use crate::report::views::deviations::{Counted, Deviation, by_category, deviations};
use crate::report::views::gap::Filter;

/// The name of the sheet.
pub const NAME: &str = "Avvikelser";

/// The sheet `Avvikelser`.
pub fn sheet(report: &Report, filter: &Filter, names: &Names<'_>) -> Sheet {
    let shown = [
        ("Enhet", 22),
        ("Id", 20),
        ("Slag", 12),
        ("Rubrik", 40),
        ("Kategori", 28),
        ("Källa", 14),
        ("Status", 16),
        ("Rapporterad", 12),
        ("Avslutad", 12),
        ("Dagar", 8),
        ("Inträffade", 12),
        ("Handläggare", 22),
        ("Hör till", 22),
        ("Åtgärder", 44),
        ("Fil", 28),
        ("Rad", 7),
    ];
    let aside = [("Enhets-id", 18), ("Handläggare-id", 22)];
    Sheet {
        name: NAME,
        columns: Column::row(&shown, &aside),
        rows: deviations(report, filter).iter().map(|one| row(names, one)).collect(),
        frozen: 2,
        last_printed: Some(13),
        coloured: None,
        empty: "Ingen avvikelse eller utredning finns i dokumenten.",
        closing: Some(DAYS.to_owned()),
        part: Part::Table,
    }
}

/// What the number of days means.
const DAYS: &str = "Dagar räknas från det att händelsen rapporterades (annars upptäcktes, inträffade) till dess att ärendet avslutades, \
                    eller hittills om det är öppet. Tomt där en dag saknas.";

/// The name of the sheet with numbers.
pub const IN_NUMBERS: &str = "Avvikelser i tal";

/// The sheet with the numbers of deviations in each category and status.
pub fn counts(report: &Report, filter: &Filter) -> Sheet {
    let Counted { states, rows } = by_category(&deviations(report, filter));
    let states = states.iter().map(|state| Column::new(state.as_str(), 16));
    let row = |(name, numbers): (String, Vec<usize>)| {
        let all = numbers.iter().sum();
        let numbers = numbers.into_iter().chain([all]).map(Cell::number);
        std::iter::once(Cell::text(name)).chain(numbers).collect()
    };
    Sheet {
        name: IN_NUMBERS,
        columns: std::iter::once(Column::new("Kategori", 40)).chain(states).chain([Column::new("Alla", 8)]).collect(),
        rows: rows.into_iter().map(row).collect(),
        frozen: 1,
        last_printed: None,
        coloured: None,
        empty: "Ingen avvikelse finns i dokumenten.",
        closing: None,
        part: Part::Range,
    }
}

fn row(names: &Names<'_>, one: &Deviation<'_>) -> Vec<Cell> {
    let (document, row) = (one.document, one.row);
    let measures: Vec<String> =
        row.measures.iter().map(|row| measure(row, |role| names.role(role).to_owned())).collect();
    let none = row.no_measure.as_ref().map(|why| format!("ingen åtgärd: {why}"));
    let handlers = Vec::from_iter(row.handler.clone());
    vec![
        Cell::text(names.units(&document.units)),
        Cell::text(document.reference.id.as_str()),
        Cell::text(document.reference.kind.as_str()),
        Cell::text(document.title.as_str()),
        Cell::maybe(row.category.as_ref().or(row.about.as_ref())),
        Cell::maybe(row.source.as_ref()),
        Cell::text(one.state()),
        Cell::day(row.reported.as_ref()),
        Cell::day(row.closed.as_ref()),
        row.days.map_or(Cell::Blank, Cell::Number),
        Cell::day(row.happened.as_ref()),
        Cell::text(names.roles(&handlers)),
        Cell::text(row.linked.iter().chain(&row.compiled_in).cloned().collect::<Vec<_>>().join(", ")),
        Cell::text(if measures.is_empty() { none.unwrap_or_default() } else { measures.join(" | ") }),
        names.file(&document.path, document.line),
        Cell::number(document.line),
        names.unit_ids(&document.units),
        names.role_ids(&handlers),
    ]
}
