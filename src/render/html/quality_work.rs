//! The systematic work: self-checks, deviations, and who is responsible for what.

use maud::{Markup, html};

use super::lookup::Lookup;
use super::numbers::count;
use super::phrases::{capital, clipped, more, named, place, responsible};
use crate::render::measure_words::measure;
use crate::report::quality_work::MeasureRow;
use crate::report::views::deviations::{Deviation, deviations};
use crate::report::views::responsibilities::{Responsibility, responsibilities};
use crate::report::views::self_checks::{SelfCheck, self_checks};

/// The most rows drawn of each list.
const MOST: usize = 1_000;
/// The most measures or duties in one row.
const MOST_IN_ROW: usize = 8;

/// The self-checks of the last twelve months.
pub fn checks(lookup: &Lookup<'_>) -> Markup {
    let rows = self_checks(lookup.report, &lookup.sheet.filter());
    let row = |one: &SelfCheck<'_>| {
        let occasion = one.occasion;
        let done = occasion.and_then(|occasion| occasion.done.as_deref().or(occasion.period.as_deref()));
        html! {
            tr.rad data-m=[lookup.group(&one.document.units, &one.document.path, &one.document.reference)] {
                th scope="row" {
                    (named(lookup, &one.document.reference, &one.document.path))
                    span.lag { (clipped(&one.about())) " · " (place(lookup.report, &one.document.path, one.line())) }
                }
                td { @match done { Some(done) => (clipped(done)), None => span.saknas { "inget tillfälle visas" } } }
                td { (text(occasion.and_then(|occasion| occasion.result.as_deref()), "inget resultat")) }
                td { (text(occasion.and_then(|occasion| occasion.assessment.as_deref()), "ingen bedömning")) }
                td { (measures(lookup, one.measures(), occasion.and_then(|occasion| occasion.no_measure.as_deref()))) }
                td { (responsible(lookup, one.row.responsible.as_deref())) }
            }
        }
    };
    let heads = ["Egenkontroll", "Gjord", "Resultat", "Bedömning", "Åtgärder", "Ansvarig"];
    html! {
        @if rows.is_empty() { p { "Ingen egenkontroll finns bland dokumenten." } }
        @else { (folded("t-kontroller", "Egenkontroller de senaste tolv månaderna", &heads, html! { @for one in rows.iter().take(MOST) { (row(one)) } })) }
        (more(rows.len(), rows.len().min(MOST), "egenkontroller"))
    }
}

/// The deviations and complaints, and their investigations.
pub fn cases(lookup: &Lookup<'_>) -> Markup {
    let rows = deviations(lookup.report, &lookup.sheet.filter());
    let days = |one: &Deviation<'_>| match one.row.days.and_then(|days| usize::try_from(days).ok()) {
        Some(days) if one.row.is_open => format!("{} hittills", count(days, "dag", "dagar")),
        Some(days) => count(days, "dag", "dagar"),
        None => "–".to_owned(),
    };
    let row = |one: &Deviation<'_>| {
        html! {
            tr.rad data-m=[lookup.group(&one.document.units, &one.document.path, &one.document.reference)] {
                th scope="row" {
                    (named(lookup, &one.document.reference, &one.document.path))
                    span.lag { (clipped(&one.document.reference.kind)) " · " (place(lookup.report, &one.document.path, one.document.line)) }
                }
                td { (clipped(one.category())) }
                td { (clipped(&one.state())) }
                td { (text(one.row.reported.as_deref(), "ingen dag")) }
                td { (days(one)) }
                td { (measures(lookup, &one.row.measures, one.row.no_measure.as_deref())) }
            }
        }
    };
    let heads =
        ["Avvikelse, klagomål eller utredning", "Kategori", "Status", "Rapporterad", "Tid till avslut", "Åtgärder"];
    html! {
        @if rows.is_empty() { p { "Ingen avvikelse och inget klagomål finns bland dokumenten." } }
        @else { (folded("t-avvikelser", "Avvikelser och klagomål", &heads, html! { @for one in rows.iter().take(MOST) { (row(one)) } })) }
        (more(rows.len(), rows.len().min(MOST), "avvikelser, klagomål och utredningar"))
    }
}

/// Who is responsible for what, by enhet and level.
pub fn roles(lookup: &Lookup<'_>) -> Markup {
    let rows = responsibilities(lookup.report, &lookup.sheet.filter());
    let row = |one: &Responsibility<'_>| {
        let duties = &one.role.duties;
        html! {
            tr.rad data-m=[lookup.group(&one.document.units, &one.document.path, &one.document.reference)] {
                th scope="row" { (clipped(one.unit_name())) span.lag { (clipped(&one.level())) } }
                td { (clipped(one.role_name())) span.lag { span.id { (clipped(&one.role.id)) } } }
                td {
                    @if duties.is_empty() { (if one.is_of_unit() { "verksamhetschef" } else { "inga uppgifter angivna" }) }
                    @else {
                        ul {
                            @for duty in duties.iter().take(MOST_IN_ROW) { li { (capital(&duty.what)) } }
                            @if duties.len() > MOST_IN_ROW { li { "och " (duties.len() - MOST_IN_ROW) " till" } }
                        }
                    }
                }
                td { (named(lookup, &one.document.reference, &one.document.path)) span.lag { (place(lookup.report, &one.document.path, one.role.line)) } }
            }
        }
    };
    let heads = ["Enhet och nivå", "Roll", "Uppgifter", "Dokument"];
    html! {
        @if rows.is_empty() { p { "Inget ansvar är beskrivet." } }
        @else { (folded("t-ansvar", "Ansvar per enhet", &heads, html! { @for one in rows.iter().take(MOST) { (row(one)) } })) }
        (more(rows.len(), rows.len().min(MOST), "roller"))
    }
}

/// A table that is folded away, under its title.
fn folded(class: &str, title: &str, heads: &[&str], rows: Markup) -> Markup {
    html! { details { summary { (title) } (table(class, title, heads, rows)) } }
}

/// A wide table.
pub(super) fn table(class: &str, title: &str, heads: &[&str], rows: Markup) -> Markup {
    html! {
        div.tabell.rulla tabindex="0" role="region" aria-label={ (title) ", går att rulla" } {
            table class={ (class) " bred" } {
                caption.dold { (title) }
                thead { tr { @for head in heads { th scope="col" { (head) } } } }
                tbody { (rows) }
            }
        }
    }
}

/// What is said, or that nothing is.
pub(super) fn text(said: Option<&str>, none: &str) -> Markup {
    html! { @match said { Some(said) => (clipped(said)), None => span.saknas { (none) } } }
}

/// The measures of a row, or why there are none.
pub(super) fn measures(lookup: &Lookup<'_>, rows: &[MeasureRow], none_because: Option<&str>) -> Markup {
    html! {
        @match (rows.is_empty(), none_because) {
            (true, Some(why)) => { "Ingen åtgärd: " (clipped(why)) },
            (true, None) => { "–" span.dold { " ingen åtgärd" } },
            (false, _) => {
                ul {
                    @for row in rows.iter().take(MOST_IN_ROW) { li { (capital(&measure(row, |role| lookup.role(role).to_owned()))) } }
                    @if rows.len() > MOST_IN_ROW { li { "och " (rows.len() - MOST_IN_ROW) " till" } }
                }
            },
        }
    }
}
