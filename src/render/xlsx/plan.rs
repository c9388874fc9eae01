//! Åtgärdsplan: each gap with a proposed measure and the responsible role, and columns to fill in.
//!
//! What people have filled in is carried over from an earlier workbook by the key of each row.

use std::collections::HashMap;

use super::carried::Carried;
use super::cell::Cell;
use super::plan_columns::{self as columns, PROPOSALS, is_filled_in};
use super::sheet::{Column, Filling, Sheet};
use super::unit_names::Names;
use crate::render::shared_words::severity;
use crate::report::Report;
use crate::report::earlier_plan::{EarlierRow, Written};
use crate::report::views::gap::Filter;
use crate::report::views::plan::{PlanRow, plan_of};

/// The name of the sheet.
pub const NAME: &str = "Åtgärdsplan";

/// The sentence of a plan without rows.
pub const EMPTY: &str = "Inga brister att åtgärda hittades.";

/// The sheet `Åtgärdsplan`.
pub fn sheet(report: &Report, filter: &Filter, names: &Names<'_>) -> Sheet {
    let planned = plan_of(report, filter);
    let carried = Carried::of(report, filter, &planned);
    let columns = columns::columns(&carried.own_headings);
    let mut rows: Vec<Vec<Cell>> = planned
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let fresh = fresh(at + 1, row, report, names);
            cells(&columns, &fresh, carried.by_row.get(&at).copied())
        })
        .collect();
    let nothing = HashMap::new();
    rows.extend(carried.others.iter().map(|row| cells(&columns, &nothing, Some(row))));
    let last_printed = columns.iter().position(|column| column.heading == columns::LAST_PRINTED);
    Sheet {
        name: NAME,
        part: columns::part(&carried.own_headings),
        columns,
        rows,
        frozen: 4,
        last_printed: last_printed.and_then(|at| u16::try_from(at).ok()),
        coloured: Some((1, 1)),
        empty: EMPTY,
        closing: None,
    }
}

/// The cells of a row: what was filled in earlier, else what the report says.
fn cells(columns: &[Column], fresh: &HashMap<&str, Cell>, earlier: Option<&EarlierRow>) -> Vec<Cell> {
    let of_earlier = |heading: &str| earlier.and_then(|row| row.get(heading)).map(written);
    let cell = |column: &Column| {
        let heading = column.heading.as_str();
        match fresh.get(heading) {
            None if heading == columns::NUMBER => None,
            // A row that is not the report's own is kept as it was.
            None if fresh.is_empty() || column.filling != Filling::Report => of_earlier(heading),
            None => None,
            Some(proposed) => {
                let is_carried = earlier.is_some_and(|row| is_filled_in(row, heading));
                of_earlier(heading).filter(|_| is_carried).or_else(|| Some(proposed.clone()))
            }
        }
    };
    columns.iter().map(|column| cell(column).unwrap_or(Cell::Blank)).collect()
}

/// The cell of a value that was written in an earlier workbook.
pub fn written(value: &Written) -> Cell {
    match value {
        Written::Text(text) => Cell::Written(text.clone()),
        Written::Day(day) => Cell::Day(day.clone()),
        Written::Number(number) => Cell::Number(*number),
    }
}

/// What the report says of a row, by heading.
fn fresh(number: usize, planned: &PlanRow<'_>, report: &Report, names: &Names<'_>) -> HashMap<&'static str, Cell> {
    let finding = &planned.reported.finding;
    let path = &report.source(finding).path;
    let document = finding.document.as_ref();
    let responsible: Vec<String> = planned.responsible.iter().cloned().collect();
    let measure = Cell::maybe(finding.help.as_ref());
    let role = Cell::text(names.roles(&responsible));
    let [of_measure, of_role] = PROPOSALS;
    HashMap::from([
        (columns::NUMBER, Cell::number(number)),
        (columns::SEVERITY, Cell::text(severity(finding.severity))),
        (columns::UNIT, Cell::text(names.units(&finding.units))),
        (columns::GAP, Cell::text(finding.message.as_str())),
        (columns::LAW, Cell::text(finding.citation.as_ref().map(ToString::to_string).unwrap_or_default())),
        (
            columns::DOCUMENT,
            Cell::text(document.map(|document| names.document(path, document)).unwrap_or_else(|| path.clone())),
        ),
        (of_measure.0, measure.clone()),
        (of_measure.1, measure),
        (of_role.0, role.clone()),
        (of_role.1, role),
        (columns::FILE, names.file(path, planned.reported.start.line)),
        (columns::LINE, Cell::number(planned.reported.start.line)),
        (columns::UNIT_IDS, names.unit_ids(&finding.units)),
        (columns::ROLE_ID, names.role_ids(&responsible)),
        (columns::KIND, Cell::text(document.map_or("", |document| document.kind.as_str()))),
        (columns::DOCUMENT_ID, Cell::text(document.map_or("", |document| document.id.as_str()))),
        (columns::PLACE, Cell::text(finding.named_pointer.as_str())),
        (columns::RULE, Cell::text(finding.rule.as_str())),
        (columns::KEY, Cell::text(planned.reported.fingerprint.as_str())),
    ])
}
