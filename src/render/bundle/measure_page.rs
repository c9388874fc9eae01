//! The measures of self-checks, deviations and investigations, with how they were followed up.

use maud::{Markup, html};

use super::Bundle;
use super::handed_over::text;
use super::table_markup::{head, said, table};
use crate::render::shared_words::{capital, count};
use crate::report::dossier::DocumentRow;
use crate::report::quality_work::MeasureRow;
use crate::report::views::deviations::deviations;
use crate::report::views::self_checks::self_checks;

/// The page.
pub fn draw(bundle: &Bundle<'_>) -> Markup {
    let of_checks = self_checks(bundle.report, bundle.filter).into_iter();
    let of_checks = of_checks.flat_map(|one| one.measures().iter().map(move |measure| (one.document, measure)));
    let of_cases = deviations(bundle.report, bundle.filter).into_iter();
    let of_cases = of_cases.flat_map(|one| one.row.measures.iter().map(move |measure| (one.document, measure)));
    let is_told = |(_, measure): &(&DocumentRow, &MeasureRow)| bundle.is_told(measure.done.as_deref());
    let rows: Vec<(&DocumentRow, &MeasureRow)> = of_checks.chain(of_cases).filter(is_told).collect();
    let late = rows.iter().filter(|(_, measure)| measure.is_late).count();
    let without = rows.iter().filter(|(_, measure)| measure.done.is_some() && measure.follow_up.is_none()).count();
    let about = "Åtgärder ur egenkontroller, avvikelser, klagomål och utredningar, och vad uppföljningen visade.";
    let heads = ["Åtgärd", "Dokument", "Ansvarig", "Senast", "Genomförd", "Uppföljning och effekt"];
    html! {
        (head("Åtgärder", about))
        p {
            (capital(&count(rows.len(), "åtgärd", "åtgärder"))) ". "
            @if late > 0 { "Har passerat sin dag: " (late) ". " }
            @if without > 0 { "Genomförda utan uppföljning: " (without) "." }
        }
        (table("Åtgärder", &heads, rows.iter().map(|one| row(bundle, *one)).collect(), "Ingen åtgärd finns bland dokumenten."))
    }
}

fn row(bundle: &Bundle<'_>, (document, measure): (&DocumentRow, &MeasureRow)) -> Vec<Markup> {
    vec![
        said(measure.what.as_deref(), "åtgärd utan text"),
        bundle.titled(&document.path, &document.reference, &document.title),
        said(measure.responsible.as_deref().map(|role| bundle.role(role)), "ingen angiven"),
        html! { (said(measure.due.as_deref(), "ingen dag")) @if measure.is_late { " (har passerat)" } },
        html! {
            (said(measure.done.as_deref(), "ingen dag"))
            @if let Some(status) = &measure.status { span.liten { " " (text(status)) } }
        },
        said(measure.follow_up.as_deref(), "ingen uppföljning"),
    ]
}
