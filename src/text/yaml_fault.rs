//! What can be wrong in the writing itself, and the slips that a reader of files sees before a parser does.

use super::{Pointer, Span};

/// Something wrong in the writing itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// The smallest place that shows it.
    pub span: Span,
    /// Where in the tree, if the tree could be built.
    pub pointer: Option<Pointer>,
}

/// What can be wrong in the writing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// The same key twice in one map; the first stands there.
    DuplicateKey {
        /// Where the key stands the first time.
        first: Span,
        /// True if the two look alike but are written with different characters (å as one, or as a and a ring).
        only_when_normalised: bool,
    },
    /// A list or a map where a key should be.
    KeyIsNoText,
    /// A tab as indent.
    Tab,
    /// Lines that git left from an unfinished merge.
    ConflictMark,
    /// A character that looks like a blank but is none, after a colon or as indent.
    NoBreakSpace,
    /// Lists and maps too deep in each other.
    TooDeep,
    /// References that swell to more values than a document can hold.
    TooManyAliases,
    /// A reference (`*name`) to a name that is not there, or inside itself.
    UnknownAlias,
    /// A quote or a bracket that is never closed.
    Unclosed,
    /// A colon inside a text that is not in quotes.
    ColonInText,
    /// A value that begins with a character that means something else.
    ReservedCharacter,
    /// A line that stands too far in or out.
    Indentation,
    /// A control character in the text.
    ControlCharacter,
    /// Anything else that cannot be read.
    Unreadable,
}

impl Fault {
    /// A fault of this kind at this place.
    #[must_use]
    pub fn new(kind: FaultKind, span: Span) -> Self {
        Self { kind, span, pointer: None }
    }
}

/// The slip that best explains why a text could not be read at an offset, if one of the well-known ones does.
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

/// The quote that opens a value and is not closed on its line, nearest before an offset.
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

/// The line of an offset together with the lines before and after it, and where they begin.
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
