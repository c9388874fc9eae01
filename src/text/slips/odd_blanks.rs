//! Blanks that look like spaces, after a colon or as indent.

use super::Slip;
use super::lines::Lines;
use crate::text::Span;
use crate::text::yaml_fault::{FaultKind, is_odd_blank};

/// The slip of a line with odd blanks as indent or after its colon.
#[must_use]
pub fn of_line(lines: &Lines<'_>, number: usize) -> Option<Slip> {
    let line = lines.get(number)?;
    let is_blank = |one: char| one == ' ' || is_odd_blank(one);
    let indent = line.text.len() - line.text.trim_start_matches(is_blank).len();
    let colon = line.text.char_indices().zip(line.text.chars().skip(1));
    let after_colon =
        colon.into_iter().find(|((_, one), next)| *one == ':' && is_odd_blank(*next)).map(|((at, _), _)| at + 1);
    let run = |from: usize, text: &str| {
        let odd = text.char_indices().take_while(|(_, one)| is_blank(*one)).filter(|(_, one)| is_odd_blank(*one));
        let edit = |(at, one): (usize, char)| {
            let start = line.start + from + at;
            (Span::new(start, start + one.len_utf8()), plain_blank(one).to_owned())
        };
        odd.map(edit).collect::<Vec<_>>()
    };
    let mut edits = run(0, &line.text[..indent]);
    let kind = if edits.is_empty() { FaultKind::NoBreakSpace } else { FaultKind::NoBreakIndent };
    edits.extend(after_colon.into_iter().flat_map(|at| run(at, &line.text[at..])));
    let first = edits.first()?.0;
    Some(Slip::new(kind, first, edits))
}

/// A space for a blank that looks like one, and nothing for one that has no width.
#[must_use]
pub fn plain_blank(character: char) -> &'static str {
    if matches!(character, '\u{200b}' | '\u{feff}') { "" } else { " " }
}
