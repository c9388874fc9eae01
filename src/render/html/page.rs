//! The page from its title to its last line.

use maud::{DOCTYPE, Markup, html};

use super::lookup::Lookup;
use super::numbers::count;
use super::phrases::clipped;
use super::side::Sheet;
use super::{
    against, chooser, dates, demands, events, evidence, first, head, matrix, others, plan, processes, quality_work,
    trend, undetermined, units,
};
use crate::render::log_lines::in_markup;
use crate::report::Report;

/// The HTML page of a report.
pub fn draw(report: &Report, sheet: Sheet<'_>) -> String {
    let lookup = Lookup::new(report, sheet);
    let parts = parts(&lookup);
    let page = html! {
        (DOCTYPE)
        html lang="sv" {
            head { (head::draw(&lookup)) }
            body.stor[lookup.is_large()].vald[lookup.only_unit().is_some()] {
                a.hoppa href="#innehall" { "Hoppa till innehållet" }
                (title(report, sheet))
                (chooser::draw(&lookup))
                div.sida {
                    div.bredvid {
                        (contents(&parts))
                    }
                    main #innehall tabindex="-1" {
                        (head::of_paper(&lookup))
                        @for part in &parts {
                            section.del.kort-del[part.is_short] id=(part.id) aria-labelledby={ "rubrik-" (part.id) } {
                                (head::of_paper(&lookup))
                                div.kropp {
                                    h2 id={ "rubrik-" (part.id) } { (part.title) }
                                    (part.body)
                                }
                            }
                        }
                    }
                }
                (last(report))
                @if lookup.has_first() { (first::templates(&lookup)) }
                (head::script())
            }
        }
    };
    // maud has escaped the markup; this replaces hidden characters and commands of a log anywhere in the page.
    in_markup(page.into_string())
}

/// A section of the page with its heading.
struct Part {
    id: &'static str,
    title: &'static str,
    body: Markup,
    /// True if the section only says that it is empty, and so needs no printed page of its own.
    is_short: bool,
}

fn parts(lookup: &Lookup<'_>) -> Vec<Part> {
    let part = |id, title, draw: fn(&Lookup<'_>) -> Markup| Part { id, title, body: draw(lookup), is_short: false };
    let first = || part("korthet", "Läget i korthet", first::draw);
    let to_correct =
        || (!lookup.listed.to_correct.is_empty()).then(|| part("ratta", "Rätta i filerna", others::to_correct));
    let undetermined = || undetermined::has_any(lookup).then(|| part("ej", "Ej bedömt", undetermined::draw));
    let units = || part("enheter", "Enhet för enhet", units::draw);
    let matrix = || part("matris", "Matris: enheter och krav", matrix::draw);
    let processes = || part("processer", "Processer", processes::draw);
    let events = || part("utredningar", "Utredningar", events::draw);
    let dates = || part("datum", "Vad som förfaller", dates::draw);
    let checks = || part("egenkontroller", "Egenkontroller", quality_work::checks);
    let cases = || part("avvikelser", "Avvikelser och klagomål", quality_work::cases);
    let demands = || demands::has_any(lookup).then(|| part("tillsyn", "Krav från tillsyn", demands::draw));
    let roles = || part("ansvar", "Ansvar", quality_work::roles);
    let waivers = || Part {
        is_short: lookup.report.totals().waived_findings == 0,
        ..part("undantag", "Undantag", others::waivers)
    };
    let others = || part("ovrigt", "Övriga fynd", others::draw);
    let plan = || part("plan", "Åtgärdsplan att fylla i", plan::draw);
    let evidence = || part("underlag", "Underlag", evidence::draw);
    match lookup.sheet {
        Sheet::Whole => {
            let against = lookup.report.against.as_ref().map(|_| part("jamforelse", "Sedan sist", against::draw));
            let trend = lookup.report.trend.as_ref().map(|_| part("utveckling", "Över tid", trend::draw));
            let work = [checks(), cases(), events(), roles(), matrix(), processes()];
            let rest = [units(), dates(), plan()].into_iter().chain(demands()).chain(work).chain([
                waivers(),
                others(),
                evidence(),
            ]);
            let first = [first()].into_iter().chain(to_correct()).chain(undetermined());
            first.chain(against).chain(trend).chain(rest).collect()
        }
        Sheet::Gap(_) if lookup.sheet.limit(lookup.report).is_some() => vec![first(), units(), plan()],
        Sheet::Gap(_) => {
            let work = [checks(), cases(), events(), roles()];
            [first(), units(), plan()].into_iter().chain(demands()).chain(work).collect()
        }
        Sheet::Matrix(_) => vec![matrix(), processes()],
        Sheet::Due(_) => vec![dates()],
    }
}

fn title(report: &Report, sheet: Sheet<'_>) -> Markup {
    html! {
        header.topp {
            h1 { span.namn { (head::carer(report)) } span.under { (sheet.title()) } }
            p.liten data-vald hidden {
                "Sidan visar den valda enheten, det som ligger under den och det som är beslutat högre upp och gäller där. "
                a href="#innehall" data-hel { "Visa hela " (head::carer(report)) }
            }
            dl.fakta {
                div { dt { "Granskat per" } dd { (clipped(&report.audit.date)) } }
                div { dt { "Version" } dd { @match head::revision(report) {
                    Some(revision) => { span.id { (revision) } " i git" },
                    None => "ingen uppgift; mappen finns inte i git",
                } } }
                div { dt { "Rättsläge per" } dd { (clipped(&report.audit.law_as_of)) } }
                div data-hela { dt { "Omfattar" } dd {
                    (count(report.documents, "dokument", "dokument")) " och " (count(report.units.len(), "enhet", "enheter"))
                } }
                @if !report.audit.focus.is_empty() {
                    div { dt { "Urval" } dd { "bara de valda enheterna och allt under dem" } }
                }
                @if let Some(role) = &report.audit.role { div { dt { "Roll" } dd { "bara det som " (clipped(&role.name)) " ansvarar för" } } }
                @if let Some(limit) = sheet.limit(report) { div { dt { "Visar" } dd { (clipped(&limit)) } } }
                @if !report.audit.profiles.is_empty() {
                    div { dt { "Lokala krav" } dd { (clipped(&report.audit.profiles.join(", "))) } }
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
                "Gjord med ledningskoll " (env!("CARGO_PKG_VERSION")) ". Lagändringar efter " (clipped(&report.audit.law_as_of))
                " är inte med. Rapporten visar vad som saknas i dokumenten; den säger aldrig att lagen är följd."
            }
        }
    }
}
