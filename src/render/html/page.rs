//! The page from its title to its last line.

use maud::{DOCTYPE, Markup, html};

use super::lookup::Lookup;
use super::words::told;
use super::{dates, events, evidence, filters, first, head, matrix, others, plan, processes, units};
use crate::render::text::{count, harmless};
use crate::report::Report;

/// The report as a page that stands by itself.
#[must_use]
pub fn render(report: &Report) -> String {
    let lookup = Lookup::new(report);
    let parts = parts(&lookup);
    let page = html! {
        (DOCTYPE)
        html lang="sv" {
            head { (head::draw(&lookup)) }
            body {
                a.hoppa href="#innehall" { "Hoppa till innehållet" }
                (title(report))
                div.sida {
                    div.bredvid {
                        (contents(&parts))
                        (filters::draw(&lookup))
                    }
                    main #innehall tabindex="-1" {
                        @for part in &parts {
                            section.del.kort-del[part.is_short] id=(part.id) aria-labelledby={ "rubrik-" (part.id) } {
                                (head::of_paper(report))
                                div.kropp {
                                    h2 id={ "rubrik-" (part.id) } { (part.title) }
                                    (part.body)
                                }
                            }
                        }
                    }
                }
                (last(report))
                (head::script())
            }
        }
    };
    // All text is escaped where it is set; here no character of it may steer what is shown, wherever it stands.
    harmless(&page.into_string())
}

/// A part of the page.
struct Part {
    id: &'static str,
    title: &'static str,
    body: Markup,
    /// True if it needs no printed page of its own.
    is_short: bool,
}

fn parts(lookup: &Lookup<'_>) -> Vec<Part> {
    let part = |id, title, body| Part { id, title, body, is_short: false };
    let has_waivers = lookup.report.totals().waived_findings > 0;
    vec![
        part("korthet", "Läget i korthet", first::draw(lookup)),
        part("enheter", "Enhet för enhet", units::draw(lookup)),
        part("matris", "Matris: enheter och krav", matrix::draw(lookup)),
        part("processer", "Processer", processes::draw(lookup)),
        part("utredningar", "Utredningar", events::draw(lookup)),
        part("datum", "Vad som förfaller", dates::draw(lookup)),
        Part { is_short: !has_waivers, ..part("undantag", "Undantag", others::waivers(lookup)) },
        part("ovrigt", "Övriga fynd", others::draw(lookup)),
        part("plan", "Åtgärdsplan att fylla i", plan::draw(lookup)),
        part("underlag", "Underlag", evidence::draw(lookup)),
    ]
}

fn title(report: &Report) -> Markup {
    html! {
        header.topp {
            h1 { (head::carer(report)) span.under { "Läget i ledningssystemet för sjukskrivning och rehabilitering" } }
            dl.fakta {
                div { dt { "Granskat per" } dd { (told(&report.audit.date)) } }
                div { dt { "Version" } dd { @match head::revision(report) {
                    Some(revision) => { span.id { (revision) } " i git" },
                    None => "ingen uppgift; mappen finns inte i git",
                } } }
                div { dt { "Rättsläge per" } dd { (told(&report.audit.law_as_of)) } }
                div { dt { "Omfattar" } dd {
                    (count(report.documents, "dokument", "dokument")) " och " (count(report.units.len(), "enhet", "enheter"))
                } }
                @if !report.audit.focus.is_empty() {
                    div { dt { "Urval" } dd { "bara de valda enheterna och allt under dem" } }
                }
                @if !report.audit.profiles.is_empty() {
                    div { dt { "Lokala krav" } dd { (told(&report.audit.profiles.join(", "))) } }
                }
            }
        }
    }
}

fn contents(parts: &[Part]) -> Markup {
    html! {
        nav.innehall aria-label="Innehåll" {
            ol { @for part in parts { li { a href={ "#" (part.id) } { (part.title) } } } }
        }
    }
}

fn last(report: &Report) -> Markup {
    html! {
        footer {
            p {
                "Gjord med ledningskoll " (env!("CARGO_PKG_VERSION")) ". Lagändringar efter " (told(&report.audit.law_as_of))
                " är inte med. Rapporten visar vad som saknas i dokumenten; den säger aldrig att lagen är följd."
            }
        }
    }
}
