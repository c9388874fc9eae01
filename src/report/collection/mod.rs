//! The reports of many repositories side by side: which of them count, and which can be held against each other.

pub mod basis;
pub mod collected;
pub mod same_repository;
pub mod written_report;
pub mod written_values;

use jiff::civil::Date;

use self::basis::{Group, carers, groups};
use self::collected::Collected;
use self::same_repository::standings;
use self::written_report::WrittenReport;
use crate::text::swedish;

/// The reports of many repositories side by side.
#[derive(Debug)]
pub struct Collection {
    /// The day from which their age is counted.
    pub day: Date,
    /// A report of an earlier day than this is old.
    pub old_before: Date,
    /// The reports, by the name of the vårdgivare; of one repository the newest first.
    pub reports: Vec<Collected>,
    /// Those that count, in groups that were judged alike.
    pub groups: Vec<Group>,
}

impl Collection {
    /// The reports of these files.
    #[must_use]
    pub fn of(read: Vec<(String, WrittenReport)>, day: Date, old_before: Date) -> Self {
        let standings = standings(&read, day);
        let one = |((file, report), standing)| Collected::new(file, report, standing, old_before);
        let mut reports: Vec<Collected> = read.into_iter().zip(standings).map(one).collect();
        reports.sort_by_cached_key(|one| {
            let date = std::cmp::Reverse(one.report.audit.date);
            (swedish(&one.carer), !one.counts(), date, one.file.clone())
        });
        let groups = groups(&reports);
        Self { day, old_before, reports, groups }
    }

    /// The reports that do not count.
    pub fn left_out(&self) -> impl Iterator<Item = &Collected> {
        self.reports.iter().filter(|one| !one.counts())
    }

    /// The number of vårdgivare that the reports are of which count.
    #[must_use]
    pub fn carers(&self) -> usize {
        carers(self.reports.iter().filter(|one| one.counts()))
    }

    /// The reports that count and describe no enhet, so that nothing tells whose they are.
    pub fn of_nobody(&self) -> impl Iterator<Item = &Collected> {
        self.reports.iter().filter(|one| one.counts() && one.report.topmost().next().is_none())
    }

    /// The reports that count and are old.
    pub fn old(&self) -> impl Iterator<Item = &Collected> {
        self.reports.iter().filter(|one| one.counts() && one.is_old)
    }

    /// The reports that count and have no numbers of acts: an earlier version of the program wrote them.
    pub fn without_acts(&self) -> impl Iterator<Item = &Collected> {
        self.reports.iter().filter(|one| one.counts() && one.report.summary.by_act.is_none())
    }
}
