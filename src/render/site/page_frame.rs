//! The frame of every page: title, policy, look, the way to search and to the lists, the foot, and what stands on each
//! printed page.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::stamp::{held_in_short, held_on};
use super::{Depth, Site, Surround};
use crate::render::log_lines::in_markup;
use crate::render::shared_words::one_line;
use crate::report::publication::Standing;
use crate::text::content_id::base64;

/// The content security policy: nothing is loaded and nothing runs, whatever a document contains, and the form leads to pages
/// beside this one, on a web server or a disk. The page with search runs its own script, by its digest.
fn policy(script: Option<&str>) -> String {
    let digest = |script: &str| format!(" script-src 'sha256-{}';", base64(&Sha256::digest(script.as_bytes())));
    let script = script.map(digest).unwrap_or_default();
    format!("default-src 'none'; style-src 'unsafe-inline';{script} form-action 'self' file:; base-uri 'none'")
}

/// The look of every page.
const STYLES: [&str; 4] = [
    include_str!("look/colours.css"),
    include_str!("look/page.css"),
    include_str!("look/parts.css"),
    include_str!("look/paper.css"),
];

/// What a page holds.
pub struct Framed<'page> {
    /// The title, without the name of the site.
    pub title: &'page str,
    /// How deep it lies.
    pub depth: Depth,
    /// How the document stands that the page is of; none for a page of several.
    pub standing: Option<Standing>,
    /// What stands on each printed page beside the name of the site: of what document the page is.
    pub on_paper: String,
    /// The content of `main`.
    pub body: Markup,
    /// The elements of the script, and the script itself; none for all pages but that of search.
    pub script: Option<(Markup, &'static str)>,
}

/// The whole page.
pub fn draw(site: &Site<'_>, page: Framed<'_>) -> String {
    let up = page.depth.up();
    let policy = policy(page.script.as_ref().map(|(_, script)| *script));
    let title = one_line(page.title);
    let markup = html! {
        (DOCTYPE)
        html lang="sv" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ "ledningskoll " (env!("CARGO_PKG_VERSION")) };
                title { (title) @if title != site.carer { " – " (site.carer) } }
                style { (PreEscaped(STYLES.concat())) (PreEscaped(foot_of_paper(site, page.standing))) }
            }
            body {
                a.hoppa href="#innehall" { "Hoppa till innehållet" }
                @match site.surround {
                    Surround::Site => (top(site, up, page.script.is_none())),
                    Surround::Bundle(pages) => (top_of_bundle(site, up, pages)),
                }
                main #innehall tabindex="-1" {
                    div.papper aria-hidden="true" { div { span { b { (site.carer) } } span { (page.on_paper) } } }
                    div.kropp { (page.body) }
                }
                (foot(site, page.standing))
                @if let Some((elements, _)) = page.script { (elements) }
            }
        }
    };
    // maud has escaped the markup; this replaces hidden characters and commands of a log anywhere in the page.
    in_markup(markup.into_string())
}

fn top(site: &Site<'_>, up: &str, has_search: bool) -> Markup {
    html! {
        header.topp {
            div {
                a.hem href={ (up) "index.html" } { (site.carer) }
                nav aria-label="Sidor" {
                    ul {
                        @if !site.publication.corpus.organisation.is_implied {
                            li { a href={ (up) "index.html#enheter" } { "Enheter" } }
                        }
                        li { a href={ (up) "roller.html" } { "Roller" } }
                        li { a href={ (up) "dokument.html" } { "Alla dokument" } }
                    }
                }
                @if has_search { (search(&format!("{up}sok.html"))) }
            }
        }
    }
}

fn top_of_bundle(site: &Site<'_>, up: &str, pages: &[(&str, &str)]) -> Markup {
    html! {
        header.topp {
            div {
                a.hem href={ (up) "index.html" } { (site.carer) }
                nav aria-label="Sidor" {
                    ul { @for (path, name) in pages { li { a href={ (up) (path) } { (name) } } } }
                }
            }
        }
    }
}

/// The form that leads to the page with search.
fn search(to: &str) -> Markup {
    html! {
        search {
            form action=(to) method="get" {
                label.dold for="q" { "Sök" }
                input #q type="search" name="q" placeholder="Sök rutin, ord eller roll" autocomplete="off";
                button { "Sök" }
            }
        }
    }
}

fn foot(site: &Site<'_>, standing: Option<Standing>) -> Markup {
    html! {
        footer {
            p {
                (held_on(site.publication, standing))
                @if let Some(revision) = &site.revision { " Version " span.id { (revision) } " i git." }
                " Gjord med ledningskoll " (env!("CARGO_PKG_VERSION")) "."
            }
        }
    }
}

/// The foot of each printed page: the day, a caution, and the number of the page.
fn foot_of_paper(site: &Site<'_>, standing: Option<Standing>) -> String {
    format!(
        "@page{{@bottom-left{{content:\"{}. Ett utskrivet exemplar kan ha blivit gammalt.\";\
         font:8pt sans-serif;color:#3c4047}}@bottom-right{{content:\"Sida \" counter(page) \" av \" \
         counter(pages);font:8pt sans-serif;color:#3c4047}}}}",
        held_in_short(site.publication, standing)
    )
}
