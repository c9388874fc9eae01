//! Code quality on GitLab: a list of issues, the most severe first.
//!
//! The format cannot mark an issue as accepted, so waived findings are omitted; they are in the other formats.

use std::cmp::Reverse;
use std::collections::HashMap;

use serde::Serialize;

use super::Format;
use super::json::parts::to_json;
use super::sentence::sentences;
use super::shared_words::harmless;
use crate::finding::Severity;
use crate::report::{Report, Reported, State};

/// The format `gitlab`.
pub const FORMAT: Format = Format {
    name: "gitlab",
    extension: "gitlab.json",
    opened_in: None,
    shows_notes: false,
    views: &[],
    report: |report, _, _| Ok(render(report).into_bytes()),
    view: None,
    change: None,
    collection: None,
};

#[derive(Serialize)]
struct Issue<'report> {
    description: String,
    check_name: &'report str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// The findings as code quality issues, with a final line break.
#[must_use]
pub fn render(report: &Report) -> String {
    let mut counted: Vec<&Reported> = report.counted().collect();
    counted.sort_by_key(|reported| Reverse(reported.finding.severity));
    let mut seen = HashMap::new();
    let issues: Vec<Issue<'_>> = counted
        .into_iter()
        .map(|reported| {
            let times = seen.entry(reported.fingerprint.as_str()).or_insert(0);
            *times += 1;
            issue(report, reported, *times)
        })
        .collect();
    to_json(&issues)
}

/// NOTE: GitLab keeps one issue for each fingerprint, so a repeated fingerprint gets a number appended.
fn issue<'report>(report: &'report Report, reported: &'report Reported, times: usize) -> Issue<'report> {
    let finding = &reported.finding;
    Issue {
        description: match reported.state {
            State::Known => format!("Känd, fanns redan: {}", sentences(finding)),
            State::New | State::Pending | State::Waived => sentences(finding),
        },
        check_name: finding.rule.as_str(),
        fingerprint: match times {
            1 => reported.fingerprint.clone(),
            times => format!("{}-{times}", reported.fingerprint),
        },
        severity: severity(finding.severity),
        location: Location {
            path: harmless(&report.path_in_repository(report.source(finding))),
            lines: Lines { begin: reported.start.line },
        },
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}
