//! The head of the page: title, content security policy, styles, and the heading of each printed page.

use maud::{Markup, PreEscaped, html};

use super::lookup::Lookup;
use super::paper;
use super::phrases::clipped;
use crate::report::views::choice::chosen_units;
use crate::report::{Audit, Report};

/// The content security policy: the page loads nothing, whatever a document contains.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The content of `<head>`.
pub fn draw(lookup: &Lookup<'_>) -> Markup {
    let audit = &lookup.report.audit;
    plain(&format!("{} – {} {}", carer(lookup.report), lookup.sheet.title(), clipped(&audit.date)), audit)
}

/// The content of `<head>` of a page with a title.
pub fn plain(title: &str, audit: &Audit) -> Markup {
    titled(title, &paper::margins(audit))
}

/// The content of `<head>` of a page with a title and the rules for the margins of paper.
pub fn titled(title: &str, margins: &str) -> Markup {
    html! {
        meta charset="utf-8";
        meta http-equiv="Content-Security-Policy" content=(POLICY);
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        meta name="generator" content={ "ledningskoll " (env!("CARGO_PKG_VERSION")) };
        title { (title) }
        style { (PreEscaped(STYLES.concat())) (PreEscaped(paper::PRINT)) (PreEscaped(margins)) }
    }
}

/// The styles of the screen, by theme.
const STYLES: [&str; 5] = [
    include_str!("look/colours.css"),
    include_str!("look/frame.css"),
    include_str!("look/text.css"),
    include_str!("look/tables.css"),
    include_str!("look/narrow.css"),
];

/// The parts of the script, in the order in which they use each other.
const SCRIPT: [&str; 8] = [
    NODES,
    include_str!("script/page.js"),
    include_str!("script/choice.js"),
    include_str!("script/sheet.js"),
    include_str!("script/filters.js"),
    include_str!("script/chooser.js"),
    SORTING,
    include_str!("script/places.js"),
];

const NODES: &str = include_str!("script/nodes.js");
const SORTING: &str = include_str!("script/sorting.js");

/// The script element, last in the page.
pub fn script() -> Markup {
    element(&SCRIPT.concat())
}

/// The script element of a page whose tables sort, and nothing else.
pub fn sorting_script() -> Markup {
    element(&[NODES, SORTING].concat())
}

fn element(script: &str) -> Markup {
    html! { script { (PreEscaped(format!("\"use strict\";(function () {{\n{script}}})();\n"))) } }
}

/// The heading of each printed page, as a table head: every browser repeats that, and nothing else.
pub fn of_paper(lookup: &Lookup<'_>) -> Markup {
    let report = lookup.report;
    html! {
        div.papper aria-hidden="true" {
            div {
                span { span.vem { (carer(report)) } @if let Some(limit) = lookup.sheet.limit(lookup.report) { " · " (clipped(&limit)) } }
                span {
                    "Granskat per " (clipped(&report.audit.date))
                    @if let Some(revision) = revision(report) { ", version " (revision) }
                }
            }
        }
    }
}

/// The names of the audited enheter, or of the vårdgivare if there is no focus.
pub fn carer(report: &Report) -> String {
    let is_limited = !report.audit.focus.is_empty();
    let names: Vec<&str> = chosen_units(report).iter().map(|unit| unit.name.as_str()).collect();
    match names.as_slice() {
        [] => "Ledningssystemet".to_owned(),
        several if several.len() > 3 => {
            format!("{} {}", several.len(), if is_limited { "enheter" } else { "vårdgivare" })
        }
        few => clipped(&crate::text::words::list(few, "och")),
    }
}

/// The first twelve characters of the revision.
pub fn revision(report: &Report) -> Option<String> {
    report.audit.revision.as_deref().map(|revision| clipped(&revision.chars().take(12).collect::<String>()))
}
