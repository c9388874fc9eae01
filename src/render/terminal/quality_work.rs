//! What the records of the systematic work say, in a terminal: their numbers, and with `--verbose` each of them.

use std::collections::BTreeSet;

use super::demands;
use super::gap_table::framed;
use crate::corpus::Stage;
use crate::render::Style;
use crate::render::measure_words::measure;
use crate::render::shared_words::{bullet, count, heading, one_line, wrapped};
use crate::report::Report;
use crate::report::dossier::DocumentRow;
use crate::report::quality_work::DutyRow;
use crate::report::views::choice::{NOT_GIVEN, names, status};
use crate::report::views::deviations::{self, Counted, Deviation, DeviationNumbers, by_category, by_unit, deviations};
use crate::report::views::gap::Filter;
use crate::report::views::register::{by_kind, by_stage, register};
use crate::report::views::responsibilities::{Responsibility, responsibilities};
use crate::report::views::self_checks::{self, SelfCheck, self_checks};
use crate::text::words::list;

/// The numbers of each part, and where the whole is shown.
#[must_use]
pub fn numbers(report: &Report, filter: &Filter, style: Style) -> String {
    let checks = self_checks(report, filter);
    let cases = deviations(report, filter);
    let roles = responsibilities(report, filter);
    let documents = register(report, filter);
    let of_kind = |is_investigation: bool| cases.iter().filter(move |one| one.is_investigation() == is_investigation);
    let records = [
        ("Egenkontroller, tolv månader", of_checks(&checks)),
        ("Avvikelser och klagomål", of_cases(deviations::numbers(of_kind(false)))),
        ("Utredningar", of_cases(deviations::numbers(of_kind(true)))),
    ];
    let demands = demands::numbers(report, filter).map(|words| ("Krav från tillsyn", words));
    let others = [("Ansvar", of_roles(&roles)), ("Dokument", of_documents(&documents))];
    let rows = records.into_iter().chain(demands).chain(others).map(|(name, words)| vec![name.to_owned(), words]);
    let more = "Var för sig visas de med --verbose, och i formaten json, markdown, html och xlsx.";
    format!(
        "\n{}{}{}",
        heading(if filter.is_empty() { "Kvalitetsarbetet i tal" } else { "Kvalitetsarbetet i tal, i urvalet" }, style),
        framed(&["Del", "I tal"], rows, style),
        wrapped(more, "", style)
    )
}

fn of_checks(checks: &[SelfCheck<'_>]) -> String {
    let numbers = self_checks::numbers(checks);
    if numbers.checks == 0 {
        return "inga".to_owned();
    }
    let mut words = vec![
        count(numbers.checks, "egenkontroll", "egenkontroller"),
        format!(
            "{} {}",
            if numbers.checks == 1 { "gjord" } else { "gjorda" },
            count(numbers.occasions, "gång", "gånger")
        ),
    ];
    words.extend(some(numbers.unassessed, |number| format!("{number} utan resultat eller bedömning")));
    words.extend(some(numbers.without, |number| format!("{number} utan redovisat tillfälle")));
    words.extend(some(numbers.measures, |number| count(number, "åtgärd", "åtgärder")));
    words.extend(some(numbers.late, |number| format!("varav {}", count(number, "försenad", "försenade"))));
    words.join(", ")
}

fn of_cases(numbers: DeviationNumbers) -> String {
    if numbers.all == 0 {
        return "inga".to_owned();
    }
    let oldest = numbers.oldest_open.map_or_else(String::new, |days| {
        format!(" (den äldsta {})", count(usize::try_from(days).unwrap_or(0), "dag", "dagar"))
    });
    let mut words =
        vec![count(numbers.all, "ärende", "ärenden"), format!("{}{oldest}", count(numbers.open, "öppen", "öppna"))];
    words.extend(numbers.median_days.map(|days| format!("avslutade efter {days} dagar i median")));
    words.extend(some(numbers.from_patient, |number| format!("{number} från patient eller närstående")));
    words.join(", ")
}

fn of_roles(roles: &[Responsibility<'_>]) -> String {
    let mut units: Vec<&str> = roles.iter().filter_map(|one| one.unit.map(|unit| unit.id.as_str())).collect();
    units.sort_unstable();
    units.dedup();
    let described: BTreeSet<usize> =
        roles.iter().filter(|one| !one.is_of_unit()).map(|one| one.role.document).collect();
    format!("{} på {}", count(described.len(), "roll", "roller"), count(units.len(), "enhet", "enheter"))
}

fn of_documents(documents: &[&DocumentRow]) -> String {
    let stages: Vec<String> = by_stage(documents).into_iter().map(of_stage).collect();
    format!("{}: {}", documents.len(), stages.join(", "))
}

fn of_stage((stage, number): (Stage, usize)) -> String {
    format!("{} {number}", stage.words())
}

fn some(number: usize, words: impl Fn(usize) -> String) -> Option<String> {
    (number > 0).then(|| words(number))
}

/// Each self-check, deviation, role and document.
#[must_use]
pub fn whole(report: &Report, filter: &Filter, style: Style) -> String {
    let title = |text: &str| format!("\n{}", heading(text, style));
    let mut text = title("Egenkontroller de senaste tolv månaderna");
    let checks = self_checks(report, filter);
    text.extend(checks.iter().map(|one| check(report, one, style)));
    text.push_str(&title("Avvikelser och klagomål, och utredningar"));
    let cases = deviations(report, filter);
    text.push_str(&counts("Kategori", by_category(&cases), style));
    text.push_str(&counts("Enhet", by_unit(report, &cases), style));
    text.extend(cases.iter().map(|one| case(report, one, style)));
    text.push_str(&demands::whole(report, filter, style));
    text.push_str(&title("Ansvar, uppifrån och ned"));
    let mut unit = None;
    for one in responsibilities(report, filter) {
        if unit.replace(one.unit.map(|unit| &unit.id)) != Some(one.unit.map(|unit| &unit.id)) {
            text.push_str(&wrapped(&one_line(&format!("{}, {}:", one.unit_name(), one.level())), "", style));
        }
        text.push_str(&role(&one, style));
    }
    text.push_str(&title("Alla dokument"));
    let documents = register(report, filter);
    for kind in by_kind(&documents) {
        let stages: Vec<String> = kind.stages.into_iter().map(of_stage).collect();
        text.push_str(&wrapped(&one_line(&format!("{} ({}): {}", kind.kind, kind.all, stages.join(", "))), "", style));
        let of_kind = documents.iter().filter(|row| row.reference.kind == kind.kind);
        text.extend(of_kind.map(|row| document(report, row, style)));
    }
    text
}

/// The document of a row: title and id, enhet, status, file and line.
fn place(report: &Report, row: &DocumentRow, line: usize) -> String {
    place_in(report, (row, row.status.as_deref()), line)
}

fn place_in(report: &Report, (row, status): (&DocumentRow, Option<&str>), line: usize) -> String {
    let id = if row.title == row.reference.id { String::new() } else { format!(" ({})", row.reference.id) };
    let units = Some(names(report, &row.units)).filter(|units| *units != row.title && !units.is_empty());
    let units = units.map(|units| format!(", {units}")).unwrap_or_default();
    let status = status.map(|status| format!(", {status}")).unwrap_or_default();
    format!("{}{id}{units}{status}, {}:{line}", row.title, row.path)
}

fn check(report: &Report, one: &SelfCheck<'_>, style: Style) -> String {
    let mut text = wrapped(&one_line(&place(report, one.document, one.line())), "", style);
    let Some(occasion) = one.occasion else {
        return text + &bullet("ingen gång är redovisad de senaste tolv månaderna", style);
    };
    let said = |text: &Option<String>| text.clone().unwrap_or_else(|| NOT_GIVEN.to_owned());
    let period = occasion.period.as_ref().map(|period| format!(" (period {period})")).unwrap_or_default();
    let mut lines = vec![
        format!("gjord: {}{period}", said(&occasion.done)),
        format!("resultat: {}", said(&occasion.result)),
        format!("bedömning: {}", said(&occasion.assessment)),
    ];
    lines.extend(
        Some(occasion.faults.join("; ")).filter(|faults| !faults.is_empty()).map(|faults| format!("brister: {faults}")),
    );
    lines.extend(occasion.measures.iter().map(|row| format!("åtgärd: {}", measure(row, str::to_owned))));
    lines.extend(occasion.no_measure.iter().map(|why| format!("ingen åtgärd: {why}")));
    text.extend(lines.iter().map(|line| bullet(line, style)));
    text
}

fn counts(head: &str, counted: Counted, style: Style) -> String {
    if counted.rows.is_empty() {
        return String::new();
    }
    let heads: Vec<String> =
        std::iter::once(head.to_owned()).chain(counted.states).map(|text| one_line(&text)).collect();
    let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
    let row = |(name, numbers): (String, Vec<usize>)| {
        std::iter::once(name).chain(numbers.iter().map(usize::to_string)).collect()
    };
    format!("{}\n", framed(&heads, counted.rows.into_iter().map(row), style))
}

fn case(report: &Report, one: &Deviation<'_>, style: Style) -> String {
    let row = one.row;
    let place = place_in(report, (one.document, Some(&one.state())), one.document.line);
    let mut text = wrapped(&one_line(&place), "", style);
    let days = row.days.zip(row.counted_from).map(|(days, from)| {
        let from = if from == "upprättad" { "upprättades" } else { from };
        let days = count(usize::try_from(days).unwrap_or(0), "dag", "dagar");
        if row.is_open {
            format!("; öppen, {days} sedan det {from}")
        } else {
            format!("; {days} från det att det {from}")
        }
    });
    let about = row.category.as_ref().or(row.about.as_ref()).map_or(NOT_GIVEN, String::as_str);
    let source = row.source.as_ref().map(|source| format!(", från {source}")).unwrap_or_default();
    text.push_str(&bullet(&format!("{about}{source}{}", days.unwrap_or_default()), style));
    let linked: Vec<&String> = row.linked.iter().chain(&row.compiled_in).collect();
    if !linked.is_empty() {
        text.push_str(&bullet(&format!("hör till {}", list(&linked, "och")), style));
    }
    text.extend(row.measures.iter().map(|row| bullet(&format!("åtgärd: {}", measure(row, str::to_owned)), style)));
    text.extend(row.no_measure.iter().map(|why| bullet(&format!("ingen åtgärd: {why}"), style)));
    text
}

fn role(one: &Responsibility<'_>, style: Style) -> String {
    let (role, row) = (one.role, one.document);
    let held = role.held_by.as_ref().map(|post| format!(", innehas av {post}")).unwrap_or_default();
    let at = format!("{}, {}:{}", status(row), row.path, role.line);
    let duty = |duty: &DutyRow| duty.what.clone();
    let duties: Vec<String> = role.duties.iter().map(duty).collect();
    let duties = if duties.is_empty() { String::new() } else { format!(": {}", duties.join("; ")) };
    bullet(&format!("{} ({}){held}{duties} – {at}", one.role_name(), role.id), style)
}

fn document(report: &Report, row: &DocumentRow, style: Style) -> String {
    let part =
        |label: &str, text: &Option<String>| text.as_ref().map(|text| format!(", {label} {text}")).unwrap_or_default();
    let by = row.decided_by.as_ref().map(|by| format!(" av {by}")).unwrap_or_default();
    let decided = row.decided.as_ref().map(|day| format!(", beslutad {day}{by}")).unwrap_or_default();
    let line = format!(
        "{}{}{decided}{}{}{}",
        place(report, row, row.line),
        part("version", &row.version),
        part("gäller till", &row.valid_till),
        part("översyn", &row.next_review),
        part("ansvarig", &row.owner),
    );
    bullet(&line, style)
}
