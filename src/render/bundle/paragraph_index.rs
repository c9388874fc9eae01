//! The index by paragraph: what each paragraph asks, how it stands, and which documents show it.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::Bundle;
use super::limit_words::limit;
use super::shown_text::text;
use super::table_markup::{head, table};
use crate::finding::Outcome;
use crate::render::shared_words::{bound, capital, outcome};
use crate::report::DocumentAt;
use crate::report::views::evidence::carriers;
use crate::report::views::gap::gaps;

/// The most documents that are listed for one requirement.
const MOST_SHOWING: usize = 50;

/// What is shown of a requirement.
#[derive(Debug, Default)]
struct Shown<'report> {
    worst: Option<Outcome>,
    by: BTreeSet<&'report DocumentAt>,
}

/// The index.
pub fn draw(bundle: &Bundle<'_>) -> Markup {
    let shown = shown(bundle);
    let mut acts: Vec<(String, Vec<usize>)> = Vec::new();
    // The requirements stand in the order of their acts.
    for requirement in shown.keys() {
        let act = bundle.report.requirements[*requirement].citation.marked_act();
        match acts.iter_mut().find(|(known, _)| *known == act) {
            Some((_, numbers)) => numbers.push(*requirement),
            None => acts.push((act, vec![*requirement])),
        }
    }
    let about = "Vad varje paragraf begär, hur det står till och vilka gällande dokument som visar det. Innehållet i dokumenten \
                 bedömer läsaren.";
    let heads = ["Paragraf", "Vad den begär", "Utfall", "Dokument som visar det"];
    html! {
        (head("Paragraf för paragraf", about))
        @if let Some(limit) = limit(bundle) { p { (text(&limit)) } }
        @for note in &bundle.report.unseen { p { (text(&capital(note))) "." } }
        @if acts.is_empty() { p { "Inget krav är ställt på det som begärs." } }
        @for (act, numbers) in &acts {
            section.del {
                h2 { (text(act)) }
                (table(act, &heads, numbers.iter().map(|number| row(bundle, *number, &shown[number])).collect(), ""))
            }
        }
    }
}

/// What is shown of each requirement, for the enhet and for those below it.
fn shown<'bundle>(bundle: &Bundle<'bundle>) -> BTreeMap<usize, Shown<'bundle>> {
    let mut found: BTreeMap<usize, Shown<'_>> = BTreeMap::new();
    for gaps in gaps(bundle.report, bundle.filter) {
        for row in gaps.rows.iter().filter(|row| row.outcome != Outcome::NotApplicable) {
            let shown = found.entry(row.requirement).or_default();
            shown.worst = shown.worst.max(Some(row.outcome));
            let carriers = carriers(bundle.report, gaps.unit, &row.assessments);
            shown.by.extend(carriers.into_iter().map(|carrier| &*carrier.evidence.at));
        }
    }
    found
}

fn row(bundle: &Bundle<'_>, number: usize, shown: &Shown<'_>) -> Vec<Markup> {
    let requirement = &bundle.report.requirements[number];
    let title = |at: &DocumentAt| {
        let row = bundle.report.dossier.document(&at.path, &at.reference);
        bundle.titled(&at.path, &at.reference, row.map_or("", |row| &row.title))
    };
    vec![
        html! { (bound(&text(&requirement.citation.to_string()))) },
        html! { (text(&requirement.title)) },
        html! { (outcome(shown.worst.unwrap_or(Outcome::NotApplicable), requirement.severity)) },
        html! {
            @if shown.by.is_empty() { span.liten { "inget dokument" } } @else {
                ul { @for at in shown.by.iter().take(MOST_SHOWING) { li { (title(at)) } } }
                @if shown.by.len() > MOST_SHOWING { "och " (shown.by.len() - MOST_SHOWING) " till" }
            }
        },
    ]
}
