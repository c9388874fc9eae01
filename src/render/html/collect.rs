//! Reports side by side as a page: for each group that was judged alike a line for each vårdgivare, then act by act.

use maud::{DOCTYPE, Markup, html};

use super::act_tables;
use super::chart::absolute;
use super::head;
use super::numbers::number;
use super::paper;
use super::phrases::{all_elsewhere, clipped, wide};
use crate::render::collection_words as words;
use crate::render::log_lines::in_markup;
use crate::render::shared_words::NUMBERS_SAY;
use crate::report::collection::Collection;
use crate::report::collection::basis::{Group, Sums};
use crate::report::collection::collected::Collected;
use crate::text::swedish;

/// The most reports of a group.
const MOST: usize = 2_000;
/// The most groups.
const MOST_GROUPS: usize = 100;
/// The most reports listed that do not count.
const MOST_LEFT_OUT: usize = 500;

/// The reports side by side.
#[must_use]
pub fn render(collection: &Collection) -> String {
    let title = words::title(collection);
    let page = html! {
        (DOCTYPE)
        html lang="sv" {
            head { (head::titled(&title, &paper::margins_of_day(&collection.day.to_string()))) }
            body {
                a.hoppa href="#innehall" { "Hoppa till innehållet" }
                (top(collection, &title))
                main.sida.hel #innehall tabindex="-1" {
                    @for (at, group) in collection.groups.iter().take(MOST_GROUPS).enumerate() { (section(collection, (at, group))) }
                    @if let Some(more) = words::more_groups(collection.groups.len(), MOST_GROUPS) { p.fler { (more) } }
                    (to_know(collection))
                }
                footer { p { "Gjord med ledningskoll " (env!("CARGO_PKG_VERSION")) ". Sidan visar vad som saknas i dokumenten; den säger aldrig att lagen är följd." } }
                (head::sorting_script())
            }
        }
    };
    in_markup(page.into_string())
}

fn top(collection: &Collection, title: &str) -> Markup {
    let left_out = collection.left_out().count();
    html! {
        header.topp {
            h1 { span.namn { "Flera vårdgivare, en bild" } span.under { (title) } }
            dl.fakta {
                div { dt { "Rapporter" } dd { (number(collection.reports.len())) } }
                div { dt { "Räknas" } dd { (number(collection.reports.len() - left_out)) } }
                div { dt { "Granskade före " (collection.old_before) } dd { (number(collection.old().count())) } }
            }
            @if let Some(told) = words::told_apart(collection) { p { strong { (told) } } }
            @if collection.groups.len() > 1 {
                nav aria-label="Grupper" {
                    ul { @for (at, group) in collection.groups.iter().take(MOST_GROUPS).enumerate() {
                        li { a href={ "#grupp-" (at + 1) } { (clipped(&words::basis(&group.basis))) } ": " (words::reports(group)) }
                    } }
                }
            }
        }
    }
}

fn section(collection: &Collection, (at, group): (usize, &Group)) -> Markup {
    html! {
        section.del.bred id={ "grupp-" (at + 1) } aria-labelledby={ "rubrik-" (at + 1) } {
            h2 id={ "rubrik-" (at + 1) } { (clipped(&words::basis(&group.basis))) }
            p { (words::sums(group)) "." }
            (carers(collection, group))
            (act_tables::of_carers(collection, group))
            (act_tables::of_units(collection, group))
        }
    }
}

/// The vårdgivare of a group, the one with most brister first.
fn carers(collection: &Collection, group: &Group) -> Markup {
    let mut lines: Vec<&Collected> = group.reports.iter().map(|number| &collection.reports[*number]).collect();
    lines.sort_by_cached_key(|one| swedish(&one.carer));
    let mut lines: Vec<(usize, &Collected)> = lines.into_iter().enumerate().collect();
    lines.sort_by_key(|(place, one)| (std::cmp::Reverse(Sums::of(&one.report).errors), *place));
    let most = lines.first().map_or(0, |(_, one)| Sums::of(&one.report).errors);
    let [errors, lighter, undetermined, asked] = words::NUMBERS;
    let heads =
        [("n1", errors), ("n2", lighter), ("n3", undetermined), ("n4", asked), ("n5", "Enheter"), ("n6", "Dokument")];
    html! {
        (wide("Vårdgivare", html! {
            table.t-samlat.sorterbar {
                caption { "Vårdgivare, den med flest brister först" @if lines.len() > 1 { span.dold { ". Rubrikerna sorterar" } } }
                thead { tr {
                    th scope="col" data-nyckel="namn" { "Vårdgivare" }
                    @for (key, words) in heads { th.n scope="col" data-nyckel=(key) aria-sort=[(key == "n1").then_some("descending")] { (words) } }
                    @for words in ["Granskat per", "Version", "Fil"] { th scope="col" { (words) } }
                } }
                tbody { @for (place, one) in lines.iter().take(MOST) { (line(one, *place, most)) } }
            }
        }))
        (all_elsewhere(lines.len(), MOST, "rapporter"))
    }
}

fn line(one: &Collected, place: usize, most: usize) -> Markup {
    let (report, sums) = (&one.report, Sums::of(&one.report));
    let units = report.summary.by_unit.len();
    html! {
        tr data-namn=(place) {
            th scope="row" { (clipped(&one.carer)) }
            td.n.langd { @if sums.errors > 0 { strong.s-brist { (number(sums.errors)) } } @else { "0" } (absolute(sums.errors, most)) }
            @for value in [sums.warnings + sums.notes, sums.undetermined, sums.asked, units, report.summary.documents.number()] { td.n { (number(value)) } }
            td.dag { (report.audit.date) @if one.is_old { " " span.ord.bor { "gammal" } } }
            td { @match &report.audit.revision {
                Some(revision) => span.id { (clipped(&revision.chars().take(12).collect::<String>())) },
                None => "utanför git",
            } }
            td { span.id { (clipped(&one.file)) } }
        }
    }
}

fn to_know(collection: &Collection) -> Markup {
    let left_out: Vec<&Collected> = collection.left_out().collect();
    html! {
        section.del id="kanna-till" aria-labelledby="rubrik-kanna-till" {
            h2 id="rubrik-kanna-till" { "Att känna till" }
            @for sentence in words::sentences(collection) { p { (clipped(&sentence)) } }
            @if !left_out.is_empty() {
                h3 { (words::LEFT_OUT) }
                ul { @for one in left_out.iter().take(MOST_LEFT_OUT) { li { (clipped(&words::left_out(one))) } } }
                (all_elsewhere(left_out.len(), MOST_LEFT_OUT, "rapporter"))
            }
            @for sentence in NUMBERS_SAY { p { (sentence) } }
        }
    }
}
