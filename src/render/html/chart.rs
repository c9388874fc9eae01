//! Bars of counts: of one height, told apart by pattern and place; one scale where lines are compared.

use maud::{Markup, html};

use super::numbers::count;
use crate::report::views::overview::Counts;

/// The segments of a bar in order: class, word and number.
fn parts(counts: &Counts) -> [(&'static str, &'static str, usize); 5] {
    [
        ("brist", "brist", counts.grave()),
        ("bor", "bör eller tips", counts.advised),
        ("ej", "ej bedömt", counts.undetermined),
        ("undantag", "undantag", counts.waived),
        ("inga", "inga brister funna", counts.shown),
    ]
}

/// A bar that tells its counts to screen readers.
pub fn bar(title: &str, counts: &Counts) -> Markup {
    let several = |word: &'static str| if word == "brist" { "brister" } else { word };
    let words: Vec<String> =
        parts(counts).iter().map(|(_, word, number)| count(*number, word, several(word))).collect();
    html! {
        svg.stapel viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label={ (title) ": " (words.join(", ")) } {
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

/// A bar whose length is a number on the scale of the largest, hidden from screen readers: the number stands beside it.
pub fn absolute(number: usize, most: usize) -> Markup {
    let width = (number * 100).div_ceil(most.max(1));
    html! {
        svg.langd viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            @if number > 0 { rect.s-brist x="0" y="0" width=(width) height="10" {} }
        }
    }
}

fn pieces(counts: &Counts) -> Markup {
    let whole = counts.asked().max(1);
    let mut from = 0;
    let mut pieces = Vec::new();
    for (class, _, number) in parts(counts) {
        let (start, end) = (from * 1000 / whole, (from + number) * 1000 / whole);
        from += number;
        // A number above zero is at least six units wide, so that it can be seen; a gap parts it from the next.
        let width = (end - start).max(usize::from(number > 0) * 8);
        pieces.push((class, start.min(1000 - width), width));
    }
    html! {
        @for (class, start, width) in pieces.into_iter().filter(|piece| piece.2 > 0) {
            rect class={ "s-" (class) } x=(start) y="0" width=(width - 2) height="20" {}
        }
    }
}
