//! The documents that are handed over, by kind: each with version, decision, origin, and the commit of its text.

use maud::{Markup, html};

use super::Bundle;
use super::limit_words::limit;
use super::shown_document::first;
use super::shown_text::text;
use super::table_markup::{head, said, table};
use super::told_life::TextFrom;
use crate::corpus::UnitId;
use crate::git::short;
use crate::render::shared_words::{capital, count};
use crate::render::site::Depth;
use crate::render::site::stamp::sort;
use crate::report::publication::Target;

/// The list of the documents.
pub fn draw(bundle: &Bundle<'_>) -> Markup {
    let documents = &bundle.publication.documents;
    let mut kinds: Vec<(&str, Vec<usize>)> = Vec::new();
    // The documents stand in the order of their kinds.
    for (at, published) in documents.iter().enumerate() {
        let plural = published.document.kind.words.plural.as_str();
        match kinds.last_mut() {
            Some((last, numbers)) if *last == plural => numbers.push(at),
            Some(_) | None => kinds.push((plural, vec![at])),
        }
    }
    let about = format!(
        "{} som gäller {} {}. Varje dokument är en sida och en Word-fil.",
        capital(&count(documents.len(), "dokument", "dokument")),
        bundle.asked.name,
        bundle.asked.date
    );
    let heads = ["Dokument", "Version", "Beslutat", "Beslutat för", "Text enligt git"];
    html! {
        (head("Dokument", &text(&about)))
        @if let Some(limit) = limit(bundle) { p { (text(&limit)) } }
        @for (plural, numbers) in kinds {
            section.del {
                h2 { (capital(plural)) }
                (table(plural, &heads, numbers.iter().map(|at| row(bundle, *at)).collect(), ""))
            }
        }
    }
}

fn row(bundle: &Bundle<'_>, at: usize) -> Vec<Markup> {
    let published = &bundle.publication.documents[at];
    let document = published.document;
    let href = bundle.site.href(Target::Document(at), Depth::Top);
    vec![
        html! {
            a href=[href] { (text(&document.title)) }
            span.liten { " " (sort(published)) " " span.id { (document.id) } " · " a href={ (bundle.site.address(at)) ".docx" } { "Word-fil" } }
        },
        said(first(document, &["version"]).as_deref(), "–"),
        said(first(document, &["fastställd", "beslutad"]).as_deref(), "beslutas inte"),
        html! { (origin(bundle, at)) },
        match bundle.history.lives.as_ref().map(|lives| lives.get(at).map(|life| &life.text_from)) {
            Err(_) => html! { span.liten { "ej läst" } },
            Ok(Some(TextFrom::Commit(id))) => {
                html! { a href={ "historik.html#dok-" (at) } { span.id { (short(id)) } } }
            }
            Ok(Some(TextFrom::Older)) => html! { span.liten { "äldre än historiken här" } },
            Ok(Some(TextFrom::Nowhere) | None) => html! { span.liten { "inte incheckad" } },
        },
    ]
}

/// Where a document is decided, seen from the enhet.
fn origin(bundle: &Bundle<'_>, at: usize) -> String {
    let organisation = &bundle.publication.corpus.organisation;
    let units = bundle.publication.units_of(&bundle.publication.documents[at]);
    let name = |unit: &UnitId| organisation.unit(*unit).name.clone();
    let Some(asked) = bundle.unit else { return bundle.asked.name.clone() };
    let above = organisation.chain(asked).find(|unit| units.contains(unit));
    let below = || units.iter().find(|unit| organisation.is_within(**unit, asked)).copied();
    above.or_else(below).map(|unit| name(&unit)).unwrap_or_default()
}
