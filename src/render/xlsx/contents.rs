//! What a workbook is about, and the list of its sheets.

use super::cell::{Cell, Target};
use super::page_blocks::{Block, Layout, fact};
use super::sheet::Sheet;
use super::{
    collected_rows, demands, deviations, due, evidence, findings, gap, gone_rows, matrix, plan, processes, register,
    responsibilities, self_checks, trend, undetermined, unit_rows,
};
use crate::report::views::choice::{chosen_units, topmost};
use crate::report::{Report, UnitRow};

/// The most names in a heading.
const MOST_NAMES: usize = 3;

/// What the workbook is about: the enheter that were chosen, else each vårdgivare.
#[must_use]
pub fn about(report: &Report) -> String {
    let chosen = chosen_units(report);
    let names: Vec<&str> = chosen.iter().take(MOST_NAMES).map(|unit| unit.name.as_str()).collect();
    match (names.as_slice(), chosen.len().saturating_sub(MOST_NAMES)) {
        ([], _) => "Ledningssystemet".to_owned(),
        (names, 0) => names.join(", "),
        (names, more) => format!("{} och {more} till", names.join(", ")),
    }
}

/// The enheter that the audit was limited to, without those below them.
#[must_use]
pub fn focus(report: &Report) -> Vec<String> {
    chosen_units(report).iter().map(|unit| named(unit)).collect()
}

/// The facts on each vårdgivare.
#[must_use]
pub fn providers(report: &Report) -> Vec<Vec<Cell>> {
    let names: Vec<String> = topmost(report, |_| true).iter().map(|unit| named(unit)).collect();
    let label = if names.len() > 1 { "Vårdgivare (flera)" } else { "Vårdgivare" };
    let text = if names.is_empty() { "ingen enhet är beskriven".to_owned() } else { names.join(", ") };
    vec![fact(label, Cell::text(text))]
}

fn named(unit: &UnitRow) -> String {
    if unit.name == unit.id { unit.id.clone() } else { format!("{} ({})", unit.name, unit.id) }
}

/// The list of the sheets, each with a link and its number of rows.
#[must_use]
pub fn contents(sheets: &[Sheet]) -> Block {
    let row = |sheet: &Sheet| {
        let link = Cell::Link(sheet.name.to_owned(), Target { sheet: sheet.name, column: 0 });
        vec![link, Cell::number(sheet.rows.len()), Cell::text(holds(sheet.name))]
    };
    Block {
        headings: vec!["Bladen", "Rader", "Vad som står där"],
        rows: sheets.iter().map(row).collect(),
        layout: Layout::Facts,
    }
}

/// What a sheet holds.
fn holds(name: &str) -> &'static str {
    match name {
        unit_rows::NAME => "varje enhet med antal brister, det allvarligaste och vem som ansvarar",
        findings::NAME => "varje fynd med lagrum, råd, ansvarig och fil",
        plan::NAME => {
            "brister och bör att åtgärda, med kolumner att fylla i; --keep för över det ifyllda till nästa arbetsbok"
        }
        gone_rows::NAME => "rader i den förra planen som inte är med nu, med det som var ifyllt",
        matrix::NAME => "krav på enheter, med en kolumn för varje enhet",
        due::NAME => "allt som har ett slutdatum",
        trend::NAME => "antal fynd över tid",
        evidence::NAME => "de dokument som svarar mot varje krav; skrivs inte ut",
        gap::NAME => "varje krav för varje enhet, med underlag och vad som saknas",
        processes::NAME => "processernas aktiviteter",
        undetermined::NAME => "vad som inte kunde bedömas, varför och vad som behövs",
        self_checks::NAME => "de senaste tolv månadernas egenkontroller, med resultat, bedömning och åtgärder",
        deviations::IN_NUMBERS => "antal avvikelser och klagomål i varje kategori",
        deviations::NAME => "varje avvikelse, klagomål och utredning, med status och dagar",
        demands::NAME => "vad myndigheter har krävt, med svar, underlag, åtgärder och läge",
        responsibilities::NAME => "vem som ansvarar för vad på varje enhet",
        register::NAME => "alla dokument, med status, beslut och nästa översyn",
        collected_rows::CARERS => "varje rapport med vårdgivare, tal, dag, rättsläge och programversion",
        collected_rows::ACTS => "varje författning för varje vårdgivare: brister, bör, ej bedömt och antal prövningar",
        collected_rows::BY_ACT => "antal brister för vårdgivare och enheter, med en kolumn för varje författning",
        _ => "",
    }
}
