//! The measures of self-checks, deviations, investigations and demands, with how they were followed up.

use maud::{Markup, html};

use super::Bundle;
use super::shown_text::text;
use super::table_markup::{head, said, table};
use crate::render::measure_words::follow_up;
use crate::render::shared_words::{capital, count};
use crate::report::dossier::DocumentRow;
use crate::report::quality_work::MeasureRow;
use crate::report::views::choice::Chosen;
use crate::report::views::demands::demands;
use crate::report::views::deviations::deviations;
use crate::report::views::self_checks::self_checks;

/// The page.
pub fn draw(bundle: &Bundle<'_>) -> Markup {
    let mut rows = all(bundle);
    rows.retain(|(_, measure)| is_told(bundle, measure));
    let late = rows.iter().filter(|(_, measure)| measure.is_late).count();
    let without = rows.iter().filter(|(_, measure)| measure.is_done && !measure.shows_effect).count();
    let about = "Åtgärder ur egenkontroller, avvikelser, klagomål, utredningar och krav från tillsyn, och vad uppföljningen visade.";
    let heads = ["Åtgärd", "Dokument", "Ansvarig", "Senast", "Genomförd", "Uppföljning och effekt"];
    html! {
        (head("Åtgärder", about))
        p {
            (capital(&count(rows.len(), "åtgärd", "åtgärder"))) ". "
            @if late > 0 { "Har passerat sin dag: " (late) ". " }
            @if without > 0 { "Genomförda utan uppföljning som visar effekten: " (without) "." }
        }
        (table("Åtgärder", &heads, rows.iter().map(|one| row(bundle, *one)).collect(), "Ingen åtgärd finns bland dokumenten."))
    }
}

/// The measures: of self-checks, with those of earlier occasions that go on, of deviations and investigations, and of demands.
fn all<'bundle>(bundle: &Bundle<'bundle>) -> Vec<(&'bundle DocumentRow, &'bundle MeasureRow)> {
    let (report, filter) = (bundle.report, bundle.filter);
    let chosen = Chosen::of(report, filter);
    let documents = &report.dossier.documents;
    let rows = report.dossier.records.self_checks.iter().map(|row| (&documents[row.document], row));
    let earlier = rows.filter(|(document, _)| chosen.holds(document));
    let earlier =
        earlier.flat_map(|(document, row)| row.earlier_measures.iter().map(move |measure| (document, measure)));
    let of_checks = self_checks(report, filter).into_iter();
    let of_checks = of_checks.flat_map(|one| one.measures().iter().map(move |measure| (one.document, measure)));
    let of_cases = deviations(report, filter).into_iter();
    let of_cases = of_cases.flat_map(|one| one.row.measures.iter().map(move |measure| (one.document, measure)));
    let of_demands = demands(report, filter).into_iter();
    let of_demands = of_demands.flat_map(|one| one.row.measures.iter().map(move |measure| (one.document, measure)));
    of_checks.chain(earlier).chain(of_cases).chain(of_demands).collect()
}

/// True if a measure was still to be done on the day from which is told, or was done or followed up after it.
fn is_told(bundle: &Bundle<'_>, measure: &MeasureRow) -> bool {
    let day = measure.follow_up_parts.as_ref().and_then(|parts| parts.day.as_deref());
    let is_followed_up = measure.follow_up.is_some() && bundle.is_told(day);
    bundle.is_told(measure.done.as_deref()) || is_followed_up
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
        said(follow_up(measure, |role| bundle.role(role).to_owned()).as_deref(), "ingen uppföljning"),
    ]
}
