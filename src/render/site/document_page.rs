//! The page of a document: what it is, for whom it holds, what it says, and what it hangs together with.

use maud::{Markup, html};

use super::document_facts::{Fields, Told, told};
use super::document_list::{Entry, Origin, list};
use super::field_words::{anchors, field};
use super::page_frame::{Framed, draw as framed};
use super::stamp::{sort, stamp};
use super::told_markup::{block, inner};
use super::told_parts::Part;
use super::{Depth, Site, process_picture, since_decision, steps};
use crate::report::publication::{Next, Published, Target};

/// The most documents that are listed as those that refer to one.
const MOST_REFERRING: usize = 100;
/// The least number of sections for which a page has a list of them.
const FEW_SECTIONS: usize = 4;

/// The page of a document, by its index.
pub fn draw(site: &Site<'_>, at: usize) -> String {
    let published = &site.publication.documents[at];
    let told = told(site.publication, published);
    let body = html! {
        (way(site, published))
        (head(site, published, &told.head))
        (content(site, &told.content))
        (since_decision::draw(site, published, &told.content))
        (referring(site, at))
        (about(site, published, &told.about))
    };
    framed(
        site,
        Framed {
            title: &published.document.title,
            depth: Depth::Inner,
            standing: Some(published.standing),
            on_paper: on_paper(published),
            body,
            script: None,
        },
    )
}

/// What stands on each printed page: the title, the id, and that it is a draft.
pub fn on_paper(published: &Published<'_>) -> String {
    let document = published.document;
    let version = document.root.texts_of("version").first().map(|version| format!(", version {version}"));
    let stamp = stamp(published.standing).map(|stamp| format!(" – {}", stamp.to_uppercase()));
    let id = if document.id.is_empty() { String::new() } else { format!(" ({})", document.id) };
    [document.title.clone(), id, version.unwrap_or_default(), stamp.unwrap_or_default()].concat()
}

/// The way here: the only enhet that the document names.
pub fn way(site: &Site<'_>, published: &Published<'_>) -> Markup {
    let organisation = &site.publication.corpus.organisation;
    let units = site.publication.units_of(published);
    let unit = units.first().filter(|_| units.len() == 1 && !organisation.is_implied);
    html! {
        nav.vag aria-label="Du är här" {
            ol {
                li { a href="../index.html" { "Start" } }
                @if let Some(unit) = unit {
                    @let name = site.publication.unit_name(*unit);
                    li { @match site.href(Target::Unit(*unit), Depth::Inner) {
                        Some(href) => a href=(href) { (name) },
                        None => (name),
                    } }
                }
                li aria-current="page" { (published.document.title) }
            }
        }
    }
}

/// The title and the facts at the head.
pub fn head(site: &Site<'_>, published: &Published<'_>, fields: &Fields<'_>) -> Markup {
    let document = published.document;
    html! {
        header.dok {
            p.slag { (sort(published)) }
            h1 { (document.title) }
            @if let Some(stamp) = stamp(published.standing) {
                p.stampel {
                    strong { (stamp) } " – arbeta inte efter det här."
                    @if published.is_before_in_force { " Den version som är fastställd gäller tills vidare." }
                }
            }
            @match published.next {
                Some(Next::From(day)) => p.nasta { "En ny version gäller från " strong { (day) } "." },
                Some(Next::Draft) => p.nasta { "En ny version finns som utkast. Den här gäller tills vidare." },
                Some(Next::InReview) => p.nasta { "En ny version är på granskning. Den här gäller tills vidare." },
                None => {},
            }
            dl.fakta {
                @for (key, part) in fields { div { dt { (field(key)) } dd { (inner(site, part)) } } }
                @if !document.id.is_empty() { div { dt { "Beteckning" } dd.id { (document.id) } } }
            }
        }
    }
}

/// The sections of the content, with a list of them where they are many.
pub fn content(site: &Site<'_>, fields: &Fields<'_>) -> Markup {
    let anchors = anchors(fields);
    html! {
        @if fields.len() >= FEW_SECTIONS {
            nav.innehall aria-label="På den här sidan" {
                ul { @for ((key, _), anchor) in fields.iter().zip(&anchors) { li { a href={ "#" (anchor) } { (field(key)) } } } }
            }
        }
        @for ((key, part), anchor) in fields.iter().zip(&anchors) { (section(site, (key, anchor), part)) }
    }
}

fn section(site: &Site<'_>, (key, anchor): (&str, &str), part: &Part<'_>) -> Markup {
    html! {
        section.del id=(anchor) {
            h2 { (field(key)) }
            @match key {
                "tillvägagångssätt" => (steps::draw(site, part)),
                "aktiviteter" => (process_picture::draw(site, part)),
                "övrigt" => (paragraphs(site, part)),
                _ => (block(site, part)),
            }
        }
    }
}

/// Paragraphs with headings of their own.
fn paragraphs(site: &Site<'_>, part: &Part<'_>) -> Markup {
    let Part::Table(rows) = part else { return block(site, part) };
    html! {
        @for row in &rows.rows {
            @for (key, part) in rows.keys.iter().zip(row).filter_map(|(key, part)| Some((*key, part.as_ref()?))) {
                @match (key, part) {
                    ("rubrik", Part::Text(_)) => h3 { (inner(site, part)) },
                    _ => (block(site, part)),
                }
            }
        }
    }
}

/// The documents that refer to this one.
pub fn referring(site: &Site<'_>, at: usize) -> Markup {
    let referring = &site.publication.referring[at];
    let entries: Vec<Entry> =
        referring.iter().take(MOST_REFERRING).map(|at| Entry { at: *at, origin: Origin::Anywhere }).collect();
    html! {
        @if !entries.is_empty() {
            section.del #hor-ihop {
                h2 { "Nämns i" }
                (list(site, Depth::Inner, &entries))
                @if referring.len() > entries.len() { p.liten { "Och " (referring.len() - entries.len()) " till." } }
            }
        }
    }
}

/// What is about the document itself.
pub fn about(site: &Site<'_>, published: &Published<'_>, fields: &Fields<'_>) -> Markup {
    html! {
        @if !fields.is_empty() {
            section.del.om #om {
                h2 { "Om " (published.document.kind.words.definite) }
                dl.falt { @for (key, part) in fields { div { dt { (field(key)) } dd { (inner(site, part)) } } } }
            }
        }
    }
}

/// What a document says on its page, for those who draw only a part of it.
pub fn told_of<'corpus>(site: &Site<'corpus>, at: usize) -> Told<'corpus> {
    told(site.publication, &site.publication.documents[at])
}
