//! Every hard blank of a text that could not be read, mended in one step: a text from Word has one after each colon.
//!
//! The parser tells one at a time. All are tried together, and those that then lie in a quoted text or a block scalar are left.

use super::blanks::is_in_written_text;
use super::slips::title;
use super::{Certainty, Edit, Mend};
use crate::corpus::Document;
use crate::corpus::owners::holding;
use crate::corpus::writing::NO_BREAK_SPACE;
use crate::finding::RuleId;
use crate::text::slips::odd_blanks::plain_blank;
use crate::text::yaml_fault::{FaultKind, is_odd_blank};
use crate::text::{SourceId, Span};

/// The mends of the lines with hard blanks as indent or after their key, outside the documents that could be read.
#[must_use]
pub fn mends(text: &str, source: SourceId, read: &[Document]) -> Vec<(FaultKind, Mend)> {
    let mut mends = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let is_unread = u32::try_from(start).is_ok_and(|start| holding(read, start).is_none());
        let of_line = if is_unread { edits(line, start, source) } else { None };
        mends.extend(of_line.map(|(kind, edits)| {
            let title = title(&kind).unwrap_or_default();
            (kind, Mend { rule: RuleId::new(NO_BREAK_SPACE.id), title, certainty: Certainty::Certain, edits })
        }));
        start += line.len();
    }
    mends
}

/// Only the mends that change nothing in a quoted text or a block scalar of the documents that the text has after all of them.
#[must_use]
pub fn outside_texts(mends: Vec<(FaultKind, Mend)>, after: &[Document]) -> Vec<(FaultKind, Mend)> {
    let (mut added, mut removed) = (0, 0);
    let mut is_outside = |edit: &Edit| {
        let at = u32::try_from(edit.span.range().start + added - removed).unwrap_or(u32::MAX);
        added += edit.text.len();
        removed += edit.span.range().len();
        holding(after, at).is_some_and(|(_, document)| !is_in_written_text(&document.root, at))
    };
    // NOTE: each edit moves those after it, so all of them are asked.
    let mut kept = mends;
    kept.retain(|(_, mend)| mend.edits.iter().filter(|edit| !is_outside(edit)).count() == 0);
    kept
}

/// The edits of a line that begins at an offset.
fn edits(line: &str, start: usize, source: SourceId) -> Option<(FaultKind, Vec<Edit>)> {
    let is_blank = |one: char| one == ' ' || is_odd_blank(one);
    let blanks = |from: usize, text: &str| {
        let odd = text.char_indices().take_while(|(_, one)| is_blank(*one)).filter(|(_, one)| is_odd_blank(*one));
        let edit = |(at, one): (usize, char)| {
            let at = start + from + at;
            Edit { source, span: Span::new(at, at + one.len_utf8()), text: plain_blank(one).to_owned() }
        };
        odd.map(edit).collect::<Vec<_>>()
    };
    let mut edits = blanks(0, line);
    let kind = if edits.is_empty() { FaultKind::NoBreakSpace } else { FaultKind::NoBreakIndent };
    if let Some((before, after)) = line.split_once(':') {
        let word = before.trim_start_matches(|one| is_blank(one) || matches!(one, '-' | '{'));
        let is_key = !word.is_empty() && word.chars().all(|one| one.is_alphanumeric() || matches!(one, '_' | '-'));
        edits.extend(if is_key { blanks(before.len() + 1, after) } else { Vec::new() });
    }
    (!edits.is_empty()).then_some((kind, edits))
}
