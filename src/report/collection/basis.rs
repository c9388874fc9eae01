//! What reports were judged by, and the groups of those judged alike: only within one are numbers added up.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::collected::Collected;
use super::same_repository::identity;
use super::written_report::{WrittenAct, WrittenLimits, WrittenReport};
use super::written_values::{Count, Day, Text};
use crate::text::swedish;

/// What a report was judged by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Basis {
    /// The day as of which the law is known.
    pub law_as_of: Day,
    /// The version of the program.
    pub tool_version: Text,
    /// The local profiles, sorted.
    pub profiles: Vec<Text>,
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
    /// How many vårdgivare they are of.
    pub carers: usize,
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
    /// How many reports have a brist by it.
    pub reports: usize,
}

impl Basis {
    /// What a report was judged by.
    #[must_use]
    pub fn of(report: &WrittenReport) -> Self {
        let mut profiles = report.audit.profiles.clone();
        profiles.sort();
        Self {
            law_as_of: report.audit.law_as_of,
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
            errors: findings.error.number(),
            warnings: findings.warning.number(),
            notes: findings.note.number(),
            undetermined: report.summary.requirements.undetermined.number(),
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
        let [errors, warnings, notes, undetermined, asked] =
            [error, warning, note, undetermined, asked].map(Count::number);
        Self { errors, warnings, notes, undetermined, asked }
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
            let (sums, reports) = acts.entry((act.act.is_none(), act.act.as_deref())).or_default();
            let of_act = Sums::of_act(act);
            sums.join(of_act);
            *reports += usize::from(of_act.errors > 0);
        }
    }
    let act =
        |((_, act), (sums, reports)): ((bool, Option<&str>), _)| ActSums { act: act.map(str::to_owned), sums, reports };
    let acts = acts.into_iter().map(act).collect();
    let carers = carers(numbers.iter().map(|number| &reports[*number]));
    Group { basis, reports: numbers, carers, sums, acts }
}

/// The number of vårdgivare that some reports are of, each once; one that describes no enhet is of one of its own.
pub fn carers<'all>(reports: impl Iterator<Item = &'all Collected>) -> usize {
    let mut known = HashSet::new();
    let mut nobody = 0;
    for one in reports {
        let mut topmost = identity(&one.report).peekable();
        nobody += usize::from(topmost.peek().is_none());
        known.extend(topmost);
    }
    known.len() + nobody
}
