//! Blanks that a reader cannot see: no-break spaces where spaces should be, and tabs as indent.

use super::{Certainty, FixContext, Mend, mend};
use crate::finding::{About, Finding};
use crate::text::tree::Content;
use crate::text::yaml_fault::FaultKind;
use crate::text::{Node, Span};

const NO_BREAK: char = '\u{a0}';

/// The mend of a no-break space: a space for each in the same run. Inside a text in quotes or a block it may be meant.
pub fn no_break_space(context: FixContext<'_>, finding: &Finding) -> Vec<Mend> {
    let start = finding.place.span.start;
    let text = &context.source.text;
    let rest = text.get(start as usize..).unwrap_or_default();
    let run = &rest[..rest.len() - rest.trim_start_matches([NO_BREAK, ' ']).len()];
    let is_in_text = context.document.is_some_and(|document| is_in_written_text(&document.root, start));
    if !run.starts_with(NO_BREAK) || is_in_text {
        return Vec::new();
    }
    let span = Span { start, end: Span::new(0, start as usize + run.len()).end };
    let title = "hårt blanksteg blir vanligt blanksteg".to_owned();
    vec![mend(finding, Certainty::Certain, title, vec![(span, " ".repeat(run.chars().count()))])]
}

/// True if a byte stands in a text that begins with a quote or a block mark.
fn is_in_written_text(node: &Node, at: u32) -> bool {
    let holds = |node: &Node| node.span.start <= at && at < node.span.end;
    match &node.content {
        Content::Scalar(scalar) => !scalar.is_plain && holds(node),
        Content::List(items) => items.iter().any(|item| is_in_written_text(item, at)),
        Content::Map(entries) => entries.iter().any(|entry| is_in_written_text(&entry.value, at)),
    }
}

/// The mend of tabs as indent: two spaces for each, where the whole file is indented with tabs alone, one a step.
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
    vec![mend(finding, Certainty::Certain, "tabb blir två blanksteg".to_owned(), written)]
}

/// True if every line that is indented is so with tabs alone, never more than one step further in than the line before,
/// and no text runs over lines in a block, where a tab may be a part of the text.
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
