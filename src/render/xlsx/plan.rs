//! Åtgärdsplan: each gap with empty columns for measure, role, date and follow-up.

use super::cell::Cell;
use super::sheet::{Column, Filling, Sheet};
use crate::render::shared_words::severity;
use crate::report::Report;
use crate::report::views::gap::Filter;
use crate::report::views::plan::{PlanRow, plan_of};

/// The statuses of a measure; those in the middle are the statuses of an åtgärd document.
const STEPS: [&str; 6] = ["ej beslutad", "beslutad", "pågår", "genomförd", "genomförd och uppföljd", "avbruten"];

/// The sheet `Åtgärdsplan`.
pub fn sheet(report: &Report, filter: &Filter) -> Sheet {
    let column = |heading: &str, width: u16, filling: Filling| Column { filling, ..Column::new(heading, width) };
    Sheet {
        name: "Åtgärdsplan",
        columns: vec![
            Column::new("Nr", 6),
            Column::new("Allvar", 9),
            Column::new("Brist", 42),
            Column::new("Lagrum", 22),
            Column::new("Var", 22),
            column("Åtgärd", 40, Filling::Text),
            column("Ansvarig", 22, Filling::Text),
            column("Senast", 12, Filling::Day),
            column("Följs upp av", 18, Filling::Text),
            column("Status", 15, Filling::Choice(&STEPS)),
        ],
        rows: plan_of(report, filter).iter().enumerate().map(|(at, planned)| row(at + 1, planned)).collect(),
        frozen: 3,
        last_printed: None,
        coloured: Some((1, 1)),
        empty: "Inga brister att åtgärda hittades.",
        closing: None,
    }
}

fn row(number: usize, planned: &PlanRow<'_>) -> Vec<Cell> {
    let finding = &planned.reported.finding;
    vec![
        Cell::number(number),
        Cell::text(severity(finding.severity)),
        Cell::text(finding.message.as_str()),
        Cell::text(finding.citation.as_ref().map(ToString::to_string).unwrap_or_default()),
        Cell::text(planned.subject.as_str()),
        Cell::Blank,
        Cell::maybe(planned.responsible.as_ref()),
        Cell::Blank,
        Cell::Blank,
        Cell::Blank,
    ]
}
