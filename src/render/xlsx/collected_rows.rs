//! The sheets of reports side by side: vårdgivare, enheter, each act, and brister with a column for each act.

use std::collections::{BTreeSet, HashMap};

use super::cell::Cell;
use super::sheet::{Column, Part, Sheet};
use super::unit_rows;
use crate::render::collection_words as words;
use crate::report::collection::Collection;
use crate::report::collection::basis::Sums;
use crate::report::collection::collected::Collected;
use crate::report::collection::written_report::{WrittenAct, WrittenUnit};
use crate::text::swedish;

/// The name of the sheet with a row for each report.
pub const CARERS: &str = "Vårdgivare";
/// The name of the sheet with a row for each act of each report.
pub const ACTS: &str = "Författningar";
/// The name of the sheet with a column for each act.
pub const BY_ACT: &str = "Brister per författning";

/// The most rows; a sheet of Excel holds 1,048,576.
const MOST_ROWS: usize = 1_000_000;
/// The most acts side by side; a sheet of Excel holds 16,384 columns.
const MOST_ACTS: usize = 500;

/// The sheets of the reports.
#[must_use]
pub fn sheets(collection: &Collection) -> Vec<Sheet> {
    let sheets = [carers(collection), units(collection), acts(collection), by_act(collection)];
    sheets.map(|sheet| sheet.cut(MOST_ROWS)).into()
}

/// A heading and the width of its column in characters.
type Heading = (&'static str, u16);

/// A sheet of rows, of which the first column stays in sight and those aside are not printed.
fn sheet(name: &'static str, (shown, aside): (&[Heading], &[Heading]), rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet {
        name,
        columns: Column::row(shown, aside),
        rows,
        frozen: 1,
        last_printed: u16::try_from(shown.len().saturating_sub(1)).ok(),
        coloured: None,
        empty: "Ingen rapport har uppgifter om det här.",
        closing: None,
        part: Part::Table,
    }
}

fn counted(collection: &Collection) -> impl Iterator<Item = &Collected> {
    collection.reports.iter().filter(|one| one.counts())
}

fn carers(collection: &Collection) -> Sheet {
    let shown = [
        ("Vårdgivare", 34),
        ("Brister", 10),
        ("Bör", 8),
        ("Tips", 8),
        ("Undantag", 11),
        ("Ej bedömt", 10),
        ("Prövat", 10),
        ("Enheter", 10),
        ("Dokument", 11),
        BASIS[0],
        BASIS[1],
        BASIS[2],
        ("Lokala krav", 24),
        ("Att notera", 40),
    ];
    let aside = [("Revision i git", 44), ("Fil", 44)];
    let row = |one: &Collected| {
        let (report, sums) = (&one.report, Sums::of(&one.report));
        let summary = &report.summary;
        let mut notes = words::notes(one);
        notes.extend(report.limited_to.as_ref().map(words::limits));
        let mut cells = vec![Cell::text(one.carer.as_str())];
        cells.extend([sums.errors, sums.warnings, sums.notes, summary.findings.waived.number()].map(Cell::number));
        cells.extend(
            [sums.undetermined, sums.asked, summary.by_unit.len(), summary.documents.number()].map(Cell::number),
        );
        cells.extend(basis(one));
        cells.extend([Cell::text(words::joined(&report.audit.profiles)), Cell::text(notes.join("; "))]);
        cells.extend([Cell::maybe(report.audit.revision.as_ref()), Cell::text(one.file.as_str())]);
        cells
    };
    sheet(CARERS, (&shown, &aside), collection.reports.iter().map(row).collect())
}

/// The headings of what a report was judged by.
const BASIS: [Heading; 3] = [("Granskat per", 13), ("Rättsläge per", 13), ("Program", 11)];

/// The day of a report, that of its law, and the version of the program.
fn basis(one: &Collected) -> [Cell; 3] {
    let audit = &one.report.audit;
    let days = [audit.date, audit.law_as_of].map(|day| Cell::Day(day.to_string()));
    let [date, law] = days;
    [date, law, Cell::text(&*one.report.tool.version)]
}

/// The enheter of a report that counts, by name.
fn units_of(one: &Collected) -> Vec<&WrittenUnit> {
    let mut units: Vec<&WrittenUnit> = one.report.summary.by_unit.iter().collect();
    units.sort_by_cached_key(|unit| swedish(unit.name()));
    units
}

fn units(collection: &Collection) -> Sheet {
    let shown = [
        ("Vårdgivare", 34),
        ("Enhet", 34),
        ("Brister", 10),
        ("varav ovan", 10),
        ("Bör", 8),
        ("Tips", 8),
        ("Ej bedömt", 10),
        ("Prövat", 10),
        BASIS[0],
        BASIS[1],
        BASIS[2],
    ];
    let aside = [("Enhets-id", 20), ("Ligger under id", 20), ("Fil", 44)];
    let row = |(one, unit): (&Collected, &WrittenUnit)| {
        let sums = Sums::of_acts(&unit.acts);
        let mut cells = vec![Cell::text(one.carer.as_str()), Cell::text(unit.name())];
        cells.extend([unit.error, unit.above, unit.warning, unit.note].map(|count| Cell::number(count.number())));
        // An earlier version of the program wrote no acts, and so no such numbers.
        let has_acts = one.report.summary.by_act.is_some();
        cells.extend(
            [sums.undetermined, sums.asked].map(|number| if has_acts { Cell::number(number) } else { Cell::Blank }),
        );
        cells.extend(basis(one));
        cells.extend([Cell::text(&*unit.unit), Cell::maybe(unit.parent.as_ref()), Cell::text(one.file.as_str())]);
        cells
    };
    let rows = counted(collection).flat_map(|one| units_of(one).into_iter().map(move |unit| row((one, unit))));
    Sheet { frozen: 2, ..sheet(unit_rows::NAME, (&shown, &aside), rows.collect()) }
}

fn acts(collection: &Collection) -> Sheet {
    let shown = [
        ("Vårdgivare", 34),
        ("Författning", 44),
        ("Brister", 10),
        ("Bör", 8),
        ("Tips", 8),
        ("Ej bedömt", 10),
        ("Prövat", 10),
        BASIS[0],
        BASIS[1],
        BASIS[2],
    ];
    let row = |(one, act): (&Collected, &WrittenAct)| {
        let sums = Sums::of_act(act);
        let mut cells = vec![Cell::text(one.carer.as_str()), Cell::text(act.act.as_deref().unwrap_or(words::NO_LAW))];
        cells.extend([sums.errors, sums.warnings, sums.notes, sums.undetermined, sums.asked].map(Cell::number));
        cells.extend(basis(one));
        cells.push(Cell::text(one.file.as_str()));
        cells
    };
    let of = |one| Collected::acts(one).iter().map(move |act| row((one, act)));
    Sheet { frozen: 2, ..sheet(ACTS, (&shown, &[("Fil", 44)]), counted(collection).flat_map(of).collect()) }
}

fn by_act(collection: &Collection) -> Sheet {
    let known: BTreeSet<(bool, Option<&str>)> =
        counted(collection).flat_map(Collected::acts).map(|act| (act.act.is_none(), act.act.as_deref())).collect();
    let over = known.len().saturating_sub(MOST_ACTS);
    let acts: Vec<Option<&str>> = known.into_iter().map(|(_, act)| act).take(MOST_ACTS).collect();
    let row = |one: &Collected, unit: &str, of: &[WrittenAct]| {
        let numbers: HashMap<Option<&str>, usize> =
            of.iter().map(|act| (act.act.as_deref(), act.error.number())).collect();
        let mut cells = vec![Cell::text(one.carer.as_str()), Cell::text(unit)];
        cells.extend(basis(one));
        cells.extend(acts.iter().map(|act| numbers.get(act).map_or(Cell::Blank, |number| Cell::number(*number))));
        cells
    };
    let of = |one| {
        let units = units_of(one).into_iter().filter(|unit| !unit.acts.is_empty());
        let units = units.map(move |unit| row(one, unit.name(), &unit.acts));
        std::iter::once(row(one, "alla", Collected::acts(one))).chain(units)
    };
    let first = [("Vårdgivare", 34), ("Enhet", 34), BASIS[0], BASIS[1], BASIS[2]];
    let heads = acts.iter().map(|act| Column::new(act.unwrap_or(words::NO_LAW), 16));
    Sheet {
        columns: Column::row(&first, &[]).into_iter().chain(heads).collect(),
        frozen: 2,
        last_printed: None,
        closing: (over > 0).then(|| format!("Här är {over} författningar utelämnade. Formatet json har alla.")),
        part: Part::Range,
        ..sheet(BY_ACT, (&first, &[]), counted(collection).flat_map(of).collect())
    }
}
