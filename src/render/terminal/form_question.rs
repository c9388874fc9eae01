//! The question for a field of a document: its name, its help, and what there is to choose from.

use crate::authoring::new::form::Remaining;
use crate::authoring::new::form::field_choices::{Choices, Known, is_list};
use crate::render::shared_words::{capital, one_line, options};

/// The width of a question, at most.
const WIDTH: usize = 78;

/// Text in lines of a question, each with its line break.
#[must_use]
pub fn wrapped(text: &str) -> String {
    textwrap::wrap(text, options(WIDTH)).iter().map(|line| format!("{}\n", line.replace(NO_BREAK, " "))).collect()
}

/// A choice with its number, which does not part from it where a line ends.
fn shown(known: &Known, number: usize) -> String {
    let id = if known.name == known.value { String::new() } else { format!(" ({})", known.value) };
    one_line(&format!("{number} {}{id}", known.name)).replace(' ', NO_BREAK)
}

/// The blank at which no line ends.
const NO_BREAK: &str = "\u{a0}";
/// The most choices that are shown.
const MOST: usize = 20;

/// The lines of a question below its heading: the help of the field, and the choices.
#[must_use]
pub fn lines(remaining: &Remaining<'_>, choices: &Choices) -> String {
    let mut lines = vec![one_line(&remaining.help)];
    let shown = choices.known.iter().enumerate().take(MOST).map(|(at, known)| shown(known, at + 1));
    let more = choices.known.len().saturating_sub(MOST);
    let shown: Vec<String> = shown.chain((more > 0).then(|| format!("och {more} till"))).collect();
    if !shown.is_empty() {
        lines.push(format!("Välj: {}", shown.join(" · ")));
    }
    if is_list(remaining.shape) {
        lines.push("Flera svar skiljs åt med semikolon.".to_owned());
    }
    lines.iter().map(|line| wrapped(line)).collect()
}

/// The name of a field for people: `känd_genom/sätt` is "Känd genom: sätt".
#[must_use]
pub fn name(path: &[String]) -> String {
    capital(&path.join(": ").replace('_', " "))
}
