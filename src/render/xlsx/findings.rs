//! Brister: a row for each finding, the most severe first, then what remains in drafts, and waived findings last.

use super::cell::Cell;
use super::sheet::{Column, Part, Sheet};
use super::unit_names::Names;
use crate::render::shared_words::{severity, verified_in_short};
use crate::report::views::overview::ranked;
use crate::report::views::plan::Owners;
use crate::report::{Report, Reported, State};

/// The name of the sheet.
pub const NAME: &str = "Brister";

/// The sheet `Brister`.
pub fn sheet(report: &Report, names: &Names<'_>) -> Sheet {
    let of = |state: State| report.findings.iter().filter(move |reported| reported.state == state);
    let findings = ranked(report).into_iter().chain(of(State::Pending)).chain(of(State::Waived));
    let shown = [
        ("Allvar", 9),
        ("Enhet", 18),
        ("Dokument", 20),
        ("Status", 13),
        ("Lagrum", 18),
        ("Styrka", 11),
        ("Belägg", 11),
        ("Vad som saknas", 38),
        ("Gör så", 42),
        ("Ansvarig", 20),
        ("Fil", 22),
        ("Rad", 7),
        ("Läge", 10),
        ("Undantag: skäl", 24),
        ("Undantag: beslutat av", 15),
        ("Undantag: gäller till", 12),
    ];
    let aside = [("Enhets-id", 16), ("Dokument-id", 20), ("Ansvarig-id", 20), ("Regel", 26), ("Nyckel", 36)];
    // What is there to join tables by, and an empty waiver column, are not printed, so that the print is large enough to read.
    let has_waiver = report.findings.iter().any(|reported| reported.waiver.is_some());
    let owners = Owners::new(report);
    Sheet {
        name: NAME,
        columns: Column::row(&shown, &aside),
        rows: findings.map(|reported| row(report, names, &owners, reported)).collect(),
        frozen: 1,
        last_printed: Some(if has_waiver { 15 } else { 12 }),
        coloured: Some((0, 0)),
        empty: "Inga brister hittades i det som programmet kan se.",
        closing: None,
        part: Part::Table,
    }
}

fn row<'report>(
    report: &'report Report,
    names: &Names<'_>,
    owners: &Owners<'report>,
    reported: &'report Reported,
) -> Vec<Cell> {
    let finding = &reported.finding;
    let path = &report.source(finding).path;
    let document = finding.document.as_ref();
    let citation = finding.citation.as_ref();
    let waiver = reported.waiver.as_ref();
    let responsible: Vec<String> = owners.row(reported).responsible.into_iter().collect();
    vec![
        Cell::text(grade(reported)),
        Cell::text(names.units(&finding.units)),
        Cell::text(document.map(|document| names.document(path, document)).unwrap_or_default()),
        document.map_or(Cell::Blank, |document| names.status(path, document)),
        Cell::text(citation.map(ToString::to_string).unwrap_or_default()),
        Cell::text(citation.map_or("ingen lag", |citation| citation.strength.as_str())),
        Cell::text(citation.map_or("", |citation| verified_in_short(&citation.verified))),
        Cell::text(finding.message.as_str()),
        Cell::maybe(finding.help.as_ref()),
        Cell::text(names.roles(&responsible)),
        names.file(path, reported.start.line),
        Cell::number(reported.start.line),
        Cell::text(state(reported.state)),
        Cell::maybe(waiver.map(|waiver| &waiver.reason)),
        Cell::text(waiver.map_or("", |waiver| names.role(&waiver.owner))),
        Cell::day(waiver.map(|waiver| &waiver.until)),
        names.unit_ids(&finding.units),
        Cell::text(document.map_or("", |document| document.id.as_str())),
        names.role_ids(&responsible),
        Cell::text(finding.rule.as_str()),
        Cell::text(reported.fingerprint.as_str()),
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

/// The word for the severity of a finding; what remains in a draft is none yet.
fn grade(reported: &Reported) -> &'static str {
    if reported.state == State::Pending { state(reported.state) } else { severity(reported.finding.severity) }
}
