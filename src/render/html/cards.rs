//! The three numbers that a reader meets first: brister, those to correct first, and those that are late.

use maud::{Markup, html};

use super::choices::Choice;
use super::lookup::Lookup;
use super::numbers::{count, number as digits};
use super::phrases::clipped;
use super::side::Sheet;
use crate::text::words::list;

/// The cards of a choice, and what is not a brist in a line below them.
pub fn draw(lookup: &Lookup<'_>, choice: &Choice<'_>) -> Markup {
    let numbers = &choice.numbers;
    let is_whole = matches!(lookup.sheet, Sheet::Whole);
    html! {
        ul.tal {
            li.t-brist.t-noll[numbers.errors == 0] {
                strong { (digits(numbers.errors)) } " " (if numbers.errors == 1 { "brist" } else { "brister" })
                @if numbers.above > 0 { span.varav { (owned_above(choice)) } }
            }
            (part(numbers.to_correct, "att rätta innan det kan bedömas", is_whole.then_some("#ratta")))
            (part(numbers.late, "förfallet", is_whole.then_some("#datum")))
        }
        p.darutover { (beside(choice)) }
    }
}

/// How many of the brister are owned above, and by whom.
fn owned_above(choice: &Choice<'_>) -> String {
    let owner = match choice.owners.as_slice() {
        [] => "högre upp".to_owned(),
        names if names.len() > 2 => "högre upp".to_owned(),
        names => format!("av {}", list(&names.iter().map(|name| clipped(name)).collect::<Vec<_>>(), "och")),
    };
    format!("varav {} ägs {owner}", choice.numbers.above)
}

/// A part of the brister, with a link to where they are listed.
fn part(number: usize, words: &str, target: Option<&str>) -> Markup {
    html! {
        li.t-del.t-noll[number == 0] {
            @match target.filter(|_| number > 0) {
                Some(target) => a href=(target) { strong { (digits(number)) } " " (words) },
                None => { strong { (digits(number)) } " " (words) },
            }
            span.varav { "ingår i bristerna" }
        }
    }
}

/// What is counted beside the brister.
fn beside(choice: &Choice<'_>) -> Markup {
    let numbers = &choice.numbers;
    let others = [
        (numbers.warnings, "bör"),
        (numbers.notes, "tips"),
        (numbers.undetermined, "ej bedömt"),
        (numbers.waived, "undantag"),
    ];
    let said: Vec<String> =
        others.iter().filter(|(number, _)| *number > 0).map(|(number, word)| count(*number, word, word)).collect();
    html! {
        @if numbers.errors == 0 { "Inga brister funna i det som ett program kan se. " }
        @if !said.is_empty() { "Därutöver " (list(&said, "och")) "." }
    }
}
