//! Earlier demands of an authority, each with the answer, how far it has come, and what shows that it is met.

use maud::{Markup, html};

use super::Bundle;
use super::shown_text::text;
use super::table_markup::{head, measures, said, table};
use crate::render::site::Depth;
use crate::report::publication::Target;
use crate::report::quality_work::ProofRow;
use crate::report::views::demands::{DemandView, demands, proof};

/// The page: a row for each demand.
pub fn draw(bundle: &Bundle<'_>) -> Markup {
    let about = "Krav som en myndighet eller en intern revision har ställt, med svar, underlag och åtgärder.";
    let rows = demands(bundle.report, bundle.filter).iter().map(|one| row(bundle, one)).collect();
    let heads = ["Krav", "Läge", "Svar", "Underlag", "Åtgärder", "Ärende"];
    let none = "Inget tidigare krav från en myndighet är dokumenterat för enheten.";
    html! { (head("Tidigare krav", about)) (table("Tidigare krav", &heads, rows, none)) }
}

fn row(bundle: &Bundle<'_>, one: &DemandView<'_>) -> Vec<Markup> {
    let row = one.row;
    vec![
        html! {
            (said(row.demand.as_deref(), "utan text"))
            @if let Some(provision) = &row.provision { span.liten { " " (text(provision)) } }
        },
        html! { (one.state.words()) },
        said(row.answer.as_deref(), "inget svar"),
        html! {
            @if row.evidence.is_empty() { span.liten { "inget underlag" } }
            @else { ul { @for one in &row.evidence { li { (evidence(bundle, one)) } } } }
        },
        measures(bundle, &row.measures, row.no_measure.as_deref()),
        html! {
            (bundle.titled(&one.document.path, &one.document.reference, &one.document.title))
            span.liten { " " (text(&one.by())) }
        },
    ]
}

/// A piece of evidence, with a link to the document if that is handed over.
fn evidence(bundle: &Bundle<'_>, row: &ProofRow) -> Markup {
    let href = bundle.publication.with_id(&row.name).and_then(|at| bundle.site.href(Target::Document(at), Depth::Top));
    html! {
        @match href { Some(href) => a href=(href) { (text(&proof(row))) }, None => (text(&proof(row))) }
    }
}
