//! Faults of YAML syntax, and the common slips that explain them better than the parser does.

use super::{Pointer, Span};

/// A fault of YAML syntax.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// The kind of fault.
    pub kind: FaultKind,
    /// The smallest span that shows it.
    pub span: Span,
    /// Its address, if the tree could be built.
    pub pointer: Option<Pointer>,
}

/// The kinds of faults of YAML syntax.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// The same key twice in one map; the tree has the first.
    DuplicateKey {
        /// The first occurrence of the key.
        first: Span,
        /// True if the two look alike but differ in normalisation (å as one character, or as a and a combining ring).
        only_when_normalised: bool,
    },
    /// A list or a map where a key should be.
    KeyIsNoText,
    /// A tab as indent.
    Tab,
    /// Lines that git left from an unfinished merge.
    ConflictMark,
    /// A no-break space after a colon or as indent.
    NoBreakSpace,
    /// Lists and maps nested too deep.
    TooDeep,
    /// Aliases that expand to more values than a document can hold.
    TooManyAliases,
    /// An alias (`*name`) of an anchor that does not exist, or that contains it.
    UnknownAlias,
    /// A quote or a bracket that is never closed.
    Unclosed,
    /// A colon inside a text that is not in quotes.
    ColonInText,
    /// A value that begins with a reserved character.
    ReservedCharacter,
    /// A line with the wrong indent.
    Indentation,
    /// A control character in the text.
    ControlCharacter,
    /// Anything else that cannot be parsed.
    Unreadable,
}

impl Fault {
    /// A fault without an address.
    #[must_use]
    pub fn new(kind: FaultKind, span: Span) -> Self {
        Self { kind, span, pointer: None }
    }
}

/// The common slip that best explains why a text could not be parsed at an offset, if any does.
#[must_use]
pub fn slip(text: &str, part_start: usize, offset: usize) -> Option<Fault> {
    conflict_mark(text, part_start).or_else(|| no_break_space(text, offset)).or_else(|| tab(text, offset))
}

fn conflict_mark(text: &str, part_start: usize) -> Option<Fault> {
    let mut at = part_start;
    for line in text[part_start..].split_inclusive(['\n', '\r']) {
        let line_text = line.trim_end();
        let is_mark = line_text == "======="
            || ["<<<<<<<", ">>>>>>>"].iter().any(|mark| line_text == *mark || line.starts_with(&format!("{mark} ")));
        if is_mark {
            return Some(Fault::new(FaultKind::ConflictMark, Span::new(at, at + line_text.len())));
        }
        at += line.len();
    }
    None
}

/// The last quote before an offset that opens a value and is not closed on its line.
#[must_use]
pub fn opening_quote(text: &str, part_start: usize, offset: usize) -> Option<usize> {
    let before = &text[part_start..offset];
    let opens = |at: usize, quote: &str| {
        let line = before[..at].rsplit(['\n', '\r']).next().unwrap_or_default();
        let rest = before[at + 1..].split(['\n', '\r']).next().unwrap_or_default();
        let follows = line.trim_end().is_empty() || line.trim_end().ends_with([':', '-', '[', '{', ',']);
        follows && !rest.contains(quote)
    };
    before.rmatch_indices(['"', '\'']).find(|(at, quote)| opens(*at, quote)).map(|(at, _)| part_start + at)
}

/// A no-break space after a colon or as indent, in the line of the offset or the one before it.
fn no_break_space(text: &str, offset: usize) -> Option<Fault> {
    let (start, lines) = around(text, offset);
    let after_colon = lines.find(":\u{a0}").map(|at| at + 1);
    let as_indent = || {
        lines
            .match_indices('\u{a0}')
            .map(|(at, _)| at)
            .find(|&at| lines[..at].rsplit('\n').next().is_some_and(|indent| indent.trim().is_empty()))
    };
    let at = start + after_colon.or_else(as_indent)?;
    Some(Fault::new(FaultKind::NoBreakSpace, Span::new(at, at + '\u{a0}'.len_utf8())))
}

fn tab(text: &str, offset: usize) -> Option<Fault> {
    let (mut at, lines) = around(text, offset);
    for line in lines.split_inclusive(['\n', '\r']) {
        let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        if let Some(tab) = indent.find('\t').filter(|_| !line.trim().is_empty()) {
            return Some(Fault::new(FaultKind::Tab, Span::new(at + tab, at + tab + 1)));
        }
        at += line.len();
    }
    None
}

/// The line of an offset together with the lines before and after it, and the offset of the first.
fn around(text: &str, offset: usize) -> (usize, &str) {
    const BREAKS: [char; 2] = ['\n', '\r'];
    let offset = text.floor_char_boundary(offset);
    let line_start = text[..offset].rfind(BREAKS).map_or(0, |at| at + 1);
    let before = text[..line_start].trim_end_matches(BREAKS);
    let start = before.rfind(BREAKS).map_or(0, |at| at + 1);
    let line_end = text[offset..].find(BREAKS).map_or(text.len(), |at| offset + at);
    let next = text[line_end..].find(|one| !BREAKS.contains(&one)).map_or(text.len(), |at| line_end + at);
    let end = text[next..].find(BREAKS).map_or(text.len(), |at| next + at);
    (start, &text[start..end])
}
