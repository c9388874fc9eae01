//! What a document says, as markup: texts, lists, tables that become rows of their own on a telephone, and fields.

use maud::{Markup, html};

use super::field_words::field;
use super::told_parts::{Part, Rows, Run};
use super::{Depth, Site};

/// A part that stands by itself.
pub fn block(site: &Site<'_>, part: &Part<'_>) -> Markup {
    html! {
        @match part {
            Part::Text(runs) => { p.text { (self::runs(site, runs)) } },
            Part::List(parts) if parts.iter().any(|part| !matches!(part, Part::Text(_))) => {
                @for part in parts { div.stycke { (block(site, part)) } }
            },
            Part::List(parts) => {
                @if let [only] = parts.as_slice() { (block(site, only)) }
                @else { ul { @for part in parts { li { (inner(site, part)) } } } }
            },
            Part::Table(rows) => (table(site, rows)),
            Part::Fields(fields) => { dl.falt { @for (key, part) in fields {
                div { dt { (field(key)) } dd { (inner(site, part)) } }
            } } },
        }
    }
}

/// A part inside another: a text without a paragraph of its own, a list of one as its item.
pub fn inner(site: &Site<'_>, part: &Part<'_>) -> Markup {
    match part {
        Part::Text(runs) => html! { span.text { (self::runs(site, runs)) } },
        Part::List(parts) => match parts.as_slice() {
            [only] => inner(site, only),
            several if several.iter().all(|part| matches!(part, Part::Text(_)) && is_short(part)) => html! {
                @for (number, part) in several.iter().enumerate() { @if number > 0 { ", " } (inner(site, part)) }
            },
            _ => block(site, part),
        },
        Part::Table(_) | Part::Fields(_) => block(site, part),
    }
}

/// True for a text that can stand beside others on a line.
fn is_short(part: &Part<'_>) -> bool {
    const SHORT: usize = 40;
    part.words().chars().nth(SHORT).is_none()
}

/// The runs of a text, with its links.
pub fn runs(site: &Site<'_>, runs: &[Run<'_>]) -> Markup {
    html! {
        @for run in runs {
            @match run {
                Run::Words(words) => (words),
                Run::Link(target, words) => {
                    @match site.href(*target, Depth::Inner) {
                        Some(href) => a href=(href) { (words) },
                        None => (words),
                    }
                    @if let Some(stamp) = site.stamp_of(*target) { " " strong.stampel { (stamp) } }
                },
                Run::Address { to, words } => { a href=(to) rel="noreferrer" { (words) } },
            }
        }
    }
}

fn table(site: &Site<'_>, rows: &Rows<'_>) -> Markup {
    drawn(site, rows, |_| None)
}

/// A table whose rows have addresses on the page, by their indices.
pub fn rows_with_places(site: &Site<'_>, rows: &Rows<'_>, place: impl Fn(usize) -> String) -> Markup {
    drawn(site, rows, |number| Some(place(number)))
}

fn drawn(site: &Site<'_>, rows: &Rows<'_>, place: impl Fn(usize) -> Option<String>) -> Markup {
    let width = match rows.keys.len() {
        0..=3 => "fa",
        4..=5 => "flera",
        _ => "manga",
    };
    html! {
        div.tabell { table class=(width) {
            thead { tr { @for key in &rows.keys { th scope="col" { (field(key)) } } } }
            tbody {
                @for (number, row) in rows.rows.iter().enumerate() {
                    tr id=[place(number)] { @for (key, part) in rows.keys.iter().zip(row) {
                        @match part {
                            Some(part) => td data-falt=(field(key)) { (inner(site, part)) },
                            None => td.tom {},
                        }
                    } }
                }
            }
        } }
    }
}
