//! The evidence: the documents that answer each requirement, and every document with version, decision and owner.

use maud::{Markup, html};

use super::lookup::Lookup;
use super::numbers::number;
use super::phrases::{carrier, clipped, more, place, responsible};
use super::units::requirement_with_law;
use crate::report::dossier::DocumentRow;
use crate::report::views::evidence::by_requirement;
use crate::report::{Agreement, EvidenceRow};

/// The most documents listed under one requirement.
const MOST_CARRIERS: usize = 10;
/// The most enheter named for a document.
const MOST_UNITS: usize = 3;
/// The most documents listed.
const MOST: usize = 2_000;

/// The evidence by requirement, then all documents.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    let carried = by_requirement(lookup.report);
    let documents = &lookup.report.dossier.documents;
    html! {
        @if let Some(revision) = &lookup.report.audit.revision {
            p {
                @match lookup.report.audit.agreement {
                    Agreement::Whole => "Dokumenten är lästa som de stod i git i version ",
                    Agreement::Uncommitted => {
                        "Dokumenten är lästa som de låg i mappen, med det som inte var incheckat. Versionen i git är "
                    }
                    Agreement::Unknown => "Versionen i git är ",
                }
                span.id { (clipped(revision)) } "."
            }
        }
        h3 data-hela { "Vad som visar varje krav" }
        @if carried.is_empty() { p { "Inget krav visas av något dokument." } }
        @else {
            details {
                summary { (number(carried.len())) " krav med dokument" }
                (requirement_table(lookup, &carried))
            }
        }
        h3 { "Alla dokument" }
        details {
            summary { span.antal { (number(documents.len())) " dokument" } }
            (all(lookup, documents))
            (more(documents.len(), documents.len().min(MOST), "dokument"))
        }
    }
}

fn requirement_table(lookup: &Lookup<'_>, carried: &[(usize, Vec<&EvidenceRow>)]) -> Markup {
    html! {
        div.tabell {
            table.t-utan.stapla data-vikt="inga" {
                caption { "Dokument som visar varje krav någonstans" }
                thead { tr { th scope="col" { "Krav och lagrum" } th scope="col" { "Dokument" } } }
                tbody {
                    @for (requirement, evidence) in carried {
                        @let requirement = &lookup.report.requirements[*requirement];
                        // Of no group: the section of a chosen enhet has it.
                        tr.rad data-lag=[lookup.act(&requirement.citation)] {
                            th scope="row" { (requirement_with_law(requirement)) }
                            td {
                                ul {
                                    @for one in evidence.iter().take(MOST_CARRIERS) { li { (carrier(lookup, one)) } }
                                    @if evidence.len() > MOST_CARRIERS { li { "och " (evidence.len() - MOST_CARRIERS) " till" } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn all(lookup: &Lookup<'_>, documents: &[DocumentRow]) -> Markup {
    html! {
        div.tabell {
            table.t-dokument.stapla {
                caption { "Alla dokument" }
                thead { tr {
                    th scope="col" { "Dokument" }
                    th scope="col" { "Enhet" }
                    th scope="col" { "Version och beslut" }
                    th scope="col" { "Status och giltighet" }
                    th scope="col" { "Ansvarig" }
                    th scope="col" { "Fil" }
                } }
                tbody { @for row in documents.iter().take(MOST) { (of_document(lookup, row)) } }
            }
        }
    }
}

fn of_document(lookup: &Lookup<'_>, row: &DocumentRow) -> Markup {
    let group = lookup.group(&row.units, &row.path, &row.reference);
    let name = if row.title.is_empty() { "utan titel" } else { &row.title };
    html! {
        tr.rad data-m=[group] {
            th scope="row" { (clipped(name)) span.lag { (clipped(&row.reference.kind)) " " span.id { (clipped(&row.reference.id)) } (areas(&row.areas)) } }
            td { (units(lookup, &row.units)) }
            td {
                @if let Some(version) = &row.version { "version " (clipped(version)) " " }
                @match &row.decided { Some(decided) => (clipped(decided)), None => span.saknas { "ingen dag angiven" } }
                @if let Some(decider) = &row.decided_by { span.lag { "av " (clipped(lookup.role(decider))) } }
            }
            td {
                @match &row.status { Some(status) => (clipped(status)), None => { "–" span.dold { " ingen uppgift" } } }
                @if let Some(day) = &row.valid_till { span.lag { "gäller till " (clipped(day)) } }
                @if let Some(day) = &row.next_review { span.lag { "översyn " (clipped(day)) } }
            }
            td { (responsible(lookup, row.owner.as_deref())) }
            td { (place(lookup.report, &row.path, row.line)) }
        }
    }
}

/// The areas of a document, after its id.
fn areas(areas: &[String]) -> Markup {
    html! { @if !areas.is_empty() { " · " (clipped(&areas.join(", "))) } }
}

/// The enheter that a document is for; of many the first.
fn units(lookup: &Lookup<'_>, units: &[String]) -> Markup {
    let names: Vec<String> = units.iter().take(MOST_UNITS).map(|id| clipped(&lookup.unit_name(id))).collect();
    html! {
        (names.join(", "))
        @if units.len() > MOST_UNITS { " och " (number(units.len() - MOST_UNITS)) " till" }
        @if units.is_empty() { "–" span.dold { " ingen uppgift" } }
    }
}
