//! JUnit: requirements and rules as test cases, a suite for each enhet, each act, and for form and rules.
//!
//! A requirement for an enhet, or for a document of a single enhet, is in the suite of the enhet; other documents are
//! in that of the act. A case fails if it has a brist, like the exit code by default. A case with only a bör or a tips
//! is skipped, and so is one that is undetermined, known or waived: the message says which. The text has a line for
//! each finding that counts. Requirements that do not apply are omitted. Nothing is timed.

pub(crate) mod cases;

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use self::cases::{Case, Suite, suites};
use crate::finding::{Outcome, Severity};
use crate::render::log_lines::in_markup;
use crate::render::sentence::{law, sentence, shortened};
use crate::render::shared_words::severity;
use crate::render::{Format, difference_words};
use crate::report::{Report, Reported, State};

/// The format `junit`.
pub const FORMAT: Format = Format {
    name: "junit",
    extension: "xml",
    opened_in: None,
    shows_notes: true,
    views: &[],
    report: |report, _, _| Ok(render(report).into_bytes()),
    view: None,
    change: None,
    collection: None,
};

/// The most characters shown of a text from a document.
const MOST: usize = 2_000;

/// The verdict of a case.
enum Verdict {
    Passed,
    Failed { message: String, text: String },
    Skipped { message: String, text: String },
}

/// The report as JUnit XML, with a final line break.
#[must_use]
pub fn render(report: &Report) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    write(&mut writer, report).expect("a text in memory takes every write");
    let mut text = in_markup(String::from_utf8(writer.into_inner()).expect("what was written is text"));
    text.push('\n');
    text
}

fn write(writer: &mut Writer<Vec<u8>>, report: &Report) -> io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.create_element("testsuites").write_inner_content(|writer| {
        suites(report).iter().enumerate().try_for_each(|(number, one)| suite(writer, report, number, one))
    })?;
    Ok(())
}

fn suite(writer: &mut Writer<Vec<u8>>, report: &Report, number: usize, suite: &Suite<'_>) -> io::Result<()> {
    let verdicts: Vec<Verdict> = suite.cases.iter().map(|case| verdict(report, case)).collect();
    let count = |is: fn(&Verdict) -> bool| verdicts.iter().filter(|verdict| is(verdict)).count().to_string();
    let failures = count(|verdict| matches!(verdict, Verdict::Failed { .. }));
    let skipped = count(|verdict| matches!(verdict, Verdict::Skipped { .. }));
    let date = &report.audit.date;
    let element = writer.create_element("testsuite").with_attributes([
        ("name", xml(&suite.name).as_str()),
        ("package", env!("CARGO_PKG_NAME")),
        ("id", &number.to_string()),
        ("timestamp", &format!("{date}T00:00:00")),
        ("hostname", "localhost"),
        ("tests", &verdicts.len().to_string()),
        ("failures", &failures),
        ("errors", "0"),
        ("skipped", &skipped),
        ("time", "0"),
    ]);
    element.write_inner_content(|writer| {
        writer.create_element("properties").write_inner_content(|writer| properties(writer, report))?;
        suite.cases.iter().zip(&verdicts).try_for_each(|(case, verdict)| testcase(writer, case, verdict))?;
        writer.create_element("system-out").write_empty()?;
        writer.create_element("system-err").write_empty()?;
        Ok(())
    })?;
    Ok(())
}

fn properties(writer: &mut Writer<Vec<u8>>, report: &Report) -> io::Result<()> {
    let audit = &report.audit;
    let facts = [("granskningsdag", &audit.date), ("rättsläge", &audit.law_as_of)];
    let revision = audit.revision.iter().map(|revision| ("revision", revision));
    let compared = difference_words::sentence(report);
    let notes = report.notes.iter().chain(&compared).map(|note| ("anmärkning", note));
    for (name, value) in facts.into_iter().chain(revision).chain(notes) {
        writer.create_element("property").with_attributes([("name", name), ("value", &xml(value))]).write_empty()?;
    }
    Ok(())
}

fn testcase(writer: &mut Writer<Vec<u8>>, case: &Case<'_>, verdict: &Verdict) -> io::Result<()> {
    let (name, class) = (xml(&case.name), xml(&case.class));
    let element = writer.create_element("testcase");
    let element = element.with_attributes([("name", name.as_str()), ("classname", &class), ("time", "0")]);
    let (tag, kind, message, text) = match verdict {
        Verdict::Passed => return element.write_empty().map(drop),
        Verdict::Failed { message, text } => ("failure", Some(("type", Severity::Error.word())), message, text),
        Verdict::Skipped { message, text } => ("skipped", None, message, text),
    };
    element.write_inner_content(|writer| {
        let element = writer.create_element(tag).with_attribute(("message", message.as_str())).with_attributes(kind);
        if text.is_empty() { element.write_empty() } else { element.write_text_content(BytesText::new(text)) }.map(drop)
    })?;
    Ok(())
}

fn verdict(report: &Report, case: &Case<'_>) -> Verdict {
    let of = |state: State| case.findings.iter().copied().filter(move |reported| reported.state == state);
    let counted = of(State::New).chain(of(State::Known));
    let text: String = counted.map(|reported| finding_line(report, reported)).collect();
    let skipped = |message: String| Verdict::Skipped { message: xml(&message), text: text.clone() };
    if let Some(worst) = of(State::New).max_by_key(|reported| reported.finding.severity) {
        let message = &worst.finding.message;
        return match worst.finding.severity {
            Severity::Error => Verdict::Failed { message: xml(message), text },
            lighter @ (Severity::Warning | Severity::Note) => skipped(format!("{}: {message}", severity(lighter))),
        };
    }
    if let Some(known) = of(State::Known).next() {
        return skipped(format!("känd, fanns redan: {}", known.finding.message));
    }
    match case.outcome {
        Outcome::Violated => Verdict::Failed { message: xml(&case.name), text },
        Outcome::Undetermined => skipped(format!("ej bedömt: {}", case.reason.unwrap_or_default())),
        Outcome::Waived => skipped(of(State::Waived).next().map_or_else(|| "undantag".to_owned(), waived)),
        Outcome::Satisfied | Outcome::NotApplicable => Verdict::Passed,
    }
}

fn waived(reported: &Reported) -> String {
    let Some(waiver) = &reported.waiver else { return "undantag".to_owned() };
    let (reason, owner) = (sentence(&waiver.reason), &waiver.owner);
    format!("undantag: {reason} Beslutat av {owner}, gäller till {} ({})", waiver.until, waiver.id)
}

/// A finding on a line of its own, with lagrum and advice below.
fn finding_line(report: &Report, reported: &Reported) -> String {
    let finding = &reported.finding;
    let (path, start) = (&report.source(finding).path, reported.start);
    let heading =
        format!("{}: {} ({path}:{}:{})", severity(finding.severity), finding.message, start.line, start.column);
    let law = finding.citation.as_ref().map(|citation| format!("  lagrum: {}", law(citation)));
    let help = finding.help.as_ref().map(|help| format!("  gör så: {help}"));
    [Some(heading), law, help].into_iter().flatten().map(|line| format!("{}\n", indented(&line))).collect()
}

fn indented(line: &str) -> String {
    let text = line.trim_start();
    format!("{}{}", &line[..line.len() - text.len()], xml(text))
}

/// A text on one line, without the characters that XML 1.0 forbids.
fn xml(text: &str) -> String {
    shortened(text, MOST).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
