//! Source lines with labels, drawn by miette from an excerpt.

use std::fmt;

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};

use super::excerpt::Excerpt;
use crate::finding::Severity;
use crate::render::Style;
use crate::render::shared_words::one_line;
use crate::text::{Source, Span};

/// A message with labelled source lines below it.
pub struct Snippet<'report> {
    /// The rule, or the first of several.
    pub code: String,
    /// The message of the finding.
    pub heading: String,
    /// Its severity, which sets the sign and colour.
    pub severity: Severity,
    /// The source that the labels point into.
    pub source: &'report Source,
    /// The labelled spans of the source.
    pub labels: Vec<(Span, String)>,
}

/// The snippet drawn as text.
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
        .with_word_splitter(textwrap::WordSplitter::NoHyphenation)
        .with_break_words(false)
        .without_syntax_highlighting();
    let mut drawn = String::new();
    let drawing = Drawing::of(snippet, style.width);
    match handler.render_report(&mut drawn, &drawing) {
        Ok(()) => drawn,
        // NOTE: writing to a string never fails; if it did, the message would still be printed.
        Err(fmt::Error) => format!("{}\n", drawing.heading),
    }
}

/// A snippet as a miette diagnostic.
struct Drawing {
    code: String,
    heading: String,
    severity: Severity,
    labels: Vec<LabeledSpan>,
    excerpt: Excerpt,
}

impl Drawing {
    fn of(snippet: Snippet<'_>, width: usize) -> Self {
        let places: Vec<Span> = snippet.labels.iter().map(|(span, _)| *span).collect();
        let excerpt = Excerpt::of(snippet.source, &places, width);
        let labels = snippet.labels.iter().filter(|_| !snippet.source.text.is_empty()).filter_map(|(span, label)| {
            let (start, length) = excerpt.place(snippet.source, *span)?;
            Some(LabeledSpan::new(Some(one_line(label)), start, length))
        });
        let labels = labels.collect();
        Self { code: snippet.code, heading: one_line(&snippet.heading), severity: snippet.severity, labels, excerpt }
    }
}

impl fmt::Debug for Drawing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.heading)
    }
}

impl fmt::Display for Drawing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.heading)
    }
}

impl std::error::Error for Drawing {}

impl Diagnostic for Drawing {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        (!self.labels.is_empty()).then_some(&self.excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        (!self.labels.is_empty())
            .then(|| Box::new(self.labels.iter().cloned()) as Box<dyn Iterator<Item = LabeledSpan>>)
    }
}
