//! SARIF 2.1.0 for code scanning: types of its own, compact, the most severe results first.
//!
//! The `helpUri` of a requirement is a page with the text of its act; the manuals have no public address, and `help`
//! contains the whole of them. Columns count characters. A waived finding is written with a suppression.

mod sarif_log;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use self::sarif_log::{
    Artifact, Configuration, Driver, Invocation, Law, Location, Log, Message, Notification, PhysicalLocation, Region,
    Rule, Run, SarifResult, Suppression, Tool,
};
use crate::finding::{Citation, Finding};
use crate::render::log_lines::in_json;
use crate::render::markdown::escape::escaped;
use crate::render::sentence::{law, sentence, sentences};
use crate::render::shared_words::{count, one_line};
use crate::render::{Format, difference_words};
use crate::report::{Report, Reported, RuleRow, State};
use crate::rules::waivers::WaiverRow;
use crate::text::{Position, Source};

/// The format `sarif`, version 2.1.0.
pub const FORMAT: Format = Format {
    name: "sarif",
    extension: "sarif",
    opened_in: None,
    shows_notes: true,
    views: &[],
    report: |report, _, _| Ok(render(report).into_bytes()),
    view: None,
    change: None,
    collection: None,
};

/// The most results that GitHub accepts of a run.
const MOST_RESULTS: usize = 25_000;
/// The most characters of a manual.
const MOST_OF_MANUAL: usize = 10_000;
/// The characters to percent-encode in a relative URI.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The report as SARIF, with a final line break.
#[must_use]
pub fn render(report: &Report) -> String {
    let mut shown: Vec<&Reported> = report.findings.iter().collect();
    shown.sort_by_key(|reported| (reported.state == State::Waived, Reverse(reported.finding.severity)));
    let cut = shown.len().saturating_sub(MOST_RESULTS);
    shown.truncate(MOST_RESULTS);
    let has_results = |rule: &&RuleRow| shown.iter().any(|reported| reported.finding.rule.as_str() == rule.id);
    let rules: Vec<&RuleRow> = report.rules.iter().filter(has_results).collect();
    let mut results: Vec<SarifResult<'_>> = shown.iter().map(|reported| result(report, &rules, reported)).collect();
    if report.against.is_some() || shown.iter().any(|reported| reported.state == State::Known) {
        for (result, reported) in results.iter_mut().zip(&shown) {
            result.baseline_state = Some(baseline(reported.state));
        }
    }
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            language: "sv",
            column_kind: "unicodeCodePoints",
            invocations: [Invocation {
                execution_successful: true,
                tool_execution_notifications: notifications(report, cut),
            }],
            results,
            tool: Tool {
                driver: Driver {
                    name: env!("CARGO_PKG_NAME"),
                    version: env!("CARGO_PKG_VERSION"),
                    rules: rules.into_iter().map(rule).collect(),
                },
            },
        }],
    };
    let mut text = in_json(serde_json::to_string(&log).expect("own types with text keys always serialise"));
    text.push('\n');
    text
}

fn notifications(report: &Report, cut: usize) -> Vec<Notification> {
    let notification = |level, text: &str| Notification { level, message: message(&sentence(text)) };
    let compared = difference_words::sentence(report);
    let mut notifications: Vec<Notification> =
        report.notes.iter().chain(&compared).map(|note| notification("note", note)).collect();
    if cut > 0 {
        let rest = count(cut, "av de lindrigaste fynden", "av de lindrigaste fynden");
        notifications.push(notification("warning", &format!("{rest} får inte plats och är utelämnade")));
    }
    notifications
}

fn rule(row: &RuleRow) -> Rule<'_> {
    let parts = [
        row.citation.as_ref().map(|citation| ("Lagrum", law(citation))),
        Some(("Vad programmet ser efter", row.manual.clone())),
        row.advice.clone().map(|advice| ("Gör så", advice)),
    ];
    let parts: Vec<(&str, String)> = parts.into_iter().flatten().collect();
    let lines = |line: &dyn Fn(&str, &str) -> String| {
        parts.iter().map(|(heading, body)| line(heading, &sentence(body))).collect::<Vec<_>>().join("\n\n")
    };
    Rule {
        id: &row.id,
        name: name(&row.title),
        short_description: message(&row.title),
        full_description: message(&row.manual),
        help_uri: row.address.as_deref(),
        help: Message {
            text: lines(&|heading, body| format!("{heading}: {}", one_line(body))),
            markdown: Some(lines(&|heading, body| format!("**{heading}:** {}", escaped(body, MOST_OF_MANUAL)))),
        },
        default_configuration: Configuration { level: row.severity.word() },
        properties: row.citation.as_ref().map(|citation| Law {
            lagrum: one_line(&citation.to_string()),
            styrka: one_line(&citation.strength),
            verified: one_line(&citation.verified),
            tags: tags(citation),
        }),
    }
}

/// The act, and the chapter of it, by which results can be filtered.
fn tags(citation: &Citation) -> Vec<String> {
    let mut tags = [citation.marked_act(), citation.chapter()].map(|tag| one_line(&tag)).to_vec();
    tags.dedup();
    tags
}

/// A title as one word in Pascal case, as the standard recommends for rule names.
fn name(title: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
    };
    one_line(title).split(|character: char| !character.is_alphanumeric()).filter_map(capital).collect()
}

fn result<'report>(report: &'report Report, rules: &[&RuleRow], reported: &'report Reported) -> SarifResult<'report> {
    let finding = &reported.finding;
    SarifResult {
        rule_id: finding.rule.as_str(),
        rule_index: rules.binary_search_by(|rule| rule.id.as_str().cmp(finding.rule.as_str())).ok(),
        // What remains in a document that is pending is open: the standard then has the level none.
        level: if finding.pending.is_some() { "none" } else { finding.severity.word() },
        kind: if finding.pending.is_some() { "open" } else { "fail" },
        message: message(&sentences(finding)),
        locations: [location(report, report.source(finding), (reported.start, reported.end))],
        partial_fingerprints: BTreeMap::from([("ledningskoll/v1", reported.fingerprint.as_str())]),
        related_locations: related(report, finding),
        baseline_state: None,
        suppressions: reported.waiver.iter().map(suppression).collect(),
    }
}

/// NOTE: the standard requires the state at every result or at none. Findings that are gone are not written as
/// `absent`: a service that ignores the state would show them as present.
fn baseline(state: State) -> &'static str {
    match state {
        State::New => "new",
        State::Known | State::Pending | State::Waived => "unchanged",
    }
}

fn related(report: &Report, finding: &Finding) -> Vec<Location> {
    let placed = report.related(finding).filter_map(|related| Some((related.message, related.at?)));
    placed
        .enumerate()
        .map(|(number, (text, (source, start, end)))| Location {
            id: Some(number + 1),
            message: Some(message(text)),
            ..location(report, source, (start, end))
        })
        .collect()
}

fn location(report: &Report, source: &Source, (start, end): (Position, Position)) -> Location {
    let end = end.max(start);
    let region =
        Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column };
    let uri = utf8_percent_encode(&report.path_in_repository(source), PATH).to_string();
    let artifact_location = Artifact { uri, uri_base_id: "%SRCROOT%" };
    Location { id: None, message: None, physical_location: PhysicalLocation { artifact_location, region } }
}

fn suppression(waiver: &WaiverRow) -> Suppression {
    let WaiverRow { id, reason, owner, until } = waiver;
    let justification = format!("{} Beslutat av {owner}, gäller till {until} ({id}).", sentence(reason));
    Suppression { kind: "external", status: "accepted", justification: one_line(&justification) }
}

/// A message of plain text, in which `](` is broken up so that it makes no link.
fn message(text: &str) -> Message {
    Message { text: one_line(text).replace("](", "] ("), markdown: None }
}
