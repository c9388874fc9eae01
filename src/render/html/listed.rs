//! Where each finding stands in the page: under a requirement of an enhet, or in a list of its own.

use std::collections::{HashMap, HashSet};

use super::lookup::MOST_UNITS;
use super::side::Sheet;
use crate::report::views::gap::UnitGaps;
use crate::report::views::nature::Nature;
use crate::report::{Report, Reported};

/// The most findings drawn in each list of their own.
pub const MOST_LISTED: usize = 500;

/// Where each finding stands in the page.
pub struct Listed {
    /// The findings that are wanted; none where all are.
    wanted: Option<HashSet<*const Reported>>,
    /// The section and the requirement under which each finding is listed, by its index.
    under: HashMap<usize, Vec<(usize, usize)>>,
    /// The findings on how files are written, by index.
    pub to_correct: Vec<usize>,
    /// The other findings that stand under no requirement, by index.
    pub others: Vec<usize>,
}

impl Listed {
    /// Where the findings of a report stand.
    pub fn new(report: &Report, sheet: Sheet<'_>, gaps: &[UnitGaps<'_>]) -> Self {
        let mut under: HashMap<usize, Vec<(usize, usize)>> = HashMap::new();
        let mut of_rows: HashSet<*const Reported> = HashSet::new();
        for (part, gaps) in gaps.iter().enumerate() {
            for row in &gaps.rows {
                for number in &row.findings {
                    of_rows.insert(std::ptr::from_ref(&report.findings[*number]));
                    if part < MOST_UNITS {
                        under.entry(*number).or_default().push((part, row.requirement));
                    }
                }
            }
        }
        let left = (0..report.findings.len()).filter(|number| {
            let reported = &report.findings[*number];
            reported.counts() && !of_rows.contains(&std::ptr::from_ref(reported))
        });
        let is_of_form = |number: &usize| Nature::of(&report.findings[*number].finding) == Nature::ToCorrect;
        let (mut to_correct, mut others): (Vec<usize>, Vec<usize>) = left.partition(is_of_form);
        for list in [&mut to_correct, &mut others] {
            list.sort_by_key(|number| std::cmp::Reverse(report.findings[*number].finding.severity));
        }
        Self { wanted: sheet.limit().is_some().then_some(of_rows), under, to_correct, others }
    }

    /// True if a finding passes the filter of the page.
    pub fn is_wanted(&self, reported: &Reported) -> bool {
        self.wanted.as_ref().is_none_or(|wanted| wanted.contains(&std::ptr::from_ref(reported)))
    }

    /// The id of the row of a finding, best in the section with this number; none if it is not drawn.
    pub fn row(&self, number: usize, part: Option<usize>) -> Option<String> {
        if let Some(places) = self.under.get(&number) {
            let here = places.iter().find(|(at, _)| Some(*at) == part).or_else(|| places.first())?;
            return Some(row_id(here.0, here.1));
        }
        let is_drawn = |list: &[usize]| list.iter().take(MOST_LISTED).any(|one| *one == number);
        (self.wanted.is_none() && (is_drawn(&self.to_correct) || is_drawn(&self.others))).then(|| finding_id(number))
    }
}

/// The id of the row of a requirement in the section of an enhet.
pub fn row_id(part: usize, requirement: usize) -> String {
    format!("e{part}-{requirement}")
}

/// The id of the row of a finding in a list of its own.
pub fn finding_id(number: usize) -> String {
    format!("f{number}")
}
