//! Brister: a row for each finding, the most severe first, then what remains in drafts, and waived findings last.

use super::cell::Cell;
use super::sheet::{Column, Sheet};
use super::unit_names::Names;
use crate::render::shared_words::{severity, verified_in_short};
use crate::report::views::overview::ranked;
use crate::report::{Report, Reported, State};

/// The sheet `Brister`.
pub fn sheet(report: &Report, names: &Names<'_>) -> Sheet {
    let of = |state: State| report.findings.iter().filter(move |reported| reported.state == state);
    let findings = ranked(report).into_iter().chain(of(State::Pending)).chain(of(State::Waived));
    let columns = [
        ("Allvar", 9),
        ("Enhet", 18),
        ("Dokument", 20),
        ("Lagrum", 18),
        ("Styrka", 11),
        ("Belägg", 11),
        ("Vad som saknas", 38),
        ("Gör så", 42),
        ("Fil", 22),
        ("Rad", 7),
        ("Läge", 10),
        ("Undantag: skäl", 24),
        ("Undantag: beslutat av", 15),
        ("Undantag: gäller till", 12),
        ("Regel", 26),
    ];
    // The rule, and an empty waiver column, are not printed, so that the print is large enough to read.
    let has_waiver = report.findings.iter().any(|reported| reported.waiver.is_some());
    Sheet {
        name: "Brister",
        columns: columns.map(|(heading, width)| Column::new(heading, width)).into(),
        rows: findings.map(|reported| row(report, names, reported)).collect(),
        frozen: 1,
        last_printed: Some(if has_waiver { 13 } else { 10 }),
        coloured: Some((0, 0)),
        empty: "Inga brister hittades i det som programmet kan se.",
        closing: None,
    }
}

fn row(report: &Report, names: &Names<'_>, reported: &Reported) -> Vec<Cell> {
    let finding = &reported.finding;
    let path = &report.source(finding).path;
    let document = finding.document.as_ref().map(|document| names.document(path, document));
    let citation = finding.citation.as_ref();
    let waiver = reported.waiver.as_ref();
    vec![
        Cell::text(severity(finding.severity)),
        Cell::text(names.units(&finding.units)),
        Cell::maybe(document.as_ref()),
        Cell::text(citation.map(ToString::to_string).unwrap_or_default()),
        Cell::text(citation.map_or("ingen lag", |citation| citation.strength.as_str())),
        Cell::text(citation.map_or("", |citation| verified_in_short(&citation.verified))),
        Cell::text(finding.message.as_str()),
        Cell::maybe(finding.help.as_ref()),
        Cell::text(path.as_str()),
        Cell::number(reported.start.line),
        Cell::text(state(reported.state)),
        Cell::maybe(waiver.map(|waiver| &waiver.reason)),
        Cell::maybe(waiver.map(|waiver| &waiver.owner)),
        Cell::day(waiver.map(|waiver| &waiver.until)),
        Cell::text(finding.rule.as_str()),
    ]
}

fn state(state: State) -> &'static str {
    match state {
        State::New => "räknas",
        State::Known => "känd",
        State::Pending => "återstår",
        State::Waived => "undantag",
    }
}
