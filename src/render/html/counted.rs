//! How the numbers were counted: what was asked how many times, by act and chapter, and what the words mean.

use maud::{Markup, html};

use super::chart::{bar, silent_bar};
use super::choices::Choice;
use super::lookup::Lookup;
use super::numbers::{count, number};
use super::phrases::{clipped, wide};
use crate::render::shared_words::bound;
use crate::report::views::overview::Counts;

/// The most charts that are described to screen readers; the table says the same.
const MOST_DESCRIBED: usize = 40;

/// The fold, with the numbers of a choice.
pub fn draw(lookup: &Lookup<'_>, choice: &Choice<'_>) -> Markup {
    html! {
        details.raknat {
            summary { "Så har vi räknat" }
            p {
                "En brist är ett fynd på något som en lag, en föreskrift eller granskningen själv behöver. En enhets tal räknar det \
                som står i dess egna dokument och i dem som är beslutade högre upp och gäller där. Samma brist kan räknas hos flera \
                enheter, så enheternas tal går inte att lägga ihop."
            }
            div data-plats="raknat" { (asked(lookup, choice)) }
            (vocabulary())
        }
    }
}

/// What was asked how many times of a choice, by act and chapter.
pub fn asked(lookup: &Lookup<'_>, choice: &Choice<'_>) -> Markup {
    let mut all = Counts::default();
    choice.chapters.values().for_each(|counts| all.join(*counts));
    html! {
        // With a filter these numbers would be of the filtered rows, yet read as those of the whole.
        @if lookup.sheet.limit(lookup.report).is_none() {
            p {
                "Bakom talen ligger " (count(all.asked(), "prövning", "prövningar")) ": ett krav prövas mot varje enhet, dokument eller \
                del av dokument som det gäller. I " (all.shown) " hittades inga brister, och " (all.undetermined) " gick inte att bedöma."
            }
            @if all.asked() > 0 { (chapters(choice)) }
        }
    }
}

fn chapters(choice: &Choice<'_>) -> Markup {
    let chapters = choice.chapters.iter().filter(|(_, counts)| counts.asked() > 0);
    // The bars of each enhet would be half of what the page holds for it.
    let is_whole = choice.id.is_none();
    let table = html! {
        table.t-kapitel {
            caption { "Prövningar per författning och kapitel" }
            thead { tr {
                th scope="col" { "Författning" }
                th.n scope="col" { "Brist" }
                th.n scope="col" { "Bör eller tips" }
                th.n scope="col" { "Ej bedömt" }
                th.n scope="col" { "Undantag" }
                th.n scope="col" { "Inga brister funna" }
                @if is_whole { th scope="col" { "Fördelning" } }
            } }
            tbody {
                @for (at, (name, counts)) in chapters.enumerate() {
                    tr {
                        th scope="row" { (bound(&clipped(name))) }
                        td.n { @if counts.grave() > 0 { strong.s-brist { (number(counts.grave())) } } @else { "0" } }
                        td.n { (number(counts.advised)) }
                        td.n { (number(counts.undetermined)) }
                        td.n { (number(counts.waived)) }
                        td.n { (number(counts.shown)) }
                        @if is_whole { td { @if at < MOST_DESCRIBED { (bar(&clipped(name), counts)) } @else { (silent_bar(counts)) } } }
                    }
                }
            }
        }
    };
    wide("Prövningar per författning och kapitel", table)
}

/// The glossary of the words used in the report.
fn vocabulary() -> Markup {
    html! {
        dl.ordlista {
            dt { "brist" } dd { "Något som en lag, en föreskrift eller granskningen själv behöver saknas." }
            dt { "att rätta innan det kan bedömas" } dd { "Brister i hur en fil är skriven. Innan de är rättade går det som hänger på dem inte att bedöma." }
            dt { "förfallet" } dd { "Brister där en dag har passerat: en åtgärd, en giltighetstid eller ett undantag." }
            dt { "bör" } dd { "Ett råd följs inte, eller något tyder på att det inte står rätt till. Ingen lag sägs vara bruten." }
            dt { "tips" } dd { "God vana, eller bra att veta." }
            dt { "ej bedömt" } dd { "Det går inte att avgöra av det som står. Läs själv." }
            dt { "undantag" } dd { "Något saknas, och någon har godtagit det till ett visst datum." }
            dt { "inga brister funna" } dd { "Inget har saknats i det som ett program kan se. Det betyder inte att lagen är följd." }
            dt { "kontrollera lydelsen" } dd { "Lagrummet är återgivet efter en annan källa än författningen själv." }
            dt { "via" } dd { "Dokumentet är beslutat högre upp i organisationen och gäller även här." }
        }
    }
}
