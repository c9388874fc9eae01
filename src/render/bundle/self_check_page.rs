//! The self-checks of twelve months: what was checked, the result, the assessment and the measures.

use std::collections::HashMap;

use maud::{Markup, html};

use super::Bundle;
use super::shown_text::text;
use super::table_markup::{head, measures, said, table};
use crate::render::shared_words::{capital, count};
use crate::report::views::self_checks::{SelfCheck, numbers, self_checks};

/// The titles of documents, by id.
type Titles<'corpus> = HashMap<&'corpus str, &'corpus str>;

/// The page.
pub fn draw(bundle: &Bundle<'_>) -> Markup {
    let mut rows = self_checks(bundle.report, bundle.filter);
    rows.retain(|one| {
        one.occasion.is_none_or(|occasion| bundle.is_told(when(one).filter(|_| occasion.done.is_some())))
    });
    let numbers = numbers(&rows);
    let about = format!(
        "Det som är kontrollerat under de tolv månaderna fram till {}{}.",
        bundle.asked.date,
        bundle.since.map(|since| format!(", och sedan {since}")).unwrap_or_default()
    );
    let documents = bundle.publication.corpus.documents.iter();
    let titles: Titles<'_> = documents.map(|one| (one.id.as_str(), one.title.as_str())).collect();
    let heads = ["Egenkontroll", "Gjord", "Resultat", "Bedömning", "Åtgärder", "Ansvarig"];
    html! {
        (head("Egenkontroller", &about))
        p {
            (capital(&count(numbers.checks, "egenkontroll", "egenkontroller"))) ", "
            (count(numbers.occasions, "tillfälle", "tillfällen")) ". "
            @if numbers.without > 0 { "Utan tillfälle under tiden: " (numbers.without) ". " }
            @if numbers.unassessed > 0 { "Tillfällen utan resultat eller bedömning: " (numbers.unassessed) ". " }
            @if numbers.late > 0 { "Åtgärder som har passerat sin dag: " (numbers.late) "." }
        }
        (table("Egenkontroller", &heads, rows.iter().map(|one| row(bundle, &titles, one)).collect(), "Ingen egenkontroll finns bland dokumenten."))
    }
}

fn when<'report>(one: &SelfCheck<'report>) -> Option<&'report str> {
    one.occasion.and_then(|occasion| occasion.done.as_deref().or(occasion.period.as_deref()))
}

/// What a self-check is about: its areas, else the titles of what it checks, handed over or not.
fn about(titles: &Titles<'_>, one: &SelfCheck<'_>) -> String {
    if !one.row.areas.is_empty() {
        return one.row.areas.join(", ");
    }
    let checked = one.row.checked.iter().map(|id| titles.get(id.as_str()).copied().unwrap_or(id));
    checked.collect::<Vec<_>>().join(", ")
}

fn row(bundle: &Bundle<'_>, titles: &Titles<'_>, one: &SelfCheck<'_>) -> Vec<Markup> {
    let occasion = one.occasion;
    let none = occasion.and_then(|occasion| occasion.no_measure.as_deref());
    vec![
        html! {
            (bundle.titled(&one.document.path, &one.document.reference, &one.document.title))
            span.liten { " " (text(&about(titles, one))) }
        },
        said(when(one), "inget tillfälle visas"),
        said(occasion.and_then(|occasion| occasion.result.as_deref()), "inget resultat"),
        said(occasion.and_then(|occasion| occasion.assessment.as_deref()), "ingen bedömning"),
        measures(bundle, one.measures(), none),
        said(one.row.responsible.as_deref().map(|role| bundle.role(role)), "ingen angiven"),
    ]
}
