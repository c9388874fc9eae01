//! The first page: totals, counts for each chapter and enhet, and the ten worst findings.

use maud::{Markup, html};

use super::chart::{bar, parts, silent_bar};
use super::lookup::Lookup;
use super::phrases::{capital, clipped, place_of, responsible, responsible_for_unit, severity, wide};
use crate::render::sentence::law;
use crate::render::shared_words::count;
use crate::report::views::gap::UnitGaps;
use crate::report::views::overview::{Counts, UnitNumbers, by_chapter, by_unit, worst, worst_of_unit};
use crate::report::{Report, Reported};

/// The number of worst findings on the first page.
const WORST: usize = 10;

/// The first page.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    let per_unit = html! {
        h3 #per-enhet { "Per enhet" }
        (units(lookup))
    };
    // With a filter these totals would count only the filtered rows, yet read as totals of the whole.
    if lookup.sheet.limit().is_some() {
        return html! { (meaning(lookup.report)) (per_unit) (vocabulary()) };
    }
    html! {
        (meaning(lookup.report))
        (total(lookup.report))
        @if !lookup.is_large() { (per_unit) }
        h3 #per-lag { "Per författning och kapitel" }
        (chapters(lookup.report))
        (ten_worst(lookup))
        // A list of hundreds of enheter comes last, so that the ten worst findings stay near the top.
        @if lookup.is_large() { (per_unit) }
        (vocabulary())
    }
}

/// The explanation of what the figures count.
fn meaning(report: &Report) -> Markup {
    let totals = report.totals();
    html! {
        p.ingress {
            "Granskningen läser vad som står i dokumenten: om något finns, är daterat, gäller och hänger ihop. Där det står \
            ”inga brister funna” har inget saknats i det som ett program kan se. Om innehållet är bra, och om lagen är \
            följd, kan bara ni själva bedöma."
        }
        p {
            @match totals.undetermined {
                0 => "Allt som prövades gick att bedöma.",
                1 => { strong { "1 prövning är ej bedömd" } "; den behöver läsas av en människa." },
                many => { strong { (many) " prövningar är ej bedömda" } "; de behöver läsas av en människa." },
            }
            @for note in &report.notes { " " (crate::render::sentence::sentence(&capital(note))) }
        }
    }
}

fn total(report: &Report) -> Markup {
    let totals = report.totals();
    let mut counts = Counts::default();
    for row in &report.assessments {
        counts.add(row.outcome, report.requirements[row.requirement].severity);
    }
    html! {
        ul.tal {
            @for (class, word, number) in parts(&counts) {
                li class={ "t-" (class) } { strong { (number) } " " (word) }
            }
        }
        figure {
            (bar("alla", "Alla prövningar", &counts))
            figcaption {
                "Ett krav prövas mot varje enhet, dokument eller del av dokument som det gäller: "
                (count(counts.asked(), "prövning", "prövningar")) ", och " (totals.not_applicable) " som inte var tillämpliga. \
                De gav " (count(totals.errors, "brist", "brister")) ", " (totals.warnings) " bör och " (totals.notes)
                " tips att läsa nedan. I stapeln är ”brist” högst och ”inga brister funna” lägst."
            }
        }
    }
}

fn units(lookup: &Lookup<'_>) -> Markup {
    let rows = by_unit(&lookup.gaps);
    let rows: Vec<_> = rows.into_iter().zip(&lookup.gaps).collect();
    if rows.is_empty() {
        return html! { p { "Inget krav svarar mot urvalet." } };
    }
    let table = html! {
        table.t-enheter.stapla {
            caption { "Brister, varav ovan: i dokument som är beslutade högre upp. Samma brist kan räknas hos flera enheter" }
            thead { tr {
                th scope="col" { "Enhet" }
                th.n scope="col" { "Brister" }
                th.n scope="col" { "varav ovan" }
                th.n scope="col" { "Bör eller tips" }
                th.n scope="col" { "Ej bedömt" }
                th.n scope="col" { "Undantag" }
                th.n scope="col" { "Inga brister funna" }
                th scope="col" { "Allvarligast" }
                th scope="col" { "Ansvarig" }
            } }
            tbody { @for (numbers, gaps) in rows { (unit(lookup, &numbers, gaps)) } }
        }
    };
    html! { div.tabell.hog tabindex="0" role="region" aria-label="Per enhet, går att rulla" { (table) } }
}

fn unit(lookup: &Lookup<'_>, numbers: &UnitNumbers<'_>, gaps: &UnitGaps<'_>) -> Markup {
    let (id, findings, counts) = (numbers.id, numbers.findings, numbers.requirements);
    let worst = worst_of_unit(lookup.report, gaps);
    html! {
        tr.rad data-enhet=[lookup.unit(id)] data-exakt data-allt {
            th scope="row" { @match lookup.part(id) {
                Some(number) => a href={ "#e" (number) } { (super::units::name(lookup, gaps)) },
                None => (super::units::name(lookup, gaps)),
            } }
            td.n { @if findings.errors > 0 { strong.s-brist { (findings.errors) } } @else { "0" } }
            td.n { (findings.above) }
            td.n { (findings.warnings + findings.notes) }
            td.n { (counts.undetermined) }
            td.n { (counts.waived) }
            td.n { (counts.shown) }
            @match worst {
                Some(worst) => {
                    td { (gravest(worst)) }
                    td { (responsible_for_unit(lookup, lookup.owners.row(worst).responsible.as_deref(), Some(id))) }
                },
                None => { td { "–" span.dold { " inget att åtgärda" } } td { "–" span.dold { " ingen" } } },
            }
        }
    }
}

fn gravest(reported: &Reported) -> Markup {
    html! {
        @match &reported.finding.citation {
            Some(citation) => (clipped(&citation.paragraph())),
            None => (clipped(&reported.finding.message)),
        }
    }
}

fn chapters(report: &Report) -> Markup {
    let chapters = by_chapter(report);
    let table = html! {
        table.t-kapitel {
            caption { "Antal prövningar" }
            thead { tr {
                th scope="col" { "Författning" }
                th.n scope="col" { "Brist" }
                th.n scope="col" { "Bör eller tips" }
                th.n scope="col" { "Ej bedömt" }
                th.n scope="col" { "Undantag" }
                th.n scope="col" { "Inga brister funna" }
                th scope="col" { "Fördelning" }
            } }
            tbody {
                @for (number, (name, counts)) in chapters.iter().enumerate() {
                    tr {
                        th scope="row" { (clipped(name)) }
                        td.n { @if counts.grave() > 0 { strong.s-brist { (counts.grave()) } } @else { "0" } }
                        td.n { (counts.advised) }
                        td.n { (counts.undetermined) }
                        td.n { (counts.waived) }
                        td.n { (counts.shown) }
                        td { @match number { 0..40 => (bar(&format!("kap{number}"), &clipped(name), counts)), _ => (silent_bar(counts)) } }
                    }
                }
            }
        }
    };
    wide("Per författning och kapitel", table)
}

fn ten_worst(lookup: &Lookup<'_>) -> Markup {
    let worst = worst(lookup.report, WORST);
    html! {
        h3 #varst { "Allvarligast just nu" }
        @if worst.is_empty() { p { "Inget att åtgärda har hittats." } }
        ol.varst {
            @for reported in worst {
                @let mark = lookup.mark(reported);
                li.rad data-enhet=[mark.units] data-exakt[mark.is_exact] data-lag=[mark.act] data-vikt=(mark.weight) {
                    p.brist-text { (severity(reported.finding.severity)) " " (capital(&reported.finding.message)) }
                    p.liten { (units_and_role(lookup, reported)) (place_of(lookup.report, reported)) }
                    @if let Some(citation) = &reported.finding.citation { p.liten { (clipped(&law(citation))) } }
                }
            }
        }
    }
}

/// The enheter of a finding and the responsible role.
fn units_and_role(lookup: &Lookup<'_>, reported: &Reported) -> Markup {
    let units: Vec<String> = reported.finding.units.iter().take(3).map(|id| lookup.unit_name(id)).collect();
    let row = lookup.owners.row(reported);
    html! {
        @if !units.is_empty() { strong { (clipped(&units.join(", "))) } " · " }
        "Ansvarig: " (responsible(lookup, row.responsible.as_deref())) " · "
    }
}

/// The glossary of the words used in the report.
fn vocabulary() -> Markup {
    html! {
        details.ordlista {
            summary { "Så läser du orden" }
            dl {
                dt { "brist" } dd { "Något som en lag, en föreskrift eller granskningen själv behöver saknas." }
                dt { "bör" } dd { "Ett råd följs inte, eller något tyder på att det inte står rätt till. Ingen lag sägs vara bruten." }
                dt { "tips" } dd { "God vana, eller bra att veta." }
                dt { "ej bedömt" } dd { "Det går inte att avgöra av det som står. Läs själv." }
                dt { "undantag" } dd { "Något saknas, och någon har godtagit det till ett visst datum." }
                dt { "inga brister funna" } dd { "Inget har saknats i det som ett program kan se. Det betyder inte att lagen är följd." }
                dt { "via" } dd { "Dokumentet är beslutat högre upp i organisationen och gäller även här." }
            }
        }
    }
}
