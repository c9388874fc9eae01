//! Deviations and complaints: in numbers by category, then one by one, with how long they took.

use maud::{Markup, html};

use super::Bundle;
use super::shown_text::text;
use super::table_markup::{head, measures, said, table};
use crate::render::shared_words::{capital, count};
use crate::report::views::deviations::{Counted, Deviation, by_category, deviations, numbers};
use crate::text::words::days_in_words;

/// The page.
pub fn draw(bundle: &Bundle<'_>) -> Markup {
    let mut rows = deviations(bundle.report, bundle.filter);
    rows.retain(|one| !one.is_investigation() && bundle.is_told(last(one)));
    let numbers = numbers(rows.iter());
    let heads = ["Ärende", "Kategori", "Status", "Rapporterad", "Dagar till avslut", "Åtgärder"];
    let about = match bundle.since {
        Some(since) => format!("Avvikelser och klagomål som är rapporterade eller har varit öppna sedan {since}."),
        None => "Avvikelser och klagomål som är dokumenterade för enheten.".to_owned(),
    };
    html! {
        (head("Avvikelser och klagomål", &about))
        p {
            (capital(&count(numbers.all, "ärende", "ärenden"))) ", varav " (count(numbers.open, "öppet", "öppna")) " och " (numbers.from_patient)
            " från patienter eller närstående. "
            @if let Some(days) = numbers.median_days { "Mediantiden till avslut är " (days_in_words(days)) ". " }
            @if let Some(days) = numbers.oldest_open { "Det äldsta öppna ärendet har varit öppet " (days_in_words(days)) "." }
        }
        section.del { h2 { "Sammanställning" } (in_numbers(&by_category(&rows))) }
        section.del {
            h2 { "Ett och ett" }
            (table("Avvikelser och klagomål", &heads, rows.iter().map(|one| row(bundle, one)).collect(), NONE))
        }
    }
}

/// What is said where there are none.
const NONE: &str = "Ingen avvikelse och inget klagomål finns bland dokumenten.";

/// The last day that is known of a case: one that is open goes on.
fn last<'report>(one: &Deviation<'report>) -> Option<&'report str> {
    let row = one.row;
    let known = row.closed.as_deref().or(row.reported.as_deref()).or(row.happened.as_deref());
    known.filter(|_| !row.is_open)
}

fn in_numbers(counted: &Counted) -> Markup {
    let heads: Vec<&str> = ["Kategori"].into_iter().chain(counted.states.iter().map(String::as_str)).collect();
    let row = |(name, numbers): &(String, Vec<usize>)| {
        let numbers = numbers.iter().map(|number| html! { (number) });
        [html! { (text(&capital(name))) }].into_iter().chain(numbers).collect::<Vec<_>>()
    };
    table("Avvikelser efter kategori", &heads, counted.rows.iter().map(row).collect(), NONE)
}

fn row(bundle: &Bundle<'_>, one: &Deviation<'_>) -> Vec<Markup> {
    let row = one.row;
    vec![
        bundle.titled(&one.document.path, &one.document.reference, &one.document.title),
        html! { (text(one.category())) },
        html! { (text(&one.state())) },
        said(row.reported.as_deref(), "ingen dag"),
        html! { @match row.days { Some(days) => { (days) @if row.is_open { " hittills" } }, None => "–" } },
        measures(bundle, &row.measures, row.no_measure.as_deref()),
    ]
}
