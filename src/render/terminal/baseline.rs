//! The output of the commands that write, show and prune a baseline.

use crate::render::Style;
use crate::render::difference_words::{gone, grades, not_mended};
use crate::render::shared_words::{bullet, count, one_line, severity, wrapped};
use crate::report::comparison::Difference;
use crate::report::{Against, Gone, Report, State, Trace};
use crate::text::personal_number::clean;

/// The most lines of each list.
const MOST: usize = 50;

/// The result of writing a baseline.
#[derive(Debug)]
pub struct Written<'trace> {
    /// The path of the baseline.
    pub file: String,
    /// The findings in the baseline.
    pub traces: &'trace [Trace],
    /// The number of new findings that were not added.
    pub left_out: usize,
    /// The number of findings in the baseline that are gone.
    pub gone: usize,
}

/// The output after a baseline was written.
#[must_use]
pub fn written(written: &Written<'_>, style: Style) -> String {
    let traces = written.traces;
    let grades = match grades(traces.iter().map(|trace| trace.severity)) {
        grades if grades.is_empty() => String::new(),
        grades => format!(": {grades}"),
    };
    let number = count(traces.len(), "känt fynd", "kända fynd");
    let mut text = line(&format!("{} är skriven med {number}{grades}", written.file), style);
    if written.left_out > 0 {
        let new = count(written.left_out, "nytt fynd är inte med", "nya fynd är inte med");
        text.push_str(&line(&format!("{new}; åtgärda dem, eller ta med dem med --accept-new"), style));
    }
    if written.gone > 0 {
        let gone = count(written.gone, "av dem syns inte längre", "av dem syns inte längre");
        let next = "ledningskoll baseline show visar varför, och ledningskoll baseline prune tar bort det som är åtgärdat \
                    eller borta";
        text.push_str(&line(&format!("{gone}; {next}"), style));
    }
    text
}

/// The findings of a baseline that remain, and those that are gone.
#[must_use]
pub fn shown(report: &Report, style: Style) -> String {
    let known: Vec<String> = report
        .findings
        .iter()
        .filter(|reported| reported.state == State::Known)
        .map(|reported| {
            let finding = &reported.finding;
            let (path, line) = (&report.source(finding).path, reported.start.line);
            format!("{path}:{line}: {} ({}, {})", finding.message, severity(finding.severity), finding.rule)
        })
        .collect();
    let gone: Vec<String> = report.against.iter().flat_map(Against::listed).map(self::gone).collect();
    let mut text = listed("Finns kvar", &known, style) + &listed("Syns inte längre", &gone, style);
    let difference = Difference::of(report).unwrap_or_default();
    let mut numbers =
        vec![format!("{} finns kvar", known.len()), count(difference.mended, "är åtgärdad", "är åtgärdade")];
    numbers.extend(not_mended(&difference));
    numbers.extend([format!("{} står inte i baslinjen", difference.new), format!("per {}", report.audit.date)]);
    text.push_str(&line(&numbers.join(" · "), style));
    text
}

fn listed(heading: &str, lines: &[String], style: Style) -> String {
    let shown: String = lines.iter().take(MOST).map(|line| bullet(line, style)).collect();
    let rest = match lines.len().saturating_sub(MOST) {
        0 => String::new(),
        rest => bullet(&format!("och {rest} till"), style),
    };
    if lines.is_empty() { String::new() } else { format!("{heading}:\n{shown}{rest}\n") }
}

/// The findings removed from a baseline, those kept because it cannot be told that they are gone, and how many remain.
#[must_use]
pub fn pruned(file: &str, (gone, kept): (&[Gone], &[Gone]), left: usize, style: Style) -> String {
    let lines = |rows: &[Gone]| rows.iter().map(self::gone).collect::<Vec<_>>();
    let mut text = listed("Borttaget ur baslinjen", &lines(gone), style);
    text.push_str(&listed("Kvar, för att det inte går att bedöma nu", &lines(kept), style));
    let difference = Difference::default().with(gone.iter());
    let reasons = std::iter::once(count(difference.mended, "är åtgärdad", "är åtgärdade"))
        .filter(|_| difference.mended > 0)
        .chain(not_mended(&difference))
        .collect::<Vec<_>>();
    let reasons = if reasons.is_empty() { String::new() } else { format!(" ({})", reasons.join(", ")) };
    let left = count(left, "känt fynd", "kända fynd");
    let removed = count(gone.len(), "borttaget", "borttagna");
    text.push_str(&line(&format!("{file}: {removed}{reasons}, {left} kvar"), style));
    text
}

fn line(text: &str, style: Style) -> String {
    wrapped(&one_line(&clean(text)), "", style)
}
