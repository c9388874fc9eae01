//! What could not be determined, in words: the requirement, of what it is asked, why, and what to do.

use super::shared_words::one_line;
use crate::report::Report;
use crate::report::views::undetermined::{Remedy, Undetermined};

/// What could not be determined, on one line.
#[must_use]
pub fn line(report: &Report, one: &Undetermined<'_>) -> String {
    let requirement = &report.requirements[one.row.requirement];
    one_line(&format!(
        "{}: {} ({}) – {}. Gör så: {}",
        one.subject(report),
        requirement.title,
        requirement.citation,
        one.reason(),
        what_to_do(report, one)
    ))
}

/// What to do so that it can be determined.
#[must_use]
pub fn what_to_do(report: &Report, one: &Undetermined<'_>) -> String {
    match one.remedy {
        Remedy::Mend(slip) => {
            let path = &report.source(&slip.finding).path;
            format!("rätta först {path}:{}, {}", slip.start.line, slip.finding.message)
        }
        Remedy::Read(at) => format!("läs dokumentet {} ({}) och avgör själv", at.reference.id, at.path),
        Remedy::Judge => "läs det som finns på annat håll och avgör själv".to_owned(),
    }
}
