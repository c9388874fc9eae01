//! Texts that need straight quotes: curly quotes, colons, number signs and first characters that mean something else.

use super::Slip;
use super::lines::{Field, Line, Lines, quoted, shown, split_key, without_comment};
use crate::text::Span;
use crate::text::yaml_fault::{Because, FaultKind};

/// Quotes as word processors write them.
const CURLY: [char; 10] = ['”', '“', '„', '‟', '«', '»', '″', '’', '‘', '‚'];

/// The slip of curly quotes around the values of a line.
#[must_use]
pub fn curly(lines: &Lines<'_>, number: usize) -> Option<Slip> {
    let line = lines.get(number)?;
    let pairs = curly_pairs(&line);
    let (first, _) = pairs.first()?;
    let span = Span::new(line.start + first, line.start + first + line.text[*first..].chars().next()?.len_utf8());
    let edits = pairs.iter().map(|(start, end)| {
        let inner = line.text[*start..*end].trim_matches(CURLY);
        (Span::new(line.start + start, line.start + end), quoted(inner))
    });
    Some(Slip::new(FaultKind::CurlyQuotes, span, edits.collect()))
}

/// The offsets in a line of texts in curly quotes, from the opening quote to after the closing one.
fn curly_pairs(line: &Line<'_>) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut open = None;
    let mut before = ':';
    for (at, character) in line.text.char_indices() {
        let after = line.text[at + character.len_utf8()..].trim_start();
        if CURLY.contains(&character) {
            match open {
                None if matches!(before, ':' | '-' | '[' | '{' | ',') => open = Some(at),
                Some(start) if after.is_empty() || after.starts_with([',', ']', '}', '#']) => {
                    pairs.push((start, at + character.len_utf8()));
                    open = None;
                }
                None | Some(_) => {}
            }
        }
        if character != ' ' {
            before = character;
        }
    }
    pairs
}

/// A text without the curly quotes around it; none if it has none.
#[must_use]
pub fn without_curly(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(CURLY)?.strip_suffix(CURLY)?;
    (!inner.contains(CURLY)).then_some(inner)
}

/// The slip of a hyphen alone as a value.
#[must_use]
pub fn lone_dash(lines: &Lines<'_>, number: usize) -> Option<Slip> {
    let field = lines.get(number)?.field()?;
    let is_alone = without_comment(field.value).trim() == "-";
    let colon = lines.text[..field.start].trim_end().len();
    let span = Span::new(field.start, field.start + 1);
    is_alone.then(|| Slip::new(FaultKind::LoneDash, span, vec![(Span::new(colon, field.start + 1), String::new())]))
}

/// The slips of a text without quotes on a line: its value, the items of its list in brackets, or the whole item.
#[must_use]
pub fn missing(lines: &Lines<'_>, number: usize) -> Vec<Slip> {
    let Some(line) = lines.get(number).filter(Line::is_filled) else { return Vec::new() };
    let mut slips = Vec::new();
    if let Some(field) = line.field() {
        slips.extend(value(lines, number, field));
        slips.extend(in_brackets(line, field));
    }
    let (start, content) = line.content();
    let is_item = start > line.start + line.indent;
    // A text of several words before its first colon is no key.
    if is_item && split_key(content).is_none() && !content.is_empty() {
        slips.extend(value(lines, number, Field { key_start: start, start, value: content.trim_end() }));
    }
    slips
}

/// The slips of a value that needs quotes: on its line alone, and with the lines that continue it.
fn value(lines: &Lines<'_>, number: usize, field: Field<'_>) -> Vec<Slip> {
    let Some(line) = lines.get(number) else { return Vec::new() };
    let indent = field.key_start - line.start;
    let last =
        lines.below(number, indent.saturating_sub(1).max(line.indent)).last().and_then(|number| lines.get(number));
    let mut slips: Vec<Slip> = whole(line, field.start, field.value).into_iter().collect();
    if let Some(last) = last {
        let text = lines.text[field.start..last.end()].trim_end();
        slips.extend(whole(line, field.start, text));
    }
    slips
}

/// The slip of a text that needs quotes; none if it needs none, or is in quotes or brackets already.
fn whole(line: Line<'_>, start: usize, text: &str) -> Option<Slip> {
    let (at, because) = match because(text)? {
        (at, because @ Because::NumberSign) => (at, because),
        (at, because) if without_comment(text).contains(text.get(..=at).unwrap_or(text)) => (at, because),
        (_, Because::Colon | Because::First(_)) => return None,
    };
    let kept = if because == Because::NumberSign { text } else { without_comment(text).trim_end() };
    if kept.chars().count() < 2 {
        return None;
    }
    let edits = vec![(Span::new(start, start + kept.len()), quoted(kept))];
    let shown = shown(line, &edits);
    let shown = if kept.contains(['\n', '\r']) { String::new() } else { shown };
    let length = text[at..].chars().next().map_or(0, char::len_utf8);
    Some(Slip::new(FaultKind::NeedsQuotes { because, shown }, Span::new(start + at, start + at + length), edits))
}

/// What makes a text something else than a text, and where; none if it is a text without quotes.
fn because(text: &str) -> Option<(usize, Because)> {
    let first = text.chars().next()?;
    let special = matches!(
        first,
        '@' | '`' | '%' | '&' | '*' | '!' | '|' | '>' | '?' | '-' | ',' | ']' | '}' | '[' | '{' | '"' | '\''
    );
    let number_sign = || comment_start(text).map(|at| (at, Because::NumberSign));
    let colon = || {
        let found = text.match_indices(':').map(|(at, _)| at);
        let mut ends = found.filter(|at| text[at + 1..].chars().next().is_none_or(char::is_whitespace));
        ends.next().map(|at| (at, Because::Colon))
    };
    if matches!(first, '[' | '{' | '"' | '\'') && !is_followed(first, text) {
        return None;
    }
    if special { Some((0, Because::First(first))) } else { number_sign().or_else(colon) }
}

/// True if words follow what a text opens with: `[Intyg] ska skrivas`, `"Intyg" skrivs`.
fn is_followed(first: char, text: &str) -> bool {
    let closing = match first {
        '[' => ']',
        '{' => '}',
        quote => quote,
    };
    let after = text[first.len_utf8()..].find(closing).map(|at| &text[first.len_utf8() + at + closing.len_utf8()..]);
    after
        .and_then(|after| after.strip_prefix(' '))
        .is_some_and(|after| after.trim_start().starts_with(char::is_alphanumeric))
}

/// The offset of a number sign that begins a comment though it seems meant as text: a letter or digit follows at once.
#[must_use]
pub fn comment_start(text: &str) -> Option<usize> {
    let comment = without_comment(text).len();
    let after = text.get(comment + 1..)?;
    after.starts_with(char::is_alphanumeric).then_some(comment)
}

/// The slip of items of a list in brackets that need quotes.
fn in_brackets(line: Line<'_>, field: Field<'_>) -> Option<Slip> {
    let inner = field.value.strip_prefix('[')?.strip_suffix(']')?;
    let mut at = field.start + 1;
    let mut edits = Vec::new();
    let mut cause = None;
    for item in inner.split(',') {
        let text = item.trim();
        let start = at + item.len() - item.trim_start().len();
        if let Some((offset, because)) = because(text).filter(|_| !text.starts_with(['"', '\'', '[', '{'])) {
            cause.get_or_insert((start + offset, because));
            edits.push((Span::new(start, start + text.len()), quoted(text)));
        }
        at += item.len() + 1;
    }
    let (at, because) = cause?;
    let shown = shown(line, &edits);
    Some(Slip::new(FaultKind::NeedsQuotes { because, shown }, Span::new(at, at + 1), edits))
}
