//! Due dates that have passed or come within a number of days: the one list of every command and format.

use jiff::{Span, ToSpan};

use crate::catalogue::kind;
use crate::report::Report;
use crate::report::dossier::{DueKind, DueRow};
use crate::text::date::day;

/// The due dates that have passed or come within a number of days, by date; only those of the role that is asked for.
#[must_use]
pub fn due(report: &Report, within_days: i32) -> Vec<&DueRow> {
    let is_meant = |row: &&DueRow| match &report.audit.role {
        Some(asked) => asked.bears(&row.roles),
        None => true,
    };
    report.dossier.due.iter().filter(|row| row.days <= within_days).filter(is_meant).collect()
}

/// The number of due dates within a number of days that name no role, and so are in the list of none.
#[must_use]
pub fn without_role(report: &Report, within_days: i32) -> usize {
    report.dossier.due.iter().filter(|row| row.days <= within_days && row.roles.is_empty()).count()
}

/// The days from the audit date to the last day of a span after it. The calendar ends with the year 9999.
#[must_use]
pub fn days_ahead(report: &Report, span: Span) -> i32 {
    let today = day(&report.audit.date).unwrap_or_default();
    (today.saturating_add(span) - today).get_days()
}

/// The days ahead where nothing else is asked for: six months.
#[must_use]
pub fn usual_days(report: &Report) -> i32 {
    days_ahead(report, 6.months())
}

/// The word for a kind of due date.
#[must_use]
pub fn kind(kind: DueKind) -> &'static str {
    match kind {
        DueKind::Measure => "åtgärd",
        DueKind::Answer => "svar",
        DueKind::FollowUp => kind::FOLLOW_UP,
        DueKind::Expiry => "giltighet",
        DueKind::Review => "översyn",
        DueKind::Control => kind::SELF_CHECK,
        DueKind::RiskAnalysis => kind::RISK_ANALYSIS,
        DueKind::YearlyReport => "patientsäkerhetsberättelse",
        DueKind::Waiver => kind::WAIVER,
    }
}

/// A number of days from the audit date, in words.
#[must_use]
pub fn when(days: i32) -> String {
    match days {
        0 => "i dag".to_owned(),
        -1 => "för 1 dag sedan".to_owned(),
        1 => "om 1 dag".to_owned(),
        days if days < 0 => format!("för {} dagar sedan", -days),
        days => format!("om {days} dagar"),
    }
}
