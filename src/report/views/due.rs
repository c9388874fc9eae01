//! Due dates that have passed or come within a number of days.

use crate::catalogue::kind;
use crate::report::Report;
use crate::report::dossier::{DueKind, DueRow};

/// The due dates that have passed or come within a number of days, by date.
#[must_use]
pub fn due(report: &Report, within_days: i32) -> Vec<&DueRow> {
    report.dossier.due.iter().filter(|row| row.days <= within_days).collect()
}

/// The word for a kind of due date.
#[must_use]
pub fn kind(kind: DueKind) -> &'static str {
    match kind {
        DueKind::Measure => "åtgärd",
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
