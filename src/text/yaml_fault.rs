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
    /// A no-break space after a colon.
    NoBreakSpace,
    /// A no-break space, or another blank that looks like a space, in an indent.
    NoBreakIndent,
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
    /// No blank after the colon of a key.
    NoBlankAfterColon {
        /// The key.
        key: String,
    },
    /// Curly quotes or guillemets in place of straight quotes.
    CurlyQuotes,
    /// A dash or a bullet from a word processor in place of the hyphen of a list.
    ForeignMark {
        /// The mark.
        mark: char,
    },
    /// No blank after the hyphen of a list.
    NoBlankAfterDash,
    /// A numbered list.
    Numbered,
    /// A hyphen alone as a value.
    LoneDash,
    /// A text that is read as something else unless it has quotes.
    NeedsQuotes {
        /// What makes it so.
        because: Because,
        /// The line with quotes.
        shown: String,
    },
    /// A bracket or a quote that is not closed on its line.
    NotClosed {
        /// The bracket or the quote.
        mark: char,
        /// Its line, from one.
        line: usize,
    },
    /// A line that begins too far in or too far out.
    Indented {
        /// The line, from one.
        line: usize,
        /// The number of blanks too many; negative if there are too few.
        by: i32,
    },
    /// The key `<<`, by which some programs copy the fields of another map.
    MergeKey,
}

/// What makes a text without quotes something else than a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Because {
    /// A colon followed by a blank.
    Colon,
    /// A number sign after a blank, which begins a comment.
    NumberSign,
    /// A first character that means something else.
    First(char),
}

impl Fault {
    /// A fault without an address.
    #[must_use]
    pub fn new(kind: FaultKind, span: Span) -> Self {
        Self { kind, span, pointer: None }
    }

    /// The fault as offsets in a part of the text.
    #[must_use]
    pub fn within(&self, part: Span) -> Self {
        let back = |at: u32| at.saturating_sub(part.start);
        let span = Span { start: back(self.span.start), end: back(self.span.end) };
        Self { span, ..self.clone() }
    }
}

/// The common slip that best explains why a text could not be parsed at an offset, if any does.
#[must_use]
pub fn slip(text: &str, part_start: usize, offset: usize) -> Option<Fault> {
    let merge = || merge_key(text, offset);
    conflict_mark(text, part_start)
        .or_else(|| no_break_space(text, offset))
        .or_else(|| tab(text, offset))
        .or_else(merge)
}

fn conflict_mark(text: &str, part_start: usize) -> Option<Fault> {
    let mut at = part_start;
    for line in text[part_start..].split_inclusive(['\n', '\r']) {
        let line_text = line.trim_end();
        // NOTE: the next part has its own fault, so that a file with many faults is searched once.
        if line_text == "---" && at > part_start {
            return None;
        }
        let is_mark = line_text == "======="
            || ["<<<<<<<", ">>>>>>>"].iter().any(|mark| line_text == *mark || line.starts_with(&format!("{mark} ")));
        if is_mark {
            return Some(Fault::new(FaultKind::ConflictMark, Span::new(at, at + line_text.len())));
        }
        at += line.len();
    }
    None
}

/// The key `<<` on the line of an offset: the fault is less that its alias leads nowhere.
fn merge_key(text: &str, offset: usize) -> Option<Fault> {
    let offset = text.floor_char_boundary(offset);
    let start = text[..offset].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line = &text[start..offset];
    let at = start + line.len() - line.trim_start_matches([' ', '-']).len();
    text[at..].starts_with("<<:").then(|| Fault::new(FaultKind::MergeKey, Span::new(at, at + 2)))
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

/// True for a character that looks like a space, or like nothing, but is no space: it follows with text from Word or the web.
#[must_use]
pub fn is_odd_blank(character: char) -> bool {
    matches!(character, '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}')
}

/// A no-break space after a colon or as indent, in the line of the offset or the one before it.
fn no_break_space(text: &str, offset: usize) -> Option<Fault> {
    let (start, lines) = around(text, offset);
    let odd = || lines.char_indices().filter(|(_, character)| is_odd_blank(*character));
    let indented = |at: usize| lines[..at].rsplit(['\n', '\r']).next().is_some_and(|indent| indent.trim().is_empty());
    let after_colon = odd().find(|(at, _)| lines[..*at].ends_with(':')).map(|found| (found, FaultKind::NoBreakSpace));
    let as_indent = || odd().find(|(at, _)| indented(*at)).map(|found| (found, FaultKind::NoBreakIndent));
    let ((at, character), kind) = after_colon.or_else(as_indent)?;
    Some(Fault::new(kind, Span::new(start + at, start + at + character.len_utf8())))
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
