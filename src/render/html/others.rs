//! Waivers, and findings outside the requirements of an enhet: how files are written, references and validity.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::finding_in_full::finding;
use super::listed::{MOST_LISTED, finding_id};
use super::lookup::Lookup;
use super::numbers::number;
use super::phrases::{capital, clipped, more, named, named_by_id, place_of, severity};
use crate::render::sentence::{law, sentence};
use crate::render::shared_words::bound;
use crate::report::{Reported, State};
use crate::rules::waivers::WaiverRow;

/// The most rows drawn.
const MOST: usize = 300;
/// Up to this number of findings, their fold is open.
const FEW: usize = 3;

/// The waived findings with their waivers.
pub fn waivers(lookup: &Lookup<'_>) -> Markup {
    let rows: Vec<(&Reported, &WaiverRow)> = lookup
        .report
        .findings
        .iter()
        .filter(|one| one.state == State::Waived)
        .filter_map(|one| Some((one, one.waiver.as_ref()?)))
        .collect();
    html! {
        @if rows.is_empty() { p { "Inga undantag." } }
        @else {
            p { "Brister som någon har godtagit till ett datum. De är kvar tills de är åtgärdade." }
            div.tabell {
                table.t-undantag.stapla {
                    caption { span.antal { "Undantag: " (number(rows.len())) } }
                    thead { tr {
                        th scope="col" { "Vad som saknas" }
                        th scope="col" { "Skäl" }
                        th scope="col" { "Beslutat av" }
                        th scope="col" { "Gäller till" }
                    } }
                    tbody { @for (reported, waiver) in rows.iter().take(MOST) { (of_waiver(lookup, reported, waiver)) } }
                }
            }
            (more(rows.len(), rows.len().min(MOST), "undantag"))
        }
    }
}

fn of_waiver(lookup: &Lookup<'_>, reported: &Reported, waiver: &WaiverRow) -> Markup {
    let mark = lookup.mark(reported);
    html! {
        tr.rad data-m=[mark.group] data-lag=[mark.act] data-vikt="undantag" {
            th scope="row" {
                (capital(&reported.finding.message))
                @if let Some(citation) = &reported.finding.citation { span.lag { (clipped(&law(citation))) } }
                span.lag { (place_of(lookup.report, reported)) }
            }
            td { (capital(&sentence(&waiver.reason))) span.lag { (named_by_id(lookup, &waiver.id, "undantag")) } }
            td { (clipped(lookup.role(&waiver.owner))) }
            td { (clipped(&waiver.until)) }
        }
    }
}

/// The findings on how files are written, which stand in a fold of their own.
pub fn to_correct(lookup: &Lookup<'_>) -> Markup {
    html! {
        p { "Hur filerna är skrivna. Det som är brist här behöver rättas innan det som hänger på det kan bedömas." }
        details open[lookup.listed.to_correct.len() <= FEW] {
            summary { span.antal { (number(lookup.listed.to_correct.len())) " att rätta" } }
            (table(lookup, "Rätta i filerna", &lookup.listed.to_correct))
        }
    }
}

/// The other findings that are listed under no requirement of an enhet.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    html! {
        @if lookup.listed.others.is_empty() { p { "Inga fynd utöver kraven." } }
        @else {
            p { "Hänvisningar, giltighet och annat som inte hör till ett visst krav för en enhet." }
            (table(lookup, "Övriga fynd", &lookup.listed.others))
        }
        (without_kind(lookup))
    }
}

fn table(lookup: &Lookup<'_>, title: &str, numbers: &[usize]) -> Markup {
    html! {
        div.tabell {
            table.t-ovrigt.stapla {
                caption.dold { (title) }
                thead { tr { th scope="col" { "Dokument" } th scope="col" { "Allvar" } th scope="col" { "Fynd" } } }
                tbody { @for number in numbers.iter().take(MOST_LISTED) { (of_finding(lookup, *number)) } }
            }
        }
        (more(numbers.len(), numbers.len().min(MOST_LISTED), "fynd"))
    }
}

fn of_finding(lookup: &Lookup<'_>, number: usize) -> Markup {
    let reported = &lookup.report.findings[number];
    let mark = lookup.mark(reported);
    html! {
        tr.rad id=(finding_id(number)) data-m=[mark.group] data-lag=[mark.act] data-vikt=(mark.weight) {
            th scope="row" { @match &reported.finding.document {
                Some(document) => (named(lookup, document, &lookup.report.source(&reported.finding).path)),
                None => (clipped(&lookup.report.source(&reported.finding).path)),
            } }
            td { (severity(reported.finding.severity)) }
            td.ett {
                (finding(lookup, reported))
                @if let Some(citation) = &reported.finding.citation { p.liten { (bound(&clipped(&law(citation)))) } }
            }
        }
    }
}

fn without_kind(lookup: &Lookup<'_>) -> Markup {
    let paths: BTreeSet<&String> = lookup.report.without_kind.iter().collect();
    html! {
        @if !paths.is_empty() {
            h3 { "Filer som inte räknas som dokument" }
            p { "De säger inte vilken typ av dokument de är, så inget i dem är granskat." }
            ul { @for path in paths.iter().take(MOST) { li.rad { code { (clipped(path)) } } } }
            (more(paths.len(), paths.len().min(MOST), "filer"))
        }
    }
}
