//! Lines of a source with labels, drawn by miette from an excerpt.

use std::fmt;

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};

use super::excerpt::Excerpt;
use crate::finding::Severity;
use crate::render::Style;
use crate::render::shared_words::one_line;
use crate::text::{Source, Span};

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
        .with_word_splitter(textwrap::WordSplitter::NoHyphenation)
        .with_break_words(false)
        .without_syntax_highlighting();
    let mut drawn = String::new();
    let drawing = Drawing::of(snippet, style.width);
    match handler.render_report(&mut drawn, &drawing) {
        Ok(()) => drawn,
        // NOTE: the drawing writes to a string, which never fails; the words are kept all the same.
        Err(fmt::Error) => format!("{}\n", drawing.heading),
    }
}

/// A snippet ready to be drawn.
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
