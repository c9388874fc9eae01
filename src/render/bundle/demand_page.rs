//! Earlier demands of an authority, with what shows that they are met: the documents of the kind for that.

use maud::{Markup, html};

use super::Bundle;
use super::handed_over::text;
use super::table_markup::{head, said, table};
use crate::render::site::Depth;
use crate::report::publication::Target;
use crate::text::Node;

/// The kind of document in which an authority's demands stand, where the catalogue has it.
const DEMANDS: &str = "tillsyn";

/// The page: a row for each demand.
pub fn draw(bundle: &Bundle<'_>) -> Markup {
    let about = "Krav som en myndighet har ställt tidigare, med svar och underlag. Varje ärende har en egen sida.";
    let of_kind = bundle.publication.documents.iter().enumerate().filter(|(_, one)| one.document.kind.is(DEMANDS));
    let rows = of_kind.flat_map(|(at, one)| {
        let items = one.document.root.get("krav").map_or(&[][..], |entry| entry.value.items());
        items.iter().map(move |item| row(bundle, at, item)).collect::<Vec<_>>()
    });
    let heads = ["Krav", "Svar", "Underlag", "Ärende"];
    html! {
        (head("Tidigare krav", about))
        (table("Tidigare krav", &heads, rows.collect(), "Inget tidigare krav från en myndighet är dokumenterat för enheten."))
    }
}

fn row(bundle: &Bundle<'_>, at: usize, item: &Node) -> Vec<Markup> {
    let document = bundle.publication.documents[at].document;
    let first = |node: &Node, key: &str| node.texts_of(key).first().map(|text| (*text).to_owned());
    let authority = first(&document.root, "myndighet");
    let demand = first(item, "krav").or_else(|| item.text().map(str::to_owned));
    let evidence = item.texts_of("underlag");
    vec![
        said(demand.as_deref(), "utan text"),
        said(first(item, "svar").as_deref(), "inget svar"),
        html! {
            @if evidence.is_empty() { span.liten { "inget underlag" } }
            @else { ul { @for id in evidence { li { (linked(bundle, id)) } } } }
        },
        html! {
            a href=[bundle.site.href(Target::Document(at), Depth::Top)] { (text(&document.title)) }
            @if let Some(authority) = authority { span.liten { " " (text(&authority)) } }
        },
    ]
}

/// A document by its id, as a link if it is handed over.
fn linked(bundle: &Bundle<'_>, id: &str) -> Markup {
    html! {
        @match bundle.publication.with_id(id) {
            Some(at) => a href=[bundle.site.href(Target::Document(at), Depth::Top)] { (text(&bundle.publication.documents[at].document.title)) },
            None => (text(id)),
        }
    }
}
