//! The last line of a report: how much was read, and the totals.

use super::difference_words;
use super::shared_words::count;
use crate::report::comparison::Difference;
use crate::report::{Report, Totals};

/// The numbers of documents, enheter and findings, the date, and the comparison with an earlier report.
#[must_use]
pub fn last_line(report: &Report, totals: &Totals) -> String {
    let parts = [
        count(report.documents, "dokument", "dokument"),
        count(report.units.len(), "enhet", "enheter"),
        count(totals.errors, "brist", "brister"),
        format!("{} bör", totals.warnings),
        format!("{} tips", totals.notes),
        format!("{} ej bedömt", totals.undetermined),
        format!("{} undantag", totals.waived_findings),
    ];
    let pending = if totals.pending == 0 { String::new() } else { format!(" · {} återstår", totals.pending) };
    let compared = Difference::of(report).map(|difference| format!(" · {}", difference_words::numbers(&difference)));
    format!("{}{pending} · per {}{}", parts.join(" · "), report.audit.date, compared.unwrap_or_default())
}
