//! The due dates as JSON: `schema/due.json` describes it.

use serde::Serialize;

use super::parts::{Audit, Document, TOOL, Tool, audit, document, to_json};
use crate::report::Report;
use crate::report::dossier::DueKind;
use crate::report::views::due::due;

#[derive(Serialize)]
struct Json<'report> {
    version: u8,
    tool: Tool,
    audit: Audit<'report>,
    within_days: i32,
    /// The role that the list is limited to, as it was asked for.
    role: Option<&'report str>,
    due: Vec<Due<'report>>,
}

#[derive(Serialize)]
struct Due<'report> {
    date: &'report str,
    days: i32,
    kind: &'static str,
    what: &'report str,
    document: Document<'report>,
    line: usize,
    /// The first of the roles.
    role: Option<&'report str>,
    roles: &'report [String],
    units: &'report [String],
}

/// The due dates that have passed or come within `within_days`.
#[must_use]
pub fn render(report: &Report, within_days: i32) -> String {
    let rows = due(report, within_days).into_iter().map(|row| Due {
        date: &row.date,
        days: row.days,
        kind: kind(row.kind),
        what: &row.what,
        document: document(&row.document, Some(&row.path)),
        line: row.line,
        role: row.roles.first().map(String::as_str),
        roles: &row.roles,
        units: &row.units,
    });
    let role = report.audit.role.as_ref().map(|role| role.name.as_str());
    to_json(&Json { version: 1, tool: TOOL, audit: audit(&report.audit), within_days, role, due: rows.collect() })
}

fn kind(kind: DueKind) -> &'static str {
    match kind {
        DueKind::Measure => "measure",
        DueKind::Answer => "answer",
        DueKind::FollowUp => "follow_up",
        DueKind::Expiry => "expiry",
        DueKind::Review => "review",
        DueKind::Control => "control",
        DueKind::RiskAnalysis => "risk_analysis",
        DueKind::YearlyReport => "yearly_report",
        DueKind::Waiver => "waiver",
    }
}
