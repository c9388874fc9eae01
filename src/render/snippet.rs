//! Lines of a source with labels, drawn by miette from an index of lines.

use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents,
};

use super::text::{harmless, one_line};
use crate::finding::Severity;
use crate::source::{Source, Span};

/// How the terminal is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// How many columns there are.
    pub width: usize,
    /// Whether colour is used.
    pub is_coloured: bool,
    /// Whether frames are drawn with more than ASCII.
    pub is_unicode: bool,
}

/// A heading with labelled lines below it.
pub struct Snippet<'report> {
    /// The rule or rules.
    pub code: String,
    /// What is missing or differs.
    pub heading: String,
    /// How grave it is.
    pub severity: Severity,
    /// The file.
    pub source: &'report Source,
    /// What is said of which text.
    pub labels: Vec<(Span, String)>,
}

/// Lines longer than this many characters are not drawn; they would fill the window.
const LONGEST_LINE: usize = 400;

/// The snippet as text.
#[must_use]
pub fn draw(snippet: Snippet<'_>, style: Style) -> String {
    let theme = match (style.is_unicode, style.is_coloured) {
        (true, true) => GraphicalTheme::unicode(),
        (true, false) => GraphicalTheme::unicode_nocolor(),
        (false, _) => GraphicalTheme::none(),
    };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(style.width)
        .with_context_lines(1)
        .without_syntax_highlighting();
    let mut drawn = String::new();
    let drawing = Drawing { code: snippet.code.clone(), labels: labels(&snippet), lines: Lines::of(&snippet), snippet };
    match handler.render_report(&mut drawn, &drawing) {
        Ok(()) => drawn,
        // NOTE: the drawing writes to a string, which never fails; the words are kept all the same.
        Err(fmt::Error) => format!("{}\n", drawing.snippet.heading),
    }
}

fn labels(snippet: &Snippet<'_>) -> Vec<LabeledSpan> {
    let source = snippet.source;
    let is_drawable = |span: &Span| {
        let line = source.line_of(source.floor(span.start));
        let around = line.saturating_sub(1)..=(line + 1).min(source.line_count() - 1);
        around.into_iter().all(|line| source.line_range(line).len() <= LONGEST_LINE)
    };
    let drawable = snippet.labels.iter().filter(|(span, _)| !source.text.is_empty() && is_drawable(span));
    drawable
        .map(|(span, label)| {
            let start = source.floor(span.start).min(source.text.len().saturating_sub(1));
            let start = source.floor(u32::try_from(start).unwrap_or(u32::MAX));
            let line_end = source.line_range(source.line_of(start)).end.max(start);
            let end = source.floor(span.end).clamp(start, line_end);
            LabeledSpan::new(Some(one_line(label)), start, end - start)
        })
        .collect()
}

struct Drawing<'report> {
    code: String,
    labels: Vec<LabeledSpan>,
    lines: Lines<'report>,
    snippet: Snippet<'report>,
}

/// A source whose lines are found by index, and whose text can do no harm.
struct Lines<'report> {
    source: &'report Source,
    path: String,
    text: String,
}

impl<'report> Lines<'report> {
    fn of(snippet: &Snippet<'report>) -> Self {
        Self { source: snippet.source, path: one_line(&snippet.source.path), text: harmless(&snippet.source.text) }
    }
}

impl SourceCode for Lines<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        if end > self.text.len() {
            return Err(MietteError::OutOfBounds);
        }
        let first = self.source.line_of(start).saturating_sub(before);
        let last = (self.source.line_of(end) + after).min(self.source.line_count() - 1);
        let from = self.source.line_range(first).start;
        let till = self.source.line_range(last).end.max(end);
        // The column is asked for without context, and is then that of the span itself.
        let column = match before {
            0 => self.text[from..start].chars().count(),
            _ => 0,
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.path.clone(),
            &self.text.as_bytes()[from..till],
            (from, till - from).into(),
            first,
            column,
            last - first + 1,
        )))
    }
}

impl fmt::Debug for Drawing<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.snippet.heading)
    }
}

impl fmt::Display for Drawing<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&one_line(&self.snippet.heading))
    }
}

impl std::error::Error for Drawing<'_> {}

impl Diagnostic for Drawing<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.snippet.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        (!self.labels.is_empty()).then_some(&self.lines as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty())
            .then(|| Box::new(self.labels.iter().cloned()) as Box<dyn Iterator<Item = LabeledSpan>>)
    }
}
