//! A report in the collection: of whom it is, and whether it counts.

use jiff::civil::Date;

use super::same_repository::Standing;
use super::written_report::{WrittenAct, WrittenReport, WrittenUnit};
use crate::text::words::first_of;

/// A report in the collection.
#[derive(Debug)]
pub struct Collected {
    /// The file, as it is told.
    pub file: String,
    /// The name of the vårdgivare, or the file where no enhet is described.
    pub carer: String,
    /// What it says.
    pub report: WrittenReport,
    /// Whether it counts.
    pub standing: Standing,
    /// Whether it is of too early a day.
    pub is_old: bool,
}

/// The most vårdgivare of one repository that are named.
const MOST_NAMED: usize = 3;

impl Collected {
    /// A report of a file.
    #[must_use]
    pub fn new(file: String, report: WrittenReport, standing: Standing, old_before: Date) -> Self {
        let names: Vec<&str> = report.topmost().map(WrittenUnit::name).collect();
        let carer = if names.is_empty() { file.clone() } else { first_of(&names, MOST_NAMED) };
        let is_old = report.audit.date.0 < old_before;
        Self { file, carer, report, standing, is_old }
    }

    /// True if it counts.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.standing == Standing::Counts
    }

    /// The numbers of its acts; empty where an earlier version of the program wrote none.
    #[must_use]
    pub fn acts(&self) -> &[WrittenAct] {
        self.report.summary.by_act.as_deref().unwrap_or_default()
    }

    /// The enheter to tell beside the vårdgivare: none where there is only one.
    #[must_use]
    pub fn units(&self) -> &[WrittenUnit] {
        match self.report.summary.by_unit.as_slice() {
            [_] => &[],
            units => units,
        }
    }
}
