//! Who does what: a table, sentences that begin with a role, or headings that are roles.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Value, json};

use super::document_told::{Told, Why};
use super::piece::{Piece, lines, plain};
use super::rest::{Content, Rest};
use super::sentences::sentences;
use super::story::{Block, Paragraph};
use super::table_parts::{Part, PartTable, one_or_list, plain_rows};
use crate::catalogue::Shape;

/// A role at the beginning of a sentence, and the words that give it a duty.
static SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?P<role>\p{Lu}[^.:;!?]{1,80}?)\s+(?P<duty>(?:ansvarar|svarar|ska|skall|är skyldig|är skyldiga|är ansvarig|är ansvariga|har ansvar|har ansvaret|har det yttersta|har till uppgift|ser till|följer upp|beslutar)\b.*)$",
    )
    .expect("the pattern is written here and tested")
});
/// The most words of a role, and the words that begin other sentences.
const MOST_WORDS: usize = 7;
const OTHERS: [&str; 12] =
    ["det", "den", "de", "detta", "dessa", "rutinen", "riktlinjen", "ansvaret", "man", "vid", "om", "när"];

/// A duty while it is read.
struct Duty {
    role: Option<String>,
    tasks: Vec<String>,
}

/// The duties of a section, and what is none.
#[must_use]
pub fn duties(pieces: &[Piece], shape: &Shape, told: &mut Vec<Told>) -> (Vec<Value>, Vec<Rest>) {
    let (mut values, mut rest) = (Vec::new(), Vec::new());
    let mut found: Vec<Duty> = Vec::new();
    let mut others: Vec<(usize, String, String)> = Vec::new();
    for piece in pieces {
        let heading = || piece.below.as_ref().unwrap_or(&piece.heading).clone();
        match &piece.block {
            Some(Block::Table(table)) => match PartTable::of(table, shape, &["uppgift", "roll"]) {
                Some(table) => {
                    told.extend(table.unknown());
                    values.extend(table.parts(shape, "ansvar", told).into_iter().map(Part::value));
                }
                None => {
                    let content = Content::Table(plain_rows(table));
                    rest.push(Rest { order: piece.order, heading: heading(), content, why: Why::Table });
                }
            },
            Some(Block::Paragraph(paragraph)) => match (duties_of(paragraph), &piece.below) {
                (_, Some(role)) if is_role(role) => below_role(&mut found, role, paragraph),
                (Some(duties), _) => found.extend(duties),
                (None, _) => match found.last_mut().filter(|duty| is_open(duty) && paragraph.number.is_some()) {
                    Some(duty) => duty.tasks.extend(lines(&paragraph.text)),
                    None => others.push((piece.order, heading(), plain(&paragraph.text))),
                },
            },
            None => others.push((piece.order, String::new(), heading())),
        }
    }
    let has_duties = !values.is_empty() || found.iter().any(|duty| duty.role.is_some());
    values.extend(found.into_iter().map(Duty::value));
    for (order, heading, text) in others {
        if has_duties {
            rest.push(Rest { order, heading, content: Content::Text(vec![text]), why: Why::Beside });
        } else {
            values.push(text.into());
        }
    }
    (values, rest)
}

/// The duties of a paragraph; none if a sentence of it may be another's than the role before it.
fn duties_of(paragraph: &Paragraph) -> Option<Vec<Duty>> {
    let text = plain(&paragraph.text);
    let mut found: Vec<Duty> = Vec::new();
    let mut is_below_label = false;
    for sentence in sentences(&text) {
        match (duty(sentence), found.last_mut()) {
            (Some((duty, is_label)), _) => {
                is_below_label = is_label;
                found.push(duty);
            }
            (None, Some(last)) if is_below_label || is_in_list(sentence, last) => last.go_on(sentence),
            (None, _) => return None,
        }
    }
    (!found.is_empty()).then_some(found)
}

/// True for a line that goes on with the duty above it: `ansvarar för:` with a line for each task.
fn is_in_list(line: &str, above: &Duty) -> bool {
    line.starts_with('\n') && (is_open(above) || line.trim().starts_with(char::is_lowercase))
}

/// The duty that a sentence gives a role, and whether the role stands before a colon or a dash.
fn duty(text: &str) -> Option<(Duty, bool)> {
    let text = text.trim();
    let parted = || [": ", " – ", " - "].iter().find_map(|mark| text.split_once(mark));
    let label = parted().filter(|(label, task)| is_role(label) && !task.trim().is_empty());
    if let Some((role, task)) = label {
        return Some((Duty { role: Some(role.trim().to_owned()), tasks: lines(task) }, true));
    }
    let flat = text.replace('\n', " ");
    let found = SENTENCE.captures(&flat)?;
    let role = found["role"].trim();
    is_role(role).then(|| (Duty { role: Some(role.to_owned()), tasks: vec![found["duty"].to_owned()] }, false))
}

/// True for a text that may be the name of a role: a few words with a capital, none of which begins another sentence.
fn is_role(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().map(str::to_lowercase).unwrap_or_default();
    text.starts_with(char::is_uppercase)
        && text.split_whitespace().count() <= MOST_WORDS
        && !OTHERS.contains(&first.as_str())
        && !text.contains(['.', '?', '!'])
}

/// True for a duty that goes on in a list: `Verksamhetschefen ansvarar för:`
fn is_open(duty: &Duty) -> bool {
    duty.tasks.last().is_some_and(|task| task.ends_with(':')) || duty.tasks.len() > 1
}

fn below_role(found: &mut Vec<Duty>, role: &str, paragraph: &Paragraph) {
    match found.last_mut().filter(|duty| duty.role.as_deref() == Some(role)) {
        Some(duty) => duty.tasks.extend(lines(&paragraph.text)),
        None => found.push(Duty { role: Some(role.to_owned()), tasks: lines(&paragraph.text) }),
    }
}

impl Duty {
    /// Adds a sentence: to the line before it, or as a line of its own.
    fn go_on(&mut self, sentence: &str) {
        match self.tasks.last_mut().filter(|_| !sentence.starts_with('\n')) {
            Some(task) => {
                task.push(' ');
                task.push_str(sentence.trim());
            }
            None => self.tasks.extend(lines(sentence)),
        }
    }

    fn value(self) -> Value {
        let tasks = one_or_list(self.tasks).unwrap_or_default();
        match self.role {
            Some(role) => json!({ "uppgift": tasks, "roll": [role] }),
            None => tasks,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_gives_a_role_its_duty() {
        for (text, role) in [
            ("Verksamhetschefen ansvarar för att rutinen är känd.", Some("Verksamhetschefen")),
            ("Alla medarbetare är skyldiga att rapportera risker.", Some("Alla medarbetare")),
            ("Läkare: skriver intyget", Some("Läkare")),
            ("Rehabkoordinator – kontaktar arbetsgivaren", Some("Rehabkoordinator")),
            ("Det ska finnas en plan.", None),
            ("Ansvaret är fördelat så här:", None),
            ("Rutinen ska följas.", None),
        ] {
            assert_eq!(duty(text).and_then(|(duty, _)| duty.role).as_deref(), role, "{text}");
        }
    }
}
