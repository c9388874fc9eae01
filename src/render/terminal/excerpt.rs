//! The lines of a source around some spans, cut at the width of the terminal and without control characters.

use std::collections::BTreeSet;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::render::shared_words::{harmless, one_line};
use crate::text::{Source, Span};

/// Lines of a source with their numbers, copied to a text of their own.
#[derive(Debug)]
pub struct Excerpt {
    path: String,
    text: String,
    lines: Vec<Line>,
}

/// A line of the excerpt.
#[derive(Debug)]
struct Line {
    /// The line number in the source, from zero.
    number: usize,
    /// The byte offset in the excerpt.
    start: usize,
    /// The byte offset in the source.
    source_start: usize,
    /// The number of bytes cut from the beginning of the line.
    cut: usize,
    /// The number of characters cut, less those of the mark that replaces them.
    cut_characters: usize,
    /// The length in bytes of the mark that replaces the cut text.
    mark: usize,
    /// The length in bytes in the excerpt.
    length: usize,
}

const CUT: &str = "…";

impl Excerpt {
    /// The lines in which these spans begin, with one line before and after each.
    #[must_use]
    pub fn of(source: &Source, places: &[Span], width: usize) -> Self {
        let mut wanted = BTreeSet::new();
        let mut focus = std::collections::BTreeMap::new();
        for place in places {
            let start = source.floor(place.start);
            let line = source.line_of(start);
            wanted.extend(line.saturating_sub(1)..=(line + 1).min(source.line_count() - 1));
            focus.entry(line).or_insert(*place);
        }
        let mut excerpt = Self { path: one_line(&source.path), text: String::new(), lines: Vec::new() };
        for number in wanted {
            excerpt.add(source, number, focus.get(&number), width);
        }
        excerpt
    }

    fn add(&mut self, source: &Source, number: usize, focus: Option<&Span>, width: usize) {
        let range = source.line_range(number);
        let line = &source.text[range.clone()];
        let focus = focus.map_or(0, |span| source.floor(span.start).saturating_sub(range.start).min(line.len()));
        let (from, till) = window(line, focus, width);
        let mark = if from > 0 { CUT } else { "" };
        let cut_characters =
            source.characters_between(range.start, range.start + from).saturating_sub(mark.chars().count());
        let start = self.text.len();
        self.text.push_str(mark);
        self.text.push_str(&harmless(&line[from..till]));
        if till < line.len() {
            self.text.push_str(CUT);
        }
        let length = self.text.len() - start;
        self.text.push('\n');
        self.lines.push(Line {
            number,
            start,
            source_start: range.start,
            cut: from,
            cut_characters,
            mark: mark.len(),
            length,
        });
    }

    /// The span of the excerpt for a span of the source, within one line; none if the line is not in the excerpt.
    #[must_use]
    pub fn place(&self, source: &Source, span: Span) -> Option<(usize, usize)> {
        let offset = source.floor(span.start);
        let line = self.lines.iter().find(|line| line.number == source.line_of(offset))?;
        let within = |offset: usize| {
            let at = (offset.saturating_sub(line.source_start).max(line.cut) - line.cut) + line.mark;
            line.start + at.min(line.length)
        };
        let (start, end) = (within(offset), within(source.floor(span.end)));
        let (start, end) = (floor(&self.text, start), floor(&self.text, end.max(start)));
        Some((start, end - start))
    }
}

fn floor(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset)
}

/// The byte range of a line that fits the width and contains `focus`.
fn window(line: &str, focus: usize, width: usize) -> (usize, usize) {
    let room = width.saturating_sub(MARGIN).max(20);
    // Lines may be very long: only what is near the focus is looked at.
    let after = |from: usize| line[from..].char_indices().nth(room).map_or(line.len(), |(at, _)| from + at);
    if after(0) == line.len() {
        return (0, line.len());
    }
    let before = line[..focus].chars().take(room).count();
    let from = if before + room / 2 < room {
        0
    } else {
        line[..focus].char_indices().rev().take(room / 3).last().map_or(focus, |(at, _)| at)
    };
    (from, after(from))
}

/// The columns that line numbers and frames take.
const MARGIN: usize = 10;

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let holding = |offset: usize| self.lines.partition_point(|line| line.start <= offset).saturating_sub(1);
        let (start, end) = (span.offset(), span.offset() + span.len());
        if end > self.text.len() || self.lines.is_empty() {
            return Err(MietteError::OutOfBounds);
        }
        let (mut first, mut last) = (holding(start), holding(end));
        let is_next = |one: usize, other: usize| self.lines[one].number + 1 == self.lines[other].number;
        for _ in 0..before {
            first -= usize::from(first > 0 && is_next(first - 1, first));
        }
        for _ in 0..after {
            last += usize::from(last + 1 < self.lines.len() && is_next(last, last + 1));
        }
        let (from, till) = (self.lines[first].start, self.lines[last].start + self.lines[last].length);
        // miette reads the column without context lines; it is then the column of the span in the source.
        let line = &self.lines[first];
        let shown = self.text[from..start.max(from)].chars().count();
        let column = if before == 0 { shown + line.cut_characters } else { 0 };
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.clone(),
            &self.text.as_bytes()[from..till],
            (from, till - from).into(),
            line.number,
            column,
            last - first + 1,
        )))
    }
}
