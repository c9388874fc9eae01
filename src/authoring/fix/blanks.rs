//! Mends of invisible characters: no-break spaces in place of spaces, and tabs as indent.

use super::{Certainty, FixContext, Mend, mend};
use crate::corpus::Document;
use crate::finding::{About, Finding};
use crate::text::slips::odd_blanks::plain_blank;
use crate::text::tree::Content;
use crate::text::yaml_fault::{FaultKind, is_odd_blank};
use crate::text::{Node, Span};

/// The mend of a no-break space: a space for each in the run. In a quoted text or a block scalar it may be intended, and there
/// is no mend. None if the finding is no such blank.
pub fn no_break_space(context: FixContext<'_>, document: &Document, finding: &Finding) -> Option<Vec<Mend>> {
    let start = finding.place.span.start;
    let text = &context.source.text;
    let rest = text.get(start as usize..).unwrap_or_default();
    let run = &rest[..rest.len() - rest.trim_start_matches(|one| one == ' ' || is_odd_blank(one)).len()];
    if !run.starts_with(is_odd_blank) {
        return None;
    }
    if is_in_written_text(&document.root, start) {
        return Some(Vec::new());
    }
    let span = Span { start, end: Span::new(0, start as usize + run.len()).end };
    let spaces: String = run.chars().map(plain_blank).collect();
    Some(vec![mend(finding, Certainty::Certain, "hårt blanksteg blir vanligt blanksteg", vec![(span, spaces)])])
}

/// True if a byte lies in a quoted text or a block scalar. Values stand in the order of the text, so one at most can hold it.
pub fn is_in_written_text(node: &Node, at: u32) -> bool {
    let begins = |node: &Node| node.span.start <= at;
    let last = match &node.content {
        Content::Scalar(scalar) => return !scalar.is_plain && begins(node) && at < node.span.end,
        Content::List(items) => items[..items.partition_point(begins)].last(),
        Content::Map(entries) => {
            entries[..entries.partition_point(|entry| begins(&entry.value))].last().map(|entry| &entry.value)
        }
    };
    last.is_some_and(|value| is_in_written_text(value, at))
}

/// The mend of tabs as indent: two spaces for each, if the whole file is indented with one tab for each level.
pub fn tabs(context: FixContext<'_>, finding: &Finding) -> Vec<Mend> {
    let text = &context.source.text;
    if finding.about != About::Writing(FaultKind::Tab) || !is_outlined_with_tabs(text) {
        return Vec::new();
    }
    let mut written = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let count = line.len() - line.trim_start_matches('\t').len();
        if count > 0 {
            written.push((Span::new(at, at + count), "  ".repeat(count)));
        }
        at += line.len();
    }
    vec![mend(finding, Certainty::Certain, "tabb blir två blanksteg", written)]
}

/// True if every indent is tabs alone, at most one more than on the line before, and the file has no block scalar, where a
/// tab may belong to the text.
fn is_outlined_with_tabs(text: &str) -> bool {
    let mut depth = 0;
    text.lines().filter(|line| !line.trim().is_empty()).all(|line| {
        let blanks = &line[..line.len() - line.trim_start().len()];
        let line = line.split(" #").next().unwrap_or_default().trim_end();
        let opens_block = line.ends_with(['|', '>']) || line.ends_with("|-") || line.ends_with(">-");
        let fits = blanks.bytes().all(|byte| byte == b'\t') && blanks.len() <= depth + 1;
        depth = blanks.len();
        fits && !opens_block
    })
}
