//! How an activity is done, step by step: numbers as Word prints them, and what belongs to each step.

use serde_json::{Map, Value, json};

use super::document_told::{Told, Why};
use super::piece::{Piece, lines};
use super::rest::{Content, Rest};
use super::story::{Block, Paragraph};
use super::table_parts::{PartTable, one_or_list, plain_rows};
use super::typed_number::typed_number;
use crate::catalogue::Shape;

/// A step while it is read.
#[derive(Debug, Default)]
struct Step {
    number: Option<Value>,
    heading: Option<String>,
    texts: Vec<String>,
    more: Map<String, Value>,
}

/// The steps so far.
struct Steps {
    steps: Vec<Step>,
    /// The heading of the next step.
    heading: Option<String>,
    /// The level of the numbers of steps; none if there are no numbers.
    level: Option<usize>,
    /// The steps have numbers, so that letters are points of theirs.
    has_points: bool,
    /// The heading between the rows of a table that was written last.
    between: Option<String>,
}

/// The steps of a section with its sections below, and what is no step.
#[must_use]
pub fn steps(pieces: &[Piece], shape: &Shape, told: &mut Vec<Told>) -> (Vec<Value>, Vec<Rest>) {
    let paragraphs = || pieces.iter().filter_map(Piece::paragraph);
    let level_of = |paragraph: &Paragraph| number(paragraph).map(|(_, level, _)| level);
    let of_numbers = paragraphs().filter(|paragraph| !is_lettered(paragraph)).filter_map(level_of).min();
    let level = of_numbers.or_else(|| paragraphs().filter_map(level_of).min());
    let has_points = of_numbers.is_some();
    let mut steps = Steps { steps: Vec::new(), heading: None, level, has_points, between: None };
    let mut rest = Vec::new();
    let mut below: Option<&str> = None;
    for piece in pieces {
        if piece.below.as_deref() != below {
            below = piece.below.as_deref();
            steps.begin_heading(below);
        }
        match &piece.block {
            Some(Block::Paragraph(paragraph)) => steps.paragraph(paragraph),
            Some(Block::Table(table)) => match PartTable::of(table, shape, &["vad"]) {
                Some(table) => {
                    told.extend(table.unknown());
                    let parts = table.parts(shape, "tillvägagångssätt", told);
                    steps.rows(parts.into_iter().map(|part| (part.values, part.heading)));
                }
                None => {
                    let heading = piece.below.as_ref().unwrap_or(&piece.heading).clone();
                    let content = Content::Table(plain_rows(table));
                    rest.push(Rest { order: piece.order, heading, content, why: Why::Table });
                }
            },
            None => {}
        }
    }
    steps.begin_heading(None);
    (steps.steps.into_iter().map(Step::value).collect(), rest)
}

/// The number of a step, its level, and the text without it.
#[must_use]
pub fn number(paragraph: &Paragraph) -> Option<(Value, usize, &str)> {
    let text = paragraph.text.trim();
    if let Some((value, number)) = paragraph.number.as_ref().and_then(|number| Some((number.value?, number))) {
        let is_plain = number.label.chars().all(|one| one.is_ascii_digit());
        let written = if is_plain { json!(value) } else { json!(number.label) };
        return Some((written, number.level, text));
    }
    let (value, rest) = typed_number(text)?;
    Some((json!(value), 0, rest))
}

/// True for a point that has a letter, typed or by Word: `a)`.
fn is_lettered(paragraph: &Paragraph) -> bool {
    let label = paragraph.number.as_ref().map(|number| number.label.as_str());
    let text = paragraph.text.trim_start();
    let typed = || text.split_once(char::is_whitespace).map_or("", |(first, _)| first);
    let mark = label.filter(|label| !label.is_empty()).unwrap_or_else(typed);
    let letter = mark.trim_start_matches('(').trim_end_matches([')', '.']);
    let is_marked = label.is_some() || mark.len() > letter.len();
    let mut letters = letter.chars();
    is_marked && letters.next().is_some_and(char::is_lowercase) && letters.next().is_none()
}

impl Steps {
    fn begin_heading(&mut self, heading: Option<&str>) {
        if let Some(bare) = self.heading.take() {
            // A heading without steps is not lost.
            self.steps.push(Step { texts: vec![bare], ..Step::default() });
        }
        self.heading = heading.map(str::to_owned);
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let texts = |text: &str| lines(text);
        if self.has_points && is_lettered(paragraph) && !self.steps.is_empty() {
            return self.go_on(texts(&paragraph.text));
        }
        match number(paragraph) {
            Some((number, level, text)) if Some(level) == self.level => {
                self.push(Step { number: Some(number), texts: texts(text), ..Step::default() });
            }
            Some((_, _, text)) => self.go_on(texts(text)),
            None => {
                let is_bullet = paragraph.number.is_some();
                let is_asked =
                    self.steps.last().and_then(|step| step.texts.last()).is_some_and(|text| text.ends_with(':'));
                let goes_on = match self.level {
                    Some(_) => is_bullet || paragraph.is_of_list,
                    None => is_bullet && (is_asked || paragraph.number.as_ref().is_some_and(|number| number.level > 0)),
                };
                let has_step = self.heading.is_none() && !self.steps.is_empty();
                if goes_on && has_step {
                    self.go_on(texts(&paragraph.text));
                } else {
                    self.push(Step { texts: texts(&paragraph.text), ..Step::default() });
                }
            }
        }
    }

    fn push(&mut self, step: Step) {
        let heading = self.heading.take();
        self.steps.push(Step { heading, ..step });
    }

    /// Adds texts to the last step, or begins one.
    fn go_on(&mut self, texts: Vec<String>) {
        match self.steps.last_mut().filter(|_| self.heading.is_none()) {
            Some(step) => step.texts.extend(texts),
            None => self.push(Step { texts, ..Step::default() }),
        }
    }

    fn rows(&mut self, rows: impl Iterator<Item = (Map<String, Value>, Option<String>)>) {
        for (mut more, between) in rows {
            if between.is_some() && between != self.between {
                more.extend(between.clone().map(|between| ("x-rubrik_i_tabellen".to_owned(), between.into())));
                self.between = between;
            }
            let number = more.remove("steg").map(as_number);
            self.push(Step { number, more, ..Step::default() });
        }
    }
}

/// A number that is written as text, as a number.
fn as_number(value: Value) -> Value {
    let number = value.as_str().and_then(|text| text.trim_end_matches('.').parse::<u32>().ok());
    number.map_or(value, |number| json!(number))
}

impl Step {
    fn value(self) -> Value {
        let mut map = Map::new();
        map.extend(self.number.map(|number| ("steg".to_owned(), number)));
        map.extend(self.heading.map(|heading| ("x-rubrik".to_owned(), heading.into())));
        map.extend(one_or_list(self.texts).map(|texts| ("vad".to_owned(), texts)));
        map.extend(self.more);
        Value::Object(map)
    }
}
