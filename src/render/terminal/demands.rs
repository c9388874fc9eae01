//! What authorities and internal audits have demanded, in a terminal: in numbers, and each demand.

use std::collections::BTreeMap;

use crate::render::Style;
use crate::render::measure_words::measure;
use crate::render::shared_words::{bullet, count, heading, one_line, wrapped};
use crate::report::Report;
use crate::report::views::choice::NOT_GIVEN;
use crate::report::views::demands::{DemandState, DemandView, demands, proof};
use crate::report::views::gap::Filter;

/// The number of demands in each state; none where no tillsyn is described.
#[must_use]
pub fn numbers(report: &Report, filter: &Filter) -> Option<String> {
    let rows = demands(report, filter);
    if rows.is_empty() {
        return None;
    }
    let mut by_state: BTreeMap<DemandState, usize> = BTreeMap::new();
    for one in &rows {
        *by_state.entry(one.state).or_default() += 1;
    }
    let states: Vec<String> =
        by_state.into_iter().map(|(state, number)| format!("{number} {}", state.words())).collect();
    Some(format!("{}: {}", count(rows.len(), "krav", "krav"), states.join(", ")))
}

/// Each demand, the most pressing first; nothing where no tillsyn is described.
#[must_use]
pub fn whole(report: &Report, filter: &Filter, style: Style) -> String {
    let rows = demands(report, filter);
    if rows.is_empty() {
        return String::new();
    }
    let lines = rows.iter().map(|one| demand(one, style));
    format!("\n{}{}", heading("Krav från tillsyn", style), lines.collect::<String>())
}

fn demand(one: &DemandView<'_>, style: Style) -> String {
    let row = one.row;
    let name = row.name.as_ref().map(|name| format!("{name}, ")).unwrap_or_default();
    let what = row.demand.as_deref().unwrap_or(&one.document.title);
    let at = format!("{}:{}", one.document.path, row.line);
    let mut text = wrapped(&one_line(&format!("{name}{}: {what}, {at}", one.state.words())), "", style);
    let day =
        |label: &str, day: &Option<String>| day.as_ref().map(|day| format!(", {label} {day}")).unwrap_or_default();
    let by = Some(one.by()).filter(|by| !by.is_empty()).unwrap_or_else(|| NOT_GIVEN.to_owned());
    let mut lines = vec![format!(
        "av {by}{}{}{}",
        day("beslut", &row.decided),
        day("svar senast", &row.due),
        day("besvarad", &row.answered)
    )];
    lines.extend(row.answer.iter().map(|answer| format!("svar: {answer}")));
    let evidence: Vec<String> = row.evidence.iter().map(proof).collect();
    lines.extend((!evidence.is_empty()).then(|| format!("underlag: {}", evidence.join(", "))));
    lines.extend(row.measures.iter().map(|row| format!("åtgärd: {}", measure(row, str::to_owned))));
    lines.extend(row.no_measure.iter().map(|why| format!("ingen åtgärd: {why}")));
    text.extend(lines.iter().map(|line| bullet(&one_line(line), style)));
    text
}
