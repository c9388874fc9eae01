//! What reports were judged by, and the groups of those judged alike: only within one are numbers added up.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::collected::Collected;
use super::written_report::{WrittenAct, WrittenLimits, WrittenReport};
use crate::text::swedish;

/// What a report was judged by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Basis {
    /// The day as of which the law is known.
    pub law_as_of: String,
    /// The version of the program.
    pub tool_version: String,
    /// The local profiles, sorted.
    pub profiles: Vec<String>,
    /// What the audit was limited to.
    pub limited_to: Option<WrittenLimits>,
}

/// The reports that count and were judged alike.
#[derive(Debug)]
pub struct Group {
    /// By what.
    pub basis: Basis,
    /// Their numbers in the collection.
    pub reports: Vec<usize>,
    /// The numbers of all of them.
    pub sums: Sums,
    /// The numbers of each act, by its name; last what cites no law.
    pub acts: Vec<ActSums>,
}

/// Numbers added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Sums {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    pub undetermined: usize,
    pub asked: usize,
}

/// The numbers of an act in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActSums {
    /// The act; none for what cites no law.
    pub act: Option<String>,
    /// The numbers.
    pub sums: Sums,
    /// How many vårdgivare have a brist by it.
    pub carers: usize,
}

impl Basis {
    /// What a report was judged by.
    #[must_use]
    pub fn of(report: &WrittenReport) -> Self {
        let mut profiles = report.audit.profiles.clone();
        profiles.sort();
        Self {
            law_as_of: report.audit.law_as_of.clone(),
            tool_version: report.tool.version.clone(),
            profiles,
            limited_to: report.limited_to.clone(),
        }
    }
}

impl Sums {
    /// The numbers of a whole report.
    #[must_use]
    pub fn of(report: &WrittenReport) -> Self {
        let findings = &report.summary.findings;
        Self {
            errors: findings.error,
            warnings: findings.warning,
            notes: findings.note,
            undetermined: report.summary.requirements.undetermined,
            asked: report.asked(),
        }
    }

    /// The numbers of some acts.
    #[must_use]
    pub fn of_acts(acts: &[WrittenAct]) -> Self {
        let mut sums = Self::default();
        acts.iter().for_each(|act| sums.join(Self::of_act(act)));
        sums
    }

    /// The numbers of an act.
    #[must_use]
    pub fn of_act(act: &WrittenAct) -> Self {
        let WrittenAct { act: _, error, warning, note, undetermined, asked } = *act;
        Self { errors: error, warnings: warning, notes: note, undetermined, asked }
    }

    fn join(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.undetermined += other.undetermined;
        self.asked += other.asked;
    }
}

/// The groups of the reports that count: of the whole before parts, the newest law and program first.
#[must_use]
pub fn groups(reports: &[Collected]) -> Vec<Group> {
    let mut by_basis: HashMap<Basis, Vec<usize>> = HashMap::new();
    for (number, one) in reports.iter().enumerate().filter(|(_, one)| one.counts()) {
        by_basis.entry(Basis::of(&one.report)).or_default().push(number);
    }
    let mut groups: Vec<Group> = by_basis.into_iter().map(|(basis, numbers)| group(basis, numbers, reports)).collect();
    groups.sort_by_cached_key(|group| {
        let Basis { law_as_of, tool_version, profiles, limited_to } = group.basis.clone();
        (limited_to, Reverse(law_as_of), Reverse(swedish(&tool_version)), Reverse(group.reports.len()), profiles)
    });
    groups
}

fn group(basis: Basis, numbers: Vec<usize>, reports: &[Collected]) -> Group {
    let mut sums = Sums::default();
    let mut acts: BTreeMap<(bool, Option<&str>), (Sums, usize)> = BTreeMap::new();
    for number in &numbers {
        let report = &reports[*number].report;
        sums.join(Sums::of(report));
        for act in report.summary.by_act.iter().flatten() {
            let (sums, carers) = acts.entry((act.act.is_none(), act.act.as_deref())).or_default();
            sums.join(Sums::of_act(act));
            *carers += usize::from(act.error > 0);
        }
    }
    let act =
        |((_, act), (sums, carers)): ((bool, Option<&str>), _)| ActSums { act: act.map(str::to_owned), sums, carers };
    let acts = acts.into_iter().map(act).collect();
    Group { basis, reports: numbers, sums, acts }
}
