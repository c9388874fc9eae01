//! Slips of writing that explain why a text could not be parsed, each with the edit that mends it.
//!
//! A slip is a guess from the lines around a fault. It is held against the parser: it explains the fault only if the mended
//! text can be parsed to a later line.

use super::Span;
use super::yaml::parse;
use super::yaml_fault::{Fault, FaultKind};
use lines::Lines;

mod brackets;
mod colons;
mod indents;
pub(crate) mod lines;
pub(crate) mod marks;
pub(crate) mod odd_blanks;
pub(crate) mod quotes;

/// A slip of writing and the edits that mend it, in the order of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Slip {
    /// The fault as the slip explains it.
    pub fault: Fault,
    /// The edits; none where only a person can mend it.
    pub edits: Vec<(Span, String)>,
}

/// The largest part whose slips are looked for, in bytes: each guess is parsed once.
const LARGEST: usize = 512 * 1024;
/// The number of lines before that of a fault in which its slip is looked for.
const WINDOW: usize = 3;

impl Slip {
    /// A slip at a span, mended by edits.
    #[must_use]
    pub fn new(kind: FaultKind, span: Span, mut edits: Vec<(Span, String)>) -> Self {
        edits.sort_by_key(|(span, _)| *span);
        Self { fault: Fault::new(kind, span), edits }
    }

    /// A text after the edits.
    #[must_use]
    pub fn mended(&self, text: &str) -> String {
        let mut mended = String::with_capacity(text.len());
        let mut from = 0;
        for (span, written) in &self.edits {
            mended.push_str(text.get(from..span.range().start).unwrap_or_default());
            mended.push_str(written);
            from = span.range().end;
        }
        mended.push_str(text.get(from..).unwrap_or_default());
        mended
    }

    /// The slip as offsets in a part of the text.
    #[must_use]
    pub fn within(mut self, part: Span) -> Self {
        self.fault = self.fault.within(part);
        let back = |span: Span| Span {
            start: span.start.saturating_sub(part.start),
            end: span.end.saturating_sub(part.start),
        };
        self.edits.iter_mut().for_each(|(span, _)| *span = back(*span));
        self
    }

    /// The slip in a text with this many lines before it.
    #[must_use]
    pub fn on_lines_after(mut self, count: usize) -> Self {
        if let FaultKind::NotClosed { line, .. } | FaultKind::Indented { line, .. } = &mut self.fault.kind {
            *line += count;
        }
        self
    }

    /// The slip in a text that begins this many bytes earlier.
    #[must_use]
    pub fn shifted(mut self, by: usize) -> Self {
        let shift = |span: Span| Span::new(span.range().start + by, span.range().end + by);
        self.fault.span = shift(self.fault.span);
        self.edits.iter_mut().for_each(|(span, _)| *span = shift(*span));
        self
    }
}

/// The slips that explain a fault of a part equally well, the likeliest first; spans are offsets in the part.
#[must_use]
pub fn explain(part: &str, fault: &Fault) -> Vec<Slip> {
    if part.len() > LARGEST || !may_be_a_slip(&fault.kind) {
        return Vec::new();
    }
    let lines = Lines::of(part);
    let here = lines.at(fault.span.range().start);
    // NOTE: an odd blank may be told on the line before that of the fault.
    let is_blank = matches!(fault.kind, FaultKind::NoBreakSpace | FaultKind::NoBreakIndent);
    let after = (here + 1..lines.count()).take(if is_blank { 2 } else { 0 }).rev();
    let mut near: Vec<usize> = after.chain([here]).collect();
    let first = near.len();
    while let Some(before) = near.last().and_then(|last| lines.before(*last)).filter(|_| near.len() < first + WINDOW) {
        near.push(before);
    }
    let left = left_after(&lines, Some(fault));
    let mut explaining: Vec<(usize, Slip)> = Vec::new();
    for slip in guesses(&lines, &near) {
        if explaining.iter().any(|(_, other)| other.edits == slip.edits) {
            continue;
        }
        let mended = slip.mended(part);
        let first = parse(&mended).into_iter().flat_map(|part| part.faults).find(stops_the_parser);
        let left_now = left_after(&Lines::of(&mended), first.as_ref());
        if left_now < left {
            explaining.push((left_now, slip));
        }
    }
    let least = explaining.iter().map(|(left, _)| *left).min();
    explaining.retain(|(left, _)| Some(*left) == least);
    explaining.into_iter().map(|(_, slip)| slip).collect()
}

/// The slip of a text that is a document but for the blanks after its colons: one of its lines names a kind.
#[must_use]
pub fn of_text(text: &str) -> Option<Slip> {
    let lines = Lines::of(text);
    let names_kind = |number: &usize| {
        let key = lines.get(*number).and_then(|line| lines::split_key(line.text));
        key.is_some_and(|(key, _)| key == "typ")
    };
    (0..lines.count()).find(names_kind).and_then(|number| colons::of_line(&lines, number))
}

/// True if a fault leaves its part without a tree.
fn stops_the_parser(fault: &Fault) -> bool {
    fault.pointer.is_none()
}

/// The number of lines from a fault to the end; none if there is no fault.
fn left_after(lines: &Lines<'_>, fault: Option<&Fault>) -> usize {
    fault.map_or(0, |fault| lines.count() - lines.at(fault.span.range().start))
}

/// True for the kinds of faults that the parser finds where a slip has confused it.
fn may_be_a_slip(kind: &FaultKind) -> bool {
    match kind {
        FaultKind::NoBreakSpace
        | FaultKind::NoBreakIndent
        | FaultKind::Unclosed
        | FaultKind::ColonInText
        | FaultKind::ReservedCharacter
        | FaultKind::Indentation
        | FaultKind::UnknownAlias
        | FaultKind::Unreadable => true,
        FaultKind::DuplicateKey { .. }
        | FaultKind::KeyIsNoText
        | FaultKind::Tab
        | FaultKind::ConflictMark
        | FaultKind::TooDeep
        | FaultKind::TooManyAliases
        | FaultKind::ControlCharacter
        | FaultKind::NoBlankAfterColon { .. }
        | FaultKind::CurlyQuotes
        | FaultKind::ForeignMark { .. }
        | FaultKind::NoBlankAfterDash
        | FaultKind::Numbered
        | FaultKind::LoneDash
        | FaultKind::NeedsQuotes { .. }
        | FaultKind::NotClosed { .. }
        | FaultKind::Indented { .. }
        | FaultKind::MergeKey => false,
    }
}

/// The guesses at the slip of a fault on these lines, the likeliest first.
fn guesses(lines: &Lines<'_>, near: &[usize]) -> Vec<Slip> {
    let mut guesses = Vec::new();
    let of_each = [odd_blanks::of_line, colons::of_line, marks::of_line, quotes::curly, quotes::lone_dash];
    for guess in of_each {
        guesses.extend(near.iter().filter_map(|number| guess(lines, *number)));
    }
    guesses.extend(near.iter().flat_map(|number| quotes::missing(lines, *number)));
    guesses.extend(brackets::not_closed(lines, near));
    guesses.extend(near.iter().take(2).flat_map(|number| indents::of_line(lines, *number)));
    guesses
}
