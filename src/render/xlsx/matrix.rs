//! Matris: the requirements for enheter, with a column for each enhet.
//!
//! Requirements are rows, which have room for their titles: a filter on the column of an enhet then lists the
//! requirements that it violates.

use super::cell::Cell;
use super::sheet::{Column, Part, Sheet};
use crate::render::shared_words::count;
use crate::report::Report;
use crate::report::views::Extent;
use crate::report::views::matrix::matrix;

/// The name of the sheet.
pub const NAME: &str = "Matris";

/// The most enheter; a sheet of Excel holds 16,384 columns.
const MOST_UNITS: usize = 16_000;

/// The sheet of enheter and requirements.
pub fn sheet(report: &Report, extent: Extent) -> Sheet {
    let matrix = matrix(report, extent);
    let units = &matrix.rows[..matrix.rows.len().min(MOST_UNITS)];
    let over = matrix.rows.len() - units.len();
    let heads = units.iter().map(|(unit, _)| Column::new(heading(&unit.name, &unit.id), 19));
    let row = |(at, number): (usize, &usize)| {
        let requirement = &report.requirements[*number];
        let cells = units.iter().map(|(_, cells)| Cell::text(cells[at].words()));
        let first = [Cell::text(requirement.title.as_str()), Cell::text(requirement.citation.to_string())];
        first.into_iter().chain(cells).chain([Cell::text(requirement.id.as_str())]).collect()
    };
    let first = Column::row(&[("Krav", 36), ("Lagrum", 22)], &[]);
    let last = Column::row(&[], &[("Regel", 30)]);
    let last_unit = u16::try_from(units.len() + 1).ok().filter(|last| *last >= 2);
    Sheet {
        name: NAME,
        columns: first.into_iter().chain(heads).chain(last).collect(),
        // If no enhet is described, the requirements apply to none in particular and the sheet has no rows.
        rows: matrix.requirements.iter().enumerate().filter(|_| !units.is_empty()).map(row).collect(),
        frozen: 2,
        last_printed: Some(last_unit.unwrap_or(1)),
        coloured: last_unit.map(|last| (2, last)),
        empty: match extent {
            Extent::Whole => "Inga enheter är beskrivna, eller så ställs inga krav på dem.",
            Extent::Holes => "Inget saknas i det som ska finnas för enheterna.",
        },
        closing: (over > 0).then(|| {
            let over = count(over, "enhet utelämnad", "enheter utelämnade");
            format!("Här är {over}, eftersom Excel inte rymmer fler. Rapporten i json har alla.")
        }),
        part: Part::Range,
    }
}

fn heading(name: &str, id: &str) -> String {
    if name == id { name.to_owned() } else { format!("{name} ({id})") }
}
