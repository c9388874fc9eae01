//! Bars of counts: missing, advised, not assessed, waived and shown.

use maud::{Markup, html};

use crate::render::shared_words::count;
use crate::report::views::overview::Counts;

/// The segments of a bar in order: class, word and number.
pub fn parts(counts: &Counts) -> [(&'static str, &'static str, usize); 5] {
    [
        ("brist", "brist", counts.grave()),
        ("bor", "bör eller tips", counts.advised),
        ("ej", "ej bedömt", counts.undetermined),
        ("undantag", "undantag", counts.waived),
        ("inga", "inga brister funna", counts.shown),
    ]
}

/// A bar with title and description for screen readers; `id` must be unique in the page.
pub fn bar(id: &str, title: &str, counts: &Counts) -> Markup {
    let several = |word: &'static str| if word == "brist" { "brister" } else { word };
    let words: Vec<String> =
        parts(counts).iter().map(|(_, word, number)| count(*number, word, several(word))).collect();
    html! {
        svg.stapel viewBox="0 0 1000 20" preserveAspectRatio="none" role="img"
            aria-labelledby={ (id) "t " (id) "d" } {
            title id={ (id) "t" } { (title) }
            desc id={ (id) "d" } { (words.join(", ")) }
            (pieces(counts))
        }
    }
}

/// A bar hidden from screen readers, for use beside a table with the same figures.
pub fn silent_bar(counts: &Counts) -> Markup {
    html! {
        svg.stapel viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" focusable="false" { (pieces(counts)) }
    }
}

/// The segments, each class with its own height so that they differ without colour.
fn pieces(counts: &Counts) -> Markup {
    let whole = counts.asked().max(1);
    let mut from = 0;
    let mut pieces = Vec::new();
    for (class, _, number) in parts(counts) {
        let (start, end) = (from * 1000 / whole, (from + number) * 1000 / whole);
        from += number;
        // A number above zero is at least six units wide, so that it can be seen.
        let width = (end - start).max(usize::from(number > 0) * 6);
        pieces.push((class, start.min(1000 - width), width));
    }
    html! {
        @for (class, start, width) in pieces.into_iter().filter(|piece| piece.2 > 0) {
            @let (top, height) = match class { "brist" => (0, 20), "bor" => (2, 16), "ej" => (4, 12), "undantag" => (5, 10), _ => (6, 8) };
            rect class={ "s-" (class) } x=(start) y=(top) width=(width) height=(height) {}
        }
    }
}
