//! Utveckling: the numbers of findings over time, of all and of each enhet.

use super::cell::Cell;
use super::sheet::{Column, Part, Sheet};
use super::unit_names::Names;
use crate::report::Report;
use crate::report::trend::{Point, Tally};
use crate::text::swedish;

/// The name of the sheet.
pub const NAME: &str = "Utveckling";

/// The sheet `Utveckling`, if the report has findings over time.
pub fn sheet(report: &Report, names: &Names<'_>) -> Option<Sheet> {
    let trend = report.trend.as_ref()?;
    let shown = [
        ("Dag", 12),
        ("Enhet", 34),
        ("Brister", 10),
        ("Bör", 10),
        ("Tips", 10),
        ("Nya", 10),
        ("Åtgärdade", 12),
        ("Ej bedömt", 10),
        ("Undantag", 11),
        ("Dokument", 11),
    ];
    let aside = [("Enhets-id", 20), ("Revision i git", 44)];
    let mut rows: Vec<Vec<Cell>> = trend.points.iter().map(whole).collect();
    rows.extend(trend.points.iter().flat_map(|point| units(point, names)));
    Some(Sheet {
        name: NAME,
        columns: Column::row(&shown, &aside),
        rows,
        frozen: 2,
        last_printed: Some(9),
        coloured: None,
        empty: "Det finns inget att visa över tid.",
        closing: None,
        part: Part::Table,
    })
}

/// The row of all findings of a day.
fn whole(point: &Point) -> Vec<Cell> {
    let first = [Cell::Day(point.day.clone()), Cell::text("alla")];
    let since = [point.since.map(|since| since.new), point.since.map(|since| since.mended)];
    let since = since.map(|number| number.map_or(Cell::Blank, Cell::number));
    let last = [point.undetermined, point.waived, point.documents].map(Cell::number);
    let ends = [Cell::Blank, Cell::maybe(point.revision.as_ref())];
    first.into_iter().chain(tally(point.tally)).chain(since).chain(last).chain(ends).collect()
}

/// The rows of the enheter of a day, by name.
fn units(point: &Point, names: &Names<'_>) -> Vec<Vec<Cell>> {
    let mut parts: Vec<_> = point.units.iter().collect();
    parts.sort_by_cached_key(|part| swedish(names.unit(&part.id)));
    let row = |part: &crate::report::trend::Part| {
        let name = if names.unit(&part.id) == part.id { &part.name } else { names.unit(&part.id) };
        let first = [Cell::Day(point.day.clone()), Cell::text(name)];
        let blank = std::iter::repeat_n(Cell::Blank, 5);
        let ends = [Cell::text(part.id.as_str()), Cell::maybe(point.revision.as_ref())];
        first.into_iter().chain(tally(part.tally)).chain(blank).chain(ends).collect()
    };
    parts.into_iter().map(row).collect()
}

fn tally(tally: Tally) -> [Cell; 3] {
    [tally.errors, tally.warnings, tally.notes].map(Cell::number)
}
