//! Slips of single values: words lost before them, comments that cut them off, curly quotes and odd blanks.

use crate::catalogue::Shape;
use crate::text::Span;
use crate::text::slips::lines::{Lines, quoted, shown};
use crate::text::slips::odd_blanks::plain_blank;
use crate::text::slips::{Slip, quotes};
use crate::text::yaml_fault::{Because, FaultKind, is_odd_blank};

/// The longest word before a value that is looked for, in bytes.
const LONGEST_WORD: usize = 64;

/// A value before which a word is lost: it begins with `!`, or with `&` though nothing points to it.
pub fn tagged(text: &str, value: Span, is_pointed_to: impl Fn(&str) -> bool) -> Option<Slip> {
    let value = value.range();
    let from = text.floor_char_boundary(value.start.saturating_sub(LONGEST_WORD));
    let before = text[from..value.start].rsplit(['\n', '\r']).next().unwrap_or_default().trim_end();
    let word_start = before.rfind(' ').map_or(0, |at| at + 1);
    let (lead, word) = before.split_at(word_start);
    let follows = lead.trim_end().ends_with([':', '-', ',', '[', '{']);
    let first = word.chars().next().filter(|first| matches!(first, '!' | '&') && follows)?;
    let name = &word[1..];
    let is_meant = match first {
        '!' => name.is_empty() || name.starts_with(['!', '<']),
        _ => is_pointed_to(name),
    };
    let start = text[..value.start].rfind(word)?;
    (!is_meant).then(|| quoted_slip(text, Span::new(start, value.end), (start, Because::First(first))))
}

/// A text that a comment cuts off, since a number sign stands after a blank: `Se bilaga #1 på samma sätt`.
pub fn cut_off(text: &str, value: Span, shape: &Shape) -> Option<Slip> {
    let is_free = |shape: &Shape| {
        shape.takes_text && shape.words.is_empty() && shape.format.is_none() && shape.reference.is_none()
    };
    let value = value.range();
    let blanks = text[value.end..].trim_start_matches([' ', '\t']);
    if !blanks.starts_with('#') {
        return None;
    }
    let rest = text[value.end..].split(['\n', '\r']).next().unwrap_or_default();
    let comment = rest.trim_start_matches([' ', '\t']).strip_prefix('#')?;
    let word: &str = comment.split(|one: char| !one.is_alphanumeric()).next().unwrap_or_default();
    let is_number = word.starts_with(|first: char| first.is_ascii_digit()) || word.chars().count() == 1;
    if !is_free(shape) || !is_number || text[value.clone()].contains(['\n', '\r']) {
        return None;
    }
    let at = value.end + rest.len() - comment.len() - 1;
    let end = value.end + rest.trim_end().len();
    let mut slip = quoted_slip(text, Span::new(value.start, end), (at, Because::NumberSign));
    // NOTE: the place begins with the blank, as a comment after the last value is no part of the document.
    slip.fault.span = Span::new(value.end, at + 1);
    Some(slip)
}

/// A text of a list that is read as a field because of its colon, at an offset.
pub fn colon(text: &str, item: Span, colon: u32) -> Option<Slip> {
    let raw = text.get(item.range())?;
    let is_one_line = !raw.contains(['\n', '\r']);
    is_one_line.then(|| quoted_slip(text, item, (colon as usize, Because::Colon)))
}

/// A word of a list, a date or an id in curly quotes.
pub fn curly(raw: &str, value: Span, shape: &Shape) -> Option<Slip> {
    let is_term = |shape: &Shape| !shape.words.is_empty() || shape.format.is_some() || shape.reference.is_some();
    let inner = quotes::without_curly(raw)?;
    let is_meant = is_term(shape) || shape.items.as_deref().is_some_and(is_term);
    let first = raw.chars().next().map_or(0, char::len_utf8);
    let span = Span::new(value.range().start, value.range().start + first);
    is_meant.then(|| Slip::new(FaultKind::CurlyQuotes, span, vec![(value, quoted(inner))]))
}

/// Odd blanks in the indents of the lines of a value or a key.
pub fn odd_indent(text: &str, span: Span) -> Option<Slip> {
    let range = span.range();
    let is_odd_before = text[..range.start].chars().next_back().is_some_and(is_odd_blank);
    if !is_odd_before && !text[range.clone()].contains(is_odd_blank) {
        return None;
    }
    let line_start = text[..range.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let mut edits = Vec::new();
    let mut at = line_start;
    for line in text[line_start..range.end].split_inclusive(['\n', '\r']) {
        let is_indent = |one: &(usize, char)| one.1 == ' ' || is_odd_blank(one.1);
        for (offset, character) in line.char_indices().take_while(is_indent).filter(|(_, one)| is_odd_blank(*one)) {
            let start = at + offset;
            edits.push((Span::new(start, start + character.len_utf8()), plain_blank(character).to_owned()));
        }
        at += line.len();
    }
    let first = edits.first()?.0;
    Some(Slip::new(FaultKind::NoBreakIndent, first, edits))
}

fn quoted_slip(text: &str, span: Span, (at, because): (usize, Because)) -> Slip {
    let raw = text.get(span.range()).unwrap_or_default();
    let edits = vec![(span, quoted(raw))];
    let line_start = text[..span.range().start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line = text[line_start..].split(['\n', '\r']).next().unwrap_or_default();
    let moved = Span::new(span.range().start - line_start, span.range().end - line_start);
    let shown = match Lines::of(line).get(0) {
        Some(line) if !raw.contains(['\n', '\r']) => shown(line, &[(moved, quoted(raw))]),
        Some(_) | None => String::new(),
    };
    let length = text[at..].chars().next().map_or(0, char::len_utf8);
    Slip::new(FaultKind::NeedsQuotes { because, shown }, Span::new(at, at + length), edits)
}
