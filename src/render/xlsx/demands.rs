//! Tillsyn: what authorities have demanded, the answers, the evidence and the measures.

use super::cell::Cell;
use super::sheet::{Column, Part, Sheet};
use super::unit_names::Names;
use crate::render::measure_words::measure;
use crate::report::Report;
use crate::report::views::demands::{DemandView, demands, proof};
use crate::report::views::gap::Filter;

/// The name of the sheet.
pub const NAME: &str = "Tillsyn";

/// The sheet `Tillsyn`; none where no tillsyn is described.
pub fn sheet(report: &Report, filter: &Filter, names: &Names<'_>) -> Option<Sheet> {
    let shown = [
        ("Läge", 16),
        ("Enhet", 22),
        ("Myndighet", 14),
        ("Diarienummer", 18),
        ("Beslut", 12),
        ("Svar senast", 12),
        ("Besvarad", 12),
        ("Krav", 8),
        ("Vad som krävdes", 44),
        ("Lagrum", 24),
        ("Svar", 40),
        ("Underlag", 30),
        ("Åtgärder", 44),
        ("Handläggare", 22),
        ("Tillsyn", 20),
        ("Form", 18),
        ("Fil", 28),
        ("Rad", 7),
    ];
    let aside = [("Enhets-id", 18), ("Handläggare-id", 22)];
    let rows: Vec<Vec<Cell>> = demands(report, filter).iter().map(|one| row(names, one)).collect();
    (!rows.is_empty()).then(|| Sheet {
        name: NAME,
        columns: Column::row(&shown, &aside),
        rows,
        frozen: 2,
        last_printed: Some(13),
        coloured: None,
        empty: "Ingen tillsyn finns i dokumenten.",
        closing: Some(STATES.to_owned()),
        part: Part::Table,
    })
}

/// What the states mean.
const STATES: &str = "Återkommande: det som svaret byggde på gäller inte längre, eller så finns bristen kvar fastän kravet är besvarat. \
                      Sista dagen för svar räknas med det anstånd som myndigheten har gett.";

fn row(names: &Names<'_>, one: &DemandView<'_>) -> Vec<Cell> {
    let (document, row) = (one.document, one.row);
    let measures: Vec<String> =
        row.measures.iter().map(|row| measure(row, |role| names.role(role).to_owned())).collect();
    let none = row.no_measure.as_ref().map(|why| format!("ingen åtgärd: {why}"));
    let evidence: Vec<String> = row.evidence.iter().map(proof).collect();
    let handlers = Vec::from_iter(row.handler.clone());
    vec![
        Cell::text(one.state.words()),
        Cell::text(names.units(&document.units)),
        Cell::maybe(row.authority.as_ref()),
        Cell::maybe(row.reference.as_ref()),
        Cell::day(row.decided.as_ref()),
        Cell::day(row.due.as_ref()),
        Cell::day(row.answered.as_ref()),
        Cell::maybe(row.name.as_ref()),
        Cell::text(row.demand.as_deref().unwrap_or(&document.title)),
        Cell::maybe(row.provision.as_ref()),
        Cell::maybe(row.answer.as_ref()),
        Cell::text(evidence.join(", ")),
        Cell::text(if measures.is_empty() { none.unwrap_or_default() } else { measures.join(" | ") }),
        Cell::text(names.roles(&handlers)),
        Cell::text(document.reference.id.as_str()),
        Cell::maybe(row.form.as_ref()),
        names.file(&document.path, row.line),
        Cell::number(row.line),
        names.unit_ids(&document.units),
        names.role_ids(&handlers),
    ]
}
