//! A report in the collection: of whom it is, and whether it counts.

use jiff::civil::Date;

use super::same_repository::Standing;
use super::written_report::{WrittenAct, WrittenReport, WrittenUnit};
use crate::text::date::day;
use crate::text::words::list;

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
        let carer = match names.len() {
            0 => file.clone(),
            1..=MOST_NAMED => list(&names, "och"),
            many => format!("{} och {} till", names[..MOST_NAMED].join(", "), many - MOST_NAMED),
        };
        let is_old = day(&report.audit.date).is_some_and(|day| day < old_before);
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
