//! The lines of a part: their indents, their keys and their values.

use crate::text::Span;

/// The lines of a text.
#[derive(Debug)]
pub struct Lines<'text> {
    /// The text.
    pub text: &'text str,
    all: Vec<Line<'text>>,
}

/// A line, without its line break.
#[derive(Debug, Clone, Copy)]
pub struct Line<'text> {
    /// The offset of its first byte.
    pub start: usize,
    /// Its text.
    pub text: &'text str,
    /// The number of spaces before its first character.
    pub indent: usize,
}

/// A key and its value on one line.
#[derive(Debug, Clone, Copy)]
pub struct Field<'text> {
    /// The offset of the key.
    pub key_start: usize,
    /// The offset of the value.
    pub start: usize,
    /// The value, without the blanks around it; it may have a comment.
    pub value: &'text str,
}

impl<'text> Lines<'text> {
    /// The lines of a text.
    #[must_use]
    pub fn of(text: &'text str) -> Self {
        let mut all = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive(['\n', '\r']) {
            let bare = line.trim_end_matches(['\n', '\r']);
            // NOTE: a carriage return and its line feed are one break, so the second of them is no line.
            let is_rest_of_break = line == "\n" && text[..start].ends_with('\r');
            if !is_rest_of_break {
                all.push(Line { start, text: bare, indent: bare.len() - bare.trim_start_matches(' ').len() });
            }
            start += line.len();
        }
        Self { text, all }
    }

    /// The number of lines.
    #[must_use]
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// A line by its number from zero.
    #[must_use]
    pub fn get(&self, number: usize) -> Option<Line<'text>> {
        self.all.get(number).copied()
    }

    /// The number of the line of an offset.
    #[must_use]
    pub fn at(&self, offset: usize) -> usize {
        self.all.partition_point(|line| line.start <= offset).saturating_sub(1)
    }

    /// The nearest line before a line that is neither blank nor a comment.
    #[must_use]
    pub fn before(&self, number: usize) -> Option<usize> {
        (0..number.min(self.all.len())).rev().find(|number| self.all[*number].is_filled())
    }

    /// The numbers of the filled lines after a line that are indented more than it, or more than `indent`.
    pub fn below(&self, number: usize, indent: usize) -> impl Iterator<Item = usize> {
        (number + 1..self.all.len())
            .filter(|number| self.all[*number].is_filled())
            .take_while(move |number| self.all[*number].indent > indent)
    }

    /// The numbers of the filled lines of the block around a line that have its indent.
    #[must_use]
    pub fn siblings(&self, number: usize) -> Vec<usize> {
        let Some(line) = self.get(number) else { return Vec::new() };
        let filled = |number: &usize| self.all[*number].is_filled();
        let inside = |number: &usize| self.all[*number].indent >= line.indent;
        let before = (0..number).rev().filter(filled).take_while(inside);
        let mut all: Vec<usize> = before.collect();
        all.reverse();
        all.extend((number..self.all.len()).filter(filled).take_while(inside));
        all.retain(|number| self.all[*number].indent == line.indent);
        all
    }

    /// The line that a line belongs below: the nearest before it that is indented less.
    #[must_use]
    pub fn above(&self, number: usize) -> Option<Line<'text>> {
        let line = self.get(number)?;
        let filled = (0..number).rev().map(|number| self.all[number]).filter(Line::is_filled);
        // A list may stand at the same indent as its key.
        filled.into_iter().find(|other| {
            other.indent < line.indent || (other.indent == line.indent && other.uncommented().ends_with(':'))
        })
    }
}

impl<'text> Line<'text> {
    /// True if it is neither blank nor a comment.
    #[must_use]
    pub fn is_filled(&self) -> bool {
        let text = self.text.trim_start();
        !text.is_empty() && !text.starts_with('#')
    }

    /// The offset after its text.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its text after the indent.
    #[must_use]
    pub fn body(&self) -> &'text str {
        &self.text[self.indent..]
    }

    /// Its text without a comment at its end, and without blanks after it.
    #[must_use]
    pub fn uncommented(&self) -> &'text str {
        without_comment(self.text).trim_end()
    }

    /// The offset and the text of what follows the hyphens of lists.
    #[must_use]
    pub fn content(&self) -> (usize, &'text str) {
        let mut rest = self.body();
        while let Some(after) = rest.strip_prefix("- ") {
            rest = after.trim_start_matches(' ');
        }
        (self.end() - rest.len(), rest)
    }

    /// Its key and value, if it has a key of one word and a blank after its colon.
    #[must_use]
    pub fn field(&self) -> Option<Field<'text>> {
        let (key_start, rest) = self.content();
        let (_, after) = split_key(rest)?;
        let value = after.trim_start_matches([' ', '\t']);
        let is_field = after.is_empty() || value.len() < after.len();
        let start = self.end() - value.len();
        is_field.then_some(Field { key_start, start, value: value.trim_end() })
    }
}

/// A key of one word at the start of a text, and what follows its colon.
#[must_use]
pub fn split_key(text: &str) -> Option<(&str, &str)> {
    let (key, after) = text.split_once(':')?;
    let key = key.trim_end_matches(' ');
    let bare = key.strip_prefix('"').and_then(|key| key.strip_suffix('"')).unwrap_or(key);
    let is_word = bare.starts_with(char::is_alphabetic)
        && bare.chars().all(|character| character.is_alphanumeric() || matches!(character, '_' | '-'));
    is_word.then_some((bare, after))
}

/// A text without a comment at its end: a number sign after a blank and outside quotes begins one.
#[must_use]
pub fn without_comment(text: &str) -> &str {
    let mut quote = None;
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (None, '#') if before == ' ' || before == '\t' => return &text[..at],
            (None, '"' | '\'') if matches!(before, ' ' | '[' | '{' | ',') => quote = Some(character),
            (Some(open), character) if open == character => quote = None,
            (None | Some(_), _) => {}
        }
        before = character;
    }
    text
}

/// A text in straight quotes.
#[must_use]
pub fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

/// The lines of a text around a span after edits, as a person is shown them: the first of them without its indent.
#[must_use]
pub fn shown(line: Line<'_>, edits: &[(Span, String)]) -> String {
    let mut written = line.text.to_owned();
    for (span, text) in edits.iter().rev() {
        let range = span.range();
        if line.start <= range.start && range.end <= line.end() {
            written.replace_range(range.start - line.start..range.end - line.start, text);
        }
    }
    written.trim().to_owned()
}
