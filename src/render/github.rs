//! Annotations on GitHub: workflow commands, the worst first and law before advice, as many as the runner shows.
//!
//! Only new findings are annotated; known and waived findings are in the other formats.

use super::Format;
use super::sentence::{sentences, shortened};
use super::shared_words::{count, harmless, severity};
use crate::finding::Severity;
use crate::report::views::overview::ranked;
use crate::report::{Report, Reported, State};

/// The format `github`.
pub const FORMAT: Format = Format {
    name: "github",
    extension: "github.txt",
    opened_in: None,
    shows_notes: false,
    views: &[],
    report: |report, _, _| Ok(render(report).into_bytes()),
    view: None,
    change: None,
    collection: None,
};

/// The most errors, and the most warnings, that the runner shows of a step.
const MOST: usize = 10;
/// One note less, as the last one gives the number omitted.
const MOST_NOTES: usize = MOST - 1;
/// The most characters of a title.
const MOST_OF_TITLE: usize = 200;

/// The findings as workflow commands, one on each line.
#[must_use]
pub fn render(report: &Report) -> String {
    let mut text = String::new();
    let mut shown = 0;
    // In the order of every list of what is worst: what the runner does not show is then the lightest.
    let ranked = ranked(report);
    for grade in [Severity::Error, Severity::Warning, Severity::Note] {
        let is_shown = |reported: &&&Reported| reported.state == State::New && reported.finding.severity == grade;
        for reported in ranked.iter().filter(is_shown).take(most(grade)) {
            text.push_str(&annotation(report, reported));
            shown += 1;
        }
    }
    let totals = report.totals();
    let rest = totals.errors + totals.warnings + totals.notes - shown;
    if rest > 0 {
        let rest = count(rest, "fynd till visas inte här", "fynd till visas inte här");
        text.push_str(&format!(
            "::notice::{}\n",
            data(&format!("{rest}; kör ledningskoll audit för att se alla, eller spara dem med --output markdown=FIL"))
        ));
    }
    text
}

fn most(grade: Severity) -> usize {
    match grade {
        Severity::Error | Severity::Warning => MOST,
        Severity::Note => MOST_NOTES,
    }
}

fn annotation(report: &Report, reported: &Reported) -> String {
    let finding = &reported.finding;
    let (start, end) = (reported.start, reported.end.max(reported.start));
    let title = format!("{}: {}", severity(finding.severity), finding.rule);
    format!(
        "::{} file={},line={},col={},endLine={},title={}::{}\n",
        command(finding.severity),
        property(&report.path_in_repository(report.source(finding))),
        start.line,
        start.column,
        end.line,
        property(&shortened(&title, MOST_OF_TITLE)),
        data(&sentences(finding))
    )
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// A text escaped for the message after the last `::`.
fn data(text: &str) -> String {
    harmless(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text escaped for a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_end_its_field() {
        assert_eq!(property("a%0A::error::,\r\n"), "a%250A%3A%3Aerror%3A%3A%2C%0D%0A");
        assert_eq!(data("100 %: ja, nej"), "100 %25: ja, nej");
    }
}
