//! Colons without a blank after them.

use super::Slip;
use super::lines::{Line, Lines, split_key};
use crate::text::Span;
use crate::text::yaml_fault::FaultKind;

/// The slip of a line whose key has no blank after its colon, together with those of the lines next to it.
#[must_use]
pub fn of_line(lines: &Lines<'_>, number: usize) -> Option<Slip> {
    let found = |number: usize| lines.get(number).and_then(|line| unspaced(&line));
    found(number)?;
    let first = (0..number).rev().take_while(|number| found(*number).is_some()).last().unwrap_or(number);
    let mut run = (first..lines.count()).map_while(found).peekable();
    let (key, colon) = *run.peek()?;
    let colons = run.map(|(_, colon)| colon);
    let edits = colons.map(|colon| (Span::new(colon + 1, colon + 1), " ".to_owned())).collect();
    let span = Span::new(colon - key.len(), colon + 1);
    Some(Slip::new(FaultKind::NoBlankAfterColon { key: key.to_owned() }, span, edits))
}

/// The key of a line whose colon has no blank after it, and the offset of the colon.
fn unspaced<'text>(line: &Line<'text>) -> Option<(&'text str, usize)> {
    let (start, content) = line.content();
    let (key, after) = split_key(content)?;
    let colon = start + content.len() - after.len() - 1;
    // The address of a page and a path on Windows have a colon too.
    let is_value = after.starts_with(|first: char| !first.is_whitespace() && !matches!(first, ':' | '/' | '\\'));
    (is_value && key.chars().count() > 1 && content.starts_with(key)).then_some((key, colon))
}
