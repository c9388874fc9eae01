//! Who is responsible for what, from the vårdgivare down to the enhet.

use maud::{Markup, html};

use super::Bundle;
use super::shown_text::text;
use super::table_markup::{head, table};
use crate::render::shared_words::capital;
use crate::report::views::responsibilities::{Responsibility, responsibilities};

/// The page.
pub fn draw(bundle: &Bundle<'_>) -> Markup {
    let rows = responsibilities(bundle.report, bundle.filter);
    let heads = ["Enhet och nivå", "Roll", "Uppgifter", "Beskrivet i"];
    html! {
        (head("Ansvar", "Vem som ansvarar för vad, från vårdgivaren och nedåt. Roller och befattningar, inte personer."))
        (table("Ansvar", &heads, rows.iter().map(|one| row(bundle, one)).collect(), "Inget ansvar är beskrivet."))
        p.liten { a href="roller.html" { "Alla roller, med vad varje dokument ger dem att göra" } }
    }
}

fn row(bundle: &Bundle<'_>, one: &Responsibility<'_>) -> Vec<Markup> {
    let duties = &one.role.duties;
    vec![
        html! { (text(one.unit_name())) span.liten { " " (text(&one.level())) } },
        html! {
            (text(bundle.role(if one.is_of_unit() { &one.role.id } else { one.role_name() })))
            @if let Some(post) = &one.role.held_by { span.liten { " innehas av " (text(bundle.role(post))) } }
        },
        html! {
            @if duties.is_empty() { (if one.is_of_unit() { "verksamhetschef" } else { "inga uppgifter angivna" }) }
            @else { ul { @for duty in duties { li { (text(&capital(&duty.what))) } } } }
        },
        bundle.titled(&one.document.path, &one.document.reference, &one.document.title),
    ]
}
