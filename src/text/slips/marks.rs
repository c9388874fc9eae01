//! Marks of lists as word processors write them, and hyphens without a blank.

use super::Slip;
use super::lines::{Line, Lines, quoted, split_key};
use crate::text::Span;
use crate::text::yaml_fault::{FaultKind, is_odd_blank};

/// The dashes and bullets with which word processors begin the items of a list.
pub const MARKS: [char; 16] = ['–', '—', '‒', '−', '‑', '‐', '•', '·', '∙', '▪', '●', '○', '◦', '‣', '*', '\u{f0b7}'];

/// The slip of a line that begins with a foreign mark, a hyphen without a blank or a number; its place is the first such
/// line of the list.
#[must_use]
pub fn of_line(lines: &Lines<'_>, number: usize) -> Option<Slip> {
    let is_foreign = |body: &str| foreign(body).is_some();
    let is_numbered = |body: &str| numbered(body).is_some();
    let body = lines.get(number)?.body();
    let is_same: &dyn Fn(&str) -> bool = match body {
        body if is_foreign(body) => &is_foreign,
        body if is_tight(body) => &is_tight,
        body if is_numbered(body) => &is_numbered,
        _ => return None,
    };
    let (kind, edits) = if is_foreign(body) {
        (FaultKind::ForeignMark { mark: body.chars().next()? }, hyphens(lines, number))
    } else if is_tight(body) {
        (FaultKind::NoBlankAfterDash, loosened(lines, number))
    } else {
        (FaultKind::Numbered, numbered_edits(lines, number))
    };
    let first = siblings(lines, number).find(|line| is_same(line.body()))?;
    let at = first.start + first.indent;
    let length = first.body().chars().next().map_or(0, char::len_utf8);
    Some(Slip::new(kind, Span::new(at, at + length), edits))
}

/// A hyphen and a blank for each foreign mark of a list.
fn hyphens(lines: &Lines<'_>, number: usize) -> Vec<(Span, String)> {
    let edit = |line: Line<'_>| {
        let (mark, after) = foreign(line.body())?;
        let at = line.start + line.indent;
        let written = if after.starts_with(' ') { "-" } else { "- " };
        let odd = after.chars().next().filter(|next| *next == '\t' || is_odd_blank(*next)).map_or(0, char::len_utf8);
        Some((Span::new(at, at + mark.len_utf8() + odd), written.to_owned()))
    };
    siblings(lines, number).filter_map(edit).collect()
}

/// The foreign mark at the start of a text, and what follows it.
#[must_use]
pub fn foreign(body: &str) -> Option<(char, &str)> {
    let mark = body.chars().next().filter(|first| MARKS.contains(first))?;
    let after = &body[mark.len_utf8()..];
    let next = after.chars().next()?;
    (next == ' ' || next == '\t' || is_odd_blank(next)).then_some((mark, after))
}

/// True for a text that begins with a hyphen and a letter or a quote.
#[must_use]
pub fn is_tight(body: &str) -> bool {
    body.strip_prefix('-').is_some_and(|rest| rest.starts_with(|first: char| first.is_alphabetic() || first == '"'))
}

/// The number with which a line begins, and the text after it: `1. Kontrollera`, `2) Skriv`.
#[must_use]
pub fn numbered(body: &str) -> Option<(&str, &str)> {
    let digits = body.len() - body.trim_start_matches(|first: char| first.is_ascii_digit()).len();
    let after = body[digits..].strip_prefix(['.', ')'])?;
    let is_number = (1..=3).contains(&digits) && after.starts_with([' ', '\t']) && !after.trim().is_empty();
    is_number.then(|| (&body[..=digits], after.trim()))
}

fn siblings<'lines>(lines: &'lines Lines<'_>, number: usize) -> impl Iterator<Item = Line<'lines>> {
    lines.siblings(number).into_iter().filter_map(|number| lines.get(number))
}

/// A blank after the hyphen of each item of a list; lines that stand under the first letter of an item follow it.
fn loosened(lines: &Lines<'_>, number: usize) -> Vec<(Span, String)> {
    let mut edits = Vec::new();
    for item in lines.siblings(number) {
        let Some(line) = lines.get(item).filter(|line| is_tight(line.body())) else { continue };
        let after = line.start + line.indent + 1;
        edits.push((Span::new(after, after), " ".to_owned()));
        let below: Vec<Line<'_>> = lines.below(item, line.indent).filter_map(|number| lines.get(number)).collect();
        if below.first().is_some_and(|first| first.indent == line.indent + 1) {
            edits.extend(below.iter().map(|line| (Span::new(line.start, line.start), " ".to_owned())));
        }
    }
    edits
}

/// A numbered list as steps, where it stands under `tillvägagångssätt`; elsewhere nothing.
#[must_use]
pub fn numbered_edits(lines: &Lines<'_>, number: usize) -> Vec<(Span, String)> {
    const STEPS: [&str; 2] = ["tillvägagångssätt", "tillvägagångssätt:"];
    let is_of_steps =
        lines.above(number).is_some_and(|line| STEPS.contains(&line.uncommented().trim().trim_end_matches(' ')));
    if !is_of_steps {
        return Vec::new();
    }
    let ending = if lines.text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut edits = Vec::new();
    for item in lines.siblings(number) {
        let Some(line) = lines.get(item) else { continue };
        let Some((mark, text)) = numbered(line.body()) else { continue };
        let (indent, of_step) = (" ".repeat(line.indent), mark.trim_end_matches(['.', ')']));
        let below: Vec<Line<'_>> = lines.below(item, line.indent).filter_map(|number| lines.get(number)).collect();
        let is_text = |line: &&Line<'_>| line.field().is_none();
        let last = below.iter().take_while(is_text).last();
        let whole = last.map_or(text, |last| lines.text[..last.end()].split_at(line.end() - text.len()).1);
        let is_long = last.is_some();
        let written = if needs_quotes(whole) { quoted(whole) } else { whole.to_owned() };
        let end = last.map_or(line.end(), Line::end);
        let first = line.start + line.indent;
        let rest = if is_long {
            written.replace(&format!("{ending}{indent}"), &format!("{ending}{indent}  "))
        } else {
            written
        };
        edits.push((Span::new(first, end), format!("- steg: {of_step}{ending}{indent}  vad: {rest}")));
        for field in below.iter().skip_while(is_text) {
            let at = field.start;
            edits.push((Span::new(at, at + field.indent), format!("{indent}  ")));
        }
    }
    edits
}

/// True for a text that is read as something else unless it has quotes.
fn needs_quotes(text: &str) -> bool {
    let special = |first: char| !first.is_alphanumeric() && !matches!(first, '(' | '§' | '/');
    text.starts_with(special)
        || text.contains(": ")
        || text.contains(" #")
        || text.ends_with(':')
        || split_key(text).is_some()
}
