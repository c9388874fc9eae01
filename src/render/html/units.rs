//! Each enhet, paragraph by paragraph: requirement, outcome, evidence, findings and responsible role.

use maud::{Markup, html};

use super::lookup::{Lookup, MOST_UNITS};
use super::phrases::{capital, carrier, clipped, finding, more, outcome, responsible, responsible_for_unit};
use super::side::Sheet;
use crate::finding::{Outcome, Severity};
use crate::render::sentence::law;
use crate::render::shared_words::{MORE_ABOVE, count};
use crate::report::views::chain;
use crate::report::views::evidence::carriers;
use crate::report::views::gap::{GapRow, UnitGaps};
use crate::report::views::overview::{Counts, worst_of_unit};
use crate::report::{AssessmentRow, RequirementRow, UnitRow};

/// The most findings drawn under one requirement of an enhet.
const MOST_FINDINGS: usize = 10;
/// The most documents listed under one requirement of an enhet.
const MOST_DOCUMENTS: usize = 4;

/// A section for each enhet.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    if lookup.gaps.is_empty() {
        return html! { p { "Inget krav svarar mot urvalet." } };
    }
    html! {
        p {
            "Först det som behöver åtgärdas eller läsas, sedan det som inga brister har hittats i. Ett dokument som är beslutat \
            högre upp i organisationen står med ”via” och namnet på den nivån."
            @if lookup.is_large() {
                " Vid utskrift kommer det hopfällda med för den enhet som är vald under ”Visa bara …”, och där du har öppnat det."
            }
        }
        (more(lookup.gaps.len(), lookup.gaps.len().min(MOST_UNITS), "enheter"))
        @for (number, gaps) in lookup.gaps.iter().take(MOST_UNITS).enumerate() { (of_unit(lookup, number, gaps)) }
    }
}

/// The name of the enhet units_and_role gaps these are.
pub fn name(lookup: &Lookup<'_>, gaps: &UnitGaps<'_>) -> String {
    gaps.unit.map_or_else(|| "Vårdgivaren".to_owned(), |unit| clipped(&lookup.unit_name(&unit.id)))
}

fn of_unit(lookup: &Lookup<'_>, number: usize, gaps: &UnitGaps<'_>) -> Markup {
    let groups = Groups::new(&gaps.rows);
    let name = name(lookup, gaps);
    let unit = gaps.unit.and_then(|unit| lookup.unit(&unit.id));
    html! {
        section.enhet id={ "e" (number) } data-del=[unit] aria-labelledby={ "e" (number) "h" } {
            (super::head::of_paper(lookup.report))
            div.kropp {
                h3 id={ "e" (number) "h" } { (name) }
                @if let Some(unit) = gaps.unit { (place_in_organisation(lookup, unit)) }
                (in_short(lookup, gaps))
                @if !groups.open.is_empty() {
                    (with_gaps(lookup, gaps, &format!("Att åtgärda eller läsa: {name}"), &groups.open))
                }
                @if !groups.advised.is_empty() {
                    details {
                        summary { (groups.advised.len()) " krav med bör eller tips" }
                        (with_gaps(lookup, gaps, &format!("Bör eller tips: {name}"), &groups.advised))
                    }
                }
                @if !groups.shown.is_empty() { (without_gaps(lookup, gaps, &name, &groups.shown)) }
                @if !groups.unasked.is_empty() { (not_asked(lookup, &groups.unasked)) }
                p.liten.tillbaka { a href="#per-enhet" { "Till alla enheter" } }
            }
        }
    }
}

/// The requirements of an enhet, grouped in reading order.
#[derive(Default)]
struct Groups<'gaps, 'report> {
    /// Brist, undetermined or waived.
    open: Vec<&'gaps GapRow<'report>>,
    /// Violated with severity bör or tips.
    advised: Vec<&'gaps GapRow<'report>>,
    /// Satisfied without findings.
    shown: Vec<&'gaps GapRow<'report>>,
    /// Not applicable.
    unasked: Vec<&'gaps GapRow<'report>>,
}

impl<'gaps, 'report> Groups<'gaps, 'report> {
    fn new(rows: &'gaps [GapRow<'report>]) -> Self {
        let mut groups = Self::default();
        for row in rows {
            let group = match (row.outcome, row.severity) {
                (Outcome::Violated, Severity::Warning | Severity::Note) => &mut groups.advised,
                (Outcome::Violated | Outcome::Undetermined | Outcome::Waived, _) => &mut groups.open,
                (Outcome::Satisfied | Outcome::NotApplicable, _) if !row.findings.is_empty() => &mut groups.open,
                (Outcome::Satisfied, _) => &mut groups.shown,
                (Outcome::NotApplicable, _) => &mut groups.unasked,
            };
            group.push(row);
        }
        groups
    }
}

fn place_in_organisation(lookup: &Lookup<'_>, unit: &UnitRow) -> Markup {
    let above: Vec<String> = chain(lookup.report, &unit.id).skip(1).map(|above| clipped(&above.name)).collect();
    html! {
        p.liten {
            span.id { (clipped(&unit.id)) }
            @if !above.is_empty() { " · hör till " (above.join(", ")) }
            " · Verksamhetschef: " (responsible(lookup, unit.manager.as_deref()))
        }
    }
}

/// The counts of an enhet, its worst finding and the responsible role.
fn in_short(lookup: &Lookup<'_>, gaps: &UnitGaps<'_>) -> Markup {
    let mut counts = Counts::default();
    gaps.rows.iter().for_each(|row| counts.add(row.outcome, row.severity));
    html! {
        p.kort {
            strong { (count(gaps.counts.errors, "brist", "brister")) }
            @if gaps.counts.above > 0 { " (varav " (gaps.counts.above) " i dokument som är beslutade högre upp)" }
            ", " (gaps.counts.warnings) " bör och " (gaps.counts.notes) " tips. Av " (counts.asked()) " prövade krav är "
            (counts.undetermined) " ej bedömda, " (counts.waived) " har undantag och i " (counts.shown) " är inga brister funna."
        }
        @if let Some(worst) = worst_of_unit(lookup.report, gaps) {
            p.kort {
                b { "Allvarligast: " } (clipped(&worst.finding.message))
                @if let Some(citation) = &worst.finding.citation { " – " (clipped(&citation.to_string())) }
                ". " b { "Ansvarig: " } (responsible_for_unit(lookup, lookup.owners.row(worst).responsible.as_deref(), gaps.unit.map(|unit| unit.id.as_str()))) "."
            }
        }
    }
}

fn with_gaps(lookup: &Lookup<'_>, gaps: &UnitGaps<'_>, title: &str, rows: &[&GapRow<'_>]) -> Markup {
    html! {
        div.tabell {
            table.t-krav.stapla {
                caption { (title) }
                thead { tr {
                    th scope="col" { "Krav och lagrum" }
                    th scope="col" { "Utfall och vad som saknas" }
                    th scope="col" { "Dokument som visar det" }
                } }
                tbody {
                    @for row in rows {
                        @let requirement = &lookup.report.requirements[row.requirement];
                        tr.rad data-lag=[lookup.act(&requirement.citation)] data-vikt=(weight(row)) {
                            th scope="row" { (requirement_with_law(requirement)) }
                            td { (missing(lookup, row)) }
                            td { (carried(lookup, gaps, row)) }
                        }
                    }
                }
            }
        }
    }
}

fn without_gaps(lookup: &Lookup<'_>, gaps: &UnitGaps<'_>, name: &str, rows: &[&GapRow<'_>]) -> Markup {
    if lookup.only_counts {
        return html! { p.fler {
            (rows.len()) " krav utan funna brister. De räknas upp om enheten granskas för sig, med --unit."
        } };
    }
    html! {
        details {
            summary { (count(rows.len(), "krav utan funna brister", "krav utan funna brister")) }
            div.tabell {
                table.t-utan.stapla {
                    caption { "Krav utan funna brister: " (name) }
                    thead { tr { th scope="col" { "Krav och lagrum" } th scope="col" { "Dokument som visar det" } } }
                    tbody {
                        @for row in rows {
                            @let requirement = &lookup.report.requirements[row.requirement];
                            tr.rad data-lag=[lookup.act(&requirement.citation)] data-vikt="inga" {
                                th scope="row" { (requirement_with_law(requirement)) }
                                td { (carried(lookup, gaps, row)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn not_asked(lookup: &Lookup<'_>, rows: &[&GapRow<'_>]) -> Markup {
    html! {
        details.liten {
            summary { (count(rows.len(), "krav som inte är tillämpligt här", "krav som inte är tillämpliga här")) }
            ul { @for row in rows { li {
                (clipped(&lookup.report.requirements[row.requirement].title))
                @if let Some(reason) = row.assessments.iter().find_map(|one| one.reason.as_deref()) { " – " (clipped(reason)) }
            } } }
        }
    }
}

/// The value of the severity filter for a row.
fn weight(row: &GapRow<'_>) -> &'static str {
    match (row.outcome, row.severity) {
        (Outcome::Violated, Severity::Error) => "brist",
        (Outcome::Violated, Severity::Warning) => "bör",
        (Outcome::Violated, Severity::Note) => "tips",
        (Outcome::Undetermined, _) => "ej",
        (Outcome::Waived, _) => "undantag",
        (Outcome::Satisfied | Outcome::NotApplicable, _) => "inga",
    }
}

/// A requirement with its lagrum, how binding it is, and a caution if only secondary sources were read.
pub fn requirement_with_law(requirement: &RequirementRow) -> Markup {
    html! {
        span.krav { (clipped(&requirement.title)) }
        span.lag { (clipped(&law(&requirement.citation))) }
    }
}

fn missing(lookup: &Lookup<'_>, row: &GapRow<'_>) -> Markup {
    html! {
        (outcome(row.outcome, row.severity))
        @if !row.findings.is_empty() {
            ul.fynd {
                @for number in row.findings.iter().take(MOST_FINDINGS) {
                    li { (finding(lookup, &lookup.report.findings[*number])) }
                }
            }
        }
        (more(row.findings.len(), row.findings.len().min(MOST_FINDINGS), "fynd under kravet"))
        @if row.has_more { p.fler { (capital(MORE_ABOVE)) "." } }
        (reasons(lookup, &row.assessments))
    }
}

/// The reasons why assessments are undetermined.
fn reasons(lookup: &Lookup<'_>, assessments: &[&AssessmentRow]) -> Markup {
    let mut reasons: Vec<(Option<&str>, &str)> = assessments
        .iter()
        .filter_map(|row| Some((row.document.as_ref().map(|at| at.reference.id.as_str()), row.doubt()?)))
        .collect();
    reasons.dedup();
    html! {
        @if !reasons.is_empty() {
            ul.fynd {
                @for (document, reason) in reasons.iter().take(MOST_FINDINGS) {
                    li {
                        b { "Ej bedömt: " } (capital(reason))
                        @if let Some(id) = document { " – " (super::phrases::named(lookup, id, "dokument")) }
                    }
                }
            }
        }
        (more(reasons.len(), reasons.len().min(MOST_FINDINGS), "som ej är bedömda"))
    }
}

/// The evidence for a requirement: the documents of the enhet, then those inherited from each level above.
fn carried(lookup: &Lookup<'_>, gaps: &UnitGaps<'_>, row: &GapRow<'_>) -> Markup {
    let carriers = carriers(lookup.report, gaps.unit, &row.assessments);
    let shown = &carriers[..carriers.len().min(MOST_DOCUMENTS)];
    html! {
        @if carriers.is_empty() { "–" span.dold { " inget dokument" } }
        @for level in shown.chunk_by(|one, next| one.via == next.via) {
            @if let Some(via) = level[0].via { p.fran { "via " (clipped(via)) } }
            ul.dokument { @for one in level { li { (carrier(lookup, one.evidence)) } } }
        }
        @if carriers.len() > MOST_DOCUMENTS {
            p.fran { "och " @if row.has_more { "minst " } (carriers.len() - MOST_DOCUMENTS) " till"
                @if matches!(lookup.sheet, Sheet::Whole) { ", se " a href="#underlag" { "underlag" } } }
        }
    }
}
