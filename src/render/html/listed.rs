//! Where each finding stands in the page: under a requirement of an enhet, or in a list of its own.

use std::collections::{HashMap, HashSet};

use super::side::Sheet;
use crate::report::Report;
use crate::report::views::gap::UnitGaps;
use crate::report::views::nature::Nature;
use crate::report::views::order::rank;

/// The most enheter that get a section of their own.
pub const MOST_UNITS: usize = 400;
/// The most findings drawn in each list of their own.
pub const MOST_LISTED: usize = 500;

/// Where each finding stands in the page.
pub struct Listed {
    /// True if all findings are shown, so that the lists of their own are drawn.
    is_whole: bool,
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
        let mut of_rows: HashSet<usize> = HashSet::new();
        for (part, gaps) in gaps.iter().enumerate() {
            for row in &gaps.rows {
                for number in &row.findings {
                    of_rows.insert(*number);
                    if part < MOST_UNITS {
                        under.entry(*number).or_default().push((part, row.requirement));
                    }
                }
            }
        }
        let is_left = |number: &usize| report.findings[*number].counts() && !of_rows.contains(number);
        let left = (0..report.findings.len()).filter(is_left);
        let is_of_form = |number: &usize| Nature::of(&report.findings[*number].finding) == Nature::ToCorrect;
        let (mut to_correct, mut others): (Vec<usize>, Vec<usize>) = left.partition(is_of_form);
        for list in [&mut to_correct, &mut others] {
            list.sort_by_cached_key(|number| rank(report, &report.findings[*number]));
        }
        Self { is_whole: matches!(sheet, Sheet::Whole), under, to_correct, others }
    }

    /// The id of the row of a finding, best in the section with this number; none if it is not drawn.
    pub fn row(&self, number: usize, part: Option<usize>) -> Option<String> {
        if let Some(places) = self.under.get(&number) {
            let here = places.iter().find(|(at, _)| Some(*at) == part).or_else(|| places.first())?;
            return Some(row_id(here.0, here.1));
        }
        let is_drawn = |list: &[usize]| list.iter().take(MOST_LISTED).any(|one| *one == number);
        (self.is_whole && (is_drawn(&self.to_correct) || is_drawn(&self.others))).then(|| finding_id(number))
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
